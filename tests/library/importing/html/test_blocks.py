"""What becomes of each element of HTML, and that a text that is not kept is in the report."""

from __future__ import annotations

import pytest

from reader.library.importing.html.blocks import NoSurroundings, Omission, Omissions, blocks_of_html, parse_html
from reader.library.importing.imported import OmittedBlock
from reader.library.importing.report import ImportReport
from tests.library.importing.html.html_markdown import markdown_of

KEPT = {
    "paragraphs without tags": ("<p>one</p>two<div>three<span>four</span></div>", "one\n\ntwo\n\nthreefour"),
    "white space": ("<p> a  <b> b </b>c <i>d</i>\n e</p>", "a **b** c *d* e"),
    "line breaks": ("<p>e<br>f<br> <br>g</p>", "e\\\nf\n\ng"),
    "scripts": ("<p>10<sup>6</sup> H<sub>2</sub>O</p>", "10^6^ H~2~O"),
    "styles": (
        '<span style="font-weight:700">a</span> <i>b</i> 10<span style="vertical-align:super">6</span>',
        "**a** *b* 10^6^",
    ),
    "bold that is not": ('<b style="font-weight:normal"><p>a</p></b>', "a"),
    "references of characters": (
        "<p>&lt;5&nbsp;mg &amp; &#8805;3 &eacute; &#x2264;4 &Unknown;</p>",
        "<5\u00a0mg & ≥3 é ≤4 \\&Unknown;",
    ),
    "heading levels": ("<h1>A</h1><h4>B</h4><h2>C</h2>", "## A\n\n### B\n\n### C"),
    "heading with a button": ("<h3><button>Which dose?</button></h3><p>5 mg</p>", "## Which dose?\n\n5 mg"),
    "heading that leads to itself": (
        '<h2 id="h"><a href="#h">Dose</a> <a href="#g">g</a></h2><p id="g">x',
        "## Dose [g](#x)\n\nx {#x}",
    ),
    "list from 3": ("<ol start=3><li>a<li value=7>b<li>c</ol>", "3. a\n\n7) b\n8) c"),
    "list that counts down": ("<ol reversed><li>x<li>y</ol>", "- 2\\. x\n- 1\\. y"),
    "lists in lists": ("<ul><li>One<ul><li>Two</ul><li>Three</ul>", "- One\n  - Two\n- Three"),
    "list between items": ("<ul><li>One</li><ul><li>Two</li></ul><li>Three</ul>", "- One\n  - Two\n- Three"),
    "list without numbers": ('<ol style="list-style:none"><li>a</ol>', "- a"),
    "boxes to tick": ("<ul><li><input type=checkbox checked>a<li><input type=checkbox>b</ul>", "- ☑ a\n- ☐ b"),
    "terms": ("<dl><dt>T<dd>a<dd>b<div><dt>U<dd>c</div></dl>", "- **T**\n\n  a\n\n  b\n\n- **U**\n\n  c"),
    "table": (
        "<table><caption>Doses</caption><tr><th>Age<th>mg<tr><td>1<td>5|6</table>",
        "Doses\n\n| Age | mg |\n|---|---|\n| 1 | 5\\|6 |",
    ),
    "merged cells": (
        "<table><tr><th rowspan=2>A<th colspan=2>B<tr><th>c<th>d<tr><td>1<td rowspan=0>2<td>3<tr><td>4<td>5</table>",
        "| A | B | B |\n|---|---|---|\n| A | **c** | **d** |\n| 1 | 2 | 3 |\n| 4 | 2 | 5 |",
    ),
    "cell over columns and rows": (
        "<table><tr><th>a<th>b<th>c<tr><td rowspan=2 colspan=2>x<td>1<tr><td>2</table>",
        "| a | b | c |\n|---|---|---|\n| x | x | 1 |\n| x | x | 2 |",
    ),
    "list in a cell": (
        "<table><tr><th>a<tr><td><ol start=4><li>x<li>y</ol></table>",
        "| a |\n|---|\n| 4\\. x<br>5\\. y |",
    ),
    "table that lays out a page": ("<table><tr><td><h2>x</h2><td>y</table>", "## x\n\ny"),
    "table of one cell": ("<table border=1><tr><td><p>only</table>", "::: note\nonly\n:::"),
    "quotation": (
        "<blockquote><p>a<ul><li>b</ul></blockquote><p>She said <q>no</q>.",
        "> a\n>\n> - b\n\nShe said “no”.",
    ),
    "code": ("<pre>  x = 1\n    ```y</pre>", "````\n  x = 1\n    ```y\n````"),
    "details": ("<details><summary>More</summary><p>5 mg</p></details>", "**More**\n\n5 mg"),
    "text that a click shows": (
        '<button aria-controls="p">How much?</button><div id="p" hidden><p>The answer is 5 mg a day.</p></div>',
        "**How much?**\n\nThe answer is 5 mg a day.",
    ),
    "ruby": ("<p><ruby>漢<rt>かん</rt>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby></p>", "漢(かん)字(じ)"),
    "formula": (
        "<math><mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac><mo>=</mo>{}</math>".format(
            "<msup><mi>x</mi><mn>2</mn></msup><msqrt><mn>2</mn><mo>&#x2062;</mo><mn>3</mn></msqrt>"
        ),
        "1/(a+b) = x^2^√(2·3)",
    ),
    "formula with its source": (
        "<math><semantics><msub><mi>x</mi><mn>1</mn></msub><annotation>x_{1}</annotation></semantics></math>",
        "x~1~",
    ),
    "formula of Wikipedia": (
        '<p>a <i style="display:none"><math><mi>x</mi></math></i><img class="mwe-math-fallback" alt="x">b',
        "a *x*b",
    ),
    "formula of KaTeX": (
        '<p><b class="katex-mathml"><math><mn>5</mn></math></b><b class="katex-html" aria-hidden=true>x</b>',
        "**5**",
    ),
    "link around blocks": (
        '<a href="https://x.org"><h2>Head</h2><p>para</p></a>',
        "## [Head](https://x.org)\n\n[para](https://x.org)",
    ),
    "link in the page": (
        '<p><a href="#b%20c">x</a></p><div id="b c"><p>Target</p></div>',
        "[x](#target)\n\nTarget {#target}",
    ),
    "anchor by name": ('<p><a href="#n">x</a></p><a name="n"></a><h2>Here</h2>', "[x](#here)\n\n## Here {#here}"),
    "links that lead nowhere": ('<p><a href="javascript:x()">a</a> <a href="#">b</a></p>', "a b"),
    "box": (
        '<div class="alert alert-warning"><h4>Stop</h4><p>Not for children.</p></div>',
        "::: warning Stop\nNot for children.\n:::",
    ),
    "box with a title that is Markdown": (
        '<div class="callout"><h4>5 * 3 {#x}</h4><p>a</p></div>',
        "::: note\n**5 \\* 3 \\{#x}**\n\na\n:::",
    ),
    "line across": ("<hr><p>a<hr><hr><p>b<hr>", "a\n\n---\n\nb"),
    "caption of a table": (
        "<figure><table><tr><th>a<tr><td>1</table><figcaption>Table 3</figcaption></figure>",
        "| a |\n|---|\n| 1 |\n\nTable 3",
    ),
    "heading in a quotation": ("<blockquote><h3>H</h3><p>q</p></blockquote>", "> **H**\n>\n> q"),
    "block in a line": ('<p>a<span style="display:block">b</span>c</p>', "a\n\nb\n\nc"),
    "unclosed tags": ("<ul><li><b>a<li>b</ul><p>c<i>d<p>e", "- **a**\n- **b**\n\n**c*d***\n\n***e***"),
    "misnested tags": ("<b><p>x</b>y</p>", "**x**y"),
    "text in a table": ("<table>5 mg<tr><th>a<tr><td>1</table>", "5 mg\n\n| a |\n|---|\n| 1 |"),
    "quotation mark that is never closed": ('<p>a</p><p class="x>b</p><p>6 mg</p>', "a\n\nb\n\n6 mg"),
    "page with CDATA": ("<p><![CDATA[5 < 6]]></p>", "5 < 6"),
}


@pytest.mark.parametrize(("source", "expected"), KEPT.values(), ids=KEPT)
def test_text_that_is_kept(source, expected) -> None:
    assert markdown_of(source)[0] == expected


NOTES = {
    "e-book": '<p>See<a id="r1" epub:type="noteref" href="#n1"><sup>1</sup></a></p>'
    '<aside epub:type="footnote" id="n1"><p><a href="#r1">1</a> First 12 mg.</p></aside>',
    "Google Docs": '<p>See<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>'
    '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a>&nbsp;First 12 mg.</p></div>',
    "Markdown": '<p>See<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>'
    '<section class="footnotes"><hr><ol><li id="fn:1"><p>First 12 mg. '
    '<a href="#fnref:1" class="footnote-backref">↩</a></p></li></ol></section>',
    "Word": '<p>See<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p>'
    '<div style="mso-element:footnote-list"><br clear=all><hr><div style="mso-element:footnote" id="ftn1">'
    '<p class=MsoFootnoteText><a style="mso-footnote-id:ftn1" href="#_ftnref1" name="_ftn1"><span>[1]</span></a>'
    " First 12 mg.</p></div></div>",
    "LibreOffice": '<p>See<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>'
    '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
    " First 12 mg.</p></div>",
}


@pytest.mark.parametrize("source", NOTES.values(), ids=NOTES)
def test_footnotes(source) -> None:
    assert markdown_of(source)[0] == "See[^1]\n\n[^1]: First 12 mg."


def test_link_to_a_list_of_references_stays_a_link() -> None:
    source = '<p>See<sup><a href="#cite_note-1">[1]</a></sup></p><ol><li id="cite_note-1">Smith 2019</ol>'
    assert "[^1]:" not in markdown_of(source)[0]


LEFT_OUT = {
    "deleted": ("<p>a <del>5 mg</del> <s>6 mg</s></p>", "a", ["5 mg", "6 mg"]),
    "struck": ('<p>a <span style="text-decoration: line-through">7 mg</span></p>', "a", ["7 mg"]),
    "hidden": ("<p hidden>Now 8</p><p>a</p>", "a", ["Now 8"]),
    "hidden by style": ('<p style="display:none !important">9</p><p>a</p>', "a", ["9"]),
    "hidden from screen readers": ("<p>a <span aria-hidden=true>10</span></p>", "a", ["10"]),
    "button": ("<p>a</p><button>Send 11</button>", "a", ["Send 11"]),
    "field": ('<p>a</p><input value="12 mg"><select><option>13<option>14</select>', "a", ["12 mg; 13 14"]),
    "frame": ('<p>a</p><iframe src="https://x.org/15" title="Video"></iframe>', "a", ["Video https://x.org/15"]),
    "drawing": ("<p>a</p><svg><title>Graph</title><text>16</text></svg>", "a", ["16 Graph"]),
    "noscript": ("<p>a</p><noscript>Switch on 17</noscript>", "a", ["Switch on 17"]),
    "picture": ('<p>a</p><img src="b.png" alt="Graph 18">', "a", ["Graph 18"]),
}


@pytest.mark.parametrize(("source", "expected", "reported"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_text_that_is_left_out_is_in_the_report(source, expected, reported) -> None:
    written, entries = markdown_of(source)
    assert (written, [entry.text for entry in entries]) == (expected, reported)


def test_entries_name_the_heading_above() -> None:
    _, entries = markdown_of("<h2>Doses</h2><p><del>5 mg</del></p>")
    assert [entry.place for entry in entries] == ["Doses"]


def test_xhtml_closes_every_element() -> None:
    source = '<p>a<a id="x"/> <i/>b</p><title/><p>c<script src="x"/>d</p>'
    assert markdown_of(source, is_xml=True)[0] == "a b\n\ncd"


def test_omitted_element_can_be_brought_back() -> None:
    root = parse_html("<p>a</p><nav><ul><li>Home 5</ul></nav><p>b</p>")
    nav = next(element for element in root.walk() if element.tag == "nav")
    report = ImportReport()
    omissions = Omissions({nav: Omission("navigation", "A menu is left out.")}, "x-")
    blocks = blocks_of_html(root, NoSurroundings(), report, omissions).blocks
    entry = report.finish()[0]
    assert isinstance(blocks[1], OmittedBlock)
    assert (entry.what, entry.text, entry.key) == ("navigation", "Home 5", blocks[1].key)
    assert entry.key.startswith("x-")
