#!/usr/bin/env python3
"""Set up, run, test and build Carrel: `python3 dev.py COMMAND`. It needs Python's standard library alone.

    run [ARGS]     open the reader; ARGS go to the reader
    test [ARGS]    check format, lint, types, import rules and content, and run the tests; ARGS go to pytest
    lint [--fix]   check format, lint, types and import rules; --fix corrects what it can
    build [ARGS]   build the program that runs without Python: the folder dist/Carrel/
    tryout [ARGS]  test dist/Carrel as users run it: from sticks, read-only, without a network; ARGS go to pytest
    windows [ARGS] build and test the program for Windows on Linux, with Wine; --all runs all tests, ARGS go to pytest
    bench [ARGS]   measure start, opening, building, searching and more
    messages [ACT] write the texts of the code to the translations; ACT is add CODE, compile, count or check
    shots [ARGS]   save pictures of the main views as PNG
    lock [ARGS]    update requirements.lock after a change of dependencies; --upgrade takes the newest versions
    wheels         check on PyPI that every locked package has a wheel for every system

Every command first creates or updates .venv, if requirements.lock or the project has changed.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    Step = tuple[str, Sequence[str | Path]]
    """A name and a command."""

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.json"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CUTS = ROOT / "resources" / "standalone" / "font_cuts.py"
FONTS = ROOT / "build" / "fonts" / "made_from.json"  # the font files are complete if it is there
WORDS = ROOT / "build" / "word_lists" / "made_from.json"  # the word lists are complete if it is there
TRANSLATIONS = ROOT / "resources" / "messages"
MESSAGES = ROOT / "build" / "messages" / "made_from.json"  # the compiled translations are complete if it is there
PYTHONS = ("3.13", "3.12", "3.11")
SYSTEMS = ("linux", "win32", "darwin")
# For all tests. With ARGS, pytest gets only those: two processes start more slowly and allow no debugger.
IN_TWO_PROCESSES = ("-n", "2", "--dist", "worksteal")

say = functools.partial(print, flush=True)


class Failed(Exception):
    """A command cannot go on. The message says what went wrong and what to do."""


class Result(NamedTuple):
    """Of a step. `output` is empty if it was shown while the step ran."""

    name: str
    status: int
    seconds: float
    output: str


def call(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = ROOT,
    offscreen: bool = False,
    output: IO[bytes] | None = None,
) -> int:
    """Run the command and return its exit status; 128 + a signal's number if that ended it, as in a shell.

    Without a file for its output, that is shown.
    """
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ} if offscreen else None
    errors = subprocess.STDOUT if output else None
    command = list(map(str, command))
    status = subprocess.run(command, cwd=cwd, env=environment, stdout=output, stderr=errors, check=False).returncode
    return status if status >= 0 else 128 - status


def run_or_fail(command: Sequence[str | Path], problem: str, *, quiet: bool = False) -> None:
    """Run the command; raise Failed with `problem` if it fails. With `quiet`, show its output only then."""
    pipe = subprocess.PIPE if quiet else None
    done = subprocess.run(list(map(str, command)), cwd=ROOT, stdout=pipe, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        sys.stdout.buffer.write(done.stdout or b"")
        raise Failed(problem)


def succeeds(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def module(name: str, *args: str | Path) -> list[str | Path]:
    return [PYTHON, "-m", name, *args]


# ---- system packages (Linux)


def can_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(purpose: str, packages: Iterable[str], sonames: Sequence[str] = ()) -> None:
    """Install Debian packages if we may; otherwise raise Failed with the command that installs them."""
    packages = sorted(set(packages))
    if can_install():
        say(f"{purpose} needs system packages. Installing {' '.join(packages)} ...")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        with only_one_installs():
            run_or_fail(["apt-get", "update"], "apt-get update failed; see above. Check the network.", quiet=True)
            command = ["apt-get", "install", "-y", "--no-install-recommends", *map(debian_name, packages)]
            run_or_fail(command, "apt-get could not install the packages; see above.", quiet=True)
    elif shutil.which("apt-get"):
        remedy = f"sudo apt-get install --no-install-recommends {' '.join(map(debian_name, packages))}"
        raise Failed(f"{purpose} needs system packages. Install them with this command, then try again:\n  {remedy}")
    else:
        names = "\n  ".join(sonames or packages)
        raise Failed(f"{purpose} needs these libraries. Install the system packages that contain them:\n  {names}")


@contextlib.contextmanager
def only_one_installs() -> Iterator[None]:
    """Wait for other commands of this file that install packages: apt-get fails while another one runs."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "install.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def debian_name(package: str) -> str:
    """The package's name in this Debian release: since 2024 some names end in `t64`."""
    return f"{package}t64" if succeeds("apt-cache", "show", f"{package}t64") else package


def debian_package(soname: str) -> str:
    """The Debian package that contains a library: it is named after the soname, with the exceptions below."""
    if re.match(r"lib(glib|gthread|gobject|gio|gmodule)-2\.0\.so", soname):
        return "libglib2.0-0"
    if soname == "libz.so.1":
        return "zlib1g"
    if found := re.match(r"(libpython3\.\d+)\.so", soname):
        return found[1]
    name, _, version = soname.lower().partition(".so.")
    return f"{name}-{version}" if name[-1:].isdigit() else f"{name}{version}"


def missing_sonames(ldd_output: str) -> list[str]:
    return sorted(set(re.findall(r"^\s*(\S+) => not found", ldd_output, re.MULTILINE)))


def missing_for_qt(window: bool) -> list[str]:
    """The sonames of the system libraries that Qt needs and does not find; `window`: to open windows on a screen."""
    if sys.platform != "linux" or not shutil.which("ldd"):
        return []
    [qt] = VENV.glob("lib/python3*/site-packages/PySide6")
    plugin = f"Qt/plugins/platforms/{'libqxcb.so' if window else 'libqoffscreen.so'}"
    files = [qt / name for name in (plugin, "QtWidgets.abi3.so", "QtSvg.abi3.so", "QtTest.abi3.so")]
    return missing_sonames(subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout)


def install_for_qt(*, window: bool) -> None:
    if sonames := missing_for_qt(window):
        install_packages("Qt", map(debian_package, sonames), sonames)
        if left := missing_for_qt(window):
            raise Failed(f"Qt still does not find {', '.join(left)}. Install the packages that contain them.")


def install_for_build() -> None:
    """Install what PyInstaller needs on Linux besides Python packages: objdump, and Python as a shared library."""
    library = str(sysconfig.get_config_var("INSTSONAME"))
    if sys.platform == "linux" and not shutil.which("objdump"):
        install_packages("PyInstaller", ["binutils"], ["objdump"])
    if sys.platform == "linux" and not Path(sysconfig.get_config_var("LIBDIR"), library).exists():
        install_packages("PyInstaller", [debian_package(library)], [library])


def wanted_stamp() -> dict[str, str]:
    """What the set-up depends on. .venv is up to date if its stamp says the same."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = json.dumps([project["project"], project["build-system"], project["tool"]["hatch"]], sort_keys=True)
    cuts = b"".join(file.read_bytes() for file in sorted(CUTS.parent.glob("*_cuts.py")))
    digests = {"lock": LOCK.read_bytes(), "project": installed.encode(), "fonts": cuts}
    # The folder counts too: after it is moved or copied, its .venv still points to the old one.
    return {"folder": str(ROOT), **{name: hashlib.sha256(data).hexdigest() for name, data in digests.items()}}


def saved_stamp() -> dict[str, str]:
    """The stamp of the last complete set-up; empty if there was none, or it was interrupted."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and PYTHON.exists() else {}


def set_up(*, makes_files: bool = True) -> None:
    """Without `makes_files`, the packages that make fonts and translations may be missing from the lock."""
    install(makes_fonts=makes_files)
    if makes_files and saved_translations() != wanted_translations():
        run_or_fail(
            module("resources.standalone.message_catalogs", "compile"),
            "The translations could not be compiled; see above.",
        )


def wanted_translations() -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(TRANSLATIONS.glob("*.po"))}


def saved_translations() -> object:
    """What the compiled translations were made from; None if they are missing."""
    try:
        return json.loads(MESSAGES.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def install(*, makes_fonts: bool) -> None:
    """Makes .venv, the font files and the word lists if they are missing or out of date."""
    before, now = saved_stamp(), wanted_stamp()
    if not makes_fonts:
        del now["fonts"]
    if before.items() >= now.items() and ((FONTS.exists() and WORDS.exists()) or not makes_fonts):
        return
    STAMP.unlink(missing_ok=True)
    if any(before.get(key) != now[key] for key in ("folder", "lock")):
        make_venv()
        say(f"Installing the packages in {LOCK.name} (about 200 MB and two minutes the first time) ...")
        hashed = ("--require-hashes", "--only-binary", ":all:", "-r", LOCK)
        run_or_fail(pip(*hashed), "Installing failed; see above. Run the same command to try again.")
    run_or_fail(pip("--no-build-isolation", "-e", ROOT), "Installing Carrel itself failed; see above.")
    if makes_fonts:
        say("Making the font files (about a minute the first time) ...")
        run_or_fail(module("resources.standalone.font_cuts"), "The font files could not be made; see above.")
        run_or_fail(module("resources.standalone.word_lists"), "The word lists could not be made; see above.")
    # Written last: an interrupted set-up leaves no stamp, so the next call starts again from the beginning.
    STAMP.write_text(json.dumps(now, indent=1), encoding="utf-8")
    say("The set-up is complete.")


def pip(*args: str | Path) -> list[str | Path]:
    return module("pip", "--disable-pip-version-check", "install", "-q", "--no-input", "--no-deps", *args)


def make_venv() -> None:
    say("Creating .venv ...")
    if importlib.util.find_spec("ensurepip") is None:  # Debian has it in a separate package
        install_packages("Python", [f"python3.{sys.version_info.minor}-venv"], ["ensurepip"])
    run_or_fail([sys.executable, "-m", "venv", "--clear", VENV], "Python could not create .venv; see above.")


def run(args: Sequence[str]) -> int:
    screen = sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    # Without a screen the reader reports that itself, and `show` and `search` need no Qt.
    if screen or can_install():
        install_for_qt(window=True)
    return call(module("reader", *args), cwd=None)


def static_steps(fix: bool = False) -> list[Step]:
    return [
        ("lint", module("ruff", "check", *(["--fix"] if fix else []), ".")),
        ("format", module("ruff", "format", *([] if fix else ["--check"]), ".")),
        # Each system has its own cache: with a shared one, every check would begin from nothing.
        *(
            (f"types: {system}", module("mypy", "--platform", system, "--cache-dir", f".mypy_cache/{system}"))
            for system in SYSTEMS
        ),
        ("imports", [PYTHON.with_name("lint-imports"), "--no-logo"]),
        ("workflows", [PYTHON.with_name("zizmor"), "--offline", "--quiet", ".github/workflows"]),
    ]


def content_folders() -> list[Path]:
    return sorted(path.parent for path in (ROOT / "content").glob("*/pack.yaml"))


def run_steps(steps: Iterable[Step], *, at_once: int = 1) -> list[Result]:
    """Run every step, even after one has failed. The output of those that run at once is shown one after the other."""
    results = []
    with ThreadPoolExecutor(at_once) as pool:
        for result in pool.map(functools.partial(run_step, is_shown=at_once == 1), steps):
            if at_once > 1:
                say(f"--- {result.name}\n{result.output}", end="")
            results.append(result)
    return results


def run_step(step: Step, *, is_shown: bool) -> Result:
    """With `is_shown`, the output is shown while the step runs."""
    name, command = step
    start = time.monotonic()
    if is_shown:
        say(f"--- {name}")
        return Result(name, call(command, offscreen=True), time.monotonic() - start, "")
    with tempfile.TemporaryFile() as file:
        status = call(command, offscreen=True, output=file)
        file.seek(0)
        return Result(name, status, time.monotonic() - start, file.read().decode(errors="replace"))


def sum_up(results: Iterable[Result]) -> int:
    """Print what each step has led to; return the exit status of all."""
    say("---")
    for result in results:
        say(f"{'FAILED' if result.status else 'ok':7} {result.seconds:6.1f} s  {result.name}")
    return 1 if any(result.status for result in results) else 0


def test(args: Sequence[str]) -> int:
    install_for_qt(window=False)
    tests = module("pytest", *(args or IN_TWO_PROCESSES))
    content = [(f"content: {folder.name}", module("reader", "check", folder)) for folder in content_folders()]
    return sum_up([*run_steps(static_steps(), at_once=2), *run_steps([("tests", tests), *content])])


def lint(args: Sequence[str]) -> int:
    fix = "--fix" in args  # one at a time: two of them change the same files
    return sum_up(run_steps(static_steps(fix), at_once=1 if fix else 2))


def build(args: Sequence[str]) -> int:
    install_for_qt(window=True)  # the build copies the libraries that a window needs
    install_for_build()
    return call(module("resources.standalone.build", *args))


def tryout(args: Sequence[str]) -> int:
    install_for_qt(window=True)
    return call(module("resources.standalone.tryout", *args))


def windows(args: Sequence[str]) -> int:
    if sys.platform == "win32":
        say("This is Windows: `python3 dev.py test`, `build` and `tryout` do the same here.")
        return 0
    if not can_install() or not succeeds("unshare", "--mount", "true"):
        say(
            "SKIPPED: windows. Windows programs can be tested as root on Linux with apt, where `unshare --mount` works."
        )
        return 0
    # The mounts that Wine needs are seen by this process alone, and end with it.
    return call(["unshare", "--mount", *module("resources.wine", *args)])


def bench(args: Sequence[str]) -> int:
    install_for_qt(window=True)
    return call(module("benchmarks", *args))


def shots(args: Sequence[str]) -> int:
    install_for_qt(window=False)
    return call(module("benchmarks.shots", *args), offscreen=True)


def messages(args: Sequence[str]) -> int:
    return call(module("resources.standalone.message_catalogs", *args))


def fetch_uv() -> Path:
    run_or_fail(pip("--target", ROOT / "build" / "uv", "--upgrade", "uv==0.13.9"), "Downloading uv failed; see above.")
    return ROOT / "build" / "uv" / "bin" / "uv"


def lock(args: Sequence[str]) -> int:
    """Needs the network. The file is the same for all systems and Python versions, and names no host and no path."""
    command: list[str | Path] = [fetch_uv(), "pip", "compile", "--no-config", "--quiet", "--universal"]
    command += ["--python-version", PYTHONS[-1], "--generate-hashes", "--custom-compile-command", "python3 dev.py lock"]
    return call([*command, *args, "--group", "dev", "-o", LOCK.name, "pyproject.toml"])


def wheels(_args: Sequence[str]) -> int:
    return call(module("resources.standalone.wheels", fetch_uv(), *PYTHONS))


COMMANDS = {
    command.__name__: command
    for command in (run, test, lint, build, tryout, windows, bench, messages, shots, lock, wheels)
}


def main(argv: Sequence[str]) -> int:
    if (version := "{}.{}".format(*sys.version_info)) not in PYTHONS:
        for other in PYTHONS:
            if succeeds(f"python{other}", "-c", ""):
                return call([f"python{other}", __file__, *argv], cwd=None)
        say(f"Carrel needs Python {PYTHONS[-1]} to {PYTHONS[0]}, but this is Python {version}. Install one of those.")
        return 1
    if not argv or argv[0] not in COMMANDS:
        say((__doc__ or "").strip())
        return 0 if argv and argv[0] in ("-h", "--help", "help") else 2
    try:
        set_up(makes_files=argv[0] != "lock")
        return COMMANDS[argv[0]](argv[1:])
    except Failed as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Interrupted.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
