"""Whatever the check of a content folder lets pass can be read from the pack that is built of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.library.authoring.build import build
from reader.library.authoring.problems import ContentError
from reader.library.model import BlockKind, plain_text
from reader.library.packfile import open_pack

PACK = "id: edge\ntitle: Edges\nedition: 1\ndate: 2025-04-28\nlanguage: en-GB\n"
HEAD = "---\ntitle: Edges\n---\n\n"


def blocks_of(folder: Path, markdown: str):
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "articles" / "edge.md").write_text(HEAD + markdown, encoding="utf-8")
    build(folder, folder / "edge.carrel")
    with open_pack(folder / "edge.carrel") as pack:
        return pack.article("edge").blocks


def nested(depth: int, marker: str = "-", step: int = 2) -> str:
    return "".join(f"{' ' * step * level}{marker} level {level + 1}\n" for level in range(depth))


@pytest.mark.parametrize("depth", [1, 2, 18, 19, 20, 21, 25])
@pytest.mark.parametrize(("marker", "step"), [("-", 2), ("1.", 3)])
def test_lists_as_deep_as_they_may_be(tmp_path, depth, marker, step):
    try:
        blocks = blocks_of(tmp_path / "folder", nested(depth, marker, step))
    except ContentError:
        assert depth > 18
    else:
        assert max(block.level for block in blocks) == depth


@pytest.mark.parametrize(
    "markdown",
    [
        "999999998. a\n999999999. b\n0. c\n0. d\n",
        "0) nought\n1) one\n",
        "- \n- text\n-\n",
        "- # heading in an item\n- > quote in an item\n- ```\n  code\n  ```\n",
        "> - item in a quote\n> 1. another\n",
        "###### six\n\nText.\n",
        "| a |\n| - |\n",
        "| a | b |\n| :-: | -: |\n| 1 |\n",
        "::: warning\nText.\n:::\n\n::: note\n- item\n:::\n",
        "[a](https://example.org) [b](HTTP://EXAMPLE.ORG/É?x=1#y) [c](mailto:ann@example.org?subject=x)\n",
        "<https://example.org/a%20b> <ann@example.org>\n",
        "Text {#мозг}\n\nText {#a.b-c_d}\n",
        "*both* **strong** `code` ***all***  \nnext\\\nline\n",
        "\\ud800 `\\ud800` 🧠 e\u0301\n",
        "***\n",
    ],
)
def test_odd_but_sound_markdown(tmp_path, markdown):
    try:
        blocks = blocks_of(tmp_path / "folder", markdown)
    except ContentError as error:
        pytest.fail(f"no longer sound, take it out of the table: {error}")
    assert len({block.id for block in blocks}) == len(blocks)
    assert all(isinstance(block.kind, BlockKind) for block in blocks)


@pytest.mark.parametrize(
    "address",
    [
        "https://x.org/a b", "HTTP://X.ORG", "www.x.org", "https://", "https:///", "file:///etc", "mailto:a@b.org", "x",
        "https://x.org/\u00a0\u2003", "https://\u200b/", "https://x.org/\u202egnp.exe", "https://x.org/\u0085\u2028",
        "https://x.org/\ufeff", "https://x.org/" + "a" * 50_000, "https://é.org/脳?ä=ö#ü", "https://x.org/<>\"{}|^`",
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["URL", "DOI"])
def test_odd_addresses_of_sources(tmp_path, field, address):
    folder = tmp_path / "folder"
    value = address.replace("https://x.org", "10.1000") if field == "DOI" else address
    item = {"id": "a", "type": "webpage", "title": "A title", field: value}
    (folder / "references.yaml").parent.mkdir()
    (folder / "references.yaml").write_text(json.dumps([item]), encoding="utf-8")
    try:
        blocks_of(folder, "Text [@a].\n")
    except ContentError:
        return
    with open_pack(folder / "edge.carrel") as pack:
        [reference] = pack.references()
        assert reference.csl["title"] == "A title"


def test_a_printed_form_reaches_readers_of_any_age(tmp_path):
    """A Carrel that does not know the field shows it, too: it is what the formatted entries say."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "references.yaml").write_text(
        "- {id: stg, type: document, printed: 'MoH. STG 2016(?)', issued: 2016}\n", encoding="utf-8"
    )
    blocks_of(tmp_path / "folder", "Text [@stg].\n")
    with open_pack(tmp_path / "folder" / "edge.carrel") as pack:
        reference = pack.reference("stg")
    assert reference.csl == {"id": "stg", "type": "document", "printed": "MoH. STG 2016(?)", "issued": "2016"}
    assert plain_text(reference.apa) == plain_text(reference.vancouver) == "MoH. STG 2016(?)"
