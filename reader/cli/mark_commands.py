"""`carrel marks`: list, export, import, merge and collect what readers have marked."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.cli.terminal_text import printable, printable_json, printable_line
from reader.marks import backups, exchange, readable_export
from reader.marks.annotation import to_annotation
from reader.marks.combine_readers import SharedPassage, as_values, collect
from reader.marks.exchange import Contents
from reader.marks.merge import merged
from reader.marks.model import Mark, MarkError
from reader.marks.open_store import FILE_NAME
from reader.marks.store import MarkStore
from reader.system import paths
from reader.system.atomic_write import write_atomically
from reader.system.format_numbers import counted

DONE, SOME_LEFT_OUT, ERROR = 0, 1, 2
_LONGEST = 400  # characters of a quote or note in a list
_FORMATS = {"markdown": readable_export.as_markdown, "html": readable_export.as_html}


def run(options: argparse.Namespace) -> int:
    """Returns the exit status: 1 where entries of a file were left out, 2 where nothing was done."""
    work = {"list": _list, "export": _export, "import": _import, "merge": _merge, "collect": _collect}
    try:
        return work[options.what](options)
    except MarkError as error:
        _tell(str(error))
        return ERROR


def kept_marks(options: argparse.Namespace) -> list[Mark]:
    with _store(options) as store:
        return store.all()


def _list(options: argparse.Namespace) -> int:
    with _store(options) as store:
        marks = store.all()
    if options.json:
        print(printable_json(json.dumps([to_annotation(mark) for mark in marks], ensure_ascii=False, indent=1)))
        return DONE
    for mark in marks:
        print(
            printable_line(
                f"{mark.title or mark.source.article_title or mark.target.article}  [{readable_export.about(mark)}]"
            )
        )
        for text in (mark.target.quote, mark.note):
            if text:
                print("    " + printable_line(text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")))
    return DONE


def _export(options: argparse.Namespace) -> int:
    with _store(options) as store:
        text = exchange.as_json(store.versions()) if options.format == "json" else _FORMATS[options.format](store.all())
    return _write(options.output, text, is_json=options.format == "json")


def _import(options: argparse.Namespace) -> int:
    read = [_read(file) for file in options.files]
    with _store(options, is_writing=True) as store:
        done = store.merge(merged(*(contents.versions for contents in read)))
    if done.problem:
        _tell(done.problem)
    print(
        f"{counted(done.new, 'new mark')}, {counted(done.changed, 'changed mark')}, {done.deleted:,} deleted, "
        f"{counted(done.older, 'older version')} kept as history."
    )
    return ERROR if done.problem else _status(read)


def _merge(options: argparse.Namespace) -> int:
    read = [_read(file) for file in options.files]
    text = exchange.as_json(merged(*(contents.versions for contents in read)))
    return _write(options.output, text, is_json=True) or _status(read)


def _collect(options: argparse.Namespace) -> int:
    read = [_read(file) for file in options.files]
    names = [file.name.removesuffix(".json").removesuffix(".marks") for file in options.files]
    unique = [name if names.count(name) == 1 else f"{name} ({number})" for number, name in enumerate(names, 1)]
    passages = collect({name: contents.versions for name, contents in zip(unique, read, strict=True)})
    text = json.dumps(as_values(passages), ensure_ascii=False, indent=1) + "\n"
    if options.output:
        return _write(options.output, text, is_json=True) or _status(read)
    if options.json:
        print(printable_json(text), end="")
    else:
        _print(passages)
    return _status(read)


def _print(passages: Sequence[SharedPassage]) -> None:
    for each in passages:
        place = f"{each.article_title or each.article}  carrel:{each.pack}/{each.article}#{each.block}"
        print(printable_line(f"{counted(each.readers, 'reader')}, {counted(each.marks, 'mark')}  {place}"))
        print("    " + printable_line(each.excerpt))
        for reader, note in each.notes:
            print("    - " + printable_line(f"{reader}: {note}"))


@contextlib.contextmanager
def _store(options: argparse.Namespace, *, is_writing: bool = False) -> Iterator[MarkStore]:
    """The reader's store. One that is only read is not made where there is none."""
    folder = options.data or paths.user_data()
    is_there = (folder / FILE_NAME).exists() or (folder / backups.FOLDER).exists()
    store = MarkStore(folder if is_writing or is_there else None)
    try:
        if store.problem and not (store.is_read_only and not is_writing and store.problem == store.read_only_reason):
            _tell(store.problem)
        yield store
    finally:
        sentence = store.close()
        if sentence:
            _tell(sentence)


def _read(file: Path) -> Contents:
    contents = exchange.read_file(file)
    for problem in contents.problems:
        _tell(f"{file.name}: {problem}")
    return contents


def _status(read: Sequence[Contents]) -> int:
    return SOME_LEFT_OUT if any(contents.problems for contents in read) else DONE


def _write(file: Path | None, text: str, *, is_json: bool) -> int:
    if file is None:
        # A program that reads the output gets every character; a terminal obeys some of them.
        shown = (printable_json(text) if is_json else printable(text)) if sys.stdout.isatty() else text
        print(shown, end="")
        return DONE
    try:
        write_atomically(file, text)
    except OSError as error:
        _tell(f"{file} cannot be written ({error.strerror or error}).")
        return ERROR
    return DONE


def _tell(sentence: str) -> None:
    print(f"carrel: {printable_line(sentence)}", file=sys.stderr)
