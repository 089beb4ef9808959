"""Ten kinds of edit of an article, in which the fate of every word is known, and marks to be found again after them."""

from __future__ import annotations

import enum
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from reader.library.model import Article, Block, BlockKind, PackInfo, Span
from reader.library.outline import block_text
from reader.marks.article_text import ArticleText
from reader.marks.make_target import source_of, target_at, target_of_block
from reader.marks.model import FoundMark, Mark, MarkKind, MarkTarget, State, new_mark

_WORD = re.compile(r"\S+")
_NEW_WORDS = (
    "amber",
    "birch",
    "canoe",
    "delta",
    "ember",
    "fjord",
    "grove",
    "haven",
    "islet",
    "jetty",
    "knoll",
    "marsh",
)


class Fate(enum.Enum):
    SAME = "same"
    MENDED = "mended"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Word:
    """`origin` is its number in the article before the edit, None for a new one. `gap` stands behind it."""

    text: str
    origin: int | None
    fate: Fate = Fate.SAME
    gap: str = " "


@dataclass(frozen=True, slots=True)
class Piece:
    id: str
    kind: BlockKind
    words: tuple[Word, ...]


Pieces = list[Piece]
Edit = Callable[[Pieces, random.Random], Pieces]


@dataclass(frozen=True, slots=True)
class Placed:
    """A word where it stands: characters `first` to `last` of the article's text."""

    first: int
    last: int
    origin: int | None
    fate: Fate


@dataclass(frozen=True, slots=True)
class Edited:
    """An article after an edit, and its words in order."""

    article: Article
    words: tuple[Placed, ...]


def pieces_of(article: Article) -> Pieces:
    pieces: Pieces = []
    number = 0
    for block in article.blocks:
        text = block_text(block)
        found = list(_WORD.finditer(text))
        ends = [*(each.start() for each in found[1:]), len(text)]
        words = []
        for each, end in zip(found, ends, strict=False):
            words.append(Word(each.group(), number, gap=text[each.end() : end]))
            number += 1
        pieces.append(Piece(block.id, BlockKind.PARAGRAPH if block.table else block.kind, tuple(words)))
    return pieces


def made(pieces: Pieces, id: str, title: str) -> Edited:
    blocks: list[Block] = []
    words: list[Placed] = []
    place = 0
    for piece in pieces:
        text = ""
        for word in piece.words:
            begin = place + len(text)
            words.append(Placed(begin, begin + len(word.text), word.origin, word.fate))
            text += word.text + (word.gap or " ")
        text = text.rstrip()
        level = 2 if piece.kind is BlockKind.HEADING else 0
        blocks.append(Block(piece.id, piece.kind, (Span(text),) if text else (), level=level))
        place += len(text) + 1
    return Edited(Article(id, title, tuple(blocks)), tuple(words))


def plain(article: Article) -> Edited:
    """The article before any edit, its tables as paragraphs."""
    return made(pieces_of(article), article.id, article.title)


# ---- the edits


def errors_mended(pieces: Pieces, rng: random.Random) -> Pieces:
    def mend(word: Word) -> Word:
        if len(word.text) < 4 or rng.random() > 0.04:
            return word
        place = rng.randrange(1, len(word.text) - 1)
        text = word.text
        middle = rng.choice(("", 2 * text[place], "x"))
        return replace(word, text=text[:place] + middle + text[place + 1 :], fate=Fate.MENDED)

    return _each_word(pieces, mend)


def paragraphs_moved(pieces: Pieces, rng: random.Random) -> Pieces:
    pieces = list(pieces)
    for _ in range(max(1, len(pieces) // 8)):
        piece = pieces.pop(rng.randrange(len(pieces)))
        pieces.insert(rng.randrange(len(pieces)), piece)
    return pieces


def paragraphs_split(pieces: Pieces, rng: random.Random) -> Pieces:
    result: Pieces = []
    for number, piece in enumerate(pieces):
        if len(piece.words) < 20 or rng.random() < 0.4:
            result.append(piece)
            continue
        at = rng.randrange(5, len(piece.words) - 5)
        result += [replace(piece, words=piece.words[:at]), Piece(f"split-{number}", piece.kind, piece.words[at:])]
    return result


def paragraphs_joined(pieces: Pieces, rng: random.Random) -> Pieces:
    result: Pieces = []
    for piece in pieces:
        last = result[-1] if result else None
        if last and last.kind is piece.kind is BlockKind.PARAGRAPH and last.words and rng.random() < 0.6:
            words = (*last.words[:-1], replace(last.words[-1], gap=" "), *piece.words)
            result[-1] = replace(last, words=words)
        else:
            result.append(piece)
    return result


def section_inserted(pieces: Pieces, rng: random.Random) -> Pieces:
    at = rng.randrange(len(pieces) // 4, 3 * len(pieces) // 4)
    section = [Piece("new-heading", BlockKind.HEADING, _new_words(rng, 4))]
    section += [Piece(f"new-{number}", BlockKind.PARAGRAPH, _new_words(rng, 60)) for number in range(3)]
    return [*pieces[:at], *section, *pieces[at:]]


def heading_renamed(pieces: Pieces, rng: random.Random) -> Pieces:
    return [
        replace(piece, words=_new_words(rng, 5)) if piece.kind is BlockKind.HEADING and rng.random() < 0.5 else piece
        for piece in pieces
    ]


def fifth_changed(pieces: Pieces, rng: random.Random) -> Pieces:
    def change(word: Word) -> Word:
        return replace(word, text=rng.choice(_NEW_WORDS), fate=Fate.CHANGED) if rng.random() < 0.2 else word

    return _each_word(pieces, change)


def ids_gone(pieces: Pieces, rng: random.Random) -> Pieces:
    return [replace(piece, id=f"other-{number}") for number, piece in enumerate(pieces)]


def nothing(pieces: Pieces, rng: random.Random) -> Pieces:
    return pieces


def paragraph_deleted(pieces: Pieces, rng: random.Random) -> Pieces:
    gone = set(rng.sample(range(len(pieces)), max(1, len(pieces) // 8)))
    return [piece for number, piece in enumerate(pieces) if number not in gone]


EDITS: dict[str, tuple[Edit, str]] = {
    "typing errors mended": (errors_mended, ""),
    "paragraphs moved": (paragraphs_moved, ""),
    "paragraphs split": (paragraphs_split, ""),
    "paragraphs joined": (paragraphs_joined, ""),
    "a section inserted": (section_inserted, ""),
    "a heading renamed": (heading_renamed, ""),
    "a fifth of the words changed": (fifth_changed, ""),
    "block ids gone": (ids_gone, ""),
    "article id changed": (nothing, "another-id"),
    "paragraph deleted": (paragraph_deleted, ""),
}
"""Name -> the edit, and the article's new id where it has one."""


def edited(article: Article, name: str, seed: int) -> Edited:
    edit, id = EDITS[name]
    return made(edit(pieces_of(article), random.Random(seed)), id or article.id, article.title)


def _each_word(pieces: Pieces, change: Callable[[Word], Word]) -> Pieces:
    return [replace(piece, words=tuple(map(change, piece.words))) for piece in pieces]


def _new_words(rng: random.Random, count: int) -> tuple[Word, ...]:
    return tuple(Word(rng.choice(_NEW_WORDS), None) for _ in range(count))


# ---- marks


def marks_over(edited: Edited, info: PackInfo, count: int, seed: int = 1) -> list[Mark]:
    """A fifth are bookmarks; highlights are of one word up to several paragraphs."""
    rng = random.Random(seed)
    text = ArticleText(edited.article)
    source = source_of(info, edited.article)
    marks: list[Mark] = []
    while len(marks) < count:
        if len(marks) % 5 == 0:
            block = rng.choice([block for block in edited.article.blocks if block.spans])
            marks.append(_dated(new_mark(MarkKind.BOOKMARK, source, target_of_block(text, block.id)), len(marks)))
            continue
        longest = rng.choice((3, 12, 20, 80, 250))
        begin = rng.randrange(len(edited.words))
        end = min(len(edited.words), begin + rng.randint(1, longest)) - 1
        target = target_at(text, edited.words[begin].first, edited.words[end].last)
        marks.append(_dated(new_mark(MarkKind.HIGHLIGHT, source, target), len(marks)))
    return marks


def _dated(mark: Mark, number: int) -> Mark:
    time = f"2025-04-28T12:00:00.{number:06}Z"
    return replace(mark, id=f"urn:uuid:00000000-0000-4000-8000-{number:012}", created=time, modified=time)


# ---- the truth


@dataclass(frozen=True, slots=True)
class Verdict:
    """stands: the marked text is still there; is_right: the passage found is that text; is_false: said to be in place,
    and is not.
    """

    stands: bool
    is_right: bool
    is_false: bool


def judge(before: Edited, after: Edited, mark: Mark, found: FoundMark) -> Verdict:
    """Text stands where all its words are there in one piece, and half of them or more are what they were."""
    marked = {number for number, word in enumerate(before.words) if _overlaps(word, mark.target)}
    there = [number for number, word in enumerate(after.words) if word.origin in marked]
    same = sum(after.words[number].fate is Fate.SAME for number in there)
    changed = sum(after.words[number].fate is Fate.CHANGED for number in there)
    is_one_piece = bool(there) and there[-1] - there[0] + 1 <= 1.3 * len(there)
    stands = is_one_piece and len(there) == len(marked) and 2 * changed < len(there)
    reached = {number for number, word in enumerate(after.words) if found.target and _overlaps(word, found.target)}
    both, either = reached & set(there), reached | set(there)
    is_intact = same == len(marked) and reached == set(there)
    is_right = bool(either) and len(both) >= 0.8 * len(either)
    return Verdict(stands, is_right, found.state is State.IN_PLACE and not is_intact)


def _overlaps(word: Placed, target: MarkTarget) -> bool:
    return word.first < target.last and word.last > target.first
