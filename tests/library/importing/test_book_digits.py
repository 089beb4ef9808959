"""No digit of a text, a Markdown file or an e-book is missing from the pack and the report together."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reader.library.authoring.build import check
from reader.library.importing.import_files import ImportOptions
from tests.library.importing.epub_files import epub_file, nav, nav_entries, page
from tests.library.importing.whole_import import import_files
from tests.library.pictures import png

_NUMBER = re.compile(r"\d{6,}")
_NUMBERED = itertools.count(100_001)
N = some.builds(lambda _: f"a{next(_NUMBERED)} mg", some.none())
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def missing_numbers(path: Path, source: str, folder: Path) -> set[str]:
    """Numbers of at least six digits, each of which is once in the source."""
    result = import_files([path], folder, ImportOptions("2026-11-29"))
    assert [
        each for each in check(folder) if "alt text" not in str(each) and "is shown as it is" not in str(each)
    ] == []
    written = [file.read_text(encoding="utf-8") for file in folder.rglob("*.*") if file.suffix in (".md", ".yaml")]
    written += [f"{entry.text} {entry.message}" for _, entries in result.reports for entry in entries]
    return set(_NUMBER.findall(source)) - set(_NUMBER.findall(" ".join(written)))


def lines(*choices: some.SearchStrategy[str], joined: str, most: int = 8) -> some.SearchStrategy[str]:
    return some.lists(some.one_of(*choices), min_size=1, max_size=most).map(joined.join)


def form(pattern: str) -> some.SearchStrategy[str]:
    """The pattern with other numbers in place of each %s."""
    return some.lists(N, min_size=pattern.count("%s"), max_size=pattern.count("%s")).map(
        lambda texts: pattern % tuple(texts)
    )


TEXT_FORMS = [
    "%s",
    "%s\n%s\n%s",
    "%s\n=====",
    "- %s\n- %s",
    "1. %s\n2. %s",
    "> %s\n> %s",
    "%s:\n> %s",
    "%s\t%s\t%s\n%s\t%s\t%s",
    "%s\t%s",
    "    %s",
    "| %s | %s |\n|---|---|\n| %s | %s |",
    "1.2 %s",
    "* %s\n  %s\n\n  %s",
    "(%s",
    "\f%s",
    "%s-\n%s",
    "Chapter 1: %s",
    "+---+---+\n| %s | %s |\n+---+---+",
    "* * *",
    "===\n%s\n===",
    "o %s",
    ">> %s\n> %s",
    "A%sB\u00a0%s",
    "https://example.org/%s",
    "\x01%s",
]


@QUIET
@given(text=lines(*map(form, TEXT_FORMS), joined="\n\n") | lines(*map(form, TEXT_FORMS), joined="\n"))
def test_texts(text, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("text")
    (folder / "one.txt").write_text(text, encoding="utf-8")
    assert missing_numbers(folder / "one.txt", text, folder / "out") == set()


MARKDOWN_FORMS = [
    "%s",
    "# %s",
    "%s\n---",
    "- %s\n- [x] %s",
    "7. %s\n\n   %s",
    "> %s",
    "> [!NOTE] %s\n> %s",
    "::: warning %s\n%s\n:::",
    '!!! tip "%s"\n    %s',
    "| %s | %s |\n|---|---|\n| %s |",
    "%s[^n]\n\n[^n]: %s\n\n    %s",
    "^[%s]",
    "<!-- %s -->",
    "%%%% %s %%%%",
    "~~%s~~",
    "[%s](https://e.org '%s')",
    "![%s](none.png '%s')",
    "`%s` ``` %s ```",
    "```py %s\n%s\n```",
    "    %s",
    "$%s$",
    "[[%s|%s]]",
    "![[%s]]",
    "%s\n: %s\n: %s",
    "<div hidden>%s</div>",
    "<script>x</script>%s",
    "<b>%s</b>",
    "[x]: https://e.org/%s",
    "[//]: # (%s)",
    "[@key%s]",
    "@key%s",
    "==%s==",
    "{.c x=%s}",
    "## %s {#i .c%s}",
    "+---+\n| %s |\n+---+",
    "<details><summary>%s</summary>%s</details>",
    "<table><tr><td>%s<td>%s</table>",
    "<img alt='%s'>",
    "H~%s~",
    "10^%s^",
    "<del>%s</del>",
    "<!-- %s",
    "::: {.c title='%s'}\n%s\n:::",
    "Table: %s",
    "<p title='x'>%s",
    "1. %s\n1. %s",
    "\\%s",
]


@QUIET
@given(text=lines(*map(form, MARKDOWN_FORMS), joined="\n\n"), head=some.none() | N)
def test_markdown(text, head, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("markdown")
    source = f"---\ntitle: {head}\ntags: [{next(_NUMBERED)}]\n---\n\n{text}" if head else text
    (folder / "one.md").write_text(f"{source}\n\nEnd", encoding="utf-8")
    assert missing_numbers(folder / "one.md", source, folder / "out") == set()


PAGE_FORMS = [
    "<h1>%s</h1>",
    "<h3>%s</h3>",
    "<p>%s<b>%s</b></p>",
    "%s",
    "<p>x<a epub:type='noteref' href='#n'>1</a></p><aside epub:type='footnote' id='n'><p>%s</p></aside>",
    "<p>x<a id='r' href='notes.xhtml#m'>1</a></p>",
    "<p hidden='hidden'>%s</p>",
    "<span epub:type='pagebreak' title='%s'/>",
    "<p class='no'>%s</p>",
    "<ul><li>%s</li><li>%s</li></ul>",
    "<svg><text>%s</text></svg>",
    "<table><caption>%s</caption><tr><th>%s</th><td>%s</td></tr></table>",
    "<figure><img src='a.png' alt='%s'/><figcaption>%s</figcaption></figure>",
    "<img src='none.png' alt='%s'/>",
    "<nav epub:type='toc'><ol><li><a href='#q'>%s</a></li></ol></nav>",
    "<aside epub:type='footnote'>%s</aside>",
    "<p><s>%s</s></p>",
    "<blockquote>%s<p>%s</p></blockquote>",
    "<pre>%s</pre>",
    "<dl><dt>%s</dt><dd>%s</dd></dl>",
    "<math xmlns='http://www.w3.org/1998/Math/MathML'><mn>%s</mn></math>",
    "<hr/>",
    "<epub:switch><epub:case>%s</epub:case><epub:default>%s</epub:default></epub:switch>",
    "<video>%s</video>",
    "<ruby>%s<rt>%s</rt></ruby>",
    "<section epub:type='index'><p>%s</p></section>",
    "<a href='two.xhtml#%s'>%s</a>",
]
KINDS = some.sampled_from(
    ["", "", "", "epub:type='titlepage'", "epub:type='toc'", "epub:type='cover'", "epub:type='index'"]
)


@QUIET
@given(
    bodies=some.lists(lines(*map(form, PAGE_FORMS), joined="", most=5), min_size=1, max_size=4),
    kinds=some.lists(KINDS, min_size=4, max_size=4),
    note=N,
    title=N,
)
def test_books(bodies, kinds, note, title, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("book")
    head = "<style>.no { display: none }</style>"
    names = ["one.xhtml", "two.xhtml", "three.xhtml", "four.xhtml"]
    pages = {name: page(body, head, kind) for name, body, kind in zip(names, bodies, kinds, strict=False)}
    pages["end.xhtml"] = page("<h1>The end</h1><p>Text at the end of the book</p>")
    pages["notes.xhtml"] = page(f'<h1>Notes</h1><p id="m"><a href="one.xhtml#r">1</a> {note}</p>')
    metadata = (
        f"<dc:title>{title}</dc:title><dc:identifier>{next(_NUMBERED)}</dc:identifier><dc:language>en</dc:language>"
    )
    pages["nav.xhtml"] = nav(nav_entries({"end.xhtml": "The end"}))
    path = epub_file(folder / "b.epub", pages, {"a.png": png(20, 20)}, metadata=metadata)
    source = " ".join([*bodies, note, metadata])
    shown = re.sub(r"href='[^']*'", "", source)
    assert missing_numbers(path, shown, folder / "out") == set()
