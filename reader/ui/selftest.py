"""`carrel selftest`: tests this copy of the program, without a screen and without the reader's own data."""

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
from reader.system.format_numbers import counted
from reader.ui import app

SelfTest = Callable[[], str]
"""Returns a note about the result. Raises if the test fails."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was tested, and whether it passed. The fields are those of the JSON output."""

    what: str
    holds: bool
    milliseconds: float
    note: str


class SelfTestFailedError(Exception):
    """Its text is a sentence for people."""


def run(*, as_json: bool) -> int:
    """Runs all tests and prints their results. The exit status is 0 if all pass, else 1."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        results = [_run_test(what, test) for what, test in _tests(Path(folder))]
    holds = all(result.holds for result in results)
    if as_json:
        checks = [asdict(result) for result in results]
        print(json.dumps({**_versions(), "checks": checks, "holds": holds}, indent=1))
    else:
        _print(results)
    return 0 if holds else 1


def _tests(data: Path) -> Iterator[tuple[str, SelfTest]]:
    """The name of each test, and the test. `data` is a temporary data folder."""
    files, problems = bundled.available_packs(data)
    yield "packs", partial(_test_packs_found, files, problems)
    for file in files:
        yield f"pack {file.name}", partial(_test_pack, file)
    for file in files:
        yield f"search {file.name}", partial(_test_search, file)
    yield "page", partial(_test_page, data)
    yield "setting", partial(_test_setting, data)
    for file in files[:1]:
        yield "mark", partial(_test_mark, data, file)


def _test_packs_found(files: list[Path], problems: list[str]) -> str:
    if problems or not files:
        raise SelfTestFailedError(" ".join(problems) or "No packs were found.")
    return f"{len(files)}"


def _test_pack(file: Path) -> str:
    with open_pack(file) as pack:
        counts = verify_contents(pack)
        info = pack.info
    numbers = ", ".join(f"{number} {kind}" for kind, number in asdict(counts).items())
    return f"“{info.title}”, edition {info.edition}: {numbers}"


def _test_search(file: Path) -> str:
    with open_pack(file) as pack:
        title = _first_title(pack)
    searcher = Searcher([file])
    try:
        answer = searcher.ask(title)
    finally:
        searcher.close()
    if not answer.hits:
        raise SelfTestFailedError(f"The search does not find “{title}”, the title of an article.")
    return f"“{title}”: {counted(sum(answer.counts.values()), 'result')}"


def _first_title(pack: PackFile) -> str:
    entries = pack.entries(0, 1)
    if not entries:
        raise SelfTestFailedError("The pack contains no article.")
    return entries[0].title


def _test_page(data: Path) -> str:
    window = app.build_window(app.application(), data)
    try:
        window.show()
        image = window.page.viewport().grab().toImage()
        shown, problem = window.session.opened, window.notice.text
    finally:
        window.close()
        window.session.close()
    if problem:
        raise SelfTestFailedError(problem)
    if shown is None or image.isNull() or _is_blank(image):
        raise SelfTestFailedError("The page is blank.")
    return f"“{shown.article.title}” on {image.width()} × {image.height()} pixels"


def _test_setting(data: Path) -> str:
    folder = data / "settings"
    written = Settings(folder)
    written["text_size"] = 130
    if problem := written.save():
        raise SelfTestFailedError(problem)
    read = Settings(folder)
    if read.problem or read["text_size"] != 130:
        raise SelfTestFailedError(read.problem or "It did not read back correctly.")
    return "saved and read back"


def _test_mark(data: Path, file: Path) -> str:
    """Saves a bookmark on the first block, and reads it with another store."""
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
        raise SelfTestFailedError(problem or "It did not read back correctly.")
    return "saved and read back"


def _run_test(what: str, test: SelfTest) -> CheckResult:
    start = time.perf_counter()
    try:
        note, holds = test(), True
    except Exception as error:  # noqa: BLE001 - any error is a failed test
        note = str(error) if isinstance(error, SelfTestFailedError) else f"{type(error).__name__}: {error}"
        holds = False
    return CheckResult(what, holds, round((time.perf_counter() - start) * 1000, 1), note)


def _versions() -> dict[str, Any]:
    """`glibc_needed` is None in a checkout, and on systems without glibc."""
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


def _print(results: list[CheckResult]) -> None:
    versions = _versions()
    print(f"Carrel {versions['carrel']}, {'standalone' if versions['standalone'] else 'from source'}")
    print(f"Python {versions['python']}, Qt {versions['qt']}, SQLite {versions['sqlite']}; {versions['system']}")
    if versions["glibc_needed"]:
        print(f"Needs glibc {versions['glibc_needed']} or newer; this system has {versions['glibc']}.")
    for result in results:
        stream = sys.stdout if result.holds else sys.stderr
        state = "ok" if result.holds else "FAILED"
        print(f"{state:6} {result.milliseconds:8.1f} ms  {result.what}: {result.note}", file=stream)


def _is_blank(image: QImage) -> bool:
    first = image.pixel(0, 0)
    return all(image.pixel(x, y) == first for x in range(0, image.width(), 7) for y in range(0, image.height(), 3))
