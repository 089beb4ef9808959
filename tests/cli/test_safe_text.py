"""Isolates, which the fields of a translated text have, pass to the terminal; what could be abused does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.command_line import copied
from reader.cli.output import print_error, print_json
from reader.cli.safe_text import exported, isolated, printable, printable_line
from reader.translation import _

FIRST, END = "\u2068", "\u2069"
TITLE = "\u05e9\u05d9\u05e0\u05d4"  # “sleep” in Hebrew


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"a {FIRST}b{END} c", f"a {FIRST}b{END} c"),
        (f"a {FIRST}b", f"a {FIRST}b{END}"),
        (f"a {END}b", "a b"),
        (f"{FIRST}a\nb{END}", f"{FIRST}a{END}\nb"),
        ("a \u2066b\u202e", "a \ufffdb\ufffd"),
    ],
)
def test_isolates_end_on_their_line(text, shown):
    assert printable(text) == shown


def test_a_translated_text_keeps_its_isolates(capsys):
    text = _("“{title}” cannot be opened.", title=TITLE)
    assert printable_line(text) == text
    print_error(text)
    assert capsys.readouterr().err == f"carrel: “{FIRST}{TITLE}{END}” cannot be opened.\n"


def test_a_name_cannot_leave_its_isolate():
    assert isolated(f"{TITLE}{END}{TITLE}") == f"{FIRST}{TITLE}\ufffd{TITLE}{END}"


def test_files_for_other_programs_have_none():
    assert exported(_("{title}", title=TITLE), is_json=False) == TITLE


def test_json_is_in_english(pseudo_language, capsys):
    text = _("Marks")
    assert text != "Marks"
    print_json({"a": [text, (text,)], "b": {"c": text}})
    assert capsys.readouterr().out.count('"Marks"') == 3


def test_a_path_that_was_copied_is_found(tmp_path: Path):
    file = tmp_path / "a"
    assert copied(f"{FIRST}{file}{END}") == str(file)
    odd = tmp_path / f"{FIRST}odd{END}"
    odd.touch()
    assert copied(str(odd)) == str(odd)
