"""Names of languages."""

from __future__ import annotations

import pytest

from reader.ui.widgets.language_name import language_name


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("en", "English"), ("en-GB", "English"), ("ar", "Arabic – \u2068العربية\u2069"),
        ("sw", "Swahili – \u2068Kiswahili\u2069"),
        ("es", "Spanish – \u2068español\u2069"), ("zh-Hant", "Chinese – \u2068繁體中文\u2069"), ("ha", "Hausa"),
        ("xx", "xx"), ("", ""), ("not a\nlanguage", "not a language"), ("x" * 900, "x" * 80 + "…"),
    ],
)  # fmt: skip
def test_language_name(tag: str, shown: str) -> None:
    assert language_name(tag) == shown
