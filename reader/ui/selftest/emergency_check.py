"""Checks that somebody in danger finds the emergency advice, with the local help beside the pack."""

from __future__ import annotations

import contextlib
from pathlib import Path

from reader.library.local_help import FILE_NAME, LABEL
from reader.library.page_words import ENGLISH
from reader.search.searcher import Searcher
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.sample_window import build_sample, opened_sample

_TYPED = "my child swalowed pills"
_NUMBER = "+254 700 123 456"


def check_emergency(data: Path) -> str:
    data.mkdir(exist_ok=True)
    with contextlib.closing(Searcher([build_sample(data)])) as searcher:
        found = [hit.location for hit in searcher.ask(_TYPED).hits]
    if not found or not found[0].endswith("#danger"):
        raise SelfTestFailedError(f"“{_TYPED}” does not find the emergency advice first.")
    (data / FILE_NAME).write_text(f"local_help: {_NUMBER}\n", encoding="utf-8")
    with opened_sample(data) as window:
        shown = window.page.toPlainText()
    for text in (ENGLISH["emergency_link"], f"{LABEL}: {_NUMBER}"):
        if text not in shown:
            raise SelfTestFailedError(f"The page does not show “{text}”.")
    return f"“{_TYPED}”: {found[0]}"
