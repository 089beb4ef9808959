"""Where lines end, by the widths of words alone."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

import pytest

from reader.ui.page.line_breaks import Aim, Break, Words, choose

LETTER, SPACE = 10.0, 5.0
PLAIN = Aim()


def words(text: str) -> Words:
    begins, ends = [], []
    edge = 0.0
    for word in text.split():
        begins.append(edge)
        ends.append(edge + LETTER * len(word))
        edge = ends[-1] + SPACE
    return Words(begins, ends)


def lines(text: str, widths: Sequence[float], aim: Aim = PLAIN, places: dict[str, Sequence[int]] | None = None):
    """The lines as they are chosen; `places` are where words may be divided."""
    split = text.split()

    def divisions(word: int) -> list[tuple[int, float, float]]:
        found = (places or {}).get(split[word], ())
        return [(each, LETTER * (each + 1), LETTER * each) for each in found]

    breaks = choose(words(text), widths, aim, divisions if places is not None else None)
    if breaks is None:
        return None
    shown = []
    for begin, end in zip(breaks, [*breaks[1:], Break(len(split))], strict=True):
        line = [split[begin.word][begin.letters :], *split[begin.word + 1 : end.word]]
        if end.letters:
            line = [*line, ""] if end.word > begin.word else [""]
            line[-1] = split[end.word][: end.letters] + "-"
        shown.append(" ".join(line) if end.word > begin.word else line[0])
    return shown


@pytest.mark.parametrize(
    ("text", "widths", "aim", "expected"),
    [
        # Filled one after another, the last line would be one word.
        ("aa bbb cc ddd ee fff gg hhh iiii", (220, 220), Aim(), ["aa bbb cc ddd ee fff gg", "hhh iiii"]),
        # There is no other way.
        ("aaaa bbbb", (60, 60), Aim(), ["aaaa", "bbbb"]),
        ("aaaa bb cc dd", (95, 95), Aim(is_balanced=True), ["aaaa bb", "cc dd"]),
        ("aaaa", (30,), Aim(), None),
        ("aaaa bbbb cccc", (60, 60), Aim(), None),
        # The first line is shorter, as beside a number that hangs.
        ("aaaa bb cccc dd", (45, 80, 80), Aim(), ["aaaa", "bb cccc", "dd"]),
    ],
)
def test_lines(text: str, widths: Sequence[float], aim: Aim, expected: list[str] | None) -> None:
    assert lines(text, widths, aim) == expected


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("aaa bbbbbbbbbb cccc dddd", {"bbbbbbbbbb": (4,)}, ["aaa bbbb-", "bbbbbb", "cccc dddd"]),
        ("aaa bbbbbbbbbb cccc dddd", {}, ["aaa", "bbbbbbbbbb", "cccc dddd"]),
        ("aaaaaaaaaaaaaa bbb cc", {"aaaaaaaaaaaaaa": (6,)}, ["aaaaaa-", "aaaaaaaa", "bbb cc"]),
        ("aaaaaaa bb ccccccc ddd", {"ccccccc": (3,)}, ["aaaaaaa bb", "ccccccc", "ddd"]),
    ],
)
def test_words_are_divided_where_a_line_would_be_loose(
    text: str, places: dict[str, Sequence[int]], expected: list[str]
) -> None:
    found = lines(text, (100, 100, 100), places=places)
    assert found is not None
    assert [line.endswith("-") for line in found] == [line.endswith("-") for line in expected]
    assert all(len(line.replace(" ", "")) * LETTER + line.count(" ") * SPACE <= 100 for line in found)


@pytest.mark.parametrize("seed", range(40))
def test_no_other_breaks_are_better(seed: int) -> None:
    """Compares with all ways to end the lines."""
    chance = random.Random(seed)
    text = " ".join("x" * chance.randint(1, 9) for _ in range(chance.randint(6, 13)))
    laid, width = words(text), 200.0
    count = 1
    while choose(laid, (width,) * count, Aim(is_balanced=True)) is None:
        count += 1
    found = choose(laid, (width,) * count, Aim(is_balanced=True))
    assert found is not None

    def cost(starts: Sequence[int]) -> float:
        ends = [*starts[1:], len(laid.begins)]
        naturals = [laid.ends[end - 1] - laid.begins[start] for start, end in zip(starts, ends, strict=True)]
        return sum((1 - each / width) ** 2 for each in naturals) if max(naturals) <= width else float("inf")

    best = min(cost((0, *rest)) for rest in combinations(range(1, len(laid.begins)), count - 1))
    assert cost([each.word for each in found]) == pytest.approx(best)
