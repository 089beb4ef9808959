"""Decodes what an author wrote with the code that opens packs: what it refuses is reported with its line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from reader.library.authoring.problems import with_advice
from reader.library.block_encoding import decode_block, encode_block
from reader.library.entry_encoding import (
    decode_article,
    decode_reference,
    decode_term,
    encode_details,
    encode_reference,
    encode_term,
)
from reader.library.limits import LONGEST_ARTICLE, MOST_BLOCKS, blocks_limit_error, quiz_limit_error
from reader.library.model import Article, ArticleEntry, PackInfo, QuizQuestion, Reference, Term
from reader.library.packformat import COUNTED, pack_values, read_pack_values
from reader.library.quiz_encoding import decode_question, encode_question
from reader.translation import Translated, _, as_translated, number_text


def article_errors(article: Article) -> list[tuple[int, Translated]]:
    """Pairs of the number of a block and why no reader can open it; the number is -1 for the article as a whole."""
    found: list[tuple[int, Translated]] = []
    length = 0
    for number, block in enumerate(article.blocks):
        body = encode_block(block)
        length += len(body.encode())
        if number >= MOST_BLOCKS or length > LONGEST_ARTICLE:
            return [*found, (number, _too_long())]
        error = _error(partial(decode_block, body))
        if error:
            found.append((number, _("readers could not open this: {reason}; shorten or divide it", reason=error)))
    entry = ArticleEntry(0, article.id, article.title, article.summary, 0)
    error = _error(lambda: decode_article(entry, encode_details(article), article.blocks))
    error = error or blocks_limit_error(article.blocks)
    if error and not found:
        found.append((-1, _("readers could not open this: {reason}; shorten it", reason=error)))
    return found


def term_error(term: Term) -> Translated:
    error = _error(lambda: decode_term(term.id, term.term, encode_term(term)))
    return _shorten(error)


def reference_error(reference: Reference) -> Translated:
    error = _error(lambda: decode_reference(reference.id, encode_reference(reference)))
    return _shorten(error)


def quiz_error(questions: Sequence[QuizQuestion]) -> Translated:
    """Of the last question of an article, and of all its questions together."""
    error = _error(lambda: decode_question(encode_question(questions[-1])))
    if error:
        return _shorten(error)
    error = quiz_limit_error(questions)
    return with_advice(error, _("delete some, or ask them at the end of another article")) if error else error


def info_error(info: PackInfo) -> Translated:
    error = _error(lambda: read_pack_values(pack_values(info, dict.fromkeys(COUNTED, 0))))
    return _shorten(error)


def _too_long() -> Translated:
    return _(
        "the article is too long from here on; divide it: an article has at most {blocks} blocks and {size} MB",
        blocks=number_text(MOST_BLOCKS),
        size=LONGEST_ARTICLE >> 20,
    )


def _shorten(error: Translated) -> Translated:
    # Translators: what follows a limit that a text exceeds, such as: a heading has more than 1,000 characters
    return with_advice(error, _("shorten it")) if error else error


def _error(read: Callable[[], object]) -> Translated:
    """The reason why the text that `read` decodes cannot be read; empty if it can."""
    try:
        read()
    except ValueError as error:
        return as_translated(error)
    return Translated("")
