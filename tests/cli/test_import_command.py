"""`carrel import`: what it prints, its exit status, and the folder that it makes."""

from __future__ import annotations

import json

import pytest

from reader.__main__ import main
from tests.library.importing.word_files import paragraph, run, word_file

HIDDEN = paragraph(run("a") + run("500 mg \x1b[31m".replace("\x1b", "\u202e"), "<w:vanish/>"))


@pytest.fixture
def word(tmp_path):
    return word_file(tmp_path / "my notes.docx", paragraph("Night", "Titre") + HIDDEN + paragraph("Give 5 mg"))


def run_import(*words) -> int:
    return main(["import", *map(str, words)])


def test_import_prints_contents_report_and_next_commands(word, tmp_path, capsys) -> None:
    assert run_import(word, "-o", tmp_path / "out") == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Made {tmp_path / 'out'}: 2 blocks, 0 sources, 0 figures.\n")
    assert "Left out\n- Hidden text is not in the pack.\n    paragraph 2: 500 mg" in out
    assert "\u202e" not in out
    assert f"carrel check {tmp_path / 'out'}" in out
    assert main(["check", str(tmp_path / "out")]) == 0


def test_report_as_json_has_the_whole_text(word, tmp_path, capsys) -> None:
    assert run_import(word, "-o", tmp_path / "out", "--report", "json") == 0
    result = json.loads(capsys.readouterr().out)
    assert {"folder", "title", "language", "blocks", "references", "figures", "terms", "report"} == set(result)
    first = result["report"][0]
    assert (first["outcome"], first["what"], first["place"]) == ("left_out", "hidden-text", "paragraph 2")
    assert first["text"] == "500 mg \u202e[31m"


def test_title_and_language_of_the_pack(word, tmp_path) -> None:
    assert run_import(word, "-o", tmp_path / "out", "--title", "Nights: a guide", "--language", "sw") == 0
    text = (tmp_path / "out/pack.yaml").read_text(encoding="utf-8")
    assert 'id: out\ntitle: "Nights: a guide"\nedition: 1\n' in text
    assert "language: sw\n" in text


def test_several_files_become_articles_in_their_order(word, tmp_path, capsys) -> None:
    other = word_file(tmp_path / "Day.docx", paragraph("Day", "Titre") + paragraph("a"))
    assert run_import(word, other, other, "-o", tmp_path / "out") == 0
    assert "articles: [my-notes, day, day-2]" in (tmp_path / "out/pack.yaml").read_text(encoding="utf-8")
    assert f"\n{word}\n" in capsys.readouterr().out


def test_failures_have_status_1_and_make_nothing(word, tmp_path, capsys) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    assert run_import(word, tmp_path / "a.pdf", "-o", tmp_path / "out") == 1
    assert run_import(word, "-o", tmp_path / "none" / "out") == 1
    assert run_import(word, "-o", tmp_path / "out", "--language", "English") == 1
    assert run_import(word, "-o", tmp_path) == 1
    errors = capsys.readouterr().err.splitlines()
    assert [error.startswith("carrel: ") for error in errors] == [True] * 4
    assert not (tmp_path / "out").exists()
