"""PDF files of the bundled pack: text, fonts, title, language, bookmarks and links."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.model import Article, Block, BlockKind, Span
from reader.library.print_order import (
    DoesNotFit,
    NothingToPrint,
    PaperFormat,
    PdfOrder,
    PrintOptions,
    PrintSelection,
    PrintSubject,
)
from reader.ui.paper import print_job
from tests.packs import make_pack
from tests.ui.paper import pdf_tools

MAIN = PrintSelection(PrintSubject.ARTICLE, "how-talking-changes-a-brain")


@pytest.fixture
def write(paper_fonts, bundled_pack, tmp_path):
    def run(selection: PrintSelection, **options) -> Path:
        file = tmp_path / "out.pdf"
        given = PrintOptions(**{"paper": PaperFormat.A4, **options})
        print_job.write(PdfOrder(bundled_pack, selection, given, file, "Nakuru, 0700 123", True), lambda *_: None)
        return file

    return run


@pdf_tools.needs_poppler
def test_the_text_can_be_copied_in_reading_order(write) -> None:
    text = " ".join(pdf_tools.text_of(write(MAIN, has_terms=True, has_quiz=True)).split())
    places = [
        text.find(words)
        for words in (
            "How talking can change a brain",
            "No health professional has reviewed this edition.",
            "Two fields that now meet",
            "If you need help now",
            "Nakuru, 0700 123",
            "Check yourself",
            "Answers",
            "Words explained",
            "Sources",
            "https://doi.org/",
        )
    ]
    assert -1 not in places
    assert places == sorted(places)
    assert "ﬁ" not in text
    assert "edition 2 · 29 November 2026 · The Carrel project · CC-BY-4.0" in text


@pdf_tools.needs_poppler
def test_every_font_is_in_the_file(write) -> None:
    found = pdf_tools.fonts_of(write(MAIN))
    assert found
    assert all(line[-5] == "yes" and line[-3] == "yes" for line in found)  # embedded, and with its characters


@pdf_tools.needs_poppler
@pytest.mark.parametrize(("paper", "size"), [(PaperFormat.A4, "595 x 842"), (PaperFormat.LETTER, "612 x 792")])
def test_the_paper_and_the_title(write, paper: PaperFormat, size: str) -> None:
    info = pdf_tools.info_of(write(MAIN, paper=paper))
    assert info["Title"] == "How talking can change a brain – Neuroscience and psychotherapy"
    assert info["Page size"].startswith(size)


@pdf_tools.needs_qpdf
def test_the_file_is_sound_and_has_language_bookmarks_and_links(write) -> None:
    file = write(PrintSelection(PrintSubject.PACK))
    assert "No syntax or stream encoding errors" in pdf_tools.check(file)
    text = pdf_tools.objects(file)
    assert "/Lang (en-GB)" in text
    assert "/DisplayDocTitle true" in text
    assert text.count("/Title (Two fields that now meet)") == 1
    assert len(re.findall(r"/Subtype /Link", text)) > 300
    assert "link:" not in text
    assert "/URI (https://doi.org/" in text


def test_nothing_is_left_where_it_ends_early(write, tmp_path, bundled_pack) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise StoppedError

    order = PdfOrder(bundled_pack, MAIN, PrintOptions(), tmp_path / "out.pdf")
    with pytest.raises(StoppedError):
        print_job.write(order, stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_an_error(bundled_pack, tmp_path, qapp) -> None:
    order = PdfOrder(bundled_pack, MAIN, PrintOptions(), tmp_path / "nowhere" / "out.pdf")
    with pytest.raises(OSError, match="nowhere"):
        print_job.write(order, lambda *_: None)


def test_an_old_file_stays_until_the_new_one_is_complete(write, tmp_path, bundled_pack) -> None:
    (tmp_path / "out.pdf").write_text("old")
    order = PdfOrder(bundled_pack, PrintSelection(PrintSubject.ARTICLE, "no"), PrintOptions(), tmp_path / "out.pdf")
    with pytest.raises(NothingToPrint):
        print_job.write(order, lambda *_: None)
    assert (tmp_path / "out.pdf").read_text() == "old"
    assert write(MAIN).read_bytes().startswith(b"%PDF")
    assert [file.name for file in tmp_path.iterdir()] == ["out.pdf"]


@pdf_tools.needs_poppler
def test_the_page_to_hand_out_fits_on_one_side(write) -> None:
    file = write(PrintSelection(PrintSubject.HANDOUT, sections=(("hand-out", ""),)), sheets=1)
    assert pdf_tools.info_of(file)["Pages"] == "1"


def test_what_does_not_fit_on_the_sheets_is_named(write, tmp_path) -> None:
    sections = (("how-talking-changes-a-brain", "psychotherapy"), ("hand-out", ""))
    with pytest.raises(DoesNotFit) as caught:
        write(PrintSelection(PrintSubject.HANDOUT, sections=sections), sheets=1)
    assert "Talking helps many people" in caught.value.left_out
    assert caught.value.cut == "Three words that get mixed up"
    assert caught.value.needed > 1
    assert list(tmp_path.iterdir()) == []


def test_letters_that_no_font_has_are_told(paper_fonts, tmp_path) -> None:
    words = "Rest ماء \U0003fff0\U0003fff1 → é"  # two signs that nobody will ever have a font for
    pack = make_pack(tmp_path / "a.carrel", articles=[Article("a", "A", (text_block(words),))])
    order = PdfOrder(pack, PrintSelection(PrintSubject.ARTICLE, "a"), PrintOptions(), tmp_path / "out.pdf")
    assert print_job.write(order, lambda *_: None).boxed == ("\U0003fff0", "\U0003fff1")


def test_qt_is_silent_about_fonts_that_lack_a_script(tmp_path) -> None:
    pack = make_pack(tmp_path / "a.carrel", articles=[Article("a", "A", (text_block("ܐܒܓ ހށނ"),))])
    command = ["-m", "reader", "--data", str(tmp_path / "data"), "print", str(pack), "-o", str(tmp_path / "out.pdf")]
    done = subprocess.run([sys.executable, *command], capture_output=True, check=True, encoding="utf-8", timeout=120)
    assert "qt." not in done.stderr


def text_block(words: str) -> Block:
    return Block("p", BlockKind.PARAGRAPH, (Span(words),))
