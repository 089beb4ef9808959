"""Which files of a content folder are read, and in which order."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.authoring.build import build, check
from reader.library.authoring.problems import ContentError, NotAContentFolder
from tests.library.authoring.samples import (
    HEAD,
    MD,
    PACK,
    SVG,
    TERM,
    assert_reported,
    read,
)
from tests.special_files import make_pipe

TITLED = "---\ntitle: {}\n---\n\n"


@pytest.mark.parametrize(
    ("listed", "order"),
    [
        ("", ["a", "b", "mood"]),
        ("articles: [mood, b, a]\n", ["mood", "b", "a"]),
        ("articles: [b]\n", ["b", "a", "mood"]),
    ],
)
def test_order(make_folder, listed, order):
    files = {"pack.yaml": PACK + listed, "articles/b.md": TITLED.format("B"), "articles/a.md": TITLED.format("A")}
    _, articles = read(make_folder(files))
    assert [article.id for article in articles] == order


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("pack.yaml", PACK + "articles: [mod]\n", "pack.yaml:6: unknown article mod; did you mean mood?"),
        ("pack.yaml", PACK + "articles: [mood,\n mood]\n", "pack.yaml:7: article mood is listed twice"),
        ("articles/no id.md", HEAD + "x", "articles/no id.md:1: the file name is the article's id"),
        (
            "articles/deep/more.md",
            HEAD + "x",
            "articles/deep/more.md:1: articles in subfolders of articles/ are not read",
        ),
        ("glossary.yml", TERM, "glossary.yml:1: this file is not read; rename it to glossary.yaml"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)


@pytest.mark.parametrize(
    ("file", "content"),
    [("figures/BED.svg", SVG.format("")), ("articles/MOOD.md", HEAD + "x")],
    ids=["figure", "text"],
)
def test_names_that_differ_in_case(make_folder, file, content):
    folder = make_folder()
    if (folder / file).exists():
        pytest.skip("this file system has one file for both names")
    assert_reported(make_folder, file, content, f"the name differs from {file} only in upper and lower case")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("articles/aux.md", HEAD + "x", "Windows reserves that name"),
        ("articles/com1.md", HEAD + "x", "Windows reserves that name"),
        ("figures/CON.svg", SVG.format(""), "Windows reserves that name"),
        ("figures/nul/bed.svg", SVG.format(""), "Windows reserves that name"),
        ("figures/a:b.svg", SVG.format(""), "its name contains ':'"),
        ("figures/a./bed.svg", SVG.format(""), "its name ends with a dot or a space"),
        ("figures/a\\b.svg", SVG.format(""), r"its name contains '\\'"),
    ],
)  # fmt: skip
def test_names_that_windows_does_not_have(make_folder, file, content, reason):
    assert_reported(make_folder, file, content, f"this file cannot be copied to Windows: {reason}; rename it")


def test_a_figure_is_found_by_its_exact_name_on_every_system(make_folder):
    folder = make_folder()
    (folder / "figures/bed.svg").unlink()
    (folder / "figures/Bed.svg").write_text(SVG.format(""), encoding="utf-8")
    found = "\n".join(map(str, check(folder)))
    assert "figures/bed.svg" in found
    assert "did you mean figures/Bed.svg" in found


@pytest.mark.parametrize("files", [{"pack.yaml": None}, {"pack.yaml": None, "pack.yml": PACK}])
def test_no_content_folder(make_folder, files):
    with pytest.raises(NotAContentFolder):
        check(make_folder(files))


def test_a_missing_folder_is_no_content_folder(tmp_path):
    with pytest.raises(NotAContentFolder):
        check(tmp_path / "none")


def test_a_path_too_long_is_no_content_folder(tmp_path):
    with pytest.raises(NotAContentFolder):
        check(tmp_path / ("x" * 5000))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("name", ["articles/out.md", "figures/out.svg", "glossary.yaml", "articles"])
def test_links_out_of_the_folder_are_not_followed(make_folder, tmp_path, name):
    folder = make_folder({"glossary.yaml": None})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("---\ntitle: Secret\n---\n")
    if name == "articles":
        (folder / MD).unlink()
        (folder / name).rmdir()
    (folder / name).symlink_to(outside if name == "articles" else outside / "secret.md")
    assert f"{name}:1: this is a symbolic link to a file outside the content folder; put the file itself here" in map(
        str, check(folder)
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("name", [b"a\nb.md", b"\xff.md", b"figure\r.svg"])
def test_names_that_cannot_be_shown(make_folder, name):
    folder = make_folder()
    Path(os.fsdecode(bytes(folder / "articles") + b"/" + name)).write_bytes(b"")
    (problem,) = check(folder)
    assert str(problem).isprintable()
    assert problem.message.startswith("the name contains characters")


@pytest.mark.skipif(sys.platform == "win32", reason="there are none")
def test_what_is_no_file_is_not_opened(make_folder):
    folder = make_folder()
    make_pipe(folder / "articles" / "pipe.md")
    assert any("articles/pipe.md:1: this is neither a file nor" in str(problem) for problem in check(folder))


def _pipe(path: Path) -> None:
    make_pipe(path)


def _unreadable(path: Path) -> None:
    path.write_bytes(b"x")
    path.chmod(0)


def _huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 10 << 30)


STRANGE: dict[str, Callable[[Path], object]] = {
    "pipe": _pipe,
    "folder": Path.mkdir,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "waiting device": lambda path: path.symlink_to("/dev/tty"),
    "link outside": lambda path: path.symlink_to("/etc/hostname"),
    "link to nothing": lambda path: path.symlink_to("missing"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "unreadable": _unreadable,
    "huge": _huge,
}
PLACES = ("pack.yaml", "glossary.yaml", "references.yaml", MD, "figures/bed.svg", "articles", "figures")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("what", STRANGE)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_is_refused_by_name(make_folder, tmp_path, place, what):
    folder = make_folder()
    if what == "unreadable" and os.access("/root", os.R_OK):
        pytest.skip("this user can read every file")
    path = folder / place
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    STRANGE[what](path)
    if what == "folder" and place in ("articles", "figures"):
        return
    try:
        problems = [str(problem) for problem in check(folder)]
    except NotAContentFolder as error:
        problems = [str(error).partition("its ")[2]]
    assert any(problem.startswith((f"{place}:1: ", f"{place} is not a")) for problem in problems), problems
    with pytest.raises((ContentError, NotAContentFolder)):
        build(folder, tmp_path / "x.carrel")
    assert not list(tmp_path.glob("*.carrel*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs a right to make links")
@pytest.mark.parametrize("place", ["glossary.yaml", MD, "figures/bed.svg", "articles"])
def test_links_within_the_folder_are_followed(make_folder, place):
    folder = make_folder()
    (folder / place).rename(folder / ".moved")
    (folder / place).symlink_to(folder / ".moved")
    assert not check(folder)
