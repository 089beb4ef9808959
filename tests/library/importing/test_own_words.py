"""Words that an import writes into a pack itself are in the language of the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.docx.document_reader import read_docx
from reader.library.importing.import_files import ImportOptions, read_files
from reader.library.importing.markdown_blocks import written_article
from reader.library.importing.report import ImportReport
from reader.library.page_words import page_words
from tests.library.importing.test_word_charts import CHART, NAMES, points, series
from tests.library.importing.whole_import import import_files
from tests.library.importing.word_files import paragraph, word_file

SENTENCES = {
    "ar": "هذا هو النص الذي يقول كل شيء عن النوم في الليل وما يحدث في الدماغ ولماذا ننام من أجل أن نتعلم كل يوم. ",
    "fr": "Le sommeil est une partie de la vie et il aide les enfants à apprendre ce qui est dans les livres. ",
    "sw": "Usingizi ni sehemu ya maisha na husaidia watoto wa shule kujifunza kwa sababu ni muda wa kupumzika. ",
}
LANGUAGES = ("ar", "fr", "sw", "en", "xx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_title(tmp_path: Path, language: str) -> None:
    (tmp_path / "_.txt").write_text("...\n\n5 mg\n\n6 mg", encoding="utf-8")
    import_files([tmp_path / "_.txt"], tmp_path / "pack", ImportOptions("2026-11-29", language=language))
    untitled = page_words(language).text("untitled")
    article = next((tmp_path / "pack" / "articles").iterdir())
    for file in (tmp_path / "pack" / "pack.yaml", article):
        text = file.read_text(encoding="utf-8").replace('"', "")
        assert f"title: {untitled}\n" in text


PAGE = """<html{lang}><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>{text}</p><p>{text}</p><p>{text}</p>
<div class="authorBio"><p>AUTHOR</p></div><div class="reviewer-bio"><p>REVIEWER</p></div>
<p class="disclaimer">EDITORIAL</p></article></body></html>"""


@pytest.mark.parametrize("is_named", [True, False], ids=["named", "guessed"])
@pytest.mark.parametrize("language", SENTENCES)
def test_notes_at_the_end_of_a_page(tmp_path: Path, language: str, is_named: bool) -> None:
    text = SENTENCES[language]
    lang = f' lang="{language}"' if is_named else ""
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(lang=lang, title=text[:20], text=text * 3), encoding="utf-8")
    found = read_files([page], ImportOptions("2026-11-29")).documents[0].document
    words = page_words(language)
    written = written_article(found.blocks, found.notes)
    assert found.language == language
    for name in ("about_author", "about_reviewer", "about_page"):
        assert f"::: note {words.text(name)}\n" in written


@pytest.mark.parametrize("language", SENTENCES)
def test_terms_alone(tmp_path: Path, language: str) -> None:
    text = SENTENCES[language]
    rows = "".join(f'"{text[:9]}{number}","{text}"\n' for number in range(3))
    (tmp_path / "terms.csv").write_text(f"Term,Definition\n{rows}", encoding="utf-8")
    found = read_files([tmp_path / "terms.csv"], ImportOptions("2026-11-29")).documents[0].document
    assert f"## {page_words(language).text('glossary')}\n" in written_article(found.blocks, found.notes)


@pytest.mark.parametrize(("language", "shown"), [("fr", "Série 1"), ("ar", "السلسلة 1"), ("", "Series 1")])
def test_a_series_without_a_name(tmp_path: Path, language: str, shown: str) -> None:
    chart = f"<c:chartSpace {NAMES}><c:chart>{series('', points('val', '5', '6'))}</c:chart></c:chartSpace>"
    parts = {
        "charts/chart1.xml": f'<?xml version="1.0"?>{chart}',
        "settings.xml": f'<w:themeFontLang w:val="{language}"/>',
    }
    file = word_file(
        tmp_path / "a.docx", paragraph("T") + paragraph(CHART), parts, {"c1": ("chart", "charts/chart1.xml")}
    )
    found = read_docx(file, ReferenceList())
    assert f"|  | {shown} |" in written_article(found.blocks, found.notes)


@pytest.mark.parametrize(("language", "title"), [("fr", "Sans titre"), ("sw-KE", "Bila kichwa"), (None, "Untitled")])
def test_a_source_without_a_title(language: str | None, title: str) -> None:
    references = ReferenceList()
    references.add({"id": "a", "type": "book", "language": language}, (), ImportReport())
    assert [item["title"] for item in references.items.values()] == [title]
