"""CSL-JSON has one form of dates and names."""

from __future__ import annotations

import datetime
import json

import pytest

from reader.library.citation import csl, to_csl_json
from tests.library.citation.cases import BUNDLED, READ, reference
from tests.library.citation.read_back import SOURCES


def test_the_references_of_the_bundled_pack():
    items = {item["id"]: item for item in json.loads(to_csl_json(SOURCES))}
    assert list(items) == list(BUNDLED)
    assert items["porto2009"] == {"id": "porto2009", **BUNDLED["porto2009"], "DOI": "10.1176/jnp.2009.21.2.114"}
    assert items["apa2023"]["issued"] == {"date-parts": [[2023, 4]]}
    assert items["apa2023"]["accessed"] == READ


def test_a_range_without_an_end_keeps_it_open():
    (found,) = json.loads(to_csl_json([reference("x", {"type": "book", "issued": "1993–present"})]))
    assert found["issued"] == {"date-parts": [[1993], [0]]}


def test_it_has_dates_and_names_in_one_form():
    csl = {
        "type": "book",
        "author": "Desk Board",
        "editor": [{"family": "Doe"}, "Roe"],
        "issued": datetime.date(2020, 2, 3),
        "accessed": {"raw": "2021-05"},
        "event-date": "2019-08-08/2019-08-11",
        "original-date": "long ago",
        "note": float("nan"),
        "custom": {"inner": (1, {2, 3}, "\ud800x")},
    }
    assert json.loads(to_csl_json([reference("x", csl)])) == [
        {
            "id": "x",
            "type": "book",
            "author": [{"literal": "Desk Board"}],
            "editor": [{"family": "Doe"}, {"literal": "Roe"}],
            "issued": {"date-parts": [[2020, 2, 3]]},
            "accessed": {"date-parts": [[2021, 5]]},
            "event-date": {"date-parts": [[2019, 8, 8], [2019, 8, 11]]},
            "original-date": {"literal": "long ago"},
            "note": None,
            "custom": {"inner": [1, None, "x"]},
        }
    ]


@pytest.mark.parametrize("role", csl.NAMES)
def test_each_kind_of_name_is_a_list(role):
    (found,) = json.loads(to_csl_json([reference("x", {"type": "book", role: "Ann Doe"})]))
    assert found[role] == [{"literal": "Ann Doe"}]
