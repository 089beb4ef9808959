"""What the built program writes and whom it talks to, from a trace of its system calls in a whole session."""

from __future__ import annotations

from pathlib import Path

from benchmarks.display import Screen
from tests.frozen import session, trace
from tests.frozen.machine import needs, no_trace
from tests.frozen.program import Copy, surroundings
from tests.frozen.window import opened

pytestmark = needs(no_trace())


def display_of(screen: Screen) -> set[str]:
    """Its two names: the library asks by the first, and by the other where there is none."""
    path = f"/tmp/.X11-unix/X{screen.name.removeprefix(':')}"
    return {f"AF_UNIX @{path}", f"AF_UNIX {path}"}


def test_nothing_is_written_elsewhere_and_nobody_is_talked_to(
    screen: Screen, portable: Copy, home: Path, tmp_path: Path
) -> None:
    with opened(screen, [*trace.strace(tmp_path / "trace"), portable.window], surroundings(home)) as window:
        session.look_for_a_file(window)
        session.read_through(window)
    session.check(session.kept(portable, portable.data))
    seen = trace.read_file(tmp_path / "trace")
    assert any(deed.path == str(portable.data / "settings.json") for deed in seen.writes)
    assert seen.written_outside(str(portable.data)) == []
    assert {deed.path for deed in seen.sockets} <= display_of(screen)
    assert set(seen.programs) == {str(portable.window)}


def test_the_trace_shows_what_is_written_elsewhere(screen: Screen, program: Copy, home: Path, tmp_path: Path) -> None:
    with opened(screen, [*trace.strace(tmp_path / "trace"), program.window], surroundings(home)) as window:
        window.press("ctrl+d")
    seen = trace.read_file(tmp_path / "trace")
    outside = {deed.path for deed in seen.written_outside(str(program.data))}
    assert {str(home / ".local/share/Carrel" / name) for name in ("settings.json", "marks.sqlite")} <= outside


def test_the_trace_shows_who_is_talked_to(screen: Screen, program: Copy, home: Path, tmp_path: Path) -> None:
    """A session bus, where the surroundings name one: screen readers are reached by it."""
    bus = tmp_path / "bus"
    environment = surroundings(home, DBUS_SESSION_BUS_ADDRESS=f"unix:path={bus}")
    with opened(screen, [*trace.strace(tmp_path / "trace"), program.window], environment):
        pass
    assert {deed.path for deed in trace.read_file(tmp_path / "trace").sockets} - display_of(screen) == {
        f"AF_UNIX {bus}"
    }
