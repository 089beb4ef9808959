"""Settings for every test: no screen, the same examples at each run, and short ids for parametrised tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from reader import translation
from tests import pseudo_language as pseudo
from tests.under_wine import expect_known_failures, is_wine

# Qt reads this when it starts, so it must be set before any test imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Whatever the language of this computer is; also for the processes that tests start.
os.environ["LANGUAGE"] = "en"

# The same examples at every run, on every machine, however slow it is.
settings.register_profile("carrel", derandomize=True, deadline=None, database=None)
settings.load_profile("carrel")

# Characters in the brackets of a test's id. pytest adds a number, here up to 9999, where two ids are equal.
LONGEST_ID = 60
LONGEST_NUMBER = 4
VALUES_IN_ID = pytest.StashKey[int]()


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Count the values in the ids of the test that is parametrised next: they share the room in the brackets."""
    names = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    values = [name for each in names for name in (each.split(",") if isinstance(each, str) else each)]
    metafunc.config.stash[VALUES_IN_ID] = max(1, len(values))


def pytest_make_parametrize_id(config: pytest.Config, val: object) -> str | None:
    """The beginning of a text that is too long for the id; None leaves the value to pytest.

    Letters that are not ASCII are escaped, as pytest does it: `é` takes four characters, a Chinese letter six.
    """
    values = config.stash[VALUES_IN_ID]
    room = (LONGEST_ID - LONGEST_NUMBER - (values - 1)) // values
    text = val.decode("latin-1") if isinstance(val, bytes) else val
    if not isinstance(text, str) or len(escaped(text)) <= room:
        return None
    text = text[:room]
    while len(escaped(text)) > room:
        text = text[:-1]
    return escaped(text)


def escaped(text: str) -> str:
    return text.encode("unicode_escape").decode("ascii")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if is_wine():
        expect_known_failures(items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail tests with ids that fill the screen: `ids=` and `pytest.param(id=...)` are not shortened above."""
    length = len(item.name.partition("[")[2]) - 1
    if length > LONGEST_ID:
        pytest.fail(f"Its id has {length} characters in brackets; at most {LONGEST_ID} are allowed.", pytrace=False)


@pytest.fixture(scope="session")
def pseudo_catalogs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Of the language with accents, and of the one that is written from right to left."""
    folder = tmp_path_factory.mktemp("messages")
    return (
        pseudo.write_catalog(folder / f"{pseudo.CODE}.mo"),
        pseudo.write_catalog(folder / "ar.mo", is_mirrored=True),
    )


@pytest.fixture
def pseudo_language(pseudo_catalogs: tuple[Path, Path]) -> Iterator[None]:
    """All texts are in brackets, accented and longer: tests/pseudo_language.py."""
    translation.use(pseudo.CODE, pseudo_catalogs[0])
    yield
    translation.use(translation.ENGLISH)


@pytest.fixture
def pseudo_arabic(pseudo_catalogs: tuple[Path, Path]) -> Iterator[None]:
    """All texts are in brackets and in Arabic letters, and the interface runs from right to left."""
    translation.use("ar", pseudo_catalogs[1])
    yield
    translation.use(translation.ENGLISH)
