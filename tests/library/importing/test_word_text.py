"""What the text of a Word file becomes in Markdown, and what the report says of it."""

from __future__ import annotations

import pytest

from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.docx.document_reader import read_docx
from reader.library.importing.markdown_blocks import written_article
from tests.library.importing.word_files import (
    cell,
    field,
    item,
    paragraph,
    picture,
    row,
    run,
    sign,
    table,
    word_file,
)

P = paragraph
LAST = P("End.")
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = {"footnotes.xml": f'<w:footnote w:id="2">{P("Not 5 mg.")}{P("Never.")}</w:footnote>'}
BOX = f"<w:txbxContent>{P('Call 112.')}</w:txbxContent>"
TEXT_BOX = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>"
    f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
CAPTION = P("Figure 3: Nets", "Caption")
FIGURE = '![A](figures/a.png "Figure 3: Nets")'


def box(content: str) -> str:
    return (
        "<w:r><w:drawing><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></w:r>"
    )


SUP, SUB, BOLD, HIDDEN = (
    '<w:vertAlign w:val="superscript"/>',
    '<w:vertAlign w:val="subscript"/>',
    "<w:b/>",
    "<w:vanish/>",
)
ANCHOR = '<w:bookmarkStart w:id="1" w:name="_Ref1"/>'
LINK_TO_ANCHOR = f'<w:hyperlink w:anchor="_Ref1">{run("there")}</w:hyperlink>'


def m(tag: str, *inside: str) -> str:
    return f"<m:{tag}>{''.join(inside)}</m:{tag}>"


def t(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


KEPT = {
    "heading by name": (P("Night", "H1") + P("a"), "## Night"),
    "heading by basedOn": (P("One", "H1") + P("Night", "Clinic") + P("a"), "### Night"),
    "heading by outline of style": (P("Night", "Outlined") + P("a"), "## Night"),
    "heading by its own outline": (P("Night", properties='<w:outlineLvl w:val="0"/>') + P("a"), "## Night"),
    "style based on itself": (P("Night", "Loop"), "Night"),
    "level that is skipped": (P("One", "H1") + P("Deep", "H4") + P("a"), "### Deep"),
    "bold line": (P(run("Dose", BOLD)) + P("5 mg"), "## Dose"),
    "bold sentence is none": (P(run("Take 5 mg.", BOLD)) + P("a"), "**Take 5 mg.**"),
    "bold in pieces": (P(run("BO", BOLD) + run("LD", BOLD) + run(" a")), "**BOLD** a"),
    "bold by style, off by run": (P(run("a ", "") + run("b", '<w:b w:val="0"/>'), "Loud"), "**a** b"),
    "toggle of two styles": (P(run("a ") + run("b", '<w:rStyle w:val="Strong"/>'), "Loud"), "**a** b"),
    "superscript by style": (P(run("10") + run("6", '<w:rStyle w:val="Raised"/>')), "10^6^"),
    "superscript by position": (P(run("10") + run("6", '<w:position w:val="6"/>')), "10^6^"),
    "subscript": (P(run("H") + run("2", SUB) + run("O")), "H~2~O"),
    "nested list": (item("a", 1) + item("b", 1, 1) + item("c", 1), "- a\n  - b\n- c"),
    "list that starts at 7": (item("a", 7) + item("b", 7), "7. a\n8. b"),
    "list goes on after a paragraph": (item("a", 2) + P("x") + item("b", 2), "1. a\n\nx\n\n2. b"),
    "letters": (item("a", 2) + item("b", 2, 1), "1. a\n   1. b"),
    "numbers of two levels": (item("a", 3) + item("b", 3, 1), "1. a\n   - 1.1 b"),
    "words before numbers": (item("a", 4), "- Step 1: a"),
    "boxes to tick": (item("a", 5), "- ☐ a"),
    "typed bullet": (P("- 5 mg"), "- 5 mg"),
    "dash of a speech is none": (P("– Yes, 5 mg"), "&#8211; Yes, 5 mg"),
    "footnote in two paragraphs": (P(run("Give") + NOTE), "Give[^1]\n\nEnd.\n\n[^1]: Not 5 mg.<br>Never."),
    "line break and tab": (P("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>"), "a\\\nb\tc"),
    "no-break hyphen": (P("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>mg</w:t></w:r>"), "5‑mg"),
    "sign of a symbol font": (P('<w:r><w:sym w:font="Symbol" w:char="F0A3"/><w:t>5</w:t></w:r>'), "≤5"),
    "letters in a symbol font": (P(run("m", '<w:rFonts w:ascii="Symbol"/>') + run("g")), "μg"),
    "quotation": (P("a", "Quote") + P("b", "Quote"), "> a\n>\n> b"),
    "text box once": (P(run("a") + TEXT_BOX), "a\n\n::: note\nCall 112.\n:::"),
    "joined paragraphs": (P("5", properties="<w:rPr><w:del/></w:rPr>") + P(" mg"), "5 mg"),
    "drop cap": (P("O", properties='<w:framePr w:dropCap="drop"/>') + P("nce"), "Once"),
    "inserted": (P(f'{run("a")}<w:ins w:author="R">{run("5")}</w:ins>'), "a5"),
    "content control": (P(f"<w:sdt><w:sdtContent>{run('5 mg')}</w:sdtContent></w:sdt>"), "5 mg"),
    "control in a control": (
        f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{P('5')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
        "5",
    ),
    "ticked box": (
        P('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent/></w:sdt>'),
        "☒",
    ),
    "tick of an old form": (
        P(
            sign("begin", "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>")
            + "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
            + sign("end")
            + run(" yes")
        ),
        "☒ yes",
    ),
    "unknown element around text": (P(f"<w:newThing>{run('5 mg')}</w:newThing>"), "5 mg"),
    "link": (P('<w:hyperlink r:id="l"><w:r><w:t>a</w:t></w:r></w:hyperlink>'), "[a](https://example.org/x)"),
    "field link": (P(field('HYPERLINK "https://example.org/y"', "b")), "[b](https://example.org/y)"),
    "inner link": (P(f"{ANCHOR}{run('Five mg')}") + P(LINK_TO_ANCHOR), "Five mg {#five-mg}\n\n[there](#five-mg)"),
    "reference to a number": (P(f"{ANCHOR}{run('Five')}") + P(field("REF _Ref1 \\h", "5")), "[5](#five)"),
    "link to nothing": (P(LINK_TO_ANCHOR), "there"),
    "field without an end": (P(sign("begin") + run("5 mg")) + P("10 mg"), "5 mg\n\n10 mg"),
    "field in a field": (P(field("IF 1 = 1", field("PAGE", "5"))), "5"),
    "formula with a fraction": (
        P(f"{run('2')}<m:oMath>{m('f', m('num', t('1')), m('den', t('2')))}</m:oMath>"),
        "2 1/2",
    ),
    "power": (P(f"<m:oMath>{m('sSup', m('e', t('10')), m('sup', t('6')))}</m:oMath>"), "10^6^"),
    "root": (P(f"<m:oMath>{m('rad', m('deg'), m('e', t('x+1')))}</m:oMath>"), "√(x+1)"),
    "old formula": (P(field("EQ \\f(1,2)")), "1/2"),
    "merged across": (
        table(row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b")), row(cell("1"), cell("2"), cell("3"))),
        "| a | a | b |\n|---|---|---|\n| 1 | 2 | 3 |",
    ),
    "merged down": (
        table(
            row(cell("a"), cell("b")),
            row(cell("c", '<w:vMerge w:val="restart"/>'), cell("1")),
            row(cell("", "<w:vMerge/>"), cell("2")),
        ),
        "| c | 1 |\n| c | 2 |",
    ),
    "row with fewer cells": (table(row(cell("a")), row(cell("1"), cell("2"))), "| a |  |\n|---|---|\n| 1 | 2 |"),
    "list in a cell": (
        table(row(cell("a"), cell("b")), row(cell(item("x", 1) + item("y", 1)), cell("2"))),
        "| • x<br>• y | 2 |",
    ),
    "frame": (table(row(cell("Call 112."))), "::: note\nCall 112.\n:::"),
    "figure with its caption": (
        P(picture("p", "A field")) + P(run("Figure ") + field("SEQ Figure", "3") + run(": Nets"), "Caption"),
        '![A field](figures/a.png "Figure 3: Nets")',
    ),
    "caption above its figure": (
        P("Figure 3: Nets", "Caption") + P(picture("p", "A")),
        '![A](figures/a.png "Figure 3: Nets")',
    ),
    "caption in a text box": (P(picture("p", "A") + box(CAPTION)), FIGURE),
    "caption in a text box before its picture": (P(box(CAPTION) + picture("p", "A")), FIGURE),
    "caption in a text box in the next paragraph": (P(picture("p", "A")) + P(box(CAPTION)), FIGURE),
    "caption in a text box above": (P(box(CAPTION)) + P(picture("p", "A")), FIGURE),
    "picture and caption in a text box": (P(box(P(picture("p", "A")) + CAPTION)), FIGURE),
    "caption in a text box without a picture": (P(box(CAPTION)), "::: note\nFigure 3: Nets\n:::"),
    "caption in a text box of a cell": (
        table(row(cell("a"), cell("b")), row(cell("1"), cell(P(box(CAPTION))))),
        "| 1 | Figure 3: Nets |",
    ),
    "picture beside text": (P(run("a") + picture("p", "A")), "a\n\n![A](figures/a.png)"),
}
LEFT_OUT = {
    "deleted": (
        P(f'{run("a")}<w:del w:author="R"><w:r><w:delText>500 mg</w:delText></w:r></w:del>'),
        "deleted-text",
        "500 mg",
    ),
    "moved": (P(f"{run('a')}<w:moveFrom>{run('500 mg')}</w:moveFrom>"), "moved-from", "500 mg"),
    "hidden": (P(run("a") + run("500 mg", HIDDEN)), "hidden-text", "500 mg"),
    "struck": (P(run("a") + run("500 mg", "<w:strike/>")), "struck-text", "500 mg"),
    "deleted row": (
        table(row(cell("a"), cell("b")), row(cell("500 mg"), cell("c"), properties="<w:del/>")),
        "deleted-row",
        "500 mg c",
    ),
    "placeholder": (
        P(
            f"{run('a')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{run('500 mg')}</w:sdtContent></w:sdt>"
        ),
        "placeholder",
        "500 mg",
    ),
    "link to a file": (P(field('HYPERLINK "file:///C:/500.doc"', "a")), "link", "file:///C:/500.doc"),
    "link to nothing": (P(f'<w:hyperlink w:anchor="x500">{run("a")}</w:hyperlink>'), "inner-link", "x500"),
    "contents": (P(field("TOC \\o", "Night 500")) + P("a"), "contents", "Night 500"),
    "embedded file": (P("a") + '<w:altChunk r:id="x"/>', "embedded-file", ""),
    "picture elsewhere": (P(run("a") + picture("l", "500 mg")), "picture", "500 mg"),
}


def imported(tmp_path, body: str):
    path = word_file(tmp_path / "one.docx", body, NOTES, {"l": ("hyperlink", "https://example.org/x")})
    document = read_docx(path, ReferenceList())
    return written_article(document.blocks, document.notes), document


@pytest.mark.parametrize("name", KEPT)
def test_text_that_is_kept(name, tmp_path) -> None:
    body, wanted = KEPT[name]
    text, _ = imported(tmp_path, P("Pack", "Titre") + body + LAST)
    assert f"\n{wanted}\n" in f"\n{text}"


@pytest.mark.parametrize("name", LEFT_OUT)
def test_text_that_is_left_out_is_in_the_report(name, tmp_path) -> None:
    body, what, wanted = LEFT_OUT[name]
    text, document = imported(tmp_path, P("Pack", "Titre") + body + LAST)
    assert "500" not in text
    assert [(entry.what, entry.text) for entry in document.report if entry.what == what] == [(what, wanted)]


def test_place_of_an_entry_names_the_heading(tmp_path) -> None:
    _, document = imported(tmp_path, P("Night", "H1") + P("a", "H2") + LEFT_OUT["hidden"][0] + LAST)
    assert "paragraph 3, under “a”" in [entry.place for entry in document.report]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (P("Pack", "Titre") + P("One", "H1") + LAST, "Pack"),
        (P("One", "H1") + LAST, "One"),
        (P("Text") + LAST, "one"),
        (P("One", "H1"), "One"),
    ],
)
def test_title(body, title, tmp_path) -> None:
    assert imported(tmp_path, body)[1].title == title
