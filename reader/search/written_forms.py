"""The other ways to write a word or a number: 5mg as 5 mg, 1000 as 1,000, handwash as hand-wash, β as beta."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.search.joints import Check
from reader.search.packindex import PackIndex
from reader.search.tokens import has_digits

_GREEK = {
    "α": "alpha alfa альфа", "β": "beta бета", "γ": "gamma gama гамма", "δ": "delta дельта", "ε": "epsilon",
    "ζ": "zeta", "η": "eta", "θ": "theta teta", "ι": "iota", "κ": "kappa каппа", "λ": "lambda лямбда", "μ": "mu",
    "ν": "nu", "ξ": "xi", "ο": "omicron омикрон", "π": "pi", "ρ": "rho", "σ": "sigma сигма", "ς": "sigma",
    "τ": "tau тау", "υ": "upsilon", "φ": "phi fi", "χ": "chi", "ψ": "psi", "ω": "omega омега",
}  # fmt: skip
_UNITS = {"μg": "mcg ug", "μl": "ul", "μm": "um", "μmol": "umol"}

_LONE_GREEK = "(?<![α-ω])[α-ω](?![α-ω])"
_ATOM = re.compile(rf"[0-9]+|μ(?:g|l|m|mol)(?![^\W\d])|{_LONE_GREEK}|(?:(?![0-9]|{_LONE_GREEK}).)+")
_DIGITS = re.compile("[0-9]+")
_GROUPS = re.compile("(?:[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]?(?: [0-9]{2})+ [0-9]{3})(?![0-9])(?! [0-9])")
_LETTERS = re.compile(r"[^\W\d_]+")

MOST_WAYS = 24
MOST_ATOMS = 5
MOST_DIGITS = 12
LONGEST_SPLIT, SHORTEST_SPLIT = 32, 4  # letters of a word that is looked for as two words
LONGEST_ACRONYM = 6  # letters
MOST_IN_SPLIT = 6_000
"""A word in more passages than these is not looked for as a part of another word, which would take too long."""

SHORTEST_BEFORE_PARTICLE = 4
PARTICLES = frozenset(["back", "by", "down", "in", "off", "on", "out", "over", "through", "up"])
"""English stop words that make one word with a verb before them: “follow up” is followup."""

MOST_SPLITS = 3
MOST_ENDINGS = 3
"""How many words of the same stem the second part of a word may be."""


class WrittenForm(NamedTuple):
    """Forms that must follow one another, with the signs between them that `check` allows."""

    forms: tuple[str, ...]
    check: Check | None = None


def _synonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for sign, names in (_GREEK | _UNITS).items():
        for each in (alike := (sign, *names.split())):
            found[each] = tuple(dict.fromkeys((each, *found.get(each, ()), *alike)))
    return found


_SAME = _synonyms()


def atoms(form: str) -> list[str]:
    """Digits, units, Greek letters, and the letters between.

    >>> atoms("covid19"), atoms("400μg"), atoms("tnfα"), atoms("β2")
    (['covid', '19'], ['400', 'μg'], ['tnf', 'α'], ['β', '2'])
    """
    return [form] if form.isascii() and (form.isalpha() or form.isdigit()) else _ATOM.findall(form)


def same(atom: str) -> tuple[str, ...]:
    """The ways to write an atom, beginning with itself."""
    return _SAME.get(atom, (atom,))


def written_forms(form: str) -> list[WrittenForm]:
    """The other ways to write a word with digits or Greek letters, whether or not anybody uses them."""
    if _DIGITS.fullmatch(form):
        return [WrittenForm(forms, Check.GROUPED) for forms in _grouped(form)]
    found = atoms(form)
    if len(found) > MOST_ATOMS:
        return []
    options = [[*((each,) for each in same(atom)), *_grouped(atom)] for atom in found]
    ways = itertools.chain.from_iterable(map(_joined, itertools.product(*options)))
    forms = dict.fromkeys(itertools.islice(ways, MOST_WAYS))
    check = Check.MEASURE if any(True for atom in found for _ in _grouped(atom)) else Check.SPACED
    return [WrittenForm(each, check if len(each) > 1 else None) for each in forms if each != (form,)]


def fused(forms: Sequence[str]) -> list[str]:
    """The ways to write several words as one.

    >>> fused(["5", "mg"]), fused(["1", "000"]), fused(["5", "10"]), fused(["beta", "blocker"])
    (['5mg'], ['1000'], [], ['betablocker', 'βblocker'])
    """
    text = " ".join(forms)
    number = _GROUPS.match(text)
    joined = (number[0].replace(" ", "") + text[number.end() :]).split() if number else forms
    if any(before[-1].isdigit() and after[0].isdigit() for before, after in itertools.pairwise(joined)):
        return []
    parts = [atom for form in joined for atom in atoms(form)]
    if len(parts) > 2 * MOST_ATOMS:
        return []
    return ["".join(each) for each in itertools.islice(itertools.product(*map(same, parts)), MOST_WAYS)]


def word_splits(index: PackIndex, form: str, *, has_stems: bool) -> list[WrittenForm]:
    """The ways to write a word as two words, or with a full stop after each letter, that the pack has.

    With `has_stems`, the second of two words may be another one of the same stem.
    """
    if not _LETTERS.fullmatch(form):
        return _splits_beside_digits(index, form) if has_digits(form) else []
    found = []
    if 2 <= len(form) <= LONGEST_ACRONYM and len(set(form) & set(known(index, list(form)))) == len(set(form)):
        found.append(WrittenForm(tuple(form), Check.DOTTED))
    if SHORTEST_SPLIT <= len(form) <= LONGEST_SPLIT and form not in index.stop_words:
        ends = list(range(1, len(form) - 1))
        if len(form) > SHORTEST_SPLIT and not index.counts_of([form]):  # hepatitisb is hepatitis B, but plane a word
            ends.append(len(form) - 1)
        beginnings = {one: form[end:] for end in ends for one in same(form[:end])}
        found += [WrittenForm((one + rest,)) for one, rest in beginnings.items() if len(one) == 1 and one in _GREEK]
        firsts = known(index, list(beginnings))
        for first in sorted(firsts, key=firsts.__getitem__):
            for rest in _endings(index, beginnings[first], has_stems=has_stems):
                found.append(WrittenForm((first, rest), _check_of(index, (first, rest))))
    return [each for each in found if _occurs(index, each.forms)][:MOST_SPLITS]


def phrases(index: PackIndex, forms: Sequence[str]) -> list[WrittenForm]:
    """The other ways to write a phrase: words split and joined."""
    splits = [[*written_forms(form), *word_splits(index, form, has_stems=False)] for form in forms]

    def ways(first: int) -> Iterator[tuple[str, ...]]:
        if first == len(forms):
            yield ()
            return
        for option in ((forms[first],), *(each.forms for each in splits[first])):
            yield from ((*option, *rest) for rest in ways(first + 1))
        for size in range(2, min(LONGEST_ACRONYM, len(forms) - first) + 1):
            for one in fused(forms[first : first + size]):
                groups = [each.forms for each in written_forms(one)] if one[0].isdigit() else []
                yield from ((*option, *rest) for option in ((one,), *groups) for rest in ways(first + size))

    found = dict.fromkeys(itertools.islice(ways(0), MOST_WAYS * 4))
    typed = tuple(forms)
    counts = index.counts_of({form for way in found for form in way})
    return [WrittenForm(way) for way in found if way != typed and all(map(counts.__contains__, way))][:MOST_WAYS]


def known(index: PackIndex, forms: Sequence[str]) -> dict[str, int]:
    """Those that the pack has, and not too often, with the number of their passages."""
    return {form: count for form, count in index.counts_of(forms).items() if count <= MOST_IN_SPLIT}


def _splits_beside_digits(index: PackIndex, form: str) -> list[WrittenForm]:
    """The letters of a word with digits as two words: sarscov2 is SARS-CoV-2."""
    found: list[WrittenForm] = []
    parts = atoms(form)
    for number, part in enumerate(parts if len(parts) <= MOST_ATOMS else []):
        for split in word_splits(index, part, has_stems=False) if _LETTERS.fullmatch(part) else []:
            way = (*parts[:number], *split.forms, *parts[number + 1 :])
            found += [WrittenForm(way, Check.SPACED)] if _occurs(index, way) else []
    return found[:MOST_SPLITS]


def _endings(index: PackIndex, rest: str, *, has_stems: bool) -> dict[str, int]:
    """The rest of a word, and other words of the same stem, that the pack has."""
    others = index.with_stem(index.stem_of(rest), MOST_ENDINGS) if has_stems and len(rest) > 2 else []
    return known(index, list(dict.fromkeys((rest, *(word for word, _ in others)))))


def _check_of(index: PackIndex, forms: tuple[str, str]) -> Check:
    """A stop word often stands before another word by chance: only a hyphen makes them one."""
    first, last = forms
    is_by_chance = first in index.stop_words or (last in index.stop_words and len(first) < SHORTEST_BEFORE_PARTICLE)
    return Check.HYPHENATED if is_by_chance else Check.SPACED


def _occurs(index: PackIndex, forms: Sequence[str]) -> bool:
    return index.count(f'"{" ".join(forms)}"', index.range_of(""), 1) > 0


def _grouped(digits: str) -> Iterator[tuple[str, ...]]:
    """In groups of three, and as in India."""
    if not _DIGITS.fullmatch(digits) or not 4 <= len(digits) <= MOST_DIGITS or digits[0] == "0":
        return
    head, tail = digits[:-3], digits[-3:]
    for size in (3, 2):
        if size == 3 or len(head) > 2:
            start = len(head) % size or size
            yield (head[:start], *(head[at : at + size] for at in range(start, len(head), size)), tail)


def _joined(parts: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Every way to join neighbouring atoms, each as one word or in groups of digits; first with none joined."""
    for cuts in itertools.product((True, False), repeat=len(parts) - 1):
        words = list(parts[0])
        for (first, *others), is_cut in zip(parts[1:], cuts, strict=True):
            if is_cut:
                words.append(first)
            else:
                words[-1] += first
            words += others
        yield tuple(words)
