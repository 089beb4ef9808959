"""Languages and dates of packs, as people read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import translation
from reader.ui.lists.pack_facts import language_name, listed_language_name, readable_date
from tests import pseudo_language as pseudo


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("en", "English"), ("en-GB", "English"), ("ar", "Arabic – \u2068العربية\u2069"),
        ("sw", "Swahili – \u2068Kiswahili\u2069"),
        ("es", "Spanish – \u2068español\u2069"), ("zh-Hant", "Chinese – \u2068繁體中文\u2069"), ("ha", "Hausa"),
        ("xx", "xx"), ("", ""), ("not a\nlanguage", "not a language"), ("x" * 900, "x" * 80 + "…"),
    ],
)  # fmt: skip
def test_languages(tag, shown):
    assert language_name(tag) == shown


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2026-05-12", "12 May 2026"), ("2026-05-02", "2 May 2026"), ("2026-12", "December 2026"), ("2026", "2026"),
        ("2026-13-01", "2026-13-01"), ("2026-00-01", "2026-00-01"), ("", ""), ("some\nday", "some day"),
    ],
)  # fmt: skip
def test_dates(date, shown):
    assert readable_date(date) == shown


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("sw", "Swahili – \u2068Kiswahili\u2069"),
        ("vi", "Vietnamese – \u2068Tiếng Việt\u2069"),
        ("ru", "Russian – \u2068русский\u2069"),
        ("bn", "Bangla"),
        ("ar", "Arabic"),
        ("und", "und"),
    ],
)
def test_lists_name_languages_in_letters_that_every_computer_shows(tag: str, name: str) -> None:
    assert listed_language_name(tag) == name


def test_dates_and_languages_are_in_the_language_of_the_interface(pseudo_catalogs: tuple[Path, Path]) -> None:
    translation.use("fr", pseudo_catalogs[0])
    try:
        assert readable_date("2026-08-12") == "12 août 2026"
        name, own = language_name("sw").split(" – ")
        assert (pseudo.untranslated(name), own) == ("", "\u2068Kiswahili\u2069")
    finally:
        translation.use(translation.ENGLISH)
