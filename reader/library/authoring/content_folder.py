"""Lists the files of a content folder, in the same order on every system. It reads nothing outside the folder."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reader.library.authoring import glossary, packinfo, quiz, references
from reader.library.authoring.articlefile import ArticleFile
from reader.library.authoring.fields import id_rule
from reader.library.authoring.problems import NotAContentFolder, Problem, Severity, with_advice
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.textfile import TextSource
from reader.library.authoring.unread_files import (
    DATABASES,
    advice_at_top,
    advice_in_articles,
    advice_on_folder,
    is_ignored,
)
from reader.library.authoring.yamlfile import for_message
from reader.library.model import ID
from reader.library.safe_figure import MEDIA_TYPES
from reader.system import windows_names
from reader.system.links import is_link
from reader.translation import Translated, _

ARTICLES = "articles"
FIGURES = "figures"
MAX_FOLDERS = 20
FILES = (packinfo.FILE, glossary.FILE, references.FILE, quiz.FILE)
SPELLING = "spelling.txt"
"""Words that are right in this pack although no dictionary has them. Only the author's room reads it."""


@dataclass(frozen=True, slots=True)
class FigurePath:
    """`file` is its name in the pack, with forward slashes. `version` differs if the file has changed; it is given
    while somebody edits the folder."""

    file: str
    path: Path
    version: str = ""


class FolderFiles(Protocol):
    """The files of a content folder: those on disk, or as they are while somebody edits them."""

    @property
    def problems(self) -> Sequence[Problem]: ...

    def file(self, name: str) -> TextSource | None: ...

    def articles(self) -> list[ArticleFile]: ...

    def figures(self) -> list[FigurePath]: ...


class ContentFolder:
    """An open content folder; `problems` are those found so far. The constructor raises NotAContentFolder."""

    def __init__(self, path: Path) -> None:
        try:
            if not path.is_dir():
                raise NotAContentFolder(
                    _("{path} is not a folder. Give the folder that contains {file}.", path=path, file=packinfo.FILE)
                )
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
            self._names = {entry.name for entry in entries}
            if packinfo.FILE not in self._names:
                raise NotAContentFolder(_without_pack_info(path, self._names))
            if not (path / packinfo.FILE).is_file():
                raise NotAContentFolder(
                    _(
                        "{path} is not a content folder: its {file} is not a regular file.",
                        path=path,
                        file=packinfo.FILE,
                    )
                )
            self.path = path.resolve()
        except OSError as error:
            raise NotAContentFolder(_("{path} cannot be read: {reason}.", path=path, reason=error.strerror)) from error
        self.problems: list[Problem] = []
        for entry in entries:
            if entry.name not in (*FILES, SPELLING, ARTICLES, FIGURES) and not is_ignored(entry.name):
                advice = advice_on_folder(entry.name) if entry.is_dir() else self._advice_at_top(entry.name)
                if advice:
                    self._warn(for_message(entry.name), advice)

    def _advice_at_top(self, name: str) -> Translated:
        # A database from which references.yaml was exported can stay beside it.
        is_exported = references.FILE in self._names and name.casefold().endswith(DATABASES)
        return Translated("") if is_exported else advice_at_top(name, FILES)

    def file(self, name: str) -> Path | None:
        """The path of a file directly in the folder; None if it is missing."""
        # Windows and macOS also find a name that differs in case, which other systems would not read.
        path = self._path_inside(name, self.path / name) if name in self._names else None
        if path and not path.is_file():
            self._error(name, _("this is not a regular file; put the file itself here"))
            return None
        return path

    def articles(self) -> list[ArticleFile]:
        """The article files, sorted by name."""
        found = []
        for name, path in self._listed(ARTICLES, 1):
            if not name.casefold().endswith(".md"):
                self._warn(name, advice_in_articles(name.rpartition("/")[2]))
                continue
            stem = name.rpartition("/")[2][:-3]
            if name.count("/") > 1:
                self._error(
                    name,
                    _("articles in subfolders of {folder}/ are not read; move the file to {folder}/", folder=ARTICLES),
                )
            elif not ID.fullmatch(stem):
                self._error(
                    name,
                    _(
                        "the file name is the article's id, and {name} is not valid; rename it: {rule}",
                        name=for_message(stem),
                        rule=id_rule(),
                    ),
                )
            else:
                found.append(ArticleFile(stem, name, path, _size(path)))
        self._check_names([file.file for file in found])
        return found

    def figures(self) -> list[FigurePath]:
        """All figures, also in subfolders, sorted by name."""
        found = [FigurePath(name, path) for name, path in self._listed(FIGURES, MAX_FOLDERS)]
        self._check_names([figure.file for figure in found])
        return found

    def _listed(self, top: str, depth: int) -> Iterator[tuple[str, Path]]:
        """Pairs of the name in the pack and the path. Names are in Unicode NFC form on every system."""
        start = self._path_inside(top, self.path / top) if top in self._names else None
        if start and not start.is_dir():
            self._error(top, _("this must be a folder; rename it, or put its content in a folder of this name"))
        names: list[tuple[str, Path]] = []
        pending = [(top, start, 0)] if start else []
        while pending:
            prefix, folder, level = pending.pop()
            try:
                entries = list(os.scandir(folder)) if folder.is_dir() else []
            except OSError as error:
                self._error(prefix, _("this folder cannot be read: {reason}", reason=error.strerror))
                continue
            for entry in entries:
                if is_ignored(entry.name):
                    continue
                name = f"{prefix}/{unicodedata.normalize('NFC', entry.name)}"
                # Names that are not UTF-8, or that contain line ends, for example.
                if not name.isprintable():
                    self._error(
                        for_message(name), _("the name contains characters that cannot be displayed; rename it")
                    )
                elif not (path := self._path_inside(name, Path(entry.path))):
                    continue
                elif entry.is_dir(follow_symlinks=False) and path == Path(entry.path):
                    if entry.name.casefold().endswith((".md", *MEDIA_TYPES)):
                        self._error(
                            name, _("this is a folder with the name of a file; rename it, or put the file here")
                        )
                    elif level < depth:
                        pending.append((name, path, level + 1))
                    else:
                        self._error(name, _("folders are nested too deeply; move the files to a higher folder"))
                elif path.is_file():
                    names.append((name, path))
                else:
                    self._error(
                        name,
                        _(
                            "this is neither a file nor a folder, or it is a link to a folder; put the files "
                            "themselves here"
                        ),
                    )
        yield from sorted(names)

    def _path_inside(self, name: str, path: Path) -> Path | None:
        """The path itself, or where a link leads; None if that is outside the folder, or missing."""
        try:
            real = path.resolve(strict=True) if is_link(path.lstat()) else path
        except (OSError, RuntimeError):
            self._error(name, _("this is a symbolic link to a missing file; put the file itself here"))
            return None
        if not real.is_relative_to(self.path):
            self._error(
                name, _("this is a symbolic link to a file outside the content folder; put the file itself here")
            )
            return None
        return real

    def _check_names(self, files: Sequence[str]) -> None:
        for file in files:
            if problem := next(filter(None, map(windows_names.problem_of, file.split("/"))), ""):
                self._warn(file, _("this file cannot be copied to Windows: {problem}; rename it", problem=problem))
        self._check_case(files)

    def _check_case(self, files: Iterable[str]) -> None:
        seen: dict[str, str] = {}
        for file in files:
            other = seen.setdefault(file.casefold(), file)
            if other != file:
                self._error(
                    file,
                    _(
                        "the name differs from {other} only in upper and lower case, so some systems see one file; "
                        "rename it",
                        other=other,
                    ),
                )

    def _error(self, file: str, message: Translated) -> None:
        self.problems.append(Problem(file, 1, message))

    def _warn(self, file: str, message: Translated) -> None:
        self.problems.append(Problem(file, 1, message, Severity.WARNING))


def _size(path: Path) -> int:
    """0 for a file that is gone, which is reported when it is read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _without_pack_info(path: Path, names: Iterable[str]) -> Translated:
    for name in sorted(names):
        if advice_at_top(name, [packinfo.FILE]).english.endswith(f" {packinfo.FILE}"):
            return _(
                "{path} is not a content folder: rename {name} to {file}.",
                path=path,
                name=for_message(name),
                file=packinfo.FILE,
            )
    return _("{path} is not a content folder: it contains no {file}.", path=path, file=packinfo.FILE)


def in_pack_order(
    articles: Sequence[ArticleFile], listed: Sequence[tuple[str, int]], in_sections: Sequence[tuple[str, int]] = ()
) -> tuple[list[ArticleFile], list[Problem]]:
    """The articles that pack.yaml lists, the others by name, then those in sections; and the problems of the lists."""
    by_id = {file.id: file for file in articles}
    names = KnownNames(by_id)
    problems: list[Problem] = []
    ordered: dict[str, ArticleFile] = {}
    for id, line in (*listed, *in_sections):
        if id in ordered:
            problems.append(Problem(packinfo.FILE, line, _("article {article} is listed twice; keep one", article=id)))
        elif id in by_id:
            ordered[id] = by_id[id]
        else:
            shown = for_message(id)
            advice = names.suggestion(id) or _("there is no {file}", file=f"{ARTICLES}/{shown}.md")
            message = with_advice(_("unknown article {article}", article=shown), advice)
            problems.append(Problem(packinfo.FILE, line, message))
    unlisted = [file for file in articles if file.id not in ordered]
    for file in unlisted if listed or in_sections else ():
        if in_sections:
            message = _(
                "this article is in no list in {file}, so it comes before the sections; add {article}",
                file=packinfo.FILE,
                article=file.id,
            )
        else:
            message = _(
                "this article is not in the list in {file}, so it comes last; add {article} there",
                file=packinfo.FILE,
                article=file.id,
            )
        problems.append(Problem(file.file, 1, message, Severity.WARNING))
    later = {id for id, _line in in_sections} - {id for id, _line in listed}
    before = [file for id, file in ordered.items() if id not in later]
    return [*before, *unlisted, *(file for id, file in ordered.items() if id in later)], problems
