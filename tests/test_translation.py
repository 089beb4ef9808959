"""The texts of the program in other languages: fields, forms for numbers, directions, and damaged catalogs."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from reader import translation
from reader.translation import Translated, _, as_translated, in_english, ngettext, number_text, pgettext, with_english
from resources.standalone import message_file
from tests.pseudo_language import ARABIC_FORMS, ENGLISH_FORMS


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    translation.use("en")


def write_catalog(file: Path, texts: Mapping[str, str], forms: str = ENGLISH_FORMS) -> Path:
    """As `.mo` files have them: a plural is behind a NUL, as forms are, and a context before an EOT."""
    rows = {}
    for key, value in texts.items():
        context, _eot, text = key.rpartition("\x04")
        text, _nul, plural = text.partition("\0")
        rows[context, text, plural] = tuple(value.split("\0"))
    message_file.write(file, rows, forms)
    return file


def test_english_needs_no_catalog():
    assert _("Quit") == "Quit"
    assert _("{name} is here.", name="A {b}") == "A {b} is here."
    assert _("A brace { without fields") == "A brace { without fields"
    assert pgettext("month", "May") == "May"
    assert [ngettext("{count} file", "{count} files", n) for n in (1, 2000)] == ["1 file", "2,000 files"]


def test_catalog(tmp_path):
    file = write_catalog(
        tmp_path / "fr.mo",
        {
            "Quit": "Quitter",
            "month\x04May": "mai",
            "{name} is here.": "Voici {name}.",
            "{count} file\0{count} files": "{count} fichier\0{count} fichiers",
            "between thousands, as in 2,000; “none” for nothing\x04,": "\u202f",
        },
        "nplurals=2; plural=n > 1;",
    )
    translation.use("fr", file, is_checked=False)
    assert translation.language() == ("fr", False)
    assert [_("Quit"), _("Unknown"), pgettext("month", "May")] == ["Quitter", "Unknown", "mai"]
    counts = [ngettext("{count} file", "{count} files", n) for n in (0, 1, 2000)]
    assert counts == ["0 fichier", "1 fichier", "2\u202f000 fichiers"]
    nested = _("{name} is here.", name=counts[2])
    assert (nested, nested.english) == ("Voici 2\u202f000 fichiers.", "2,000 files is here.")


@pytest.mark.parametrize(("number", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (11, 4), (100, 5), (103, 3)])
def test_arabic_forms(tmp_path, number, form):
    forms = "\0".join(f"form {each}: {{count}}" for each in range(6))
    translation.use("ar", write_catalog(tmp_path / "ar.mo", {"{count} file\0{count} files": forms}, ARABIC_FORMS))
    assert ngettext("{count} file", "{count} files", number).startswith(f"form {form}: ")


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("en", "a.docx", "a.docx!"),
        ("en", "كتاب", "\u2068كتاب\u2069!"),
        ("ar", "a.docx", "\u2068a.docx\u2069!"),
        ("sw", "ƙ 12", "ƙ 12!"),
        ("en", "a\u202eb\u2069c", "abc!"),
        ("ar", "a\u2069c", "\u2068ac\u2069!"),
    ],
)
def test_fields_keep_their_direction(code, value, shown):
    translation.use(code)
    assert _("{name}!", name=value) == shown


def test_english_is_shown_until_checked(tmp_path):
    file = write_catalog(tmp_path / "sw.mo", {"Delete all": "Futa zote"})
    translation.use("sw", file, is_checked=False)
    assert with_english(_("Delete all")) == "Futa zote\nDelete all"
    assert with_english(_("Untranslated")) == "Untranslated"
    translation.use("sw", file)
    assert with_english(_("Delete all")) == "Futa zote"


def test_english_beneath_arabic_keeps_its_order(tmp_path):
    file = write_catalog(tmp_path / "ar.mo", {"Delete {what}?": "حذف {what}؟", "marks": "علامات"})
    translation.use("ar", file, is_checked=False)
    shown = with_english(_("Delete {what}?", what=_("marks"))).split("\n")
    assert shown == ["حذف \u2068علامات\u2069؟", "\u2066Delete marks?\u2069"]


def test_english_of_a_text(tmp_path):
    translation.use("sw", write_catalog(tmp_path / "sw.mo", {"Delete all": "Futa zote"}))
    text = pickle.loads(pickle.dumps(_("Delete all")))
    assert isinstance(text, Translated)
    assert (text, in_english(text), in_english("plain"), in_english(3)) == ("Futa zote", "Delete all", "plain", "3")
    error = ValueError(text)
    assert (as_translated(error), in_english(error), str(error)) == ("Futa zote", "Delete all", "Futa zote")
    assert in_english(_("{reason}.", reason=error)) == "Delete all."
    assert in_english(OSError(2, "gone")) == "[Errno 2] gone"


def test_numbers_without_separator(tmp_path):
    name = "between thousands, as in 2,000; “none” for nothing\x04,"
    translation.use("bg", write_catalog(tmp_path / "bg.mo", {name: "none"}))
    assert (number_text(12345), number_text(12345).english) == ("12345", "12,345")


@pytest.mark.parametrize(
    "content", [b"", b"\xde\x12\x04\x95", b"text", struct.pack("<7I", 0x950412DE, 0, 9, 28, 90, 0, 0)]
)
def test_damaged_catalog(tmp_path, content):
    file = tmp_path / "fr.mo"
    file.write_bytes(content)
    with pytest.raises((ValueError, OSError)):
        translation.use("fr", file)
    assert translation.language().code == "en"
    with pytest.raises(OSError, match="missing"):
        translation.use("fr", tmp_path / "missing.mo")


def test_list(tmp_path):
    file = write_catalog(tmp_path / "ar.mo", {"between the items of a list\x04, ": "، ", "Quit": "خروج"})
    translation.use("ar", file)
    text = translation.list_text([_("Quit"), "b"])
    assert (text, text.english) == ("\u2068خروج\u2069، \u2068b\u2069", "Quit, b")
