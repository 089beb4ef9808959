"""Marks for people: escaped, and with every part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader import translation
from reader.marks import exchange, readable_export
from tests.marks.samples import highlight

TIME = "2025-04-28T12:00:00.000000Z"


def dated(mark):
    return replace(mark, created=TIME, modified=TIME)


NASTY = "<script>alert(1)</script> & \"'` [x](javascript:1) *b* \n# heading\n> quote\n- item\u202e"


def test_html_is_escaped():
    mark = dated(highlight("the alarm", note=NASTY, title=NASTY, labels=(NASTY[:20],), author=NASTY))
    source = replace(mark.source, article_title=NASTY, pack_title=NASTY, publisher=NASTY)
    text = readable_export.as_html([replace(mark, source=source, target=replace(mark.target, quote=NASTY))])
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "\u202e" not in text
    assert "default-src 'none'" in text


def test_markdown_is_escaped():
    from markdown_it import MarkdownIt

    mark = dated(highlight("the alarm", note=NASTY, title=NASTY, author=NASTY))
    source = replace(mark.source, article_title=NASTY, pack_title=NASTY)
    text = readable_export.as_markdown([replace(mark, source=source, target=replace(mark.target, quote=NASTY))])
    tokens = MarkdownIt().parse(text)
    kinds = {inner.type for token in tokens for inner in token.children or ()}
    assert kinds <= {"text", "em_open", "em_close", "softbreak", "hardbreak", "text_special"}
    assert {token.type for token in tokens} <= {
        "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close", "blockquote_open",
        "blockquote_close",
    }  # fmt: skip


def test_every_part_is_exported():
    mark = dated(highlight("the alarm", note="Why?", labels=("first",), author="Ann"))
    for text in (readable_export.as_markdown([mark]), readable_export.as_html([mark])):
        plain = text.replace("\\", "")
        for part in ("the alarm", "Why?", "Yellow highlight by Ann", "2025-04-28", "Reed Press", "edition 1", "first",
                     "carrel:brain/talk#p1"):  # fmt: skip
            assert part in plain
    assert "no marks" in readable_export.as_markdown([])
    assert "no marks" in readable_export.as_html([])


def test_a_date_in_the_future_is_marked_as_such():
    assert "made 2199-05-01 (in the future)" in readable_export.about(
        replace(highlight("the alarm"), created="2199-05-01T12:00:00.000000Z", modified="2199-05-01T12:00:00.000000Z")
    )
    assert "future" not in readable_export.about(dated(highlight("the alarm")))


@pytest.mark.usefixtures("pseudo_arabic")
def test_exports_for_people_are_in_the_language_of_the_interface():
    html, markdown = readable_export.as_html([]), readable_export.as_markdown([])
    assert '<html lang="ar" dir="rtl">' in html
    assert "There are no marks" not in html + markdown
    assert "<h1>Marks" not in html
    assert "# Marks" not in markdown


@pytest.mark.usefixtures("pseudo_language")
def test_files_for_programs_are_the_same_in_every_language():
    marks = [dated(highlight("the alarm", note="Why?"))]
    translated = exchange.as_json(marks)
    translation.use("en")
    assert exchange.as_json(marks) == translated
