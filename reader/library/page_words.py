"""The words that Carrel itself prints on the page of a pack or writes into one; how it writes dates and numbers there.

English is here, because most starts need nothing else; other languages are files in `resources/page_words/`. A pack in
a language without a file gets English words.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reader import translation
from reader.system import paths

FOLDER = "page_words"
ENGLISH: Mapping[str, Any] = {
    "by": "By {names}",
    "more_names": "{names} and {count} more",
    "list_separator": ", ",
    "updated": "updated {date}",
    "edition": "edition {number}",
    "minutes": {"one": "{count} minute", "other": "{count} minutes"},
    "sources_count": {"one": "{count} source", "other": "{count} sources"},
    "based_on": "Based on “{title}”",
    "reviewed_other_text": "{names} reviewed that text, not this one.",
    "reviewed_by": "Reviewed by {names}.",
    "not_reviewed": "No health professional has reviewed this edition.",
    "next_review": "Next review is due on {date}.",
    "next_review_in": "Next review is due in {date}.",
    "review": "Review is due on {date}.",
    "review_in": "Review is due in {date}.",
    "review_was_due": "Review was due on {date}.",
    "review_was_due_in": "Review was due in {date}.",
    "emergency_question": "In danger now, or worried about someone?",
    "emergency_link": "What to do in an emergency",
    "is_checked": True,
    "note": "Note",
    "warning": "Important",
    "correction": "Correction",
    "titled": "{kind}: {title}",
    "notes": "Notes",
    "quiz": "Check yourself",
    "quiz_note": "Choose an answer to see whether it is right, and why. Nothing is counted or saved.",
    "sources": "Sources",
    "part_before": "← Part {number} of {count}",
    "part_after": "Part {number} of {count} →",
    "part_after_with_title": "Part {number} of {count}: {title} →",
    "first_sources_only": "Only the first {shown} of {count} sources are listed here. All are in the side bar →",
    "next": "Next: {title}",
    "contents": "Back to the contents",
    "local_help": "Local help",
    "contents_of_pack": "Contents",
    "glossary": "Glossary",
    "words_explained": "Words explained",
    "answers_below": "The answers are below the questions.",
    "answers": "Answers",
    "answer_is": "The answer is {letter}.",
    "clinic": "Clinic",
    "telephone": "Telephone",
    "date": "Date",
    "number_to_call": "Number to call",
    "labelled": "{label}:",
    "from_article": "From “{title}”.",
    "emergency_page": "{question} {link}: page",
    "emergency_in_article": "{question} {link} is in “{title}”.",
    "call": "Call: {numbers}.",
    "picture_missing": "[The picture cannot be shown.]",
    "picture_missing_shows": "[The picture cannot be shown. It shows: {alt}]",
    "answer_right": "Right",
    "answer_wrong": "Not quite",
    "answer_follows": "The answer is {letter}:",
    "also": "also: {names}",
    "see": "See",
    "see_names": "See: {names}.",
    "articles": "Articles",
    "articles_count": {"one": "{count} article", "other": "{count} articles"},
    "read_count": {"one": "{count} read", "other": "{count} read"},
    "continue_reading": "Continue reading",
    "begin_reading": "Begin reading",
    "recently_read": "Recently read",
    "new_in_edition": "New in edition {number}",
    "signs": "0–9 and signs",
    "continued": "{title} (continued)",
    "question_of": "Question {number} of {count}",
    "section_of": "Section {number} of {count}",
    "number_of": "{number} of {count}",
    "rows_left_out": {
        "one": "This table has {count} more row, too many to print. Read them in Carrel.",
        "other": "This table has {count} more rows, too many to print. Read them in Carrel.",
    },
    "table_part": "This table is wider than the page. Part {number} of {count}:",
    "untitled": "Untitled",
    "about_author": "About the author",
    "about_reviewer": "About the reviewer",
    "about_page": "About this page",
    "series": "Series {number}",
    "series_size": "{series} (size)",
    "day": "{day} {month} {year}",
    "month": "{month} {year}",
    "months": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "thousands": ",",
}  # fmt: skip
"""The fields of each text are in braces. A text with forms for numbers has one for each category of its language.

`is_checked`: a speaker of the language has checked the words. Until then, what concerns an emergency is there in
English, too.
"""

_WITHOUT_FORMS = frozenset({"id", "ja", "ko", "lo", "my", "th", "vi", "yo", "zh"})
_ZERO_IS_ONE = frozenset({"am", "bn", "fa", "fr", "hi", "pt", "zu"})
_EAST_SLAVIC = frozenset({"ru", "uk"})


class PageWords:
    """`code` is the language of the words, which is English where the language of the pack has none."""

    def __init__(self, code: str, words: Mapping[str, Any]) -> None:
        self.code = code
        self._words = words

    @property
    def is_checked(self) -> bool:
        return bool(self._words["is_checked"])

    def text(self, name: str, **fields: object) -> str:
        """Raises KeyError for a name that English does not have."""
        return str(self._words[name]).format(**fields)

    def counted(self, name: str, number: int) -> str:
        """`name` is a text with forms for numbers."""
        forms = self._words[name]
        form = forms[plural_category(self.code, number)]
        return str(form).format(count=self.number(number))

    def edition(self, number: int) -> str:
        return self.text("edition", number=self.number(number))

    def label(self, name: str) -> str:
        """A text with a colon after it, as labels have."""
        return self.text("labelled", label=self.text(name))

    @property
    def emergency_link(self) -> str:
        """What leads to the advice for an emergency; in English, too, while nobody has checked the words."""
        link = self.text("emergency_link")
        return link if self.is_checked else f"{link} ({isolated_ltr(ENGLISH['emergency_link'])})"

    def box_heading(self, kind: str, title: str) -> str:
        """The line above a box: its kind in words, since colour alone must not convey it, and its title."""
        return self.text("titled", kind=self.text(kind), title=title) if title else self.text(kind)

    def number(self, number: int) -> str:
        """With a sign between thousands."""
        return f"{number:,}".replace(",", self._words["thousands"])

    def date(self, text: str) -> str:
        """An ISO date as people write it: `9 March 2024`, `March 2024` or `2024`. Other text is returned unchanged."""
        parts = text.split("-")
        numbers = [int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) <= 4]
        match numbers if len(numbers) == len(parts) else ():
            case [year, month, day] if _is_date(year, month, day):
                return self.text("day", day=day, month=self._words["months"][month - 1], year=year)
            case [year, month] if 1 <= month <= 12:
                months = self._words.get("months_alone", self._words["months"])
                return self.text("month", month=months[month - 1], year=year)
        return text

    def join(self, texts: Sequence[str]) -> str:
        return self.text("list_separator").join(texts)


ENGLISH_WORDS = PageWords("en", ENGLISH)


@functools.cache
def page_words(language: str) -> PageWords:
    """The words for a pack in `language`, a BCP 47 tag. A region without words has those of its language."""
    parts = language.lower().split("-")
    if parts[0] == "en":
        return ENGLISH_WORDS
    for length in range(len(parts), 0, -1):
        code = "-".join(parts[:length])
        words = _read(code)
        if words is not None:
            # Most languages have one form for days and months.
            same = {f"{name}_in": text for name, text in words.items() if f"{name}_in" in ENGLISH}
            return PageWords(code, {**ENGLISH, **same, **words})
    return ENGLISH_WORDS


def interface_date(text: str) -> str:
    """An ISO date as `PageWords.date` writes it, in the language of the interface."""
    return page_words(translation.language().code).date(text)


def plural_category(code: str, number: int) -> str:
    """The CLDR category of a whole number: zero, one, two, few, many or other.

    >>> [plural_category("ar", number) for number in (0, 1, 2, 3, 11, 100)]
    ['zero', 'one', 'two', 'few', 'many', 'other']
    >>> [plural_category("ru", number) for number in (1, 2, 5, 11, 21)]
    ['one', 'few', 'many', 'many', 'one']
    """
    language = code.partition("-")[0]
    rule = _RULES.get(language)
    if rule:
        return rule(number)
    if language in _WITHOUT_FORMS:
        return "other"
    return "one" if number == 1 or (number == 0 and language in _ZERO_IS_ONE) else "other"


def isolated_ltr(text: str) -> str:
    """English as it keeps its order in a line from right to left (Unicode's LRI and PDI)."""
    return f"\u2066{text}\u2069"


def _arabic(number: int) -> str:
    if number <= 2:
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def _east_slavic(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else "many"


def _polish(number: int) -> str:
    return "one" if number == 1 else "many" if number % 10 == 1 else _east_slavic(number)


def _czech(number: int) -> str:
    return "one" if number == 1 else "few" if 2 <= number <= 4 else "other"


_RULES: Mapping[str, Callable[[int], str]] = {
    "ar": _arabic,
    "cs": _czech,
    "pl": _polish,
    **dict.fromkeys(_EAST_SLAVIC, _east_slavic),
}


def _read(code: str) -> Mapping[str, Any] | None:
    """None if there is no file for a language, or the stick with the program is out."""
    name = f"{code}.json"
    try:
        # A stranger's pack may have a language such as “con”, whose file would be a device on Windows.
        if name not in _file_names():
            return None
        words: Mapping[str, Any] = json.loads((paths.resources() / FOLDER / name).read_bytes())
    except OSError:
        return None
    return words


@functools.cache
def _file_names() -> frozenset[str]:
    """Raises OSError."""
    return frozenset(file.name for file in (paths.resources() / FOLDER).iterdir())


def _is_date(year: int, month: int, day: int) -> bool:
    """`datetime` knows, too, but loading it takes longer than the rest of the first page."""
    if not (year and 1 <= month <= 12):
        return False
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = 28 + is_leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return 1 <= day <= days
