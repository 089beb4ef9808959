"""What is around a tree of HTML: where its links lead, which pictures there are, and what of it is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import unquote

from reader.library.importing.addresses import web_address
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.imported import ImportedBlock, Inlines, Target, WebTarget
from reader.library.importing.report import ImportReport
from reader.translation import _

_REDIRECT = re.compile(
    r"https?://(?:www\.google\.[a-z.]{2,6}/url\?(?:[^#]{0,500}?&)?q=(https?[^&\s]+)"
    r"|[\w.]{1,40}\.safelinks\.protection\.outlook\.com/[^?]{0,50}\?(?:[^#]{0,500}?&)?url=(https?[^&\s]+))",
    re.IGNORECASE,
)


class PageSurroundings(Protocol):
    def picture(self, addresses: Sequence[str], alt: str, report: ImportReport) -> str:
        """The name of the picture at the first of these addresses that is there; empty, and reported, if none is."""

    def target(self, href: str, report: ImportReport) -> Target | None:
        """Where a link leads that is not one to an id in the tree; None, and reported if need be, if nowhere."""


class NoSurroundings:
    """Of HTML that came alone, such as what somebody pasted: links lead to the web, and there are no pictures."""

    def picture(self, addresses: Sequence[str], alt: str, report: ImportReport) -> str:
        report.left_out("picture", _("A picture is left out: it is not in the file."), alt or "".join(addresses[:1]))
        return ""

    def target(self, href: str, report: ImportReport) -> WebTarget | None:
        url = web_address(direct_address(href))
        return WebTarget(url) if url else None


def direct_address(href: str) -> str:
    """Where a link leads in the end that Google Docs or Outlook lead through pages of their own."""
    found = _REDIRECT.match(href)
    return unquote(found[1] or found[2]) if found else href


@dataclass(frozen=True, slots=True)
class Omission:
    """Why an element is left out: a class such as "navigation", and a sentence in English."""

    what: str
    message: str


@dataclass(frozen=True, slots=True)
class Omissions:
    """`key_prefix` makes the keys of what is left out different from those of other documents."""

    elements: Mapping[HtmlElement, Omission] = field(default_factory=dict)
    key_prefix: str = ""


@dataclass(frozen=True, slots=True)
class HtmlContent:
    """`notes` are the footnotes by the name that `FootnoteMark` has."""

    blocks: tuple[ImportedBlock, ...]
    notes: Mapping[str, Inlines]
