"""What people in danger type brings the emergency box first, in a shelf with a pack of a clinic, too."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.search.build_pack import build_pack
from reader.search.searcher import Searcher
from tests.content.pack_texts import MAIN, PACK

BOX = f"{MAIN}#emergency"

IN_DANGER = (
    "suicide", "sucied", "i wanna kill my self", "my son wants to kill himself", "she wants to die", "i wnat to dye",
    "i don't want to be alive", "dont want to be alive any more", "i don’t want to be here anymore", "wish i were dead",
    "wish i was never born", "life is not worth living", "i can't take it anymore", "i cant take it any more",
    "suicide note", "end mylife", "self injury", "he is cutting himself", "kms",
    "overdosed on paracetamol", "took too much paracetamol", "took too much medicine", "my child swallowed a battery",
    "swallowed kerosene", "he wants to kill me", "i want to kill my husband", "i want to kill someone",
    "end my live", "i want to end everything", "took pesticides", "jump off a bridge", "112", "911",
    "help me", "help me please", "please help me", "hotline", "suicide hotline", "ambulance", "call an ambulance",
)  # fmt: skip

OTHERWISE = {
    "cutting edge": "office#edge",
    "help with reading": "office#reading",
    "help me with reading": "office#reading",
    "urgent letter": "office#letter",
    "safe sleep": "babies#sleep",
    "food poisoning": "babies#poison",
    "took the letter": "office#letter",
    "how much paracetamol": "babies#dose",
    "end-of-life care": "babies#end",
    "ambulance driver": "office#driver",
    "how to ask about suicide": "getting-help#ask",
    "my boyfriend hits me": "getting-help#not-your-fault",
    "unsafe at home": "getting-help#not-your-fault",
    "i was sexually abused": "getting-help#after-violence",
    "does CBT work": f"{MAIN}#cbt-is-a-talk-therapy-you",
}

CLINIC = {
    "pack.yaml": (
        "id: clinic\ntitle: Clinic work\nedition: 1\ndate: 2026-11-29\nlanguage: en-GB\n"
        "publisher: A clinic\nlicence: CC-BY-4.0\n"
    ),
    "articles/office.md": (
        "---\ntitle: Forms\nsummary: What to write.\nauthors: [Ann Smith]\npublished: 2026-11-29\n---\n\n"
        "## Letters\n\nAn urgent letter has one page. The cook took the letter. {#letter}\n\n"
        "## Forms\n\nSome patients need help with reading a form. {#reading}\n\n"
        "## Tools\n\nThis method is the cutting edge. {#edge}\n\n"
        "## Cars\n\nThe ambulance driver has the key of the emergency store. {#driver}\n"
    ),
    "articles/babies.md": (
        "---\ntitle: Babies\nsummary: What to know.\nauthors: [Ann Smith]\npublished: 2026-11-29\n---\n\n"
        "## Beds\n\nSafe sleep is on the back. {#sleep}\n\n"
        "## Stomach\n\nFood poisoning is common. {#poison}\n\n"
        "## Pain\n\nHow much paracetamol a child may have is in the table. An overdose harms. {#dose}\n\n"
        "## Old age\n\nEnd-of-life care helps people who want to die at home. {#end}\n"
    ),
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    place: Path = tmp_path_factory.mktemp("packs")
    for name, text in CLINIC.items():
        file = place / "clinic" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    files = [place / "clinic.carrel", place / "bundled.carrel"]
    for folder, file in zip((place / "clinic", PACK), files, strict=True):
        build_pack(folder, file)
    with contextlib.closing(Searcher(files)) as searcher:
        yield searcher


def first(searcher: Searcher, typed: str) -> str:
    hits = searcher.ask(typed).hits
    return hits[0].location.partition("/")[2] if hits else ""


@pytest.mark.parametrize("typed", IN_DANGER)
def test_in_danger(searcher: Searcher, typed: str) -> None:
    assert first(searcher, typed) == BOX


@pytest.mark.parametrize("typed", OTHERWISE)
def test_other_searches_find_what_is_asked_for(searcher: Searcher, typed: str) -> None:
    assert first(searcher, typed) == OTHERWISE[typed]
