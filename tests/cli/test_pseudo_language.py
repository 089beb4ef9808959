"""The commands in the pseudo-language: the lines that people read are in brackets."""

from __future__ import annotations

import argparse
import re

import pytest

from reader.cli.parser import make_parser
from tests.pseudo_language import untranslated

CODE = re.compile(r"--?[a-z][\w-]*|carrel\S*|\{[\w,-]+\}|\S+\.(carrel|json|md|yaml|csv|pdf|ris|bib)\b", re.IGNORECASE)
"""Options, the program, choices and names of files: what people type stays as it is."""


def parsers(parser: argparse.ArgumentParser, *names: str) -> dict[tuple[str, ...], argparse.ArgumentParser]:
    found = {names: parser}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                found |= parsers(inner, *names, name)
    return found


COMMANDS = [words for words in parsers(make_parser()) if words]


def explanations(parser: argparse.ArgumentParser) -> list[str]:
    """What the help says in words; the rest is what people type."""
    texts = [parser.description, parser.epilog]
    for action in parser._actions:
        texts.append(action.help)
        if isinstance(action, argparse._SubParsersAction):
            texts += [each.help for each in action._choices_actions]
    return [text for text in texts if text and text != argparse.SUPPRESS]


@pytest.mark.parametrize("words", [(), *COMMANDS], ids=lambda words: " ".join(words) or "carrel")
def test_help(pseudo_language, words):
    parser = parsers(make_parser())[words]
    texts = explanations(parser)
    assert [text for text in texts if any(map(str.isalpha, untranslated(CODE.sub("", text))))] == []
    assert parser.format_help()


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("show", "nothing"),
        ("search", "nothing-at-all"),
        ("references", "nothing"),
        ("check", "missing"),
        ("build", "missing"),
        ("marks", "list"),
        ("stick", "check", "missing"),
    ],
    ids=" ".join,
)
def test_outputs(pseudo_language, carrel, monkeypatch, words):
    monkeypatch.setattr("reader.system.paths.content_folders", tuple)
    _status, out, err = carrel("--data", carrel.data, *words)
    for line in (out + err).splitlines():
        left = CODE.sub("", untranslated(line)).replace("missing", "").replace("nothing", "")
        assert not any(map(str.isalpha, left)), line
