"""Markdown of other programs: GitHub, Pandoc, MultiMarkdown, Obsidian and MkDocs."""

from __future__ import annotations

import json
import sys
from contextlib import suppress

import pytest

from reader.library.importing.import_files import FileImportFailed, ImportOptions, read_files
from reader.library.importing.imported import FigureBlock, ImportedDocument
from reader.library.importing.markdown_blocks import walk, written_article
from tests.library.importing.whole_import import import_files
from tests.library.pictures import png

OPTIONS = ImportOptions("2026-11-29")
BIB = """@article{smith2020, title={The {DNA} of sl{\\"e}ep}, author={Smith, John and van Beethoven, Ludwig}, year=2020,
journal="Sleep", volume=5, number=3, pages={12--19}, doi={10.1000/xyz}}
@book{who, title={Guide}, author={{World Health Organization}}, date={2019-05}}"""


def read(tmp_path, text: str, name: str = "one.md") -> ImportedDocument:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_files([tmp_path / name], OPTIONS).documents[0].document


def markdown(tmp_path, text: str) -> str:
    found = read(tmp_path, f"Above\n\n{text}")
    return written_article(found.blocks, found.notes).removeprefix("Above\n\n").rstrip("\n")


def entries(document: ImportedDocument, what: str) -> list[str]:
    return [entry.text for entry in document.report if entry.what == what]


TEXTS = {
    "emphasis": ("*a* **b** ***c*** `d`", "*a* **b** ***c*** d"),
    "setext": ("A\n=\n\nB\n-", "## A\n\n### B"),
    "heading with attributes": ("# A {#x .y}\n\nb", "## A\n\nb"),
    "reference links": ("[a][x] and [b]\n\n[x]: https://a.org\n[b]: https://b.org", "[a](https://a.org) and [b](https://b.org)"),
    "table": ("| a | b |\n|---|:-:|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
    "grid table": ("+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+", "| a | b |\n|---|---|\n| 1 | 2 |"),
    "tasks": ("- [ ] a\n- [x] b", "- ☐ a\n- ☑ b"),
    "nested list": ("3. a\n   - b\n4. c", "3. a\n   - b\n4. c"),
    "hard breaks": ("a  \nb\\\nc\nd", "a\\\nb\\\nc d"),
    "scripts": ("10^6^ H~2~O <sup>3</sup>", "10^6^ H~2~O ^3^"),
    "footnote": ("a[^x].\n\n[^x]: Note 5.", "a[^1].\n\n[^1]: Note 5."),
    "footnote that begins with its number": ("a[^1].\n\n[^1]: 1 mg.", "a[^1].\n\n[^1]: 1 mg."),
    "long footnote": ("a[^x].\n\n[^x]: Note.\n\n    More 5.\n\nb", "a[^1].\n\nb\n\n[^1]: Note.<br>More 5."),
    "inline footnote": ("a^[Note *5*.] b", "a[^1] b\n\n[^1]: Note *5*."),
    "two footnotes": ("a[^1] b[^2]\n\n[^1]: x\n[^2]: y", "a[^1] b[^2]\n\n[^1]: x\n\n[^2]: y"),
    "no such footnote": ("a[^x]", "a\\[\\^x]"),
    "definitions": ("Term\n:   a\n\n    b\n\nOther\n: c", "- **Term**\n\n  a\n\n  b\n\n- **Other**\n\n  c"),
    "alert": ("> [!WARNING]\n> a 5\n>\n> b", "::: warning\na 5\n\nb\n:::"),
    "alert with title": ("> [!tip] Try this\n> a", "::: note Try this\na\n:::"),
    "fenced box": ("::: warning\na\n\nb\n:::\n\nc", "::: warning\na\n\nb\n:::\n\nc"),
    "pandoc box": ('::: {.note title="T"}\na\n:::', "::: note T\na\n:::"),
    "docusaurus box": (":::tip[Try]\n\na\n\n:::", "::: note Try\na\n:::"),
    "mkdocs box": ('!!! danger "T"\n    a\n\n    b\n\nc', "::: warning T\na\n\nb\n:::\n\nc"),
    "formula": ("$x_1*y*z$ and $5 and $6", "\\$x\\_1\\*y\\*z\\$ and \\$5 and \\$6"),
    "highlight": ("==a *b*== ++c++", "a *b* c"),
    "raw html": ("<div>a <b>b</b></div>\n\n<script>x</script>", "a **b**"),
    "markdown in html": ("<div>\n\n*a*\n\n</div>", "*a*"),
    "code": ("```python\na  b\n  *c*\n```", "```\na  b\n  *c*\n```"),
    "quote": ("> a\n>\n> > b", "> a\n>\n> > b"),
    "rule": ("a\n\n***\n\nb", "a\n\n---\n\nb"),
    "link in the page": ("[x](#my-part)\n\n## My part", "[x](#my-part)\n\n## My part {#my-part}"),
    "address in brackets": ("<https://a.org/5> b@c.org", "[https://a.org/5](https://a.org/5) b@c.org"),
    "contents": ("a\n\n[TOC]\n\nb", "a\n\nb"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name, tmp_path) -> None:
    text, wanted = TEXTS[name]
    assert markdown(tmp_path, text) == wanted


HEADS = {
    "yaml": ("---\ntitle: A *b*\nauthor: [X Y, Z]\nlang: sw\n---\n\nc", ("A b", ("X Y", "Z"), "sw")),
    "subtitle": ("---\ntitle: A\nsubtitle: B\nlanguage: en_GB\n---\nc", ("A: B", (), "en-GB")),
    "authors with workplaces": ("---\ntitle: A\nlang: en\nauthors:\n- name: X\n  job: Y\n---\nc", ("A", ("X",), "en")),
    "multimarkdown": ("Title: A\nAuthor: X; Y\nLanguage: en\n\nc", ("A", ("X", "Y"), "en")),
    "pandoc": ("% A\n% X; Y\n% 2020\n\nc", ("A", ("X", "Y"), "und")),
    "first heading": ("# A\n\nc", ("A", (), "und")),
    "two first headings": ("# A\n\nc\n\n# B\n\nd", ("one", (), "und")),
    "rule at the top": ("---\n\nc", ("one", (), "und")),
    "not yaml": ("---\nJust a sentence.\n---\n\nc", ("Just a sentence.", (), "und")),
}


@pytest.mark.parametrize("name", HEADS)
def test_fields_at_the_top(name, tmp_path) -> None:
    text, wanted = HEADS[name]
    found = read(tmp_path, text)
    assert (found.title, found.authors, found.language) == wanted
    assert "c" in str(found.blocks)


def test_what_is_left_out_is_in_the_report(tmp_path) -> None:
    text = (
        "---\ntitle: A\ndate: 2020-05-06\n---\n\n<!-- comment 1 -->\n\n"
        "a %%hidden 2%% ~~gone 3~~ [b](https://b.org 'T 4')\n\n[x]: https://c.org/5\n\n"
        "```py n=6\nc\n```\n\n> 7 mg\n\n![d](none.png 'C 8')"
    )
    found = read(tmp_path, text)
    shown = {
        each: entries(found, each) for each in ("front-matter", "comment", "deleted-text", "link-title", "unused-link")
    }
    assert shown == {
        "front-matter": ["2020-05-06"],
        "comment": ["comment 1", "hidden 2"],
        "deleted-text": ["gone 3"],
        "link-title": ["T 4"],
        "unused-link": ["X https://c.org/5"],
    }
    assert entries(found, "code-options") == ["n=6"]
    assert entries(found, "quotation") == ["7 mg"]
    assert "C 8" in str(found.blocks)


def test_yaml_that_is_damaged_is_in_the_report(tmp_path) -> None:
    found = read(tmp_path, "---\ntitle: [a 5\n---\n\nb")
    assert entries(found, "front-matter") == ["title: [a 5"]


@pytest.mark.parametrize("ending", ["bib", "json", "yaml"])
def test_citations_with_a_list_of_sources_beside(ending, tmp_path) -> None:
    named = ""
    if ending == "bib":
        (tmp_path / "list.bib").write_text(BIB)
    elif ending == "json":
        people = [{"family": "Smith"}, {"family": "van Beethoven"}]
        first = {"id": "smith2020", "type": "book", "title": "A", "author": people, "issued": "2020"}
        who = [{"literal": "World Health Organization"}]
        second = {"id": "who", "type": "book", "title": "Guide", "author": who, "issued": "2019"}
        (tmp_path / "list.json").write_text(json.dumps([first, second]))
    else:
        named = "---\nbibliography: list.yaml\n---\n"
        (tmp_path / "list.yaml").write_text(
            "references:\n- id: smith2020\n  type: book\n  title: A\n  issued: 2020\n"
            "  author: [{family: Smith}, {family: van Beethoven}]\n"
            "- {id: who, type: book, title: Guide, issued: 2019, author: [{literal: World Health Organization}]}\n"
        )
    found = read(tmp_path, f"{named}a [see @smith2020, p. 3; -@who]. @smith2020 [p. 7] says. [@none] x@who.org")
    assert written_article(found.blocks, found.notes) == (
        "a [see @smith2020, p. 3; -@who]. Smith and van Beethoven [-@smith2020, p. 7] says. \\[\\@none] x@who.org\n"
    )
    assert set(found.references) == {"smith2020", "who"}
    assert entries(found, "citation") == ["[@none]"]


def test_bibtex(tmp_path) -> None:
    (tmp_path / "list.bib").write_text(BIB)
    item = dict(read(tmp_path, "a [@smith2020]").references["smith2020"])
    assert item == {
        "id": "smith2020",
        "type": "article-journal",
        "title": "The DNA of slëep",
        "author": [{"family": "Smith", "given": "John"}, {"family": "van Beethoven", "given": "Ludwig"}],
        "container-title": "Sleep",
        "volume": "5",
        "issue": "3",
        "page": "12-19",
        "DOI": "10.1000/xyz",
        "issued": {"date-parts": [[2020]]},
    }


def test_pictures_beside_the_file(tmp_path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "a b.png").write_bytes(png(20, 20))
    text = '![Alt](img/a%20b.png "Caption")\n\nx ![sign](<img/a b.png>) ![[a b.png|100]]'
    found = read(tmp_path, text)
    figures = [block for block in walk(found.blocks) if isinstance(block, FigureBlock)]
    assert [(each.picture, each.alt, str(each.caption).count("Caption")) for each in figures] == [
        ("a-b.png", "Alt", 1),
        ("a-b.png", "sign", 0),
        ("a-b.png", "", 0),
    ]
    assert list(found.pictures) == ["a-b.png"]


OUTSIDE = [
    "../secret.png",
    "/etc/secret.png",
    "file:///secret.png",
    "https://a.org/secret.png",
    "..%2Fsecret.png",
    "..\\secret.png",
]


@pytest.mark.parametrize("address", OUTSIDE, ids=range(len(OUTSIDE)))
def test_pictures_elsewhere_are_never_read(address, tmp_path) -> None:
    (tmp_path / "secret.png").write_bytes(png(20, 20))
    (tmp_path / "in").mkdir()
    found = read(tmp_path / "in", f"a\n\n![b]({address})")
    assert not found.pictures
    assert entries(found, "picture") == ["b"]


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows; is_link has its own tests")
def test_links_to_pictures_elsewhere_are_not_followed(tmp_path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "secret.png").write_bytes(png(20, 20))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").symlink_to(tmp_path / "out" / "secret.png")
    (tmp_path / "in" / "sub").symlink_to(tmp_path / "out")
    found = read(tmp_path / "in", "![b](a.png)\n\n![c](sub/secret.png)\n\n![[secret.png]]\n\nd")
    assert not found.pictures


def test_a_folder_of_notes_that_link_to_each_other(tmp_path) -> None:
    (tmp_path / "vault" / "sub").mkdir(parents=True)
    (tmp_path / "vault" / "a.png").write_bytes(png(20, 20))
    (tmp_path / "vault" / "One.md").write_text("# One\n\n[[Two#My part|there]] [[Two]] [x](sub/Two.md) [[None 5]]\n")
    (tmp_path / "vault" / "sub" / "Two.md").write_text("# Two\n\n## My part\n\n[back](../One.md) ![p](../a.png)\n")
    result = import_files([tmp_path / "vault"], tmp_path / "out", OPTIONS)
    one = (tmp_path / "out" / "articles" / "one.md").read_text("utf-8")
    two = (tmp_path / "out" / "articles" / "two.md").read_text("utf-8")
    assert "[there](article:two#my-part) [Two](article:two) [x](article:two) None 5" in one
    assert "## My part {#my-part}" in two
    assert "[back](article:one)" in two
    assert (tmp_path / "out" / "figures" / "two-a.png").exists()
    assert result.figures == 1
    assert [entry.what for _, each in result.reports for entry in each if entry.what == "unread-file"] == []


def test_links_to_documents_that_are_not_imported_are_in_the_report(tmp_path) -> None:
    (tmp_path / "two.md").write_text("# Two\n\na")
    found = read(tmp_path, "# One\n\n[x](two.md#part) [[two]] [y](three.md)")
    assert entries(found, "inner-link") == ["three.md", "two.md#part; two.md"]


HOSTILE = {
    "brackets": "[" * 20_000,
    "footnotes": "[^a" * 20_000,
    "quotes": ">" * 20_000 + "a",
    "lists": "".join(f"{' ' * (2 * depth)}- a\n" for depth in range(300)),
    "emphasis": "*a **b " * 10_000,
    "boxes": "::: note\n" * 3_000,
    "mkdocs": "".join(f"{' ' * (4 * depth)}!!! note\n" for depth in range(100)) + " " * 400 + "a",
    "formulas": "$a " * 20_000,
    "wiki": "[[a|" * 20_000,
    "terms": "a\n: b\n" * 3_000,
    "notes": "".join(f"[^{number}]: a[^{number + 1}]\n\n" for number in range(500)) + "b[^0]",
    "round notes": "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]",
    "inline notes": "^[a" * 10_000,
    "comments": "<!-- a\n" * 5_000,
    "html": "<div>" * 50_000 + "a",
    "percent": "%%a" * 20_000,
    "aliases": "---\na: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n\ntext",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_or_refused(name, tmp_path) -> None:
    """Each took minutes if it were looked at again for every sign."""
    (tmp_path / "one.md").write_text(HOSTILE[name])
    with suppress(FileImportFailed):
        read_files([tmp_path / "one.md"], OPTIONS)
