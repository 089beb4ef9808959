"""The start page of a stick."""

from __future__ import annotations

import html.parser

import pytest

from reader.sticks.programs import FOLDERS
from reader.sticks.start_here import page
from tests.packs import INFO

WORDS = {
    "Carrel for Windows": ("carrel.exe", "SmartScreen", "More info", "Run anyway"),
    "Carrel for Mac": (".zip", "Gatekeeper", "Open Anyway", "M1"),
    "Carrel for Mac Intel": ("Gatekeeper", "Intel"),
    "Carrel for Linux": ("double-click", "Executable"),
    "Carrel for Linux ARM": ("ARM",),
}


class Tags(html.parser.HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("folder", WORDS)
def test_each_system_has_its_words(folder):
    text = " ".join(page([FOLDERS[folder]], []).split())
    assert f"<kbd>{folder}</kbd>" in text
    for word in WORDS[folder]:
        assert word in text
    assert text.count("<h2>") == 4


def test_nothing_comes_from_outside_or_runs():
    nasty = '</span><script>alert(1)</script><img src="http://x">&'
    info = INFO._replace(title=nasty, publisher=nasty, language='en" onclick="x')
    parsed = Tags(page(FOLDERS.values(), [info, INFO]))
    assert parsed.open == []
    assert {tag for tag, _ in parsed.tags} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "kbd", "ul", "li", "span",
    }  # fmt: skip
    assert {name for _, attributes in parsed.tags for name in attributes} <= {
        "lang", "dir", "charset", "name", "content", "http-equiv",
    }  # fmt: skip


def test_it_promises_no_repair_of_the_stick_that_it_runs_from():
    assert "Carrel cannot repair the stick that it runs from" in " ".join(page([], []).split())


def test_it_says_where_to_find_other_packs():
    assert "click <kbd>Shelf…</kbd>" in " ".join(page([], [INFO]).split())
    assert "Shelf" not in page([], [])


def test_packs_are_listed_by_title():
    text = page([], [INFO._replace(title="b & c"), INFO._replace(id="x", title="A")])
    assert text.index(">A<") < text.index(">b &amp; c<")


def test_the_guide_for_authors_is_named_where_it_is():
    text = " ".join(page([], [], "Carrel for Windows").split())
    assert "<kbd>Carrel for Windows</kbd> and double-click <kbd>How to make a pack.html</kbd>" in text
    assert "How to make a pack" not in page(FOLDERS.values(), [INFO])


def test_another_language_comes_before_english(pseudo_language):
    text = page([FOLDERS["Carrel for Windows"]], [INFO._replace(title="a < b", publisher="</kbd>")])
    parsed = Tags(text)
    assert parsed.tags[0] == ("html", {"lang": "qps"})
    assert parsed.open == []
    first, english = text.split("<hr>")
    assert '<p lang="en-GB" dir="ltr">English: see below.</p>' in first
    assert "double-click" not in first
    assert "<kbd>Carrel for Windows</kbd> and double-click <kbd>carrel</kbd>" in english
    assert english.count("<h2>") == first.count("<h2>") == 4
    for part in (first, english):
        assert 'dir="auto">a &lt; b</span>' in part
        assert "&lt;/kbd&gt;" in part


def test_a_language_from_right_to_left(pseudo_arabic):
    assert Tags(page([], [])).tags[0] == ("html", {"lang": "ar", "dir": "rtl"})
    assert '<div lang="en-GB" dir="ltr">' in page([], [])


def test_english_is_there_once():
    assert page([], []).count("<h1>") == 1
