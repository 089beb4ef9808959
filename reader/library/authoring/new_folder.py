"""Makes a new content folder: from the example, which an author then changes, or of files that are given."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.library.authoring import packinfo
from reader.library.authoring.fields import id_rule
from reader.library.authoring.language import language_problem
from reader.library.authoring.unread_files import is_ignored
from reader.library.authoring.yaml_signs import warning_of_null
from reader.library.authoring.yamlfile import for_message
from reader.library.model import ID, LONGEST_ID
from reader.system import windows_names
from reader.system.links import is_link_at
from reader.system.move_file import move_into_place
from reader.translation import N_, Translated, _, number_text

ID_WITHOUT_LETTERS = "my-pack"
LONGEST_TITLE = 200  # characters

_NOT_IN_TITLES = re.compile(
    r"[-_*`~^$\\\[\]{}<>|=@#\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffc-\uffff]"
)
"""Signs of Markdown, and what no text needs."""


class NewFolderError(Exception):
    """The folder cannot be made. The text is for the author."""


@dataclass(frozen=True, slots=True)
class PackFacts:
    """What takes the place of the example's own values in pack.yaml. An empty `date` leaves the example's dates."""

    id: str
    title: str
    language: str
    topic: str = ""
    date: str = ""


def id_from(name: str) -> str:
    """A valid id from the name of a folder."""
    kept = (character if ID.fullmatch(f"a{character}") else "-" for character in unicodedata.normalize("NFC", name))
    id = re.sub("[-_.]*-[-_.]*", "-", "".join(kept).lower())
    # An id starts with a letter or a digit: not with a vowel sign, either.
    while id and not ID.fullmatch(id[0]):
        id = id[1:]
    return id[:LONGEST_ID].rstrip("-_.") or ID_WITHOUT_LETTERS


def title_from(name: str) -> str:
    """A title from the name of a folder: sleep-basics becomes “Sleep basics”."""
    words = " ".join(_NOT_IN_TITLES.sub(" ", unicodedata.normalize("NFC", name)).split())[:LONGEST_TITLE].strip()
    return f"{words[:1].upper()}{words[1:]}" if any(map(str.isalnum, words)) else "My pack"


def make_folder(folder: Path, example: Path, facts: PackFacts, line_end: str = os.linesep) -> None:
    """Makes `folder`, or fills it if it is there and empty. Raises NewFolderError; nothing has been made then."""
    problem = _problem_of_facts(facts)
    if problem:
        raise NewFolderError(problem)
    _make(folder, lambda partial: _write(partial, example, facts, line_end))


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes `folder` as `make_folder` does, of files by their name in it, such as articles/sleep.md."""
    _make(folder, lambda partial: _write_files(partial, files))


def _make(folder: Path, write: Callable[[Path], None]) -> None:
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - does not follow links
    if problem := _problem_of(folder):
        raise NewFolderError(problem)
    exists = folder.is_dir()
    partial = (folder if exists else folder.parent) / f".carrel-{os.urandom(8).hex()}"
    try:
        try:
            write(partial)
            if exists:
                _move_up(partial, folder)
            else:
                move_into_place(partial, folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise NewFolderError(_(_NOT_MADE, folder=folder, reason=error.strerror or error)) from error


_NOT_MADE = N_("{folder} cannot be made: {reason}.")


def _problem_of_facts(facts: PackFacts) -> Translated:
    if not ID.fullmatch(facts.id):
        return _("The id {id} is not valid: {rule}.", id=repr(for_message(facts.id)), rule=id_rule())
    if not facts.title or len(facts.title) > LONGEST_TITLE or not facts.title.isprintable():
        return _("The title must have 1 to {most} characters, all of them visible.", most=number_text(LONGEST_TITLE))
    advice = language_problem(facts.language)
    if not advice:
        return advice
    shown = repr(for_message(facts.language))
    return _("The language {tag} is not a language tag; {advice}", tag=shown, advice=advice)


def _problem_of(folder: Path) -> Translated:
    """Why the folder is not made; empty if it can be tried."""
    if (problem := windows_names.name_problem_here(folder)) or "\0" in str(folder):
        return _(_NOT_MADE, folder=folder, reason=problem or _("the name contains a sign that no name can have"))
    try:
        if is_link_at(folder) or (folder.exists() and not folder.is_dir()):
            return _("{folder} is there already, and is no folder. Give the name of a new folder.", folder=folder)
        if folder.is_dir() and not all(is_ignored(each.name) for each in folder.iterdir()):
            return _("{folder} is there already, and is not empty. Give the name of a new folder.", folder=folder)
        if not folder.parent.is_dir():
            return _(
                "There is no folder {folder}. Make it first, or give a name in another folder.", folder=folder.parent
            )
    except OSError as error:
        return _("{folder} cannot be read: {reason}.", folder=folder, reason=error.strerror or error)
    return Translated("")


def _write(target: Path, example: Path, facts: PackFacts, line_end: str) -> None:
    """Copies texts, so that no attribute of the program's files, such as read-only, is copied with them."""
    for source in _files(example):
        copy = target / source.relative_to(example)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        changed = _with_facts(text, facts) if source.name == packinfo.FILE else text
        if facts.date:
            changed = re.sub(r"^(date|published): .*$", rf"\1: {facts.date}", changed, flags=re.MULTILINE)
        with copy.open("x", encoding="utf-8", newline=line_end) as opened:
            opened.write(changed)


def _write_files(target: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write(data)


def _files(example: Path) -> Iterator[Path]:
    return (path for path in sorted(example.rglob("*")) if path.is_file())


def _with_facts(text: str, facts: PackFacts) -> str:
    for field in ("id", "title", "language"):
        text = re.sub(rf"^{field}: .*$", _line(field, getattr(facts, field)), text, count=1, flags=re.MULTILINE)
    if facts.topic:
        text = re.sub("^# topic: .*$", _line("topic", facts.topic), text, count=1, flags=re.MULTILINE)
        text = text.replace("# emergency: ", "emergency: ", 1)
    return text


def _line(field: str, value: str) -> Callable[[re.Match[str]], str]:
    """The line of YAML. A value with a sign that could mean something in YAML is in quotation marks."""
    is_plain = re.fullmatch(r"[^\W_]+([ -][^\W_]+)+", value) or (ID.fullmatch(value) and not warning_of_null(value))
    line = f"{field}: {value if is_plain else json.dumps(value, ensure_ascii=False)}"
    return lambda _found: line


def _move_up(partial: Path, folder: Path) -> None:
    """Moves what is in `partial` to the folder around it; everything or nothing."""
    moved: list[Path] = []
    try:
        for each in sorted(partial.iterdir()):
            moved.append(folder / each.name)
            move_into_place(each, folder / each.name)
    except BaseException:
        for each in moved:
            with contextlib.suppress(OSError):
                shutil.rmtree(each) if each.is_dir() else each.unlink(missing_ok=True)
        raise
