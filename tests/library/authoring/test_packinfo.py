"""Problems of pack.yaml."""

from __future__ import annotations

import pytest

from reader.library.model import ArticleLink
from tests.library.authoring.samples import (
    END,
    HEAD,
    MD,
    PACK,
    assert_reported,
    read,
)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("pack.yaml", "", "pack.yaml:1: this file must contain fields"),
        ("pack.yaml", "- a\n- b\n", "pack.yaml:1: this file must contain fields"),
        ("pack.yaml", PACK.replace("id: rest\n", ""), "pack.yaml:1: id is missing"),
        ("pack.yaml", PACK.replace("rest", "-rest"), "pack.yaml:1: id -rest is not a valid id"),
        ("pack.yaml", PACK.replace("title: Rest", "title:"), "pack.yaml:2: title is missing"),
        ("pack.yaml", PACK.replace("edition: 1", "edition: 1.5"), "pack.yaml:3: edition must be a whole number"),
        ("pack.yaml", PACK.replace("edition: 1", "edition: 0"), "pack.yaml:3: edition must be a whole number"),
        ("pack.yaml", PACK.replace("edition: 1", "edition: " + "9" * 9999), "pack.yaml:3: edition must be a whole"),
        ("pack.yaml", PACK.replace("04-28", "02-30"), "pack.yaml:4: date 2025-02-30 is not in the calendar"),
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
        ("pack.yaml", PACK + "topic: wellness\n", "pack.yaml:6: topic must be health"),
        ("pack.yaml", PACK + "review_due: soon\n", "pack.yaml:6: review_due soon is not a date"),
        ("pack.yaml", PACK + "review_due: 2025-03\n", "pack.yaml:6: review_due 2025-03 is before the date of this"),
        (MD, HEAD.replace("title", "review_due: 2024\ntitle") + END, MD + ":2: review_due 2024 is before the date"),
        (MD, HEAD.replace("Sleep", '"**Sleep**"') + END, MD + ":2: **Sleep** is shown as it is: the title has no"),
        ("pack.yaml", PACK + "publisher: [a, b]\n", "pack.yaml:6: publisher must be a single text, not a list"),
        (
            "pack.yaml",
            PACK + "emergency: bed\n",
            "pack.yaml:6: emergency must be the id of an article and that",
        ),
        ("pack.yaml", PACK + "emergency: mood#be d\n", "pack.yaml:6: emergency must be the id of an article"),
        ("pack.yaml", PACK + "emergency: [mood]\n", "pack.yaml:6: emergency must be a single text, not a list"),
        ("pack.yaml", PACK + "emergency: moot#bed\n", "the article moot, which is missing; did you mean mood?"),
        ("pack.yaml", PACK + "emergency: mood#bed\n", "pack.yaml:6: the article mood has no block #bed"),
        ("pack.yaml", PACK + "articles: mood\n", "pack.yaml:6: articles must be a list"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)


def test_what_a_pack_says_of_its_review(make_folder):
    review = "topic: Health\nreviewed_by: Dr A\nreview_due: 2025-04\n"
    head = HEAD.replace("title", "reviewed_by: Dr B\nreview_due: 2030\ntitle")
    source, (article,) = read(make_folder({"pack.yaml": PACK + review, MD: head + END}))
    assert source.problems() == []
    assert source.info
    assert (source.info.topic, source.info.reviewed_by, source.info.review_due) == ("health", "Dr A", "2025-04")
    assert (article.reviewed_by, article.review_due) == ("Dr B", "2030")


def test_what_is_new_in_an_edition(make_folder):
    source, _ = read(make_folder({"pack.yaml": PACK + "whats_new: >-\n  Two texts\n  are new.\n", MD: HEAD + END}))
    assert source.problems() == []
    assert source.info
    assert source.info.whats_new == "Two texts are new."


@pytest.mark.parametrize("written", ["mood#bed", "'mood#bed'", "'mood # bed'"])
def test_where_a_pack_says_what_to_do_in_an_emergency(make_folder, written):
    source, _ = read(make_folder({"pack.yaml": PACK + f"emergency: {written}\n", MD: HEAD + "A bed. {#bed}" + END}))
    assert source.problems() == []
    assert source.info
    assert source.info.emergency_link == ArticleLink("mood", "bed")
