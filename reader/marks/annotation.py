"""Converts marks to W3C Web Annotations and back, as docs/marks.md describes.

The model: https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reader.library.model import Location
from reader.library.stored_json import EncodingError, dict_of, id_of, list_of, number_of, text_of, texts_of
from reader.library.word_borders import without_borders
from reader.marks.json_ld import is_a, only
from reader.marks.mark_checks import LARGEST, checked
from reader.marks.model import Colour, EditionPlacement, Mark, MarkError, MarkKind, MarkSource, MarkTarget
from reader.translation import _, as_translated, list_text

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN_CONTEXT = {"carrel": "urn:carrel:marks#"}
"""The prefix of members that Carrel adds to the model."""

_MOTIVATIONS = {MarkKind.BOOKMARK: "bookmarking", MarkKind.HIGHLIGHT: "highlighting"}


def to_annotation(mark: Mark) -> dict[str, Any]:
    """One version of a mark. Empty members are left out."""
    bodies = [("commenting", mark.note), ("describing", mark.title), *(("tagging", label) for label in mark.labels)]
    source = mark.source
    return {
        "type": "Annotation",
        "id": mark.id,
        "motivation": _MOTIVATIONS[mark.kind],
        "created": mark.created,
        "modified": mark.modified,
        **({"creator": {"type": "Person", "name": mark.author}} if mark.author else {}),
        "body": [
            {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}
            for purpose, value in bodies
            if value
        ],
        "target": [
            {**_to_target(source.pack, mark.target), "carrel:edition": source.edition},
            *(_to_placement(source.pack, each) for each in mark.placements),
        ],
        "carrel:source": {
            "edition": source.edition,
            **_present(
                packTitle=source.pack_title,
                articleTitle=source.article_title,
                authors=list(source.authors),
                date=source.date,
                publisher=source.publisher,
            ),
        },
        **({"carrel:colour": mark.colour.value} if mark.colour else {}),
        **({"carrel:deleted": True} if mark.is_deleted else {}),
    }


def from_annotation(value: object) -> Mark:
    """Raises EncodingError with the reason."""
    item = dict_of(value)
    try:
        mark = _from_annotation(item)
        return checked(mark)
    except MarkError as error:
        raise EncodingError(as_translated(error)) from error


def _from_annotation(item: dict[str, Any]) -> Mark:
    if not is_a(item, "Annotation"):
        raise EncodingError(_("it is not an Annotation"))
    kind = next((kind for kind, word in _MOTIVATIONS.items() if is_a(item, word, "motivation")), None)
    if kind is None:
        raise EncodingError(_("its motivation is neither bookmarking nor highlighting"))
    note, title, labels = _from_bodies(item.get("body", []))
    pack, edition, target, placements = _from_targets(item.get("target", []))
    created = _text(item, "created")
    source = dict_of(item.get("carrel:source", {}))
    mark = Mark(
        _text(item, "id"),
        kind,
        MarkSource(
            pack,
            edition,
            _text(source, "packTitle"),
            _text(source, "articleTitle"),
            tuple(texts_of(source.get("authors", []))),
            _text(source, "date"),
            _text(source, "publisher"),
        ),
        target,
        created,
        _text(item, "modified") or created,
        note,
        title,
        labels,
        author=_text(dict_of(only(item.get("creator", {}))), "name"),
        placements=placements,
        is_deleted=item.get("carrel:deleted") is True,
    )
    if kind is MarkKind.BOOKMARK:
        return mark
    colour = item.get("carrel:colour", Colour.YELLOW.value)
    if colour not in [each.value for each in Colour]:
        raise EncodingError(_("its colour is not one of {colours}", colours=list_text(Colour)))
    return replace(mark, colour=Colour(colour))


# ---- bodies


def _from_bodies(value: object) -> tuple[str, str, tuple[str, ...]]:
    note, title, labels = "", "", []
    for each in list_of([value] if isinstance(value, dict) else value):
        body = dict_of(each)
        text = _text(body, "value")
        match only(body.get("purpose")):
            case "describing":
                title = text
            case "tagging":
                labels.append(text)
            case _:
                note = f"{note}\n\n{text}" if note else text
    return note, title, tuple(labels)


# ---- targets


def _to_target(pack: str, target: MarkTarget) -> dict[str, Any]:
    exact, prefix, suffix = map(without_borders, (target.quote, target.before, target.after))
    quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    return {
        "type": "SpecificResource",
        "source": str(Location(pack, target.article)),
        "selector": [
            quote,
            {"type": "TextPositionSelector", "start": target.first, "end": target.last},
            {"type": "FragmentSelector", "value": target.blocks[0]},
            {
                "type": "carrel:BlockSelector",
                "blocks": list(target.blocks),
                "start": target.start,
                "end": target.end,
                **_present(section=target.section),
                **({} if target.stands_once is None else {"once": target.stands_once}),
            },
        ],
    }


def _to_placement(pack: str, placement: EditionPlacement) -> dict[str, Any]:
    if placement.target is None:
        return {"type": "SpecificResource", "source": f"carrel:{pack}", "carrel:edition": placement.edition}
    return {**_to_target(pack, placement.target), "carrel:edition": placement.edition}


def _from_targets(value: object) -> tuple[str, int, MarkTarget, tuple[EditionPlacement, ...]]:
    """(pack, edition, target, placements). The first target is where the mark was made; see docs/marks.md."""
    items = [dict_of(each) for each in list_of([value] if isinstance(value, dict) else value)]
    if not items:
        raise EncodingError(_("it has no target"))
    pack, first = _from_target(items[0])
    if first is None:
        raise EncodingError(_("its target has no selectors"))
    placements = [EditionPlacement(_edition(each), _from_target(each)[1]) for each in items[1:]]
    return pack, _edition(items[0]), first, tuple(placements)


def _edition(item: dict[str, Any]) -> int:
    return number_of(item.get("carrel:edition", 0), 0, LARGEST)


def _from_target(item: dict[str, Any]) -> tuple[str, MarkTarget | None]:
    source = text_of(item.get("source"))
    if "selector" not in item:
        return source.removeprefix("carrel:"), None
    try:
        place = Location.parse(source)
    except ValueError as error:
        raise EncodingError(_("its source is not a carrel: address of an article")) from error
    selectors = {}
    value = item["selector"]
    for each in list_of([value] if isinstance(value, dict) else value):
        selector = dict_of(each)
        selectors[text_of(only(selector.get("type", "")))] = selector
    quote = selectors.get("TextQuoteSelector", {})
    position = selectors.get("TextPositionSelector", {})
    blocks = selectors.get("carrel:BlockSelector", {})
    fragment = selectors.get("FragmentSelector", {})
    ids = [id_of(each) for each in list_of(blocks.get("blocks", []))]
    exact, once = _text(quote, "exact"), blocks.get("once")
    first = number_of(position.get("start", 0), 0, LARGEST)
    target = MarkTarget(
        place.article,
        tuple(ids) or (id_of(fragment.get("value", place.block)),),
        number_of(blocks.get("start", 0), 0, LARGEST),
        number_of(blocks.get("end", len(exact)), 0, LARGEST),
        first,
        number_of(position.get("end", first + len(exact)), 0, LARGEST),
        exact,
        _text(quote, "prefix"),
        _text(quote, "suffix"),
        _text(blocks, "section"),
        once if isinstance(once, bool) else None,
    )
    return place.pack, target


def _text(item: dict[str, Any], name: str) -> str:
    return text_of(item.get(name, ""))


def _present(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
