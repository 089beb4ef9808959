"""Addresses of links as a pack can have them."""

from __future__ import annotations

import re

from reader.library.authoring.frontmatter import is_web_address
from reader.library.limits import LONGEST_ADDRESS

_MAIL = re.compile(r"mailto:[^\s@:/?<>]+@[^\s@/?<>]+(?:\?[^\s<>]*)?", re.IGNORECASE)
_UNSAFE_IN_URL = re.compile(r"[\s<>\"\\^`{|}]")


def web_address(url: str) -> str:
    """The address as a pack can have it; empty if it cannot."""
    url = url.strip()
    if re.match(r"www\.[\w-]+\.", url, re.IGNORECASE):
        url = f"https://{url}"
    url = _UNSAFE_IN_URL.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), url)
    is_known = (is_web_address(url) or bool(_MAIL.fullmatch(url))) and url.isprintable()
    return url if is_known and len(url) <= LONGEST_ADDRESS else ""
