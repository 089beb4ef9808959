"""Which elements of HTML begin a block, end another one, or have no content."""

from __future__ import annotations


def _names(*lines: str) -> frozenset[str]:
    return frozenset(name for line in lines for name in line.split())


VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr",
)

RAW_TEXT = _names("script style xmp iframe noembed noframes textarea title plaintext")
"""What is in them is no HTML."""

HEADINGS = _names("h1 h2 h3 h4 h5 h6")

FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
"""Elements that go on in the next paragraph if they are not closed."""

TABLE_PARTS = _names("caption colgroup tbody thead tfoot tr td th")

BLOCKS = (
    _names(
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure",
        "footer form frameset header hgroup hr html legend li main menu nav ol p pre search section summary table ul",
        "xmp listing plaintext optgroup option noframes",
    )
    | HEADINGS
    | TABLE_PARTS
)

CLOSES_PARAGRAPH = BLOCKS - TABLE_PARTS - _names("body html legend option")

SCOPES = _names("table td th caption button object applet marquee template math svg html")
"""An end tag in them closes nothing that was opened around them."""

IN_TABLE = _names("table tbody thead tfoot tr")
"""What stands directly in them, and is no part of a table, is shown before the table."""

FOREIGN = _names("svg math")
