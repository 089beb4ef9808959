"""argparse in the language of the interface. It takes its own words from gettext, which does not know ours."""

from __future__ import annotations

import argparse
import re
import string
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from reader.cli.safe_text import printable
from reader.system.no_console import error_label
from reader.translation import N_, Translated, _

_PROBLEMS = (
    N_("unrecognized arguments: {words}"),
    N_("the following arguments are required: {arguments}"),
    N_("one of the arguments {arguments} is required"),
    N_("argument {argument}: not allowed with argument {other}"),
    N_("argument {argument}: expected one argument"),
    N_("argument {argument}: expected at least one argument"),
    N_("argument {argument}: invalid choice: {value} (choose from {choices})"),
    N_("argument {argument}: invalid int value: {value}"),
    N_("argument {argument}: ignored explicit argument {value}"),
    N_("ambiguous option: {option} could match {options}"),
)
"""What argparse says of the words of a command."""


def _pattern(text: str) -> re.Pattern[str]:
    """Finds the fields of a text where they are filled in."""
    parts = string.Formatter().parse(text)
    fields = ((re.escape(before), f"(?P<{name}>.*?)" if name else "") for before, name, _format, _how in parts)
    return re.compile("".join(map("".join, fields)), re.DOTALL)


class TranslatedParser(argparse.ArgumentParser):
    """Its parsers of commands are of the same class."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **options}, add_help=False)
        self._positionals.title = _("positional arguments")
        self._optionals.title = _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help message and exit"))

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{error_label(self.prog)} {printable(problem_text(message))}\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """argparse takes % in a usage for a field."""
        text = usage.replace("%", "%%") if usage else usage
        super().add_usage(text, actions, groups, usage_label() if prefix is None else prefix)

    def _get_help_string(self, action: argparse.Action) -> str:
        """argparse takes % in a help for a field, and a translator may write one."""
        return (action.help or "").replace("%", "%%")


def usage_label() -> Translated:
    return _("usage: ")


def problem_text(message: str) -> str:
    """What argparse says is wrong, which is in English, in the language of the interface."""
    if isinstance(message, Translated):
        return message
    for text in _PROBLEMS:
        if found := _pattern(text).fullmatch(message):
            return _(text, **found.groupdict())
    return message
