"""The known name that is most similar to an unknown one."""

from __future__ import annotations

import pytest

from reader.library.authoring.suggest import MAX_COMPARED, MAX_LENGTH, KnownNames

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
    assert NAMES.hint(name) == (f"; did you mean {nearest}?" if nearest else "")


def test_contains_exact_names_only() -> None:
    assert "cbt" in NAMES
    assert "CBT" not in NAMES


def test_many_names_are_only_compared_when_folded() -> None:
    names = KnownNames(["sleep", *(f"name{number}" for number in range(MAX_COMPARED))])
    assert names.nearest("Sleep") == "sleep"
    assert names.nearest("slepe") == ""
