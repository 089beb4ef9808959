"""What several readers marked, as a web page and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reader.marks.combine_readers import SharedPassage, as_values
from reader.marks.combined_export import as_html, as_json

PASSAGE = SharedPassage("brain", "talk", "Talk", "p1", 2, 3, "the alarm", (("Ann", "Mine"), ("bo", "Mine, too")))
NASTY = "<script>alert(1)</script> & \"' <img src=//x onerror=y>\u202e\x1b[31m\x00"


def test_a_web_page_has_every_part():
    page = as_html([PASSAGE])
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")
    for part in ("2 readers, 3 marks", "Talk", "the alarm", "Ann: Mine", "bo: Mine, too"):
        assert part in page


@pytest.mark.parametrize("field", ["pack", "article", "article_title", "block", "excerpt", "notes", "reader"])
def test_a_web_page_is_escaped(field):
    values = {"notes": {"notes": (("Ann", NASTY),)}, "reader": {"notes": ((NASTY, "Mine"),)}}
    page = as_html([replace(PASSAGE, **values.get(field, {field: NASTY}))])
    assert "<script" not in page
    assert "<img" not in page
    assert not {"\u202e", "\x1b", "\0"} & set(page)
    assert "default-src 'none'" in page


def test_lines_of_a_note_stay_lines():
    assert "one<br>two" in as_html([replace(PASSAGE, notes=(("Ann", "one\ntwo"),))])


def test_an_article_without_a_title_is_named_by_its_id():
    assert "· talk<" in as_html([replace(PASSAGE, article_title="")])


def test_no_passages():
    assert "There are no marks." in as_html(())
    assert as_html(()).endswith("</html>\n")
    assert as_json(()) == "[]\n"


def test_json_has_the_values():
    text = as_json([PASSAGE])
    assert json.loads(text) == as_values([PASSAGE])
    assert text.endswith("]\n")
