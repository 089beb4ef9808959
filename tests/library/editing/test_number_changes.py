"""Numbers and doses that differ between two versions of a text."""

from __future__ import annotations

import pytest

from reader.library.editing.number_changes import number_changes, numbers_in

CHANGED = [
    ("Give 5 mg now.", "Give 50 mg now.", [("5 mg", "50 mg", True)]),
    ("Give 5 mg now.", "Give 5 g now.", [("5 mg", "5 g", True)]),
    ("Give 0.5 ml/kg.", "Give 5 ml/kg.", [("0.5 ml/kg", "5 ml/kg", True)]),
    ("Give 5 mg/kg/day.", "Give 5 mg/kg/dose.", [("5 mg/kg/day", "5 mg/kg/dose", True)]),
    ("Up to 1,000 IU.", "Up to 10,000 IU.", [("1,000 IU", "10,000 IU", True)]),
    ("For 5–7 days.", "For 5–10 days.", [("5–7 days", "5–10 days", False)]),
    ("In 10⁶ people.", "In 10⁹ people.", [("10⁶ people", "10⁹ people", False)]),
    ("Give ½ tablet.", "Give 1½ tablets.", [("½ tablet", "1½ tablets", True)]),
    ("Take two tablets.", "Take three tablets.", [("two tablets", "three tablets", True)]),
    ("Twice a day.", "Once a day.", [("Twice a", "Once a", False)]),
    ("If p < 0.05.", "If p > 0.05.", [("< 0.05", "> 0.05", False)]),
    ("At 38.5 °C.", "At 39.5 °C.", [("38.5 °C", "39.5 °C", False)]),
    ("Cool to -5 °C.", "Cool to 5 °C.", [("-5 °C", "5 °C", False)]),
    ("About 20% do.", "About 25% do.", [("20%", "25%", False)]),
    ("Rest.", "Rest for 3 days.", [("", "3 days", False)]),
    ("Rest for 3 days.", "Rest.", [("3 days", "", False)]),
    ("Give ٥ mg.", "Give ٦ mg.", [("٥ mg", "٦ mg", True)]),
    ("Give 5\u00a0mg.", "Give 5 mg.", []),
    ("It has 2 pages.", "It has 2 long pages.", []),
    ("Nothing here.", "Nothing there.", []),
    ("Give 5 mg, then 10 mg.", "Give 5 mg, then 20 mg.", [("10 mg", "20 mg", True)]),
    ("Give 5 mg and 10 mg.", "Give 10 mg and 5 mg.", None),
]


@pytest.mark.parametrize(("before", "after", "expected"), CHANGED, ids=[str(number) for number in range(len(CHANGED))])
def test_numbers_that_differ(before, after, expected):
    found = [(each.before, each.after, each.is_dose) for each in number_changes(before, after)]
    assert found if expected is None else found == expected


def test_each_number_has_its_sentence():
    (change,) = number_changes("Wait. Give 5 mg now. Stop.", "Wait. Give 6 mg now. Stop.", "a", "b", "Place")
    assert (change.sentence_before, change.sentence_after) == ("Give 5 mg now.", "Give 6 mg now.")
    assert (change.article, change.block, change.place) == ("a", "b", "Place")


def test_no_digit_is_left_out():
    text = "A1 2b 3-4 (5) 6/7 8×9 10^6 v1.2.3 12:30 +5 −6 7,5 8'000 9% 10th B-12 x²"
    found = "".join(each.text for each in numbers_in(text))
    assert [digit for digit in text if digit.isdecimal()] == [digit for digit in found if digit.isdecimal()]
