"""The texts of the program that can be translated, found in its code, and what is wrong with how the code writes them.

Standard library alone, so that tests can translate the program without the packages that change catalogs.
"""

from __future__ import annotations

import ast
import string
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "reader"
MODULE = "reader.translation"

TEXTS: Mapping[str, tuple[str, ...]] = {
    "_": ("text",),
    "N_": ("text",),
    "ngettext": ("text", "plural"),
    "pgettext": ("context", "text"),
}
"""The functions of `reader/translation.py` that take texts, and what their first arguments are."""

AT_IMPORT = "N_"
"""Only this one may be called while a module is imported, when the language is not chosen yet."""

COMMENT = "Translators:"
_FILLED = frozenset({"ngettext"})
"""They fill in the field `count` themselves."""


class Message(NamedTuple):
    """One text, once for each place in the code. `file` is relative to the project, with slashes."""

    text: str
    plural: str
    context: str
    comments: tuple[str, ...]
    file: str
    line: int
    has_fields: bool

    @property
    def key(self) -> tuple[str, str, str]:
        return self.context, self.text, self.plural


class Found(NamedTuple):
    messages: tuple[Message, ...]
    problems: tuple[str, ...]


def fields_of(text: str) -> frozenset[str]:
    """The names in braces. Raises ValueError where `str.format` would."""
    return frozenset(name for _text, name, _format, _how in string.Formatter().parse(text) if name is not None)


def find_all(folder: Path = PACKAGE, root: Path = ROOT) -> Found:
    """The messages and problems of every module below `folder`, in the order of their paths."""
    messages: list[Message] = []
    problems: list[str] = []
    for file in sorted(folder.rglob("*.py")):
        found = find(file.read_text(encoding="utf-8"), file.relative_to(root).as_posix())
        messages += found.messages
        problems += found.problems
    return Found(tuple(messages), (*problems, *_clashes(messages)))


def find(code: str, file: str) -> Found:
    """The messages of one module, in the order of their lines. `file` is its name in messages and problems."""
    if not any(name in code for name in TEXTS):
        return Found((), ())
    search = _Search(code, file)
    search.visit(ast.parse(code))
    search.check_bindings()
    return Found(tuple(sorted(search.messages, key=lambda message: message.line)), tuple(search.problems))


def _clashes(messages: Iterable[Message]) -> Iterator[str]:
    """gettext finds a text by its singular alone, so that it can have one plural only."""
    plurals: dict[tuple[str, str], Message] = {}
    for message in messages:
        first = plurals.setdefault((message.context, message.text), message)
        if first.plural != message.plural and first.plural and message.plural:
            yield (
                f"{message.file}:{message.line}: “{message.text}” has another plural than in {first.file}:{first.line}"
            )


class _Search(ast.NodeVisitor):
    def __init__(self, code: str, file: str) -> None:
        self._lines = code.splitlines()
        self._file = file
        self._depth = 0  # of functions around what is visited; 0 is run by the import
        self._statement = 1  # the line where the statement around what is visited begins
        self._imported: dict[str, str] = {}  # name here -> name in MODULE
        self._bound: list[tuple[str, int]] = []
        self.messages: list[Message] = []
        self.problems: list[str] = []

    # ---- what is run at import, and what is not

    def visit(self, node: ast.AST) -> None:
        before = self._statement
        if isinstance(node, ast.stmt):
            self._statement = node.lineno
        super().visit(node)
        self._statement = before

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._bound.append((node.name, node.lineno))
        for part in (*node.decorator_list, node.args):
            self.visit(part)  # defaults belong to the import
        self._depth += 1
        for statement in node.body:
            self.visit(statement)
        self._depth -= 1

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 - of ast

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.args)
        self._depth += 1
        self.visit(node.body)
        self._depth -= 1

    # ---- names

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if node.module == MODULE and alias.name in TEXTS:
                self._imported[alias.asname or alias.name] = alias.name

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self._bound.append((node.id, node.lineno))

    def visit_arg(self, node: ast.arg) -> None:
        self._bound.append((node.arg, node.lineno))

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        if node.name:
            self._bound.append((node.name, node.lineno))
        self.generic_visit(node)

    def check_bindings(self) -> None:
        if self._file == "reader/translation.py":
            return
        for name, line in self._bound:
            if name in self._imported:
                self._report(line, f"`{name}` is imported from {MODULE} and given another value here")

    # ---- calls

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        name = self._called(node.func)
        if name is None:
            return
        if self._depth == 0 and name != AT_IMPORT:
            self._report(node.lineno, f"`{name}` is called at import, before the language is known; use N_")
        parts = dict(zip(TEXTS[name], map(_literal, node.args), strict=False))
        if len(parts) < len(TEXTS[name]) or None in parts.values():
            if name == "_" and self._is_of_table(node):
                return
            self._report(node.lineno, f"`{name}` needs texts that are written out, so that they can be found")
            return
        self._add(node, name, {key: text for key, text in parts.items() if text is not None})

    def _called(self, function: ast.expr) -> str | None:
        if isinstance(function, ast.Name):
            if self._file == "reader/translation.py":
                return function.id if function.id in TEXTS else None
            return self._imported.get(function.id)
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            is_module = function.value.id == "translation" and function.attr in TEXTS
            return function.attr if is_module else None
        return None

    def _is_of_table(self, node: ast.Call) -> bool:
        """`_(entry.label)`, `_(TITLES[kind])` and `_(label)` show a text that a table marks with N_.

        What is put together or chosen here is no such text.
        """
        return bool(node.args) and isinstance(node.args[0], ast.Name | ast.Attribute | ast.Subscript)

    def _add(self, node: ast.Call, name: str, parts: Mapping[str, str]) -> None:
        given = {keyword.arg for keyword in node.keywords}
        has_fields = name in _FILLED or bool(given)
        message = Message(
            parts["text"],
            parts.get("plural", ""),
            parts.get("context", ""),
            self._comments(node.lineno),
            self._file,
            node.lineno,
            has_fields or (name == AT_IMPORT and "{" in parts["text"]),
        )
        self.messages.append(message)
        if has_fields and None not in given:
            self._check_fields(message, given | ({"count"} if name in _FILLED else set()))

    def _check_fields(self, message: Message, given: Collection[str | None]) -> None:
        for text in filter(None, (message.text, message.plural)):
            try:
                missing = fields_of(text) - set(given)
            except ValueError as error:
                self._report(message.line, f"“{text}”: {error}")
                return
            if missing:
                self._report(message.line, f"“{text}” has no value for {', '.join(sorted(missing))}")
                return
        if not message.plural:
            for name in sorted(set(map(str, given)) - fields_of(message.text)):
                self._report(message.line, f"“{message.text}” does not use {name}")

    def _comments(self, line: int) -> tuple[str, ...]:
        """Those for translators, directly above the call or its statement."""
        for first in dict.fromkeys((line, self._statement)):
            above: list[str] = []
            number = first - 2
            while number >= 0 and (text := self._lines[number].strip()).startswith("#"):
                above.insert(0, text.lstrip("#").strip())
                number -= 1
            start = next((number for number, text in enumerate(above) if text.startswith(COMMENT)), None)
            if start is not None:
                return (" ".join(above[start:]).removeprefix(COMMENT).strip(),)
        return ()

    def _report(self, line: int, problem: str) -> None:
        self.problems.append(f"{self._file}:{line}: {problem}")


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
