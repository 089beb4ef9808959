"""Style attributes and style sheets of SVG drawings."""

from __future__ import annotations

import pytest

from reader.library.svg_style import MAX_RULES
from tests.library.drawings import assert_refused

REFUSED = {
    "style with url": ('<rect style="fill:url(a.svg#b)"/>', "outside itself (url)"),
    "style with expression": ('<rect style="width:expression(x)"/>', "width:expression(x)"),
    "style with @import": ("<rect style=\"@import 'a.css'\"/>", "@import"),
    "style with an unknown property": ('<rect style="behavior:none"/>', "behavior:none"),
    "style with an animation": ('<rect style="animation:a 1s"/>', "animation:a 1s"),
    "style with an escape": (r'<rect style="fill:u\72l(#a)"/>', r"fill:u\72l(#a)"),
    "style with a comment": ('<rect style="fill:/**/red"/>', "fill:/**/red"),
    "style without a colon": ('<rect style="fill red"/>', "fill red"),
    "style sheet with @import": ("<style>@import 'a.css';</style>", "@import"),
    "style sheet with @import of a url": ("<style>@import url(a.css);</style>", "@import"),
    "style sheet with a font": ("<style>@font-face{font-family:a}</style>", "@font-face"),
    "style sheet with media": ("<style>@media print{a{fill:red}}</style>", "@media"),
    "style sheet with a pseudo-class": ("<style>a:hover{fill:red}</style>", "a:hover"),
    "style sheet with url": ("<style>a{fill:url(//x.org/a)}</style>", "outside itself (url)"),
    "style sheet with an unknown property": ("<style>a{content:'x'}</style>", "content:'x'"),
    "style sheet split by CDATA": ("<style>/*<![CDATA[a{fill:red}]]>*/</style>", "its style sheet"),
    "style sheet split by a comment": ("<style>/*<!-- -->a{fill:red}*/</style>", "its style sheet"),
    "style sheet without an end": ("<style>a{fill:red</style>", "a{fill:red"),
    "style sheet of many rules": (f"<style>{'a{}' * (MAX_RULES + 1)}</style>", f"more than {MAX_RULES} rules"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    assert_refused(*REFUSED[name])
