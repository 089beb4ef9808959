"""Resolves links, citations and figures of a file, and reports those whose target does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from reader.library.authoring.footnotes import Footnotes
from reader.library.authoring.frontmatter import is_web_address
from reader.library.authoring.markdown_rules import CITED_KEY, unescaped
from reader.library.authoring.problems import FileProblems, with_advice
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.yamlfile import for_message
from reader.library.model import ID, ArticleLink, Citation, FootnoteLink, Link, PackLink, TermLink, WebLink, is_location
from reader.library.normal_form import normalized
from reader.translation import Translated, _

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SEPARATOR = re.compile("[;；؛]")
_COMMAS = (",", "，", "、", "،")
_MAIL = re.compile(r"mailto:[^\s@:/?]+@[^\s@/?]+(?:\?\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BlockLink:
    """A link to a block of another article, checked when all articles have been read."""

    line: int
    article: str
    block: str


class LinkTargets:
    """All ids of a pack that its files can refer to."""

    def __init__(
        self, articles: Iterable[str], terms: Iterable[str], references: Iterable[str], figures: Iterable[str]
    ) -> None:
        self.articles = KnownNames(articles)
        self.terms = KnownNames(terms)
        self.references = KnownNames(references)
        self.figures = KnownNames(figures)

    def start_file(self) -> None:
        for names in (self.articles, self.terms, self.references, self.figures):
            names.start_file()


class FileLinkResolver:
    """Resolves the links of one file, reports invalid ones, and collects the references and figures that it uses."""

    def __init__(self, targets: LinkTargets, problems: FileProblems, article: str = "") -> None:
        """`article` is the id of the article in the file; empty for the glossary."""
        self.cited_references: set[str] = set()
        self.used_figures: set[str] = set()
        self.own_links: list[tuple[int, str]] = []
        self.block_links: list[BlockLink] = []
        targets.start_file()
        self.footnotes = Footnotes(problems)
        self._targets = targets
        self._problems = problems
        self._article = article

    def error(self, line: int, message: Translated) -> None:
        self._problems.error(line, message)

    def warn(self, line: int, message: Translated) -> None:
        self._problems.warn(line, message)

    def footnote(self, label: str, line: int) -> FootnoteLink | None:
        if self._article:
            return self.footnotes.link(label, line)
        shown = for_message(label)
        self.warn(line, _("[^{label}] is shown as it is: only an article can have footnotes", label=shown))
        return None

    def citation(self, text: str, line: int) -> Citation | None:
        cited: dict[tuple[str, tuple[str, str]], None] = {}
        for part in _SEPARATOR.split(text):
            found = _parse_citation(part, self._targets.references)
            if found is None:
                self.error(
                    line,
                    _(
                        "[{text}] is not a citation; write [@key], [@key, p. 3] or [@one; @another]",
                        text=for_message(text),
                    ),
                )
                return None
            key, note = found
            if key not in self._targets.references:
                advice = self._targets.references.suggestion(key) or _("add it to {file}", file="references.yaml")
                self.error(line, with_advice(_("unknown reference @{key}", key=key), advice))
                continue
            self.cited_references.add(key)
            cited[key, note] = None
        keys, notes = tuple(key for key, _note in cited), tuple(note for _key, note in cited)
        return Citation(keys, notes if any(map(any, notes)) else ()) if keys else None

    def nearest_reference(self, key: str) -> str:
        """The reference with that id or a similar one; empty if there is none."""
        return key if key in self._targets.references else self._targets.references.nearest(key)

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
            return self._term_link(_decoded(address[5:]), line)
        if address.startswith("carrel:") and is_location(_decoded(address)):
            return PackLink(_decoded(address))
        if scheme == "article":
            return self._article_link(address[8:], line)
        self.error(line, self._invalid_link_message(address, scheme))
        return None

    def figure(self, address: str, line: int) -> str | None:
        """The path of the figure in the pack; None if it does not exist."""
        figures = self._targets.figures
        for path in (normalized("NFC", address), _decoded(address)):
            if path in figures:
                self.used_figures.add(path)
                return path
        if _SCHEME.match(address) or address.startswith(("/", "\\")) or ".." in address.replace("\\", "/").split("/"):
            self.error(
                line,
                _(
                    "figure {file} is outside the folder; copy it to figures/ and write figures/…",
                    file=for_message(address),
                ),
            )
        elif not address:
            self.error(line, _("this figure has no file name; write ![what it shows](figures/name.svg)"))
        else:
            advice = figures.suggestion(address) or _(
                "put the file in figures/ and write its path, such as figures/name.svg"
            )
            self.error(line, with_advice(_("missing figure {file}", file=for_message(address)), advice))
        return None

    def _term_link(self, id: str, line: int) -> Link | None:
        if id in self._targets.terms:
            return TermLink(id)
        advice = self._targets.terms.suggestion(id) or _("add it to {file}", file="glossary.yaml")
        self.error(line, with_advice(_("unknown term {id}", id=for_message(id)), advice))
        return None

    def _article_link(self, address: str, line: int) -> Link | None:
        article, _sign, block = _decoded(address).partition("#")
        if not article and not block:
            self.error(line, _("this link has no target; write article:ID, article:ID#block or #block"))
            return None
        if article and article not in self._targets.articles:
            problem = _("unknown article {article}", article=for_message(article))
            self.error(line, with_advice(problem, self._targets.articles.suggestion(article)))
            return None
        if block and (article or self._article) == self._article and self._article:
            self.own_links.append((line, block))
        elif block and article:
            self.block_links.append(BlockLink(line, article, block))
        elif block:
            message = _("#{block} needs the id of its article here; write article:ID#{block}", block=for_message(block))
            self.error(line, message)
            return None
        return ArticleLink(article, block)

    def _invalid_link_message(self, address: str, scheme: str) -> Translated:
        shown = for_message(address)
        if scheme in ("http", "https", "mailto"):
            return _("{address} is not a complete address; check it for spaces and missing parts", address=shown)
        if scheme:
            return _(
                "links that start with {scheme}: are not supported; use https:, http:, mailto:, term:, article: or "
                "carrel:",
                scheme=for_message(scheme),
            )
        stem = address.rpartition("/")[2].partition("#")[0].removesuffix(".md")
        if stem in self._targets.articles:
            return _("link to an article by its id: article:{id} instead of {address}", id=stem, address=shown)
        if not shown:
            return _("an empty address is not a link; start it with https:, mailto:, term:, article: or #")
        return _("{address} is not a link; start it with https:, mailto:, term:, article: or #", address=shown)


def _decoded(address: str) -> str:
    """Without percent signs, in NFC as all ids are."""
    return normalized("NFC", unquote(address))


def _parse_citation(part: str, references: KnownNames) -> tuple[str, tuple[str, str]] | None:
    """The key in one part of a citation, and the texts before and after it; None if the part has not one key.

    >>> _parse_citation("see @smith2020, pp. 3-5", KnownNames(["smith2020"]))
    ('smith2020', ('see', 'pp. 3-5'))
    """
    found = list(CITED_KEY.finditer(part))
    if len(found) != 1:
        return None
    key = found[0][1] or found[0][2]
    after = part[found[0].end() :]
    # The stop of a sentence looks like a part of the key.
    if key not in references and key.rstrip(".-") in references:
        key, after = key.rstrip(".-"), key[len(key.rstrip(".-")) :] + after
    if not ID.fullmatch(key) or after[:1].isalnum() or after[:1] == "@":
        return None
    after = unescaped(" ".join(after.split()))
    after = (after[1:] if after[:1] in _COMMAS else after).strip()
    if after.startswith("{") and after.endswith("}"):
        after = after[1:-1].strip()
    return key, (unescaped(" ".join(part[: found[0].start()].split())), after)
