"""Errors, values and files from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli.output import print_error, print_json, progress_bar, save_text


def test_an_error_is_one_line_without_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    print_error(ValueError("a\x1b[31m\nb"))
    assert capsys.readouterr() == ("", "carrel: a\ufffd[31m b\n")


def test_json_escapes_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"path": Path("a"), "text": "é\u202e"}
    print_json(value)
    shown = capsys.readouterr().out
    assert "é\\u202e" in shown
    assert json.loads(shown) == {"path": "a", "text": "é\u202e"}


def test_a_file_that_cannot_be_written_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert save_text(tmp_path / "a", "text")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "text"
    assert not save_text(tmp_path / "missing" / "a", "text")
    assert "cannot be written (No such file or directory)" in capsys.readouterr().err


def test_no_bar_where_the_output_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("Checking") as show:
        show(1, 2)
        show(2, 2, "Copying", "1/1 files")
    assert capsys.readouterr() == ("", "")


def test_json_has_no_borders_of_words(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"text": ["ดื่ม\u200bน้ำ", ("a\u200bb",)]})
    assert json.loads(capsys.readouterr().out) == {"text": ["ดื่มน้ำ", ["a\u200bb"]]}
