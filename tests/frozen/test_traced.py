"""Where the built program writes and what it connects to, from a trace of its system calls in a complete session."""

from __future__ import annotations

from pathlib import Path

from benchmarks.display import Screen
from tests.frozen import session, trace
from tests.frozen.machine import needs, no_trace
from tests.frozen.program import Copy, environment_for
from tests.frozen.window import opened

pytestmark = needs(no_trace())


def display_of(screen: Screen) -> set[str]:
    """The two addresses of the display: the library tries the first, then the second."""
    path = f"/tmp/.X11-unix/X{screen.name.removeprefix(':')}"
    return {f"AF_UNIX @{path}", f"AF_UNIX {path}"}


def test_it_writes_only_to_its_data_and_connects_only_to_the_display(
    screen: Screen, portable: Copy, home: Path, tmp_path: Path
) -> None:
    with opened(screen, [*trace.strace(tmp_path / "trace"), portable.window], environment_for(home)) as window:
        session.open_file_dialog(window)
        session.read_through(window)
    session.check(session.stored_session(portable, portable.data))
    result = trace.read_file(tmp_path / "trace")
    assert any(operation.path == str(portable.data / "settings.json") for operation in result.writes)
    assert result.written_outside(str(portable.data)) == []
    assert {operation.path for operation in result.sockets} <= display_of(screen)
    assert set(result.programs) == {str(portable.window)}


def test_the_trace_shows_writes_to_other_folders(screen: Screen, program: Copy, home: Path, tmp_path: Path) -> None:
    with opened(screen, [*trace.strace(tmp_path / "trace"), program.window], environment_for(home)) as window:
        window.press("ctrl+d")
    result = trace.read_file(tmp_path / "trace")
    outside = {operation.path for operation in result.written_outside(str(program.data))}
    assert {str(home / ".local/share/Carrel" / name) for name in ("settings.json", "marks.sqlite")} <= outside


def test_the_trace_shows_connections(screen: Screen, program: Copy, home: Path, tmp_path: Path) -> None:
    """To the session bus that the environment names: screen readers use it."""
    bus = tmp_path / "bus"
    environment = environment_for(home, DBUS_SESSION_BUS_ADDRESS=f"unix:path={bus}")
    with opened(screen, [*trace.strace(tmp_path / "trace"), program.window], environment):
        pass
    assert {operation.path for operation in trace.read_file(tmp_path / "trace").sockets} - display_of(screen) == {
        f"AF_UNIX {bus}"
    }
