"""Names of files that a content folder does not read: those that look as if the author wants them read, and others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.library.authoring.suggest import KnownNames
from reader.translation import N_, Translated, _

_IGNORED = (
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "icon\r",
    "__macosx",
    "$recycle.bin",
)
_IGNORED_STARTS = (".", "~$", "~wrl")
_IGNORED_ENDS = ("~", ".bak", ".tmp", ".orig", ".lnk", ".swp", ".asd", ".crdownload", ".part")
_DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pages", ".html", ".htm", ".epub", ".pdf")
_OTHER_FIGURES = (".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".emf", ".wmf")
_FIGURES = (".png", ".jpg", ".jpeg", ".svg")
_MARKDOWN = (
    ".md.txt",
    ".markdown.txt",
    ".markdown",
    ".mdown",
    ".mkdn",
    ".mkd",
    ".mdtxt",
    ".mdtext",
    ".mdx",
    ".rmd",
    ".qmd",
    ".text",
    ".txt",
)
_LIKE_YAML = (".yaml", ".yml", ".yaml.txt", ".yml.txt", ".txt", ".json", "")
_OTHER_NAMES = {
    "glossary.yaml": ("terms", "glossar", "glossaire", "glosario", "glossario"),
    "references.yaml": ("sources", "bibliography", "citations", "refs"),
    "quiz.yaml": ("questions", "self-check", "test", "quizz"),
}
_YAML = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
DATABASES = (".bib", ".ris", ".nbib", ".enw")
_LOCAL_HELP = ("local.yaml", "local.yml", "local.yaml.txt", "local.yml.txt")
_COPY = re.compile(r"^copy of | - copy$|[ _-]?\(\d+\)$", re.IGNORECASE)
_OF_PROJECTS = ("readme", "license", "licence", "changelog", "contributing", "authors", "notes", "todo")
_FOLDERS = {
    "articles": ("article", "texts", "text", "pages"),
    "figures": ("figure", "images", "image", "img", "pictures", "media"),
}


_RENAME = N_("this file is not read; rename it to {name}")


def is_ignored(name: str) -> bool:
    """Whether a system or an editor made the file, so that nobody wants it read."""
    folded = name.casefold()
    return folded in _IGNORED or folded.startswith(_IGNORED_STARTS) or folded.endswith(_IGNORED_ENDS)


def advice_in_articles(name: str) -> Translated:
    """What to do about a file in articles/ that is not read. `name` has no folder."""
    folded = name.casefold()
    if folded.endswith(_FIGURES):
        return _("figures are read only in figures/; move this file to figures/{name}", name=name)
    if folded.endswith(_DOCUMENTS):
        return _("this file is not read; write its text in {file}", file=f"articles/{_stem(name)}.md")
    if folded.endswith(_OTHER_FIGURES):
        return _("this file is not read; save the figure as {file}", file=f"figures/{_stem(name)}.png")
    if "." in name.strip() and not folded.strip().endswith((".md", *_MARKDOWN)):
        return _(
            "this file is not read; write its text in {file}, or move it out of articles/",
            file=f"articles/{_stem(name)}.md",
        )
    return _(
        "this file is not read, because its name does not end in .md; rename it to {name}", name=_markdown_name(name)
    )


def advice_at_top(name: str, known: Sequence[str]) -> Translated:
    """What to do about a file next to pack.yaml that is not read; empty if nobody expects it to be read.

    `known` are the names of the files that are read there.
    """
    folded = name.casefold().strip()
    if folded in _LOCAL_HELP:
        return _("this file is not read here, because a pack has no number of one clinic; put it beside the pack file")
    for right in known:
        stem = _stem(right)
        singular = stem.removesuffix("s")
        if folded in {f"{each}{ending}" for each in (stem, singular, f"{stem}s") for ending in _LIKE_YAML}:
            return _(_RENAME, name=right)
        if folded.endswith(_DOCUMENTS) and _stem(folded) == stem:
            return _("this file is not read; save its text as {file}, as plain text", file=right)
    if advice := _advice_on_yaml(folded, known):
        return advice
    if _stem(folded) in _OF_PROJECTS:
        return Translated("")
    if folded.endswith((".md", *_MARKDOWN[:-2])):
        return _(
            "this file is not read; if it is an article, move it to {file}", file=f"articles/{_markdown_name(name)}"
        )
    if folded.endswith(_DOCUMENTS):
        return _(
            "this file is not read; if it is an article, write its text in {file}", file=f"articles/{_stem(name)}.md"
        )
    if folded.endswith(_FIGURES):
        return _("this file is not read; if it is a figure, move it to {file}", file=f"figures/{name}")
    return Translated("")


def _advice_on_yaml(folded: str, known: Sequence[str]) -> Translated:
    """What to do about a YAML file or a database of references whose name is similar to one that is read."""
    if folded.endswith(DATABASES) and "references.yaml" in known:
        return _("this file is not read; export these references as CSL YAML to {file}", file="references.yaml")
    ending = next((ending for ending in _YAML if folded.endswith(ending)), "")
    if not ending:
        return Translated("")
    stem = folded.removesuffix(ending).strip()
    single = _COPY.sub("", stem).strip()
    stems = KnownNames(_stem(right) for right in known)
    for right in known:
        if _stem(right) == single:
            return _("this file is not read; rename it to {name}, or delete it", name=right)
        if single in _OTHER_NAMES.get(right, ()) or stems.nearest(single) == _stem(right):
            return _(_RENAME, name=right)
    return Translated("")


def advice_on_folder(name: str) -> Translated:
    """What to do about a folder next to pack.yaml that is not read; empty if nobody expects it to be read."""
    for right, others in _FOLDERS.items():
        if name != right and name.casefold() in (right, *others):
            return _("this folder is not read; rename it to {name}", name=right)
    return Translated("")


def _stem(name: str) -> str:
    return name.partition(".")[0]


def _markdown_name(name: str) -> str:
    name = name.strip()
    ending = next((ending for ending in (*_MARKDOWN, ".md") if name.casefold().endswith(ending)), "")
    return f"{name[: len(name) - len(ending)]}.md"
