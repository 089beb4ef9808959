"""Parses HTML into a tree as browsers do, within limits of depth and size: misnested, unclosed and stray tags too."""

from __future__ import annotations

from collections import Counter

from reader.library.importing.html.element_kinds import (
    BLOCKS,
    CLOSES_PARAGRAPH,
    FOREIGN,
    FORMATTING,
    HEADINGS,
    IN_TABLE,
    RAW_TEXT,
    SCOPES,
    TABLE_PARTS,
    VOID,
)
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.shadow_trees import place_shadow_trees
from reader.library.importing.html.style_sheet import apply_style_sheets
from reader.library.importing.html.tokens import CharacterData, EndTag, HtmlComment, HtmlTokenizer, StartTag, characters
from reader.library.importing.imported import ImportFailed
from reader.translation import N_, _

MAX_DEPTH = 100
"""Elements that are nested more deeply are put beside each other, as browsers do at 512."""

MAX_ELEMENTS = 150_000
MAX_CHARACTERS = 12_000_000
"""Of the page, without the pictures in it. The longest pages of Wikipedia have 3 million."""

_MOST_FORMATS = 6
_LIST_ITEMS = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd")}
_ENDS_ITEM = (BLOCKS | SCOPES) - {"address", "div", "p"}
_CLOSED_BY = {
    "option": ("option",),
    "optgroup": ("option", "optgroup"),
    "rt": ("rt", "rp"),
    "rp": ("rt", "rp"),
    "rb": ("rb", "rt", "rp"),
    "rtc": ("rb", "rt", "rp"),
    "button": ("button",),
    "nobr": ("nobr",),
    "a": ("a",),
}
_LISTS_OF_OPTIONS = ("select", "datalist")
_TOO_LARGE = N_("It is larger than a web page can be. Divide it into several pages.")


def parse_html(source: str, *, is_xml: bool = False) -> HtmlElement:
    """The root, whose tag is "html": its attributes are those of <html> and <body>. Raises ImportFailed.

    `is_xml`: every element may be closed by "/>", as in the XHTML of e-books.
    """
    if len(source) > MAX_CHARACTERS:
        raise ImportFailed(_(_TOO_LARGE))
    root = _TreeBuilder(source, is_xml=is_xml).build()
    place_shadow_trees(root)
    apply_style_sheets(root)
    return root


class _TreeBuilder:
    """`_open` are the elements that are not closed yet, from the root; `_formats` those to be opened again."""

    def __init__(self, source: str, *, is_xml: bool) -> None:
        self._tokens = HtmlTokenizer(source)
        self._is_xml = is_xml
        self._root = HtmlElement("html", {})
        self._open = [self._root]
        self._counts: Counter[str] = Counter(["html"])
        self._formats: list[HtmlElement] = []
        self._elements = self._below_limit = 0

    def build(self) -> HtmlElement:
        for token in self._tokens.tokens():
            match token:
                case CharacterData():
                    self._add_text(token.text)
                case StartTag():
                    self._start(token)
                case EndTag():
                    self._end(token.name)
                case HtmlComment():
                    pass
        return self._root

    def _add_text(self, text: str) -> None:
        if not text.isspace():
            self._reopen_formats()
        parent, at = self._place(is_space=text.isspace())
        children = parent.children
        if at == len(children) and children and isinstance(last := children[-1], str):
            children[-1] = last + text if len(last) < 200 else last
            if len(last) >= 200:
                children.append(text)
        else:
            children.insert(at, text)

    def _place(self, *, is_space: bool = False) -> tuple[HtmlElement, int]:
        """Where the next node goes: at the end of the open element, or before a table that it has no place in."""
        top = self._open[-1]
        if top.tag not in IN_TABLE or is_space:
            return top, len(top.children)
        at = self._last("table")
        parent = self._open[at - 1]
        return parent, max(0, len(parent.children) - 1)

    def _start(self, token: StartTag) -> None:
        name = token.name
        if name in ("html", "body"):
            for key, value in token.attributes.items():
                self._root.attributes.setdefault(key, value)
            return
        if name in ("head", "frameset") or (name in TABLE_PARTS and not self._prepare_table(name)):
            return
        if name == "form" and self._open[-1].tag in IN_TABLE:
            return
        if name == "image":
            name = "img"
        self._close_before(name)
        if name not in BLOCKS:
            self._reopen_formats()
        element = HtmlElement(name, dict(token.attributes))
        self._insert(element)
        if name in RAW_TEXT and not self._is_foreign():
            self._add_raw(element, token)
        elif name in VOID or (token.is_closed and self._may_be_closed(element)):
            pass
        else:
            self._push(element)

    def _may_be_closed(self, element: HtmlElement) -> bool:
        """An empty <a name="x"/> is meant as an anchor, whatever browsers make of it."""
        is_anchor = element.tag == "a" and not element.get("href")
        return self._is_xml or is_anchor or element.tag in FOREIGN or ":" in element.tag or self._is_foreign()

    def _is_foreign(self) -> bool:
        return bool(self._counts["svg"] or self._counts["math"])

    def _add_raw(self, element: HtmlElement, token: StartTag) -> None:
        if token.is_closed and self._is_xml:
            return
        text = self._tokens.read_raw(element.tag)
        element.children.append(characters(text) if element.tag in ("title", "textarea") else text)

    def _insert(self, element: HtmlElement) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise ImportFailed(_(_TOO_LARGE))
        parent, at = (
            self._place()
            if element.tag not in TABLE_PARTS and element.tag not in ("script", "style", "template")
            else (self._open[-1], len(self._open[-1].children))
        )
        parent.children.insert(at, element)

    def _push(self, element: HtmlElement) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._below_limit += 1
            return
        self._open.append(element)
        self._counts[element.tag] += 1
        if element.tag in FORMATTING:
            same = [each for each in self._formats if (each.tag, each.attributes) == (element.tag, element.attributes)]
            if len(same) >= 3:
                self._formats.remove(same[0])
            self._formats = [*self._formats, element][-_MOST_FORMATS:]

    def _pop(self) -> HtmlElement:
        element = self._open.pop()
        self._counts[element.tag] -= 1
        if element.tag in ("td", "th", "caption"):
            # What a cell did not close ends with it.
            self._formats = []
        return element

    def _last(self, *tags: str) -> int:
        """The place of the last open element with one of these tags; -1 if there is none."""
        if not any(self._counts[tag] for tag in tags):
            return -1
        return next(at for at in range(len(self._open) - 1, -1, -1) if self._open[at].tag in tags)

    def _close_through(self, at: int) -> None:
        while len(self._open) > max(at, 1):
            self._pop()

    def _close_before(self, name: str) -> None:
        """Closes what ends where this element begins."""
        if name in CLOSES_PARAGRAPH:
            self._close_in_scope("p", SCOPES)
        if name in HEADINGS and self._open[-1].tag in HEADINGS:
            self._pop()
        if name in _LIST_ITEMS:
            for at in range(len(self._open) - 1, 0, -1):
                tag = self._open[at].tag
                if tag in _LIST_ITEMS[name]:
                    self._close_through(at)
                    break
                if tag in _ENDS_ITEM:
                    break
        for closed in _CLOSED_BY.get(name, ()):
            self._close_in_scope(closed, SCOPES | {"ruby", "select", "datalist"})
            self._formats = [each for each in self._formats if each.tag != closed]

    def _close_in_scope(self, tag: str, scopes: frozenset[str]) -> bool:
        if self._counts[tag]:
            for at in range(len(self._open) - 1, 0, -1):
                if self._open[at].tag == tag:
                    self._close_through(at)
                    return True
                if self._open[at].tag in scopes:
                    break
        return False

    def _prepare_table(self, name: str) -> bool:
        """Whether a part of a table can stand here; closes the parts that end, and opens the row of a cell."""
        table = self._last("table")
        if table < 0:
            return False
        if name in ("td", "th"):
            row = self._last("tr")
            if row < table:
                self._prepare_table("tr")
                self._start(StartTag("tr", {}, False))
                return True
            self._close_through(row + 1)
            return True
        around = self._last("tbody", "thead", "tfoot") if name == "tr" else table
        self._close_through(max(around, table) + 1)
        return True

    def _end(self, name: str) -> None:
        if name in ("html", "body", "head", "form") and not self._counts[name]:
            return
        if self._below_limit and name not in VOID and self._open[-1].tag != name:
            self._below_limit -= 1
            return
        if name == "br":
            self._start(StartTag("br", {}, False))
        elif name in FORMATTING:
            self._end_format(name)
        elif name in HEADINGS:
            at = self._last(*HEADINGS)
            if at > self._last(*SCOPES):
                self._close_through(at)
        elif name in ("td", "th", "tr", "tbody", "thead", "tfoot", "caption"):
            at = self._last(name)
            if at > self._last("table"):
                self._close_through(at)
        elif name == "table":
            at = self._last("table")
            if at > 0:
                self._close_through(at)
        else:
            own = SCOPES if name in BLOCKS or name in SCOPES or name in _LISTS_OF_OPTIONS else SCOPES | BLOCKS
            self._close_in_scope(name, own - {name})

    def _end_format(self, name: str) -> None:
        """An element that is closed within a block that began in it goes on only for the beginning of that block."""
        element = next((each for each in reversed(self._formats) if each.tag == name), None)
        if element is None:
            self._close_in_scope(name, (SCOPES | BLOCKS) - {name})
            return
        self._formats.remove(element)
        at = next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at] is element), -1)
        if at < 0 or at < self._last(*SCOPES):
            return
        inside = next((place for place in range(at + 1, len(self._open)) if self._open[place].tag in BLOCKS), -1)
        if inside < 0:
            self._close_through(at)
            return
        block, around = self._open[inside], self._open[inside - 1]
        if not around.children or around.children[-1] is not block:
            return
        around.children.pop()
        self._open[at - 1].children.append(block)
        block.children = [HtmlElement(name, element.attributes, block.children)]
        for gone in self._open[at:inside]:
            self._counts[gone.tag] -= 1
        del self._open[at:inside]

    def _reopen_formats(self) -> None:
        """Opens again what an end of a paragraph has closed, as browsers do."""
        if not self._formats or self._formats[-1] in self._open[-_MOST_FORMATS - 2 :] or self._is_foreign():
            return
        missing = [each for each in self._formats if each not in self._open]
        if not missing:
            return
        for old in missing:
            copy = HtmlElement(old.tag, old.attributes)
            self._insert(copy)
            if len(self._open) < MAX_DEPTH:
                self._open.append(copy)
                self._counts[copy.tag] += 1
                self._formats[self._formats.index(old)] = copy
