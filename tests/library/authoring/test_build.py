"""Checking a content folder, and building a pack file from it."""

from __future__ import annotations

import pytest

from reader.library.authoring.build import build, check, pack_id
from reader.library.authoring.problems import ContentError, NotAContentFolder, Severity
from reader.library.model import plain_text
from reader.library.packfile import open_pack
from tests.library.authoring.samples import (
    END,
    HEAD,
    MD,
    PACK,
    REFERENCE,
    TERM,
)

TITLED = "---\ntitle: {}\n---\n\n"


def test_a_valid_folder_has_no_problems(make_folder):
    assert check(make_folder()) == []


def test_only_pack_and_an_article_are_needed(make_folder):
    files = dict.fromkeys(["glossary.yaml", "references.yaml", "figures/bed.svg"])
    assert check(make_folder({**files, MD: "---\ntitle: Sleep\n---\nWell.\n"})) == []


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


def test_build_writes_a_pack_and_returns_warnings(make_folder, tmp_path):
    target = tmp_path / "rest.carrel"
    steps: list[tuple[int, int]] = []
    problems = build(
        make_folder({"articles/more.md": TITLED.format("More") + "### Skipped"}), target, lambda *x: steps.append(x)
    )
    assert [problem.line for problem in problems] == [5]
    assert target.stat().st_size > 0
    assert steps[-1][0] == steps[-1][1] > 0
    assert steps == sorted(steps)


def test_the_same_folder_gives_the_same_bytes(make_folder, tmp_path):
    folder = make_folder()
    build(folder, tmp_path / "one.carrel")
    build(folder, tmp_path / "two.carrel")
    assert (tmp_path / "one.carrel").read_bytes() == (tmp_path / "two.carrel").read_bytes()


@pytest.mark.parametrize(
    "files",
    [
        {"articles/mood.md": TITLED.format("A") + "[a](term:none)"},
        {"articles/z.md": TITLED.format("Z") + "[a](article:mood#none)"},
        {"pack.yaml": "id: rest\n"},
        {"figures/bed.svg": "<svg/>"},
        {"glossary.yaml": "- id: a\n"},
    ],
)
@pytest.mark.parametrize("before", [b"as it was", None])
def test_errors_leave_the_target_as_it_was(make_folder, tmp_path, files, before):
    target = tmp_path / "out" / "rest.carrel"
    target.parent.mkdir()
    if before is not None:
        target.write_bytes(before)
    folder = make_folder(files)
    with pytest.raises(ContentError) as raised:
        build(folder, target)
    assert list(raised.value.problems) == check(folder) != []
    assert list(target.parent.iterdir()) == ([target] if before else [])
    assert before is None or target.read_bytes() == before


def test_what_the_progress_callback_raises_stops_the_build(make_folder, tmp_path):
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(make_folder(), tmp_path / "rest.carrel", stop)
    assert not (tmp_path / "rest.carrel").exists()


@pytest.mark.parametrize(
    ("text", "id"), [("id: rest\n", "rest"), ("title: x\n", ""), ("id: ../x\n", ""), ("id: [", ""), ("", "")]
)
def test_pack_id(make_folder, text, id):
    assert pack_id(make_folder({"pack.yaml": text})) == id


def test_no_content_folder(tmp_path):
    with pytest.raises(NotAContentFolder):
        build(tmp_path, tmp_path / "rest.carrel")


def test_a_pack_is_written_in_nfc(make_folder, tmp_path):
    """Whatever is decomposed in the files, or by an entity or an escape: ids and names, too."""
    source = "---\ntitle: Fie\u0300vre\n---\n\nLa fie&#768;vre du cafe\u0301. {#e\u0301te\u0301}\n"
    term = '- id: cafe\u0301\n  term: "caf\\u0065\\u0301"\n  definition: Le cafe\u0301.\n'
    build(make_folder({MD: source, "glossary.yaml": term}), tmp_path / "pack.carrel")
    with open_pack(tmp_path / "pack.carrel") as pack:
        article = pack.article(pack.entries()[0].id)
        (block,) = article.blocks
        assert (article.title, block.id, plain_text(block.spans)) == ("Fièvre", "été", "La fièvre du café.")
        assert pack.term("café").term == "café"
