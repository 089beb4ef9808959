"""`carrel marks`: list, export, import and merge marks, and combine those of several readers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.cli import mark_changes
from reader.cli.mark_store import open_store
from reader.cli.output import print_error, print_json, save_text
from reader.cli.safe_text import exported, printable_line
from reader.marks import combined_export, exchange, readable_export
from reader.marks.annotation import to_annotation
from reader.marks.combine_readers import SharedPassage, combine, reader_names
from reader.marks.exchange import FileContents
from reader.marks.import_plan import ImportSource
from reader.marks.merge import merged
from reader.marks.model import Mark, MarkError
from reader.translation import _

DONE, SOME_SKIPPED, ERROR = 0, 1, 2
_LONGEST = 400  # characters of a quote or note in a list
_FORMATS = {"markdown": readable_export.as_markdown, "html": readable_export.as_html}


def run(options: argparse.Namespace) -> int:
    """Returns the exit status: 1 if entries of a file were skipped, 2 if nothing was done."""
    commands = {
        "list": _list, "export": _export, "import": _import, "merge": _merge, "collect": _collect,
        "imports": mark_changes.list_imports, "undo": mark_changes.undo, "proposals": mark_changes.proposals,
        "deleted": mark_changes.list_deleted, "history": mark_changes.history, "restore": mark_changes.restore,
    }  # fmt: skip
    try:
        return commands[options.what](options)
    except MarkError as error:
        print_error(error)
        return ERROR


def stored_marks(options: argparse.Namespace) -> list[Mark]:
    with open_store(options) as store:
        return store.all()


def _list(options: argparse.Namespace) -> int:
    marks = stored_marks(options)
    if options.json:
        print_json([to_annotation(mark) for mark in marks])
        return DONE
    for mark in marks:
        name = mark.title or mark.source.article_title or mark.target.article
        print(printable_line(f"{name}  [{readable_export.about(mark)}]"))
        for text in (mark.target.quote, mark.note):
            if text:
                print("    " + printable_line(text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")))
    return DONE


def _export(options: argparse.Namespace) -> int:
    with open_store(options) as store:
        if options.format == "json":
            text = exchange.as_json(store.versions(), store.id)
        else:
            text = _FORMATS[options.format](store.all())
    return _write(options.output, text, is_json=options.format == "json")


def _import(options: argparse.Namespace) -> int:
    """Shows what the import does, whether it is saved or not."""
    read = _placed([exchange.read_file(file) for file in options.files], options)
    for file, contents in zip(options.files, read, strict=True):
        _print_problems(file, contents)
        if not contents.versions and not contents.problems:
            print_error(_("{file} has no marks.", file=file.name))
    sources = [
        ImportSource(file.name, contents.versions, contents.store)
        for file, contents in zip(options.files, read, strict=True)
    ]
    with open_store(options, is_writing=not options.preview) as store:
        plan = store.imports.plan(sources, is_mine=options.mine)
        if options.preview:
            mark_changes.print_plan(plan)
            return _status(read)
        result = store.imports.save(plan)
        mark_changes.print_plan(plan, is_saved=True)
    if result.problem:
        print_error(result.problem)
    return ERROR if result.problem else _status(read)


def _merge(options: argparse.Namespace) -> int:
    read = [_read(file) for file in options.files]
    text = exchange.as_json(merged(*(contents.versions for contents in read)))
    return _write(options.output, text, is_json=True) or _status(read)


def _collect(options: argparse.Namespace) -> int:
    """Without `--format`: text on the screen, JSON in a file."""
    read = [_read(file) for file in options.files]
    names = reader_names(options.files)
    passages = combine({name: contents.versions for name, contents in zip(names, read, strict=True)})
    form = options.format or ("json" if options.json or options.output else "text")
    match form:
        case "html":
            text = combined_export.as_html(passages)
        case "json":
            text = combined_export.as_json(passages)
        case _:
            text = "".join(f"{line}\n" for line in _lines(passages))
    return _write(options.output, text, is_json=form == "json") or _status(read)


def _lines(passages: Sequence[SharedPassage]) -> Iterator[str]:
    """Two lines per passage, then a line per note."""
    for each in passages:
        place = f"{each.article_title or each.article}  carrel:{each.pack}/{each.article}#{each.block}"
        yield printable_line(f"{combined_export.counts(each)}  {place}")
        yield "    " + printable_line(each.excerpt)
        for reader, note in each.notes:
            yield "    - " + printable_line(_("{reader}: {note}", reader=reader, note=note))


def _read(file: Path) -> FileContents:
    contents = exchange.without_foreign(exchange.read_file(file))
    _print_problems(file, contents)
    return contents


def _placed(read: list[FileContents], options: argparse.Namespace) -> list[FileContents]:
    """With the entries of other programs as marks in the packs on the shelf."""
    if not any(contents.foreign for contents in read):
        return read
    from reader.cli.open_shelf import open_shelf

    with open_shelf(options) as shelf:
        return [exchange.with_placed(contents, shelf.packs()) for contents in read]


def _print_problems(file: Path, contents: FileContents) -> None:
    for problem in contents.problems:
        print_error(_("{file}: {problem}", file=file.name, problem=problem))


def _status(read: Sequence[FileContents]) -> int:
    return SOME_SKIPPED if any(contents.problems for contents in read) else DONE


def _write(file: Path | None, text: str, *, is_json: bool) -> int:
    shown = exported(text, is_json=is_json)
    if file is None:
        print(shown, end="")
        return DONE
    return DONE if save_text(file, shown) else ERROR
