"""Files of a content folder that are not read: the author hears of those that look as if they should be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.library.authoring.build import check
from tests.library.authoring.samples import HEAD, PACK, TERM


@pytest.fixture
def complete(make_folder):
    """A content folder without problems, to which a file is added."""

    def make(file: str, content: str = "x"):
        folder = make_folder({"pack.yaml": PACK, "glossary.yaml": TERM, file: content})
        if Path(file).name not in [path.name for path in (folder / file).parent.iterdir()]:
            pytest.skip("this system takes the name for that of another file")
        return folder

    return make


@pytest.mark.parametrize(
    ("file", "advice"),
    [
        ("articles/b.md.txt", "rename it to b.md"),
        ("articles/c.markdown", "rename it to c.md"),
        ("articles/d.MARKDOWN", "rename it to d.md"),
        ("articles/e.txt", "rename it to e.md"),
        ("articles/f", "rename it to f.md"),
        ("articles/g.docx", "write its text in articles/g.md"),
        ("articles/h.png", "move this file to figures/h.png"),
        ("articles/i.mdx", "rename it to i.md"),
        ("articles/j.xlsx", "write its text in articles/j.md, or move it out of articles/"),
        ("articles/k.heic", "save the figure as figures/k.png"),
        ("references.yaml.docx", "save its text as references.yaml, as plain text"),
        ("glosary.yaml", "rename it to glossary.yaml"),
        ("terms.yml", "rename it to glossary.yaml"),
        ("bibliography.yaml", "rename it to references.yaml"),
        ("glossary (1).yaml", "rename it to glossary.yaml, or delete it"),
        ("Copy of pack.yaml", "rename it to pack.yaml, or delete it"),
        ("references.yaml.txt", "rename it to references.yaml"),
        ("References.YAML", "rename it to references.yaml"),
        ("references.yml", "rename it to references.yaml"),
        ("reference.yaml", "rename it to references.yaml"),
        ("references", "rename it to references.yaml"),
        ("GLOSSARY.yaml", "rename it to glossary.yaml"),
        ("glossary.txt", "rename it to glossary.yaml"),
        ("pack.yaml.txt", "rename it to pack.yaml"),
        ("sleep.md", "move it to articles/sleep.md"),
        ("sleep.docx", "write its text in articles/sleep.md"),
        ("bed.png", "move it to figures/bed.png"),
        ("images/bed.png", "rename it to figures"),
        ("Articles 2/b.md", ""),
        ("Article/b.md", "rename it to articles"),
        ("local.yaml", "put it beside the pack file"),
        ("local.yaml.txt", "put it beside the pack file"),
    ],
)
def test_files_that_should_be_read(complete, file, advice):
    found = [
        str(problem) for problem in check(complete(file)) if problem.file == file.split("/")[0] or problem.file == file
    ]
    assert len(found) == bool(advice)
    assert not advice or found[0].endswith(advice)


@pytest.mark.parametrize(
    "file",
    [
        "Thumbs.db",
        "articles/Thumbs.db",
        "figures/Thumbs.db",
        "desktop.ini",
        "figures/desktop.ini",
        pytest.param("articles/Icon\r", marks=pytest.mark.skipif(sys.platform == "win32", reason="no name there")),
        "articles/~$a.md",
        "articles/~$mood.docx",
        "articles/._mood.md",
        "figures/._bed.svg",
        "articles/.DS_Store",
        "articles/mood.md~",
        "articles/mood.md.bak",
        "articles/mood.md.swp",
        "articles/ehthumbs.db",
        "articles/~WRL0001.tmp",
        "$RECYCLE.BIN/a.md",
        "mkdocs.yml",
        "_config.yml",
        "__MACOSX/a.md",
        "README.md",
        "LICENSE",
        "Makefile",
        "build.sh",
        "notes.txt",
        "reviews/b.md",
    ],
)
def test_files_that_pass_in_silence(complete, make_folder, file):
    assert check(complete(file)) == check(complete("pack.yaml", PACK))


def test_a_pack_file_with_another_name(make_folder):
    from reader.library.authoring.problems import NotAContentFolder

    with pytest.raises(NotAContentFolder, match=r"rename Pack\.YAML\.txt to pack\.yaml"):
        check(make_folder({"pack.yaml": None, "Pack.YAML.txt": PACK}))


def test_ids_are_the_same_however_their_accents_are_stored(make_folder):
    files = {
        "pack.yaml": PACK + "articles: [mood, cafe\u0301]\n",
        "articles/caf\u00e9.md": HEAD + "x",
        "glossary.yaml": "- id: fie\u0300vre\n  term: fi\u00e8vre\n  definition: x\n",
        "articles/mood.md": HEAD + "[a](term:fi\u00e8vre) [b](article:cafe\u0301) [c](article:cafe%CC%81)\n",
    }
    assert [str(problem) for problem in check(make_folder(files)) if "unknown" in problem.message] == []


def test_a_database_of_references_is_read_only_as_csl_yaml(make_folder):
    folder = make_folder({"library.bib": "x"})
    assert not [problem for problem in check(folder) if problem.file == "library.bib"]
    (folder / "references.yaml").unlink()
    [message] = [problem.message for problem in check(folder) if problem.file == "library.bib"]
    assert message == "this file is not read; export these references as CSL YAML to references.yaml"
