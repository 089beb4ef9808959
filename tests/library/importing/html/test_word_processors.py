"""Documents that Word, LibreOffice and Google Docs saved as web pages."""

from __future__ import annotations

from pathlib import Path

from reader.library.importing.import_files import ImportOptions, read_files, write_files
from tests.library.pictures import png

SPACES = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"


def item(label: str, text: str, style: str = "mso-list:l0 level1 lfo1", kind: str = "CxSpFirst") -> str:
    ignored = (
        f"<span style='mso-list:Ignore'>{label}{SPACES}</span>" if "mso" in style else f"<span>{label}{SPACES}</span>"
    )
    return f"<p class=MsoListParagraph{kind} style='{style}'><![if !supportLists]>{ignored}<![endif]>{text}</p>\n"


WORD = f"""<html><head><meta name=Generator content="Microsoft Word 15"><title>Guide</title>
<!--[if gte mso 9]><xml><o:Author>Ann</o:Author></xml><![endif]-->
<style><!-- span.Raised {{vertical-align:super}} --></style>
</head><body lang=EN-GB><div class=WordSection1><p class=MsoTitle>Malaria<o:p></o:p></p>
<p class=MsoToc1><a href="#_Toc1">1. Doses <span>3</span></a></p><h1><a name="_Toc1"></a>1. Doses</h1>
<p class=MsoNormal>Give <span style='font-family:Symbol;mso-char-type:symbol'>&sup3;</span>5 mg<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span>[1]</span></a>, 10<span class=Raised>6</span>,
10<span style='mso-text-raise:-3pt'>2</span>
</p>{item("·", "First")}{item("o", "Deeper", "mso-list:l0 level2 lfo1")}{item("·", "Second")}
{item("4.", "Four", "text-indent:-.25in")}{item("5.", "Five", "text-indent:-.25in")}{item("2.1", "Part", kind="")}
<p>Old <s>7 mg</s></p><h1>2. Later</h1><p><o:p>&nbsp;</o:p></p><p>End</p></div>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span>[1]</span></a>
By weight 12.</p></div></div></body>"""

GOOGLE = """<html><head><style>@media print{.c5{display:none}}.c1{font-weight:700}.c2{font-style:italic}
.c3{vertical-align:super}.c5{font-weight:400;vertical-align:baseline}ol.lst-kix_a-0{list-style-type:none}</style>
</head><body lang="en" class="doc-content"><p class="c4 title"><span class="c5">My guide</span></p>
<h1><span class="c5">One</span></h1><p><span class="c5">Take 10</span><span class="c3">6</span>
<span class="c1">bold</span><span class="c2"> it</span></p>
<ol class="lst-kix_a-0 start" start="2"><li>a</li></ol><ul class="lst-kix_a-1 start"><li>nested</li></ul>
<ol class="lst-kix_a-0" start="3"><li>b</li></ol>
<p><a href="https://www.google.com/url?q=https://who.int/x%3Fa%3D1&amp;sa=D&amp;ust=9">WHO</a></p>
<h1>Two</h1><p>x</p></body></html>"""

LIBRE_OFFICE = """<html><head><meta name="generator" content="LibreOffice 7.4"/>
<meta name="author" content="Ann Otieno"/>
</head><body lang="en-GB"><div title="header"><p>Clinic 99</p></div><p class="title">Malaria</p>
<div id="Table of Contents1"><p>Contents 3</p></div><h1 class="western">One</h1>
<p>Take <font face="Symbol">£</font> 5</p>
<h1>Two</h1><p>x</p><div title="footer"><p>Page 7</p></div></body></html>"""


def imported(page: str, folder: Path) -> tuple[str, dict[str, str]]:
    (folder / "page.html").write_text(page, encoding="utf-8")
    files = read_files([folder / "page.html"], ImportOptions("2026-11-29"))
    write_files(files, folder / "out", ImportOptions("2026-11-29"))
    report = {entry.what: entry.text for entry in files.documents[0].document.report}
    return (folder / "out/articles/page.md").read_text("utf-8"), report


def test_word(tmp_path) -> None:
    text, report = imported(WORD, tmp_path)
    assert text.split("---\n", 2)[2].strip() == (
        "## 1\\. Doses\n\nGive ≥5 mg[^1], 10^6^, 10~2~\n\n- First\n  - Deeper\n- Second\n\n4. Four\n5. Five\n\n"
        "- 2.1 Part\n\nOld\n\n## 2\\. Later\n\nEnd\n\n[^1]: By weight 12."
    )
    assert text.startswith("---\ntitle: Malaria\n")
    assert report["contents"] == "1. Doses 3"
    assert report["deleted-text"] == "7 mg"


def test_google_docs(tmp_path) -> None:
    text, _ = imported(GOOGLE, tmp_path)
    assert text.split("---\n", 2)[2].strip() == (
        "## One\n\nTake 10^6^ **bold** *it*\n\n2. a\n   - nested\n3. b\n\n[WHO](https://who.int/x?a=1)\n\n## Two\n\nx"
    )
    assert "title: My guide" in text


def test_libre_office(tmp_path) -> None:
    text, report = imported(LIBRE_OFFICE, tmp_path)
    assert text.split("---\n", 2)[2].strip() == "## One\n\nTake ≤ 5\n\n## Two\n\nx"
    assert (report["header"], report["footer"], report["contents"]) == ("Clinic 99", "Page 7", "Contents 3")
    assert "authors: [Ann Otieno]" in text


def test_paragraphs_of_an_item_of_word(tmp_path) -> None:
    middle = "<p class=MsoListParagraphCxSpMiddle>{}</p>"
    page = "<html><head><meta name=Generator content='Microsoft Word 15 (filtered)'></head><body><p>a</p>{}</body>"
    items = item("1.", "One", "text-indent:-18pt") + middle.format("still one") + item("2.", "Two", "text-indent:-18pt")
    text, _ = imported(page.format(f"{items}<p class=MsoNormal>after</p>"), tmp_path)
    assert "1. One\n\n   still one\n\n2. Two\n\nafter" in text


FILTERED = """<html><head><meta name=Generator content="Microsoft Word 15 (filtered)"></head><body>
<p class=MsoNormal>Donner 15 mg/kg<a class=msocomanchor href="#_msocom_1" name="_msoanchor_1">[AO1]</a> à midi</p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span>Un</p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt'>a.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span>sous un</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt'>2.<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span>Deux</p>
<p class=MsoNormal><img width=300 height=200 src="a.png" alt="Courbe"></p>
<p class=MsoCaption>Figure 1 - Courbe de 38,5</p><p class=MsoCaption>Tableau 2</p>
<hr class=msocomoff><div><div id="_com_1" class=msocomtxt><a name="_msocom_1"></a>
<p class=MsoCommentText>Check 99</p></div></div></body></html>"""


def test_filtered_page_of_word_in_the_encoding_of_windows(tmp_path) -> None:
    (tmp_path / "a.png").write_bytes(png(4, 3))
    (tmp_path / "page.html").write_bytes(FILTERED.encode("cp1252"))
    files = read_files([tmp_path / "page.html"], ImportOptions("2026-11-29"))
    write_files(files, tmp_path / "out", ImportOptions("2026-11-29"))
    text = (tmp_path / "out/articles/page.md").read_text("utf-8")
    assert "Donner 15 mg/kg à midi\n\n1. Un\n   - a\\. sous un\n2. Deux\n\n" in text
    assert '![Courbe](figures/a.png "Figure 1 - Courbe de 38,5")\n\nTableau 2' in text
    left = [entry.text for entry in files.documents[0].document.report if entry.what == "comment"]
    assert left[:2] == ["[AO1]", "Check 99"]
