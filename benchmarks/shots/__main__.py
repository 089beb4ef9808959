"""Pictures of the main views, made without a screen: `python3 dev.py shots [--folder DIR] [NAME ...]`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import arabic
from benchmarks.packs import BUNDLED
from benchmarks.prose import ROOT
from benchmarks.shots.table import SHOTS
from benchmarks.shots.taking import take
from reader.search.build_pack import build_pack
from reader.ui import app as reader_app


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python3 dev.py shots", description=(__doc__ or "").split(":")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(shot.name for shot in SHOTS))
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "pictures", help="where to save them")
    options = parser.parse_args(arguments)
    unknown = set(options.names) - {shot.name for shot in SHOTS}
    if unknown:
        parser.error(f"unknown picture: {', '.join(sorted(unknown))}")
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        english, other = Path(folder, "english.carrel"), Path(folder, "arabic.carrel")
        build_pack(BUNDLED, english)
        build_pack(arabic.write(Path(folder, "arabic")), other)
        application = reader_app.application()
        application.setCursorFlashTime(0)  # a blinking caret would be in some pictures only
        for number, shot in enumerate(SHOTS):
            if options.names and shot.name not in options.names:
                continue
            picture = take(shot, application, other if shot.is_arabic else english, Path(folder, f"data{number}"))
            file = options.folder / f"{shot.name}.png"
            if not picture.save(str(file)):
                print(f"Could not write {file}. Check the free space and your permissions.", file=sys.stderr)
                return 1
            print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
