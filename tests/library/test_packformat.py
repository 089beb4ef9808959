"""The format of a pack file."""

from __future__ import annotations

import pytest

from reader.library.model import Citation, FootnoteLink, Span, Style, TermLink
from reader.library.packformat import (
    APPLICATION_ID,
    FORMAT,
    digest,
    file_name,
    needed_format,
    pack_values,
    read_pack_values,
)
from tests.packs import INFO


def test_the_marks_of_the_file():
    """Pack files last."""
    assert (APPLICATION_ID, FORMAT) == (0x4372726C, 3)


@pytest.mark.parametrize(
    ("span", "format"),
    [
        (Span("x", Style.EMPHASIS | Style.STRONG | Style.CODE, TermLink("t")), 1),
        (Span("", link=Citation(("a", "b"))), 1),
        (Span("10⁶"), 1),
        (Span("⁻⁶", Style.SUPERSCRIPT), 2),
        (Span("max", Style.SUBSCRIPT | Style.STRONG), 2),
        (Span("", link=Citation(("a",), (("", "p. 3"),))), 2),
        (Span("", link=FootnoteLink(1)), 2),
        (Span("قلب", lang="ar"), 3),
        (Span("⁻⁶", Style.SUPERSCRIPT, lang="ar"), 3),
    ],
)
def test_the_oldest_format_that_can_hold_a_span(span, format):
    assert needed_format(span) == format


def test_a_pack_without_the_newer_fields_has_the_values_of_the_first_format():
    values = pack_values(INFO, COUNTS)
    assert values.keys().isdisjoint({"topic", "reviewed_by", "review_due", "emergency", "whats_new"})
    reviewed = INFO._replace(topic="health", reviewed_by="Dr A", review_due="2027", emergency="a#b", whats_new="All.")
    assert read_pack_values(pack_values(reviewed, COUNTS)) == (reviewed, COUNTS)


COUNTS = {"article": 2, "term": 0, "reference": 30}


def test_pack_values_are_read_back():
    assert read_pack_values(pack_values(INFO, COUNTS)) == (INFO, COUNTS)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("title", None, "missing"),
        ("title", "Another", "checksum"),
        ("title", 3, "missing"),
        ("digest", "", "checksum"),
        ("articles", "3", "checksum"),
    ],
)
def test_changed_pack_values_are_refused(name, value, message):
    values = {**pack_values(INFO, COUNTS), name: value}
    if value is None:
        del values[name]
    with pytest.raises(ValueError, match=message):
        read_pack_values(values)


@pytest.mark.parametrize(
    ("info", "message"),
    [
        (INFO._replace(edition=0), "invalid number"),
        (INFO._replace(edition=10**9), "invalid number"),
        (INFO._replace(id="a b"), "checksum"),
        (INFO._replace(title="x" * 1001), "more than 1,000 characters"),
    ],
)
def test_invalid_metadata_is_refused(info, message):
    with pytest.raises(ValueError, match=message):
        read_pack_values(pack_values(info, COUNTS))


def test_the_digest_depends_on_the_parts_and_their_order():
    parts: list[list[str | bytes]] = [["ab", "c"], ["a", "bc"], ["c", "ab"], ["abc"], [b"abc", ""], []]
    assert len({digest(each) for each in parts}) == len(parts)
    assert digest(["a", 1]) == digest([b"a", "1"])


def test_each_edition_has_a_file_name_of_its_own():
    assert file_name(INFO._replace(id="rest", edition=12)) == "rest-12.carrel"
