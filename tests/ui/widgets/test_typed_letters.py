"""What is typed into a field is shown at once in the program's own fonts, whatever its script."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import reader.ui
from tests.ui.shell.no_fonts import run_without_fonts


@pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told of no font at all")
@pytest.mark.parametrize("turn", range(2))
def test_each_script(tmp_path: Path, turn: int) -> None:
    assert run_without_fonts("tests.ui.widgets.typed_letters", tmp_path, str(turn)) == []


def test_every_field_is_of_this_kind() -> None:
    """No part of the window builds a field of Qt's own: those would show boxes."""
    top = Path(str(reader.ui.__file__)).parent
    fields, found = {"QLineEdit", "QPlainTextEdit", "QTextEdit"}, []
    for file in sorted(top.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = node.bases if isinstance(node, ast.ClassDef) else [node.func] if isinstance(node, ast.Call) else []
            found += [file.name for name in names if isinstance(name, ast.Name) and name.id in fields]
            if isinstance(node, ast.Call) and ast.unparse(node).endswith("setEditable(True)"):
                found += [f"{file.name}: setEditable makes a field of Qt's own"]
    assert found == ["text_box.py", "text_field.py"]
