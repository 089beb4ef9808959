"""`carrel selftest`: runs every feature of this copy once, without a screen and without the reader's own data."""
