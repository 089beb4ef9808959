"""Spans inside a pack file: invalid ones are refused."""

from __future__ import annotations

import json

import pytest

from reader.library.span_encoding import decode_spans
from reader.library.stored_json import EncodingError
from tests.library.encoding_cases import SPANS_REFUSED

LOCATIONS_REFUSED = [
    "",
    "carrel:",
    "carrel:a",
    "carrel:a/",
    "carrel:a/b#",
    "carrel:a b/c",
    "a/b",
    " carrel:a/b",
    "carrel:a/b\n",
]


ADDRESSES_REFUSED = [
    "", "example.org", "javascript:alert(1)", "file:///etc/passwd", "FILE:///C:/Windows/system32/calc.exe",
    "smb://host/share", "data:text/html,x", "ms-settings:", "carrel:a/b", "//host/share", "\\\\host\\share",
    " https://example.org", "ht\ntps://example.org", "vbscript:x", "httpsx://e.org", "https:", "https:example.org",
]  # fmt: skip


@pytest.mark.parametrize("value", SPANS_REFUSED, ids=json.dumps)
def test_spans_of_no_known_form(value):
    with pytest.raises(EncodingError):
        decode_spans(value)


@pytest.mark.parametrize("location", [*LOCATIONS_REFUSED, *ADDRESSES_REFUSED[1:4]])
def test_a_location_that_is_none_is_refused(location):
    with pytest.raises(EncodingError):
        decode_spans([["x", 0, "pack", location]])


@pytest.mark.parametrize("url", ADDRESSES_REFUSED)
def test_an_address_that_is_none_of_the_web_is_refused(url):
    with pytest.raises(EncodingError):
        decode_spans([["x", 0, "web", url]])
