"""The panel behind “Aa”: how text is set and the page is read; and the reading ruler."""
