"""Tags and character references in titles."""

from __future__ import annotations

import pytest

from reader.library.citation import format_apa, to_bibtex, to_csl_json, to_ris
from tests.library.citation.cases import item, reference, starred


@pytest.mark.parametrize(
    ("title", "apa"),
    [
        ("Salt &amp; sugar in <scp>DNA</scp>", "*Salt & sugar in DNA*"),
        ("Salt &amp;amp; sugar", "*Salt & sugar*"),
        ("R&D at AT&T &c", "*R&D at AT&T &c*"),
        ("p &lt; 0.05 and &gt;5&nbsp;mg", "*p < 0.05 and >5 mg*"),
        ("&#8220;Rest&#8221; &#x2013; caf&eacute;", "*“Rest” – café*"),
        ("In <em>E. coli</em> cells", "*In *E. coli* cells*"),
        ("In &lt;i&gt;E. coli&lt;/i&gt; cells", "*In *E. coli* cells*"),
        ("<jats:italic>E. coli</jats:italic>", "E. coli"),
        ("<jats:title>Rest</jats:title>", "*Rest*"),
        ("10<sup>6</sup> cells of m<sup>2</sup>", "*10⁶ cells of m²*"),
        ("Ca<sup>2+</sup> and <sup>18</sup>F", "*Ca²⁺ and ¹⁸F*"),
        ("The 1<sup>st</sup> H<sub>2</sub>O", "*The 1st H2O*"),
        ("Two<br/>lines", "*Two lines*"),
        ("<strong>Bold</strong> <u>line</u>", "*Bold line*"),
        ("a < b > c, <unknown>", "*a < b > c, <unknown>*"),
    ],
)
def test_titles(title: str, apa: str) -> None:
    assert starred(format_apa(item("book", title))) == f"{apa}. (n.d.)."


def test_each_export_has_characters_for_entities() -> None:
    one = reference(
        "x", item("book", "Salt &amp; <scp>DNA</scp>", publisher="A &amp; B", editor=[{"literal": "Gr&uuml;n"}])
    )
    assert r"  title = {Salt \& {DNA}}," in to_bibtex([one])
    assert r"  publisher = {A \& B}," in to_bibtex([one])
    assert "\nTI  - Salt & DNA\n" in to_ris([one])
    assert '"title": "Salt & DNA"' in to_csl_json([one])
    assert [form([one]).count("Grün") for form in (to_bibtex, to_ris)] == [1, 1]
