"""Passages in another language: their words are found, and stemmed by no rules of the pack's language."""

from __future__ import annotations

from pathlib import Path

import apsw

from reader.library.model import Block, BlockKind, Span, Table
from reader.search.foreign_text import foreign_texts, native_text, without_foreign
from tests.packs import INFO, article_of, make_searchable

BLOCKS = (
    Block("a", BlockKind.PARAGRAPH, (Span("The nurses say "), Span("les opérations", lang="fr"), Span(" in Lomé."))),
    Block("t", BlockKind.TABLE, table=Table((((Span("heart"),), (Span("das Herzen", lang="de"),)),), ("", ""))),
)


def test_parts() -> None:
    assert foreign_texts(BLOCKS) == ["les opérations", "das Herzen"]
    native = without_foreign(BLOCKS)
    assert native_text(BLOCKS[0].spans) == f"The nurses say {' ' * 14} in Lomé."
    assert [text.strip() for text in foreign_texts(native)] == ["", ""]
    assert without_foreign(BLOCKS[:0]) == ()


def test_words_of_another_language_are_stemmed_only_where_the_pack_has_them_too(tmp_path: Path) -> None:
    article = article_of("x")._replace(blocks=BLOCKS)
    english = article_of("The relations of nurses and the herzen.", id="other")
    file = make_searchable(tmp_path / "p.carrel", articles=[article, english])
    rows = apsw.Connection(str(file)).execute("SELECT word, stem FROM search_word").fetchall()
    stems = {str(word): str(stem) for word, stem in rows}
    assert stems["nurses"] != "nurses"
    assert stems["operations"] == "operations"
    assert stems["relations"] == "relat"
    assert INFO.language == "en-GB"
