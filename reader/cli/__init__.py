"""The command line: the second front end, without Qt."""

from reader.cli.main import main

__all__ = ["main"]
