"""`python3 dev.py build`: the program as a folder that runs without Python, or as one file, checked when it is done."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from reader import __version__
from resources.standalone import archives, desktop, folder, licences, parts

ROOT = Path(__file__).parent.parent.parent
DIST, WORK = ROOT / "dist", ROOT / "build"
SINGLE = "carrel-single.exe" if sys.platform == "win32" else "carrel-single"


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    wanted = parts.load()
    if not _build_packs() or not _freeze(["--single-file"] if asked.single_file else []):
        return 1
    if asked.single_file:
        print(f"Built dist/{SINGLE} ({(DIST / SINGLE).stat().st_size / 1e6:.1f} MB).")
        return 0
    program = DIST / "Carrel"
    # Where people look for it; a single file, and a bundle of macOS, have it inside.
    (program / "_internal" / licences.FILE_NAME).replace(program / licences.FILE_NAME)
    if sys.platform == "linux":
        desktop.write(program / "share", WORK / "standalone" / "icon", __version__)
    problems = folder.problems(program, wanted)
    print(f"Built dist/Carrel ({folder.unpacked_size(program) / 1e6:.1f} MB).")
    if asked.archives and not problems:
        problems = _pack(program, wanted)
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
    places = ["--workpath", str(WORK / "program"), "--distpath", str(DIST)]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, "build.spec"]
    # What it keeps between builds belongs to this folder, too.
    environment = {**os.environ, "PYINSTALLER_CONFIG_DIR": str(WORK / "pyinstaller")}
    done = subprocess.run([*command, "--", *options], cwd=ROOT, env=environment, check=False)
    if done.returncode:
        print("build: PyInstaller failed; see above.", file=sys.stderr)
    return not done.returncode


def _pack(program: Path, wanted: parts.Parts) -> list[str]:
    """Writes the archives and returns what is wrong with them."""
    source = DIST / "Carrel.app" if sys.platform == "darwin" else program
    files = archives.write(source, DIST, archives.name_of(__version__))
    archives.write_sums(files, DIST)
    for file in files:
        print(f"Packed dist/{file.name} ({file.stat().st_size / 1e6:.1f} MB).")
    return [
        f"{file.name} takes {file.stat().st_size:,} bytes, more than {wanted.most_archived:,}"
        for file in files
        if file.name.endswith(".tar.xz") and file.stat().st_size > wanted.most_archived
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 dev.py build", description=__doc__)
    parser.add_argument("--single-file", action="store_true", help="one file, to send by mail; it starts more slowly")
    parser.add_argument("--archives", action="store_true", help="also .tar.xz, .zip and their checksums")
    return parser


if __name__ == "__main__":
    sys.exit(main())
