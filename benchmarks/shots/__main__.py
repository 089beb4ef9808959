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
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "pictures", help="where to")
    asked = parser.parse_args(arguments)
    unknown = set(asked.names) - {shot.name for shot in SHOTS}
    if unknown:
        parser.error(f"no picture is called {', '.join(sorted(unknown))}")
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        english, other = Path(place, "english.carrel"), Path(place, "arabic.carrel")
        build_pack(BUNDLED, english)
        build_pack(arabic.write(Path(place, "arabic")), other)
        application = reader_app.application()
        application.setCursorFlashTime(0)  # a caret is in every picture or in none
        for number, shot in enumerate(SHOTS):
            if asked.names and shot.name not in asked.names:
                continue
            picture = take(shot, application, other if shot.is_arabic else english, Path(place, f"data{number}"))
            file = asked.folder / f"{shot.name}.png"
            if not picture.save(str(file)):
                print(f"{file} could not be written.", file=sys.stderr)
                return 1
            print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
