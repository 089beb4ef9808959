"""Messages of `carrel check` as sentences, in English and in other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import translation
from reader.library.editing.forms.entry_problems import in_words
from reader.library.editing.problem_sentences import as_sentences
from reader.translation import Translated
from resources.standalone import message_file

BOX = "this box is never closed; add a line ::: after it"
DATE = "review_due 2020 is before the date of this edition, 2025; review the text"


@pytest.fixture(autouse=True)
def english_again():
    yield
    translation.use("en")


def use(tmp_path: Path, code: str, texts: dict[tuple[str, str, str], tuple[str, ...]]) -> None:
    message_file.write(tmp_path / "a.mo", texts, "nplurals=1; plural=0;")
    translation.use(code, tmp_path / "a.mo")


@pytest.mark.parametrize(
    ("text", "english", "sentences"),
    [
        (BOX, BOX, "This box is never closed. Add a line ::: after it."),
        ("kisanduku hakijafungwa; ongeza ::: baada yake", BOX, "Kisanduku hakijafungwa. Ongeza ::: baada yake."),
        ("das Feld ist offen; Zeile ::: einfügen", BOX, "Das Feld ist offen. Zeile ::: einfügen."),
        ("рамка не закрыта; добавьте :::", BOX, "Рамка не закрыта. Добавьте :::."),
        ("ჩარჩო ღიაა; დაამატეთ :::", BOX, "ჩარჩო ღიაა. დაამატეთ :::."),
        ("المربع غير مغلق؛ أضف السطر :::", BOX, "المربع غير مغلق. أضف السطر :::."),
        ("\u2068المربع غير مغلق\u2069؛ \u2068ماذا؟\u2069", BOX, "\u2068المربع غير مغلق\u2069. \u2068ماذا؟\u2069"),
        ("ongeza mstari", BOX, "Ongeza mstari."),
        ("moja; mbili; tatu", BOX, "Moja; mbili; tatu."),
        ("title haipo; iandike", "title is missing; add it", "title haipo. Iandike."),
    ],
    ids=[
        "English",
        "Swahili",
        "nouns",
        "Cyrillic",
        "Georgian",
        "Arabic",
        "isolated",
        "one part",
        "more parts",
        "field",
    ],
)
def test_sentences(text, english, sentences):
    found = as_sentences(Translated(text, english))
    assert found == sentences
    assert found.english == as_sentences(english)


def test_a_language_can_end_its_sentences_in_another_way(tmp_path):
    use(tmp_path, "hi", {("at the end of a sentence", ".", ""): ("।",)})
    assert as_sentences(Translated("बॉक्स खुला है", "this box is never closed")) == "बॉक्स खुला है।"
    assert as_sentences(Translated("बॉक्स खुला है", BOX)).english == "This box is never closed. Add a line ::: after it."


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("sw", "review_due 2020 ni kabla ya toleo; pitia maandishi", "“2020” ni kabla ya toleo. Pitia maandishi."),
        ("sw", "tarehe 2020 ya review_due imepita; pitia", "Tarehe 2020 ya review_due imepita. Pitia."),
        (
            "ar",
            "\u2068review_due\u2069 \u20682020\u2069 قبل الطبعة؛ راجع النص",
            "\u2068“2020”\u2069 قبل الطبعة. راجع النص.",
        ),
    ],
    ids=["field first", "field later", "isolated"],
)
def test_a_field_is_not_named_beside_itself(code, text, words):
    translation.use(code)
    assert in_words(Translated(text, DATE), "review_due") == words


def test_words_of_a_form_are_translated(tmp_path):
    text = "The pack has no source {id}. Choose another one."
    use(tmp_path, "sw", {("", text, ""): ("Pakiti haina chanzo {id}. Chagua kingine.",)})
    message = Translated("cites ina marejeo yasiyojulikana smith", "cites contains an unknown reference smith")
    assert in_words(message, "cites") == "Pakiti haina chanzo smith. Chagua kingine."
