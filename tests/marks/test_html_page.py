"""The frame of a web page, and the escaping of text in it."""

from __future__ import annotations

import pytest

from reader.marks import html_page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a b", "a b"),
        ("<b> & \"'", "&lt;b&gt; &amp; &quot;&#x27;"),
        ("a\u202eb\u2066c", "abc"),
        ("a\x00\x1bb", "a\ufffd\ufffdb"),
        ("a\r\nb\u2028c", "a\nb\nc"),
    ],
)
def test_escaped(text, shown):
    assert html_page.escaped(text) == shown
    assert html_page.escaped_lines(text) == shown.replace("\n", "<br>")


def test_page():
    page = html_page.page("A & B", ["<p>one</p>", "<p>two</p>"])
    assert page.startswith("<!doctype html>")
    assert "<title>A &amp; B</title>" in page
    assert "<h1>A &amp; B</h1>\n<p>one</p>\n<p>two</p>\n</body>" in page
    assert "default-src 'none'" in page
