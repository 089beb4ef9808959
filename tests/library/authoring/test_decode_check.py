"""What readers could not open is reported by `check` and `build` alike, with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import limits
from reader.library.authoring import decode_check
from reader.library.authoring.build import build, check
from reader.library.authoring.problems import ContentError
from reader.library.packfile import PackFile
from reader.library.stored_json import EncodingError
from tests.library.authoring.samples import END, HEAD, MD, REFERENCE, TERM, MakeFolder

UNREADABLE = "readers could not open this: it has more than"
PACK_YAML = "id: a\ntitle: A\nedition: 1\ndate: 2025\nlanguage: en\n"
LONG = {
    "paragraph": (MD, f"{HEAD}Short.\n\n{'x' * 8_500_000}{END}", f"{MD}:7: {UNREADABLE}"),
    "code": (MD, f"{HEAD}```\n{'x' * 8_500_000}\n```{END}", f"{MD}:5: {UNREADABLE}"),
    # In JSON each quotation mark takes two bytes.
    "article": (MD, HEAD + ('"' * 3_000_000 + "\n\n") * 3 + END, f"{MD}:9: the article is too long from here on"),
    "definition": ("glossary.yaml", TERM.replace("Rest", "x" * 10_001), "glossary.yaml:1: a definition has more than"),
    "reference": (
        "references.yaml",
        REFERENCE + "  author:\n" + f"  - literal: {'y ' * 900}\n" * 12,
        "references.yaml:1: a formatted reference has more than 10,000",
    ),
    "description": ("pack.yaml", f"{PACK_YAML}description: {'x' * 10_001}", "pack.yaml:1: the description has more"),
}


@pytest.mark.parametrize("what", LONG)
def test_both_commands_report_the_same(make_folder: MakeFolder, tmp_path: Path, what: str) -> None:
    file, content, message = LONG[what]
    folder, target = make_folder({file: content}), tmp_path / "x.carrel"
    problems = check(folder)
    assert any(str(problem).startswith(message) for problem in problems), "\n".join(map(str, problems))[:2000]
    with pytest.raises(ContentError) as error:
        build(folder, target)
    assert list(error.value.problems) == problems
    assert not list(tmp_path.glob("*.carrel*"))


def test_too_many_blocks(make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode_check, "MOST_BLOCKS", 3)
    [problem] = [problem for problem in check(make_folder({MD: HEAD + "a\n\n" * 3 + END})) if "long" in problem.message]
    assert str(problem).startswith(f"{MD}:13: the article is too long from here on; divide it")


def test_a_limit_that_is_new_in_the_reader_is_found(make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: object) -> object:
        raise EncodingError("a block has too many colours")

    monkeypatch.setattr(decode_check, "decode_block", refuse)
    assert "articles/mood.md:5: readers could not open this: a block has too many colours; shorten or divide it" in map(
        str, check(make_folder({MD: HEAD + "One." + END}))
    )


REFUSED = {
    "article": ("article", f"{MD}:1"),
    "terms": ("terms", "glossary.yaml:1"),
    "references": ("references", "references.yaml:1"),
    "figure": ("figure", "figures/bed.svg:1"),
    "entries": ("entries", "pack.yaml:1"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_file_that_was_built_is_read_back(
    make_folder: MakeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    method, place = REFUSED[name]

    def refuse(pack: PackFile, *arguments: object) -> object:
        raise pack.connection.damaged("This part is damaged ({why}).", "it is too large")

    monkeypatch.setattr(PackFile, method, refuse)
    target = tmp_path / "x.carrel"
    with pytest.raises(ContentError) as error:
        build(make_folder({}), target)
    assert str(error.value).startswith(f"{place}: readers could not open what was built from this file: This part is")
    assert not list(tmp_path.glob("*.carrel*"))


def test_the_largest_article_can_be_read(make_folder: MakeFolder, tmp_path: Path) -> None:
    half = "x" * ((limits.LONGEST_ARTICLE >> 1) - 5000)
    folder = make_folder({MD: f"{HEAD}{half}\n\n{half}{END}"})
    build(folder, tmp_path / "x.carrel")


def test_too_many_pieces_in_one_article(make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_SPANS_IN_ARTICLE", 3)
    problems = check(make_folder({MD: HEAD + "a *b*\n\n" * 3 + END}))
    assert [str(each) for each in problems if "pieces" in each.message] == [
        f"{MD}:1: readers could not open this: {limits.many_spans()}; shorten it"
    ]
