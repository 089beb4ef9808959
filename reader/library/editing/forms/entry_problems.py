"""The problems of an entry while somebody types it: those that `check` would report, beside their fields and in words
that do not need the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reader.library.authoring import frontmatter, glossary, packinfo, quiz
from reader.library.authoring.decode_check import reference_error, term_error
from reader.library.authoring.inline_source import read_inline
from reader.library.authoring.problems import FileProblems, Problem, Severity
from reader.library.authoring.references import read_reference
from reader.library.authoring.targets import FileLinkResolver
from reader.library.authoring.yamlfile import YamlList, YamlMapping
from reader.library.citation import format_apa, format_vancouver
from reader.library.citation.fields import as_text
from reader.library.editing.forms.entry_nodes import numbered
from reader.library.editing.forms.entry_values import Entry, Values
from reader.library.editing.forms.form_fields import Answers, Form
from reader.library.editing.forms.known_entries import KnownEntries
from reader.library.editing.problem_sentences import as_sentences
from reader.library.model import Term
from reader.library.pack_sections import LONGEST_TITLE
from reader.translation import N_, Translated, _, in_english, ngettext

_NO_ID = "new-entry"


class FieldProblem(NamedTuple):
    """`field` is the name of a field, empty for the entry as a whole. An error must be corrected before a build."""

    field: str
    text: str
    is_error: bool = True


def problems_of(form: Form, entry: Entry, values: Values, known: KnownEntries) -> list[FieldProblem]:
    """At most one for each field. `entry` has the changes that `values` show."""
    found = {
        field.name: FieldProblem(field.name, _(field.missing))
        for field in form.fields
        if _is_missing(field.name, form, values)
    }
    node, fields = numbered({"id": _NO_ID, **entry})
    problems = FileProblems("")
    _CHECKS[form.noun](node, entry, known, problems)
    ordered = sorted(problems.found, key=lambda one: one.severity is Severity.WARNING)
    for problem in ordered:
        name = _field_of(_path_of(problem, fields), form)
        if name not in found:
            text = in_words(problem.message, name)
            found[name] = FieldProblem(name, text, problem.severity is Severity.ERROR)
    order = ["", *(field.name for field in form.fields)]
    return sorted(found.values(), key=lambda problem: order.index(problem.field))


def _is_missing(name: str, form: Form, values: Values) -> bool:
    field, value = form.field(name), values.get(name)
    if isinstance(value, Answers):
        return field.is_required and not any(text.strip() for text in value.texts)
    is_empty = not (value.strip() if isinstance(value, str) else value)
    return field.is_required and is_empty


def _path_of(problem: Problem, fields: Mapping[int, str]) -> str:
    """The field that a problem is about. A missing field has no line of its own."""
    path = fields.get(problem.line, "")
    missing = _MISSING.match(in_english(problem.message))
    if missing is None or path.rpartition(".")[2] == missing[1]:
        return path
    return f"{path}.{missing[1]}".lstrip(".")


def _field_of(path: str, form: Form) -> str:
    """The field of the form that shows a path of the entry."""
    names = {field.name for field in form.fields}
    for name in (path, _SHOWN_AT.get(path, ""), path.partition(".")[0], form.noun if path == "id" else ""):
        if name in names:
            return name
    return ""


def in_words(message: str, name: str = "") -> str:
    """A message of `check` about a field, without the words of the file, in the language of the message.

    >>> in_words("review_due 2020 is before the date of this edition, 2025; review the text", "review_due")
    '“2020” is before the date of this edition, 2025. Review the text.'
    """
    field = name.rpartition(".")[2]
    english = rest = in_english(message)
    value = ""
    for opening in (f"{field} contains ", f"{field} names ", f"{field} has ", f"{field} ") if field else ():
        if english.startswith(opening):
            rest = english.removeprefix(opening)
            if quoted := _QUOTED_VALUE.match(rest):
                value = quoted[1]
            rest = _QUOTED_VALUE.sub(r"“\1”\2", rest)
            break
    for pattern, words in _IN_WORDS:
        if found := pattern.fullmatch(rest):
            return _(words, **found.groupdict())
    if message != english:
        return as_sentences(_quoted_at_start(message, field, value) if value else message)
    return " ".join(_sentence(part.strip()) for part in rest.split("; ") if part.strip())


def _quoted_at_start(message: str, field: str, value: str) -> Translated:
    """A translation that begins with the field and its value, as the English does, with the value in its place."""
    pattern = rf"\u2068?{re.escape(field)}\u2069? (\u2068?)({re.escape(value)})(\u2069?)"
    return Translated(re.sub(rf"^{pattern}", r"\1“\2”\3", message), in_english(message))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"


_MISSING = re.compile(r"(\w+) is missing; add a line")
_SHOWN_AT = {"answer": "choices", "based_on": "based_on.title"}
_QUOTED_VALUE = re.compile(r"(.{1,80}?)(:? (?:is not (?:a|in)|the calendar|does not say|is before) .*)")
_IN_WORDS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"(?:answer )?is missing; add a line such as answer: .*|answer is missing.*", N_("Select the right answer.")),
        (r"answer must be the number of the right choice.*", N_("Select the right answer.")),
        # Translators: beside an empty field of a form
        (r"is missing; add a line such as .*|\w+ is missing; add a line such as .*", N_("Fill this in.")),
        (
            r"must have 2 to (?P<most>\d+) texts, and it has \d+; .*",
            N_("Write at least two answers, and at most {most}."),
        ),
        (r"the choice (?P<answer>.*) is given twice .*", N_("Two answers are the same: {answer}. Change one.")),
        (
            r"unknown reference @?(?P<id>.*); add it to references\.yaml",
            N_("The pack has no source {id}. Add it, or choose another one."),
        ),
        (r"an unknown reference (?P<id>.*)", N_("The pack has no source {id}. Choose another one.")),
        (
            r"(?P<written>.*) is not a DOI, so no link is shown; write it like 10\.1000/182",
            N_("“{written}” is not a DOI, so no link is shown. Write it like 10.1000/182."),
        ),
        (
            r"unknown term (?P<id>.*); add it to glossary\.yaml",
            N_("The pack has no term {id}. Add it, or choose another one."),
        ),
        (
            r"an unknown term (?P<id>.*); write the id of a term",
            N_("The pack has no term {id}. Choose another one."),
        ),
    )
)
"""Messages in English about lines of a file -> what to say beside a field."""


Check = Callable[[YamlMapping, Entry, KnownEntries, FileProblems], None]


def _check_term(node: YamlMapping, entry: Entry, known: KnownEntries, problems: FileProblems) -> None:
    drafts = glossary.read_terms(YamlList(0, [node]), problems)
    if not drafts:
        return
    draft = drafts[0]
    definition = read_inline(draft.definition, draft.definition_line, FileLinkResolver(known.targets, problems))
    others = [other for other in known.term_drafts if other.id != draft.id]
    together = FileProblems("")
    glossary.unique_names([*others, draft], together)
    glossary.check_links([draft, *others], known.targets.references, together)
    problems.found += [problem for problem in together.found if problem.line]
    error = term_error(Term(draft.id, draft.term, definition))
    if error:
        problems.error(draft.definition_line, error)


def _check_source(node: YamlMapping, entry: Entry, known: KnownEntries, problems: FileProblems) -> None:
    reference = read_reference(node, {}, problems)
    if reference:
        written = reference._replace(apa=format_apa(reference.csl), vancouver=format_vancouver(reference.csl))
        error = reference_error(written)
        if error:
            problems.error(node.line, error)


def _check_question(node: YamlMapping, entry: Entry, known: KnownEntries, problems: FileProblems) -> None:
    targets = known.targets
    draft = quiz.read_question(node, targets.articles, targets.references, problems)
    read_inline(draft.why, draft.why_line, FileLinkResolver(targets, problems))
    article, block = draft.block.article or draft.article, draft.block.block
    paragraphs = known.paragraphs(article) if article and block else ()
    if paragraphs and block not in [one.id for one in paragraphs]:
        problems.error(draft.block_line, _("the article has no such paragraph any more; choose another one"))


def _check_pack(node: YamlMapping, entry: Entry, known: KnownEntries, problems: FileProblems) -> None:
    packinfo.read_info(node, problems)


def _check_article(node: YamlMapping, entry: Entry, known: KnownEntries, problems: FileProblems) -> None:
    node.values.pop("id", None)
    node.key_lines.pop("id", None)
    frontmatter.read_fields(node, problems, known.date)


def _check_section(node: YamlMapping, entry: Entry, known: KnownEntries, problems: FileProblems) -> None:
    if len(as_text(entry.get("title"))) > LONGEST_TITLE:
        message = ngettext(
            "{field} has more than {count} character; shorten it",
            "{field} has more than {count} characters; shorten it",
            LONGEST_TITLE,
            field="title",
        )
        problems.error(node.key_lines.get("title", node.line), message)


_CHECKS: Mapping[str, Check] = {
    "term": _check_term,
    "source": _check_source,
    "question": _check_question,
    "pack": _check_pack,
    "article": _check_article,
    "section": _check_section,
}
