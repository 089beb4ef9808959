"""`carrel stick write` and `carrel stick check`."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reader import bundled
from reader.cli.open_shelf import files_not_read
from reader.cli.output import print_error, print_json, progress_bar
from reader.cli.terminal_text import printable_line
from reader.sticks import copy_choices, outcome_text
from reader.sticks.check import StickReport, check_stick
from reader.sticks.copy_source import CopySource, list_files
from reader.sticks.errors import CopySourceError, NotAStickError
from reader.sticks.intruders import remove_intruders
from reader.sticks.programs import Program, find_program
from reader.sticks.progress import OnProgress, StickProgress
from reader.sticks.stick_target import StickOutcome
from reader.sticks.write import write_sticks
from reader.system import paths
from reader.system.format_numbers import size
from reader.translation import Translated, _, in_english, list_text, ngettext, with_english

DONE, SOME_FAILED, ERROR = 0, 1, 2


def write(options: argparse.Namespace) -> int:
    try:
        return _write(options)
    except CopySourceError as error:
        return _print_errors(error)
    except KeyboardInterrupt:
        print_error(
            _("Writing was cancelled. Verified files stay on the sticks; the same command continues from there.")
        )
        return SOME_FAILED


def check(options: argparse.Namespace) -> int:
    try:
        return _check(options)
    except NotAStickError as error:
        return _print_errors(error)
    except KeyboardInterrupt:
        print_error(
            _("The check was cancelled. Foreign files may have been removed already.")
            if options.remove_foreign
            else _("The check was cancelled. Nothing was changed.")
        )
        return SOME_FAILED


def _print_errors(error: Exception) -> int:
    for sentence in str(error).split("\n"):
        print_error(sentence)
    return ERROR


def _write(options: argparse.Namespace) -> int:
    programs = _programs(options.program)
    packs = [*options.pack, *(_all_packs(options.data, programs) if options.all_packs else ())]
    source = list_files(programs, packs, has_fonts=not options.without_fonts)
    with _progress_bar() as on_progress:
        outcomes = write_sticks(source, options.targets, on_progress, is_dry_run=options.dry_run)
    if options.json:
        print_json(
            {
                "dry_run": options.dry_run,
                "files": len(source.files),
                "bytes": source.size,
                "targets": [_outcome_as_values(outcome) for outcome in outcomes],
            }
        )
    else:
        _print_outcomes(source, outcomes, is_dry_run=options.dry_run)
    return SOME_FAILED if any(outcome.reason for outcome in outcomes) else DONE


def _programs(given: Sequence[Path]) -> list[Program]:
    if given:
        return list(dict.fromkeys(map(find_program, given)))
    running = paths.program()
    if running is None:
        raise CopySourceError(
            _(
                "Carrel runs from its source code here, so there is no built program to copy. "
                "Run `python3 dev.py build`, then add --program dist/Carrel."
            )
        )
    return list(copy_choices.available_programs(running))


def _all_packs(data: Path | None, programs: Sequence[Program]) -> list[Path]:
    """The files that are read here, without the packs that are copied as part of a program."""
    shelf, sentences = bundled.available_shelf(paths.data_folder(data).path, copy_choices.is_listed)
    with contextlib.closing(shelf):
        packs, problems = copy_choices.available_packs([pack.path for pack in shelf.packs()], programs)
        for sentence in (*sentences, *shelf.problems, *files_not_read(shelf), *problems):
            print_error(sentence)
    return [pack.path for pack in packs if not pack.is_in_program]


def _outcome_as_values(outcome: StickOutcome) -> dict[str, Any]:
    """For scripts, so these names never change."""
    reason = f"{outcome.target}: {in_english(outcome.reason)}" if outcome.reason else ""
    return {**asdict(outcome), "reason": reason}


def _print_outcomes(source: CopySource, outcomes: Sequence[StickOutcome], *, is_dry_run: bool) -> None:
    for outcome in outcomes:
        if outcome.reason:
            print_error(_of_stick(outcome.target, outcome.reason))
        else:
            sentence = outcome_text.outcome_sentence(outcome, is_dry_run=is_dry_run)
            print(printable_line(_of_stick(outcome.target, sentence)))
    if is_dry_run:
        names = [program.folder for program in source.programs] + [info.title for info in source.packs]
        print(
            printable_line(
                ngettext(
                    "{count} file, {size}: {names}.",
                    "{count} files, {size}: {names}.",
                    len(source.files),
                    size=size(source.size),
                    names=list_text(names),
                )
            )
        )


def _of_stick(target: Path, sentence: str) -> Translated:
    return _("{stick}: {sentence}", stick=target, sentence=sentence)


def _check(options: argparse.Namespace) -> int:
    with _progress_bar() as on_progress:
        report = check_stick(options.target, on_progress)
        if options.remove_foreign and report.intruders:
            remove_intruders(options.target, report.intruders)
            report = check_stick(options.target, on_progress)
    if options.json:
        print_json(_as_values(report))
    else:
        for line in _report_lines(report):
            print(printable_line(line))
    return DONE if report.is_intact else SOME_FAILED


def _as_values(report: StickReport) -> dict[str, Any]:
    """For scripts, so these names never change."""
    return {
        "target": report.target,
        "whole": report.verified,
        "whole_bytes": report.verified_bytes,
        "damaged": report.damaged,
        "missing": report.missing,
        "foreign": [{"name": name, "kind": kind.name.lower()} for name, kind in report.unlisted],
        "is_finished": report.is_finished,
        "is_list_whole": report.is_list_intact,
        "is_whole": report.is_intact,
    }


def _report_lines(report: StickReport) -> Iterator[str]:
    first, *others = outcome_text.report_sentences(report)
    yield _of_stick(report.target, first)
    yield from others
    for group in outcome_text.report_groups(report):
        yield from (_("{label}: {file}", label=group.label, file=name) for name in group.shown)
        if group.hidden:
            yield ngettext(
                "{label}: {count} more (--json lists them all)",
                "{label}: {count} more (--json lists them all)",
                group.hidden,
                label=group.label,
            )
    if report.intruders:
        advice = _("To remove the foreign files: carrel stick check “{stick}” --remove-foreign.", stick=report.target)
        yield from with_english(advice).split("\n")
    if report.stand_ins:
        yield _(outcome_text.STAND_IN)
    if report.needs_repair:
        yield _(
            "To repair it: carrel stick write “{stick}”, with the packs that it should have. "
            "This does not change marks or files from other programs.",
            stick=report.target,
        )


@contextmanager
def _progress_bar() -> Iterator[OnProgress]:
    with progress_bar() as show:

        def on_progress(progress: StickProgress) -> None:
            show(progress.done, progress.total, _(progress.stage.value), outcome_text.file_count(progress))

        yield on_progress
