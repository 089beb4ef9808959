"""The frame of an exported web page, and the escaping of text in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from reader.marks.mark_checks import clean
from reader.translation import language

BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that could make text on the page appear in another order than it is stored in."""

_STYLE = """body{max-width:42em;margin:2em auto;padding:0 1em;font:1.06em/1.5 Georgia,serif;
color:#22211f;background:#fff}
blockquote{margin:0 0 .5em;padding:.1em 0 .1em 1em;border-left:.3em solid #888}
.yellow{border-color:#d9b400}.green{border-color:#3a9a4b}.blue{border-color:#3f7fc4}.pink{border-color:#c9538c}
.about{color:#5d5950;font-size:.9em}.note{white-space:pre-wrap}section{margin-bottom:1.6em}"""


def page(title: str, parts: Iterable[str]) -> str:
    """A self-contained page in the language of the interface: no script, and nothing is loaded from elsewhere.

    `parts` are HTML, one per line.
    """
    spoken = language()
    direction = ' dir="rtl"' if spoken.is_right_to_left else ""
    head = [
        "<!doctype html>",
        f'<html lang="{spoken.code}"{direction}><head><meta charset="utf-8"><title>{escaped(title)}</title>',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<style>{_STYLE}</style></head><body>\n<h1>{escaped(title)}</h1>",
    ]
    return "\n".join([*head, *parts, "</body></html>\n"])


def escaped(text: str) -> str:
    """Text as HTML, without control characters."""
    return html.escape(BIDI_CONTROLS.sub("", clean(text)))


def escaped_lines(text: str) -> str:
    """As `escaped`, with `<br>` at each line end."""
    return escaped(text).replace("\n", "<br>")
