"""One part of an e-book as a tree, in which every id and address names its place in the whole book."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from reader.library.importing.epub.class_styles import ClassStyles
from reader.library.importing.epub.epub_package import EpubPackage, resolved
from reader.library.importing.epub.publication import SVG, SpineItem
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.tree import parse_html
from reader.library.importing.imported import ImportFailed
from reader.library.importing.plain_text.encodings import decoded
from reader.library.limits import LONGEST_ENTRY
from reader.translation import _

BOOK = "book:"
"""The scheme of an address in the book: `book:PATH#ID`."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODINGS = (
    "utf-8",
    "utf8",
    "iso",
    "latin",
    "windows-",
    "cp",
    "us-ascii",
    "ascii",
    "koi8",
    "mac",
    "shift",
    "euc",
    "gb",
    "big5",
)
"""Some that Python knows besides take quadratic time."""

_ADDRESSES = ("src", "data", "poster", "xlink:href")
_MATH = "http://www.w3.org/1998/Math/MathML"


@dataclass(slots=True, eq=False)
class BookPage:
    """kinds         what the page is by its own words, such as "cover"
    page_numbers  the numbers of the printed pages that begin in it
    alternatives  texts in place of which another form is shown
    """

    path: str
    root: HtmlElement
    is_linear: bool = True
    kinds: set[str] = field(default_factory=set)
    page_numbers: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    _text: str | None = None

    @property
    def text(self) -> str:
        """It is looked at often, and made once; `forget_text` after a change."""
        if self._text is None:
            self._text = element_text(self.root)
        return self._text

    def forget_text(self) -> None:
        self._text = None


def read_page(package: EpubPackage, item: SpineItem, styles: ClassStyles) -> BookPage | None:
    """None if the part is missing in the archive. Raises ImportFailed."""
    path = item.part.path
    if item.part.media_type == SVG:
        data = package.text_data(path)
        text = element_text(parse_html(text_of_part(data), is_xml=True)) if data is not None else ""
        picture = HtmlElement("img", {"src": f"{BOOK}{path}", "alt": text[:LONGEST_ENTRY]})
        return BookPage(path, HtmlElement("section", {"id": place(path, "")}, [picture]), item.is_linear)
    data = package.text_data(path)
    if data is None:
        return None
    try:
        root = parse_html(text_of_part(data), is_xml=True)
    except ImportFailed as error:
        raise ImportFailed(_("A part of it is larger than a chapter can be. Divide it into several books.")) from error
    page = BookPage(path, root, item.is_linear)
    page.kinds = _kinds(root)
    styles.apply(root, path)
    page.alternatives = _simplify(root)
    for element in root.walk():
        _rename(element, path)
    page.page_numbers = _without_page_breaks(root)
    root.tag = "section"
    root.attributes = {"id": place(path, ""), "lang": root.get("lang") or root.get("xml:lang")}
    return page


def place(path: str, fragment: str) -> str:
    """The name of a place in the book."""
    return f"{path}#{fragment}"


def text_of_part(data: bytes) -> str:
    """Books declare their encoding, or are in UTF-8."""
    declared = _DECLARED.match(data[:400])
    name = declared[1].decode("ascii") if declared else "utf-8"
    if name.casefold().startswith(_ENCODINGS) and not data.startswith(_MARKS):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            pass
    found = decoded(data)
    return found.text if found else data.decode("utf-8", "replace")


def is_of_type(element: HtmlElement, *names: str) -> bool:
    """Whether `epub:type` or `role` says that it is one of these, such as "footnote"."""
    kinds = f"{element.get('epub:type')} {element.get('role').replace('doc-', '')}".casefold().split()
    return any(name in kinds for name in names)


def _kinds(root: HtmlElement) -> set[str]:
    """Of the page itself, or of the only element in it."""
    found: set[str] = set()
    element: HtmlElement | None = root
    for _step in range(4):
        if element is None:
            break
        found |= set(f"{element.get('epub:type')} {element.get('role').replace('doc-', '')}".casefold().split())
        inside = [each for each in element.elements if each.tag not in ("title", "meta", "link", "style", "script")]
        is_only = len(inside) == 1 and not any(isinstance(each, str) and each.strip() for each in element.children)
        element = inside[0] if is_only else None
    return found


def _simplify(root: HtmlElement) -> list[str]:
    """Pictures in a drawing of their own, and parts of which a reader chooses one. Returns the texts of the others."""
    unused: list[str] = []
    for element in root.walk():
        for number, child in enumerate(element.children):
            if not isinstance(child, HtmlElement):
                continue
            if child.tag == "svg":
                pictures = [each for each in child.walk() if each.tag in ("img", "image")]
                if len(pictures) == 1 and not element_text(child):
                    source = pictures[0].get("xlink:href") or pictures[0].get("href") or pictures[0].get("src")
                    alt = child.get("aria-label") or pictures[0].get("alt")
                    element.children[number] = HtmlElement("img", {"src": source, "alt": alt})
            elif child.tag == "epub:switch":
                chosen = _chosen(child)
                unused += [text for each in child.elements if each is not chosen and (text := element_text(each))]
                element.children[number] = chosen
    return unused


def _chosen(switch: HtmlElement) -> HtmlElement:
    """Of several forms of one thing: formulas, or what is for every reader."""
    cases = [each for each in switch.elements if each.get("required-namespace") == _MATH]
    others = [each for each in switch.elements if each.tag == "epub:default"]
    chosen = next(iter([*cases, *others, *switch.elements]), switch)
    chosen.tag = "span"
    return chosen


def _rename(element: HtmlElement, path: str) -> None:
    attributes = element.attributes
    id = attributes.get("id") or (attributes.get("name", "") if element.tag == "a" else "")
    if id:
        attributes["id"] = place(path, id)
    attributes.pop("name", None)
    if element.tag in ("a", "area") and (href := attributes.get("href", "").strip()):
        attributes["href"] = href if _SCHEME.match(href) else BOOK + place(*resolved(path, href))
    elif element.tag not in ("a", "area"):
        attributes.pop("href", None)
    for name in _ADDRESSES:
        value = attributes.get(name, "").strip()
        if value and not _SCHEME.match(value):
            attributes[name] = BOOK + resolved(path, value)[0]
    attributes.pop("srcset", None)


def _without_page_breaks(root: HtmlElement) -> list[str]:
    numbers: list[str] = []
    for element in root.walk():
        kept: list[HtmlElement | str] = []
        for child in element.children:
            if isinstance(child, HtmlElement) and is_of_type(child, "pagebreak"):
                number = child.get("title") or child.get("aria-label") or element_text(child)
                numbers.append(number)
                # The place stays, because links lead to it.
                child.tag, child.children = "span", []
            kept.append(child)
        element.children = kept
    return [number for number in numbers if number]
