"""Problems that only a complete article shows."""

from __future__ import annotations

import pytest

from tests.library.authoring.samples import (
    END,
    HEAD,
    MD,
    assert_reported,
)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (MD, HEAD + "# One\n\nA [word](#on)." + END, MD + ":7: this article has no block #on; did you mean one?"),
        (MD, HEAD + "A [word](article:mood#no)." + END, MD + ":5: this article has no block #no"),
        (MD, HEAD + "a\n\nline&#8233;end" + END, MD + ":7: the invisible character U+2029"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)
