"""The eight sources of the bundled pack as CSL, and what makes CSL of short notes."""

from __future__ import annotations

from typing import Any

from reader.library.model import Reference, Spans, Style


def people(names: str) -> list[dict[str, str]]:
    """ "Doe, Jane; World Health Organization" as CSL names."""
    rows = [name.strip().partition(", ") for name in names.split(";")]
    return [{"family": family, "given": given} if given else {"literal": family} for family, _, given in rows]


def day(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


def item(kind: str, title: str = "", author: str = "", issued: Any = None, **rest: Any) -> dict[str, Any]:
    """Underscores in the names of further fields stand for hyphens; `editor` is written like `author`."""
    csl = {"type": kind, "title": title, "author": people(author) if author else None, "issued": issued}
    if isinstance(rest.get("editor"), str):
        rest["editor"] = people(rest["editor"])
    csl |= {name.replace("_", "-"): value for name, value in rest.items()}
    return {name: value for name, value in csl.items() if value not in (None, "")}


def reference(key: str, csl: dict[str, Any]) -> Reference:
    return Reference(key, {"id": key, **csl})


def starred(spans: Spans) -> str:
    """Italics between stars."""
    return "".join(f"*{span.text}*" if span.style & Style.EMPHASIS else span.text for span in spans)


READ = day(2025, 4, 14)
NSDUH = (
    "https://www.samhsa.gov/data/sites/default/files/reports/rpt47095/National%20Report/National%20Report/"
    "2023-nsduh-annual-national.pdf"
)
CITESEER = "https://citeseerx.ist.psu.edu/document?repid=rep1&type=pdf&doi=c0bce16b9656e02cee75c0ef0df22de54686fb8e"

BUNDLED = {
    "nichd2018": item(
        "webpage",
        "About neuroscience",
        "Eunice Kennedy Shriver National Institute of Child Health and Human Development",
        day(2018, 10, 1),
        URL="https://www.nichd.nih.gov/health/topics/neuro/conditioninfo",
        accessed=READ,
    ),
    "puderbaugh2023": item(
        "chapter",
        "Neuroplasticity",
        "Puderbaugh, M.; Emmady, P. D.",
        "2023",
        container_title="StatPearls",
        publisher="StatPearls Publishing",
        URL="https://www.ncbi.nlm.nih.gov/books/NBK557811/",
        accessed=READ,
    ),
    "apa2023": item(
        "webpage",
        "What is psychotherapy?",
        "American Psychiatric Association",
        "2023-04",
        URL="https://www.psychiatry.org/patients-families/psychotherapy",
        accessed="2025-04-14",
    ),
    "samhsa2024": item(
        "report",
        "Key substance use and mental health indicators in the United States: "
        "Results from the 2023 National Survey on Drug Use and Health",
        "Substance Abuse and Mental Health Services Administration",
        day(2024),
        publisher="Substance Abuse and Mental Health Services Administration",
        URL=NSDUH,
        accessed=READ,
    ),
    "cammisuli2023": item(
        "article-journal",
        "Neuroscience-based psychotherapy: A position paper",
        "Cammisuli, D. M.; Castelnuovo, G.",
        day(2023),
        container_title="Frontiers in Psychology",
        volume="14",
        page="1101044",
        DOI="10.3389/fpsyg.2023.1101044",
        accessed=READ,
    ),
    "cappas2005": item(
        "article-journal",
        "What psychotherapists can begin to learn from neuroscience: Seven principles of a brain-based psychotherapy",
        "Cappas, N. M.; Andrés-Hyman, R. C.; Davidson, L.",
        day(2005),
        container_title="Psychotherapy",
        volume=42,
        issue=3,
        page="374-383",
        URL=CITESEER,
        accessed=READ,
    ),
    "miller2025": item(
        "article-magazine",
        "The tapestry of neuroplasticity: Rewiring our brain",
        "Miller, J. M.",
        day(2025),
        container_title="Psychiatric Times",
        volume="42",
        issue="1",
        URL="https://www.psychiatrictimes.com/view/the-tapestry-of-neuroplasticity-rewiring-our-brain",
        accessed=READ,
    ),
    "porto2009": item(
        "article-journal",
        "Does cognitive behavioral therapy change the brain? A systematic review of neuroimaging in anxiety disorders",
        "Porto, P. R.; Oliveira, L.; Mari, J.; Volchan, E.; Figueira, I.; Ventura, P.",
        day(2009),
        container_title="The Journal of Neuropsychiatry and Clinical Neurosciences",
        volume="21",
        issue="2",
        page="114-125",
        DOI="https://doi.org/10.1176/jnp.2009.21.2.114",
        URL="https://doi.org/10.1176/jnp.2009.21.2.114",
        accessed=READ,
    ),
}
