"""Problems of the front matter of an article."""

from __future__ import annotations

import pytest

from tests.library.authoring.samples import (
    END,
    MD,
    assert_reported,
    read,
)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (MD, "Sleep." + END, MD + ":1: the front matter is missing"),
        (MD, "---\ntitle: Sleep\n\nSleep." + END, MD + ":1: the front matter is never closed"),
        (MD, "---\nsummary: Short\n---\n" + END, MD + ":2: title is missing"),
        (MD, "---\n---\n" + END, MD + ":1: the front matter must contain fields"),
        (MD, "---\ntitle: Sleep\nauthors: Ann\n---\n" + END, MD + ":3: authors must be a list"),
        (MD, "---\ntitle: Sleep\nupdated: soon\n---\n" + END, MD + ":3: updated soon is not a date"),
        (
            MD,
            "---\ntitle: Sleep\nbased_on:\n  titel: X\n---\n" + END,
            MD + ":4: unknown field titel; did you mean title?",
        ),
        (MD, "---\ntitle: Sleep\nbased_on: Book\n---\n" + END, MD + ":3: based_on must contain fields"),
        (
            MD,
            "---\ntitle: S\nbased_on: {title: X, url: 'file:///x'}\n---\n" + END,
            MD + ":3: url must be a web address",
        ),
        *(
            (MD, f"---\ntitle: S\nfound_by:\n  bed: {words}\n---\n\nA bed. {{#bed}}" + END, MD + message)
            for words, message in (
                ("crisis", ":4: bed must be a list"),
                ("[crisis, '']", ":4: bed has an empty entry"),
                ("[[crisis]]", ":4: bed must be a list of texts"),
                ("", ":4: bed has no words; add some or delete it"),
                ("[]", ":4: bed has no words; add some or delete it"),
                (f"[{'x' * 101}]", ":4: a text that finds a block has more than 100 characters; shorten the list"),
                (str([f"w{n}" for n in range(256)]), ":4: a block is found by more than 255 texts; shorten the list"),
                ("[crisis]\n  bad: [x]", ":5: this article has no block #bad"),
            )
        ),
        (MD, "---\ntitle: S\nfound_by: [crisis]\n---\n" + END, MD + ":3: found_by must have ids of blocks"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)


def test_found_by_is_kept_with_its_block(make_folder):
    text = "---\ntitle: S\nfound_by:\n  bed: [swallowed  pills, crisis, crisis]\n---\n\nA bed. {#bed}\n\nA chair." + END
    source, [article] = read(make_folder({MD: text}))
    assert not source.problems()
    assert [block.found_by for block in article.blocks] == [("swallowed pills", "crisis"), (), (), ()]
