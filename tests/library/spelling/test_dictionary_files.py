"""Which dictionary is taken for the language of a pack."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.library.spelling.dictionary_files import dictionary_folders, find_dictionary
from tests.library.spelling.dictionaries import make_dictionary

NAMES = [
    "de_AT",
    "de_DE_frami",
    "en_GB",
    "en_US",
    "en_ZA",
    "fr",
    "fr_CA",
    "pt_BR",
    "pt_PT",
    "sr_Latn_RS",
    "sr_RS",
    "hyph_sw",
]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en-GB", "en_GB"),
        ("en-US", "en_US"),
        ("EN-za", "en_ZA"),
        ("en", "en_GB"),
        ("en-AU", "en_GB"),
        ("fr", "fr"),
        ("fr-CA", "fr_CA"),
        ("fr-CH", "fr"),
        ("de", "de_DE_frami"),
        ("de-AT", "de_AT"),
        ("pt", "pt_PT"),
        ("pt-BR", "pt_BR"),
        ("sr-Latn", "sr_Latn_RS"),
        ("sr", "sr_RS"),
        ("sw", None),
        ("d", None),
        ("", None),
    ],
)
def test_the_best_fit(tmp_path: Path, language: str, name: str | None) -> None:
    for each in NAMES:
        make_dictionary(tmp_path, each)
    found = find_dictionary(language, [tmp_path / "missing", tmp_path])
    assert (found.name if found else None) == name


def test_the_folders_of_the_reader_come_first(tmp_path: Path) -> None:
    for folder in ("data", "system"):
        make_dictionary(tmp_path / folder)
    found = find_dictionary("en-GB", [tmp_path / "data", tmp_path / "system"])
    assert found
    assert found.words.parent.name == "data"
    make_dictionary(tmp_path / "system", "en_US")
    found = find_dictionary("en-US", [tmp_path / "data", tmp_path / "system"])
    assert found
    assert found.name == "en_US"


def test_a_dictionary_needs_both_files(tmp_path: Path) -> None:
    make_dictionary(tmp_path).rules.unlink()
    assert find_dictionary("en-GB", [tmp_path]) is None


def test_the_data_folder_is_looked_into(tmp_path: Path) -> None:
    assert tmp_path / "dictionaries" in dictionary_folders(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")
def test_extensions_of_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    make_dictionary(tmp_path / "libreoffice/4/user/uno_packages/cache/uno_packages/lu1.tmp_/dict.oxt", "ha_NG")
    found = find_dictionary("ha", dictionary_folders(tmp_path / "data"))
    assert found
    assert found.name == "ha_NG"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_from_one_region_to_another(tmp_path: Path) -> None:
    files = make_dictionary(tmp_path, "sw_TZ")
    for file in files:
        (tmp_path / file.name.replace("TZ", "KE")).symlink_to(file.name)
    found = find_dictionary("sw-KE", [tmp_path])
    assert found
    assert found.name == "sw_KE"


def test_a_user_without_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_cls: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", classmethod(fail))
    assert dictionary_folders(tmp_path)
