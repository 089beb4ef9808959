"""How it is found: matching words in the text of articles."""
