"""The fonts that come with the program, read from where they are or held in memory."""

from __future__ import annotations

import ast
import io
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

import reader.ui
from reader.system import paths
from reader.ui.shell import fonts
from reader.ui.widgets import script_fonts
from resources.standalone import font_cuts
from tests.language_samples import SAMPLES

LANGUAGES = {
    "Vietnamese": "Điều trị huyết áp, thuốc chữa bệnh",
    "Yoruba": "Ọ̀ṣun ẹ̀kọ́ ìtọ́jú m̀",
    "Igbo": "ọgwụ ịzụ ụmụ ṅ",
    "Hausa": "ɓ ɗ ƙ ƴ Ɓ Ɗ Ƙ Ƴ",
    "Ewe": "Ŋ ɖ ɛ ɣ ɔ ʋ Ɖ Ɛ Ɣ Ɔ Ʋ",
    "Cyrillic": "Лечение Ђорђе Київ ґ",
    "Greek": "Ελληνικά φάρμακα ώ ΐ",
    "IPA": "ˈfɛɪʃəŋ ɔ ʃ ʒ ð θ ɑː ɬ ɮ ʂ ʐ ɟ ɲ ʎ ʔ ʕ ʘ ǀ ǁ ǃ ɠ ʛ ɚ ɝ ɤ ɯ ɰ ɥ ʍ ʜ ɕ ʑ ɺ ɧ ˥ ˩ ʰ ʷ ʲ ˠ ˤ",
}


@pytest.fixture(scope="module", autouse=True)
def _all_loaded(qapp: QApplication) -> None:
    assert fonts.load() == []
    assert fonts.load_rare() == []
    for face in fonts.FACES:
        assert fonts.load_face(face) == []
    for text in SAMPLES.values():
        script_fonts.load_for(text)


@pytest.fixture
def none_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_files", set())


@pytest.mark.usefixtures("none_loaded")
@pytest.mark.parametrize("may_go_away", [False, True])
def test_all_are_known_to_qt(monkeypatch: pytest.MonkeyPatch, may_go_away: bool) -> None:
    monkeypatch.setattr(paths, "is_on_removable_disk", lambda: may_go_away)
    assert fonts.load_rare() == []
    assert "Italic" in QFontDatabase.styles(fonts.SANS)


def test_each_is_loaded_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A change of language builds another window in the same program."""
    monkeypatch.setattr(paths, "fonts", lambda: tmp_path)
    assert fonts.load() == fonts.load_rare() == []


@pytest.mark.usefixtures("none_loaded")
@pytest.mark.parametrize("may_go_away", [False, True])
def test_those_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, may_go_away: bool) -> None:
    monkeypatch.setattr(paths, "is_on_removable_disk", lambda: may_go_away)
    monkeypatch.setattr(paths, "fonts", lambda: tmp_path)
    missing = ["CarrelSerif-SemiboldItalic.ttf.z", "CarrelSans-Italic.ttf.z", "CarrelSans-SemiboldItalic.ttf.z"]
    assert fonts.load_rare() == missing


@pytest.mark.usefixtures("none_loaded")
def test_a_chosen_face_is_loaded_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "fonts", lambda: tmp_path)
    monkeypatch.setattr(fonts, "_loaded", set())
    assert fonts.load_face("lexend") == ["Lexend-Regular.ttf.z", "Lexend-Semibold.ttf.z"]
    assert fonts.load_face("lexend") == []
    assert fonts.load_face("serif") == fonts.load_face("sans") == []


def data_of(name: str) -> bytes:
    data = (paths.fonts() / name).read_bytes()
    return zlib.decompress(data) if name.endswith(font_cuts.PACKED) else data


@pytest.mark.parametrize("cut", font_cuts.CUTS, ids=lambda cut: cut.file_name)
def test_qt_chooses_each_by_family_weight_and_slant(cut: font_cuts.Cut) -> None:
    font = QFont()
    font.setFamilies(fonts.families(cut.family) if not cut.script else [cut.family])
    font.setWeight(QFont.Weight(cut.weight))
    font.setItalic(cut.italic)
    info = QFontInfo(font)
    assert (info.family(), info.weight(), info.italic()) == (cut.family, cut.weight, cut.italic)


@pytest.mark.parametrize("cut", font_cuts.CUTS, ids=lambda cut: cut.file_name)
def test_the_file_has_names_of_its_own_and_one_style(cut: font_cuts.Cut) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data_of(cut.file_name)))
    assert "fvar" not in font
    assert font["OS/2"].usWeightClass == cut.weight
    assert bool(font["OS/2"].fsSelection & 1) == cut.italic
    names = [(font["name"].getDebugName(number) or "").replace(" ", "") for number in (1, 4, 6, 16)]
    assert all(name.startswith(cut.family.replace(" ", "")) for name in names)
    assert "Source" not in " ".join(names)  # the licence reserves it
    assert "Open Font License" in font["name"].getDebugName(13)
    positions = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert not cut.script or cut.script.has_pairs or "kern" not in positions
    assert cut.script or "kern" in positions
    assert cut.script or cut.family.startswith("Atkinson") or {"mark", "mkmk"} <= positions


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cut", font_cuts.CUTS[:8], ids=lambda cut: cut.file_name)
def test_letters_of_languages(cut: font_cuts.Cut, language: str) -> None:
    font = QRawFont(QByteArray(data_of(cut.file_name)), 16)
    assert not [letter for letter in set(LANGUAGES[language]) if not font.supportsCharacter(ord(letter))]


SIZES = {"our own letters": (False, 1_800_000), "other scripts": (True, 1_450_000)}


@pytest.mark.parametrize(("is_script", "largest"), SIZES.values(), ids=SIZES)
def test_the_fonts_are_small(is_script: bool, largest: int) -> None:
    cuts = [cut for cut in font_cuts.CUTS if bool(cut.script) == is_script]
    assert sum((paths.fonts() / cut.file_name).stat().st_size for cut in cuts) < largest


READ_ONLY = "：﷿￼႟।॥。۔።។،，؛；၊။၌၏⺀؟？！"
"""Signs that the program looks for in texts, and prints none of."""


def _printed_signs() -> Iterator[tuple[str, str]]:
    """Each sign in a text of the program's code that is no letter of a language, and the file that it is in."""
    top = Path(str(reader.ui.__file__)).parent
    for file in sorted(top.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from ((sign, file.name) for sign in node.value if _is_sign(sign))


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS" and character not in READ_ONLY


def test_every_sign_that_the_program_prints_is_in_a_font_of_its_own() -> None:
    own = [QRawFont(QByteArray(data_of(f"Carrel{family}-Regular.ttf")), 16) for family in ("Serif", "Sans")]
    printed = set(_printed_signs())
    assert {"⁂", "→", "•", "…", "“"} <= {sign for sign, _ in printed}
    assert {
        (sign, file) for sign, file in printed if not any(font.supportsCharacter(ord(sign)) for font in own)
    } == set()
    assert all(font.supportsCharacter(ord("⁂")) for font in own)
