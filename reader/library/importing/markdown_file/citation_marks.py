"""Citations in Markdown as Pandoc has them: `[see @smith2020, p. 3; @ng2021]`, and `@smith2020` in a sentence."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from reader.library.importing.imported import CitedWork, CitedWorks, Inline, Inlines, StyledText
from reader.library.importing.markdown_file.bibliography import Bibliography
from reader.library.importing.markdown_file.markdown_html import CITED_END, CITED_START
from reader.library.importing.report import ImportReport
from reader.translation import _

_KEY = re.compile(r"(?<![\w.@])(-?)@(?:\{([^{}\s]{1,200})\}|([^\W](?:[\w:.#$%&+?<>~/-]{0,199}[\w/])?))")
_PAGE = re.compile(r"[ ]\[([^\[\]]*)\]\Z")
_MARK = re.compile(f"{CITED_START}(\\d+){CITED_END}")


@dataclass(slots=True)
class CitationMarks:
    """`cited` are the ids of the references that the text cites."""

    bibliography: Bibliography
    report: ImportReport
    cited: dict[str, None] = field(default_factory=dict)
    _works: list[CitedWorks] = field(default_factory=list)

    def html(self, source: str, is_in_brackets: bool) -> str:
        """What stands for the citation in HTML; empty if the text stays as it is."""
        inside = source[1:-1] if is_in_brackets else source
        works = [self._work(part) for part in inside.split(";")] if is_in_brackets else [self._named(source)]
        if not any(work is not None or _KEY.search(part) for work, part in zip(works, inside.split(";"), strict=False)):
            return ""
        known = [work for work in works if work]
        if len(known) < len(works):
            if self.bibliography.items and (is_in_brackets or known):
                message = _("A citation has no source in the files beside the document. It stays as text.")
                self.report.guessed("citation", message, source)
            elif is_in_brackets:
                message = _(
                    "There is no list of sources (.bib or .json) beside the document. Its citations stay as text."
                )
                self.report.guessed("citation", message, source)
            return ""
        name = "" if is_in_brackets else f"{html.escape(self._author(known[0]))} "
        self.cited.update(dict.fromkeys(work.key for work in known))
        self._works.append(CitedWorks(tuple(known)))
        return f"{name.lstrip()}{CITED_START}{len(self._works) - 1}{CITED_END}"

    def with_citations(self, inlines: Inlines) -> Inlines:
        """The marks in the text as citations."""
        done: list[Inline] = []
        for inline in inlines:
            if not isinstance(inline, StyledText) or CITED_START not in inline.text:
                done.append(inline)
                continue
            for number, part in enumerate(_MARK.split(inline.text)):
                if number % 2:
                    done.append(self._works[int(part)])
                elif part:
                    done.append(StyledText(part, inline.style, inline.target))
        return tuple(done)

    def _work(self, part: str) -> CitedWork | None:
        found = list(_KEY.finditer(part))
        if len(found) != 1:
            return None
        key = self.bibliography.id_of(found[0][2] or found[0][3])
        if not key:
            return None
        after = part[found[0].end() :].strip().removeprefix(",").strip()
        after = after[1:-1] if after.startswith("{") and after.endswith("}") else after
        return CitedWork(key, part[: found[0].start()].strip(), after, bool(found[0][1]))

    def _named(self, source: str) -> CitedWork | None:
        """A key in a sentence, whose author is written before the citation."""
        page = _PAGE.search(source)
        work = self._work(source[: page.start()] if page else source)
        return CitedWork(work.key, "", page[1] if page else "", is_author_hidden=True) if work else None

    def _author(self, work: CitedWork) -> str:
        item = self.bibliography.references.items.get(work.key, {})
        names = [name.get("family") or name.get("literal", "") for name in item.get("author", ())]
        return names[0] if len(names) == 1 else f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
