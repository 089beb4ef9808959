"""The guide as a web page, and the example to copy, in the folder of the program."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reader.library.authoring.build import check
from reader.library.authoring.new_folder import PackFacts, make_folder
from reader.sticks.file_names import problem_of
from reader.sticks.layout import GUIDE
from resources.standalone import author_files
from resources.standalone.author_files import EXAMPLE, PAGES, ROOT


class Page(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.targets.append(value or "")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    author_files.write(tmp_path)
    return tmp_path


def text(program: Path) -> str:
    return (program / GUIDE).read_text(encoding="utf-8")


def test_every_link_leads_to_a_place_on_the_page(program: Path) -> None:
    page = Page(text(program))
    assert len(page.targets) > 20
    assert [target for target in page.targets if target[0] != "#" or target[1:] not in page.ids] == []
    assert len(page.ids) == len(set(page.ids))


def test_the_page_runs_nothing_and_loads_nothing(program: Path) -> None:
    page = Page(text(program))
    assert not page.tags & {"script", "img", "iframe", "link", "object", "embed", "form", "base"}
    assert "default-src 'none'" in text(program)
    allowed = {"id", "href", "lang", "charset", "name", "content", "class", "start", "http-equiv", "style"}
    assert {name for name, _ in page.attributes} <= allowed


@pytest.mark.parametrize("page", PAGES)
def test_every_heading_and_table_of_the_documents_is_on_the_page(program: Path, page: str) -> None:
    code = re.compile(r"<pre>.*?</pre>|<code>.*?</code>", re.DOTALL)
    shown = re.sub(r"<[^>]*>", "", code.sub("", text(program)))
    headings = re.findall(r"^##+ ([\w .]+)$", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(headings) > 5
    assert [heading for heading in headings if heading not in shown] == []
    assert "|--" not in shown
    assert "](" not in shown


def test_the_example_is_what_carrel_new_makes(program: Path, tmp_path: Path) -> None:
    assert check(program / EXAMPLE) == []
    make_folder(tmp_path / "new", ROOT / "resources/example_pack", PackFacts("example-pack", "Example pack", "en-GB"))
    files = [file.relative_to(tmp_path / "new") for file in (tmp_path / "new").rglob("*") if file.is_file()]
    assert len(files) == 7
    for name in files:
        assert (tmp_path / "new" / name).read_bytes() == (program / EXAMPLE / name).read_bytes()


def test_line_ends_of_windows_are_for_what_is_edited(tmp_path: Path) -> None:
    author_files.write(tmp_path, "\r\n")
    data = (tmp_path / EXAMPLE / "pack.yaml").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 10
    author_files.write(tmp_path, "\r\n")
    assert (tmp_path / EXAMPLE / "pack.yaml").read_bytes() == data, "a second build changes nothing"


def test_a_stick_can_hold_the_files(program: Path) -> None:
    names = [file.relative_to(program).as_posix() for file in program.rglob("*") if file.is_file()]
    assert {name: problem for name in names if (problem := problem_of(name))} == {}
    assert sum(file.stat().st_size for file in program.rglob("*") if file.is_file()) < 80_000
