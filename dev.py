#!/usr/bin/env python3
"""Set up, run, test and build Carrel: `python3 dev.py COMMAND`. It needs Python's standard library alone.

    run [ARGS]     open the reader; ARGS go to it
    test [ARGS]    format, lint, types, import rules, tests, content; ARGS go to pytest
    lint [--fix]   format, lint, types, import rules; --fix mends what can be mended
    build [ARGS]   the program as a folder that runs without Python: dist/Carrel/
    tryout [ARGS]  try dist/Carrel as its users do: from sticks, without rights, without a network; ARGS go to pytest
    bench [ARGS]   measure start, opening and building
    shots [ARGS]   render the main views to PNG
    lock [ARGS]    renew requirements.lock; --upgrade takes the newest versions
    wheels         ask the registry for a wheel of each locked package for every system

Every command first makes or renews .venv from requirements.lock, when that is due.
"""

from __future__ import annotations

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
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.json"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PYTHONS = ("3.13", "3.12", "3.11")

say = functools.partial(print, flush=True)


class Failed(Exception):
    """What went wrong and what to do, for the person at the terminal."""


def call(command: Sequence[str | Path], *, cwd: Path | None = ROOT, offscreen: bool = False) -> int:
    """The exit status; a process ended by a signal counts as 128 + its number, as in a shell."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ} if offscreen else None
    status = subprocess.run(list(map(str, command)), cwd=cwd, env=environment, check=False).returncode
    return status if status >= 0 else 128 - status


def must(command: Sequence[str | Path], problem: str, *, quiet: bool = False) -> None:
    """Where it is quiet, what the command prints is shown only when it fails."""
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


def may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def provide(purpose: str, packages: Iterable[str], sonames: Sequence[str] = ()) -> None:
    """Install Debian packages where that is allowed; else raise Failed with the command that does it."""
    packages = sorted(set(packages))
    if may_install():
        say(f"{purpose} lacks system packages; installing {' '.join(packages)} ...")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        must(["apt-get", "update"], "apt-get update failed; see above. Is there a network?", quiet=True)
        command = ["apt-get", "install", "-y", "--no-install-recommends", *map(debian_name, packages)]
        must(command, "apt-get could not install them; see above.", quiet=True)
    elif shutil.which("apt-get"):
        remedy = f"sudo apt-get install --no-install-recommends {' '.join(map(debian_name, packages))}"
        raise Failed(f"{purpose} lacks system packages. Install them with this, then try again:\n  {remedy}")
    else:
        names = "\n  ".join(sonames or packages)
        raise Failed(f"{purpose} lacks the following; install the packages of your system that hold it:\n  {names}")


def debian_name(package: str) -> str:
    """The package's name in this release: since 2024 some end in `t64`."""
    return f"{package}t64" if succeeds("apt-cache", "show", f"{package}t64") else package


def debian_package(soname: str) -> str:
    """The Debian package that holds a library: Debian names it after the soname, with the exceptions below."""
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


def qt_lacks(window: bool) -> list[str]:
    """Sonames that the system lacks for Qt to paint: in a window, or without a screen."""
    if sys.platform != "linux" or not shutil.which("ldd"):
        return []
    [qt] = VENV.glob("lib/python3*/site-packages/PySide6")
    plugin = f"Qt/plugins/platforms/{'libqxcb.so' if window else 'libqoffscreen.so'}"
    files = [qt / name for name in (plugin, "QtWidgets.abi3.so", "QtSvg.abi3.so", "QtTest.abi3.so")]
    return missing_sonames(subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout)


def provide_qt(*, window: bool) -> None:
    if sonames := qt_lacks(window):
        provide("Qt", map(debian_package, sonames), sonames)
        if left := qt_lacks(window):
            raise Failed(f"Qt still lacks {', '.join(left)}; install what holds them.")


def provide_builder() -> None:
    """What PyInstaller needs on Linux beside Python packages: objdump, and Python as a shared library."""
    library = str(sysconfig.get_config_var("INSTSONAME"))
    if sys.platform == "linux" and not shutil.which("objdump"):
        provide("PyInstaller", ["binutils"], ["objdump"])
    if sys.platform == "linux" and not Path(sysconfig.get_config_var("LIBDIR"), library).exists():
        provide("PyInstaller", [debian_package(library)], [library])


def due() -> dict[str, str]:
    """What the set-up depends on. Where the stamp says the same, all is in place."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = json.dumps([project["project"], project["build-system"], project["tool"]["hatch"]], sort_keys=True)
    digests = {"lock": LOCK.read_bytes(), "project": installed.encode()}
    # The folder counts too: once it is moved or copied, its .venv points to the old one.
    return {"folder": str(ROOT), **{name: hashlib.sha256(data).hexdigest() for name, data in digests.items()}}


def done() -> dict[str, str]:
    """What the last finished set-up was for; empty where there was none, or it broke off."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and PYTHON.exists() else {}


def set_up() -> None:
    if (before := done()) == (now := due()):
        return
    STAMP.unlink(missing_ok=True)
    if any(before.get(key) != now[key] for key in ("folder", "lock")):
        make_venv()
        say(f"Installing what {LOCK.name} lists (some 200 MB the first time, a minute or two) ...")
        hashed = ("--require-hashes", "--only-binary", ":all:", "-r", LOCK)
        must(pip(*hashed), "Installing failed; see above. The same command takes it up again.")
    must(pip("--no-build-isolation", "-e", ROOT), "Installing the project itself failed; see above.")
    # Written last: whatever breaks off before leaves no stamp, and the next call starts afresh.
    STAMP.write_text(json.dumps(now, indent=1), encoding="utf-8")
    say("Set-up is complete.")


def pip(*args: str | Path) -> list[str | Path]:
    return module("pip", "--disable-pip-version-check", "install", "-q", "--no-input", "--no-deps", *args)


def make_venv() -> None:
    say("Making .venv ...")
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        provide("Python", [f"python3.{sys.version_info.minor}-venv"], ["ensurepip"])
    must([sys.executable, "-m", "venv", "--clear", VENV], "Python could not make .venv; see above.")


def run(args: Sequence[str]) -> int:
    screen = sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    # Without a screen the reader says so itself, and `show` and `search` need no Qt.
    if screen or may_install():
        provide_qt(window=True)
    return call(module("reader", *args), cwd=None)


def static_steps(fix: bool = False) -> list[tuple[str, list[str | Path]]]:
    return [
        ("lint", module("ruff", "check", *(["--fix"] if fix else []), ".")),
        ("format", module("ruff", "format", *([] if fix else ["--check"]), ".")),
        ("types", module("mypy")),
        ("imports", [PYTHON.with_name("lint-imports"), "--no-logo"]),
        ("workflows", [PYTHON.with_name("zizmor"), "--offline", "--quiet", ".github/workflows"]),
    ]


def content_folders() -> list[Path]:
    return sorted(path.parent for path in (ROOT / "content").glob("*/pack.yaml"))


def take(steps: Iterable[tuple[str, list[str | Path]]]) -> int:
    """Take every step, whatever became of those before, and sum up."""
    results = []
    for name, command in steps:
        say(f"--- {name}")
        start = time.monotonic()
        results.append((name, call(command, offscreen=True), time.monotonic() - start))
    say("---")
    for name, status, seconds in results:
        say(f"{'FAILED' if status else 'ok':7} {seconds:6.1f} s  {name}")
    return 1 if any(status for _, status, _ in results) else 0


def test(args: Sequence[str]) -> int:
    provide_qt(window=False)
    steps = [*static_steps(), ("tests", module("pytest", *args))]
    steps += [(f"content: {folder.name}", module("reader", "check", folder)) for folder in content_folders()]
    return take(steps)


def lint(args: Sequence[str]) -> int:
    return take(static_steps(fix="--fix" in args))


def build(args: Sequence[str]) -> int:
    provide_qt(window=True)  # what a window needs is packed with it
    provide_builder()
    return call(module("resources.standalone.build", *args))


def tryout(args: Sequence[str]) -> int:
    provide_qt(window=True)
    return call(module("resources.standalone.tryout", *args))


def bench(args: Sequence[str]) -> int:
    provide_qt(window=True)
    return call(module("benchmarks", *args))


def shots(args: Sequence[str]) -> int:
    provide_qt(window=False)
    return call(module("benchmarks.shots", *args), offscreen=True)


def fetch_uv() -> Path:
    must(pip("--target", ROOT / "build" / "uv", "--upgrade", "uv==0.13.9"), "Fetching uv failed; see above.")
    return ROOT / "build" / "uv" / "bin" / "uv"


def lock(args: Sequence[str]) -> int:
    """Needs the network. One file serves all systems and Python versions, and names no host and no path."""
    command: list[str | Path] = [fetch_uv(), "pip", "compile", "--no-config", "--quiet", "--universal"]
    command += ["--python-version", PYTHONS[-1], "--generate-hashes", "--custom-compile-command", "python3 dev.py lock"]
    return call([*command, *args, "--group", "dev", "-o", LOCK.name, "pyproject.toml"])


def wheels(_args: Sequence[str]) -> int:
    return call(module("resources.standalone.wheels", fetch_uv(), *PYTHONS))


COMMANDS = {command.__name__: command for command in (run, test, lint, build, tryout, bench, shots, lock, wheels)}


def main(argv: Sequence[str]) -> int:
    if (version := "{}.{}".format(*sys.version_info)) not in PYTHONS:
        for other in PYTHONS:
            if succeeds(f"python{other}", "-c", ""):
                return call([f"python{other}", __file__, *argv], cwd=None)
        say(f"Carrel needs Python {PYTHONS[-1]} to {PYTHONS[0]}; this is {version}.")
        return 1
    if not argv or argv[0] not in COMMANDS:
        say((__doc__ or "").strip())
        return 0 if argv and argv[0] in ("-h", "--help", "help") else 2
    try:
        set_up()
        return COMMANDS[argv[0]](argv[1:])
    except Failed as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Interrupted.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
