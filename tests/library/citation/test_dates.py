"""Dates in all forms that programs write."""

from __future__ import annotations

import datetime

import pytest

from reader.library.citation.dates import apa_date, read_date, vancouver_date, year_text

DATES = [
    ({"date-parts": [[2018, 10, 1]]}, "2018, October 1", "2018 Oct 1", "2018-10-01"),
    ({"date-parts": [["2018", "10"]]}, "2018, October", "2018 Oct", "2018-10"),
    ({"date-parts": [2018, 10]}, "2018, October", "2018 Oct", "2018-10"),
    ({"date-parts": [[2018, 13, 40]]}, "2018, Spring", "2018 Spring", "2018"),
    ({"date-parts": [[2018]], "season": "Fall"}, "2018, Autumn", "2018 Autumn", "2018"),
    ({"date-parts": [[2018]], "circa": True}, "ca. 2018", "[2018?]", "2018"),
    ({"date-parts": [[2018], [2020]]}, "2018–2020", "2018-2020", "2018"),
    ({"date-parts": [[2018, 8, 30], [2018, 9, 2]]}, "2018, August 30–September 2", "2018 Aug 30-Sep 2", "2018-08-30"),
    ({"raw": "2018-10-01"}, "2018, October 1", "2018 Oct 1", "2018-10-01"),
    ({"literal": "Easter 2018"}, "Easter 2018", "Easter 2018", "2018"),
    ({"year": 2018, "month": 2}, "2018, February", "2018 Feb", "2018-02"),
    ([{"year": 2018, "month": 2, "day": 3}], "2018, February 3", "2018 Feb 3", "2018-02-03"),
    ("2018-10-01", "2018, October 1", "2018 Oct 1", "2018-10-01"),
    ("2018-10-01T10:00:00Z", "2018, October 1", "2018 Oct 1", "2018-10-01"),
    ("2018-08-08/2018-08-11", "2018, August 8–11", "2018 Aug 8-11", "2018-08-08"),
    ("2018/..", "2018–present", "2018-", "2018"),
    ("2018~", "ca. 2018", "[2018?]", "2018"),
    ("2018-99", "2018", "2018", "2018"),
    (2018, "2018", "2018", "2018"),
    (datetime.date(2018, 10, 1), "2018, October 1", "2018 Oct 1", "2018-10-01"),
    (datetime.datetime(2018, 10, 1, 9), "2018, October 1", "2018 Oct 1", "2018-10-01"),
    ("2018/", "2018–present", "2018-", "2018"),
    ("1993–present", "1993–present", "1993-", "1993"),
    ({"date-parts": [[1987], [0]]}, "1987–present", "1987-", "1987"),
    ("2019–2020", "2019–2020", "2019-2020", "2019"),
    ("1946-12-31/1947-01-01", "1946, December 31–1947, January 1", "1946 Dec 31-1947 Jan 1", "1946-12-31"),
    ({"date-parts": [[1946, 12], [1947, 1]]}, "1946, December–1947, January", "1946 Dec-1947 Jan", "1946-12"),
    ({"date-parts": [[1946, 12], [1947]]}, "1946–1947", "1946 Dec-1947", "1946-12"),
    ("12 May 2020", "2020, May 12", "2020 May 12", "2020-05-12"),
    ("12th of May, 2020", "2020, May 12", "2020 May 12", "2020-05-12"),
    ("12-May-2020", "2020, May 12", "2020 May 12", "2020-05-12"),
    ("May 12, 2020", "2020, May 12", "2020 May 12", "2020-05-12"),
    ("2020 May 12", "2020, May 12", "2020 May 12", "2020-05-12"),
    ("Sept. 2020", "2020, September", "2020 Sep", "2020-09"),
    ("8–11 Aug 2019", "2019, August 8–11", "2019 Aug 8-11", "2019-08-08"),
    ("Winter 2019", "2019, Winter", "2019 Winter", "2019"),
    ("2020/05/31", "2020, May 31", "2020 May 31", "2020-05-31"),
    ("31/05/2020", "2020, May 31", "2020 May 31", "2020-05-31"),
    ("5.12.2020", "2020, December 5", "2020 Dec 5", "2020-12-05"),
    ("5/12/2020", "5/12/2020", "5/12/2020", "2020"),
    ("ca. 1900", "ca. 1900", "[1900?]", "1900"),
    ("Dec. 31, 2020", "2020, December 31", "2020 Dec 31", "2020-12-31"),
    ("Dec. 2020", "2020, December", "2020 Dec", "2020-12"),
    ("20200531", "2020, May 31", "2020 May 31", "2020-05-31"),
    ("2020年5月", "2020, May", "2020 May", "2020-05"),
    ("May-June 2020", "2020, May–June", "2020 May-Jun", "2020-05"),
    ("Nov/Dec 2020", "2020, November–December", "2020 Nov-Dec", "2020-11"),
    ("2020 May–June", "2020, May–June", "2020 May-Jun", "2020-05"),
    ("30 May - 2 June 2020", "2020, May 30–June 2", "2020 May 30-Jun 2", "2020-05-30"),
    ("May 30 to June 2, 2020", "2020, May 30–June 2", "2020 May 30-Jun 2", "2020-05-30"),
    ("Dec 2019-Jan 2020", "2019, December–2020, January", "2019 Dec-2020 Jan", "2019-12"),
    ("one - two 2020", "one - two 2020", "one - two 2020", "2020"),
    ("12 mai 2020", "2020, May 12", "2020 May 12", "2020-05-12"),
    ("1er mars 2019", "2019, March 1", "2019 Mar 1", "2019-03-01"),
    ("août 2018", "2018, August", "2018 Aug", "2018-08"),
    ("déc. 2018", "2018, December", "2018 Dec", "2018-12"),
    ("3. Oktober 2021", "2021, October 3", "2021 Oct 3", "2021-10-03"),
    ("März 2021", "2021, March", "2021 Mar", "2021-03"),
    ("12 de mayo de 2020", "2020, May 12", "2020 May 12", "2020-05-12"),
    ("septiembre de 2020", "2020, September", "2020 Sep", "2020-09"),
    ("5 de março de 2017", "2017, March 5", "2017 Mar 5", "2017-03-05"),
    ("4 maggio 2016", "2016, May 4", "2016 May 4", "2016-05-04"),
    ("7 augustus 2015", "2015, August 7", "2015 Aug 7", "2015-08-07"),
    ("2 października 2014", "2014, October 2", "2014 Oct 2", "2014-10-02"),
    ("9 мая 2013", "2013, May 9", "2013 May 9", "2013-05-09"),
    ("1 Ağustos 2012", "2012, August 1", "2012 Aug 1", "2012-08-01"),
    ("mai-juin 2011", "2011, May–June", "2011 May-Jun", "2011-05"),
    ("c2020", "2020", "2020", "2020"),
    ("©2020", "2020", "2020", "2020"),
    ("cop. 2020", "2020", "2020", "2020"),
    ("c. 2020", "ca. 2020", "[2020?]", "2020"),
    ("12 mot 2020", "12 mot 2020", "12 mot 2020", "2020"),
    ("2020-02-31", "2020, February", "2020 Feb", "2020-02"),
    ({"date-parts": [[54]]}, "54 C.E.", "54 C.E.", "0054"),
    ("-0300", "300 B.C.E.", "300 B.C.E.", "-0300"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "apa", "vancouver", "iso"), DATES, ids=lambda value: str(value)[:14])
def test_dates(value, apa, vancouver, iso):
    date = read_date({"issued": value}, "issued")
    assert date is not None
    assert (apa_date(date), vancouver_date(date), date.iso) == (apa, vancouver, iso)


@pytest.mark.parametrize(
    "value",
    [None, "", {}, [], [[]], True, {"date-parts": [[]]}, {"date-parts": [[0]]}, {"raw": 3.5j}, "n.d.", "no date"],
)
def test_no_date(value):
    assert read_date({"issued": value}, "issued") is None
    assert year_text(None) == "n.d."
