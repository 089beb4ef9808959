"""Catalogs are read as gettext does it; a damaged one never stops the program."""

from __future__ import annotations

import gettext
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.message_catalog import MessageCatalog, has_texts
from resources.standalone import message_file

FORMS = "nplurals=2; plural=(n > 1);"
TEXTS = {
    ("", "Quit", ""): ("Quitter",),
    ("", "Quit all", ""): ("Tout quitter",),
    ("verb", "Mark", ""): ("Marquer",),
    ("", "{count} file", "{count} files"): ("{count} fichier", "{count} fichiers"),
    ("verb", "{count} mark", "{count} marks"): ("a", "b"),
}


@given(st.sets(st.text(st.characters(blacklist_characters="\0\x04", blacklist_categories=["Cs"]), min_size=1)))
def test_every_text_is_found(tmp_path_factory, texts):
    file = tmp_path_factory.mktemp("made") / "a.mo"
    message_file.write(file, {("", text, ""): (f"{text}!",) for text in texts}, FORMS)
    catalog = MessageCatalog(file)
    assert [catalog.gettext(text) for text in texts] == [f"{text}!" for text in texts]
    assert catalog.gettext("not in it, surely") == "not in it, surely"


@pytest.fixture
def file(tmp_path):
    message_file.write(tmp_path / "fr.mo", TEXTS, FORMS)
    return tmp_path / "fr.mo"


def test_as_gettext(file):
    ours, theirs = MessageCatalog(file), gettext.GNUTranslations(io.BytesIO(file.read_bytes()))
    for text in ("Quit", "Quit all", "Mark", "Qui", "Quit ", "{count} file", "a\ud800"):
        assert ours.gettext(text) == theirs.gettext(text)
        assert ours.pgettext("verb", text) == theirs.pgettext("verb", text)
        for number in (0, 1, 2, 1_000_000):
            assert ours.ngettext(text, "others", number) == theirs.ngettext(text, "others", number)


@pytest.mark.parametrize(("forms", "shown"), [("nplurals=1; plural=0;", "a"), ("nplurals=2; plural=(", "b"), ("", "b")])
def test_rules(tmp_path, forms, shown):
    message_file.write(tmp_path / "a.mo", {("", "one", "more"): ("a", "b")}, forms)
    assert MessageCatalog(tmp_path / "a.mo").ngettext("one", "more", 5) == shown
    message_file.write(tmp_path / "a.mo", {("", "one", "more"): ("a",)}, "nplurals=1; plural=0;")
    assert MessageCatalog(tmp_path / "a.mo").ngettext("one", "more", 5) == "a"


def test_a_damaged_byte_does_no_harm(file):
    content = file.read_bytes()
    for number in range(len(content)):
        file.write_bytes(content[:number] + b"\xff" + content[number + 1 :])
        try:
            catalog = MessageCatalog(file)
        except ValueError:
            continue
        assert isinstance(catalog.gettext("Quit"), str)
        assert isinstance(catalog.ngettext("{count} file", "{count} files", 3), str)


def test_a_cut_file_is_no_catalog(file):
    content = file.read_bytes()
    assert has_texts(file)
    for number in range(len(content) - 1):
        file.write_bytes(content[:number])
        with pytest.raises(ValueError, match="is not a catalog"):
            MessageCatalog(file)
        assert has_texts(file) == (number >= 12)


def test_no_file(tmp_path):
    assert not has_texts(tmp_path / "missing.mo")
    with pytest.raises(FileNotFoundError):
        MessageCatalog(tmp_path / "missing.mo")
