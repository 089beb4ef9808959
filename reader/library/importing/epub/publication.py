"""What the file of an EPUB says that describes the book: its parts, their order, and who made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from reader.library.importing.epub.epub_package import ADVICE, EpubPackage, local, resolved
from reader.library.importing.imported import ImportFailed
from reader.translation import _

XHTML = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document", "text/xml")
SVG = "image/svg+xml"
NCX = "application/x-dtbncx+xml"
MOST_PARTS = 20_000
_TEXT_ENDINGS = (".xhtml", ".html", ".htm", ".xml")


@dataclass(frozen=True, slots=True)
class BookPart:
    """A file of the book. `path` is its name in the archive."""

    path: str
    media_type: str
    properties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SpineItem:
    """`is_linear` is false for what is beside the book, such as answers to exercises."""

    part: BookPart
    is_linear: bool = True
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class BookFact:
    """A line of the metadata: `name` such as "creator", and `role` such as "aut"; empty if it says none."""

    name: str
    text: str
    role: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """guide  the kind of parts of the book, such as "toc", by path
    ncx    the path of the table of contents of EPUB 2; empty if there is none
    nav    that of EPUB 3
    """

    facts: Sequence[BookFact]
    parts: Mapping[str, BookPart]
    spine: Sequence[SpineItem]
    guide: Mapping[str, str]
    ncx: str
    nav: str
    is_fixed: bool

    def texts(self, name: str) -> list[str]:
        return [fact.text for fact in self.facts if fact.name == name]

    def first(self, name: str) -> str:
        return next(iter(self.texts(name)), "")


def read_publication(package: EpubPackage) -> Publication:
    """Raises ImportFailed."""
    path = package.description()
    root = package.xml(path)
    sections = {local(each): each for each in root} if root is not None else {}
    manifest = sections.get("manifest")
    spine = sections.get("spine")
    if manifest is None or spine is None:
        raise ImportFailed(_("It does not say in which order its parts are read. {advice}", advice=_(ADVICE)))
    by_id = {each.get("id", ""): each for each in list(manifest)[:MOST_PARTS]}
    parts = {id: _part(each, path) for id, each in by_id.items() if each.get("href")}
    metadata = sections.get("metadata")
    facts = tuple(_facts(metadata)) if metadata is not None else ()
    is_fixed = _is_fixed(facts, package)
    nav = next((part.path for part in parts.values() if "nav" in part.properties), "")
    ncx = parts.get(spine.get("toc", "")) or next((part for part in parts.values() if part.media_type == NCX), None)
    guide = sections.get("guide")
    return Publication(
        facts,
        {part.path: part for part in parts.values()},
        tuple(_spine(spine, parts, by_id, is_fixed)),
        {
            resolved(path, each.get("href", ""))[0]: each.get("type", "").casefold()
            for each in (guide if guide is not None else ())
        },
        ncx.path if ncx else "",
        nav,
        is_fixed,
    )


def _part(element: Element, base: str) -> BookPart:
    return BookPart(
        resolved(base, element.get("href", ""))[0],
        element.get("media-type", "").casefold().strip(),
        frozenset(element.get("properties", "").split()),
    )


def _spine(
    spine: Element, parts: Mapping[str, BookPart], by_id: Mapping[str, Element], is_fixed: bool
) -> Iterator[SpineItem]:
    seen = set()
    for each in spine:
        id = each.get("idref", "")
        # A part that no reader can show names another one in its place.
        for _step in range(10):
            part = parts.get(id)
            if part is None or is_text(part) or part.media_type == SVG:
                break
            id = by_id[id].get("fallback", "")
        if part is None or part.path in seen or not (is_text(part) or part.media_type == SVG):
            continue
        seen.add(part.path)
        properties = each.get("properties", "").split()
        fixed = "rendition:layout-pre-paginated" in properties
        yield SpineItem(
            part,
            each.get("linear", "yes").casefold() != "no",
            fixed or (is_fixed and "rendition:layout-reflowable" not in properties),
        )


def is_text(part: BookPart) -> bool:
    return part.media_type in XHTML or (
        not part.media_type.startswith(("image/", "font/", "audio/", "video/"))
        and part.path.casefold().endswith(_TEXT_ENDINGS)
    )


def _facts(metadata: Element) -> Iterator[BookFact]:
    roles: dict[str, dict[str, str]] = {}
    elements = [each for each in metadata.iter() if each is not metadata and (each.text or each.get("content"))]
    for each in elements:
        if each.get("refines"):
            roles.setdefault(each.get("refines", "").lstrip("#"), {})[each.get("property", "")] = _text(each)
    for each in elements:
        if each.get("refines"):
            continue
        own = roles.get(each.get("id", ""), {})
        name = each.get("property") or each.get("name") or local(each)
        text = each.get("content") if each.get("name") else _text(each)
        role = next((value for key, value in each.items() if key.rpartition(":")[2] == "role"), own.get("role", ""))
        kind = next((value for key, value in each.items() if key.rpartition(":")[2] == "event"), "")
        kind = kind or own.get("title-type") or own.get("collection-type") or ""
        if text:
            number = own.get("group-position", "")
            yield BookFact(name, f"{text} {number}".strip(), role.casefold(), kind.casefold())


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _is_fixed(facts: Sequence[BookFact], package: EpubPackage) -> bool:
    for fact in facts:
        if (fact.name, fact.text) in (("rendition:layout", "pre-paginated"), ("fixed-layout", "true")):
            return True
    apple = package.data("META-INF/com.apple.ibooks.display-options.xml", 100_000) or b""
    return b'"fixed-layout">true' in apple
