"""The limit of open files is raised as far as the system allows."""

from __future__ import annotations

import pytest

from reader.system import file_limit

resource = pytest.importorskip("resource", reason="Windows has no such limit")

MANY = file_limit.WANTED


@pytest.mark.parametrize(
    ("soft", "hard", "asked"),
    [
        (256, resource.RLIM_INFINITY, MANY),
        (1024, 1_048_576, MANY),
        (1024, 2048, 2048),
        (1024, 1024, None),
        (MANY * 2, MANY * 2, None),
        (resource.RLIM_INFINITY, resource.RLIM_INFINITY, None),
    ],
)
def test_the_limit_that_is_requested(monkeypatch, soft, hard, asked):
    limits = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda _, wanted: limits.append(wanted))
    file_limit.raise_file_limit()
    assert limits == ([] if asked is None else [(asked, hard)])


def test_a_system_that_refuses(monkeypatch):
    requested = []

    def refuse(_, limits):
        requested.append(limits)
        raise ValueError("not allowed to raise maximum limit")

    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 4096))
    monkeypatch.setattr(resource, "setrlimit", refuse)
    file_limit.raise_file_limit()
    assert requested == [(4096, 4096)]
