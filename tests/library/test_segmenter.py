"""The words of Thai, Lao, Khmer and Burmese, and what stays together where no word is known."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import word_list
from reader.library.segmenter import borders
from reader.library.word_list import packed, unpacked
from reader.system import paths
from resources.standalone import word_lists


@pytest.fixture(scope="module", autouse=True)
def _lists() -> None:
    """They are made first if `dev.py` has not made them."""
    word_lists.make_missing()


@pytest.fixture
def no_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(paths, "word_lists", lambda: tmp_path)
    word_list.words_of.cache_clear()
    yield tmp_path
    word_list.words_of.cache_clear()


def divided(text: str) -> str:
    edges = [0, *borders(text), len(text)]
    return "|".join(text[first:last] for first, last in pairwise(edges))


@pytest.mark.parametrize(
    "text",
    [
        "ผู้|ป่วย|ควร|ดื่ม|น้ำ|มากๆ|และ|พัก|ผ่อน",
        "ห้าม|กิน|ยา|แอสไพริน|เพราะ|อาจ|ทำให้|เลือด|ออก",
        "กิน|ยา 500 มก. วัน|ละ 2 ครั้ง",
        "ຄົນເຈັບ|ຄວນ|ດື່ມ|ນ້ຳ|ຫຼາຍໆ|ແລະ|ພັກຜ່ອນ",
        "ប្រសិនបើ|មានការ|ឈឺពោះ|ខ្លាំង|ឬ|ក្អួត|មាន|ឈាម",
        "ရောဂါ|ဖြစ်သည်။ လူနာ|သည်|ရေသောက်|ပါ။",
        "Dengue is ไข้|เลือด|ออก, not ໄຂ້ຫວັດ.",
        # in no word: it stays whole, and a lone letter stays where it is
        "คุณ|ซฮฌฬษ",
        "กิน|ยาฌ",
        # the author's own borders
        "กิน\u200bยามากๆ",
        "ម៉ាក\u2060ឡូ",
        "",
        "plain words",
        "ก",
        "၁၂၃ ၄",
        # Shan, Mon and Karen have no list
        "ၵႂၢမ်းတႆးၸႂ်ႉ",
    ],
)
def test_words(text: str) -> None:
    assert divided(text.replace("|", "")) == text


def test_without_lists_a_line_may_end_between_burmese_syllables_alone(no_lists: Path) -> None:
    assert divided("သွေးလွန်တုပ်ကွေး") == "သွေး|လွန်|တုပ်|ကွေး"
    assert divided("ဝမ်းပျက်ဝမ်းလျှောသင်္ချိုင်း") == "ဝမ်း|ပျက်|ဝမ်း|လျှော|သင်္ချိုင်း"
    for text in ("ไข้เลือดออกเป็นโรค", "ໄຂ້ເລືອດອອກ", "ជំងឺគ្រុនឈាម"):
        assert borders(text) == []


@pytest.mark.parametrize("data", [b"", b"x", zlib.compress(b"\xff\xff"), zlib.compress(b"")])
def test_a_damaged_list_is_none(no_lists: Path, data: bytes) -> None:
    (no_lists / f"thai{word_list.PACKED}").write_bytes(data)
    assert borders("ไข้เลือดออก") == []


@given(st.sets(st.text(st.characters(min_codepoint=0xE01, max_codepoint=0xE4E), min_size=1)))
def test_packed_words(words: set[str]) -> None:
    assert unpacked(packed(sorted(words))) == words or not words


@given(st.text(st.sampled_from("กขเแา้ิๆฯ์ កខ្ាំៗ။ ကခ္်ါေ့း ກຂເາ້ໆ a1\u200b\u200c\u200d\u2060")))
def test_any_text(text: str) -> None:
    """No border is beside another, beside a space, or before a mark."""
    for place in borders(text):
        assert 0 < place < len(text)
        assert text[place - 1] not in " a1\u200b\u2060"
        assert text[place] not in " a1\u200b\u2060\u0e34\u0e49\u0e4c\u17b6\u17c6\u102b\u1037\u1038\u103a\u0eb2\u0ec9"
