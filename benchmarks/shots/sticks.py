"""Making and checking sticks, for pictures: the sticks are made up, and nothing is written."""

from __future__ import annotations

from pathlib import Path

from reader.library.model import PackInfo
from reader.sticks.check import StickReport, UnlistedKind
from reader.sticks.copy_choices import AvailablePack
from reader.sticks.drives import Drive
from reader.sticks.programs import Program
from reader.sticks.progress import Stage, StickProgress
from reader.sticks.space_check import CopyRequest, DrivesOverview, SpaceNeeded
from reader.sticks.stick_target import StickOutcome
from reader.ui.main_window import MainWindow
from reader.ui.sticks import stick_rows
from reader.ui.sticks.check_dialog import CheckDialog
from reader.ui.sticks.drive_watch import CopyChoices
from reader.ui.sticks.make_dialog import MakeDialog

GB, MB = 1_000_000_000, 1_000_000
MEDIA = Path("/media/ann")
NEW, OLD, SMALL, LOCKED, OWN, LONG = (
    MEDIA / name
    for name in (
        "CARREL 1",
        "CARREL 2",
        "OLD-STICK",
        "LOCKED",
        "MY OWN",
        "A-STICK-WITH-A-VERY-LONG-NAME-FOR-ALL-CLINICS",
    )
)
DRIVES = (
    Drive(NEW, NEW.name, 15 * GB, 16 * GB),
    Drive(OLD, OLD.name, 14 * GB, 16 * GB, is_ours=True),
    Drive(SMALL, SMALL.name, 90 * MB, 128 * MB),
    Drive(LOCKED, LOCKED.name, 4 * GB, 8 * GB, is_writable=False),
    Drive(OWN, OWN.name, 4 * GB, 8 * GB, is_ours=True, is_own=True),
    Drive(LONG, LONG.name, 28 * GB, 32 * GB, is_ours=True, is_unfinished=True),
)
SPACE = {NEW: SpaceNeeded(354 * MB), OLD: SpaceNeeded(0), SMALL: SpaceNeeded(354 * MB), LONG: SpaceNeeded(121 * MB)}
PROGRAMS = tuple(Program(Path("builds"), system) for system in ("Windows", "Mac", "Linux"))


def _pack(id: str, title: str, language: str, size: int, *, is_in_program: bool = False) -> AvailablePack:
    info = PackInfo(id, title, 2, "2026-01-01", language, "", "CC-BY-4.0", "")
    return AvailablePack(Path(f"{id}.carrel"), info, size, is_in_program)


PACKS = (
    _pack("brain", "Neuroscience and psychotherapy", "en-GB", 520_000, is_in_program=True),
    _pack("sleep", "النوم والدماغ", "ar", 2 * MB),
    _pack("wounds", "Wounds: a handbook for places without a hospital nearby", "en", 31 * MB),
)


def _making(window: MainWindow) -> MakeDialog:
    dialog = window.features.sticks.make()
    dialog._watch.close()
    dialog.choose_page.show_choices(CopyChoices(PROGRAMS, PACKS))
    return dialog


def choose(window: MainWindow) -> None:
    dialog = _making(window)
    dialog.choose_page.show_overview(
        DrivesOverview(dialog.choose_page.selection.request, DRIVES, SPACE, 354 * MB, 2140)
    )
    for path in (NEW, OLD):
        dialog.choose_page.sticks.toggled.emit(str(path), True)


def choose_in_checkout(window: MainWindow) -> None:
    dialog = _making(window)
    dialog.choose_page.show_choices(CopyChoices((), PACKS[1:]))
    dialog.choose_page.show_overview(DrivesOverview(dialog.choose_page.selection.request))


def write(window: MainWindow) -> None:
    dialog = _making(window)
    dialog._progress.begin("Writing 3 sticks", [stick_rows.of_busy_stick(drive) for drive in (*DRIVES[:2], DRIVES[-1])])
    dialog._progress.show_progress(StickProgress(Stage.COPYING, 410 * MB, 2124 * MB, 1204, 6420, 190.0))
    dialog._show(dialog._progress)


def stop(window: MainWindow) -> None:
    from reader.sticks.errors import Cancelled

    dialog = window.features.sticks.make()
    dialog._show_result(Cancelled())
    choose(window)


def see_outcome(window: MainWindow) -> None:
    dialog = _making(window)
    dialog._names = {drive.path: drive.name for drive in DRIVES}
    dialog._show_outcomes(
        [
            StickOutcome(NEW, "", 2140, 354 * MB, 0, 0),
            StickOutcome(OLD, "", 12, 33 * MB, 2128, 9),
            StickOutcome(LONG, f"{LONG}: it is no longer there: it may have been unplugged.", 0, 0, 0, 0),
        ]
    )


def _checking(window: MainWindow) -> CheckDialog:
    dialog = window.features.sticks.check()
    dialog._watch.close()
    dialog.choose_page.show_overview(DrivesOverview(CopyRequest(), DRIVES))
    return dialog


def choose_to_check(window: MainWindow) -> None:
    _checking(window)


def see_damage(window: MainWindow) -> None:
    dialog = _checking(window)
    damaged = ("Carrel for Linux/_internal/PySide6/Qt/lib/libQt6Core.so.6", "packs/wounds-2.carrel")
    foreign = (
        ("carrel-data/", UnlistedKind.MARKS),
        ("packs/somebody-else.carrel", UnlistedKind.PACK),
        *((f"DCIM/IMG_{number:04}.JPG", UnlistedKind.OTHER) for number in range(13)),
    )
    report = StickReport(OLD, ("x",) * 2137, 352 * MB, damaged, ("START HERE.html",), foreign, True, True)
    dialog._show(dialog.report_page)
    dialog.report_page.show_report(report, OLD.name)


def see_whole(window: MainWindow) -> None:
    dialog = _checking(window)
    dialog._show(dialog.report_page)
    dialog.report_page.show_report(StickReport(OLD, ("x",) * 2140, 354 * MB, (), (), (), True, True), OLD.name)
