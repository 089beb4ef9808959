"""Everything that can be read from a pack file, read at once, for tests of damaged ones."""

from __future__ import annotations

from collections.abc import Callable
from operator import methodcaller
from pathlib import Path
from typing import Any

import pytest

from reader.library.model import Location
from reader.library.packfile import PackError, PackFile
from reader.library.usages import Usage
from tests.packs import ARTICLES, FIGURES, REFERENCES, TERMS

PICTURE = FIGURES[0].path

EXACT: dict[str, Callable[[PackFile], Any]] = {
    "info": lambda pack: pack.info,
    "article count": lambda pack: pack.article_count,
    "terms": lambda pack: pack.terms(),
    "references": lambda pack: pack.references(),
    "picture": lambda pack: pack.figure(PICTURE),
    **{f"article {each.id}": methodcaller("article", each.id) for each in ARTICLES},
    **{f"term {each.id}": methodcaller("term", each.id) for each in TERMS},
    **{f"reference {each.id}": methodcaller("reference", each.id) for each in REFERENCES},
}
"""What comes back as it was written, or not at all."""

LOOSE: dict[str, Callable[[PackFile], Any]] = {
    "entries": lambda pack: pack.entries(),
    "some entries": lambda pack: pack.entries(1, 1),
    "entry": lambda pack: pack.entry("first"),
    "usages of reference": lambda pack: pack.usages.of_reference("reed2020"),
    "usages of term": lambda pack: pack.usages.of_term("amygdala"),
    "picture size": lambda pack: pack.figure_size(PICTURE),
    "head": lambda pack: pack.article_without_blocks("first"),
    "first citation of": lambda pack: pack.usages.first_of_reference("reed2020"),
    "first use of": lambda pack: pack.usages.first_of_term("amygdala"),
    "no article": lambda pack: pack.article("none"),
    "no picture": lambda pack: pack.figure("none"),
}
"""Lists, which no digest guards: they may be wrong, and of the right types."""


def read_all(path: Path) -> dict[str, Any]:
    """Name of each reading -> what came of it; the error, where it is the pack's own. Any other error leaves."""
    try:
        pack = PackFile(path)
    except PackError as error:
        return dict.fromkeys((*EXACT, *LOOSE), error)
    found: dict[str, Any] = {}
    try:
        for name, read in (*EXACT.items(), *LOOSE.items()):
            try:
                found[name] = read(pack)
            except PackError as error:
                found[name] = error
    finally:
        pack.close()
    return found


def assert_nothing_wrong(found: dict, written: dict) -> None:
    """Of what was read, all that must be exact is exact or an error, and the rest is of the right types."""
    for name in EXACT:
        assert isinstance(found[name], PackError) or found[name] == written[name], name
    for name in LOOSE:
        is_none = found[name] is None and name.startswith("first ")
        assert is_none or isinstance(found[name], PackError) or type(found[name]) is type(written[name]), name
    for name in ("first citation of", "first use of"):
        if isinstance(found[name], Location):
            assert Location.parse(str(found[name])) == found[name]
    for name in ("usages of reference", "usages of term"):
        if isinstance(found[name], list):
            assert all(isinstance(place, Usage) and type(place.block) is str for place in found[name])
    if isinstance(found["picture size"], tuple):
        assert all(type(side) is int and 0 < side <= 20_000 for side in found["picture size"])


def sentence(path: Path, kind: type[PackError]) -> str:
    """Why the file is refused."""
    with pytest.raises(PackError) as error:
        PackFile(path)
    assert type(error.value) is kind
    text = str(error.value)
    assert text.startswith(f"{path.name}: ")
    assert text.endswith((".", "?"))
    assert len(text) < 600
    return text
