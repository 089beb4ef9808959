"""“Mend it”: for a problem, a step that ends it and changes nothing else, where that is possible.

The rules read the messages of `carrel check` in English, whatever the language of the interface is. The tests of this
module hold them together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from reader.library.authoring.problems import Problem
from reader.library.editing.folder_edit import EditRefused, FileValue, FolderEdit
from reader.library.editing.mend_rules import MendRequest, MendRule
from reader.library.editing.mend_rules_blocks import BLOCK_RULES
from reader.library.editing.mend_rules_markdown import MARKDOWN_RULES
from reader.library.editing.mend_rules_names import NAME_RULES
from reader.library.editing.mend_rules_yaml import YAML_RULES
from reader.library.editing.problem_sentences import as_sentences
from reader.library.editing.snapshot import FolderSnapshot
from reader.translation import Translated, _, in_english

_RULES = (*NAME_RULES, *YAML_RULES, *BLOCK_RULES, *MARKDOWN_RULES)


@dataclass(frozen=True, slots=True)
class Mend:
    """`label` is for a button, such as “Write @smith2020”; `asks` is a question to the author first, or empty.

    `edit` takes the answer, and raises EditRefused if it is none, or if the text has changed meanwhile.
    """

    label: str
    asks: str
    edit: Callable[[str], FolderEdit]


def mend_of(problem: Problem, snapshot: FolderSnapshot) -> Mend | None:
    """None if only the author can know what is right. Quick enough to be asked for each problem of a list.

    Ask it on the thread of the author, or look at the problem again before `edit`: what was typed since is kept, or the
    step is refused.
    """
    message = in_english(problem.message)
    for rule in _RULES:
        found = rule.pattern.search(message)
        if found and rule.fits(problem.file):
            request = MendRequest(problem, snapshot, found)
            label = rule.label_of(found)
            if rule.asks or rule.is_slow:
                return Mend(label, _(rule.asks), partial(_edit, rule, request, label))
            try:
                edit = _edit(rule, request, label, "")
            except EditRefused:
                continue
            return Mend(label, "", partial(_same, edit))
    return None


def sentence_of(problem: Problem) -> Translated:
    """The message as whole sentences for a list of problems, without the file and the line."""
    return as_sentences(problem.message)


def column_of(problem: Problem, snapshot: FolderSnapshot) -> int:
    """The column in its line at which the problem begins, from 1; 0 if it cannot be told."""
    lines = snapshot.text(problem.file).split("\n")
    if not 0 < problem.line <= len(lines):
        return 0
    line = lines[problem.line - 1]
    for pattern in (r"unknown \w+ (@?[^\s;]+)", r"missing figure ([^\s;]+)", r"block #([^\s;]+)", r"^(\S+)"):
        found = re.search(pattern, in_english(problem.message))
        if found and (place := line.find(found[1])) >= 0:
            return place + 1
    return 0


def _is_as(snapshot: FolderSnapshot, file: str, value: FileValue | None) -> bool:
    """Whether the file has this value already."""
    return file not in snapshot.figures and snapshot.texts.get(file) == value


def _same(edit: FolderEdit, _answer: str) -> FolderEdit:
    return edit


def _edit(rule: MendRule, request: MendRequest, label: str, answer: str) -> FolderEdit:
    if rule.asks and not answer.strip():
        raise EditRefused(_("Type an answer first."))
    changes = rule.make(request, " ".join(answer.split()))
    if all(_is_as(request.snapshot, file, value) for file, value in changes.items()):
        raise EditRefused(_("The text has changed meanwhile. Look at the problem again."))
    return FolderEdit(label, changes, base={file: request.snapshot.text(file) for file in changes})
