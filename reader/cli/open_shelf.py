"""The packs that a command reads: those that are available, or the one of `--pack`."""

from __future__ import annotations

import argparse

from reader import bundled
from reader.cli.output import print_error
from reader.library.shelf import Shelf
from reader.system import paths


def open_shelf(options: argparse.Namespace) -> Shelf:
    """The available packs, or only the pack of `--pack`. Raises PackError."""
    if options.pack:
        shelf = Shelf()
        shelf.add(options.pack)
        return shelf
    data = paths.data_folder(options.data)
    files, sentences = bundled.available_packs(data.path)
    for sentence in filter(None, (data.notice, *sentences)):
        print_error(sentence)
    return Shelf(files)
