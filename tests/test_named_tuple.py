"""Named tuples of our own behave as those of `typing`."""

from __future__ import annotations

import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from reader.named_tuple import NamedTuple


class Own(NamedTuple):
    """A place."""

    name: str
    number: int = 1
    parts: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return f"{self.name} {self.number}"

    @classmethod
    def unknown(cls) -> Own:
        return cls("?")


class Usual(typing.NamedTuple):
    """A place."""

    name: str
    number: int = 1
    parts: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return f"{self.name} {self.number}"

    @classmethod
    def unknown(cls) -> Usual:
        return cls("?")


@pytest.mark.parametrize(
    "ask",
    [
        lambda made: tuple(made("a", 2)),
        lambda made: repr(made("a")).removeprefix(made.__name__),
        lambda made: made(name="a", parts=("b",)).parts,
        lambda made: made("a").label,
        lambda made: made.unknown().name,
        lambda made: made("a")._replace(number=3).number,
        lambda made: made("a")._asdict(),
        lambda made: made._make(["a", 2, ()]).number,
        lambda made: (made._fields, made._field_defaults),
        lambda made: (made.__doc__, made.__module__, made.__slots__, made.__match_args__),
        lambda made: typing.get_type_hints(made),
        lambda made: hasattr(made("a"), "__dict__"),
        lambda made: tuple(pickle.loads(pickle.dumps(made("a")))),
        lambda made: made("a") == ("a", 1, ()) and hash(made("a")) == hash(("a", 1, ())),
        lambda made: made("a") < made("b"),
    ],
)
def test_as_those_of_typing(ask: Callable[[Any], object]) -> None:
    assert ask(Own) == ask(Usual)


@pytest.mark.parametrize("arguments", [(), ("a", 1, (), 2)])
def test_other_numbers_of_values(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Own(*arguments)  # type: ignore[arg-type]


def test_a_match() -> None:
    match Own("a", 2):
        case Own("a", number):
            assert number == 2
        case _:
            pytest.fail("no match")
