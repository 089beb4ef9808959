"""Checks that the built program contains every module that its own modules import, also inside functions.

A module that parts.toml leaves out would be missed only when somebody uses the one feature that needs it.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import sys
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec, PathFinder
from pathlib import Path
from typing import NamedTuple

_WITHOUT_FILE = {"os.path", "_frozen_importlib", "_frozen_importlib_external", *sys.builtin_module_names}
_IMPORT_ERRORS = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}


class Import(NamedTuple):
    importer: str
    module: str
    line: int


def missing_imports(contained: Collection[str], never_run: Mapping[str, Sequence[str]]) -> list[str]:
    """A sentence for each import that the program could not resolve, and for each rule that is not needed.

    `contained` are the names of the program's modules. `never_run` lists imports that never run: importer -> modules,
    both patterns. An import that expects to fail is ignored, and so is one of a module that this system does not have
    or that is part of Python itself here: on Windows that holds for modules which are files of their own elsewhere.
    """
    rules = {(importer, module) for importer, modules in never_run.items() for module in modules}
    needed: set[tuple[str, str]] = set()
    sentences = []
    for importer, module, line in sorted(_not_contained(contained)):
        matching = {each for each in rules if fnmatchcase(importer, each[0]) and fnmatchcase(module, each[1])}
        needed |= matching
        if not matching and module not in _WITHOUT_FILE and _spec(module):
            sentences.append(f"{importer}, line {line}, imports {module}, which is not in the program")
    for importer, module in sorted(rules - needed):
        sentences.append(f"parts.toml lists that {importer} never imports {module}, but it would find it")
    return sentences


def contained_modules(folder: Path) -> set[str]:
    """The names of all modules in the built program. `folder` is dist/Carrel."""
    from PyInstaller.archive.readers import CArchiveReader, ZlibArchiveReader

    archive = CArchiveReader(str(folder / ("carrel.exe" if sys.platform == "win32" else "carrel")))
    inner = folder / "_internal"
    library = zipfile.ZipFile(inner / "base_library.zip").namelist()
    at_start = {name for name, (*_, kind) in archive.toc.items() if kind in ("m", "M")}
    names = at_start | set(ZlibArchiveReader(str(inner / "modules.pyz")).toc)
    names |= {name.removesuffix(".pyc").replace("/", ".") for name in library}
    files = [path.relative_to(inner).as_posix().rpartition("lib-dynload/")[2] for path in inner.rglob("*")]
    for suffix in EXTENSION_SUFFIXES:
        names |= {name.removesuffix(suffix).replace("/", ".") for name in files if name.endswith(suffix)}
    return {name.removesuffix(".__init__") for name in names}


def imports_of(module: str, source: str, *, is_package: bool, also_failing: bool = False) -> Iterator[Import]:
    """Every import in the source, except those that expect to fail, and those for type checkers or for a script.

    A name that is imported from a package may be one of its modules, so it is an import of its own. `also_failing`
    leaves nothing out: PyInstaller takes also such modules into the program, if it finds them.
    """
    pending: list[ast.AST] = [ast.parse(source)]
    package = module.split(".") if is_package else module.split(".")[:-1]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Import):
            yield from (Import(module, each.name, node.lineno) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*above, *filter(None, [node.module])])
            yield Import(module, name, node.lineno)
            yield from (Import(module, f"{name}.{each.name}", node.lineno) for each in node.names)
        else:
            pending += ast.iter_child_nodes(node) if also_failing else _running_parts(node)


def _running_parts(node: ast.AST) -> Iterator[ast.AST]:
    """The children of a node, without those whose imports need not succeed."""
    skipped: list[ast.stmt] = []
    if isinstance(node, ast.Try):
        caught = {name for handler in node.handlers for name in _names(handler.type)}
        is_bare = any(handler.type is None for handler in node.handlers)
        skipped = node.body if is_bare or caught & _IMPORT_ERRORS else []
    elif isinstance(node, ast.With):
        suppressed = {name for item in node.items for name in _names(item.context_expr)}
        skipped = node.body if "suppress" in suppressed and suppressed & _IMPORT_ERRORS else []
    elif isinstance(node, ast.If) and {"TYPE_CHECKING", "__name__"} & set(_names(node.test)):
        skipped = node.body
    yield from (child for child in ast.iter_child_nodes(node) if child not in skipped)


def _names(node: ast.AST | None) -> Iterator[str]:
    for each in ast.walk(node) if node else ():
        if isinstance(each, ast.Name):
            yield each.id
        elif isinstance(each, ast.Attribute):
            yield each.attr


def _not_contained(contained: Collection[str]) -> Iterator[Import]:
    for name in contained:
        spec = _spec(name)
        if not spec or not spec.origin or not spec.origin.endswith(".py"):
            continue
        source = Path(spec.origin).read_text(encoding="utf-8")
        for found in set(imports_of(name, source, is_package=spec.submodule_search_locations is not None)):
            if found.module not in contained:
                yield found


@functools.cache
def _spec(name: str) -> ModuleSpec | None:
    """Where this Python would find the module. Imports nothing, unlike importlib.util.find_spec."""
    above, _, _ = name.rpartition(".")
    if not above:
        return PathFinder.find_spec(name)
    parent = _spec(above)
    path = parent.submodule_search_locations if parent else None
    with contextlib.suppress(KeyError):  # a folder without __init__.py, in a package that is not imported
        return PathFinder.find_spec(name, path) if path else None
    return None
