"""What links, citations and figures may point to, and whether they do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from reader.library.authoring.frontmatter import is_web_address
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.suggest import Names
from reader.library.authoring.yamlfile import shown
from reader.library.model import ID, ArticleLink, Citation, Link, PackLink, TermLink, WebLink, is_location

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MAIL = re.compile(r"mailto:[^\s@:/?]+@[^\s@/?]+(?:\?\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BlockLink:
    """A link to a block of another article, to be checked when all are read."""

    line: int
    article: str
    block: str


class Targets:
    """All ids of a pack. One serves all its files."""

    def __init__(
        self, articles: Iterable[str], terms: Iterable[str], references: Iterable[str], figures: Iterable[str]
    ) -> None:
        self.articles = Names(articles)
        self.terms = Names(terms)
        self.references = Names(references)
        self.figures = Names(figures)


class FileLinks:
    """Looks up the links of one file, reports those that lead nowhere, and remembers what was used."""

    def __init__(self, targets: Targets, problems: FileProblems, article: str = "") -> None:
        """`article` is the id of the article that the file holds; empty for the glossary."""
        self.cited: set[str] = set()
        self.shown: set[str] = set()
        self.own_links: list[tuple[int, str]] = []
        self.block_links: list[BlockLink] = []
        self._targets = targets
        self._problems = problems
        self._article = article

    def error(self, line: int, message: str) -> None:
        self._problems.error(line, message)

    def citation(self, text: str, line: int) -> Citation | None:
        keys = []
        for part in text.split(";"):
            key = part.strip().removeprefix("@")
            if not part.strip().startswith("@") or not ID.fullmatch(key):
                self.error(line, f"[{shown(text)}] is no citation; write [@key], or [@one; @another]")
                return None
            if key not in self._targets.references:
                hint = self._targets.references.hint(key) or "; add it to references.yaml"
                self.error(line, f"unknown reference @{key}{hint}")
                continue
            self.cited.add(key)
            if key not in keys:
                keys.append(key)
        return Citation(tuple(keys)) if keys else None

    def link(self, address: str, line: int) -> Link | None:
        if address.startswith("#"):
            return self._article_link(address, line)
        found = _SCHEME.match(address)
        scheme = found[1].casefold() if found else ""
        if scheme in ("http", "https") and is_web_address(address):
            return WebLink(address)
        if scheme == "mailto" and _MAIL.fullmatch(address) and address.isprintable():
            return WebLink(address)
        if scheme == "term":
            return self._term_link(unquote(address[5:]), line)
        if address.startswith("carrel:") and is_location(unquote(address)):
            return PackLink(unquote(address))
        if scheme == "article":
            return self._article_link(address[8:], line)
        self.error(line, self._no_link(address, scheme))
        return None

    def figure(self, address: str, line: int) -> str | None:
        """The path of a figure of the pack."""
        figures = self._targets.figures
        for path in (address, unquote(address)):
            path = unicodedata.normalize("NFC", path)
            if path in figures:
                self.shown.add(path)
                return path
        if _SCHEME.match(address) or address.startswith(("/", "\\")) or ".." in address.replace("\\", "/").split("/"):
            self.error(
                line, f"figure {shown(address)} lies outside the folder; copy it to figures/ and name it figures/…"
            )
        elif not address:
            self.error(line, "this figure names no file; write ![what it shows](figures/name.svg)")
        else:
            near = figures.hint(address) or "; figures lie in figures/ and are named with it, such as figures/name.svg"
            self.error(line, f"missing figure {shown(address)}{near}")
        return None

    def _term_link(self, id: str, line: int) -> Link | None:
        if id in self._targets.terms:
            return TermLink(id)
        self.error(line, f"unknown term {shown(id)}{self._targets.terms.hint(id) or '; add it to glossary.yaml'}")
        return None

    def _article_link(self, address: str, line: int) -> Link | None:
        article, _, block = unquote(address).partition("#")
        if not article and not block:
            self.error(line, "this link leads nowhere; write article:ID, article:ID#block or #block")
            return None
        if article and article not in self._targets.articles:
            self.error(line, f"unknown article {shown(article)}{self._targets.articles.hint(article)}")
            return None
        if block and (article or self._article) == self._article and self._article:
            self.own_links.append((line, block))
        elif block and article:
            self.block_links.append(BlockLink(line, article, block))
        elif block:
            self.error(line, f"#{shown(block)} needs its article here; write article:ID#{shown(block)}")
            return None
        return ArticleLink(article, block)

    def _no_link(self, address: str, scheme: str) -> str:
        if scheme in ("http", "https", "mailto"):
            return f"{shown(address)} is no full address; check it for spaces and missing parts"
        if scheme:
            known = "https:, http:, mailto:, term:, article: or carrel:"
            return f"links of the kind {shown(scheme)}: are not followed; use {known}"
        stem = address.rpartition("/")[2].partition("#")[0].removesuffix(".md")
        if stem in self._targets.articles:
            return f"link to an article by its id: article:{stem} instead of {shown(address)}"
        return (
            f"{shown(address) or 'an empty address'} is no link; it starts with https:, mailto:, term:, article: or #"
        )
