"""HTML from the clipboards of other programs becomes the Markdown that an author would have typed."""

from __future__ import annotations

import base64

import pytest

from reader.library.editing.pasting.pasted_text import pasted_text
from reader.library.importing.imported import ImportFailed
from tests.library.pictures import chunk, png

WORD_LIST = """
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {mso-style-parent:"";} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment-->
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Sleep</b> <i>well</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Dim the light<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>also the phone</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Get up</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>3.<span>&nbsp; </span></span>Third</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>4.<span>&nbsp; </span></span>Fourth</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>"""

WORD_NOTES = """
<p class=MsoNormal>Ten<sup>6</sup> cells<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference>[1]</span><![endif]></span></span></a>.</p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr
size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Counted by hand.</p></div></div>"""

WORD_ZOTERO = """<p class=MsoNormal>It helps <!--[if supportFields]><span style='mso-element:field-begin'></span>
ADDIN ZOTERO_ITEM CSL_CITATION {"x":1}<span style='mso-element:field-separator'></span><![endif]-->(Smith, 2020)<!--[if
supportFields]><span style='mso-element:field-end'></span><![endif]-->, and <span
style='mso-element:field-begin'></span> ADDIN EN.CITE <span
style='mso-element:field-separator'></span>(Jones)<span style='mso-element:field-end'></span>.</p>"""

WORD_COMMENT = """<p>Take <a style='mso-comment-reference:A_1;mso-comment-date:20250101'>two</a><span
class=MsoCommentReference><span style='mso-special-character:comment'><a class=msocomanchor href="#_msocom_1">[A1]</a>
</span></span> tablets.<span style='display:none;mso-hide:all'>secret</span></p>
<div style='mso-element:comment-list'><hr class=msocomoff align=left size=1 width="33%">
<div style='mso-element:comment'><p>Really?</p></div></div>"""

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span
style="font-weight:400">Naps</span></h2><p dir="ltr"><span style="font-weight:400;white-space:pre-wrap">A </span><span
style="font-weight:700;white-space:pre-wrap">short</span><span style="font-style:italic"> sleep</span></p><ul><li
dir="ltr" aria-level="1"><p role="presentation"><span>one</span></p></li><ul><li aria-level="2"><p><span>two</span></p>
</li></ul></ul></b><br class="Apple-interchange-newline">"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta
name="generator" content="LibreOffice 7.4"/></head><body><h1>Light</h1>
<p style="line-height: 100%">Morning light<a class="sdfootnoteanc" name="sdfootnote1anc"
href="#sdfootnote1sym"><sup>1</sup></a></p>
<ol><li><p>Open</p></li><li><p>Look</p></li></ol>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>
From the east.</p></div></body></html>"""

TABLE = (
    """<table><tr><td><p>Drug</p></td><td><p>Dose</p></td></tr><tr><td>A</td><td>10<sup>6</sup> mg</td></tr></table>"""
)


def word_item(level: int, marker: str, text: str, margin: int = 0, name: str = "l0") -> str:
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:{margin or 36 * level}.0pt;text-indent:-18.0pt;"
        f"mso-list:{name} level{level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>{marker}<span>&nbsp;"
        f"</span></span><![endif]>{text}<o:p></o:p></p>\n"
    )


def word_more(text: str, margin: int) -> str:
    return f"<p class=MsoListParagraphCxSpMiddle style='margin-left:{margin}.0pt'>{text}</p>\n"


WORD_LEVELS = (
    word_item(1, "1.", "A") + word_item(3, "a.", "C") + word_item(2, "o", "B") + word_item(1, "2.", "D") + "<p>E</p>"
)
WORD_DEEP = word_item(2, "·", "B") + "<p>C</p>" + word_item(2, "·", "D")
WORD_MORE = (
    word_item(1, "1.", "A")
    + word_more("a", 36)
    + word_item(2, "a.", "B")
    + word_more("b", 72)
    + word_more("aa", 36)
    + word_item(1, "2.", "C")
)
WORD_MIXED = (
    word_item(1, "·", "A")
    + "<ul><ul><li class=MsoNormal style='mso-list:l0 level2 lfo1'>B</li></ul></ul>"
    + word_item(1, "·", "C")
)
WORD_HEADINGS = (
    "<h1 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>Sleep</h1>"
    "<h2 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>Naps</h2>"
)
GOOGLE_PART = "<ol><ol><ol><li>C</li></ol><li>B</li></ol><li>A</li><ol><li>D</li></ol></ol>"

CASES = {
    "levels that are left out": (WORD_LEVELS, "1. A\n\n   1. C\n\n   - B\n\n2. D\n\nE", ""),
    "lists that begin deeper": (WORD_DEEP, "- B\n\nC\n\n- D", ""),
    "further paragraphs of items": (
        WORD_MORE,
        "1. A\n\n   a\n\n   1. B\n\n      b\n\n   aa\n\n2. C",
        "",
    ),
    "paragraphs and lists of Word": (WORD_MIXED, "- A\n  - B\n- C", ""),
    "headings with numbers": (WORD_HEADINGS, "## 1\\. Sleep\n\n### Naps", ""),
    "part of a list of Google Docs": (GOOGLE_PART, "1. C\n2. B\n3. A\n   1. D", ""),
    "one word": ("<span>sleep</span>", "sleep", ""),
    "Word": (
        WORD_LIST,
        "**Sleep** *well*.\n\n- Dim the light\n  - also the phone\n- Get up\n\n3. Third\n4. Fourth",
        "",
    ),
    "notes of Word": (WORD_NOTES, "Ten^6^ cells[^counted-by-hand].\n\n[^counted-by-hand]: Counted by hand.", ""),
    "citations of Word": (WORD_ZOTERO, "It helps (Smith, 2020), and (Jones).", ""),
    "comments of Word": (
        WORD_COMMENT,
        "Take two tablets.",
        "Pasted. Left out: the comments of reviewers, hidden text.",
    ),
    "Google Docs": (GOOGLE, "## Naps\n\nA **short** *sleep*\n\n- one\n  - two", ""),
    "LibreOffice": (
        LIBREOFFICE,
        "## Light\n\nMorning light[^from-the-east]\n\n1. Open\n2. Look\n\n[^from-the-east]: From the east.",
        "",
    ),
    "table": (TABLE, "| Drug | Dose |\n|---|---|\n| A | 10^6^ mg |", ""),
    "part of a list": (
        "<html><body><ol start=4><!--StartFragment--><li>four</li><li>five</li><!--EndFragment--></ol></body></html>",
        "4. four\n5. five",
        "",
    ),
    "clipboard of Windows": (
        "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000170\r\n<html><!--StartFragment--><b>x</b><!--EndFragment-->",
        "**x**",
        "",
    ),
    "signs of Markdown": ("<p>2 * 3 * 4 [x](y) # a_b_c</p>", "2 \\* 3 \\* 4 \\[x\\](y) # a\\_b\\_c", ""),
    "links": (
        '<p><a href="https://example.org/a">here</a> <a href="javascript:alert(1)">not</a> <a href="file:///etc">nor</a></p>',
        "[here](https://example.org/a) not nor",
        "",
    ),
    "scripts": ("<script>alert(1)</script><p onclick='x()'>safe</p><style>p{}</style>", "safe", ""),
    "picture elsewhere": (
        '<p>a</p><img src="https://example.org/spy.png" alt="Spy"><img src="file:///home/x.png">',
        "a",
        "Pasted. Left out: 2 pictures.",
    ),
    "cut short": ("<p>one <b>two", "one **two**", ""),
    "Arabic": ('<p dir="rtl">النوم <b>مهم</b></p>', "النوم **مهم**", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_html_becomes_markdown(name: str) -> None:
    html, markdown, notice = CASES[name]
    pasted = pasted_text(html)
    assert pasted is not None
    assert (pasted.markdown, pasted.notice) == (markdown, notice)


NOTHING = {
    "empty": "",
    "only a picture elsewhere": '<img src="https://example.org/x.png">',
    "only spaces": "<p>&nbsp;</p>",
    "marks in the wrong order": "<!--EndFragment--><!--StartFragment-->",
    "zeros": "\0\0",
}


@pytest.mark.parametrize("name", NOTHING)
def test_html_without_a_text_is_not_used(name: str) -> None:
    assert pasted_text(NOTHING[name]) is None


def embedded(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def test_a_picture_is_offered() -> None:
    offered: list[tuple[bytes, str, str]] = []

    def add(data: bytes, name: str, alt: str) -> tuple[str, str]:
        offered.append((data, name, alt))
        return "figures/moon.png", f"{alt} at night"

    picture = png(3, 2)
    pasted = pasted_text(f'<p>a</p><p><img src="{embedded(picture)}" alt="The moon" width=300></p>', add)
    assert pasted is not None
    assert pasted.markdown == "a\n\n![The moon at night](figures/moon.png)"
    assert [(data, alt) for data, _, alt in offered] == [(picture, "The moon")]


@pytest.mark.parametrize(
    "source",
    [embedded(b"\x89PNG\r\n\x1a\nlies"), "data:image/png;base64,%%%", "data:text/html,<b>x</b>", "data:image/png,"],
    ids=["lies", "no base64", "other type", "empty"],
)
def test_a_picture_that_lies_is_left_out(source: str) -> None:
    pasted = pasted_text(f'<p>a</p><p><img src="{source}" alt="x"></p>', lambda *_: ("figures/x.png", ""))
    assert pasted is not None
    assert (pasted.markdown, pasted.notice) == ("a", "Pasted. Left out: a picture.")


def test_a_picture_that_nobody_wants_is_left_out() -> None:
    pasted = pasted_text(f'<p>a</p><img src="{embedded(png(3, 2))}">', lambda *_: ("", ""))
    assert pasted is not None
    assert (pasted.markdown, pasted.notice) == ("a", "Pasted. Left out: a picture.")


HOSTILE = {
    "very long": "<p>" + "word " * 4_000_000,
    "nested": "<div>" * 100_000 + "x",
    "nested lists": "<ul><li>" * 5_000 + "x",
    "list levels": "<p style='mso-list:l0 level9 lfo1'>x</p>" * 3_000,
    "attributes": "<p " + "a=b " * 100_000 + ">x</p>",
    "fields": "<span style='mso-element:field-begin'></span>" * 20_000 + "<p>x</p>",
    "further paragraphs": word_item(1, "1.", "A", 500) + word_more("b", 1) * 20_000,
    "nested items": word_item(1, "1.", "A") + (word_item(2, "1.", "A") + word_item(1, "1.", "A")) * 5_000,
    "entities": "&amp;" * 200_000,
    "comments": "<!--[if " * 50_000 + "x",
    "header": "Version:1.0\n" + "A:1\n" * 100_000 + "x",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_ends(name: str) -> None:
    try:
        pasted = pasted_text(HOSTILE[name])
    except ImportFailed:
        return
    assert pasted is None or pasted.markdown


def test_a_large_picture_does_not_count_as_text() -> None:
    picture = png(800, 700, after=chunk(b"teXt", b"x" * 10_000_000))
    pasted = pasted_text(f'<p>a</p><img src="{embedded(picture)}" alt="b">', lambda _, name, alt: (name, alt))
    assert pasted is not None
    assert pasted.markdown == "a\n\n![b](figures/picture-1.png)"


@pytest.mark.parametrize("address", ["data:image/kept;0", "data:image/kept;-1", "data:image/kept;99999999999"])
def test_an_address_that_carrel_writes_itself_leads_nowhere(address: str) -> None:
    pasted = pasted_text(f'<p>a</p><img src="{address}" alt="b">', lambda *_: ("figures/x.png", ""))
    assert pasted is not None
    assert pasted.markdown == "a"
