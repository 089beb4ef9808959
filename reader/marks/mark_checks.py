"""What of a mark is too much, and text of strangers made fit to be kept."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.library.limits import LONGEST_ENTRY, LONGEST_LINE
from reader.library.model import ID
from reader.marks import timestamps
from reader.marks.model import CONTEXT, Mark, MarkError, MarkKind, MarkSource, MarkTarget

LONGEST_QUOTE = 100_000
"""Characters: some forty pages in one highlight."""

LONGEST_NOTE = 100_000
LONGEST_LABEL = 100
MOST_LABELS = 50
MOST_MARKED_BLOCKS = 2_000
MOST_PLACEMENTS = 200
LARGEST = 10**9
"""Of an edition or an offset."""

_URN = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Text without control characters and halves of characters, its lines ended by `\\n`."""
    return text if text.isascii() and text.isprintable() else _CONTROLS.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def clean_line(text: str) -> str:
    return " ".join(clean(text).split())


def checked(mark: Mark) -> Mark:
    """The mark as it may be kept: texts cleaned, labels sorted. Raises MarkError where something is too much."""
    if not _URN.fullmatch(mark.id):
        raise MarkError("its id is no urn:uuid.")
    try:
        created, modified = timestamps.read(mark.created), timestamps.read(mark.modified)
    except ValueError as error:
        raise MarkError("its times are none in ISO 8601, with a zone.") from error
    labels = tuple(sorted({label for each in mark.labels if (label := clean_line(each))}))
    note, title, author = clean(mark.note).strip(), clean_line(mark.title), clean_line(mark.author)
    _most("the note", len(note), LONGEST_NOTE, "characters")
    _most("the title", len(title), LONGEST_LINE, "characters")
    _most("the author's name", len(author), LONGEST_LINE, "characters")
    _most("the list of labels", len(labels), MOST_LABELS, "labels")
    _most("a label", max(map(len, labels), default=0), LONGEST_LABEL, "characters")
    _most("the list of placements", len(mark.placements), MOST_PLACEMENTS, "placements")
    for each in mark.placements:
        _number(each.edition)
    placements = tuple(
        replace(each, target=each.target and _target(each.target))
        for each in sorted(mark.placements, key=lambda each: each.edition)
    )
    if len({each.edition for each in placements}) < len(placements):
        raise MarkError("it has two places in one edition.")
    if (mark.kind is MarkKind.HIGHLIGHT) != (mark.colour is not None):
        raise MarkError("a highlight has a colour, and a bookmark has none.")
    return replace(
        mark,
        source=_source(mark.source),
        target=_target(mark.target),
        created=created,
        modified=max(created, modified),
        note=note,
        title=title,
        labels=labels,
        author=author,
        placements=placements,
    )


def _source(source: MarkSource) -> MarkSource:
    _id(source.pack)
    _number(source.edition)
    lines = [clean_line(each) for each in (source.pack_title, source.article_title, source.date, source.publisher)]
    authors = tuple(clean_line(each) for each in source.authors)
    _most("a title or name", max(map(len, (*lines, *authors))), LONGEST_LINE, "characters")
    _most("the list of authors", sum(map(len, authors)), LONGEST_ENTRY, "characters")
    return MarkSource(source.pack, source.edition, lines[0], lines[1], authors, lines[2], lines[3])


def _target(target: MarkTarget) -> MarkTarget:
    for id in (target.article, *target.blocks, *([target.section] if target.section else [])):
        _id(id)
    for number in (target.start, target.end, target.first, target.last):
        _number(number)
    _most("the quote", len(target.quote), LONGEST_QUOTE, "characters")
    _most("the list of blocks", len(target.blocks), MOST_MARKED_BLOCKS, "blocks")
    if not target.blocks or target.last < target.first or (len(target.blocks) == 1 and target.end < target.start):
        raise MarkError("its place is none.")
    before, after = clean(target.before)[-CONTEXT:], clean(target.after)[:CONTEXT]
    return replace(target, quote=clean(target.quote), before=before, after=after)


def _id(id: str) -> None:
    if not ID.fullmatch(id):
        raise MarkError("an id of a pack, article or block in it is of no known form.")


def _number(number: int) -> None:
    if not 0 <= number <= LARGEST:
        raise MarkError("a number in it is out of range.")


def _most(what: str, found: int, most: int, unit: str) -> None:
    if found > most:
        raise MarkError(f"{what} has more than {most:,} {unit}.")
