"""Annotations of Hypothesis, Thorium, Readium and KOReader become marks where their quotes are certain."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.library.stored_json import EncodingError
from reader.marks import exchange
from reader.marks.model import Colour, Mark, MarkKind
from tests.marks.samples import ARTICLE, Pack
from tests.packs import article_of

QUOTE = "keeps what happened, and where"
OTHER = article_of("One tablet twice a day.", "Keep it dry. One tablet twice a day. Ask.", id="other")
PACK = Pack(ARTICLE, OTHER)
TIME = "2024-05-01T10:00:00.000000Z"


def selector(quote: str = QUOTE, before: str = "The hippocampus ", after: str = "; it is small") -> list[Any]:
    return [
        {"type": "RangeSelector", "startContainer": "/div[1]/p[2]", "startOffset": 3},
        {"type": "TextPositionSelector", "start": 5000, "end": 5030},
        {"type": "TextQuoteSelector", "exact": quote, "prefix": before, "suffix": after},
    ]


def hypothesis(quote: str = QUOTE, **others) -> dict[str, Any]:
    target = {"source": "https://example.org/brain/talk.html", "selector": selector(quote)}
    return {"id": "jwd9uFQ2", "created": "2024-05-01T10:00:00.000000+00:00", "updated": TIME,
            "user": "acct:ann@hypothes.is", "uri": target["source"], "text": "Ask Mia", "tags": ["course"],
            "group": "__world__", "permissions": {}, "target": [target], "document": {"title": ["Brain"]},
            "links": {"html": "https://hypothes.is/a/x"}, **others}  # fmt: skip


def without_context(quote: str, source: str = "x") -> dict[str, Any]:
    target = [{"source": source, "selector": selector(quote, "", "")}]
    return hypothesis(target=target, uri=source, document={})


def json_ld(**others) -> dict[str, Any]:
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "https://hypothes.is/a/x",
            "created": TIME, "modified": TIME, "creator": "acct:ann@hypothes.is",
            "body": [{"type": "TextualBody", "format": "text/markdown", "value": "Ask Mia"},
                     {"type": "TextualBody", "purpose": "tagging", "value": "course"}],
            "target": [{"source": "https://example.org/talk", "selector": selector()}], **others}  # fmt: skip


def thorium(**others) -> dict[str, Any]:
    css = {
        "type": "CssSelector",
        "value": "#x > p",
        "refinedBy": {"type": "TextPositionSelector", "start": 4, "end": 19},
    }
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:uuid:9f0c1d8e-6a77-4c55-9f3b-0a2f5b1f3a10",
            "created": TIME, "modified": TIME, "type": "Annotation",
            "body": {"type": "TextualBody", "value": "Ask Mia", "format": "text/plain", "color": "#46aee6",
                     "tag": "course", "highlight": "solid"},
            "creator": {"id": "urn:uuid:1", "type": "Person", "name": "ann"},
            "target": {"source": "OEBPS/text/chapter1.html",
                       "meta": {"headings": [{"txt": "Talk", "level": 1}], "page": ""},
                       "selector": [css, *selector(), {"type": "ProgressionSelector", "value": 0.4}]},
            **others}  # fmt: skip


KOREADER = {"title": "Brain", "author": "B", "entries": [
    {"page": 3, "time": 1714557600, "sort": "highlight", "drawer": "lighten", "chapter": "Talk", "text": QUOTE,
     "note": "Ask Mia", "color": "blue"}]}  # fmt: skip

FILES = {
    "Hypothesis, API": {"total": 1, "rows": [hypothesis()]},
    "Hypothesis, export": {"export_date": TIME, "export_userid": "acct:ann", "annotations": [hypothesis()]},
    "Hypothesis, a list": [hypothesis()],
    "Hypothesis, one": hypothesis(),
    "Hypothesis, JSON-LD": json_ld(),
    "W3C, collection": {"type": "AnnotationCollection", "first": {"items": [json_ld()]}},
    "Thorium": {"type": "AnnotationSet", "about": {"dc:title": "Brain"}, "items": [thorium()]},
    "Readium": {"type": "AnnotationSet", "about": {}, "items": [thorium(body={
        "type": "TextualBody", "value": "Ask Mia", "keyword": "course", "color": "blue"})]},
    "KOReader": KOREADER,
    "KOReader, all books": {"created_on": 1, "version": "json/1.0.0", "documents": [KOREADER]},
}  # fmt: skip


def placed(value: Any, *packs: Pack) -> tuple[list[Mark], list[str]]:
    contents = exchange.with_placed(exchange.read(json.dumps(value)), packs or (PACK,))
    return list(contents.versions), [str(problem) for problem in contents.problems]


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_program(name):
    [mark], problems = placed(FILES[name])
    assert problems == []
    assert (mark.source.pack, mark.source.edition, mark.target.article, mark.target.blocks) == (
        "brain",
        2,
        "talk",
        ("p2",),
    )
    assert (mark.target.quote, mark.note, mark.created) == (QUOTE, "Ask Mia", TIME)
    if "KOReader" not in name:
        assert (mark.labels, mark.author) == (("course",), "ann")
    blue = any(each in name for each in ("Thorium", "Readium", "KOReader"))
    assert mark.colour is (Colour.BLUE if blue else Colour.YELLOW)
    assert placed(FILES[name]) == ([mark], [])  # the same mark each time


def test_a_bookmark():
    [mark], _ = placed(thorium(motivation="bookmarking"))
    assert (mark.kind, mark.colour) == (MarkKind.BOOKMARK, None)


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (hypothesis("words that no pack has at all"), "no pack has the text that it quotes"),
        (hypothesis(target=[{"source": "https://example.org"}]), "it quotes no text"),
        (hypothesis(references=["abc"]), "it is a reply"),
        (without_context("One tablet twice a day"), "several places"),
        (without_context("the"), "several places"),
        (without_context("Ask"), "too short"),
        (hypothesis(text="x" * 200_000), "more than 100,000"),
        (hypothesis(text=5), "expected text"),
        (hypothesis(target=[{"source": "x", "selector": selector("x" * 200_000)}]), "more than 100,000"),
    ],
    ids=["nowhere", "no quote", "reply", "twice", "common word", "short", "long note", "wrong type", "long quote"],
)  # fmt: skip
def test_what_cannot_be_placed_is_listed(item, reason):
    marks, [problem] = placed([hypothesis(), item])
    assert len(marks) == 1
    assert problem.startswith("entry 2")
    assert reason in problem


def test_context_and_titles_choose_between_places():
    quote = "One tablet twice a day"
    [mark], _ = placed(hypothesis(target=[{"source": "x", "selector": selector(quote, "Keep it dry. ", ". Ask.")}]))
    assert mark.target.blocks == ("p2",)
    twin = Pack(article_of(f"Also {QUOTE}.", id="a"), article_of(f"And {QUOTE}.", id="b"))
    [mark], _ = placed(without_context(QUOTE, "https://example.org/b.html"), twin)
    assert mark.target.article == "b"


def test_a_stranger_cannot_name_a_mark_of_the_reader():
    [mark], _ = placed(thorium())
    assert mark.id != thorium()["id"]


WRONG: list[Any] = [
    5, None, [], "x", {}, {"a": 1}, [[]], [{"selector": 5}], {"source": 5},
    {"source": "x", "selector": [[[]], 5, {"type": 7}]},
    {"source": "x", "selector": {"type": "TextQuoteSelector", "exact": 5}},
]  # fmt: skip


@pytest.mark.parametrize("value", WRONG, ids=range(len(WRONG)))
@pytest.mark.parametrize(
    "member", ["target", "body", "creator", "tags", "document", "user", "created", "id", "uri", "text"]
)
def test_wrong_types_are_listed_or_ignored(member, value):
    for make in (hypothesis, thorium):
        try:
            marks, problems = placed([hypothesis(id="other"), make(**{member: value})])
        except EncodingError:
            continue
        assert 1 <= len(marks) <= 2
        assert len(marks) + len(problems) >= 2 or member == "id"


@pytest.mark.parametrize(
    "text",
    ['{"rows": ' + "[" * 50_000, '{"entries": [5, null, [], {"text": 5}, {"time": 1e400}]}',
     '{"documents": [5, {"entries": 7}]}', '{"type": "AnnotationSet", "items": 5}',
     '{"rows": [' + '{"uri": "x", "target": ' + "[" * 30 + "]" * 30 + "}]}"],
    ids=["deep", "KOReader", "books", "items", "nested"],
)  # fmt: skip
def test_hostile_files(text):
    try:
        contents = exchange.with_placed(exchange.read(text), [PACK])
    except EncodingError:
        return
    assert contents.versions == ()


def test_thousands_of_entries(monkeypatch):
    monkeypatch.setattr(exchange, "MOST_FOREIGN", 1_000)
    marks, problems = placed([hypothesis(f"not here {number}", id=str(number)) for number in range(1_002)])
    assert marks == []
    assert len(problems) == 1_002
    assert "more than 1,000 entries" in problems[-1]
