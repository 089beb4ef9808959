"""A pack with a few entries, for the tests of forms."""

from __future__ import annotations

from reader.library.editing.forms.known_entries import KnownEntries, NamedEntry

PARAGRAPHS = {
    "sleep": (
        NamedEntry("evenings", "In the evening, dim the light."),
        NamedEntry("mornings", "Mornings are for light."),
    ),
    "naps": (NamedEntry("short", "A nap is short."),),
}

KNOWN = KnownEntries(
    articles=(NamedEntry("sleep", "Why sleep matters"), NamedEntry("naps", "Naps")),
    terms={
        "rem": {"term": "REM sleep", "aka": ["dream sleep"], "definition": "Sleep with dreams."},
        "nap": {"term": "nap", "definition": "A short sleep."},
    },
    sources={
        "smith2020": {
            "type": "book",
            "title": "The night shift of the brain",
            "author": [{"family": "Smith", "given": "Ann"}],
            "issued": "2020",
        },
        "who2019": {
            "type": "report",
            "title": "Guideline on sleep",
            "author": [{"literal": "World Health Organization"}],
            "issued": "2019",
            "DOI": "10.1000/182",
        },
    },
    paragraphs=lambda article: PARAGRAPHS.get(article, ()),
    date="2025-04",
)
