"""The names of headings in links, as a forge makes them of Markdown."""

from __future__ import annotations

import re


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-")
