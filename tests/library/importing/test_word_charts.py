"""Charts of a Word file become tables of the numbers that the file keeps for them."""

from __future__ import annotations

import pytest

from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.docx import chart_table
from reader.library.importing.docx.document_reader import read_docx
from reader.library.importing.markdown_blocks import written_article
from tests.library.importing.word_files import paragraph, word_file

NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
CHART = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Chart 1" descr="Fever by year"/><a:graphic><a:graphicData>'
    '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="c1"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def points(tag: str, *texts: str, format: str = "") -> str:
    each = "".join(f'<c:pt idx="{number}"><c:v>{text}</c:v></c:pt>' for number, text in enumerate(texts) if text)
    code = f"<c:formatCode>{format}</c:formatCode>" if format else ""
    return f"<c:{tag}><c:numRef><c:f>Sheet1!A1</c:f><c:numCache>{code}{each}</c:numCache></c:numRef></c:{tag}>"


def series(name: str, *parts: str) -> str:
    return f"<c:ser>{points('tx', name)}{''.join(parts)}</c:ser>"


def titled(tag: str, text: str) -> str:
    return (
        f"<c:{tag}><c:title><c:tx><c:rich><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx></c:title></c:{tag}>"
    )


LEVELS = (
    "<c:cat><c:multiLvlStrRef><c:multiLvlStrCache><c:lvl><c:pt idx='0'><c:v>May</c:v></c:pt></c:lvl><c:lvl>"
    "<c:pt idx='0'><c:v>2024</c:v></c:pt></c:lvl></c:multiLvlStrCache></c:multiLvlStrRef></c:cat>"
)
YEARS = points("cat", "2024", "2025")
CHARTS = {
    "two series": (
        series("Boys", YEARS, points("val", "5", "6.5")) + series("Girls", YEARS, points("val", "7", "")),
        "|  | Boys | Girls |\n|---|---|---|\n| 2024 | 5 | 7 |\n| 2025 | 6.5 |  |",
    ),
    "titles of the axes": (
        series("Boys", YEARS, points("val", "5", "6")) + titled("catAx", "Year") + titled("valAx", "mg"),
        "**mg**\n\n| Year | Boys |\n|---|---|\n| 2024 | 5 |\n| 2025 | 6 |",
    ),
    "no names and no categories": (
        series("", points("val", "5", "6")),
        "|  | Series 1 |\n|---|---|\n| 1 | 5 |\n| 2 | 6 |",
    ),
    "points of their own": (
        series("a", points("xVal", "1"), points("yVal", "2")) + series("b", points("xVal", "3"), points("yVal", "4")),
        "|  | a |\n|---|---|\n| 1 | 2 |\n\n|  | b |\n|---|---|\n| 3 | 4 |",
    ),
    "percentages": (
        series("a", YEARS, points("val", "0.25", "0.1", format="0.0%")),
        "| 2024 | 25 % |\n| 2025 | 10 % |",
    ),
    "days": (series("a", points("cat", "45292", format="d\\-mmm\\-yy"), points("val", "5")), "| 2024-01-01 | 5 |"),
    "digits that only the file has": (series("a", YEARS, points("val", "4.4000000000000004")), "| 2024 | 4.4 |"),
    "sizes of bubbles": (
        series("a", points("xVal", "1"), points("yVal", "2"), points("bubbleSize", "9")),
        "|  | a | a (size) |\n|---|---|---|\n| 1 | 2 | 9 |",
    ),
    "levels of categories": (f"<c:ser>{LEVELS}{points('val', '5')}</c:ser>", "| 2024, May | 5 |"),
}


def imported(tmp_path, plot: str):
    space = f"<c:chartSpace {NAMES}><c:chart><c:plotArea>{plot}</c:plotArea></c:chart></c:chartSpace>"
    body = paragraph("Before") + paragraph(CHART) + paragraph("After")
    related = {"c1": ("chart", "charts/chart1.xml")}
    path = word_file(tmp_path / "a.docx", body, {"charts/chart1.xml": f'<?xml version="1.0"?>{space}'}, related)
    document = read_docx(path, ReferenceList())
    return written_article(document.blocks, document.notes), document.report


@pytest.mark.parametrize(("plot", "expected"), CHARTS.values(), ids=CHARTS)
def test_charts(tmp_path, plot, expected) -> None:
    text, report = imported(tmp_path, plot)
    assert expected in text
    assert text.startswith("Before\n\n")
    assert text.endswith("\n\nAfter\n")
    (entry,) = [entry for entry in report if entry.what == "chart"]
    assert entry.outcome == "changed"
    assert entry.text.startswith("Fever by year ")


def test_numbers_are_in_the_report_as_they_are_in_the_file(tmp_path) -> None:
    _, report = imported(tmp_path, CHARTS["percentages"][0] + CHARTS["days"][0])
    (text,) = [entry.text for entry in report if entry.what == "chart"]
    assert [number in text for number in ("0.25", "0.1", "45292")] == [True] * 3


@pytest.mark.parametrize("plot", ["", series("a"), "<c:ser/>", series("a", "<c:val/>")])
def test_a_chart_without_numbers_is_left_out(tmp_path, plot) -> None:
    text, report = imported(tmp_path, plot)
    assert text == "Before\n\nAfter\n"
    assert [entry.outcome for entry in report if entry.what == "chart"] == ["left_out"]


def test_a_chart_with_too_many_numbers_is_left_out(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(chart_table, "MOST_CELLS", 3)
    text, report = imported(tmp_path, CHARTS["two series"][0])
    assert text == "Before\n\nAfter\n"
    assert ["6.5" in entry.text for entry in report if entry.what == "chart"] == [True]
