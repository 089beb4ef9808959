"""Runs the self-test and prints its results.

All of it is in English, in any language of the interface: the names of the checks and what they say are for whoever
looks into a fault, and the checks press buttons by their texts.
"""

from __future__ import annotations

import json
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import apsw
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from reader import __version__, bundled, translation
from reader.system import paths
from reader.ui.selftest.aloud_check import check_aloud
from reader.ui.selftest.author_checks import check_new_pack
from reader.ui.selftest.check_result import Check, CheckResult, run_check
from reader.ui.selftest.data_checks import (
    check_choice,
    check_forged_marks,
    check_idle,
    check_mark,
    check_pack,
    check_packs_found,
    check_search,
    check_setting,
)
from reader.ui.selftest.emergency_check import check_emergency
from reader.ui.selftest.figure_checks import check_figures
from reader.ui.selftest.file_checks import check_files
from reader.ui.selftest.form_checks import check_forms
from reader.ui.selftest.gesture_checks import check_hints, check_viewer
from reader.ui.selftest.home_check import check_home
from reader.ui.selftest.import_check import check_import
from reader.ui.selftest.language_check import check_language
from reader.ui.selftest.paper_check import check_paper
from reader.ui.selftest.read_aloud_check import check_read_aloud
from reader.ui.selftest.room_check import check_room
from reader.ui.selftest.show_check import check_show
from reader.ui.selftest.text_check import check_text
from reader.ui.selftest.typography_check import check_typography
from reader.ui.selftest.window_checks import check_actions, check_cards, check_page, check_turning


def run(names: Sequence[str] = (), *, as_json: bool) -> int:
    """Runs the checks of these names, or all, and prints their results. `pack` and `search` mean those of every pack.

    The exit status is 0 if all pass, 1 if one fails, and 2 if there is no check of a name.
    """
    translation.use(translation.ENGLISH)
    before = qInstallMessageHandler(_print_qt_message)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        checks = list(_checks(Path(folder)))
        unknown = [name for name in names if not any(_is_named(what, name) for what, _check in checks)]
        chosen = [each for each in checks if not names or any(_is_named(each[0], name) for name in names)]
        results = [] if unknown else [run_check(what, check) for what, check in chosen]
    qInstallMessageHandler(before)
    if unknown:
        print(f"There is no check “{unknown[0]}”. Run `selftest` without names to see all.", file=sys.stderr)
        return 2
    holds = all(result.holds for result in results)
    if as_json:
        report = {**_versions(), "checks": [asdict(result) for result in results], "holds": holds}
        print(json.dumps(report, indent=1))
    else:
        _print(results)
    return 0 if holds else 1


def _is_named(what: str, name: str) -> bool:
    return what == name or (name in _OF_EACH_PACK and what.startswith(f"{name} "))


def _checks(data: Path) -> Iterator[tuple[str, Check]]:
    """The name of each check, and the check. `data` is a temporary data folder."""
    files, problems = bundled.available_packs(data)
    yield "packs", partial(check_packs_found, files, problems)
    for file in files:
        yield f"pack {file.name}", partial(check_pack, file)
    for file in files:
        yield f"search {file.name}", partial(check_search, file)
    yield "page", partial(check_page, data)
    yield "setting", partial(check_setting, data)
    for file in files[:1]:
        yield "choice", partial(check_choice, data, file)
        yield "idle", partial(check_idle, data, file)
        yield "mark", partial(check_mark, data, file)
    yield "forged marks", partial(check_forged_marks, data)
    yield "figure", check_figures
    yield "home", partial(check_home, data / "home")
    yield "cards", partial(check_cards, data / "cards")
    yield "viewer", partial(check_viewer, data / "viewer")
    yield "hints", partial(check_hints, data / "hints")
    yield "turning", partial(check_turning, data / "turning")
    yield "read aloud", partial(check_read_aloud, data / "read-aloud")
    yield "voice", partial(check_aloud, data / "voice")
    yield "typography", partial(check_typography, data / "typography")
    yield "actions", partial(check_actions, data / "actions")
    yield "files", partial(check_files, data / "files")
    yield "emergency", partial(check_emergency, data / "emergency")
    yield "text", partial(check_text, data / "text")
    yield "paper", partial(check_paper, data / "paper")
    yield "show", partial(check_show, data / "show")
    yield "new pack", partial(check_new_pack, data / "authors")
    yield "import", partial(check_import, data / "import")
    yield "forms", partial(check_forms, data / "forms")
    yield "room", partial(check_room, data / "room")
    yield "language", check_language


_OF_EACH_PACK = ("pack", "search")

_EXPECTED = ("This plugin does not support", "OpenType support missing for")
"""A window without a screen cannot be raised or resized; and Qt tells of each font that lacks a script, before it comes
to the one that has it."""


def _print_qt_message(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if not message.startswith(_EXPECTED):
        print(message, file=sys.stderr)


def _versions() -> dict[str, Any]:
    """`glibc_needed` is None in a checkout, and on systems without glibc."""
    file = paths.build_facts()
    facts = json.loads(file.read_text(encoding="utf-8")) if file else {}
    return {
        "carrel": __version__,
        "standalone": paths.is_frozen(),
        "python": platform.python_version(),
        "qt": qVersion(),
        "sqlite": apsw.sqlite_lib_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "glibc_needed": facts.get("glibc") or None,
        "glibc": platform.libc_ver()[1] or None,
    }


def _print(results: list[CheckResult]) -> None:
    versions = _versions()
    print(f"Carrel {versions['carrel']}, {'standalone' if versions['standalone'] else 'from source'}")
    print(f"Python {versions['python']}, Qt {versions['qt']}, SQLite {versions['sqlite']}; {versions['system']}")
    if versions["glibc_needed"]:
        print(f"Needs glibc {versions['glibc_needed']} or newer; this system has {versions['glibc']}.")
    for result in results:
        stream = sys.stdout if result.holds else sys.stderr
        state = "ok" if result.holds else "FAILED"
        print(f"{state:6} {result.milliseconds:8.1f} ms  {result.what}: {result.note}", file=stream)
