"""No message bus is started for Carrel alone, and one that is there is used."""

from __future__ import annotations

import pytest

from reader.ui.shell import session_bus
from reader.ui.shell.session_bus import ADDRESS, NONE, RUNTIME


@pytest.mark.parametrize(
    ("has_bus", "given", "address"),
    [
        (False, {}, NONE),
        (False, {ADDRESS: ""}, NONE),
        (False, {RUNTIME: ""}, NONE),
        (False, {RUNTIME: "{folder}"}, NONE),
        (True, {RUNTIME: "{folder}"}, None),
        (False, {ADDRESS: "unix:path=/run/bus"}, "unix:path=/run/bus"),
        (True, {ADDRESS: "unix:path=/run/bus", RUNTIME: "{folder}"}, "unix:path=/run/bus"),
    ],
)
def test_address(tmp_path, has_bus, given, address):
    if has_bus:
        (tmp_path / "bus").touch()
    environment = {name: value.format(folder=tmp_path) for name, value in given.items()}
    session_bus.never_start(environment)
    assert environment.get(ADDRESS) == address
