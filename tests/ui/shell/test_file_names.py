"""Names that are proposed for files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.shell.file_names import plain_name, with_ending


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Table: Doses", "Table Doses"),
        ("../../etc/passwd", "etc passwd"),
        ("CON", "x"),
        ("", "x"),
        ("…", "x"),
        ("الدماغ 2", "الدماغ 2"),
        ("हिन्दी की किताब: नींद", "हिन्दी की किताब नींद"),
        ("เด็กนอนไม่หลับ", "เด็กนอนไม่หลับ"),
        ("می\u200cشود؟", "می\u200cشود"),
        ("a" * 99, "a" * 60),
        (".hidden", "hidden"),
    ],
    ids=["colon", "path", "device", "empty", "signs", "Arabic", "Hindi", "Thai", "Persian", "long", "dot"],
)
def test_plain_name(words: str, name: str) -> None:
    assert plain_name(words, "x") == name


PDF, TABLE = "PDF (*.pdf)", "Web page (*.html);;Text (*.tsv)"


@pytest.mark.parametrize(
    ("name", "chosen", "filters", "completed"),
    [
        ("out", "", PDF, "out.pdf"),
        ("out.pdf", "", PDF, "out.pdf"),
        ("OUT.PDF", PDF, PDF, "OUT.PDF"),
        ("Guide 2.1", PDF, PDF, "Guide 2.1.pdf"),
        ("Visit to Dr. Smith", PDF, PDF, "Visit to Dr. Smith.pdf"),
        ("out.docx", PDF, PDF, "out.docx.pdf"),
        ("end.", PDF, PDF, "end.pdf"),
        ("table", "Text (*.tsv)", TABLE, "table.tsv"),
        ("table", "", TABLE, "table.html"),
        ("table.html", "Text (*.tsv)", TABLE, "table.html"),
        ("table.txt", "Text (*.tsv)", TABLE, "table.txt"),
        ("Table 2.1", "Text (*.tsv)", TABLE, "Table 2.1.tsv"),
        ("mine", "", "*.marks.json", "mine.marks.json"),
        ("mine.json", "", "*.marks.json", "mine.json"),
        ("mine.marks.json", "", "*.marks.json", "mine.marks.json"),
        ("anything", "All files (*)", "All files (*)", "anything"),
        ("anything", "*", "*", "anything"),
    ],
)
def test_with_ending(name: str, chosen: str, filters: str, completed: str) -> None:
    assert with_ending(Path("folder") / name, chosen, filters) == Path("folder") / completed
