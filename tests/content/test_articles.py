"""The articles of the bundled pack: plain, safe, honest about their evidence, and made as the pack promises."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
import textstat

from tests.content.pack_texts import ARTICLES, INFO, MAIN, TERMS
from tests.content.readability import Section, plain, sections, words

HARDEST_GRADE = 7.0
HARDEST_SMOG = 9.0
LONGEST_SENTENCE = 25
LONGEST_ARTICLE = 2_800

SECTIONS = {f"{name}#{part.id}": part for name, each in ARTICLES.items() for part in each.sections}
main = ARTICLES[MAIN]


# --- plain


@pytest.mark.parametrize("section", SECTIONS.values(), ids=SECTIONS)
def test_a_section_is_easy_to_read(section: Section) -> None:
    assert len(section.longest.split()) <= LONGEST_SENTENCE, section.longest
    assert section.grade <= HARDEST_GRADE
    assert section.smog <= HARDEST_SMOG


@pytest.mark.parametrize(
    ("measure", "limit", "text"),
    [
        ("grade", HARDEST_GRADE, "Psychotherapeutic interventions facilitate neurobiological reorganisation."),
        ("smog", HARDEST_SMOG, "The hippocampus processes emotional memory. Psychotherapy modifies amygdala activity."),
    ],
)
def test_hard_text_is_measured_as_hard(measure: str, limit: float, text: str) -> None:
    assert getattr(Section("x", "X", [text]), measure) > limit


def test_the_longest_sentence_is_found_in_any_passage() -> None:
    [section] = sections(
        "## A title of many words that does not count {#a}\n\n- Two words.\n- And these are four [@b].\n"
    )
    assert section.longest == "And these are four."


def test_syllables_are_counted_without_a_download() -> None:
    assert textstat.syllable_count("Psychotherapy can change the brain") == 9


def test_the_main_article_is_as_long_as_it_should_be() -> None:
    assert 2_000 <= words(main.body) <= LONGEST_ARTICLE


def test_words_are_counted_in_everything_that_is_shown() -> None:
    body = (
        "## One two {#a}\n\nThree [four](#a) five [@six; @seven]. {#b}\n\n::: note Six {#c}\n- Seven. {#d}\n:::\n\n"
        '![Eight nine](figures/f.svg "Ten. [@k]") {#e}\n\n| 11 | 12 |\n| --- | --- |\n| 13 | |\n{#t}\n\n> Last. {#q}\n'
    )
    assert words(body) == 14


# --- made as promised


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_an_article_says_what_it_is_for(article) -> None:
    assert {"title", "summary", "authors", "published"} <= article.head.keys()
    assert str(article.head.get("updated", article.head["published"])) == str(INFO["date"])
    levels = [len(marks) for marks in re.findall(r"^(#+) .+ \{#[\w-]+\}$", article.body, re.MULTILINE)]
    assert len(levels) == len(re.findall(r"^#", article.body, re.MULTILINE)), "each heading has an id"
    assert levels[0] == 2
    assert set(levels) <= {2, 3}
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_ids_are_unique_and_links_lead_somewhere(article) -> None:
    assert [id for id, count in Counter(article.ids).items() if count > 1] == []
    for name, id in re.findall(r"\]\(article:([\w-]+)(?:#([\w-]+))?\)", article.body):
        assert not id or id in ARTICLES[name].ids, id
    assert set(re.findall(r"\]\(term:([\w-]+)\)", article.body)) <= {term["id"] for term in TERMS}
    assert set(re.findall(r"\]\((\w+)", article.body)) <= {"article", "term", "figures"}


def test_the_home_page_leads_to_every_other_article() -> None:
    links = set(re.findall(r"\]\(article:([\w-]+)", ARTICLES["start-here"].body))
    assert links == set(ARTICLES) - {"start-here"}


TEACHING = [
    "two-fields",
    "changing-brain",
    "psychotherapy",
    "four-kinds",
    "what-neuroscience-adds",
    "rewiring",
    "relationship",
    "hope",
]
"""The main sections that teach. What to do in an emergency, questions and sources have no key points."""


@pytest.mark.parametrize("section", TEACHING)
def test_key_points_stand_at_the_head_of_a_section(section: str) -> None:
    body = re.search(rf"^## [^\n]+ \{{#{section}\}}\n(.*?)(?=^## |\Z)", main.body, re.MULTILINE | re.DOTALL)
    assert body
    before, box, _ = body[1].partition("::: note Key points\n")
    assert box
    assert re.sub(r"^::: note Please.*?^:::$", "", before, flags=re.MULTILINE | re.DOTALL).strip() == ""


def test_every_main_section_teaches_or_is_known_not_to() -> None:
    names = re.findall(r"^## .+ \{#([\w-]+)\}$", main.body, re.MULTILINE)
    assert names == [*TEACHING, "help-now", "questions", "about"]


def test_one_story_is_carried_through_the_sections() -> None:
    parts = re.findall(r"\{#(wanja-\d)\}", main.body)
    assert parts == [f"wanja-{number}" for number in range(1, 8)]
    headings = re.findall(r"^## .+ \{#([\w-]+)\}$|\{#(wanja)-\d\}", main.body, re.MULTILINE)
    assert not [one for one, other in pairwise(headings) if one[1] and other[1]], "one part in each section"
    assert "Wanja is made up." in plain(main.block("wanja-1"))


# --- safe

EMERGENCY = {
    "go now": r"\*\*Go now\*\* to the nearest emergency service or health worker",
    "who cannot go": r"If you cannot go, ask anyone near you to fetch help",
    "stay": r"[Ss]tay with .*(?:until help is there)",
    "out of reach": r"out of reach:?\*{0,2} pesticides, medicines, weapons",
    "already swallowed": r"\*\*Already swallowed something, or hurt\?\*\* Go at once, even if you feel well",
    "you may ask": r"Asking does not put the idea into someone’s head",
    "danger from others": r"\*\*Is someone hurting you\?\*\*",
    "words to say": r"“I am thinking of ending my life\.”",
    "it passes": r"The worst moment often passes",
}

FOUND_BY = (
    "suicide",
    "kill myself",
    "want to die",
    "end my life",
    "self-harm",
    "overdose",
    "swallowed pills",
    "poison",
    "crisis",
    "emergency",
    "help now",
    "someone is hurting me",
)


@pytest.mark.parametrize("advice", EMERGENCY.values(), ids=EMERGENCY)
def test_the_emergency_box_says(advice: str) -> None:
    box = main.block("emergency")
    assert box.startswith("::: warning ")
    assert re.search(advice, " ".join(box.split()))


def test_the_emergency_box_names_no_country_and_no_number() -> None:
    box = plain(main.block("emergency"))
    assert not re.search(r"\d|Kenya|United States|Britain|Europe", re.sub(r"\{#[\w-]+\}", "", box))


@pytest.mark.parametrize("words", FOUND_BY)
def test_the_box_is_found_by(words: str) -> None:
    assert words in main.head["found_by"]["emergency"]


@pytest.mark.parametrize("name", [name for name in ARTICLES if name != MAIN])
def test_every_article_leads_to_the_box(name: str) -> None:
    leads = f"(article:{MAIN}#emergency)" in ARTICLES[name].body
    assert leads or name == "hand-out", "the page to print says it itself"


HAND_OUT = {
    "go now": r"Go now to the nearest emergency service or health worker",
    "even if well": r"Go even if the person feels well",
    "stay": r"Stay with the person",
    "out of reach": r"Put pesticides, medicines and weapons out of reach",
    "you may ask": r"Asking does not put the idea into someone’s head",
    "danger from others": r"Is someone hurting you\?",
    "medicines": r"Never stop a medicine on your own",
    "worse before better": r"may feel worse before it gets better",
    "not everyone": r"helps many people, but not everyone",
    "no review": r"No health professional has reviewed it",
}


@pytest.mark.parametrize("advice", HAND_OUT.values(), ids=HAND_OUT)
def test_the_page_to_print_works_alone(advice: str) -> None:
    assert re.search(advice, ARTICLES["hand-out"].text)


def test_the_page_to_print_has_room_for_local_numbers() -> None:
    rows = re.findall(r"^\| ([\w ]+) \| +\|$", ARTICLES["hand-out"].body, re.MULTILINE)
    assert len(rows) >= 4
    assert words(ARTICLES["hand-out"].body) <= 300


SAFETY = [
    ("getting-help", "danger-at-home", r"This is not your fault"),
    ("getting-help", "danger-at-home", r"get to a place with other people"),
    ("getting-help", "helper-crosses-a-line", r"touch you in a sexual way"),
    ("getting-help", "helper-crosses-a-line", r"You can leave at once"),
    ("getting-help", "helper-crosses-a-line", r"Tell someone: the head of the clinic"),
    ("getting-help", "medicines", r"Do not stop a psychiatric medicine on your own"),
    ("getting-help", "not-better", r"You may feel worse after a session"),
    ("getting-help", "not-better", r"not everyone gets better"),
    ("getting-help", "relapse", r"It is common, and it is not a failure"),
    ("getting-help", "someone-else", r"do not leave the person alone"),
    ("getting-help", "someone-else", r"Do not promise to keep it a secret"),
    (MAIN, "hope", r"Never stop a medicine on your own"),
    (MAIN, "hope", r"A session may feel worse before it gets better"),
    (MAIN, "hope", r"It does not help everyone"),
]


@pytest.mark.parametrize(("name", "section", "advice"), SAFETY, ids=[f"{one[1]}-{at}" for at, one in enumerate(SAFETY)])
def test_safety_is_said(name: str, section: str, advice: str) -> None:
    assert re.search(advice, SECTIONS[f"{name}#{section}"].prose)


# --- honest

CLAIMS = [
    ("two-people-sit-in-a-room", r"in some people who got better", {"porto2009"}),
    ("cbt-is-a-talk-therapy-you", r"helps many people", {"who-anxiety", "who-depression", "who-bipolar", "apa2023"}),
    ("cbt-is-a-talk-therapy-you", r"does not help everyone\. Bipolar disorder needs medicine", {"who-bipolar"}),
    ("lay-counsellors", r"lay counsellors .* carry much of the care", {"chibanda2016", "vanginneken2021"}),
    ("table-three-words", r"Some are short, such as IPT.*Play therapy is psychotherapy for children", {"bratton2005"}),
    ("survey", r"In one country, the United States", {"samhsa2024"}),
    ("survey", r"58\.7 million .* about 23 in 100\. About 54% of them said .* medicines included", {"samhsa2024"}),
    ("survey", r"That leaves about 27 million who did not", {"samhsa2024"}),
    ("research-shows-that-psychotherapy-can-change", r"A position paper argues .* That is a view", {"cammisuli2023"}),
    ("three-lines-of-research-help-us", r"may help us to see why", {"cammisuli2023"}),
    ("each-line-shows-an-effect-that", r"do not validate a therapy", set()),
    ("biological-treatment", r"That is a view", {"cappas2005"}),
    ("therapy-makes-use-of-neuroplasticity-over", r"A magazine article says that this can", {"miller2025"}),
    ("neural-level", r"In those who got better, .* The methods had limits", {"porto2009"}),
    ("neural-level", r"agreed only in part", {"messina2013"}),
    ("think-of-the-amygdala-as-an", r"In some studies of people who got better", {"porto2009"}),
    ("think-of-the-amygdala-as-an", r"24 studies on PTSD could not confirm", {"manthey2021"}),
    ("the-hippocampus-changes-too-it-becomes", r"may change", {"miller2025", "manthey2021"}),
    ("skill-and-method-matter-but-so", r"The bond may not be the cause", {"fluckiger2018", "cammisuli2023"}),
    ("a-person-who-feels-safe-understood", r"One author believes .* That is an opinion", {"miller2025"}),
    ("the-bond-is-also-a-kind", r"That is a hope, not a finding", set()),
    ("there-is-reason-for-hope-and", r"it may change the brain", {"cuijpers2021"}),
    ("not-everyone", r"about 1 in 20 people", {"crawford2016"}),
]


@pytest.mark.parametrize(
    ("block", "said", "cited"), CLAIMS, ids=[f"{one[0][:40]}-{at}" for at, one in enumerate(CLAIMS)]
)
def test_a_claim_says_how_sure_it_is(block: str, said: str, cited: set[str]) -> None:
    markdown = main.block(block)
    assert re.search(said, plain(" ".join(markdown.split())))
    assert cited <= set(re.findall(r"@([\w-]+)", markdown))


def test_the_review_of_brain_images_is_not_cited_for_the_relationship() -> None:
    section = re.search(r"^## [^\n]*\{#relationship\}.*?(?=^## )", main.body, re.MULTILINE | re.DOTALL)
    assert section
    assert "porto2009" not in section[0]


DEPARTURES = {
    "treatment": (r"27\.1 million.*About 27 million did not", {"samhsa2024"}),
    "words": (r"long and deep, and counselling short", {"apa2023"}),
    "play": (r"psychotherapy of children", {"bratton2005"}),
    "cbt": (r"effective for mood disorders.*Bipolar disorder needs medicine", {"who-bipolar"}),
    "views": (r"argue as if it were found", {"cammisuli2023", "cappas2005"}),
    "images": (r"true for all", {"porto2009", "messina2013", "manthey2021"}),
    "bond": (r"matters most", {"porto2009", "fluckiger2018"}),
    "magazine": (r"one author wrote", {"miller2025"}),
    "can": (r"changes the brain, and that gains last", set()),
}


@pytest.mark.parametrize("name", DEPARTURES)
def test_a_departure_from_the_source_is_listed(name: str) -> None:
    said, cited = DEPARTURES[name]
    assert f"{{#difference-{name}}}" in main.block("difference")
    item = next(part for part in re.split(r"\n(?=- )", main.block("difference")) if f"{{#difference-{name}}}" in part)
    assert re.search(said, plain(" ".join(item.split())))
    assert cited <= set(re.findall(r"@([\w-]+)", item))


def test_the_source_is_credited_and_its_reviewer_is_not_claimed() -> None:
    assert main.head["authors"] == ["The Carrel project"]
    assert str(main.head["based_on"].pop("date")) == "2025-04-28"
    assert main.head["based_on"] == {
        "title": "How Neuroscience Connects to Psychotherapy",
        "authors": ["Linda Armstrong"],
        "publisher": "MentalHealth.com",
        "reviewed_by": "Dr. Shivani Kharod, Ph.D.",
    }
    assert "That review does not cover our text" in main.text


# --- the other articles

SURE = ("Well shown", "Shown in some", "A view", "Not shown")


def test_the_table_says_how_sure_each_claim_is() -> None:
    body = ARTICLES["how-sure-are-we"].body
    rows = re.findall(r"^\| (?!Claim|---)(.+?) \| (.+?) \| (.+?) \|$", body, re.MULTILINE)
    assert len(rows) >= 10
    for _, sure, basis in rows:
        assert sure.startswith(SURE)
        assert "@" in basis or "No study" in basis
    assert {sure.split(";")[0] for _, sure, _ in rows} == set(SURE)
    assert all(f"**{name}:**" in body for name in SURE)


def test_there_are_six_sayings_and_some_are_true() -> None:
    answers = re.findall(
        r"^### “.+” \{#(?:myth|fact)-[\w-]+\}\n\n\*\*(Myth|Fact)\.\*\*", ARTICLES["how-sure-are-we"].body, re.MULTILINE
    )
    assert len(answers) == 6
    assert set(answers) == {"Myth", "Fact"}


def test_the_plan_fills_its_minutes_without_a_gap() -> None:
    times = re.findall(r"^\| (\d+)–(\d+) \|", ARTICLES["for-a-class"].body, re.MULTILINE)
    assert times[0][0] == "0"
    assert times[-1][1] == "90"
    assert all(before[1] == after[0] for before, after in pairwise(times))


def test_each_question_has_a_hint() -> None:
    questions = re.findall(r"^\d\. ", main.body[main.body.index("{#questions}") :], re.MULTILINE)
    hints = re.findall(r"\{#hint-", ARTICLES["for-a-class"].body)
    assert len(questions) == len(hints) == 5
