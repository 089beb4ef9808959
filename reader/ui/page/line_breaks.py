"""Chooses where the lines of a paragraph end, by its whole text: as Knuth and Plass do, for a given number of lines.

Qt fills line after line. Here each way to end the lines has a cost, and the cheapest is found from the first line to
the last, for each place where a line may begin.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from reader.named_tuple import NamedTuple

ROUNDING = 0.02  # pixels that a line may be too wide by the sums here
LONE_WORD = 0.06  # costs of the last line if it is one word, or very short
SHORTEST_LAST = 0.14  # of a line's width
HYPHEN, JUSTIFIED_HYPHEN = 0.028, 0.01
SECOND_HYPHEN, LAST_HYPHEN = 0.04, 0.02  # more, of a hyphen below another, and above the last line
LOOSE = 0.16  # the empty share of a line from which on words may be divided
HIGHEST = 1e9


class Words(NamedTuple):
    """A paragraph as one long line: each word begins and ends at a place in pixels. Spaces are between them."""

    begins: Sequence[float]
    ends: Sequence[float]


class Break(NamedTuple):
    """A line begins with a word, or with what is left of it after the first `letters`."""

    word: int
    letters: int = 0


class Aim(NamedTuple):
    """How a paragraph is set. `is_balanced`: the last line is as long as the others. `space` is a space's width."""

    is_balanced: bool = False
    is_justified: bool = False
    space: float = 0.0


Divisions = Callable[[int], Sequence[tuple[int, float, float]]]
"""For a word, each place where it may be divided: its letters before, their width with the hyphen, and without."""


class _Way(NamedTuple):
    cost: float
    before: tuple[int, Break] | None
    has_hyphen: bool = False


def choose(words: Words, widths: Sequence[float], aim: Aim, divisions: Divisions | None = None) -> list[Break] | None:
    """The beginning of each line, for lines of the given widths; None if the words do not fit into them.

    Words are divided only if some line is loose without that.
    """
    found = _Search(words, widths, aim, None).run()
    if divisions is None or (found is not None and not _is_loose(words, widths, aim, found)):
        return found
    return _Search(words, widths, aim, divisions).run() or found


def _is_loose(words: Words, widths: Sequence[float], aim: Aim, found: Sequence[Break]) -> bool:
    """Whether any line but the last leaves much empty."""
    for number, (begin, end) in enumerate(pairwise(found)):
        natural = words.ends[end.word - 1] - words.begins[begin.word]
        slack = widths[number] - natural
        if slack > LOOSE * widths[number] or (aim.is_justified and slack > (end.word - begin.word - 1) * aim.space):
            return True
    return False


class _Search:
    def __init__(self, words: Words, widths: Sequence[float], aim: Aim, divisions: Divisions | None) -> None:
        self._words = words
        self._widths = widths
        self._aim = aim
        self._divisions = divisions
        self._hyphen = JUSTIFIED_HYPHEN if aim.is_justified else HYPHEN
        self._ways: list[dict[Break, _Way]] = []
        self._after = [0.0] * (len(widths) + 1)  # the room in all later lines
        for number in range(len(widths) - 1, -1, -1):
            self._after[number] = self._after[number + 1] + widths[number]

    def run(self) -> list[Break] | None:
        self._ways = [{Break(0): _Way(0.0, None)}]
        last = len(self._widths) - 1
        for line in range(last):
            following: dict[Break, _Way] = {}
            for begin, way in self._ways[line].items():
                self._extend(line, begin, way, following)
            if not following:
                return None
            self._ways.append(following)
        return self._best(last)

    def _best(self, last: int) -> list[Break] | None:
        """Ends the cheapest way with the last line."""
        words, width = self._words, self._widths[last]
        cheapest, found = HIGHEST, None
        for begin, way in self._ways[last].items():
            natural = words.ends[-1] - self._begin(begin)
            if natural > width + ROUNDING:
                continue
            cost = way.cost
            if self._aim.is_balanced:
                cost += ((width - natural) / width) ** 2
            elif len(words.begins) - begin.word < 2 or natural < SHORTEST_LAST * width:
                cost += LONE_WORD
            cost += LAST_HYPHEN * way.has_hyphen
            if cost < cheapest:
                cheapest, found = cost, begin
        if found is None:
            return None
        breaks = [found]
        for line in range(last, 0, -1):
            before = self._ways[line][breaks[-1]].before
            assert before is not None, "every line but the first comes after another"
            breaks.append(before[1])
        return breaks[::-1]

    def _begin(self, place: Break) -> float:
        """Where what is left of a divided word begins, or the word."""
        if not place.letters or self._divisions is None:
            return self._words.begins[place.word]
        widths = {letters: width for letters, _, width in self._divisions(place.word)}
        return self._words.begins[place.word] + widths[place.letters]

    def _extend(self, line: int, begin: Break, way: _Way, following: dict[Break, _Way]) -> None:
        """Adds the places where the next line may begin."""
        begins, ends, count = self._words.begins, self._words.ends, len(self._words.begins)
        width = self._widths[line]
        start = self._begin(begin)
        rest = ends[-1] - self._after[line + 1] - ROUNDING  # what begins later does not fit into the lines below
        word = begin.word
        while word < count and ends[word] - start <= width + ROUNDING:
            word += 1
            if word < count and begins[word] >= rest:
                cost = way.cost + self._cost(width, ends[word - 1] - start, word - begin.word - 1)
                self._offer(following, Break(word), _Way(cost, (line, begin)))
        if self._divisions is None or word >= count:
            return
        for letters, with_hyphen, without in self._divisions(word):
            is_after = word > begin.word or letters > begin.letters
            natural = begins[word] + with_hyphen - start
            if is_after and natural <= width + ROUNDING and begins[word] + without >= rest:
                cost = (
                    way.cost
                    + self._cost(width, natural, word - begin.word)
                    + self._hyphen
                    + SECOND_HYPHEN * way.has_hyphen
                )
                self._offer(following, Break(word, letters), _Way(cost, (line, begin), has_hyphen=True))

    def _cost(self, width: float, natural: float, spaces: int) -> float:
        """Of a line: the square of its empty share, and of the spaces that a justified line gets wider by."""
        slack = max(0.0, width - natural)
        if self._aim.is_justified and not self._aim.is_balanced:
            wider = slack / (max(spaces, 0.5) * max(self._aim.space, 1.0))
            return (0.1 * wider) ** 2
        return (slack / width) ** 2

    @staticmethod
    def _offer(following: dict[Break, _Way], place: Break, way: _Way) -> None:
        before = following.get(place)
        if before is None or way.cost < before.cost:
            following[place] = way
