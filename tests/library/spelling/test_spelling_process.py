"""The process that checks spelling: what it finds, and what broken and hostile dictionaries cost."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.spelling import spelling_limits
from reader.library.spelling.dictionary_files import DictionaryFiles
from reader.library.spelling.spelling_process import SpellingError, SpellingProcess
from reader.system import own_process
from tests.library.spelling.dictionaries import RULES, WORDS, make_dictionary
from tests.special_files import make_pipe


@contextlib.contextmanager
def process(files: DictionaryFiles, how: str = "", seconds: float = 60.0) -> Iterator[SpellingProcess]:
    """The real process, or one that misbehaves."""
    command = [sys.executable, str(Path(__file__).with_name("fake_speller.py")), how] if how else None
    one = SpellingProcess(files, command, seconds, seconds)
    try:
        yield one
    finally:
        one.stop()


def test_the_real_process(tmp_path: Path) -> None:
    with process(make_dictionary(tmp_path)) as one:
        assert one.verdicts(["night", "nights", "Night", "nigth", "don’t", "xyz"]) == [
            True,
            True,
            True,
            False,
            True,
            False,
        ]
        assert one.suggestions("nigth") == ["night"]
        assert one.suggestions("") == []
        one.stop()
        assert one.verdicts(["brain"]) == [True]  # started again


@pytest.mark.skipif(sys.platform == "win32", reason="it has no /usr/share/hunspell")
def test_encodings_and_names_of_microsoft(tmp_path: Path) -> None:
    for encoding, python in (("ISO8859-1", "latin-1"), ("microsoft-cp1251", "cp1251")):
        files = make_dictionary(tmp_path, "xx", f"SET {encoding}\n", "")
        word = "müde" if python == "latin-1" else "сон"
        files.words.write_bytes(f"1\n{word}\n".encode(python))
        with process(files) as one:
            assert one.verdicts([word, "nix"]) == [True, False]


BROKEN = {
    "missing words": (RULES, None),
    "not a table": ("SFX S Y x\nSFX S 0 s .\n", WORDS),
    "unknown encoding": ("SET nothing-like-it\n", WORDS),
    "odd encoding": ("SET rot13\n", WORDS),
    "bad condition": ("SET UTF-8\nSFX S Y 1\nSFX S 0 s [[(\n", WORDS),
    "huge rules": ("#" * (spelling_limits.LARGEST_RULES + 1), WORDS),
    "huge words": (RULES, "x\n" * (spelling_limits.LARGEST_WORDS // 2 + 1)),
    "billions of lines": ("MAP 99999999999999999999\n", WORDS),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_dictionary_is_a_sentence(tmp_path: Path, name: str) -> None:
    rules, words = BROKEN[name]
    files = make_dictionary(tmp_path, "en_GB", rules, words or "")
    if words is None:
        files.words.unlink()
    with process(files) as one:
        for _ in range(2):
            with pytest.raises(SpellingError, match="the dictionary en_GB is damaged or too large"):
                one.verdicts(["night"])
        assert one.pid is None


def test_a_pipe_in_place_of_a_dictionary(tmp_path: Path) -> None:
    files = make_dictionary(tmp_path)
    files.words.unlink()
    make_pipe(files.words)
    with process(files) as one, pytest.raises(SpellingError):
        one.verdicts(["night"])


def test_a_condition_that_never_ends_costs_the_dictionary_alone(tmp_path: Path) -> None:
    """A regular expression cannot be interrupted: the process is ended, twice at most."""
    rules = (
        "SET UTF-8\nCOMPOUNDMIN 1\nONLYINCOMPOUND x\nCOMPOUNDRULE 1\nCOMPOUNDRULE (a)*(a)*(a)*(a)*(a)*(a)*(a)*(a)*b\n"
    )
    words = "1\no/a\n"
    files = make_dictionary(tmp_path, "en_GB", rules, words)
    with process(files, seconds=2.0) as one, contextlib.suppress(SpellingError):
        assert one.verdicts(["o" * 55]) in ([True], [False])


def test_a_slow_word_counts_as_right(tmp_path: Path) -> None:
    """Compounds of one letter: each word can be divided in two to the power of its length ways."""
    rules = "SET UTF-8\nCOMPOUNDFLAG c\nCOMPOUNDMIN 1\n"
    with process(make_dictionary(tmp_path, "en_GB", rules, "2\na/c\naa/c\n")) as one:
        verdicts = one.verdicts(["a" * 50 + "x", "aa", "zz"])
        assert verdicts == [True, True, False]


@pytest.mark.parametrize(
    "how", ["load dies", "load lies", "load garbage", "load no", "too few", "no list", "texts", "endless", "hangs"]
)
def test_a_process_that_misbehaves_is_given_up(tmp_path: Path, how: str) -> None:
    with process(make_dictionary(tmp_path), how, seconds=0.5 if how == "hangs" else 30.0) as one:
        with pytest.raises(SpellingError, match="damaged or too large"):
            one.verdicts(["one", "two"])
        assert one.pid is None


@pytest.mark.parametrize("how", ["controls", "long", "many"])
def test_no_suggestion_is_believed(tmp_path: Path, how: str) -> None:
    with process(make_dictionary(tmp_path), how) as one, pytest.raises(SpellingError):
        one.suggestions("nigth")


def test_a_process_that_does_not_start(tmp_path: Path) -> None:
    with process(make_dictionary(tmp_path), "not ready") as one, pytest.raises(SpellingError, match="could not start"):
        one.verdicts(["one"])


def test_it_can_be_stopped_while_it_works(tmp_path: Path) -> None:
    with process(make_dictionary(tmp_path), "hangs") as one:
        timers = [threading.Timer(0.3 * number, one.stop) for number in (1, 2, 3, 4)]
        for timer in timers:
            timer.start()
        with pytest.raises(SpellingError):
            one.verdicts(["one"])
        for timer in timers:
            timer.join()


def test_the_program_does_nothing_else_as_that_process(tmp_path: Path) -> None:
    done = subprocess.run(
        own_process.command(own_process.CHECK_SPELLING), input=b"", capture_output=True, cwd=tmp_path,
        env=own_process.environment(), timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout == b"spelling"
