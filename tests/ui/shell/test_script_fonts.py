"""The fonts of other scripts: loaded when a text needs them, and enough where the computer has no font at all."""

from __future__ import annotations

import sys
import zlib
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from reader.library.letter_scripts import RANGES
from reader.system import paths
from reader.ui.page.foreign_fonts import ForeignFonts
from reader.ui.widgets import packed_fonts, script_fonts
from resources.standalone import font_cuts
from tests.language_samples import SAMPLES
from tests.ui.shell.no_fonts import run_without_fonts

pytestmark = pytest.mark.usefixtures("qapp")

FAMILIES = {
    **dict.fromkeys(("ar", "fa", "ur", "ps"), ("Naskh", "Arabic")),
    **dict.fromkeys(("am", "ti"), ("Ethiopic",)),
    "he": ("Hebrew",),
    "hy": ("Armenian",),
    "ka": ("Georgian",),
    "hi": ("Devanagari",),
    "bn": ("Bengali",),
    "gu": ("Gujarati",),
    "pa": ("Gurmukhi",),
    "or": ("Oriya",),
    "ta": ("Tamil",),
    "te": ("Telugu",),
    "kn": ("Kannada",),
    "ml": ("Malayalam",),
    "si": ("Sinhala",),
    "th": ("Thai",),
    "lo": ("Lao",),
    "km": ("Khmer",),
    "my": ("Myanmar",),
}


@cache
def shown(folder: Path) -> dict[str, dict[str, list[str]]]:
    """What shown_letters.py found in a process that has only the program's own fonts."""
    found: dict[str, dict[str, list[str]]] = run_without_fonts("tests.ui.shell.shown_letters", folder)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("no-fonts")


@pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told of no font at all")
@pytest.mark.parametrize("language", SAMPLES)
def test_every_letter_is_shown_without_any_font_of_the_system(folder: Path, language: str) -> None:
    found = shown(folder)[language]
    assert found["missing"] == []
    assert {f"carrel {name}".lower() for name in FAMILIES.get(language, ())} <= set(found["families"])


@pytest.mark.parametrize("language", FAMILIES)
def test_a_text_loads_the_fonts_of_its_letters_once(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    added: list[str] = []
    monkeypatch.setattr(script_fonts, "_tried", set())
    monkeypatch.setattr(script_fonts, "_loaded", set())

    def add(file: Path) -> int:
        added.append(file.name)
        return 1

    monkeypatch.setattr(script_fonts, "add_packed", add)
    script_fonts.load_for("Hello, Ωmega, Привет – ½")
    assert added == []
    script_fonts.load_for(SAMPLES[language])
    names = [f"Carrel{name}-{style}.ttf.z" for name in FAMILIES[language] for style in ("Regular", "Semibold")]
    assert set(added) == {*names, *(name for name in added if "Devanagari" in name and "।" in SAMPLES[language])}
    count = len(added)
    script_fonts.load_for(SAMPLES[language])
    assert len(added) == count


def test_each_script_has_its_files() -> None:
    cut = {cut.file_name for cut in font_cuts.CUTS if cut.script}
    assert {name for script in RANGES for name in script_fonts.file_names(script)} == cut


@pytest.mark.parametrize("language", ["hi", "pa", "or", "ta", "te", "kn", "ml", "si"])
def test_digits_beside_words_are_of_the_same_font(language: str) -> None:
    text = f"{SAMPLES[language].split()[0]} 2026"
    script_fonts.load_for(text)
    font = QFont(script_fonts.SANS)
    font.setPixelSize(17)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(1000)
    layout.endLayout()
    families = {run.rawFont().familyName().lower() for run in layout.glyphRuns()}
    assert families == {f"carrel {FAMILIES[language][0]}".lower()}


DAMAGED = {
    "missing": None,
    "empty": b"",
    "no zlib": b"carrel",
    "cut short": zlib.compress(b"x" * 1000)[:-6],
    "no font": zlib.compress(b"x" * 1000),
    "too large": zlib.compress(b"\0" * (packed_fonts.LARGEST + 1)),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_letters_of_a_damaged_font_are_left_to_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes | None
) -> None:
    monkeypatch.setattr(paths, "fonts", lambda: tmp_path)
    monkeypatch.setattr(script_fonts, "_tried", set())
    monkeypatch.setattr(script_fonts, "_loaded", set())
    if data is not None:
        for name in script_fonts.file_names("Thai"):
            (tmp_path / name).write_bytes(data)
    script_fonts.load_for("ไทย")
    assert not script_fonts.is_loaded("ท")
    fonts = ForeignFonts()
    fonts.fitted("ไทย", QTextCharFormat(), QTextCharFormat())
    assert fonts.held, "a font of the system was looked for"


def test_serif_and_sans_text_have_fonts_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script_fonts, "_tried", set())
    script_fonts.load_for("العربية")
    serif, sans = (QFont.substitutes(family) for family in (script_fonts.SERIF, script_fonts.SANS))
    assert serif.index("carrel naskh") < serif.index("carrel arabic")
    assert sans.index("carrel arabic") < sans.index("carrel naskh")
