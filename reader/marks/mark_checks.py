"""Limits of a mark, and cleaning of text from files that cannot be trusted."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.library.limits import LONGEST_ENTRY, LONGEST_LINE
from reader.library.model import ID
from reader.marks import timestamps
from reader.marks.model import CONTEXT, Mark, MarkError, MarkKind, MarkSource, MarkTarget
from reader.translation import N_, _, as_translated, number_text

LONGEST_QUOTE = 100_000
"""Characters: about forty pages."""

LONGEST_NOTE = 100_000
LONGEST_LABEL = 100
MOST_LABELS = 50
MOST_MARKED_BLOCKS = 2_000
MOST_PLACEMENTS = 200
LARGEST = 10**9
"""The largest edition or offset."""

_URN = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Replaces control characters and surrogates by U+FFFD, and line ends by `\\n`."""
    return text if text.isascii() and text.isprintable() else _CONTROLS.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def clean_line(text: str) -> str:
    """As `clean`, on one line with single spaces."""
    return " ".join(clean(text).split())


def checked(mark: Mark) -> Mark:
    """The mark with clean texts and sorted labels. Raises MarkError if it exceeds a limit or has an invalid value.

    The text of the error is part of a sentence.
    """
    if not _URN.fullmatch(mark.id):
        raise MarkError(_("its id is not a urn:uuid"))
    try:
        created, modified = timestamps.normalized(mark.created), timestamps.normalized(mark.modified)
    except ValueError as error:
        raise MarkError(_("its times are not in ISO 8601 with a time zone")) from error
    labels = tuple(sorted({label for each in mark.labels if (label := clean_line(each))}))
    note, title, author = clean(mark.note).strip(), clean_line(mark.title), clean_line(mark.author)
    _check_limit(N_("the note has more than {number} characters"), len(note), LONGEST_NOTE)
    _check_limit(N_("the title has more than {number} characters"), len(title), LONGEST_LINE)
    _check_limit(N_("the author's name has more than {number} characters"), len(author), LONGEST_LINE)
    _check_limit(N_("the list of labels has more than {number} labels"), len(labels), MOST_LABELS)
    longest_label = max(map(len, labels), default=0)
    _check_limit(N_("a label has more than {number} characters"), longest_label, LONGEST_LABEL)
    _check_limit(
        N_("the list of targets has more than {number} targets for other editions"),
        len(mark.placements),
        MOST_PLACEMENTS,
    )
    for each in mark.placements:
        _check_number(each.edition)
    placements = tuple(
        replace(each, target=each.target and _target(each.target))
        for each in sorted(mark.placements, key=lambda each: each.edition)
    )
    if len({each.edition for each in placements}) < len(placements):
        raise MarkError(_("it has two targets for one edition"))
    if (mark.kind is MarkKind.HIGHLIGHT) != (mark.colour is not None):
        raise MarkError(_("a highlight must have a colour, and a bookmark must not have one"))
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


def checked_sentence(mark: Mark) -> Mark:
    """As `checked`; the text of the error is a sentence by itself."""
    try:
        return checked(mark)
    except MarkError as error:
        raise MarkError(_("This mark cannot be saved: {reason}.", reason=as_translated(error))) from error


def _source(source: MarkSource) -> MarkSource:
    _check_id(source.pack)
    _check_number(source.edition)
    lines = [clean_line(each) for each in (source.pack_title, source.article_title, source.date, source.publisher)]
    authors = tuple(clean_line(each) for each in source.authors)
    _check_limit(
        N_("a title or name has more than {number} characters"), max(map(len, (*lines, *authors))), LONGEST_LINE
    )
    _check_limit(N_("the list of authors has more than {number} characters"), sum(map(len, authors)), LONGEST_ENTRY)
    return MarkSource(source.pack, source.edition, lines[0], lines[1], authors, lines[2], lines[3])


def _target(target: MarkTarget) -> MarkTarget:
    for id in (target.article, *target.blocks, *([target.section] if target.section else [])):
        _check_id(id)
    for number in (target.start, target.end, target.first, target.last):
        _check_number(number)
    _check_limit(N_("the quote has more than {number} characters"), len(target.quote), LONGEST_QUOTE)
    _check_limit(N_("the list of blocks has more than {number} blocks"), len(target.blocks), MOST_MARKED_BLOCKS)
    if not target.blocks or target.last < target.first or (len(target.blocks) == 1 and target.end < target.start):
        raise MarkError(_("it has no valid position"))
    before, after = clean(target.before)[-CONTEXT:], clean(target.after)[:CONTEXT]
    return replace(target, quote=clean(target.quote), before=before, after=after)


def _check_id(id: str) -> None:
    if not ID.fullmatch(id):
        raise MarkError(_("it contains an invalid id of a pack, article or block"))


def _check_number(number: int) -> None:
    if not 0 <= number <= LARGEST:
        raise MarkError(_("it contains a number that is out of range"))


def _check_limit(problem: str, number: int, most: int) -> None:
    if number > most:
        raise MarkError(_(problem, number=number_text(most)))
