"""The decisions of dev.py, tested without installing anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libpython3.12.so.1.0", "libpython3.12"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb.so.1", "libxcb1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_debian_package_of_a_library(soname: str, package: str) -> None:
    assert dev.debian_package(soname) == package


def test_missing_sonames_are_named_once_and_sorted() -> None:
    ldd = """\
/p/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibxcb-cursor.so.0 => not found
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/libc.so.6 (0x00007f00)
/p/QtWidgets.abi3.so:
\tlibEGL.so.1 => not found
"""
    assert dev.missing_sonames(ldd) == ["libEGL.so.1", "libxcb-cursor.so.0"]


@pytest.mark.parametrize(
    ("has_apt", "message"),
    [
        (True, "Qt needs system packages. Install them with this command, then try again:\n  sudo apt-get install "),
        (False, "Install the system packages that contain them:\n  libEGL.so.1"),
    ],
)
def test_without_rights_the_command_is_given(monkeypatch: pytest.MonkeyPatch, has_apt: bool, message: str) -> None:
    monkeypatch.setattr(dev, "can_install", lambda: False)
    monkeypatch.setattr(dev, "debian_name", lambda package: package)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}" if has_apt else None)
    with pytest.raises(dev.Failed) as failure:
        dev.install_packages("Qt", ["libxcb1", "libegl1", "libxcb1"], ["libEGL.so.1", "libxcb.so.1"])
    assert message in str(failure.value)
    assert not has_apt or str(failure.value).endswith(" libegl1 libxcb1")


class Setup:
    """A set-up that lists its commands instead of running them."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.called: list[str] = []
        self.fails_at = ""
        self.lock, self.stamp = folder / "requirements.lock", folder / ".venv" / "set-up.json"
        self.python = folder / ".venv" / "python"
        self.lock.write_text("one", encoding="utf-8")
        (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
        self.cuts, self.fonts = folder / "font_cuts.py", folder / "made_from.json"
        self.words = folder / "words.json"
        self.cuts.write_text("one", encoding="utf-8")
        self.python.parent.mkdir()
        self.python.touch()
        self.translation, self.compiled = folder / "fr.draft.po", folder / "compiled.json"
        self.compiled.write_text("{}", encoding="utf-8")  # there is no translation yet
        paths = {"LOCK": self.lock, "STAMP": self.stamp, "PYTHON": self.python, "CUTS": self.cuts}
        paths |= {"FONTS": self.fonts, "WORDS": self.words}
        for name, value in {"ROOT": folder, "TRANSLATIONS": folder, "MESSAGES": self.compiled, **paths}.items():
            monkeypatch.setattr(dev, name, value)
        monkeypatch.setattr(dev, "run_or_fail", self.run_or_fail)

    def run_or_fail(self, command: list[str | Path], problem: str, *, quiet: bool = False) -> None:
        name = next(word for word in (*EVERYTHING, COMPILE) if word in command)
        self.called.append(name)
        if name == self.fails_at:
            raise dev.Failed(problem)
        if name == EVERYTHING[-2]:
            self.fonts.touch()
        if name == EVERYTHING[-1]:
            self.words.touch()
        if name == COMPILE:
            self.compiled.write_text(json.dumps(dev.wanted_translations()), encoding="utf-8")

    def again(self) -> list[str]:
        self.called.clear()
        dev.set_up()
        return self.called


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Setup:
    return Setup(tmp_path, monkeypatch)


EVERYTHING = ["venv", "-r", "-e", "resources.standalone.font_cuts", "resources.standalone.word_lists"]
COMPILE = "resources.standalone.message_catalogs"


def test_set_up_is_done_once(setup: Setup) -> None:
    assert setup.again() == EVERYTHING
    assert setup.again() == []


@pytest.mark.parametrize("step", EVERYTHING)
def test_a_set_up_that_broke_off_starts_afresh(setup: Setup, step: str) -> None:
    setup.again()
    setup.lock.write_text("two", encoding="utf-8")
    setup.fails_at = step
    with pytest.raises(dev.Failed):
        setup.again()
    setup.fails_at = ""
    assert setup.again() == EVERYTHING


def change_lock(setup: Setup) -> None:
    setup.lock.write_text("two", encoding="utf-8")


def change_tool(setup: Setup) -> None:
    text = (dev.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (dev.ROOT / "pyproject.toml").write_text(text.replace("line-length = 120", "line-length = 100"), encoding="utf-8")


def change_script(setup: Setup) -> None:
    text = (dev.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (dev.ROOT / "pyproject.toml").write_text(text.replace("carrel = ", "reader = "), encoding="utf-8")


def move_folder(setup: Setup) -> None:
    stamp = json.loads(setup.stamp.read_text(encoding="utf-8"))
    setup.stamp.write_text(json.dumps({**stamp, "folder": "/elsewhere"}), encoding="utf-8")


def damage_stamp(setup: Setup) -> None:
    setup.stamp.write_text(setup.stamp.read_text(encoding="utf-8")[:20], encoding="utf-8")


def change_cuts(setup: Setup) -> None:
    setup.cuts.write_text("two", encoding="utf-8")


def change_translation(setup: Setup) -> None:
    setup.translation.write_text("two", encoding="utf-8")


def lose_compiled(setup: Setup) -> None:
    setup.compiled.unlink()


def lose_fonts(setup: Setup) -> None:
    setup.fonts.unlink()


def lose_words(setup: Setup) -> None:
    setup.words.unlink()


def lose_python(setup: Setup) -> None:
    setup.python.unlink()


@pytest.mark.parametrize(
    ("change", "steps"),
    [
        (change_lock, EVERYTHING),
        (change_tool, []),
        (change_script, EVERYTHING[2:]),
        (change_cuts, EVERYTHING[2:]),
        (lose_fonts, EVERYTHING[2:]),
        (lose_words, EVERYTHING[2:]),
        (change_translation, [COMPILE]),
        (lose_compiled, [COMPILE]),
        (move_folder, EVERYTHING),
        (damage_stamp, EVERYTHING),
        (lose_python, EVERYTHING),
    ],
)
def test_set_up_follows_what_changed(setup: Setup, change, steps: list[str]) -> None:
    setup.again()
    change(setup)
    assert setup.again() == steps


def test_the_lock_is_made_before_there_are_packages_of_fonts(setup: Setup) -> None:
    change_translation(setup)
    dev.set_up(makes_files=False)
    assert setup.called == EVERYTHING[:-2]
    setup.called.clear()
    dev.set_up(makes_files=False)
    assert setup.called == []
    assert setup.again() == [*EVERYTHING[2:], COMPILE]


@pytest.mark.parametrize("at_once", [1, 2])
def test_every_step_is_taken_and_failures_are_summed_up(capfd: pytest.CaptureFixture[str], at_once: int) -> None:
    says = (
        "import sys; print('one', flush=True); print('two', file=sys.stderr, flush=True); print('three'); sys.exit(3)"
    )
    status = dev.sum_up(
        dev.run_steps(
            [("breaks", [sys.executable, "-c", says]), ("holds", [sys.executable, "-c", ""])], at_once=at_once
        )
    )
    assert status == 1
    shown, errors = capfd.readouterr()
    *lines, _line, failed, succeeded = shown.splitlines()
    assert [line.split()[::3] for line in (failed, succeeded)] == [["FAILED", "breaks"], ["ok", "holds"]]
    together = ["--- breaks", "one", "two", "three", "--- holds"]
    assert (lines, errors) == ((together, "") if at_once == 2 else ([*together[:2], *together[3:]], "two\n"))


def test_the_output_of_steps_at_once_is_not_mixed(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The first one ends after the second one, for which it waits."""
    file = tmp_path / "file"
    waits = f"import pathlib; print(1, flush=True)\nwhile not pathlib.Path({str(file)!r}).exists(): pass\nprint(2)"
    writes = f"import pathlib; print(3); pathlib.Path({str(file)!r}).touch()"
    steps = [("waits", [sys.executable, "-c", waits]), ("writes", [sys.executable, "-c", writes])]
    assert [result.status for result in dev.run_steps(steps, at_once=2)] == [0, 0]
    assert capfd.readouterr().out.split() == ["---", "waits", "1", "2", "---", "writes", "3"]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ([], ["-n", "2", "--dist", "worksteal"]),
        (["tests/test_dev.py"], ["tests/test_dev.py"]),
        (["-n", "2", "-k", "figure"], ["-n", "2", "-k", "figure"]),
    ],
)
def test_all_tests_run_in_two_processes(monkeypatch: pytest.MonkeyPatch, args: list[str], expected: list[str]) -> None:
    commands: dict[str, Sequence[str | Path]] = {}
    monkeypatch.setattr(dev, "install_for_qt", lambda window: None)

    def run_steps(steps: list[dev.Step], at_once: int = 1) -> list[dev.Result]:
        commands.update(steps)
        return []

    monkeypatch.setattr(dev, "run_steps", run_steps)
    dev.test(args)
    assert commands["tests"] == [dev.PYTHON, "-m", "pytest", *expected]


def test_tests_leave_the_built_program_alone(pytestconfig: pytest.Config) -> None:
    """`test` runs before any build."""
    assert "frozen" in pytestconfig.getini("norecursedirs")
    assert (ROOT / "tests" / "frozen").is_dir()


@pytest.mark.parametrize(
    ("system", "root", "says"), [("win32", True, "This is Windows"), ("linux", False, "SKIPPED: windows")]
)
def test_where_windows_programs_are_not_tested(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], system: str, root: bool, says: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(dev, "can_install", lambda: root)
    monkeypatch.setattr(dev, "call", lambda *_, **__: pytest.fail("something was called"))
    assert dev.windows([]) == 0
    assert capsys.readouterr().out.startswith(says)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals of this kind")
def test_a_process_ended_by_a_signal_has_failed() -> None:
    assert dev.call([sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"]) == 128 + 15


@pytest.mark.parametrize(("argv", "status"), [([], 2), (["nonsense"], 2), (["--help"], 0)])
def test_usage_needs_no_set_up(argv: list[str], status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "set_up", lambda: pytest.fail("set-up was called"))
    assert dev.main(argv) == status


def test_usage_names_every_command() -> None:
    assert dev.__doc__
    listed = [line.split()[0] for line in dev.__doc__.splitlines() if line.startswith("    ")]
    assert listed == list(dev.COMMANDS)


def test_dev_needs_the_standard_library_alone() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import dev"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)


def test_lock_is_hashed_and_names_no_place() -> None:
    lines = dev.LOCK.read_text(encoding="utf-8").splitlines()
    pins = [number for number, line in enumerate(lines) if "==" in line and not line.startswith((" ", "#"))]
    assert pins
    assert all(lines[number + 1].strip().startswith("--hash=sha256:") for number in pins)
    assert not [line for line in lines if "://" in line or line.startswith("-")]
