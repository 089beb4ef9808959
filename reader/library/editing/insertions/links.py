"""Links, terms, citations, figures and footnotes."""

from __future__ import annotations

import re

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.insertions.edited_text import EditedText, as_block, block_place, is_in_head
from reader.library.editing.link_rewriting import written_address
from reader.library.importing.markdown_escape import cleaned
from reader.translation import _

_LINK = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\((<[^<>\n]*>|[^()\s<>]*)(?:[ \t]+\"[^\"\n]*\")?\)")
_CITATION = re.compile(r"\[[^\[\]\n]*@[^\[\]\n]*\]")
_FOOTNOTE = re.compile(r"\[\^([^\[\]\s^]{1,100})\]")
_PLAIN_KEY = re.compile(r"[^\W_](?:[\w.-]*\w)?")


def insert_link(edited: EditedText, address: str, words: str = "") -> EditedText:
    """A link at the selection, whose words it has; or another address for the link at the caret. An empty address
    makes plain words of it."""
    if is_in_head(edited):
        return edited
    found = _match_at(_LINK, edited)
    if found:
        if not address:
            return edited.replaced(*found.span(), found[1], (0, len(found[1])))
        new = f"[{words or found[1]}]({written_address(address)})"
        return edited.replaced(*found.span(), new, (1, new.index("](")))
    if not address:
        return edited
    shown = words or " ".join(edited.selected.split())
    new = f"[{shown}]({written_address(address)})"
    return edited.replaced(edited.start, edited.end, new, None if shown else (1, 1))


def insert_term(edited: EditedText, id: str, words: str) -> EditedText:
    """Words that lead to a term: the selected ones, or `words` if nothing is selected."""
    return insert_link(edited, f"term:{id}", " ".join(edited.selected.split()) or words)


def insert_citation(edited: EditedText, key: str, locator: str = "", prefix: str = "") -> EditedText:
    """Cites a reference after the selection, or also in the citation at the caret. The same key there goes out."""
    if is_in_head(edited):
        return edited
    written = f"@{key}" if _PLAIN_KEY.fullmatch(key) else f"@{{{key}}}"
    part = f"{prefix.strip()} {written}".strip() + (f", {locator.strip()}" if locator.strip() else "")
    found = _match_at(_CITATION, edited)
    if not found:
        place = edited.end
        space = "" if place == 0 or edited.text[place - 1].isspace() or edited.text[place - 1] in "([" else " "
        return edited.replaced(place, place, f"{space}[{part}]")
    parts = [each.strip() for each in found[0][1:-1].split(";")]
    kept = [each for each in parts if not re.search(rf"-?{re.escape(written)}(?![\w.-]*\w)", each)]
    if len(kept) == len(parts) or locator or prefix:
        kept.append(part)
    if kept:
        return edited.replaced(*found.span(), f"[{'; '.join(kept)}]")
    start = found.start()
    before = 1 if edited.text[start - 1 : start] == " " else 0
    return edited.replaced(start - before, found.end(), "")


def insert_figure(edited: EditedText, figure: str, alt: str, caption: str = "") -> EditedText:
    """A figure in a paragraph of its own, after the one at the caret. Alt text is asked for before."""
    if is_in_head(edited):
        return edited
    if not alt.strip():
        raise EditRefused(_("Say what the picture shows, for people who cannot see it."))
    plain = re.sub(r"([\[\]\\])", r"\\\1", " ".join(cleaned(alt).split()))
    title = " ".join(cleaned(caption).split()).replace("\\", "\\\\").replace('"', '\\"')
    block = f"![{plain}]({written_address(figure)}{f' {chr(34)}{title}{chr(34)}' if title else ''})"
    return as_block(edited, block_place(edited), block, (len(block), len(block)))


def insert_footnote(edited: EditedText, note: str = "") -> EditedText:
    """A footnote after the selection, with the next free number, and its text at the end of the article.

    The selection is then in the text of the footnote.
    """
    if is_in_head(edited):
        return edited
    used = {found.casefold() for found in _FOOTNOTE.findall(edited.text)}
    number = next(number for number in range(1, len(used) + 2) if str(number) not in used)
    place = edited.end
    text = f"{edited.text[:place]}[^{number}]{edited.text[place:]}".rstrip("\n")
    last = text.rpartition("\n")[2]
    gap = "\n" if _FOOTNOTE.match(last) and "]:" in last else "\n\n"
    start = len(text) + len(gap) + len(f"[^{number}]: ")
    body = " ".join(note.split())
    return EditedText(f"{text}{gap}[^{number}]: {body}\n", start, start + len(body))


def _match_at(pattern: re.Pattern[str], edited: EditedText) -> re.Match[str] | None:
    """What the pattern finds around the selection, on its line."""
    line = edited.text.rfind("\n", 0, edited.start) + 1
    end = edited.text.find("\n", edited.end)
    for found in pattern.finditer(edited.text, line, len(edited.text) if end < 0 else end):
        is_picture = edited.text[found.start() - 1 : found.start()] == "!"
        if found.start() <= edited.start and edited.end <= found.end() and not is_picture:
            return found
    return None
