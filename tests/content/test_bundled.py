"""What holds for all files of the bundled pack."""

from __future__ import annotations

import pytest
import yaml

from reader.library.authoring.build import check_and_count
from tests.content.pack_texts import ARTICLES, INFO, PACK

TEXTS = sorted([*PACK.glob("*.yaml"), *PACK.glob("articles/*.md")])

AMERICAN = ("behavior ", "counseling ", "organize", "recognize", "center ", "color", "labor ")
IDIOMS = (
    "set in stone",
    "practice ground",
    "lines of research",
    "at the end of the day",
    "no stone",
    "in a nutshell",
    "game changer",
    "open the door",
    "closes the door",
)
HYPE = ("—", "TODO", "breakthrough", "miracle", "proven to", "cure")


def test_the_folder_has_no_problems() -> None:
    problems, counts = check_and_count(PACK)
    assert list(problems) == []
    assert counts.articles == 6


def test_the_pack_is_what_it_says() -> None:
    assert (INFO["edition"], str(INFO["date"]), INFO["topic"]) == (2, "2026-11-29", "health")
    assert "reviewed_by" not in INFO, "nobody has reviewed this edition"
    assert str(INFO["review_due"]) > "2026-11"
    assert INFO["articles"] == [
        "start-here",
        "how-talking-changes-a-brain",
        "getting-help",
        "how-sure-are-we",
        "for-a-class",
        "hand-out",
    ]
    assert INFO["description"].startswith("Six short articles")
    assert sorted(INFO["articles"]) == sorted(file.stem for file in PACK.glob("articles/*.md"))
    assert not [each.id for each in ARTICLES.values() if "reviewed_by" in each.head]


@pytest.mark.parametrize("file", TEXTS, ids=[file.name for file in TEXTS])
def test_a_text_is_british_and_has_no_idioms_and_no_hype(file) -> None:
    lines = [
        line
        for line in file.read_text(encoding="utf-8").casefold().splitlines()
        if "aka:" not in line and file.name != "references.yaml"
    ]
    found = [(word, line) for line in lines for word in (*AMERICAN, *IDIOMS, *HYPE) if word.casefold() in f"{line} "]
    assert found == []


def test_the_files_use_no_anchors() -> None:
    for path in PACK.glob("*.yaml"):
        events = yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        assert not [event for event in events if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None)]
