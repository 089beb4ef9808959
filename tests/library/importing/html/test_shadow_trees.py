"""Shadow trees of saved pages are shown where their elements stand, with what the page puts into their slots."""

from __future__ import annotations

import pytest

from tests.library.importing.html.html_markdown import markdown_of


@pytest.mark.parametrize("mode", ["shadowrootmode", "shadowmode", "shadowroot"])
@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("<template {}><p>Give 5 mg</p></template>", "Give 5 mg"),
        ("<template {}><p>a</p><slot></slot></template><p>5 mg</p>", "a\n\n5 mg"),
        ("<template {}><p>a <slot name=n>-</slot> c</p></template><span slot=n>5</span>", "a 5 c"),
        ("<template {}><p>a <slot name=n>nothing</slot></p></template>", "a nothing"),
        ("<template {}><p>a</p></template><p>not in a slot</p>", "a\n\nnot in a slot"),
        ("<template {0}><p>a</p><x-y><template {0}><p>b</p></template></x-y></template>", "a\n\nb"),
        ("<template><p>only for scripts</p></template><p>a</p>", "a"),
    ],
)  # fmt: skip
def test_shadow_tree(mode, host, shown) -> None:
    text, report = markdown_of(f"<x-box>{host.format(f'{mode}=open')}</x-box>")
    assert (text, report) == (shown, ())


def test_many_shadow_trees_within_each_other_take_no_time() -> None:
    text, _ = markdown_of("<x-a><template shadowrootmode=open><slot></slot>" * 30_000 + "<p>end</p>")
    assert text == "end"
