"""Which language the interface gets: from the setting or the system, with catalogs that are missing or damaged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import interface_language, translation
from reader.interface_language import best, choose, choose_saved, languages, own_name
from reader.system import paths
from reader.translation import Choice
from resources.standalone import message_file
from tests.special_files import make_link

FORMS = "nplurals=2; plural=(n != 1);"
QUIT = {("", "Quit", ""): ("—",)}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The catalogs of a program that has four languages, and other files."""
    made = tmp_path / "messages"
    made.mkdir()
    for name in ("fr.mo", "fr.draft.mo", "pt.draft.mo", "ar.mo", "zh-TW.mo", "con.txt.mo", "fr copy.mo"):
        message_file.write(made / name, QUIT, FORMS)
    message_file.write(made / "sw.draft.mo", {}, FORMS)  # nobody has translated anything
    (made / "made_from.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(paths, "messages", lambda: made)
    monkeypatch.setattr(interface_language, "system_languages", lambda: ("pt-BR", "fr"))
    yield made
    translation.use("en")


def test_languages_are_those_of_the_catalogs(folder):
    assert [(each.code, own_name(each.code), each.is_checked) for each in languages()] == [
        ("en", "English", True),
        ("fr", "Français", True),
        ("pt", "Português", False),
        ("zh-TW", "zh-TW", True),
        ("ar", "العربية", True),
    ]
    assert [each.code for each in languages(folder / "missing")] == ["en"]


def test_links_are_not_read(folder, tmp_path):
    make_link(folder / "hi.mo", folder / "fr.mo")
    assert "hi" not in {each.code for each in languages()}


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        (["fr"], "fr"),
        (["fr-CA"], "fr"),
        (["pt-br"], "pt"),
        (["ar-EG"], "ar"),
        (["ak", "zh-tw"], "zh-TW"),
        (["zh"], "en"),
        (["ak", "ee"], "en"),
        (["en-GB", "fr"], "en"),
        ([], "en"),
    ],
)
def test_best(wishes, code):
    assert best(wishes, languages()).code == code


@pytest.mark.parametrize(
    ("wanted", "language"), [("", ("pt", False)), ("fr", ("fr", True)), ("en", ("en", True)), ("ar", ("ar", True))]
)
def test_choose(wanted, language):
    assert choose(wanted) == ""
    assert translation.language() == language
    assert translation._("Quit") == ("Quit" if wanted == "en" else "—")


def test_the_setting_of_a_data_folder(tmp_path):
    assert choose_saved(tmp_path) == ""
    assert translation.language().code == "pt"
    (tmp_path / "settings.json").write_text(json.dumps({"language": "fr"}), encoding="utf-8")
    assert choose_saved(tmp_path) == ""
    assert translation.language().code == "fr"
    (tmp_path / "settings.json").write_text(json.dumps({"language": "../fr"}), encoding="utf-8")
    assert choose_saved(tmp_path) == ""
    assert translation.language().code == "pt"


@pytest.mark.parametrize("wanted", ["", "pt"])
@pytest.mark.parametrize("damage", ["missing", "empty", "cut short", "not a catalog", "a folder"])
def test_a_damaged_catalog(folder, monkeypatch, wanted, damage):
    file = folder / "pt.draft.mo"
    content = file.read_bytes()
    found = Choice("pt", file, False)
    monkeypatch.setattr(interface_language, "languages", lambda: (found,))  # as it was a moment ago
    file.unlink()
    if damage == "a folder":
        file.mkdir()
    elif damage != "missing":
        file.write_bytes({"empty": b"", "cut short": content[:-9], "not a catalog": b"<html>" * 99}[damage])
    assert choose(wanted) == "The translation for Português cannot be read. Carrel is in English."
    assert translation.language().code == "en"


def test_a_language_of_another_version():
    assert choose("xy") == "The translation for xy cannot be read. Carrel is in English."


def test_english_reads_no_catalog(monkeypatch):
    monkeypatch.setattr(interface_language, "languages", None)
    assert choose("en") == ""
    monkeypatch.setattr(interface_language, "system_languages", lambda: ("en-ZA", "fr"))
    assert choose("") == ""


@pytest.mark.parametrize("code", ["", "fr", "ar"])
def test_another_process_uses_the_same(folder, code):
    choose(code)
    chosen, language = translation.choice(), translation.language()
    translation.use("en")
    translation.use_as_parent(chosen)
    assert translation.language() == language
    if chosen.catalog:
        chosen.catalog.unlink()
        translation.use_as_parent(chosen)
        assert translation.language().code == "en"
