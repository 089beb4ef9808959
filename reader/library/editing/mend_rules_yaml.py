"""Mends YAML files and the heads of articles: signs that only look like YAML, dates, missing fields."""

from __future__ import annotations

import json
import re

from reader.library.authoring import packinfo
from reader.library.authoring.dates import iso_date
from reader.library.editing import yaml_edit
from reader.library.editing.field_edits import set_field, split_head
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.mend_rules import Changes, MendRequest, replacing, rule
from reader.library.editing.yaml_style import scalar
from reader.translation import N_, _, in_english

_KEY = r"^(?P<key>[ \t]*(?:- +)*[\w.-]+ *: *|[ \t]*- +)(?P<value>\S(?:.*\S)?)(?P<end>[ \t]*)$"
_QUOTES = "“”„‟«»″＂"


def _tabs(request: MendRequest, _answer: str) -> Changes:
    found = re.match(r"[ \t]*", request.line)
    indent = found[0].replace("\t", "  ") if found else ""
    return request.with_line(f"{indent}{request.line.lstrip()}")


def _quoted(request: MendRequest, _answer: str) -> Changes:
    """The whole value of the line in quotation marks; the line above, if that is the one that needs them."""
    for number in (request.problem.line, request.problem.line - 1):
        line = request.lines[number - 1] if 0 < number <= len(request.lines) else ""
        found = re.match(_KEY, line)
        if not found or found["value"][0] in "|>":
            continue
        value = found["value"]
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        quoted = json.dumps(value, ensure_ascii=False)
        changed = request.with_line(f"{found['key']}{quoted}{found['end']}", number)
        if _is_valid(request, changed):
            return changed
    raise EditRefused(_("Put quotation marks around the value in the text of the file."))


def _straight_quotes(request: MendRequest, _answer: str) -> Changes:
    found = re.match(_KEY, request.line)
    if found and found["value"][0] in _QUOTES:
        value = found["value"][1:]
        value = value[:-1] if value[-1:] in _QUOTES else value
        return request.with_line(f"{found['key']}{json.dumps(value, ensure_ascii=False)}{found['end']}")
    return request.replaced(f"[{_QUOTES}]", '"', count=0)


def _space(request: MendRequest, _answer: str) -> Changes:
    return request.replaced(r"^([ \t]*(?:- +)?[A-Za-z_-]{2,30}):(?=\S)", r"\1: ")


def _date(request: MendRequest, answer: str) -> Changes:
    """A date that the author has typed, or one whose form leaves no doubt."""
    return _field(request, request.found["field"], _checked_date(answer))


def _certain_date(request: MendRequest, _answer: str) -> Changes:
    written = request.found["date"]
    date = ""
    if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", written):
        date = iso_date(f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}")
    elif found := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", written):
        first, second = int(found[1]), int(found[2])
        if first > 12 or second > 12 or first == second:
            day, month = (first, second) if second <= 12 else (second, first)
            date = iso_date(f"{found[3]}-{month:02}-{day:02}")
    elif found := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", written):
        date = iso_date("-".join(found.groups()))
    if not date:
        raise EditRefused(_("Only the author can know this date."))
    return request.replaced(re.escape(written), date)


def _checked_date(answer: str) -> str:
    date = iso_date(answer)
    if not date:
        raise EditRefused(_("Write the date like 2026-11-29, 2026-11 or 2026."))
    return date


def _field(request: MendRequest, field: str, value: str) -> Changes:
    """The value of a field in the line of the problem, or a new one in the head or in the entry."""
    found = re.match(rf"^([ \t]*(?:- +)?{re.escape(field)} *:)([ \t]*)([^#]*?)([ \t]+#.*)?$", request.line)
    if found:
        return request.with_line(f"{found[1]} {scalar(value)}{found[4] or ''}")
    return _missing(request, value)


def _missing(request: MendRequest, answer: str) -> Changes:
    """A required field that is not there: in pack.yaml, the head, or the entry at the line of the problem."""
    field = request.found["field"]
    if request.file == packinfo.FILE or request.file.endswith(".md"):
        return set_field(request.snapshot, request.file, (field,), answer).changes
    text = request.text
    root = yaml_edit.read_value(text)
    path: yaml_edit.YamlPath = ()
    if isinstance(root, dict):
        path = (next(iter(root)),)
    items = yaml_edit.read_value(text, path)
    for number in range(len(items) if isinstance(items, list) else 0):
        changed = yaml_edit.set_value(text, (*path, number, field), answer)
        lines = zip(text.split("\n"), changed.split("\n"), strict=False)
        first = next((place for place, (one, other) in enumerate(lines, 1) if one != other), 0)
        entry = yaml_edit.read_value(text, (*path, number))
        if first >= request.problem.line and isinstance(entry, dict) and not entry.get(field):
            return {request.file: changed}
    raise EditRefused(_("The text has changed meanwhile. Look at the problem again."))


def _edition(request: MendRequest, _answer: str) -> Changes:
    digits = re.search(r"[1-9]\d{0,8}", request.found["value"])
    return set_field(request.snapshot, packinfo.FILE, ("edition",), digits[0] if digits else "1").changes


def _higher(request: MendRequest, _answer: str) -> Changes:
    return set_field(request.snapshot, packinfo.FILE, ("edition",), request.found["number"]).changes


def _as_list(request: MendRequest, _answer: str) -> Changes:
    """One text where a list is expected: between brackets, divided at its commas."""
    found = re.match(
        rf"^([ \t]*(?:- +)?{re.escape(request.found['field'])} *: *)([^#\[\]{{}}|>]+?)([ \t]*(?:#.*)?)$", request.line
    )
    if not found:
        raise EditRefused(_("Write the list in the text of the file."))
    items = ", ".join(scalar(part.strip(), is_flow=True) for part in found[2].strip("\"'").split(",") if part.strip())
    return request.with_line(f"{found[1]}[{items}]{found[3]}")


def _second_field(request: MendRequest, _answer: str) -> Changes:
    """A field that is given twice with the same value: the second goes."""
    first = request.lines[int(request.found["line"]) - 1].strip().removeprefix("- ")
    if first != request.line.strip():
        raise EditRefused(_("Only the author can know which of the two is right."))
    return request.with_line(None)


def _open_head(request: MendRequest, answer: str) -> Changes:
    return {request.file: f"---\ntitle: {scalar(answer)}\n---\n\n{request.text.lstrip()}"}


def _close_head(request: MendRequest, _answer: str) -> Changes:
    """A line --- before the first line that is no field."""
    lines = request.lines
    for number in range(1, len(lines)):
        is_field = re.match(r"[\w.-]+ *:(?: |$)|[ \t]+\S|- |#", lines[number])
        if not is_field:
            rest = lines[number:]
            gap = [] if rest and not rest[0].strip() else [""]
            return request.with_lines([*lines[:number], "---", *gap, *rest])
    return request.with_lines([*[line for line in lines if line.strip()], "---", ""])


def _null(request: MendRequest, _answer: str) -> Changes:
    return request.replaced(r"(:|-)[ \t]+(?:~|null|Null|NULL)(?=\s*$)", r"\1")


def _plain_title(request: MendRequest, _answer: str) -> Changes:
    """Without the signs of emphasis in a text that has no formatting."""
    return request.replaced(
        r"\*\*([^*\n]+)\*\*|(?<![\w*])\*([^\s*][^*\n]*)\*(?![\w*])|`([^`\n]+)`|\[([^\[\]\n]+)\]\([^()\n]*\)",
        lambda found: next(group for group in found.groups() if group),
    )


def _is_valid(request: MendRequest, changes: Changes) -> bool:
    text = str(changes[request.file])
    try:
        yaml_edit.read_value(split_head(text)[1] if request.file.endswith(".md") else text)
    except EditRefused as error:
        message = in_english(error.args[0])
        return not any(f"line {line}:" in message for line in (request.problem.line, request.problem.line - 1))
    return True


_NOT_YAML = "^this is not valid YAML: "
_SUCH = N_("Which date is it? Year, month and day, such as 2026-11-29")

YAML_RULES = (
    rule(f"{_NOT_YAML}this line starts with a tab", N_("Replace the tab by spaces"), _tabs),
    rule(
        f"{_NOT_YAML}[{_QUOTES}] is not a quotation mark of YAML",
        N_("Write straight quotation marks"),
        _straight_quotes,
    ),
    rule(r"^readers will see the marks [“„«]", N_("Write straight quotation marks"), _straight_quotes),
    rule(f"{_NOT_YAML}the space after the colon is missing", N_("Add the space"), _space),
    rule(f"{_NOT_YAML}.* is not the colon of YAML", N_("Write :"), replacing(r"[ \t]*[：﹕︰ː∶][ \t]*", ": ")),
    rule(
        f"{_NOT_YAML}.* is not a space of YAML",
        N_("Write a normal space"),
        replacing("[\u00a0\u202f\u3000\u2000-\u200a]", " ", 0),
    ),
    rule(
        f"{_NOT_YAML}write : and a space instead of =", N_("Write :"), replacing(r"^([ \t]*[a-z_]{2,30}) *= ", r"\1: ")
    ),
    rule(
        f"{_NOT_YAML}. does not start an entry of a list",
        N_("Write a hyphen"),
        replacing(r"^(\s*)[•·‣◦–—−‐*]\s+", r"\1- "),
    ),
    rule(
        f"{_NOT_YAML}.*(?:needs? quotation marks|put ['\"] around|put quotation marks)",
        N_("Add quotation marks"),
        _quoted,
    ),
    rule(r"^readers do not see “#.*because a space and # begin a comment", N_("Add quotation marks"), _quoted),
    rule(r"^readers will see (?:~|null|Null|NULL) as text", N_("Leave it empty"), _null),
    rule(r"^(?P<field>\w+) (?P<date>\S.*) is not a date;", N_("Write it as year-month-day"), _certain_date),
    rule(
        r"^(?P<field>\w+) (?P<date>\S.*) does not say which number is the month;",
        N_("Write it as year-month-day"),
        _certain_date,
    ),
    rule(
        r"^(?P<field>\w+) .+ (?:is not a date|is not in the calendar|does not say which number)",
        N_("Correct the date…"),
        _date,
        _SUCH,
    ),
    rule(r"^(?P<field>review_due) \S+ is before the date of this edition", N_("Correct the date…"), _date, _SUCH),
    rule(r"^edition must be a whole number from 1, not (?P<value>.*)$", N_("Write a whole number"), _edition),
    rule(r"^edition .* is not higher .*write (?P<number>\d+)$", N_("Write {number}"), _higher),
    rule(
        r"^(?P<field>title|term|definition|type|question|why|edition) is missing;",
        N_("Add it…"),
        _missing,
        N_("What should it say?"),
    ),
    rule(r"^(?P<field>date) is missing;", N_("Add it…"), _date, _SUCH),
    rule(
        r"^(?P<field>language) is missing;",
        N_("Add it…"),
        _missing,
        N_("Which language? A short sign, such as en or sw"),
    ),
    rule(r"^(?P<field>\w+) must be a list, such as", N_("Make a list of it"), _as_list),
    rule(r"^\S+ is given twice \(first in line (?P<line>\d+)\); keep one", N_("Delete the second"), _second_field),
    rule(r"^the front matter is missing;", N_("Add a title…"), _open_head, N_("What is the title of the article?")),
    rule(r"^the front matter is never closed;", N_("Close it"), _close_head),
    rule(
        r" is shown as it is: (?:the \w+|a question|a choice|the name of a term) has no formatting",
        N_("Delete the signs"),
        _plain_title,
    ),
)
