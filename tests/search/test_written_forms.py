"""Words and numbers that are written in several ways: joined, split, grouped, with a Greek letter or its name."""

from __future__ import annotations

import itertools

import pytest

from reader.search.searcher import Searcher
from reader.search.written_forms import atoms, fused, written_forms
from tests.search.asking import Shelf, ids, marked, texts

SAME = (
    ("5mg", "5 mg", "5-mg", "5\u00a0mg"),
    ("400µg", "400 μg", "400 mcg", "400ug", "400mcg"),
    ("COVID19", "COVID-19", "covid 19", "COVID‑19", "Covid–19"),
    ("1000", "1,000", "1 000", "1.000", "1\u202f000", "1\u00a0000", "1'000", "1’000"),
    ("2500000", "2,500,000", "2 500 000", "2.500.000", "25,00,000"),
    ("antimalarial", "anti-malarial", "anti malarial"),
    ("handwash", "hand wash", "hand-wash"),
    ("H.I.V.", "HIV", "H.I.V"),
    ("A.I.D.S.", "AIDS"),
    ("email", "e-mail"),
    ("B-12", "B12", "B 12"),
    ("β-blocker", "beta blocker", "beta-blocker", "betablocker", "βblocker"),
    ("TNF-α", "TNFα", "TNF alpha", "tnf-alpha"),
    ("β2 agonist", "beta2 agonist", "beta-2 agonist", "beta 2 agonist"),
    ("γ-globulin", "gamma globulin", "gammaglobulin"),
    ("Ω-3", "omega-3", "omega 3", "omega3"),
    ("½ tablet", "1/2 tablet"),
    ("in-patient", "inpatient"),
    ("SARS-CoV-2", "SARS-CoV2", "SARS CoV 2"),
    ("hepatitis B", "hepatitis-B", "hepatitisB"),
    ("X-ray", "xray", "x ray"),
    ("0.5 ml", "0,5 ml", "0.5ml"),
    ("1000 mg", "1,000 mg", "1,000mg", "1000mg", "1 000 mg"),
    ("PM2.5", "PM 2.5"),
    ("U.S.", "US"),
    ("O2", "O₂", "O-2"),
    ("follow-up", "followup", "follow up"),
    ("0800123456", "0800-123-456", "0800 123 456", "0800 123456", "(0800) 123-456", "0800.123.456", "08 00 12 34 56"),
    ("+254 700 123 456", "+254700123456", "+254-700-123-456", "254700123456", "+254 (700) 123456"),
)
WAYS = [(one, other) for group in SAME for one, other in itertools.permutations(group, 2)]


JOINED = (("SARS-CoV-2", "SARSCoV2"), ("Anti-D", "antid "), ("vitamin K", "vitamink"))

INFLECTED = (("antimalarials", "anti-malarial"), ("anti-malarials", "antimalarial"), ("handwashes", "hand wash"))


def searcher_of(shelf: Shelf, *bodies: str, language: str = "en") -> Searcher:
    return shelf.searcher(shelf.pack(texts(*bodies), language=language))


@pytest.fixture(scope="module")
def searchers(lasting: Shelf) -> dict[str, Searcher]:
    found = {}
    for way in dict.fromkeys(itertools.chain(*SAME)):
        bodies = f"We looked at {way} for an hour.", "Nothing of this kind stands in here."
        found[way] = searcher_of(lasting, *bodies)
    return found


@pytest.mark.parametrize(("written", "typed"), WAYS)
@pytest.mark.parametrize("form", ["{}", "{} ", "hour {}", '"{}"', '"at {} for an"', "{} looked"])
def test_one_way_finds_the_other(searchers: dict[str, Searcher], written: str, typed: str, form: str) -> None:
    answer = searchers[written].ask(form.format(typed))
    assert ids(answer)[:1] == ["a1"]
    assert (answer.is_partial, answer.suggestion, answer.is_suggested, answer.excluded) == (False, "", False, "")
    assert marked(answer.hits[0])


@pytest.mark.parametrize(
    ("written", "typed"), [pair for pair in WAYS if not pair[1][0].isdigit() and "½" not in pair[1]]
)
def test_one_way_excludes_the_other(searchers: dict[str, Searcher], written: str, typed: str) -> None:
    answer = searchers[written].ask(f'hour -"{typed}"')
    assert (ids(answer), answer.excluded) == (["a1"], typed)


@pytest.mark.parametrize(("written", "typed"), JOINED)
def test_without_any_sign(shelf: Shelf, written: str, typed: str) -> None:
    answer = searcher_of(shelf, f"We looked at {written} here.", "Nothing.").ask(typed)
    assert (ids(answer), answer.is_suggested, answer.is_partial) == (["a1"], False, False)


@pytest.mark.parametrize(("typed", "written"), [each for pair in INFLECTED for each in (pair, pair[::-1])])
def test_other_forms_of_the_word_are_found(shelf: Shelf, typed: str, written: str) -> None:
    assert ids(searcher_of(shelf, f"We use {written} here.", "Nothing.").ask(f"{typed} ")) == ["a1"]


@pytest.mark.parametrize(
    ("body", "typed"),
    [
        ("15 mg of it", '"5mg"'),
        ("25mg of it", '"5 mg"'),
        ("15 mg of it", "5mg"),
        ("it costs 21,000", "1000"),
        ("it costs 1,000,000", "1000"),
        ("it costs 1 000 000", "1000"),
        ("Table 3. 500 patients", "3500"),
        ("Give it by hand. Wash the cup", "handwash"),
        ("the rapist was found", "therapist"),
        ("this is a typical case", "atypical"),
        ("it was atypical", "a typical "),
        ("A. I. and other letters. D, S", "aids"),
        ("COVID. 19 people", "covid19"),
        ("1000", "100 "),
        ("vitamin B 6 and 12 cups", "B12"),
        ("5 to 10", '"510"'),
        ("510", "5 10"),
    ],
)  # fmt: skip
def test_what_only_looks_like_it(shelf: Shelf, body: str, typed: str) -> None:
    answer = searcher_of(shelf, body, "Nothing else.").ask(typed)
    assert not answer.hits or answer.is_partial or answer.is_suggested or typed == "a typical "


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("5 mg", "Give 5 mg today.", "Give 0.5 mg today."),
        ("500 mg", "Give 500 mg today.", "Give 1,500 mg today."),
        ("freezer -20", "The freezer is at -20 °C.", "The freezer is at 20 °C."),
        ("freezer -20", "The freezer is at −20 °C.", "The freezer is at 20 °C."),
        ("5mg", "Give 5mg today.", "Give 2.5 mg today."),
    ],
)
def test_the_number_itself_comes_first(shelf: Shelf, typed: str, better: str, worse: str) -> None:
    assert ids(searcher_of(shelf, worse, better).ask(typed))[0] == "a2"


@pytest.mark.parametrize(
    ("form", "forms"),
    [
        ("5mg", {("5", "mg")}),
        ("1000", {("1", "000")}),
        ("0123", set()),
        ("1" * 40, set()),
        ("100000", {("100", "000"), ("1", "00", "000")}),
        ("pain", set()),
        ("beta", {("β",), ("бета",)}),
        ("a1" * 20, set()),
        ("1000mg", {("1000", "mg"), ("1", "000", "mg"), ("1", "000mg")}),
    ],
)
def test_written_forms(form: str, forms: set[tuple[str, ...]]) -> None:
    assert {each.forms for each in written_forms(form)} == forms


@pytest.mark.parametrize(
    ("form", "found"), [("b12", "b 12"), ("10mg5ml", "10 mg 5 ml"), ("λογος", "λογος"), ("5μg", "5 μg")]
)
def test_atoms(form: str, found: str) -> None:
    assert atoms(form) == found.split()


@pytest.mark.parametrize(
    ("forms", "one"), [("1 000", "1000"), ("01 000", ""), ("1 00", ""), ("12 50 000", "1250000"), ("b 12", "b12")]
)
def test_fused(forms: str, one: str) -> None:
    assert fused(forms.split()) == [one] * bool(one)


@pytest.mark.parametrize(
    "typed",
    [
        "-" * 300, "- " * 150, "9" * 5000, "9 " * 150, "1,000" * 60, '"' * 301, '"a' * 150, "a" * 300, "a." * 150,
        "h i v " * 50, "a1" * 150, "β" * 300, "β " * 150, '"' + "1 000 " * 50, "hand wash " * 30, "-a " * 100,
        '-"' + "a b " * 70, "\u202f1" * 150,
    ],
    ids=lambda typed: typed[:8].strip(),
)  # fmt: skip
def test_hostile_queries_are_answered(searchers: dict[str, Searcher], typed: str) -> None:
    for searcher in (searchers["HIV"], searchers["hand wash"], searchers["1 000"], searchers["β2 agonist"]):
        assert searcher.ask(typed).unsearchable == ()
