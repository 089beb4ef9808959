"""The data of citations that Zotero keeps in bookmarks: they are in the properties of the file."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

PREFIX = "ZOTERO_BREF_"
_PART = re.compile(rf"({PREFIX}.+)_(\d{{1,6}})")


def bookmark_codes(properties: Element | None) -> dict[str, str]:
    """The instruction of each bookmark by its name. A property holds 255 characters, so each has several."""
    parts: dict[str, dict[int, str]] = {}
    for each in properties if properties is not None else ():
        if found := _PART.fullmatch(each.get("name", "")):
            parts.setdefault(found[1], {})[int(found[2])] = "".join(each.itertext())
    codes = {name: "".join(text for _, text in sorted(pieces.items())) for name, pieces in parts.items()}
    return {name: f"ADDIN {code.strip().removeprefix('ADDIN').strip()}" for name, code in codes.items()}
