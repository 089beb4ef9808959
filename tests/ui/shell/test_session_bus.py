"""No session bus is started for Carrel alone; a running one is used."""

from __future__ import annotations

import pytest

from reader.ui.shell import session_bus
from reader.ui.shell.session_bus import ADDRESS_VARIABLE, DISABLED_ADDRESS, RUNTIME_VARIABLE


@pytest.mark.parametrize(
    ("has_bus", "given", "address"),
    [
        (False, {}, DISABLED_ADDRESS),
        (False, {ADDRESS_VARIABLE: ""}, DISABLED_ADDRESS),
        (False, {RUNTIME_VARIABLE: ""}, DISABLED_ADDRESS),
        (False, {RUNTIME_VARIABLE: "{folder}"}, DISABLED_ADDRESS),
        (True, {RUNTIME_VARIABLE: "{folder}"}, None),
        (False, {ADDRESS_VARIABLE: "unix:path=/run/bus"}, "unix:path=/run/bus"),
        (True, {ADDRESS_VARIABLE: "unix:path=/run/bus", RUNTIME_VARIABLE: "{folder}"}, "unix:path=/run/bus"),
    ],
)
def test_address(tmp_path, has_bus, given, address):
    if has_bus:
        (tmp_path / "bus").touch()
    environment = {name: value.format(folder=tmp_path) for name, value in given.items()}
    session_bus.prevent_start(environment)
    assert environment.get(ADDRESS_VARIABLE) == address
