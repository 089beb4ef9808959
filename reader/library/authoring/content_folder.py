"""What lies in a content folder, in the same order on every system; nothing outside it is touched."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.library.authoring import glossary, packinfo, references
from reader.library.authoring.articlefile import ArticleFile
from reader.library.authoring.fields import ID_RULE
from reader.library.authoring.problems import NotAContentFolder, Problem, Severity
from reader.library.authoring.suggest import Names
from reader.library.authoring.yamlfile import shown
from reader.library.model import ID

ARTICLES = "articles"
FIGURES = "figures"
MAX_FOLDERS = 20
_MISTAKEN = {name.replace(".yaml", ".yml"): name for name in (packinfo.FILE, glossary.FILE, references.FILE)}


@dataclass(frozen=True, slots=True)
class FigurePath:
    """`file` is its name in the pack; `path` is where it is read."""

    file: str
    path: Path


class Folder:
    """Raises NotAContentFolder. Problems found on the way gather in `problems`."""

    def __init__(self, path: Path) -> None:
        try:
            if not path.is_dir():
                raise NotAContentFolder(f"{path} is no folder; name the folder that holds {packinfo.FILE}")
            if not (path / packinfo.FILE).is_file():
                raise NotAContentFolder(f"{path} holds no {packinfo.FILE}, so it is no content folder")
            self.path = path.resolve()
        except OSError as error:
            raise NotAContentFolder(f"{path} cannot be read: {error.strerror}") from error
        self.problems: list[Problem] = []
        for mistaken, name in _MISTAKEN.items():
            if (path / mistaken).exists():
                self._error(mistaken, f"this file is not read; rename it to {name}")

    def file(self, name: str) -> Path | None:
        """A file directly in the folder; None where there is none."""
        path = self.path / name
        return path if (path.exists() or path.is_symlink()) and self._is_inside(name, path) else None

    def articles(self) -> list[ArticleFile]:
        """By name."""
        found = []
        for name, path in self._listed(ARTICLES, 1):
            if not name.casefold().endswith(".md"):
                continue
            stem = name.rpartition("/")[2][:-3]
            if name.count("/") > 1:
                self._error(name, f"articles in folders of {ARTICLES}/ are not read; move it to {ARTICLES}/")
            elif not ID.fullmatch(stem):
                self._error(name, f"the file name makes the article's id, and {shown(stem)} does not fit; {ID_RULE}")
            else:
                found.append(ArticleFile(stem, name, path, path.stat().st_size))
        self._check_case(file.file for file in found)
        return found

    def figures(self) -> list[FigurePath]:
        """By name, at any depth. Hidden files are left out."""
        found = [FigurePath(name, path) for name, path in self._listed(FIGURES, MAX_FOLDERS)]
        self._check_case(figure.file for figure in found)
        return found

    def _listed(self, top: str, depth: int) -> Iterator[tuple[str, Path]]:
        """Files with their names in the pack, which are in Unicode's composed form whatever the system keeps."""
        if (self.path / top).is_symlink() and not self._is_inside(top, self.path / top):
            return
        names: list[tuple[str, Path]] = []
        waiting = [(top, self.path / top, 0)]
        while waiting:
            prefix, folder, level = waiting.pop()
            try:
                entries = list(os.scandir(folder)) if folder.is_dir() else []
            except OSError as error:
                self._error(prefix, f"this folder cannot be read: {error.strerror}")
                continue
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                name = f"{prefix}/{unicodedata.normalize('NFC', entry.name)}"
                path = Path(entry.path)
                # Such as names that are not UTF-8, or that hold line ends.
                if not name.isprintable():
                    self._error(shown(name), "the name holds characters that cannot be shown; rename it")
                elif not self._is_inside(name, path):
                    continue
                elif entry.is_dir(follow_symlinks=False):
                    if level < depth:
                        waiting.append((name, path, level + 1))
                    else:
                        self._error(name, "folders are nested too deeply; move the files up")
                elif path.is_file():
                    names.append((name, path))
                else:
                    self._error(name, "this is neither a file nor a folder, or a link to a folder; put the files here")
        yield from sorted(names)

    def _is_inside(self, name: str, path: Path) -> bool:
        try:
            real = path.resolve(strict=True) if path.is_symlink() else path
        except (OSError, RuntimeError):
            self._error(name, "this link leads nowhere; put the file itself here")
            return False
        if not real.is_relative_to(self.path):
            self._error(name, "this link leads out of the folder; put the file itself here")
            return False
        return True

    def _check_case(self, files: Iterable[str]) -> None:
        seen: dict[str, str] = {}
        for file in files:
            other = seen.setdefault(file.casefold(), file)
            if other != file:
                self._error(
                    file, f"differs from {other} only in capitals; on other systems they are one file, rename it"
                )

    def _error(self, file: str, message: str) -> None:
        self.problems.append(Problem(file, 1, message))


def in_pack_order(
    articles: Sequence[ArticleFile], listed: Sequence[tuple[str, int]]
) -> tuple[list[ArticleFile], list[Problem]]:
    """As pack.yaml lists them; those not listed follow by name."""
    by_id = {file.id: file for file in articles}
    names = Names(by_id)
    problems: list[Problem] = []
    ordered: dict[str, ArticleFile] = {}
    for id, line in listed:
        if id in ordered:
            problems.append(Problem(packinfo.FILE, line, f"article {id} is listed twice; keep one"))
        elif id in by_id:
            ordered[id] = by_id[id]
        else:
            hint = names.hint(id) or f"; there is no {ARTICLES}/{shown(id)}.md"
            problems.append(Problem(packinfo.FILE, line, f"unknown article {shown(id)}{hint}"))
    for file in articles:
        if listed and file.id not in ordered:
            message = f"not in the list of articles in {packinfo.FILE}, so it comes last; add {file.id} there"
            problems.append(Problem(file.file, 1, message, Severity.WARNING))
        ordered.setdefault(file.id, file)
    return list(ordered.values()), problems
