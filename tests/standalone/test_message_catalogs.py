"""The files of translations: kept up to date, checked, and compiled."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

pytest.importorskip("babel")

from resources.standalone import message_catalogs
from resources.standalone.message_catalogs import CatalogFile
from resources.standalone.message_sources import find

CODE = """\
from reader.translation import _, ngettext, pgettext
def show():
    _("Quit")
    _("{pack} is here.", pack=1)
    _("50 % of it")
    ngettext("{count} file of {pack}", "{count} files of {pack}", 2, pack=1)
    pgettext("month", "May")
"""
MESSAGES = find(CODE, "reader/a.py").messages
FILES = "{count} file of {pack}"


@pytest.fixture
def french(tmp_path: Path) -> CatalogFile:
    file = message_catalogs.add("fr", tmp_path)
    message_catalogs.update([file], MESSAGES)
    return file


def translate(file: CatalogFile, text: str, *forms: str) -> None:
    catalog = message_catalogs.read(file)
    entry = catalog[text]
    entry.string = forms if isinstance(entry.id, tuple) else forms[0]
    message_catalogs.write(file, catalog)


def test_a_file_has_every_text_and_nothing_that_changes_by_itself(french):
    text = french.path.read_text(encoding="utf-8")
    assert '#: reader/a.py\n#, python-brace-format\nmsgid "{pack} is here."\nmsgstr ""\n' in text
    assert '#: reader/a.py\nmsgid "50 % of it"\n' in text
    assert 'msgctxt "month"\nmsgid "May"\n' in text
    assert "nplurals=2; plural=(n > 1);" in text
    assert "Date" not in text
    message_catalogs.update([french], MESSAGES)
    assert french.path.read_text(encoding="utf-8") == text


def test_update_keeps_translations_and_marks_guesses(french):
    translate(french, "Quit", "Quitter")
    translate(french, "{pack} is here.", "Voici {pack}.")
    changed = find(CODE.replace("is here", "is here now").replace('_("Quit")', ""), "reader/a.py").messages
    message_catalogs.update([french], changed)
    catalog = message_catalogs.read(french)
    guess = catalog["{pack} is here now."]
    assert (guess.string, guess.fuzzy) == ("Voici {pack}.", True)
    assert catalog.obsolete["Quit"].string == "Quitter"
    assert message_catalogs.count(french, MESSAGES) == (0, 1, 3, 2)
    message_catalogs.update([french], MESSAGES)
    assert message_catalogs.read(french)["Quit"].string == "Quitter"


@pytest.mark.parametrize(
    ("text", "forms", "problem"),
    [
        ("{pack} is here.", ["Voici {pack}."], ""),
        ("{pack} is here.", ["Voici."], "lacks {pack}"),
        ("{pack} is here.", ["Voici {paquet} {pack}."], "has {paquet}"),
        ("{pack} is here.", ["Voici {pack."], "expected '}'"),
        (FILES, ["un fichier de {pack}", "{count} fichiers de {pack}"], ""),
        (FILES, ["{count} fichier de {pack}", ""], "2 forms"),
        (FILES, ["{count} fichier", "{count} fichiers de {pack}"], "lacks {pack}"),
        ("50 % of it", ["50 {pour} cent"], ""),
    ],
)
def test_check(french, text, forms, problem):
    translate(french, text, *forms)
    found = list(message_catalogs.problems(french))
    if problem:
        [sentence] = found
        assert problem in sentence
        assert sentence.startswith(f"fr.draft.po: “{text}”: ")
    else:
        assert not found


def test_compiled(french, tmp_path):
    translate(french, "Quit", "Quitter")
    translate(french, FILES, "{count} fichier de {pack}", "{count} fichiers de {pack}")
    made = tmp_path / "made"
    message_catalogs.make_missing(made, tmp_path)
    with (made / "fr.draft.mo").open("rb") as stream:
        catalog = gettext.GNUTranslations(stream)
    assert catalog.gettext("Quit") == "Quitter"
    assert catalog.gettext("{pack} is here.") == "{pack} is here."
    assert [catalog.ngettext(FILES, "", number) for number in (0, 2)] == [
        "{count} fichier de {pack}",
        "{count} fichiers de {pack}",
    ]
    before = (made / "fr.draft.mo").stat().st_mtime_ns
    message_catalogs.make_missing(made, tmp_path)
    assert (made / "fr.draft.mo").stat().st_mtime_ns == before
    french.path.rename(tmp_path / "fr.po")  # a speaker has checked it
    message_catalogs.make_missing(made, tmp_path)
    assert [file.name for file in sorted(made.glob("*.mo"))] == ["fr.mo"]


def test_one_file_for_each_language(french, tmp_path):
    with pytest.raises(ValueError, match="There is a file for fr"):
        message_catalogs.add("fr", tmp_path)
    assert [(file.code, file.is_checked) for file in message_catalogs.catalog_files(tmp_path)] == [("fr", False)]


def test_the_translations_of_the_program_are_right():
    files = message_catalogs.catalog_files()
    assert {file.code for file in files} >= {"ar", "es", "fr", "hi", "pt", "sw"}
    assert [problem for file in files for problem in message_catalogs.problems(file)] == []
