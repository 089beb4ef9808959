"""The part of HTML on a clipboard that somebody copied, without what programs put around it."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*Version:\d[\d.]*\s(?:[\w-]{1,40}:[^\n]{0,4000}\n)*", re.ASCII)
"""What Windows puts before the HTML (CF_HTML): Version, StartHTML, EndHTML and others, each on a line."""

_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
_BODY_STYLE = re.compile(r"<(?:ol|ul|table|tr|pre)\b[^<>]{0,2000}>", re.IGNORECASE)


def copied_part(html: str) -> str:
    """The HTML between the marks of the fragment, or all of it if it has none.

    >>> copied_part("Version:0.9\\r\\nStartHTML:0\\r\\n<html><!--StartFragment--><b>x</b><!--EndFragment--></html>")
    '<b>x</b>'
    """
    header = _HEADER.match(html)
    if header:
        html = html[header.end() :]
    html = html.replace("\0", "")
    start, end = html.find(_START), html.rfind(_END)
    if start < 0 or end < start:
        return html
    part = html[start + len(_START) : end]
    # A part of a list or of a table begins within it.
    around = _unclosed(html[:start]) if re.match(r"\s*<(?:li|tr|td|th|tbody|thead)\b", part, re.IGNORECASE) else ""
    return f"{around}{part}"


def _unclosed(before: str) -> str:
    """The tags of the list or table in which the fragment begins."""
    found = _BODY_STYLE.findall(before[-4_000:])
    return "".join(tag for tag in found[-2:] if not tag.lower().startswith("<pre"))
