"""Exported web pages with hostile notes, read by a browser: it finds no element that the page should not have."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from reader.marks.readable_export import as_html
from tests.marks.test_hostile_export import HOSTILE, Page, hostile_mark

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
pytestmark = pytest.mark.skipif(not BROWSER, reason="it needs Chromium or Chrome")


class Visit:
    """`page`: the elements after scripts have run, if any did; `addresses`: what the browser has asked for."""

    def __init__(self, html: str, folder: Path) -> None:
        file, log = folder / "page.html", folder / "log.json"
        file.write_text(html, encoding="utf-8")
        command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
        command += ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
        command += [f"--log-net-log={log}", "--virtual-time-budget=3000", "--dump-dom", file.as_uri()]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True)
        self.page = Page(done.stdout)
        urls = (event.get("params", {}).get("url", "") for event in json.loads(log.read_text("utf-8"))["events"])
        self.addresses = {url for url in urls if "example.org" in url or url.endswith("/x")}


def test_a_browser_reads_texts_as_texts(tmp_path: Path) -> None:
    chance = random.Random(1)
    marks = [hostile_mark(chance) for _ in range(100)]
    harmless = [
        replace(
            mark, note="n", title="t", author="a", labels=("l",), target=replace(mark.target, quote="q"),
            source=replace(mark.source, article_title="t", pack_title="p", publisher="u", authors=("a",)),
        )
        for mark in marks
    ]  # fmt: skip
    pages = {}
    for name, group in (("hostile", marks), ("plain", harmless)):
        (tmp_path / name).mkdir()
        pages[name] = Visit(as_html(group), tmp_path / name)
    hostile, plain = pages["hostile"].page, pages["plain"].page
    assert hostile.tags.keys() <= {*plain.tags, "br []"}  # a quote with several lines has those
    assert pages["hostile"].addresses == set()
    text = "".join(hostile.texts)
    assert all(each in text for each in HOSTILE[:2])


def test_the_visit_would_show_a_script(tmp_path: Path) -> None:
    visit = Visit(f"<title>a</title><p>{HOSTILE[0]}<img src=https://example.org/x>", tmp_path)
    assert visit.page.texts[0] == "x"
    assert visit.addresses
