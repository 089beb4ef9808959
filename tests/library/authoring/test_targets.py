"""Links, citations and figures without a target."""

from __future__ import annotations

import pytest

from tests.library.authoring.samples import (
    END,
    HEAD,
    MD,
    TERM,
    assert_reported,
)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (MD, HEAD + "One\ntwo [@smith202]." + END, MD + ":6: unknown reference @smith202; did you mean smith2020?"),
        (MD, HEAD + "[@smith2020, @smith2020]" + END, MD + ":5: [@smith2020, @smith2020] is not a citation"),
        (MD, HEAD + "A [word](term:slep)." + END, MD + ":5: unknown term slep; did you mean sleep?"),
        (MD, HEAD + "A [word](article:moood)." + END, MD + ":5: unknown article moood; did you mean mood?"),
        (
            MD,
            HEAD + "A [word](javascript:alert(1))." + END,
            MD + ":5: links that start with javascript: are not supported",
        ),
        (MD, HEAD + "A [word](data:text/html,x)." + END, MD + ":5: links that start with data: are not supported"),
        (MD, HEAD + "A [word](mood.md)." + END, MD + ":5: link to an article by its id: article:mood"),
        (
            MD,
            HEAD + "A [word](example.org)." + END,
            MD + ":5: example.org is not a link; start it with https:, mailto:, term:, article: or #",
        ),
        (MD, HEAD + "A [word](https://)." + END, MD + ":5: https:// is not a complete address"),
        (
            MD,
            HEAD + "![Bed](figures/bd.svg)" + END,
            MD + ":5: missing figure figures/bd.svg; did you mean figures/bed.svg?",
        ),
        (MD, HEAD + "![Bed](../figures/bed.svg)" + END, MD + ":5: figure ../figures/bed.svg is outside the folder"),
        (MD, HEAD + "![Bed](/etc/passwd)" + END, MD + ":5: figure /etc/passwd is outside"),
        (MD, HEAD + "![Bed](https://x.org/a.png)" + END, MD + ":5: figure https://x.org/a.png is outside"),
        ("glossary.yaml", TERM.replace("Rest.", "'[x](term:y)'"), "glossary.yaml:3: unknown term y"),
        ("glossary.yaml", TERM.replace("Rest.", "'[x](#y)'"), "glossary.yaml:3: #y needs the id of its article here"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)
