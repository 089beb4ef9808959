"""E-books: their chapters, notes, pictures and links, and what is left out of them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reader.library.authoring.build import check
from reader.library.authoring.content_source import ContentSource
from reader.library.authoring.problems import Severity
from reader.library.importing.import_files import ImportedFiles, ImportOptions, read_files, write_files
from reader.library.importing.imported import FigureBlock, ImportedWork
from reader.library.importing.markdown_blocks import walk, written_article
from tests.library.importing.epub_files import METADATA, epub_file, nav, nav_entries, ncx, page
from tests.library.pictures import png

OPTIONS = ImportOptions("2026-11-29")
TWO = {"one.xhtml": page("<h1>Day</h1><p>a 5</p>"), "two.xhtml": page("<h1>Evening</h1><p>b</p>")}


def read(tmp_path, pages: Mapping[str, str], parts: Mapping[str, str | bytes] | None = None, **more) -> ImportedFiles:
    return read_files([epub_file(tmp_path / "my_book.epub", pages, parts, **more)], OPTIONS)


def articles(imported: ImportedFiles) -> dict[str, str]:
    found = {}
    for each in imported.documents:
        found[each.document.title] = written_article(each.document.blocks, each.document.notes).strip()
    return found


def entries(imported: ImportedFiles, what: str) -> list[str]:
    return [entry.text for _, rows in imported.reports for entry in rows if entry.what == what]


def test_each_part_is_an_article_with_its_title_in_the_navigation(tmp_path) -> None:
    toc = nav(nav_entries({"one.xhtml": "Day", "two.xhtml#x": "Night falls"}))
    imported = read(tmp_path, {**TWO, "nav.xhtml": toc})
    assert articles(imported) == {"Day": "a 5", "Night falls": "## Evening\n\nb"}
    assert imported.title == "Night"
    assert imported.language == "en-GB"
    assert imported.documents[0].document.authors == ("Ann Ode",)


def test_navigation_of_epub_2(tmp_path) -> None:
    toc = ncx({"one.xhtml": "1. Day & more", "two.xhtml": "2. Evening"})
    assert list(articles(read(tmp_path, TWO, {"toc.ncx": toc}))) == ["1. Day & more", "2. Evening"]


def test_titles_without_navigation(tmp_path) -> None:
    pages = {**TWO, "three.xhtml": page("<p>Only a text</p><p>c</p>")}
    assert articles(read(tmp_path, pages)) == {"Day": "a 5", "Evening": "b\n\nOnly a text\n\nc"}


def test_parts_that_the_navigation_does_not_have_belong_to_the_chapter_before(tmp_path) -> None:
    pages = {
        "1a.xhtml": page("<h1>Day</h1><p>a</p>"),
        "1b.xhtml": page("<h2>More</h2><p>b</p>"),
        "2.xhtml": page("<h1>Night</h1><p>c</p>"),
        "nav.xhtml": nav(nav_entries({"1a.xhtml": "Day", "2.xhtml": "Night"})),
    }
    assert articles(read(tmp_path, pages)) == {"Day": "a\n\n## More\n\nb", "Night": "c"}


def test_many_tiny_parts_of_one_chapter_are_one_article(tmp_path) -> None:
    pages = {"c.xhtml": page("<h1>Doses</h1><p>About doses</p>")}
    pages |= {f"s{number}.xhtml": page(f"<h2>Drug {number}</h2><p>{number} mg</p>") for number in range(5)}
    pages["d.xhtml"] = page("<h1>End</h1><p>x</p>")
    inside = nav_entries({f"s{number}.xhtml": f"Drug {number}" for number in range(5)})
    toc = f'<li><a href="c.xhtml">Doses</a><ol>{inside}</ol></li>{nav_entries({"d.xhtml": "End"})}'
    found = articles(read(tmp_path, {**pages, "nav.xhtml": nav(toc)}))
    assert list(found) == ["Doses", "End"]
    assert found["Doses"].count("## Drug") == 5


BACK = '<a href="one.xhtml#r" epub:type="backlink">↩</a>'
NOTES = {
    "epub 3": (
        '<p>a<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><p>1 mg is more.</p></aside>',
        "",
        "1 mg is more.",
    ),
    "epub 3 elsewhere": (
        '<p>a<sup><a epub:type="noteref" href="notes.xhtml#n">1</a></sup></p>',
        f'<section epub:type="endnotes"><h1>Notes</h1><ol><li id="n"><p>More 7. {BACK}</p></li></ol></section>',
        "More 7.",
    ),
    "role": ('<p>a<a role="doc-noteref" href="#n">*</a></p><p role="doc-footnote" id="n">* More.</p>', "", "\\* More."),
    "epub 2 both ways": (
        '<p>a<a id="r" href="notes.xhtml#n">[1]</a></p>',
        '<h1>Notes</h1><p><a id="n" href="one.xhtml#r">[1]</a> .5 mg more.</p>',
        ".5 mg more.",
    ),
    "epub 2 with ids around": (
        '<p>a<sup id="r"><a href="#n">1</a></sup></p><p id="n"><sup><a href="#r">1</a></sup>More</p>',
        "",
        "More",
    ),
    "number and no way back": (
        '<p>a<sup><a href="notes.xhtml#n">2</a></sup></p>',
        '<h1>Notes</h1><p id="n">2. More</p>',
        "More",
    ),
    "definition list": (
        '<p>a<a id="r" href="#n">1</a></p><dl><dt id="n"><a href="#r">1</a></dt><dd>More</dd></dl>',
        "",
        "More",
    ),
    "table": (
        '<p>a<a id="r" href="#n">1</a></p><table><tr><td><a id="n" href="#r">1</a></td><td>More</td></tr></table>',
        "",
        "More",
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_notes(name, tmp_path) -> None:
    body, notes, wanted = NOTES[name]
    pages = {"one.xhtml": page(f"<h1>Day</h1>{body}<p>z</p>")}
    if notes:
        pages["notes.xhtml"] = page(notes)
    found = articles(read(tmp_path, pages))
    assert found["Day"] == f"a[^1]\n\nz\n\n[^1]: {wanted}"


def test_a_link_to_a_chapter_is_no_note(tmp_path) -> None:
    pages = {
        "one.xhtml": page('<h1>Day</h1><p>See <a href="two.xhtml#x">2</a> and <a href="two.xhtml">there</a>.</p>'),
        "two.xhtml": page('<h1>Night</h1><p id="x">2 mg</p><p><a href="one.xhtml#none">back</a></p>'),
    }
    imported = read(tmp_path, pages)
    write_files(imported, tmp_path / "out", OPTIONS)
    assert "See [2](article:night#2-mg) and [there](article:night)." in (tmp_path / "out/articles/day.md").read_text(
        "utf-8"
    )
    assert "[back](article:day)" in (tmp_path / "out/articles/night.md").read_text("utf-8")


def test_what_is_left_out_can_be_brought_back(tmp_path) -> None:
    pages = {
        "cover.xhtml": page('<div><svg><image xlink:href="c.png"/></svg></div>'),
        "title.xhtml": page("<h1>Night</h1><p>Ann Ode</p>", attributes='epub:type="titlepage"'),
        "nav.xhtml": nav(nav_entries({"one.xhtml": "Day", "two.xhtml": "Evening"})),
        **TWO,
        "index.xhtml": page("<h1>Index</h1><p>dose, 12</p>", attributes='epub:type="index"'),
    }
    imported = read(tmp_path, pages, {"c.png": png(20, 30)}, spine=list(pages))
    assert list(articles(imported)) == ["Day", "Evening"]
    rows = {entry.what: entry for _, report in imported.reports for entry in report}
    assert (rows["title-page"].text, rows["index"].text) == ("Night Ann Ode", "Index dose, 12")
    assert "Contents" in rows["contents"].text
    keys = [rows[what].key for what in ("cover", "title-page", "contents", "index")]
    assert all(keys)
    write_files(imported, tmp_path / "without", OPTIONS)
    assert not (tmp_path / "without" / "figures").exists()
    write_files(imported, tmp_path / "with", OPTIONS, keys)
    assert "Ann Ode" in (tmp_path / "with/articles/day.md").read_text("utf-8")
    assert "dose, 12" in (tmp_path / "with/articles/evening.md").read_text("utf-8")
    assert len(list((tmp_path / "with" / "figures").iterdir())) == 1


def test_pictures(tmp_path) -> None:
    pages = {
        "text/one.xhtml": page(
            '<h1>Day</h1><figure><img src="../img/a.png" alt="A"/><figcaption>Figure 5</figcaption></figure>'
            '<p>x</p><img src="../../../etc/passwd" alt="B"/><img src="https://a.org/c.png" alt="C"/>'
        )
    }
    imported = read(tmp_path, pages, {"img/a.png": png(20, 20)})
    document = imported.documents[0].document
    figures = [block for block in walk(document.blocks) if isinstance(block, FigureBlock)]
    assert [(each.picture, each.alt) for each in figures] == [("a.png", "A")]
    assert entries(imported, "picture") == ["B", "C"]


def test_classes_of_style_sheets(tmp_path) -> None:
    sheet = ".i { font-style: italic } span.b, .c{font-weight:bold} .up{vertical-align:super} .no{display:none}"
    line = '10<span class="up">6</span> <span class="i">a</span> <span class="b">b</span> <i class="b">c</i>'
    pages = {
        "one.xhtml": page(
            f'<h1>Day</h1><p>{line}</p><p class="no">hidden 7</p>', '<link rel="stylesheet" href="s.css"/>'
        )
    }
    imported = read(tmp_path, pages, {"s.css": sheet})
    assert articles(imported)["Day"] == "10^6^ *a* **b** *c*"
    assert entries(imported, "hidden") == ["hidden 7"]


def test_numbers_of_printed_pages(tmp_path) -> None:
    body = '<h1>Day</h1><p>a <span epub:type="pagebreak" id="p" title="12"/>b <a href="#p">c</a></p>'
    imported = read(tmp_path, {"one.xhtml": page(body)})
    assert entries(imported, "page-numbers") == ["12"]
    assert articles(imported)["Day"].startswith("a b [c](#")


def test_facts_of_the_book(tmp_path) -> None:
    metadata = (
        '<dc:title id="t">Night</dc:title><meta refines="#t" property="title-type">main</meta>'
        '<dc:title id="s">A guide</dc:title><meta refines="#s" property="title-type">subtitle</meta>'
        '<dc:creator id="a">Ann</dc:creator><meta refines="#a" property="role">aut</meta>'
        '<dc:creator opf:role="trl">Tom</dc:creator><dc:language>sw</dc:language><dc:date>2020-05</dc:date>'
        "<dc:publisher>Press</dc:publisher><dc:rights>CC BY 4.0</dc:rights>"
        "<dc:identifier>urn:isbn:97812</dc:identifier>"
        '<meta property="belongs-to-collection" id="c">Series</meta>'
        '<meta refines="#c" property="group-position">3</meta>'
    )
    imported = read(tmp_path, TWO, metadata=metadata)
    assert (imported.title, imported.language) == ("Night: A guide", "sw")
    document = imported.documents[0].document
    assert document.authors == ("Ann",)
    assert document.based_on == ImportedWork("Night: A guide", "Press", "2020-05")
    assert entries(imported, "book-data") == ["trl: Tom", "CC BY 4.0", "urn:isbn:97812", "Series 3"]
    write_files(imported, tmp_path / "out", OPTIONS)
    assert "based_on:\n" in (tmp_path / "out" / "articles" / "day.md").read_text("utf-8")
    assert [each for each in check(tmp_path / "out") if each.severity is Severity.ERROR] == []


def test_parts_beside_the_text_come_last(tmp_path) -> None:
    spine = ["one.xhtml linear=no", "two.xhtml"]
    imported = read(tmp_path, TWO, spine=spine)
    assert list(articles(imported)) == ["Evening", "Day"]
    assert [entry.what for _, rows in imported.reports for entry in rows if entry.what == "beside"] == ["beside"]


def test_a_page_with_only_the_title_of_a_part(tmp_path) -> None:
    pages = {"part.xhtml": page("<h1>Part One</h1>"), **TWO}
    toc = nav(nav_entries({"part.xhtml": "Part One", "one.xhtml": "Day", "two.xhtml": "Evening"}))
    imported = read(tmp_path, {**pages, "nav.xhtml": toc})
    assert list(articles(imported)) == ["Day", "Evening"]
    assert entries(imported, "part-title") == ["Part One"]


FIXED = f'{METADATA}<meta property="rendition:layout">pre-paginated</meta>'


def test_fixed_pages_with_text_are_read(tmp_path) -> None:
    imported = read(tmp_path, {"one.xhtml": page(f"<h1>Day</h1><p>{'word ' * 60}</p>")}, metadata=FIXED)
    assert entries(imported, "fixed-layout") == [""]


def test_progress_rises(tmp_path) -> None:
    steps = []
    epub_file(tmp_path / "b.epub", {f"{number}.xhtml": page(f"<h1>C {number}</h1><p>a</p>") for number in range(20)})
    read_files([tmp_path / "b.epub"], OPTIONS, lambda done, total: steps.append(done / total))
    assert len(steps) > 30
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == (0, 1)


def test_cancel_leaves_nothing(tmp_path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        if done > total / 2:
            raise Cancelled

    path = epub_file(tmp_path / "b.epub", TWO)
    with pytest.raises(Cancelled):
        read_files([path], OPTIONS, cancel)
    assert list(tmp_path.iterdir()) == [path]
    path.rename(tmp_path / "c.epub")  # Windows does not rename a file that is still open


def test_parts_of_the_book_are_sections(tmp_path) -> None:
    names = ("Preface", "Part One", "Day", "Book 2", "Evening", "Part Two", "Night", "Epilogue")
    pages = {f"{number}.xhtml": page(f"<h1>{name}</h1><p>x</p>") for number, name in enumerate(names)}
    for number in (1, 3, 5):
        pages[f"{number}.xhtml"] = page(f"<h1>{names[number]}</h1>")
    one = (
        nav_entries({"2.xhtml": "Day"})
        + f'<li><a href="3.xhtml">Book 2</a><ol>{nav_entries({"4.xhtml": "Evening"})}</ol>'
    )
    parts = (
        f'<li><a href="0.xhtml">Preface</a></li><li><a href="1.xhtml">Part One</a><ol>{one}</li></ol></li>'
        f'<li><a href="5.xhtml">Part Two</a><ol>{nav_entries({"6.xhtml": "Night"})}</ol></li>'
    )
    toc = nav(parts + nav_entries({"7.xhtml": "Epilogue"}))
    imported = read(tmp_path, {**pages, "nav.xhtml": toc})
    write_files(imported, tmp_path / "out", OPTIONS)
    assert [each for each in check(tmp_path / "out") if each.severity is Severity.ERROR] == []
    source = ContentSource(tmp_path / "out")
    assert [article.title for article in source.articles()] == ["Preface", "Day", "Evening", "Night", "Epilogue"]
    text = (tmp_path / "out" / "pack.yaml").read_text("utf-8")
    assert [line.strip(" -") for line in text.splitlines() if "title: " in line] == [
        *("title: Night", "title: Part One", 'title: "Book 2"', "title: Part Two", "title: Epilogue")
    ]
    assert entries(imported, "part-title") == []


def test_a_page_with_several_chapters_is_not_named_after_one_of_them(tmp_path) -> None:
    body = '<h1>Poems</h1><p>For you</p><h2 id="a">One</h2><p>x</p><h2 id="b">Two</h2><p>y</p>'
    toc = nav(nav_entries({"p.xhtml#a": "One", "p.xhtml#b": "Two"}))
    assert list(articles(read(tmp_path, {"p.xhtml": page(body), "nav.xhtml": toc}))) == ["Poems"]


@pytest.mark.parametrize("style", ["float: right", "position:absolute", "display: block"])
def test_what_stands_beside_a_line_is_no_part_of_its_numbers(style, tmp_path) -> None:
    body = '<h1>Day</h1><p>Give 5<span class="line">10</span></p>'
    imported = read(tmp_path, {"one.xhtml": page(body, f"<style>.line {{ {style} }}</style>")})
    assert articles(imported)["Day"] == "Give 5 10"
