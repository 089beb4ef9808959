"""Local help: the number or place of a clinic, which it writes itself and no pack contains.

A reader enters it in the window, or somebody writes it into a file beside the packs, `local.yaml`:

    local_help: Clinic in Nakuru, +254 700 123 456, day and night

A copy of a pack has what was beside the pack in a file of its own, since copies of many packs lie in one folder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from reader.library.normal_form import normalized
from reader.named_tuple import NamedTuple
from reader.settings import LONGEST_LINE
from reader.system import paths, state_file
from reader.system.atomic_write import write_atomically
from reader.translation import N_, _, number_text

FILE_NAME = "local.yaml"
LARGEST_FILE = 16 << 10  # bytes

LABEL = N_("Local help")

_JOINERS = "\u200c\u200d"
_PLAIN_WITH_COLON = r"(?m)^(local_help:[ \t]+)([^\s\"'|>&*!{\[#][^\n]*: [^\n]*)$"
"""As people write it: “Clinic: 112”. In YAML, the second colon would be an error."""

_NUMBER = r"[+(]*\d[\d\s()/.\-\u2010-\u2015]*\d"


class LocalHelp(NamedTuple):
    """`own` was entered in the window, `beside` is from the file; `problem` is a sentence if that cannot be used.

    `problem` is in the language in which the file was read.
    """

    own: str = ""
    beside: str = ""
    problem: str = ""

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Each text with where it comes from, the reader's own first."""
        found = []
        if self.own:
            found.append((self.own, _("entered in this copy of Carrel")))
        if self.beside and self.beside != self.own:
            found.append((self.beside, _("from {file} beside this pack", file=FILE_NAME)))
        return tuple(found)


def local_help(pack: Path, own: str, *, is_bundled: bool = False) -> LocalHelp:
    """For a pack file. `own` is what the reader entered. Beside a pack of the program is beside the program, too."""
    program = [folder / FILE_NAME for folder in paths.pack_folders_beside()] if is_bundled else []
    beside, problem = _first([*program, *files_beside(pack)])
    return LocalHelp(shown(own), beside, problem)


def files_beside(pack: Path) -> tuple[Path, ...]:
    """Where the local help for a pack file may be; the first that is there counts."""
    return file_of_copy(pack), pack.with_name(FILE_NAME)


def file_of_copy(pack: Path) -> Path:
    return pack.with_name(f"{pack.stem}.{FILE_NAME}")


def copy_beside(pack: Path, copy: Path) -> None:
    """Gives the copy of a pack the local help of the pack, if that can be used. Raises OSError."""
    text, _problem_there = _first(files_beside(pack))
    if text:
        write_atomically(file_of_copy(copy), f"local_help: {json.dumps(text, ensure_ascii=False)}\n")
    else:
        file_of_copy(copy).unlink(missing_ok=True)


def _first(files: Iterable[Path]) -> tuple[str, str]:
    for file in files:
        text, problem = read_file(file)
        if text or problem:
            return text, problem
    return "", ""


def read_file(file: Path) -> tuple[str, str]:
    """The text of the file, and a sentence if it cannot be used; both are empty if there is no file."""
    try:
        data = state_file.read_regular(file, LARGEST_FILE)
    except FileNotFoundError:
        return "", ""
    except OSError as error:
        return "", _problem(error.strerror or str(error))
    return _text_in(data)


def _text_in(data: bytes) -> tuple[str, str]:
    # Not at the top: hardly any pack has such a file, and what reads it takes longer to load than the page.
    from reader.library.authoring.fields import Fields
    from reader.library.authoring.problems import FileProblems
    from reader.library.authoring.yamlfile import YamlMapping, parse_yaml

    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return "", _problem(_("it is not text in UTF-8"))
    problems = FileProblems(FILE_NAME)
    node = parse_yaml(re.sub(_PLAIN_WITH_COLON, _quoted, text), problems)
    found = ""
    if isinstance(node, YamlMapping):
        found = shown(Fields(node, problems).text("local_help", required=True))
    elif not problems.found:
        return "", _problem(_("it has no line such as local_help: +254 700 123 456"))
    if problems.found:
        first = problems.found[0]
        return "", _problem(_("line {line}: {problem}", line=first.line, problem=first.message))
    if len(found) > LONGEST_LINE:
        return "", _problem(_("its text has more than {most} characters", most=number_text(LONGEST_LINE)))
    return found, "" if found else _problem(_("its text is empty"))


def _quoted(found: re.Match[str]) -> str:
    value = found[2].rstrip().replace("'", "''")
    return f"{found[1]}'{value}'"


def shown(text: str) -> str:
    """On one line, without characters that cannot be seen or that change the direction of text."""
    composed = normalized("NFC", " ".join(text.split()))
    return "".join(letter for letter in composed if letter.isprintable() or letter in _JOINERS)


def isolated(text: str) -> str:
    """The text for a line in any direction: isolated, and its telephone numbers from left to right (U+2066 to 2069).

    >>> isolated("Nakuru, +254 700 123 456").encode("ascii", "backslashreplace").decode()
    '\\\\u2068Nakuru, \\\\u2066+254 700 123 456\\\\u2069\\\\u2069'
    """
    return "\u2068" + re.sub(_NUMBER, "\u2066\\g<0>\u2069", text) + "\u2069"


def _problem(reason: str) -> str:
    return _("Carrel cannot use {file} beside this pack: {reason}.", file=FILE_NAME, reason=reason)
