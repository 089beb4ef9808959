"""`carrel selftest`: tries out this copy of the program, without a screen and apart from the reader's own data."""

from __future__ import annotations

import json
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import apsw
from PySide6.QtCore import qVersion
from PySide6.QtGui import QImage

from reader import __version__, bundled
from reader.library.packfile import PackFile, open_pack
from reader.library.verify_pack import verify_contents
from reader.marks.make_target import source_of, target_of_block
from reader.marks.model import MarkKind, new_mark
from reader.marks.store import MarkStore
from reader.search.searcher import Searcher
from reader.settings import Settings
from reader.system import paths
from reader.ui import app

Test = Callable[[], str]
"""Returns what it saw; raises where that is not as it must be."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    what: str
    holds: bool
    milliseconds: float
    note: str


class Failed(Exception):
    """A sentence."""


def run(*, as_json: bool) -> int:
    """Prints what it sees. The exit status is 0 where all holds, else 1."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        outcomes = [_tried(what, test) for what, test in _tests(Path(place))]
    holds = all(outcome.holds for outcome in outcomes)
    if as_json:
        listed = [asdict(outcome) for outcome in outcomes]
        print(json.dumps({**_versions(), "checks": listed, "holds": holds}, indent=1))
    else:
        _print(outcomes)
    return 0 if holds else 1


def _tests(data: Path) -> Iterator[tuple[str, Test]]:
    files, problems = bundled.available_packs(data)
    yield "packs at hand", partial(_found, files, problems)
    for file in files:
        yield f"pack {file.name}", partial(_whole, file)
    for file in files:
        yield f"search {file.name}", partial(_search, file)
    yield "page", partial(_page, data)
    yield "setting", partial(_setting, data)
    for file in files[:1]:
        yield "mark", partial(_mark, data, file)


def _found(files: list[Path], problems: list[str]) -> str:
    if problems or not files:
        raise Failed(" ".join(problems) or "There is no pack.")
    return f"{len(files)}"


def _whole(file: Path) -> str:
    with open_pack(file) as pack:
        counted = verify_contents(pack)
        info = pack.info
    numbers = ", ".join(f"{number} {kind}" for kind, number in asdict(counted).items())
    return f"“{info.title}”, edition {info.edition}: {numbers}"


def _search(file: Path) -> str:
    with open_pack(file) as pack:
        asked = _first_title(pack)
    searcher = Searcher([file])
    try:
        answer = searcher.ask(asked)
    finally:
        searcher.close()
    if not answer.hits:
        raise Failed(f"“{asked}”, the title of an article, is not found.")
    return f"“{asked}”: {sum(answer.counts.values())} places"


def _first_title(pack: PackFile) -> str:
    entries = pack.entries(0, 1)
    if not entries:
        raise Failed("There is no article.")
    return entries[0].title


def _page(data: Path) -> str:
    window = app.build_window(app.application(), data)
    try:
        window.show()
        image = window.page.viewport().grab().toImage()
        shown, problem = window.session.opened, window.notice.text
    finally:
        window.close()
        window.session.close()
    if problem:
        raise Failed(problem)
    if shown is None or image.isNull() or _is_blank(image):
        raise Failed("No page came up.")
    return f"“{shown.article.title}” on {image.width()} × {image.height()} pixels"


def _setting(data: Path) -> str:
    folder = data / "settings"
    written = Settings(folder)
    written["text_size"] = 130
    if problem := written.save():
        raise Failed(problem)
    read = Settings(folder)
    if read.problem or read["text_size"] != 130:
        raise Failed(read.problem or "What was written is not what is read.")
    return "written and read back"


def _mark(data: Path, file: Path) -> str:
    """A bookmark on the first block, written by one store and read by the next."""
    folder = data / "marks"
    with open_pack(file) as pack:
        article = pack.article(pack.entries(0, 1)[0].id)
        source = source_of(pack.info, article)
    made = new_mark(MarkKind.BOOKMARK, source, target_of_block(article, article.blocks[0].id), note="self-test")
    store = MarkStore(folder)
    try:
        problem = store.problem or store.add(made).problem
    finally:
        store.close()
    again = MarkStore(folder)
    try:
        read = again.get(made.id)
    finally:
        again.close()
    if problem or read is None or (read.note, read.target) != (made.note, made.target):
        raise Failed(problem or "What was written is not what is read.")
    return "written and read back"


def _tried(what: str, test: Test) -> CheckResult:
    start = time.perf_counter()
    try:
        note, holds = test(), True
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is what this is for
        note, holds = f"{error}" if isinstance(error, Failed) else f"{type(error).__name__}: {error}", False
    return CheckResult(what, holds, round((time.perf_counter() - start) * 1000, 1), note)


def _versions() -> dict[str, Any]:
    """`glibc_needed` is None where nothing was built, and where the system has no glibc."""
    file = paths.build_facts()
    facts = json.loads(file.read_text(encoding="utf-8")) if file else {}
    return {
        "carrel": __version__,
        "standalone": paths.is_frozen(),
        "python": platform.python_version(),
        "qt": qVersion(),
        "sqlite": apsw.sqlite_lib_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "glibc_needed": facts.get("glibc") or None,
        "glibc": platform.libc_ver()[1] or None,
    }


def _print(outcomes: list[CheckResult]) -> None:
    versions = _versions()
    print(f"Carrel {versions['carrel']}, {'standalone' if versions['standalone'] else 'from source'}")
    print(f"Python {versions['python']}, Qt {versions['qt']}, SQLite {versions['sqlite']}; {versions['system']}")
    if versions["glibc_needed"]:
        print(f"It needs glibc {versions['glibc_needed']} or newer; here is {versions['glibc']}.")
    for outcome in outcomes:
        stream = sys.stdout if outcome.holds else sys.stderr
        state = "ok" if outcome.holds else "FAILED"
        print(f"{state:6} {outcome.milliseconds:8.1f} ms  {outcome.what}: {outcome.note}", file=stream)


def _is_blank(image: QImage) -> bool:
    first = image.pixel(0, 0)
    return all(image.pixel(x, y) == first for x in range(0, image.width(), 7) for y in range(0, image.height(), 3))
