"""The words that Carrel prints on a page, in the languages that it has words for."""

from __future__ import annotations

import json
import string
from pathlib import Path
from typing import Any

import pytest

from reader.library.page_words import ENGLISH, FOLDER, page_words, plural_category
from reader.system import paths

FILES = sorted((paths.resources() / FOLDER).glob("*.json"))
MONTH_FORMS = {name for name in ENGLISH if name.endswith("_in")}
NOT_TRANSLATED = {"list_separator", "titled", "labelled", "thousands"}


def _read(file: Path) -> dict[str, Any]:
    words: dict[str, Any] = json.loads(file.read_bytes())
    return words


def _fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_language_has_every_word(file: Path) -> None:
    words = _read(file)
    assert words.keys() - {"months_alone"} <= ENGLISH.keys()
    assert ENGLISH.keys() - MONTH_FORMS - NOT_TRANSLATED <= words.keys()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_its_texts_have_the_fields_of_the_english_ones(file: Path) -> None:
    for name, text in _read(file).items():
        if isinstance(text, str):
            assert _fields(text) == _fields(str(ENGLISH[name])), name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_has_a_form_for_every_number_and_twelve_months(file: Path) -> None:
    words = _read(file)
    categories = {plural_category(file.stem, number) for number in range(200)}
    for name in (name for name, text in ENGLISH.items() if isinstance(text, dict)):
        assert set(words[name]) >= categories, name
        assert all(_fields(form) <= {"count"} for form in words[name].values())
        for number in (0, 1, 2, 3, 11, 100):
            assert page_words(file.stem).counted(name, number)
    assert len(words["months"]) == len(words.get("months_alone", words["months"])) == 12


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("FR", "fr"),
        ("tlh", "en"),
        ("", "en"),
        ("../fr", "en"),
    ],
)
def test_which_words_a_language_gets(language: str, code: str) -> None:
    assert page_words(language).code == code


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "2024-03-09", "9 March 2024"),
        ("en", "2024-03", "March 2024"),
        ("en", "2024", "2024"),
        ("en", "", ""),
        ("en", "2024-02-30", "2024-02-30"),
        ("en", "2024-13", "2024-13"),
        ("en", "spring 2024", "spring 2024"),
        ("en", "2024--", "2024--"),
        ("fr", "2024-08-09", "9 août 2024"),
        ("ar", "2024-03", "مارس 2024"),
    ],
)
def test_a_date_stays_as_exact_as_it_is(language: str, text: str, expected: str) -> None:
    assert page_words(language).date(text) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "بلا مصادر"), (1, "مصدر واحد"), (2, "مصدران"), (3, "3 مصادر"), (11, "11 مصدرًا"), (100, "100 مصدر")],
)
def test_arabic_has_six_forms(number: int, expected: str) -> None:
    assert page_words("ar").counted("sources_count", number) == expected


def test_boxes_say_what_they_are() -> None:
    assert page_words("en").box_heading("warning", "") == "Important"
    assert page_words("en").box_heading("warning", "When to ask") == "Important: When to ask"
    assert page_words("fr").box_heading("note", "Sommeil") == "Remarque : Sommeil"


@pytest.mark.parametrize(("language", "link"), [("en", ""), ("fr", "Que faire en cas d’urgence"), ("he", "")])
def test_unchecked_words_about_an_emergency_are_there_in_english_too(language: str, link: str) -> None:
    found = page_words(language).emergency_link
    assert found.startswith(link)
    assert ENGLISH["emergency_link"] in found


def test_a_label_has_the_colon_of_its_language() -> None:
    assert (page_words("en").label("clinic"), page_words("fr").label("clinic")) == ("Clinic:", "Centre de santé :")
    assert page_words("zh").label("clinic") == "诊所："


def test_only_files_that_are_there_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, `con.json` is a device, and reading it would never end."""
    opened: list[str] = []
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path.name))
    page_words.cache_clear()
    assert page_words("con").code == page_words("aux-fr").code == "en"
    assert opened == []
    page_words.cache_clear()
