"""The command line, the front end without Qt."""

from reader.cli.main import main

__all__ = ["main"]
