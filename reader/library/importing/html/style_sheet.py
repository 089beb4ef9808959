"""Applies those rules of a page's style sheets that change what its text means: 10 with a superscript is not 106.

Google Docs, LibreOffice and SingleFile write such formats as classes. Of each rule, what is of interest is written into
the style attribute of the elements that have its class, so that everything else looks only there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement

MOST_CHARACTERS = 2_000_000
MOST_RULES = 20_000

_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--|-->")
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?\.(?P<name>[\w-]+)")
_MEDIA = re.compile(r"@media\s+(?:all|screen)\s*")
_WANTED = re.compile(
    r"(?:^|;)\s*(?P<all>font-weight\s*:\s*[\w-]+|font-style\s*:\s*\w+|vertical-align\s*:\s*(?:super|sub|baseline)"
    r"|text-decoration(?:-line)?\s*:\s*(?:line-through|none)|white-space\s*:\s*pre[\w-]*|display\s*:\s*none"
    r"|visibility\s*:\s*hidden|font-family\s*:\s*[\"']?(?:symbol|wingdings(?: \d)?|webdings)\b[^;]*)"
)
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_LARGEST_HIDDEN = 0.35
"""Of the text of a page: a page that hides more waits for a script to show it."""


def apply_style_sheets(root: HtmlElement, *more: str) -> None:
    """Those in <style>, and `more`, the texts of others."""
    sheets = [*more, *("".join(map(str, each.children)) for each in root.walk() if each.tag == "style")]
    rules: dict[tuple[str, str], str] = {}
    for sheet in sheets:
        for selectors, body in _rules(_COMMENT.sub("", sheet[:MOST_CHARACTERS]).lower()):
            wanted = ";".join(found["all"] for found in _WANTED.finditer(body))
            if not wanted or len(rules) > MOST_RULES:
                continue
            for selector in selectors.split(",")[:100]:
                if found := _SELECTOR.fullmatch(selector.strip()):
                    key = (found["tag"] or "", found["name"])
                    rules[key] = f"{rules[key]};{wanted}" if key in rules else wanted
    if rules:
        _apply(root, rules)


def _apply(root: HtmlElement, rules: dict[tuple[str, str], str]) -> None:
    most = int(_LARGEST_HIDDEN * len(element_text(root)))
    for element in root.walk():
        if not (names := element.get("class")):
            continue
        found = [
            rules[key] for name in names.lower().split() for key in (("", name), (element.tag, name)) if key in rules
        ]
        style = ";".join(found)
        if _HIDES.search(style) and len(element_text(element, most=most)) > most:
            style = _HIDES.sub("", style)
        if style:
            element.attributes["style"] = f"{style};{element.get('style')}"


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Pairs of selectors and declarations; rules that are for printing or for some screens only are passed over."""
    depth = skipped = last = 0
    selectors = ""
    for brace in re.finditer("[{};]", sheet):
        before = sheet[last : brace.start()]
        if brace[0] == "{":
            selectors = before.strip()
            depth += 1
            if not skipped and selectors.startswith("@") and not _MEDIA.fullmatch(selectors):
                skipped = depth
        elif brace[0] == "}":
            if not skipped and selectors and not selectors.startswith("@"):
                yield selectors, before
            selectors = ""
            depth = max(0, depth - 1)
            if depth < skipped:
                skipped = 0
        elif selectors:
            continue
        last = brace.end()
