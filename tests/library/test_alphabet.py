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
        ("ar", "ألم الظهر", "ا"),
        ("ar", "آلام الحيض", "ا"),
        ("ar", "الآلام", "ا"),
        ("ar", "الألم", "ا"),
        ("ar", "الدم", "د"),
        ("ar", "الدَّم", "د"),
        ("ar", "«النوم»", "ن"),
        ("ar", "الله", "ا"),
        ("ar", "اللهم", "ا"),
        ("ar", "اللحم", "ل"),
        ("ar", "التهاب المفاصل", "ا"),
        ("ar", "التهابات", "ا"),
        ("ar", "الالتهاب", "ا"),
        ("ar", "التواء الكاحل", "ا"),
        ("ar", "التنفس", "ت"),
        ("ar", "التراب", "ت"),
        ("ar", "الزهايمر", "ا"),
        ("ar", "إلى", "ا"),
        ("ar", "والدان", "و"),
        ("ar", "ولد", "و"),
        ("ar-EG", "السكري", "س"),
        ("fa", "الکل", "ا"),
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
        ("cs", "CH", "CH"),
        ("cs", "čaj", "Č"),
        ("sk", "chlieb", "CH"),
        ("es", "chocolate", "C"),
        ("es", "ñ", "Ñ"),
        ("es", "N\u0303ame", "Ñ"),
        ("sv", "Äpple", "Ä"),
        ("sv", "Öra", "Ö"),
        ("sv", "É", "E"),
        ("hu", "gyógyszer", "GY"),
        ("hu", "szív", "SZ"),
        ("hu", "zsír", "ZS"),
        ("hu", "üveg", "Ü"),
        ("hu", "űr", "Ü"),
        ("hu", "ágy", "A"),
        ("cy", "chwydu", "CH"),
        ("cy", "ddoe", "DD"),
        ("cy", "rhyw", "RH"),
        ("cy", "ŵy", "W"),
        ("vi", "Đau", "Đ"),
        ("vi", "ướt", "Ư"),
        ("vi", "ă", "Ă"),
        ("vi", "ẩm", "Â"),
        ("vi", "á", "A"),
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
        ("hu", ["cukor", "család", "dal", "dzsem", "eső", "gáz", "gyógyszer", "zab", "zsír"]),
        ("cy", ["calon", "cur", "chwydu", "dant", "ddoe", "esgyrn", "lwmp", "llaw", "meddyg"]),
        ("vi", ["an", "ăn", "âm", "bé", "dạ", "đau", "em", "êm"]),
        ("es", ["llave", "luz", "mano"]),
        ("sv", ["y", "z", "å", "ä", "ö"]),
        ("tr", ["göz", "ğ", "hasta", "ısı", "ilaç", "jel", "o", "ödem", "su", "şeker", "un", "ülser"]),
        ("uk", ["гора", "ґанок", "день", "є", "життя", "зуб", "ирій", "іграшка", "їжа", "йод"]),
        ("ar", ["أرق", "التهاب", "الله", "الدم", "دواء", "النوم", "هضم", "ولد"]),
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
