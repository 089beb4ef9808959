"""`carrel import`: makes a content folder of documents of other programs, and prints what was not kept."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reader.cli.author_commands import print_commands
from reader.cli.command_line import as_word
from reader.cli.output import print_error, print_json, progress_bar
from reader.cli.safe_text import printable_line
from reader.library.authoring.language import language_problem
from reader.library.authoring.new_folder import NewFolderError
from reader.library.importing.import_files import (
    FileImportFailed,
    ImportOptions,
    ImportResult,
    read_files,
    write_files,
)
from reader.library.importing.report import Outcome, ReportEntry
from reader.translation import N_, _, list_text, ngettext

DONE, FAILED = 0, 1
LONGEST_SHOWN = 200
"""Characters of a text in the printed report; in JSON it is complete."""

_HEADINGS = {
    Outcome.LEFT_OUT: N_("Left out"),
    Outcome.CHANGED: N_("Changed"),
    Outcome.GUESSED: N_("Guessed: please check"),
}


def run(options: argparse.Namespace) -> int:
    advice = language_problem(options.language) if options.language else ""
    if advice:
        print_error(_("The language {tag} is not a language tag; {advice}", tag=options.language, advice=advice))
        return FAILED
    wanted = ImportOptions(time.strftime("%Y-%m-%d"), " ".join(options.title.split()), options.language)
    try:
        with progress_bar(_("Importing")) as show:
            imported = read_files(options.files, wanted, show)
        result = write_files(imported, options.output, wanted)
    except (FileImportFailed, NewFolderError) as error:
        print_error(error)
        return FAILED
    if options.report == "json":
        print_json(_as_json(result, options.output))
    else:
        _print(result, options.output)
    return DONE


def _print(result: ImportResult, folder: Path) -> None:
    contents = [
        ngettext("{count} block", "{count} blocks", result.blocks),
        ngettext("{count} source", "{count} sources", result.references),
        ngettext("{count} figure", "{count} figures", result.figures),
    ]
    if result.terms:
        contents.insert(1, ngettext("{count} term", "{count} terms", result.terms))
    print(printable_line(_("Made {folder}: {contents}.", folder=folder, contents=list_text(contents))))
    for file, entries in result.reports:
        if len(result.reports) > 1 and entries:
            print(printable_line(f"\n{file}"))
        _print_entries(entries)
    word = as_word(folder)
    advice = _("Read the report above, and compare every number with the original. Then type:")
    print(f"\n{advice}")
    print_commands((f"check {word}", _("lists problems")), (word, _("opens it")))


def _print_entries(entries: Sequence[ReportEntry]) -> None:
    for outcome, heading in _HEADINGS.items():
        own = [entry for entry in entries if entry.outcome is outcome]
        if own:
            print(f"\n{_(heading)}")
        for message, same in _by_message(own):
            print(printable_line(f"- {message}"))
            for entry in same:
                if entry.text or entry.place:
                    print("    " + printable_line(_shown(entry)))


def _by_message(entries: Iterable[ReportEntry]) -> list[tuple[str, list[ReportEntry]]]:
    groups: dict[str, list[ReportEntry]] = {}
    for entry in entries:
        groups.setdefault(entry.message, []).append(entry)
    return list(groups.items())


def _shown(entry: ReportEntry) -> str:
    text = " ".join(entry.text.split())
    text = f"{text[:LONGEST_SHOWN]}…" if len(text) > LONGEST_SHOWN else text
    return ": ".join(filter(None, (entry.place, text)))


def _as_json(result: ImportResult, folder: Path) -> dict[str, Any]:
    return {
        "folder": str(folder),
        "title": result.title,
        "language": result.language,
        "blocks": result.blocks,
        "references": result.references,
        "figures": result.figures,
        "terms": result.terms,
        "report": [
            {
                "file": str(file),
                "outcome": entry.outcome.value,
                "what": entry.what,
                "message": entry.message,
                "text": entry.text,
                "place": entry.place,
                "key": entry.key,
            }
            for file, entries in result.reports
            for entry in entries
        ],
    }
