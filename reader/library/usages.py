"""Finds where a pack cites a reference or uses a term."""

from __future__ import annotations

from reader.library.block_encoding import decode_block
from reader.library.model import ID, Block, Location, plain_text
from reader.library.packconnection import ARTICLES_DAMAGED, CHANGED, PackConnection
from reader.library.stored_json import EncodingError
from reader.named_tuple import NamedTuple
from reader.translation import N_, _

_MOST_BYTES = 2 << 20
"""How much text is read for one list of usages: a few huge blocks must not freeze the window."""

_SIZE_OF_USAGE = """SELECT total(octet_length(block.body)) + total(octet_length(heading.body))
  FROM block LEFT JOIN block AS heading ON heading.number=block.section WHERE block.number=?"""

_USAGE = """SELECT article.id, title, block.body, heading.body
  FROM block JOIN article ON article.number=block.article
  LEFT JOIN block AS heading ON heading.number=block.section WHERE block.number=?"""


class Usage(NamedTuple):
    """A block that cites a reference or uses a term. `section` is the text of the heading above it, or empty."""

    article: str
    article_title: str
    block: str
    section: str


class UsageReader:
    """Reads the tables `cited` and `used` of a pack file. Every method raises PackError if the file is damaged."""

    def __init__(self, file: PackConnection, pack: str) -> None:
        """`pack` is the id of the pack."""
        self._file = file
        self._pack = pack

    def of_reference(self, reference: str) -> list[Usage]:
        return self._usages("SELECT block FROM cited WHERE reference=? ORDER BY block LIMIT 200", reference)

    def of_term(self, term: str) -> list[Usage]:
        return self._usages("SELECT block FROM used WHERE term=? ORDER BY block LIMIT 200", term)

    def first_of_reference(self, reference: str) -> Location | None:
        return self._first_location("SELECT min(block) AS number FROM cited WHERE reference=?", reference)

    def first_of_term(self, term: str) -> Location | None:
        return self._first_location("SELECT min(block) AS number FROM used WHERE term=?", term)

    def _usages(self, sql: str, key: str) -> list[Usage]:
        usages: list[Usage] = []
        size = 0
        for (number,) in self._file.rows(sql, (key,)):
            size += sum(length for (length,) in self._file.rows(_SIZE_OF_USAGE, (number,)))
            if size > _MOST_BYTES:
                break
            for article, title, body, heading in self._file.rows(_USAGE, (number,)):
                if not isinstance(article, str) or not isinstance(title, str):
                    raise self._file.damaged(ARTICLES_DAMAGED, _(CHANGED))
                usages.append(Usage(article, title, self._block(body).id, self._heading(heading)))
        return usages

    def _first_location(self, sql: str, key: str) -> Location | None:
        rows = self._file.rows(
            f"SELECT article.id, block.body FROM ({sql}) JOIN block USING (number) "
            "JOIN article ON article.number=block.article",
            (key,),
        )
        match rows:
            case []:
                return None
            case [(str(article), body)] if ID.fullmatch(article):
                return Location(self._pack, article, self._block(body).id)
        raise self._file.damaged(ARTICLES_DAMAGED, _(CHANGED))

    def _heading(self, body: object) -> str:
        return plain_text(self._block(body).spans) if body is not None else ""

    def _block(self, body: object) -> Block:
        try:
            return decode_block(body)
        except EncodingError as error:
            raise self._file.damaged(N_("An article is damaged ({why})."), error) from error
