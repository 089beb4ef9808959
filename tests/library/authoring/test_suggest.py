"""The known name that is most similar to an unknown one."""

from __future__ import annotations

import difflib
import random

import pytest

from reader.library.authoring.suggest import MAX_COMPARED, MAX_LENGTH, MAX_SEARCHES, KnownNames

NAMES = KnownNames(["neuroplasticity", "cbt", "sleep-basics", "Why"])


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("neuroplastizity", "neuroplasticity"), ("CBT", "cbt"), ("sleep_basics", "sleep-basics"),
        ("sleepbasics", "sleep-basics"), ("why", "Why"), ("banana", ""), ("", ""), ("x" * (MAX_LENGTH + 1), ""),
    ],
)  # fmt: skip
def test_nearest(name: str, nearest: str) -> None:
    assert NAMES.nearest(name) == nearest
    assert NAMES.suggestion(name) == (f"did you mean {nearest}?" if nearest else "")


def test_contains_exact_names_only() -> None:
    assert "cbt" in NAMES
    assert "CBT" not in NAMES


def test_many_names_are_only_compared_when_folded() -> None:
    names = KnownNames(["sleep", *(f"name{number}" for number in range(MAX_COMPARED))])
    assert names.nearest("Sleep") == "sleep"
    assert names.nearest("slepe") == ""


def test_after_many_unknown_names_none_is_suggested_until_the_next_file() -> None:
    names = KnownNames(["sleep"])
    assert [names.nearest(f"slee{number}") for number in range(MAX_SEARCHES)] == ["sleep"] * 100 + [""] * 400
    assert (names.nearest("slepe"), names.nearest("Sleep")) == ("", "sleep")
    names.start_file()
    assert names.nearest("slepe") == "sleep"


@pytest.mark.parametrize("seed", range(4))
def test_the_candidates_contain_what_difflib_finds(seed: int) -> None:
    made = random.Random(seed)
    names = {"".join(made.choice("abcde") for _ in range(made.randrange(1, 9))) for _ in range(300)}
    known = KnownNames(sorted(names))
    for _ in range(100):
        name = "".join(made.choice("abcde") for _ in range(made.randrange(1, 9)))
        found = known.nearest(name)
        best = difflib.get_close_matches(name, names, 1, 0.7)
        assert bool(found) == bool(best)
        if best:
            ratio = difflib.SequenceMatcher(None, best[0], name).ratio()
            assert difflib.SequenceMatcher(None, found, name).ratio() == pytest.approx(ratio)
