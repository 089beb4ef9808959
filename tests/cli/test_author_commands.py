"""`carrel check` and `carrel build`: output, exit status, and what is written."""

from __future__ import annotations

import os
import sys

import pytest

from tests.cli.conftest import hits_of


def test_a_built_pack_can_be_searched_and_is_reproducible(carrel, folder, tmp_path):
    targets = [tmp_path / f"{name}.carrel" for name in ("one", "other")]
    for target in targets:
        assert carrel("build", folder, "-o", target)[0] == 0
    assert targets[0].read_bytes() == targets[1].read_bytes()
    hits = hits_of(carrel, "sleeps rest", "--pack", targets[0])
    assert [hit["location"] for hit in hits] == ["carrel:small/one#sleep-is-rest"]


def test_check_and_build(carrel, folder, tmp_path, monkeypatch):
    good = "No problems. The pack will have 1 article, 0 terms, 1 source, 0 figures.\n"
    assert carrel("check", folder) == (0, good, "")
    monkeypatch.chdir(tmp_path)
    status, out, _ = carrel("build", folder)
    assert status == 0
    assert out.startswith("Wrote small.carrel (")
    assert out.endswith("1 article, 0 terms, 1 source.\n")
    assert (tmp_path / "small.carrel").is_file()


def test_questions_are_counted(carrel, folder, tmp_path):
    (folder / "quiz.yaml").write_text(
        "questions:\n- {id: q, article: one, question: Why?, choices: [a, b], answer: 1, why: So., block: rest}\n",
        encoding="utf-8",
    )
    assert carrel("check", folder)[1].endswith(" 0 figures, 1 question.\n")
    assert carrel("build", folder, "-o", tmp_path / "one.carrel")[1].endswith("1 source, 1 question.\n")


def test_check_prints_every_problem_and_build_writes_nothing(carrel, folder, tmp_path):
    (folder / "articles/one.md").write_text(
        "---\ntitle: One\n---\n\nSee [@nobody] and [x](term:none).\n", encoding="utf-8"
    )
    status, out, err = carrel("check", folder)
    assert status == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == [
        "articles/one.md:5",
        "articles/one.md:5",
        "references.yaml:2",
    ]
    assert err == "2 errors, 1 warning.\n"
    target = tmp_path / "x.carrel"
    target.write_bytes(b"what was there")
    assert carrel("build", folder, "-o", target)[0] == 1
    assert target.read_bytes() == b"what was there"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["small", "x.carrel"]


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_folder_without_content_has_status_2(carrel, tmp_path, command):
    status, out, err = carrel(command, tmp_path / "absent")
    assert (status, out) == (2, "")
    assert err.startswith("carrel: ")


def test_build_to_a_folder_that_cannot_be_written(carrel, folder, tmp_path):
    status, _, err = carrel("build", folder, "-o", tmp_path / "no" / "such" / "x.carrel")
    assert status == 2
    assert "cannot be written (" in err
    assert "None" not in err
    assert err.count("cannot be written") == 1


def test_new_makes_a_folder_that_checks_and_names_the_next_commands(carrel, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, err = carrel("new", "Clean water", "--topic", "health", "--language", "sw")
    assert (status, err) == (0, "")
    path = '"Clean water"' if sys.platform == "win32" else "'Clean water'"
    assert [line.partition(" (")[0] for line in out.splitlines()[1:]] == [
        f"  carrel check {path}",
        f"  carrel {path}",
        f"  carrel build {path}",
    ]
    assert carrel("check", "Clean water")[0] == 0
    assert carrel("new", "Clean water") == (2, "", f"carrel: {tmp_path / 'Clean water'} {NOT_EMPTY}\n")


NOT_EMPTY = "is there already, and is not empty. Give the name of a new folder."


@pytest.mark.parametrize(
    ("options", "words"),
    [(["--id", "a b"], "id"), (["--title", " "], "title"), (["--language", "English"], "did you mean en?")],
    ids=["id", "title", "language"],
)
def test_new_refuses_a_wrong_value_in_one_sentence(carrel, tmp_path, options, words):
    status, out, err = carrel("new", tmp_path / "new", *options)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert words in err
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="Windows has no such folders; root may write")
def test_new_in_a_read_only_folder(carrel, tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    status, out, err = carrel("new", tmp_path / "locked" / "new")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.endswith("cannot be made: Permission denied.\n")
