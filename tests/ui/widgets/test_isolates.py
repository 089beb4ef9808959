"""Parts of a text that keep their order in a line that is read in the other direction."""

from __future__ import annotations

import time

import pytest

from reader.ui.widgets.isolates import isolate_signs, isolated_parts, with_signs

FROM_RIGHT = {
    "telephone": ("اتصل بالرقم +254 700 123 456 الآن", ["+254 700 123 456"]),
    "with hyphens": ("0700-123-456 هاتف", ["0700-123-456"]),
    "Arabic digits": ("الرقم ٠٧٠٠ ١٢٣ ٤٥٦", ["٠٧٠٠ ١٢٣ ٤٥٦"]),
    "Persian digits": ("تلفن ۰۷۰۰-۱۲۳۴۵۶", ["۰۷۰۰-۱۲۳۴۵۶"]),
    "minus": ("الحرارة −3 °C أو 37 °C", ["−3 °C", "37 °C"]),
    "range": ("تناول 5–10 mg يوميا", ["5–10 mg"]),
    "range of Arabic digits": ("من ٥–١٠ أو ٥٠-٦٠", []),
    "time": ("الساعة 10:30", []),
    "letters in brackets": ("(a) ثم (b)", []),
    "list": ("عام 2019 و 2020، 1, 2, 3", []),
    "drug and dose": ("خذ Paracetamol 500 mg كل 6 ساعات", ["Paracetamol 500 mg"]),
    "per cent and plus": ("عمر 65+ سنة 50 %", ["65+", "50 %"]),
    "rate": ("بمعدل 1–2 mL/kg/h دائما", ["1–2 mL/kg/h"]),
    "kept together": ("نحو 1\u2060–\u20602\u00a0mg", ["1\u2060–\u20602\u00a0mg"]),
    "isolated already": ("\u20665–6 minutes\u2069 و 7–8 mg", ["7–8 mg"]),
    "comparison": ("غائرتين (GCS < 15) أو BMI ≥ 30", ["GCS < 15", "BMI ≥ 30"]),
    "English sentence": ("ثم Stir for 2 minutes, then wait. Go on! حتى", ["Stir for 2 minutes, then wait. Go on"]),
    "words in brackets": ("إذا كان BMI 30 (obese), أو 31 (سمنة)", ["BMI 30 (obese)"]),
    "doses after one another": ("خذ ORS 5 mL, Zinc 10 mg, 3 أيام", ["ORS 5 mL, Zinc 10 mg"]),
    "formula": ("حيث x = 5 + 3 هنا", ["x = 5 + 3"]),
    "address": (
        "انظر https://example.org/a/b?c=1, أو www.who.int/ar/.",
        ["https://example.org/a/b?c=1", "www.who.int/ar/"],
    ),
    "address without digits": ("(https://who.int/)", ["https://who.int/"]),
    "address after words": ("من WHO https://who.int/ثم", ["https://who.int/"]),
    "address with brackets": ("(https://who.int/a_(b))، ثم", ["https://who.int/a_(b)"]),
    "bare identifier": ("مقال. 10.1016/S0140-6736(20)30183-5.", ["10.1016/S0140-6736(20)30183-5"]),
    "identifier with its name": ("doi:10.1000/a(b)1 ثم", ["doi:10.1000/a(b)1"]),
    "words only": ("كلمة hello world كلمة", []),
    "no numbers": ("كلمة", []),
    "empty": ("", []),
}
FROM_LEFT = {
    "dose": ("Take باراسيتامول 500 mg", ["باراسيتامول"]),
    "year": ("see عربي فارسی (2019)", ["عربي فارسی"]),
    "no number after it": ("5 mg of باراسيتامول daily", []),
    "English": ("Take 5–10 mg", []),
}


@pytest.mark.parametrize(("text", "expected"), FROM_RIGHT.values(), ids=FROM_RIGHT)
def test_in_a_line_from_the_right(text: str, expected: list[str]) -> None:
    assert [text[first:last] for first, last in isolated_parts(text, is_rtl=True)] == expected


@pytest.mark.parametrize(("text", "expected"), FROM_LEFT.values(), ids=FROM_LEFT)
def test_in_a_line_from_the_left(text: str, expected: list[str]) -> None:
    assert [text[first:last] for first, last in isolated_parts(text, is_rtl=False)] == expected


def shown(text: str, *, is_rtl: bool) -> str:
    return with_signs(text, isolate_signs(text, is_rtl=is_rtl))


def test_the_signs_are_around_the_parts() -> None:
    assert shown("هاتف 0700-123 و 5–6 mg", is_rtl=True) == "هاتف \u20660700-123\u2069 و \u20665–6 mg\u2069"
    assert shown("Take دواء 5 mg", is_rtl=False) == "Take \u2067دواء\u2069 5 mg"


HOSTILE = (
    *("1 ", "1-", "1–", " 1 a", "1\u2060", "12 ", "'1", "ا ", "+1", "a", "°C", "1/", "٠ "),
    *(
        "http://",
        "http://(",
        "http://()",
        "10.1000/(",
        "doi:",
        "www.(",
        "a www.",
        "a < ",
        "a (",
        "a (b",
        "1 (a) ",
        "a, ",
    ),
)


@pytest.mark.parametrize("part", HOSTILE)
@pytest.mark.parametrize("is_rtl", [True, False])
def test_no_text_takes_long(part: str, is_rtl: bool) -> None:
    """The work grows as the text does: a text of a million characters would otherwise take hours."""
    seconds = []
    for size in (5_000, 40_000):
        text = part * size + "x1"
        began = time.process_time()
        isolated_parts(text, is_rtl=is_rtl)
        seconds.append(time.process_time() - began)
    assert seconds[1] < 5
