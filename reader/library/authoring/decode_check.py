"""Decodes what an author wrote with the code that opens packs: what it refuses is reported with its line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

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


def article_errors(article: Article) -> list[tuple[int, str]]:
    """Pairs of the number of a block and why no reader can open it; the number is -1 for the article as a whole."""
    found: list[tuple[int, str]] = []
    length = 0
    for number, block in enumerate(article.blocks):
        body = encode_block(block)
        length += len(body.encode())
        if number >= MOST_BLOCKS or length > LONGEST_ARTICLE:
            return [*found, (number, f"the article is too long from here on; {_DIVIDE}")]
        error = _error(partial(decode_block, body))
        if error:
            found.append((number, f"{_UNREADABLE} {error}; shorten or divide it"))
    entry = ArticleEntry(0, article.id, article.title, article.summary, 0)
    error = _error(lambda: decode_article(entry, encode_details(article), article.blocks))
    error = error or blocks_limit_error(article.blocks)
    return [*found, (-1, f"{_UNREADABLE} {error}; shorten it")] if error and not found else found


def term_error(term: Term) -> str:
    error = _error(lambda: decode_term(term.id, term.term, encode_term(term)))
    return f"{error}; shorten it" if error else ""


def reference_error(reference: Reference) -> str:
    error = _error(lambda: decode_reference(reference.id, encode_reference(reference)))
    return f"{error}; shorten it" if error else ""


def quiz_error(questions: Sequence[QuizQuestion]) -> str:
    """Of the last question of an article, and of all its questions together."""
    error = _error(lambda: decode_question(encode_question(questions[-1])))
    if error:
        return f"{error}; shorten it"
    error = quiz_limit_error(questions)
    return f"{error}; delete some, or ask them at the end of another article" if error else ""


def info_error(info: PackInfo) -> str:
    error = _error(lambda: read_pack_values(pack_values(info, dict.fromkeys(COUNTED, 0))))
    return f"{error}; shorten it" if error else ""


_UNREADABLE = "readers could not open this:"
_DIVIDE = f"divide it: an article has at most {MOST_BLOCKS:,} blocks and {LONGEST_ARTICLE >> 20} MB"


def _error(read: Callable[[], object]) -> str:
    """The reason why the text that `read` decodes cannot be read; empty if it can."""
    try:
        read()
    except ValueError as error:
        return str(error)
    return ""
