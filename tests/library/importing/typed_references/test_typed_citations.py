"""Citations that people typed are linked to the list of sources that they typed, or stay as they are."""

from __future__ import annotations

import pytest

from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.imported import (
    AnchorTarget,
    CitedWork,
    CitedWorks,
    FootnoteMark,
    HeadingBlock,
    ImportedBlock,
    ImportedDocument,
    Inlines,
    ListBlock,
    ParagraphBlock,
    StyledText,
    TableBlock,
    WebTarget,
)
from reader.library.importing.report import ImportReport, ReportEntry
from reader.library.importing.typed_references.typed_references import with_typed_references
from reader.library.model import Style

SMITH = "Smith A, Lee B. On sleep. J Sleep. 2019;12(3):1-9."
WHO = "World Health Organization. Sleep guide. Geneva: WHO; 2020."
ROE = "Roe C, Poe D, Doe E. Rest and work. Work Rest. 2021;4:55-60."
HEADING = HeadingBlock(2, (StyledText("References"),))
KEYS = ("smith2019", "who2020", "roe2021")


def text(words: str) -> ParagraphBlock:
    """^1^ is a superscript."""
    parts = words.split("^")
    styled = [StyledText(part, Style.SUPERSCRIPT if number % 2 else Style.PLAIN) for number, part in enumerate(parts)]
    return ParagraphBlock(tuple(part for part in styled if part.text))


def numbered(*entries: str, start: int = 1) -> ListBlock:
    return ListBlock(tuple((text(entry),) for entry in entries), start)


def imported(*blocks: ImportedBlock, notes: dict[str, Inlines] | None = None) -> ImportedDocument:
    document = ImportedDocument("T", tuple(blocks), notes or {}, {}, {}, "en", (), ())
    return with_typed_references([document], ReferenceList())[0]


def shown(inlines: Inlines) -> str:
    """[@key, p. 4] as in the articles of a content folder."""
    return "".join(
        each.text if isinstance(each, StyledText) else f"[{'; '.join(map(_shown, each.works))}]"
        for each in inlines
        if isinstance(each, StyledText | CitedWorks)
    )


def _shown(work: CitedWork) -> str:
    key = f"{'-' * work.is_author_hidden}@{work.key}"
    return f"{work.before}{' ' if work.before else ''}{key}{', ' if work.after else ''}{work.after}"


def first_text(document: ImportedDocument) -> str:
    block = document.blocks[0]
    assert isinstance(block, ParagraphBlock)
    return shown(block.inlines)


def entries(document: ImportedDocument, what: str) -> list[ReportEntry]:
    return [entry for entry in document.report if entry.what == what]


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("Sleep helps [1].", "Sleep helps [@smith2019]."),
        ("It helps [1-3].", "It helps [@smith2019; @who2020; @roe2021]."),
        ("It helps [1–3], too", "It helps [@smith2019; @who2020; @roe2021], too"),
        ("It helps [1, 3].", "It helps [@smith2019; @roe2021]."),
        ("It helps [ 3 ; 1 ].", "It helps [@roe2021; @smith2019]."),
        ("It helps [1]–[3].", "It helps [@smith2019; @who2020; @roe2021]."),
        ("It helps [1][2].", "It helps [@smith2019][@who2020]."),
        ("It helps [2, p. 14].", "It helps [@who2020, p. 14]."),
        ("It helps^1^.", "It helps[@smith2019]."),
        ("It helps.^1,3^ And", "It helps.[@smith2019; @roe2021] And"),
        ("It helps^1–3^ so", "It helps[@smith2019; @who2020; @roe2021] so"),
        ("It helps^1^,^3^ so", "It helps[@smith2019; @roe2021] so"),
        ("It helps^1^–^3^ so", "It helps[@smith2019; @who2020; @roe2021] so"),
        ("True [Smith & Lee, 2019].", "True [@smith2019]."),
        ("The World Health Organization (2020) says", "The World Health Organization [-@who2020] says"),
        ("L’OMS et WHO (2020)", "L’OMS et WHO [-@who2020]"),
        ("It helps¹ and more²⁻³.", "It helps[@smith2019] and more[@who2020; @roe2021]."),
        ("It helps (1), and this (2,3).", "It helps [@smith2019], and this [@who2020; @roe2021]."),
        ("True (Smith & Lee, 2019).", "True [@smith2019]."),
        ("True (Smith and Lee 2019, p. 4; WHO, 2020).", "True [@smith2019, p. 4; @who2020]."),
        ("True (see Roe et al., 2021, pp. 56–57).", "True [see @roe2021, pp. 56–57]."),
        ("True (World Health Organization, 2020)", "True [@who2020]"),
        ("Roe et al. (2021) found that", "Roe et al. [-@roe2021] found that"),
        ("In 2019, Smith and Lee (2019, p. 3) said", "In 2019, Smith and Lee [-@smith2019, p. 3] said"),
        ("As the WHO (2020) says", "As the WHO [-@who2020] says"),
        ("Roe, Poe, & Doe (2021)", "Roe, Poe, & Doe [-@roe2021]"),
    ],
)
def test_linked(typed, linked):
    document = imported(text(typed), HEADING, numbered(SMITH, WHO, ROE))
    assert first_text(document) == linked
    assert not [entry for entry in entries(document, "typed-citation") if entry.outcome == "guessed"]


@pytest.mark.parametrize(
    "typed",
    [
        "Nobody has it [4].",
        "One of them [1, 4].",
        "(Miller, 2019)",
        "(Smith & Lee, 2018)",
        "(Smith & Lee, 2019; Miller, 2020)",
        "Miller (2019) said so.",
    ],
)
def test_what_has_no_entry_stays_as_text_and_is_reported(typed):
    document = imported(text(typed), HEADING, numbered(SMITH, WHO, ROE))
    assert first_text(document) == typed
    assert [entry.outcome for entry in entries(document, "typed-citation")] == ["guessed"]
    assert document.blocks[1:] == (HEADING, numbered(SMITH, WHO, ROE))


@pytest.mark.parametrize(
    "typed",
    [
        "A room of 12 m^2^.", "10^3^ cells", "50 cells/mm^3^", "BMI in kg/m^2^", "12 m² and 10³", "R^2^ was small",
        "x² + y²",
        "^13^C and ^3^H", "Ca^2+^ and CO~2~", "CO₂", "1^st^ week", "5 [5 mg]", "[0] and [2020]", "on 3 May (2019)",
        "(1 May 2019)", "(2019)", "the Health Act (2007)", "May (2019)",
        "(version 3, 2019)", "at 10^-3^ mol", "in s⁻¹", "f(2)", "take 2 (3 mg) tablets", "[a]",
        "(1) wash, (2) dry, (3) rest", "(since 2019)", "E = mc^2^", "2,5 cm^2^", "χ^2^ = 3", "[1.5]", "[1:2]x",
    ],
)  # fmt: skip
def test_quantities_and_chemistry_are_no_citations(typed):
    cited = text("All [1-3].") if "[" in typed else text("All^1–3^.") if "(" not in typed else text("All (1-3).")
    document = imported(text(typed), cited, HEADING, numbered(SMITH, WHO, ROE))
    assert first_text(document) == typed.replace("^", "")
    assert len(document.blocks) == 2, "the list did not leave the text"
    assert not [entry for entry in entries(document, "typed-citation") if entry.outcome == "guessed"]


def test_a_list_that_is_cited_as_a_whole_leaves_the_text():
    document = imported(text("All [1-3]."), HEADING, numbered(SMITH, WHO, ROE))
    assert len(document.blocks) == 1
    assert tuple(document.references) == KEYS
    assert document.references["smith2019"]["printed"] == SMITH
    assert "1. 2. 3." in entries(document, "typed-sources")[0].text
    assert entries(document, "typed-citation")[0].text == "[1-3]"


def test_entries_that_nothing_cites_stay_in_the_text():
    document = imported(text("Some [1, 3]."), HEADING, numbered(SMITH, WHO, ROE))
    assert document.blocks[1:] == (HEADING, ListBlock(((text(WHO),),)))
    assert tuple(document.references) == KEYS
    assert [entry.text.strip() for entry in entries(document, "uncited-source")] == [WHO]


def test_without_a_citation_the_list_stays_and_becomes_references_too():
    document = imported(text("Nothing."), HEADING, numbered(SMITH, WHO, ROE))
    assert document.blocks == (text("Nothing."), HEADING, numbered(SMITH, WHO, ROE))
    assert tuple(document.references) == KEYS


@pytest.mark.parametrize(
    "entries_of_list",
    [
        [numbered(SMITH, WHO, ROE)],
        [text(f"[1] {SMITH}"), text(f"[2] {WHO}"), text(f"[3]\t{ROE}")],
        [text(f"1. {SMITH}"), text(f"2. {WHO}"), text(f"3. {ROE}")],
        [text(f"1. {SMITH}\n2. {WHO}\n3. {ROE}")],
        [text(f"(1) {SMITH}"), text(f"(2) {WHO}"), text(f"(3) {ROE}")],
        [text(f"1 {SMITH}"), text(f"2 {WHO}"), text(f"3 {ROE}")],
        [text(f"^1^{SMITH}"), text(f"^2^{WHO}"), text(f"^3^{ROE}")],
        [
            text("[1] Smith A, Lee B. On sleep. J Sleep."),
            text("2019;12(3):1-9."),
            text(f"[2] {WHO}"),
            text(f"[3] {ROE}"),
        ],
        [text(f"1. {SMITH} 2. {WHO} 3. {ROE}")],
        [text(f"[1]: {SMITH} [2]: {WHO}"), text(f"[3]: {ROE}")],
        [text(f"[1] {SMITH}"), ParagraphBlock(()), text(f"[2] {WHO}"), text(f"[3] {ROE}")],
    ],
)
def test_how_entries_are_numbered(entries_of_list):
    document = imported(text("All [1-3]."), HEADING, *entries_of_list)
    assert first_text(document) == "All [@smith2019; @who2020; @roe2021]."
    assert len(document.blocks) == 1


@pytest.mark.parametrize(
    "heading",
    ["REFERENCES", "7. References:", "Références", "Bibliografía", "Referências", "المراجع", "Marejeo", "संदर्भ",
     "Literaturverzeichnis",
     "Список литературы", "参考文献", "Further reading", "Works Cited", "Sources"],
)  # fmt: skip
@pytest.mark.parametrize("is_styled", [True, False])
def test_headings(heading, is_styled):
    block = (
        HeadingBlock(3, (StyledText(heading),)) if is_styled else ParagraphBlock((StyledText(heading, Style.STRONG),))
    )
    document = imported(text("All [1-3]."), block, numbered(SMITH, WHO, ROE))
    assert len(document.blocks) == 1


def row(*cells: str) -> tuple[Inlines, ...]:
    return tuple((StyledText(cell),) if cell else () for cell in cells)


@pytest.mark.parametrize(
    "rows",
    [
        (row("No.", "Source"), row("1", SMITH), row("2.", WHO), row("[3]", ROE)),
        (row("1", SMITH), row("2", WHO), row("3", ROE)),
        (row("#", "Reference", "Link"), row("1", SMITH, ""), row("2", WHO, "https://who.int/x"), row("3", ROE, "")),
        (row("References"), row(f"1. {SMITH}"), row(f"2. {WHO}"), row(f"3. {ROE}")),
    ],
    ids=["header", "plain", "link", "one column"],
)
def test_a_list_in_a_table(rows):
    document = imported(text("All [1-3]."), HEADING, TableBlock(rows))
    assert len(document.blocks) == 1
    assert sorted(document.references) == sorted(KEYS)


def test_a_table_of_something_else_below_the_heading_stays():
    table = TableBlock((row("Drug", "Dose"), row("Iron", "5 mg"), row("Zinc", "10 mg")))
    document = imported(text("All [1]."), HEADING, table)
    assert document.blocks[-1] == table


def test_a_clear_list_at_the_end_needs_no_heading():
    assert len(imported(text("All [1-3]."), numbered(SMITH, WHO, ROE)).blocks) == 1
    assert len(imported(text("All [1-3]."), text(f"1. {SMITH}"), text(f"2. {WHO}"), text(f"3. {ROE}")).blocks) == 1


@pytest.mark.parametrize(
    "blocks",
    [
        (text("All [1-3]."), numbered("Wash your hands.", "Dry them in 2019.", "Rest.")),
        (text("All [1-2]."), numbered(SMITH, WHO)),
        (HEADING, text("We used what our clinic has. Ask us for it.")),
        (text("In 2019 we began."), HEADING),
        (HeadingBlock(2, (StyledText("Sources"),)), numbered("Water of the well", "Water of the tap")),
    ],
)
def test_what_is_no_list_of_sources(blocks):
    document = imported(*blocks)
    assert document.blocks == blocks
    assert not document.references
    assert not document.report


def test_text_after_the_list_stays():
    after = text("This leaflet was printed in 2020 by our clinic.")
    document = imported(text("All [1-3]."), HEADING, numbered(SMITH, WHO, ROE), after)
    assert document.blocks[1:] == (after,)
    annex = HeadingBlock(2, (StyledText("Annex"),))
    document = imported(text("All [1-3]."), HEADING, numbered(SMITH, WHO, ROE), annex, after)
    assert document.blocks[1:] == (annex, after)


def test_each_chapter_has_its_list():
    one, two = HeadingBlock(3, (StyledText("References"),)), text("More [1].")
    document = imported(text("Both [1, 2]."), one, numbered(SMITH, WHO), two, one, numbered(ROE))
    assert [shown(block.inlines) for block in document.blocks if isinstance(block, ParagraphBlock)] == [
        "Both [@smith2019; @who2020].",
        "More [@roe2021].",
    ]


def test_a_number_twice_and_a_gap():
    document = imported(
        text("See [1], [2] and [4]."), HEADING, text(f"[1] {SMITH}"), text(f"[1] {WHO}"), text(f"[4] {ROE}")
    )
    assert first_text(document) == "See [1], [2] and [@roe2021]."
    assert [entry.text for entry in entries(document, "source-number")] == ["1", "2", "3"]
    assert len(document.blocks) == 5


def test_the_same_work_twice_is_one_source():
    again = "Smith A, Lee B. On sleep. Journal of Sleep 2019; 12(3): 1–9."
    document = imported(text("See [1], [2] and [3]."), HEADING, numbered(SMITH, again, ROE))
    assert first_text(document) == "See [@smith2019], [@smith2019] and [@roe2021]."
    assert [entry.text for entry in entries(document, "duplicate-source")] == [again]


def test_everywhere_in_the_text():
    table = TableBlock((((StyledText("Dose [1]"),),), ((StyledText("5 mg"),),)))
    document = imported(
        table,
        ListBlock(((text("Item [2]"),),)),
        HEADING,
        numbered(SMITH, WHO, ROE),
        notes={"1": (StyledText("See [3]."),)},
    )
    assert isinstance(document.blocks[0], TableBlock)
    assert shown(document.blocks[0].rows[0][0]) == "Dose [@smith2019]"
    assert shown(document.notes["1"]) == "See [@roe2021]."
    assert len(document.blocks) == 2


def test_links_from_number_to_entry_become_the_citation():
    inlines = (StyledText("So "), StyledText("[1]", Style.PLAIN, AnchorTarget("ref1")), StyledText("."))
    entry = ParagraphBlock((StyledText(SMITH),), ("ref1",))
    document = imported(ParagraphBlock(inlines), HEADING, ListBlock(((entry,), (text(WHO),)), 1), text(""))
    assert first_text(document) == "So [@smith2019]."
    assert entries(document, "uncited-source")[0].text.strip() == WHO


def test_a_list_that_other_links_lead_to_stays():
    inlines = (StyledText("So [1], "), StyledText("see there", Style.PLAIN, AnchorTarget("ref1")), StyledText("."))
    entry = ParagraphBlock((StyledText(SMITH),), ("ref1",))
    document = imported(ParagraphBlock(inlines), HEADING, ListBlock(((entry,),), 1))
    assert first_text(document) == "So [@smith2019], see there."
    assert HEADING in document.blocks


def test_the_list_of_a_book_stands_in_a_chapter_of_its_own():
    def chapter(title: str, *blocks: ImportedBlock) -> ImportedDocument:
        return ImportedDocument(title, blocks, {}, {}, {}, "en", (), ())

    references = ReferenceList()
    one, two = chapter("One", text("So [1].")), chapter("Two", text("And so [2-3]."))
    done = with_typed_references([one, two, chapter("References", numbered(SMITH, WHO, ROE))], references)
    assert [first_text(each) for each in done] == ["So [@smith2019].", "And so [@who2020; @roe2021]."]
    assert [tuple(each.references) for each in done] == [KEYS[:1], KEYS[1:]]
    odd = chapter("Odd", text("Or [4]."))
    done = with_typed_references([one, odd, chapter("References", numbered(SMITH, WHO, ROE))], ReferenceList())
    assert done[2].blocks == (numbered(SMITH, WHO, ROE),)


def test_a_link_of_an_entry_is_its_address():
    entry = ParagraphBlock(
        (StyledText("WHO. Sleep guide. 2020. "), StyledText("Open", Style.PLAIN, WebTarget("https://who.int/s")))
    )
    document = imported(text("So [1]."), HEADING, ListBlock(((entry,), (text(ROE),)), 1))
    assert next(iter(document.references.values()))["URL"] == "https://who.int/s"


def test_live_citations_of_the_same_document_stay():
    live = CitedWorks((CitedWork("zotero2018"),))
    references = ReferenceList()
    item = {"type": "article-journal", "title": "On sleep", "DOI": "10.1000/sleep", "issued": "2019"}
    key = references.add(item, (), ImportReport())
    blocks = (
        ParagraphBlock(
            (StyledText("Live "), live, StyledText(" and typed [1].")),
        ),
        HEADING,
        numbered(f"{SMITH} doi:10.1000/sleep", WHO),
    )
    document = ImportedDocument("T", blocks, {}, {key: references.items[key]}, {}, "en", (), ())
    (document,) = with_typed_references([document], references)
    assert first_text(document) == f"Live [@zotero2018] and typed [@{key}]."
    assert len(references.items) == 2


def test_uncertain_fields_are_asked_for():
    document = imported(text("See [1]."), HEADING, numbered("MoH Tanzania STG, 2017, p 34", SMITH))
    asked = entries(document, "source-fields")
    assert [entry.place for entry in asked] == ["source 1"]
    assert asked[0].text.startswith("MoH Tanzania STG, 2017, p 34 (not certain: ")


@pytest.mark.parametrize(
    ("note", "is_source"),
    [
        (SMITH, True),
        (ROE, True),
        ("Walker, M. (2017). Why we sleep: Unlocking the power of sleep and dreams. Scribner.", True),
        (f"See also {SMITH}", False),
        (f"{SMITH} But others disagree.", False),
        ("Smith, ibid., p. 4.", False),
        ("At least 7 hours in 2019.", False),
        ("MoH Tanzania STG 2017 p 34", False),
        (f"{SMITH} {ROE}", False),
        (f"{SMITH} Epub 2018 Dec 30.", False),
    ],
)
def test_footnotes_that_are_only_a_source(note, is_source):
    marked = ParagraphBlock((StyledText("It helps"), FootnoteMark("1"), StyledText(" and"), FootnoteMark("2")))
    other = (StyledText("Not in winter."),)
    document = imported(marked, notes={"1": (StyledText(note),), "2": other})
    assert dict(document.notes) == ({"2": other} if is_source else {"1": (StyledText(note),), "2": other})
    assert [entry.text for entry in entries(document, "note-citation")] == ([note] if is_source else [])
    if is_source:
        assert first_text(document) == f"It helps[@{next(iter(document.references))}] and"
