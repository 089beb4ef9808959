"""No digit that a page shows is missing from the pack and the report together."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reader.library.authoring.build import check
from reader.library.importing.html import element_text
from reader.library.importing.html.tree import parse_html
from reader.library.importing.import_files import FileImportFailed, ImportOptions, read_files, write_files
from tests.library.importing.html.saved_pages import PAGE
from tests.library.importing.html.test_blocks import KEPT, LEFT_OUT, NOTES
from tests.library.importing.html.test_word_processors import GOOGLE, LIBRE_OFFICE, WORD

_NUMBER = re.compile(r"\d+")
_TEXT = re.compile(r">([^<>\[↩&][^<>]*)<")
"""Not the marks of footnotes, which a pack writes itself, and no invisible signs."""

OPTIONS = ImportOptions("2026-11-29")


def numbered(page: str, counter: itertools.count) -> str:
    """The page with another number in each text."""
    return _TEXT.sub(lambda found: f">{found[1]} {next(counter)} <" if found[1].strip() else found[0], page)


def missing_numbers(page: str, folder: Path) -> set[str]:
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    try:
        imported = read_files([path], OPTIONS)
    except FileImportFailed:
        return set()  # of a page without text, there is nothing to write
    write_files(imported, folder / "out", OPTIONS)
    written = [
        file.read_text(encoding="utf-8") for file in (folder / "out").rglob("*.*") if file.suffix in (".md", ".yaml")
    ]
    written += [f"{entry.text} {entry.message}" for entry in imported.documents[0].document.report]
    wanted = set(_NUMBER.findall(element_text.element_text(parse_html(page), with_alt=True)))
    return wanted - set(_NUMBER.findall(" ".join(written)))


def test_pages_with_everything(tmp_path) -> None:
    parts = [*(row[0] for row in KEPT.values()), *(row[0] for row in LEFT_OUT.values()), NOTES["Google Docs"]]
    pages: dict[str, str] = {
        "saved": PAGE,
        "Word": WORD,
        "Google": GOOGLE,
        "LibreOffice": LIBRE_OFFICE,
        "all": "".join(parts),
    }
    for name, page in pages.items():
        (tmp_path / name).mkdir()
        found = missing_numbers(numbered(page, itertools.count(1_001)), tmp_path / name)
        assert (name, found) == (name, set())


_NUMBERED = itertools.count(10_001)
_WORDS = some.builds(lambda _: f"a {next(_NUMBERED)} mg ", some.none())
_TAGS = some.sampled_from(
    [
        *(
            "p",
            "div",
            "span",
            "b",
            "i",
            "sup",
            "sub",
            "a href=#x",
            "a href=https://x.example",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
        ),
        *(
            "dd",
            "table",
            "tr",
            "td",
            "th",
            "caption",
            "thead",
            "td colspan=2",
            "td rowspan=3",
            "h1",
            "h2",
            "h5",
            "blockquote",
        ),
        *(
            "pre",
            "details",
            "summary",
            "figure",
            "figcaption",
            "nav",
            "aside",
            "header",
            "footer",
            "article",
            "main",
            "form",
        ),
        *(
            "button",
            "del",
            "section class=related",
            "div class=ad",
            "div class=byline",
            "p hidden",
            "div id=x",
            "label",
        ),
        *(
            "div class='author-bio'",
            "div class=warning",
            "ruby",
            "rt",
            "math",
            "mfrac",
            "mn",
            "svg",
            "noscript",
            "center",
        ),
        *(
            "div style='display:none'",
            "span aria-hidden=true",
            "p class=MsoListParagraph",
            "section id=references",
            "select",
        ),
    ]
)
_VOID = some.sampled_from(
    ["<br>", "<hr>", '<img alt="picture">', "<input value=x>", "</p>", "</b>", "</div>", "</table>"]
)
_PAGE = some.recursive(
    _WORDS | _VOID,
    lambda inside: some.builds(
        lambda tag, parts, ends: f"<{tag}>{''.join(parts)}{f'</{tag.split()[0]}>' if ends else ''}",
        _TAGS,
        some.lists(inside, min_size=1, max_size=4),
        some.booleans(),
    ),
    max_leaves=20,
)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(page=some.lists(_PAGE, min_size=1, max_size=6).map("".join))
def test_random_pages(page, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("page")
    assert missing_numbers(page, folder) == set()
    if (folder / "out").exists():
        problems = [each for each in check(folder / "out") if "alt text" not in str(each)]
        assert [str(each) for each in problems if "error" in str(each).lower()] == []
