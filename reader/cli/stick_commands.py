"""`carrel stick write` and `carrel stick check`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from reader import bundled
from reader.cli.terminal_text import printable_json, printable_line
from reader.sticks import copy_choices, outcome_text
from reader.sticks.check import Report, check
from reader.sticks.copy_source import CopySource, gather
from reader.sticks.errors import Cancelled, CopySourceError, NoStickError
from reader.sticks.programs import Program, named
from reader.sticks.progress import Progress
from reader.sticks.stick_target import StickOutcome
from reader.sticks.write import write
from reader.system import paths
from reader.system.format_numbers import counted, size

GOOD, SOME_FAILED, WRONG = 0, 1, 2
MOST_LISTED = 10


def run(options: argparse.Namespace) -> int:
    try:
        return _write(options) if options.what == "write" else _check(options)
    except (CopySourceError, NoStickError) as error:
        for line in str(error).split("\n"):
            _tell(line)
        return WRONG
    except Cancelled as error:
        _tell(str(error))
    except KeyboardInterrupt:
        _tell("It was stopped. What is whole stays; the same command goes on from there.")
    return SOME_FAILED


def _write(options: argparse.Namespace) -> int:
    programs = _programs(options.program)
    source = gather(programs, [*options.pack, *(_packs_at_hand(options.data, programs) if options.all_packs else ())])
    with _progress() as told:
        outcomes = write(source, options.targets, told, dry=options.dry_run)
    if options.json:
        _print_json(
            {
                "dry_run": options.dry_run,
                "files": len(source.files),
                "bytes": source.size,
                "targets": [asdict(outcome) for outcome in outcomes],
            }
        )
    else:
        _print_outcomes(source, outcomes, options.dry_run)
    return SOME_FAILED if any(outcome.reason for outcome in outcomes) else GOOD


def _programs(asked: Sequence[Path]) -> list[Program]:
    if asked:
        return list(dict.fromkeys(map(named, asked)))
    own = paths.program()
    if own is None:
        raise CopySourceError(
            "This is no standalone program, so there is none to copy. `python3 dev.py build` makes one; "
            "name it with --program dist/Carrel."
        )
    return list(copy_choices.programs(own))


def _packs_at_hand(asked: Path | None, programs: Sequence[Program]) -> list[Path]:
    """Without those that are inside the programs, and come with them."""
    files, sentences = bundled.at_hand(paths.data_folder(asked).path)
    found, problems = copy_choices.packs(files, programs)
    for sentence in (*sentences, *problems):
        _tell(sentence)
    return [pack.path for pack in found if not pack.comes_along]


def _print_outcomes(source: CopySource, outcomes: Sequence[StickOutcome], is_dry: bool) -> None:
    for outcome in outcomes:
        if outcome.reason:
            _tell(outcome.reason)
        else:
            print(printable_line(f"{outcome.target}: {outcome_text.of_outcome(outcome, is_dry=is_dry)}"))
    if is_dry:
        parts = [program.folder for program in source.programs] + [info.title for info in source.packs]
        print(printable_line(f"{counted(len(source.files), 'file')}, {size(source.size)}: {', '.join(parts)}."))


def _check(options: argparse.Namespace) -> int:
    with _progress() as told:
        report = check(options.target, told)
    if options.json:
        foreign = [{"name": name, "kind": kind.name.lower()} for name, kind in report.foreign]
        _print_json({**asdict(report), "foreign": foreign, "is_whole": report.is_whole})
    else:
        for line in _described(report):
            print(printable_line(line))
    return GOOD if report.is_whole else SOME_FAILED


def _described(report: Report) -> Iterator[str]:
    first, *others = outcome_text.of_report(report)
    yield f"{report.target}: {first}"
    yield from others
    for group in outcome_text.groups(report):
        yield from _some(group.label, group.names)
    if not report.is_whole:
        yield (
            f"To repair it: carrel stick write “{report.target}”, with the packs that it should have. "
            "What others have put there, and what its reader has marked, stays."
        )


def _some(what: str, found: Sequence[str]) -> Iterator[str]:
    for name in found[:MOST_LISTED]:
        yield f"{what}: {name}"
    if len(found) > MOST_LISTED:
        yield f"{what}: {len(found) - MOST_LISTED:,} more (--json lists them all)"


def _print_json(value: object) -> None:
    print(printable_json(json.dumps(value, ensure_ascii=False, indent=1, default=str)))


def _tell(sentence: str) -> None:
    print(f"carrel: {printable_line(sentence)}", file=sys.stderr)


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None]]:
    """A bar on a terminal; nothing where the output goes to a file."""
    from tqdm import tqdm  # not at the top: it takes longer than checking a small stick

    with tqdm(unit="B", unit_scale=True, disable=None, leave=False, delay=0.5) as bar:

        def show(progress: Progress) -> None:
            bar.total = progress.total
            bar.set_description(progress.stage.value, refresh=False)
            bar.set_postfix_str(f"{progress.files}/{progress.all_files} files", refresh=False)
            bar.update(progress.done - bar.n)

        yield show
