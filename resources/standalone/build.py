"""`python3 dev.py build`: builds the program that runs without Python, as a folder or as one file, and checks it."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from reader import __version__
from resources.standalone import (
    archives,
    author_files,
    check_bundle,
    check_folder,
    licences,
    linux_desktop,
    parts,
    windows_desktop,
)

ROOT = Path(__file__).parent.parent.parent
DIST, WORK = ROOT / "dist", ROOT / "build"
SINGLE = "carrel-single.exe" if sys.platform == "win32" else "carrel-single"


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    allowed = parts.load()
    if not _build_packs() or not _freeze(["--single-file"] if options.single_file else []):
        return 1
    if options.single_file:
        print(f"Built dist/{SINGLE} ({(DIST / SINGLE).stat().st_size / 1e6:.1f} MB).")
        return 0
    program = DIST / "Carrel"
    # People look for the licences there. A single file and a macOS bundle have them inside.
    (program / "_internal" / licences.FILE_NAME).replace(program / licences.FILE_NAME)
    if sys.platform == "linux":
        linux_desktop.write(program / "share", WORK / "standalone" / "icon", __version__)
    if sys.platform == "win32":
        windows_desktop.write(program / "share")
    author_files.write(program)
    problems = check_folder.problems(program, allowed)
    if sys.platform == "darwin":
        problems += _sign(DIST / "Carrel.app") + check_bundle.problems(DIST / "Carrel.app")
    print(f"Built dist/Carrel ({check_folder.unpacked_size(program) / 1e6:.1f} MB).")
    if options.archives and not problems:
        problems = _pack(program, allowed)
    for problem in problems:
        print(f"build: {problem}", file=sys.stderr)
    return 1 if problems else 0


def _build_packs() -> bool:
    packs = WORK / "packs"
    shutil.rmtree(packs, ignore_errors=True)
    packs.mkdir(parents=True)
    for source in sorted(path.parent for path in (ROOT / "content").glob("*/pack.yaml")):
        command = [sys.executable, "-m", "reader", "build", str(source), "-o", str(packs / f"{source.name}.carrel")]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            print(f"build: content/{source.name} could not be built; see above.", file=sys.stderr)
            return False
    return True


def _freeze(options: list[str]) -> bool:
    folders = ["--workpath", str(WORK / "program"), "--distpath", str(DIST)]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *folders, "build.spec"]
    # PyInstaller's cache goes to the build folder, too.
    environment = {**os.environ, "PYINSTALLER_CONFIG_DIR": str(WORK / "pyinstaller")}
    done = subprocess.run([*command, "--", *options], cwd=ROOT, env=environment, check=False)
    if done.returncode:
        print("build: PyInstaller failed; see above.", file=sys.stderr)
    return not done.returncode


def _sign(bundle: Path) -> list[str]:
    """Without a certificate ("ad hoc"), which macOS demands of every program on Apple's own processors."""
    for options in (["--force", "--deep", "--sign", "-"], ["--verify", "--deep", "--strict"]):
        if subprocess.run(["/usr/bin/codesign", *options, str(bundle)], check=False).returncode:
            return [f"codesign {' '.join(options)} failed; see above"]
    return []


def _pack(program: Path, allowed: parts.Parts) -> list[str]:
    """Write the archives; return a sentence for each that is too large."""
    source = DIST / "Carrel.app" if sys.platform == "darwin" else program
    files = archives.write(source, DIST, archives.name_of(__version__))
    archives.write_sums(files, DIST)
    for file in files:
        print(f"Packed dist/{file.name} ({file.stat().st_size / 1e6:.1f} MB).")
    return [
        f"{file.name} has {file.stat().st_size:,} bytes; at most {allowed.max_archived:,} are allowed"
        for file in files
        if file.name.endswith(".tar.xz") and file.stat().st_size > allowed.max_archived
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 dev.py build", description=__doc__)
    parser.add_argument("--single-file", action="store_true", help="one file, to send by email; it starts more slowly")
    parser.add_argument("--archives", action="store_true", help="also write .tar.xz, .zip and their checksums")
    return parser


if __name__ == "__main__":
    sys.exit(main())
