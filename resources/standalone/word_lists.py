"""Makes the word lists of Thai, Lao, Khmer and Burmese: `python -m resources.standalone.word_lists`.

They are the dictionaries with which ICU breaks lines. The package `icu4py` brings ICU's data for every system; the
program gets the words alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from reader.library.word_list import PACKED, SCRIPTS, packed, script_of
from resources.standalone.icu_dictionary import dictionaries

PACKAGE = "icu4py"
FOLDER = Path(__file__).resolve().parent.parent.parent / "build" / "word_lists"
STAMP = "made_from.json"
_DATA_LIBRARY = re.compile(r"(lib)?icud(ata|t\d+)[-.].*")


def files(folder: Path = FOLDER) -> list[Path]:
    return [folder / f"{script}{PACKED}" for script in sorted(SCRIPTS)]


def make_missing(folder: Path = FOLDER) -> None:
    """Makes the lists, unless those of the same release of ICU are there. Raises ValueError if ICU lacks one."""
    stamp, wanted = folder / STAMP, {PACKAGE: metadata.version(PACKAGE)}
    try:
        is_made = json.loads(stamp.read_text(encoding="utf-8")) == wanted
    except (OSError, ValueError):
        is_made = False
    if is_made and all(file.is_file() for file in files(folder)):
        return
    folder.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    lists = {script_of(words[-1]): words for words in dictionaries(_data())}
    if missing := SCRIPTS.keys() - lists.keys():
        raise ValueError(f"ICU has no dictionary for {', '.join(sorted(missing))}")
    for script in SCRIPTS:
        (folder / f"{script}{PACKED}").write_bytes(packed(lists[script]))
    stamp.write_text(json.dumps(wanted) + "\n", encoding="utf-8")


def _data() -> bytes:
    return next(file for file in _installed() if _DATA_LIBRARY.fullmatch(file.name)).read_bytes()


def _installed() -> Iterator[Path]:
    return (Path(str(file.locate())) for file in metadata.files(PACKAGE) or ())


if __name__ == "__main__":
    make_missing()
