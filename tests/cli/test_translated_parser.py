"""The help and the errors of the command line in other languages: no word of argparse stays in English."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

import pytest

from reader import translation
from reader.cli.parser import make_parser
from reader.cli.translated_parser import TranslatedParser, problem_text
from reader.system import no_console
from tests.pseudo_language import untranslated

NAMES = re.compile(r"-{1,2}[a-z-]+|\{[a-z0-9,|]+\}|\b[A-Z]\b")
"""Options, values of options, and the letters that stand for one."""


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from parsers(each)


def names_of(parser: argparse.ArgumentParser) -> set[str]:
    actions = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return {name for action in actions for name in action.choices}


@pytest.mark.usefixtures("pseudo_language")
def test_no_english_is_left_in_any_help():
    found = list(parsers(make_parser()))
    commands = {name for each in found for name in names_of(each)}
    assert len(found) > 25
    for parser in found:
        shown = NAMES.sub("", untranslated(" ".join(parser.format_help().split())))
        assert set(re.findall(r"[A-Za-z]+", shown)) <= {"carrel", *commands}, parser.prog


@pytest.mark.parametrize(
    "words",
    [
        ["--bogus"],
        ["--data"],
        ["search"],
        ["show", "x", "--pack"],
        ["import", "-o", "x"],
        ["marks", "import"],
        ["marks", "nosuch"],
        ["marks"],
        ["search", "x", "--kind", "z"],
        ["search", "x", "--limit", "z"],
        ["list", "--json=3"],
        ["stick", "write", "x", "--pack"],
        ["marks", "collect", "a", "--json", "--format", "html"],
        ["quiz", "--a", "x"],
    ],
    ids=" ".join,
)
def test_every_problem_is_translated(words, pseudo_language, capsys):
    with pytest.raises(SystemExit):
        make_parser().parse_args(words)
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("[")
    assert not untranslated(last).strip()


def test_english_is_as_argparse_writes_it():
    for message in ("unrecognized arguments: a b", "argument -x: expected one argument", "of a newer Python"):
        assert problem_text(message) == message


def test_a_translator_may_write_a_percent_sign(monkeypatch):
    parser = TranslatedParser(prog="x", usage="100 % a %s")
    parser.add_argument("--a", help="90 % of (%s)")
    assert "100 % a %s" in parser.format_help()
    assert "90 % of (%s)" in parser.format_help()


@pytest.mark.usefixtures("pseudo_arabic")
def test_without_a_console_the_problem_is_found_in_every_language():
    label = no_console.error_label("carrel")
    shown = no_console._without_usage(f"usage\n{label} \u0645\u0634\u0643\u0644\u0629\n")
    assert shown == translation._("Carrel could not start: {problem}", problem="\u0645\u0634\u0643\u0644\u0629")
