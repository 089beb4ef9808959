"""The letter of a title, and the order of titles, by the alphabet of each language."""

from __future__ import annotations

import re

import pytest

from reader.library.alphabet import ALPHABETS, Alphabet, alphabet_of


@pytest.mark.parametrize(
    ("language", "title", "letter"),
    [
        ("en-GB", "sleep", "S"),
        ("en-GB", "Écoute", "E"),
        ("en-GB", "“Quoted”", "Q"),
        ("en-GB", "5 mg", ""),
        ("en-GB", "−3 °C", ""),
        ("en-GB", "", ""),
        ("en-GB", "œdema", "O"),
        ("es", "Ñame", "Ñ"),
        ("es", "Nariz", "N"),
        ("sv", "Ångest", "Å"),
        ("sv", "A\u030angest", "Å"),
        ("en", "Ångest", "A"),
        ("de", "Übung", "U"),
        ("ru", "сон", "С"),
        ("ru", "ёж", "Е"),
        ("ar", "النوم", "ن"),
        ("ar", "أرق", "ا"),
        ("ar", "الم", "ا"),
        ("fa", "كبد", "ک"),
        ("ur", "ٹی بی", "ٹ"),
        ("ja", "睡眠", "睡"),
        ("tr", "istek", "İ"),
        ("tr", "ısı", "I"),
        ("tr", "İlaç", "İ"),
        ("en", "istek", "I"),
        ("cs", "chléb", "CH"),
        ("cs", "Chřipka", "CH"),
        ("cs", "úzkost", "U"),
        ("hu", "dzsem", "DZS"),
        ("hu", "őr", "Ö"),
        ("hr", "njega", "NJ"),
        ("cy", "llaw", "LL"),
        ("vi", "ấm", "Â"),
        ("vi", "đau", "Đ"),
        ("yo", "ẹ̀jẹ̀", "Ẹ"),
        ("yo", "gbígbẹ", "GB"),
        ("ig", "ụmụ", "Ụ"),
        ("ha", "ƙashi", "Ƙ"),
        ("th", "เด็ก", "ด"),
        ("hi", "आराम", "आ"),
    ],
)
def test_letter(language, title, letter):
    assert Alphabet(language).letter(title) == letter


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ["Anna", "ant", "Bee", "Écoute", "edge", "zoo", "5-HT", "50 mg"]),
        ("en", ["a b", "ab", "ac", "a‐c", "ad"]),
        ("es", ["nube", "ñame", "ojo"]),
        ("sv", ["zon", "ångest", "ärr", "öra"]),
        ("da", ["zone", "ære", "øje", "åre"]),
        ("pl", ["lek", "łokieć", "mózg"]),
        ("cs", ["cena", "čaj", "hlava", "chléb", "ich", "játra"]),
        ("sk", ["hlava", "chlieb", "ihla"]),
        ("hu", ["cukor", "család", "dal", "dzsem", "eső"]),
        ("tr", ["hasta", "ısı", "ilaç", "jel"]),
        ("uk", ["гора", "ґанок", "день", "є", "життя", "зуб", "ирій", "іграшка", "їжа", "йод"]),
        ("ar", ["أرق", "النوم", "هضم", "ولد"]),
        ("th", ["กา", "เด็ก", "นม"]),
        ("ru", ["abc", "ёлка", "ель", "ем", "жизнь"]),
    ],
)
def test_order(language, titles):
    alphabet = Alphabet(language)
    backwards = titles[::-1]
    assert sorted(backwards, key=alphabet.sort_key) == titles


@pytest.mark.parametrize("language", ALPHABETS)
def test_letters_in_their_order(language):
    alphabet = alphabet_of(language)
    letters = [alphabet.letter(letter) for letter in re.sub("=.", "", ALPHABETS[language]).split()]
    assert len(set(letters)) == len(letters)
    assert sorted([*reversed(letters), ""], key=alphabet.letter_key) == [*letters, ""]
