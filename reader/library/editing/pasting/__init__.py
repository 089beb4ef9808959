"""What other programs put on the clipboard as Markdown: HTML of Word, LibreOffice, Google Docs and web pages."""
