"""What `check` says of a folder in which one thing is wrong."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader.library.authoring.build import check
from reader.library.authoring.problems import NotAContentFolder, Severity

PACK = "id: rest\ntitle: Rest\nedition: 1\ndate: 2025-04-28\nlanguage: en-GB\n"
MD = "articles/mood.md"
HEAD = "---\ntitle: Sleep\n---\n\n"
END = "\n\nEnd [@smith2020].\n\n![A bed](figures/bed.svg)\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">{}</svg>'
REFERENCE = "- id: smith2020\n  type: book\n  title: On sleep\n"
TERM = "- id: sleep\n  term: sleep\n  definition: Rest.\n"


def test_a_valid_folder_has_no_problems(make_folder):
    assert check(make_folder()) == []


def test_only_pack_and_an_article_are_needed(make_folder):
    files = dict.fromkeys(["glossary.yaml", "references.yaml", "figures/bed.svg"])
    assert check(make_folder({**files, MD: "---\ntitle: Sleep\n---\nWell.\n"})) == []


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        # pack.yaml
        ("pack.yaml", "", "pack.yaml:1: this file must contain fields"),
        ("pack.yaml", "- a\n- b\n", "pack.yaml:1: this file must contain fields"),
        ("pack.yaml", PACK.replace("id: rest\n", ""), "pack.yaml:1: id is missing"),
        ("pack.yaml", PACK.replace("rest", "-rest"), "pack.yaml:1: id -rest is not a valid id"),
        ("pack.yaml", PACK.replace("title: Rest", "title:"), "pack.yaml:2: title is missing"),
        ("pack.yaml", PACK.replace("edition: 1", "edition: 1.5"), "pack.yaml:3: edition must be a whole number"),
        ("pack.yaml", PACK.replace("edition: 1", "edition: 0"), "pack.yaml:3: edition must be a whole number"),
        ("pack.yaml", PACK.replace("edition: 1", "edition: " + "9" * 9999), "pack.yaml:3: edition must be a whole"),
        ("pack.yaml", PACK.replace("04-28", "02-30"), "pack.yaml:4: date 2025-02-30 is not a date"),
        ("pack.yaml", PACK.replace("2025-04-28", "28 April"), "pack.yaml:4: date 28 April is not a date"),
        (
            "pack.yaml",
            PACK.replace("en-GB", "english"),
            "pack.yaml:5: language english is not a language tag; did you mean en?",
        ),
        ("pack.yaml", PACK.replace("en-GB", "en_GB"), "did you mean en-GB?"),
        ("pack.yaml", PACK.replace("en-GB", "jp"), "did you mean ja?"),
        ("pack.yaml", PACK + "publsher: We\n", "pack.yaml:6: unknown field publsher; did you mean publisher?"),
        ("pack.yaml", PACK + "zzz: 1\n", "pack.yaml:6: unknown field zzz; use one of id, title"),
        ("pack.yaml", PACK + "id: other\n", "pack.yaml:6: id is given twice (first in line 1)"),
        ("pack.yaml", PACK + "title: a: b\n", "pack.yaml:6: this is not valid YAML"),
        ("pack.yaml", PACK + "publisher: [a, b]\n", "pack.yaml:6: publisher must be a single text, not a list"),
        ("pack.yaml", PACK + "articles: mood\n", "pack.yaml:6: articles must be a list"),
        ("pack.yaml", PACK + "articles: [mod]\n", "pack.yaml:6: unknown article mod; did you mean mood?"),
        ("pack.yaml", PACK + "articles: [mood,\n mood]\n", "pack.yaml:7: article mood is listed twice"),
        ("pack.yaml", PACK.encode() + b"publisher: \xff\n", "pack.yaml:6: the file is not valid UTF-8 from here"),
        ("pack.yaml", PACK.encode("utf-16"), "pack.yaml:1: the file is saved as UTF-16"),
        ("pack.yaml", PACK + 'publisher: "a\\0b"\n', "pack.yaml:6: the invisible character U+0000"),
        # the front matter of an article
        (MD, "Sleep." + END, MD + ":1: the front matter is missing"),
        (MD, "---\ntitle: Sleep\n\nSleep." + END, MD + ":1: the front matter is never closed"),
        (MD, "---\nsummary: Short\n---\n" + END, MD + ":2: title is missing"),
        (MD, "---\n---\n" + END, MD + ":1: the front matter must contain fields"),
        (MD, "---\ntitle: Sleep\nauthors: Ann\n---\n" + END, MD + ":3: authors must be a list"),
        (MD, "---\ntitle: Sleep\nupdated: soon\n---\n" + END, MD + ":3: updated soon is not a date"),
        (
            MD,
            "---\ntitle: Sleep\nbased_on:\n  titel: X\n---\n" + END,
            MD + ":4: unknown field titel; did you mean title?",
        ),
        (MD, "---\ntitle: Sleep\nbased_on: Book\n---\n" + END, MD + ":3: based_on must contain fields"),
        (
            MD,
            "---\ntitle: S\nbased_on: {title: X, url: 'file:///x'}\n---\n" + END,
            MD + ":3: url must be a web address",
        ),
        # links and citations, with the line in which they stand
        (MD, HEAD + "One\ntwo [@smith202]." + END, MD + ":6: unknown reference @smith202; did you mean smith2020?"),
        (MD, HEAD + "[@smith2020, p. 3]" + END, MD + ":5: [@smith2020, p. 3] is not a citation"),
        (MD, HEAD + "A [word](term:slep)." + END, MD + ":5: unknown term slep; did you mean sleep?"),
        (MD, HEAD + "A [word](article:moood)." + END, MD + ":5: unknown article moood; did you mean mood?"),
        (MD, HEAD + "# One\n\nA [word](#on)." + END, MD + ":7: this article has no block #on; did you mean one?"),
        (MD, HEAD + "A [word](article:mood#no)." + END, MD + ":5: this article has no block #no"),
        (
            MD,
            HEAD + "A [word](javascript:alert(1))." + END,
            MD + ":5: links that start with javascript: are not supported",
        ),
        (MD, HEAD + "A [word](data:text/html,x)." + END, MD + ":5: links that start with data: are not supported"),
        (MD, HEAD + "A [word](mood.md)." + END, MD + ":5: link to an article by its id: article:mood"),
        (MD, HEAD + "A [](https://example.org)." + END, MD + ":5: this link has no text"),
        (MD, HEAD + "A [word](https://)." + END, MD + ":5: https:// is not a complete address"),
        # blocks
        (MD, HEAD + "# A\n\n### B" + END, MD + ":7: the heading skips a level; write ## instead of ###"),
        (MD, HEAD + "A {#x}\n\nB {#x}" + END, MD + ":7: block id x is given twice (first in line 5)"),
        (MD, HEAD + "A {#-x}" + END, MD + ":5: block id -x is not valid"),
        (MD, HEAD + "::: note\nA" + END, MD + ":5: this box is never closed"),
        (MD, HEAD + "A\n\n:::" + END, MD + ":7: there is no open box here"),
        (MD, HEAD + "::: warnin\nA\n\n:::" + END, MD + ":5: unknown kind of box warnin; did you mean warning?"),
        (MD, HEAD + "::: note\nA\n\n::: note\nB\n\n:::" + END, MD + ":8: this box starts inside the box of line 5"),
        (MD, HEAD + "::: note\n:::" + END, MD + ":5: this box is empty"),
        (MD, HEAD + "> " * 60 + "deep" + END, MD + ":5: lists and quotes are nested more than"),
        (MD, HEAD + "bell\x07" + END, MD + ":5: the invisible character U+0007"),
        (MD, HEAD + "a\n\nline&#8233;end" + END, MD + ":7: the invisible character U+2029"),
        (MD, HEAD + "```\nA" + END, MD + ":5: this code is never closed"),
        (MD, HEAD + "| a |\n|---|\n| b | c |" + END, MD + ":7: this row has more cells than the header"),
        # figures
        (
            MD,
            HEAD + "![Bed](figures/bd.svg)" + END,
            MD + ":5: missing figure figures/bd.svg; did you mean figures/bed.svg?",
        ),
        (MD, HEAD + "![Bed](../figures/bed.svg)" + END, MD + ":5: figure ../figures/bed.svg is outside the folder"),
        (MD, HEAD + "![Bed](/etc/passwd)" + END, MD + ":5: figure /etc/passwd is outside"),
        (MD, HEAD + "![Bed](https://x.org/a.png)" + END, MD + ":5: figure https://x.org/a.png is outside"),
        (MD, HEAD + "![](figures/bed.svg)" + END, MD + ":5: this figure has no alt text"),
        (MD, HEAD + "A ![bed](figures/bed.svg) b." + END, MD + ":5: a figure must be alone in its paragraph"),
        ("figures/bed.png", b"\x89PNG\r\n\x1a\n", "figures/bed.png:1: this figure cannot be used: it is a damaged PNG"),
        (
            "figures/bed.svg",
            b"\xff\xd8\xff\xe0",
            "figures/bed.svg:1: this figure cannot be used: it is a JPEG file, but",
        ),
        (
            "figures/bed.svg",
            SVG.format("<script/>"),
            "figures/bed.svg:1: this figure cannot be used: it holds <script>",
        ),
        ("figures/notes.txt", "x", "figures/notes.txt:1: this figure cannot be used: its name must end in"),
        ("figures/BED.svg", SVG.format(""), "the name differs from figures/BED.svg only in upper and lower case"),
        ("figures/other.svg", SVG.format(""), "figures/other.svg:1: this figure is never used"),
        # the glossary
        ("glossary.yaml", "id: sleep\n", "glossary.yaml:1: the file must be a list"),
        ("glossary.yaml", "- sleep\n", "glossary.yaml:1: this entry is a single text"),
        ("glossary.yaml", TERM + TERM, "glossary.yaml:4: term sleep is given twice (first in line 1)"),
        ("glossary.yaml", TERM.replace("definition: Rest.", "see: []"), "glossary.yaml:1: definition is missing"),
        (
            "glossary.yaml",
            TERM + "  see: [slep]\n",
            "glossary.yaml:4: see contains an unknown term slep; did you mean sleep",
        ),
        ("glossary.yaml", TERM + "  see: [sleep]\n", "glossary.yaml:4: see contains the term itself"),
        (
            "glossary.yaml",
            TERM + "  cites: [smth2020]\n",
            "glossary.yaml:4: cites contains an unknown reference smth2020",
        ),
        ("glossary.yaml", TERM + "  akka: [x]\n", "glossary.yaml:4: unknown field akka; did you mean aka?"),
        ("glossary.yaml", TERM.replace("Rest.", "'[x](term:y)'"), "glossary.yaml:3: unknown term y"),
        ("glossary.yaml", TERM.replace("Rest.", "'[x](#y)'"), "glossary.yaml:3: #y needs the id of its article here"),
        (
            "glossary.yaml",
            TERM.replace("Rest.", "'[x](article:mood#y)'"),
            "glossary.yaml:3: the article mood has no block #y",
        ),
        (
            "glossary.yaml",
            TERM + "  aka: [nap]\n" + TERM.replace("sleep", "rest") + "  aka: [Nap]\n",
            "glossary.yaml:8: aka Nap is also a name of sleep",
        ),
        (
            "glossary.yaml",
            TERM + TERM.replace("sleep", "nap") + "  aka: [Sleep]\n",
            "glossary.yaml:7: aka Sleep is the name",
        ),
        # references
        (
            "references.yaml",
            REFERENCE + REFERENCE,
            "references.yaml:4: reference smith2020 is given twice (first in line 1)",
        ),
        (
            "references.yaml",
            REFERENCE + "- id: b\n  type: book\n  title: T\n",
            "references.yaml:4: reference b is never cited",
        ),
        (
            "references.yaml",
            REFERENCE.replace("book", "bok"),
            "references.yaml:2: unknown type bok; did you mean book?",
        ),
        ("references.yaml", REFERENCE.replace("  title: On sleep\n", ""), "references.yaml:1: title is missing"),
        ("references.yaml", REFERENCE + "  author: Smith\n", "references.yaml:4: author must be a list of names"),
        (
            "references.yaml",
            REFERENCE + "  author: [{famly: S}]\n",
            "references.yaml:4: unknown field famly; did you mean",
        ),
        ("references.yaml", REFERENCE + "  publsher: X\n", "references.yaml:4: unknown field publsher; did you mean"),
        ("references.yaml", REFERENCE + "  issued: [2020, 5]\n", "references.yaml:4: issued must be a date"),
        ("references.yaml", "referenes: []\n", "references.yaml:1: unknown field referenes; did you mean references?"),
        # YAML that no author needs
        ("glossary.yaml", TERM.replace("Rest.", "&a Rest."), "glossary.yaml:3: anchors (&a) are not supported"),
        ("glossary.yaml", TERM.replace("Rest.", "*a"), "glossary.yaml:3: aliases (*a) are not supported"),
        ("glossary.yaml", TERM.replace("Rest.", "!!python/name:os.system"), "glossary.yaml:3: tags"),
        ("glossary.yaml", TERM + "---\n" + TERM, "glossary.yaml:4: a second document"),
        ("glossary.yaml", "[" * 5000, "glossary.yaml:1: lists and fields are nested more than"),
        ("glossary.yaml", "- {[a]: b}\n", "glossary.yaml:1: the name of a field must be a word"),
        # names of files
        ("articles/no id.md", HEAD + "x", "articles/no id.md:1: the file name is the article's id"),
        (
            "articles/deep/more.md",
            HEAD + "x",
            "articles/deep/more.md:1: articles in subfolders of articles/ are not read",
        ),
        ("articles/MOOD.md", HEAD + "x", "the name differs from articles/MOOD.md only in upper and lower case"),
        ("glossary.yml", TERM, "glossary.yml:1: this file is not read; rename it to glossary.yaml"),
    ],
)
def test_each_problem_is_reported_where_it_is(make_folder, file, content, said):
    problems = check(make_folder({file: content}))
    assert any(said in str(problem) for problem in problems), "\n".join(map(str, problems))


@pytest.mark.parametrize(
    ("files", "severity"),
    [
        ({"references.yaml": REFERENCE + "- id: b\n  type: book\n  title: T\n"}, Severity.WARNING),
        ({MD: HEAD + "![](figures/bed.svg)\n\n[@smith2020]\n"}, Severity.WARNING),
        ({MD: HEAD + "### Three" + END}, Severity.WARNING),
        ({"glossary.yaml": TERM + TERM.replace("sleep", "nap") + "  aka: [sleep]\n"}, Severity.WARNING),
        ({MD: HEAD + "[x](term:y)" + END}, Severity.ERROR),
    ],
)
def test_severity(make_folder, files, severity):
    assert [problem.severity for problem in check(make_folder(files))] == [severity]


def test_every_problem_is_reported_at_once_and_in_order(make_folder):
    problems = check(
        make_folder(
            {
                "pack.yaml": PACK + "x: 1\n",
                "glossary.yaml": "- id: a\n",
                MD: HEAD + "[@no] [a](term:b)\n\n[c](article:d)" + END,
                "figures/z.png": b"",
            }
        )
    )
    places = [(problem.file, problem.line) for problem in problems]
    assert places == sorted(places)
    assert {file for file, _ in places} == {"pack.yaml", "glossary.yaml", MD, "figures/z.png"}
    assert len([place for place in places if place[0] == MD]) == 3


@pytest.mark.parametrize("files", [{"pack.yaml": None}, {"pack.yaml": None, "pack.yml": PACK}])
def test_no_content_folder(make_folder, files):
    with pytest.raises(NotAContentFolder):
        check(make_folder(files))


def test_a_missing_folder_is_no_content_folder(tmp_path):
    with pytest.raises(NotAContentFolder):
        check(tmp_path / "none")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("name", ["articles/out.md", "figures/out.svg", "glossary.yaml", "articles"])
def test_links_out_of_the_folder_are_not_followed(make_folder, tmp_path, name):
    folder = make_folder({"glossary.yaml": None})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("---\ntitle: Secret\n---\n")
    if name == "articles":
        (folder / MD).unlink()
        (folder / name).rmdir()
    (folder / name).symlink_to(outside if name == "articles" else outside / "secret.md")
    assert f"{name}:1: this is a symbolic link to a file outside the content folder; put the file itself here" in map(
        str, check(folder)
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("name", [b"a\nb.md", b"\xff.md", b"figure\r.svg"])
def test_names_that_cannot_be_shown(make_folder, name):
    folder = make_folder()
    Path(os.fsdecode(bytes(folder / "articles") + b"/" + name)).write_bytes(b"")
    (problem,) = check(folder)
    assert str(problem).isprintable()
    assert problem.message.startswith("the name contains characters")


def test_a_path_too_long_is_no_content_folder(tmp_path):
    with pytest.raises(NotAContentFolder):
        check(tmp_path / ("x" * 5000))


@pytest.mark.skipif(sys.platform == "win32", reason="there are none")
def test_what_is_no_file_is_not_opened(make_folder):
    folder = make_folder()
    os.mkfifo(folder / "articles" / "pipe.md")
    assert any("articles/pipe.md:1: this is neither a file nor" in str(problem) for problem in check(folder))


def test_absurdly_many_problems_are_cut_short(make_folder):
    problems = check(make_folder({MD: HEAD + "[a](b)\n" * 5000 + END}))
    assert any("this file has more than 1000 problems" in str(problem) for problem in problems)
