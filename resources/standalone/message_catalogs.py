"""The translations of the program: `python -m resources.standalone.message_catalogs [COMMAND]`.

    update       write the texts of the code to every file in resources/messages/, and keep their translations
    add CODE     begin a file for another language
    compile      make the files that the program reads, in build/messages/
    count        how much of each language is translated
    check        refuse what would be wrong in the program; --check is the same

`fr.po` is the French of a speaker, `fr.draft.po` one that no speaker has checked yet.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from resources.standalone import message_file, message_sources
from resources.standalone.message_sources import ROOT, Message, fields_of

SOURCES = ROOT / "resources" / "messages"
FOLDER = ROOT / "build" / "messages"
STAMP = "made_from.json"
DRAFT = ".draft"

PLURALS = {"fr": (2, "(n > 1)"), "es": (2, "(n != 1)"), "pt": (2, "(n > 1)")}
"""Without the form for whole millions that CLDR has since 2021; gettext's own tools and translators expect two."""

HEADER = """\
# The texts of Carrel in {language}. docs/translating.md says how to translate and try them.
"""
_NEEDLESS = re.compile(
    r'^"(POT-Creation-Date|Generated-By|Project-Id-Version|Report-Msgid-Bugs-To): .*\n'
    r'|^".*(YEAR-MO-DA|FULL NAME|LL@li\.org).*\n',
    re.MULTILINE,
)
"""Lines of the head that would differ without a change of texts, or that nobody has filled in."""


class CatalogFile(NamedTuple):
    path: Path

    @property
    def code(self) -> str:
        return self.path.name.partition(".")[0]

    @property
    def is_checked(self) -> bool:
        return not self.path.stem.endswith(DRAFT)


class Counts(NamedTuple):
    translated: int
    fuzzy: int
    missing: int
    not_extracted: int  # in the code, but not in the file yet


def catalog_files(folder: Path = SOURCES) -> list[CatalogFile]:
    return [CatalogFile(path) for path in sorted(folder.glob("*.po"))]


def template(messages: Sequence[Message]) -> Catalog:
    """Every text once, with the files that contain it."""
    made = Catalog(fuzzy=False)
    for message in messages:
        key: str | tuple[str, str] = (message.text, message.plural) if message.plural else message.text
        made.add(
            key,
            locations=[(message.file, 1)],
            auto_comments=message.comments,
            context=message.context or None,
            flags=["python-brace-format"] if message.has_fields else (),
        )
    for entry in made:
        _set_flags(entry, has_fields="python-brace-format" in entry.flags)
    return made


def _set_flags(entry: Entry, *, has_fields: bool) -> None:
    """Babel guesses: `100 % of it` would be one of the formats of C."""
    entry.flags -= {"python-format", *(() if has_fields else ("python-brace-format",))}


def read(file: CatalogFile) -> Catalog:
    with file.path.open("rb") as stream:
        return read_po(stream, locale=file.code)


def write(file: CatalogFile, catalog: Catalog) -> None:
    language = catalog.locale.english_name if catalog.locale else file.code
    catalog.header_comment = HEADER.format(language=language).rstrip()
    stream = io.BytesIO()
    write_po(stream, catalog, width=120, sort_by_file=True, include_lineno=False, include_previous=False)
    text = _NEEDLESS.sub("", stream.getvalue().decode())
    file.path.write_text(text, encoding="utf-8", newline="\n")


def update(files: Sequence[CatalogFile], messages: Sequence[Message]) -> None:
    texts = template(messages)
    known = {_key(entry) for entry in texts}
    with_fields = {_key(entry) for entry in texts if "python-brace-format" in entry.flags}
    for file in files:
        catalog = read(file)
        for entry in [entry for entry in catalog.obsolete.values() if _key(entry) in known]:
            catalog[entry.id] = entry  # the text is back
        catalog.update(texts, update_header_comment=False)
        for entry in catalog:
            _set_flags(entry, has_fields=_key(entry) in with_fields)
        write(file, catalog)


def add(code: str, folder: Path = SOURCES) -> CatalogFile:
    """Begins a draft. Raises ValueError for a code that names no language, or has a file."""
    if code in {file.code for file in catalog_files(folder)}:
        raise ValueError(f"There is a file for {code} already.")
    count, rule = PLURALS.get(code) or get_plural(code)[:2]
    head = f'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals={count}; plural={rule};\\n"\n'
    file = CatalogFile(folder / f"{code}{DRAFT}.po")
    write(file, read_po(io.BytesIO(head.encode()), locale=code))
    return file


def count(file: CatalogFile, messages: Sequence[Message]) -> Counts:
    entries = [entry for entry in read(file) if entry.id]
    fuzzy = sum(entry.fuzzy for entry in entries)
    translated = sum(_is_translated(entry) and not entry.fuzzy for entry in entries)
    known = {_key(entry) for entry in entries}
    new = len({_entry_key(message) for message in messages} - known)
    return Counts(translated, fuzzy, len(entries) - translated - fuzzy, new)


def _texts(entry: Entry) -> tuple[str, ...]:
    """The English text, and its plural if it has one."""
    return tuple(map(str, entry.id)) if isinstance(entry.id, tuple) else (str(entry.id),)


def _forms(entry: Entry) -> tuple[str, ...]:
    return tuple(map(str, entry.string)) if isinstance(entry.string, tuple) else (str(entry.string or ""),)


def _is_translated(entry: Entry) -> bool:
    return all(_forms(entry))


def _key(entry: Entry) -> tuple[str, str]:
    return entry.context or "", _texts(entry)[0]


def _entry_key(message: Message) -> tuple[str, str]:
    return message.context, message.text


# ---- what would be wrong in the program


def problems(file: CatalogFile) -> Iterator[str]:
    catalog = read(file)
    for entry in catalog:
        if entry.id and any(_forms(entry)) and not entry.fuzzy:
            for problem in _problems_of(entry, catalog.num_plurals):
                yield f"{file.path.name}: “{_texts(entry)[0]}”: {problem}"


def _problems_of(entry: Entry, number_of_forms: int) -> Iterator[str]:
    forms = _forms(entry)
    originals = _texts(entry)
    if len(originals) > 1 and (len(forms) != number_of_forms or not all(forms)):
        yield f"{number_of_forms} forms for numbers are needed"
    if "python-brace-format" not in entry.flags:
        return
    allowed = frozenset[str]().union(*map(fields_of, originals))
    needed = allowed - {"count"} if len(originals) > 1 else allowed  # “one article” may be said without a number
    for form in filter(None, forms):
        try:
            fields = fields_of(form)
        except ValueError as error:
            yield f"“{form}”: {error}"
            continue
        if missing := needed - fields:
            yield f"“{form}” lacks {_in_braces(missing)}"
        if unknown := fields - allowed:
            yield f"“{form}” has {_in_braces(unknown)}, which the English text does not have"


def _in_braces(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


# ---- what the program reads


def compiled(folder: Path = FOLDER, sources: Path = SOURCES) -> list[Path]:
    return [folder / f"{file.path.stem}.mo" for file in catalog_files(sources)]


def make_missing(folder: Path = FOLDER, sources: Path = SOURCES) -> None:
    """Compiles all files, unless the same ones were compiled before. Others in the folder are deleted."""
    wanted = made_from(sources)
    stamp = folder / STAMP
    try:
        is_made = json.loads(stamp.read_text(encoding="utf-8")) == wanted
    except (OSError, ValueError):
        is_made = False
    files = compiled(folder, sources)
    if is_made and all(file.is_file() for file in files):
        return
    folder.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    for old in set(folder.glob("*.mo")) - set(files):
        old.unlink()
    for file, made in zip(catalog_files(sources), files, strict=True):
        compile_to(made, read(file))
    stamp.write_text(json.dumps(wanted, indent=1) + "\n", encoding="utf-8")


def made_from(sources: Path = SOURCES) -> dict[str, str]:
    """What the compiled files depend on; `dev.py` reads the same before it has any package."""
    return {file.path.name: hashlib.sha256(file.path.read_bytes()).hexdigest() for file in catalog_files(sources)}


def compile_to(file: Path, catalog: Catalog) -> None:
    """What is missing or only a guess is left out: the program shows it in English."""
    texts = {}
    for entry in catalog:
        if entry.id and _is_translated(entry) and not entry.fuzzy:
            text, plural = (*_texts(entry), "")[:2]
            texts[entry.context or "", text, plural] = _forms(entry)
    message_file.write(file, texts, catalog.plural_forms)


# ---- the command


def main(arguments: Sequence[str]) -> int:
    command = arguments[0].removeprefix("--") if arguments else "update"
    if command == "compile":
        make_missing()
        return 0
    found = message_sources.find_all()
    files = catalog_files()
    if command == "add" and len(arguments) == 2:
        try:
            files = [add(arguments[1])]
        except (ValueError, LookupError) as error:
            print(error)
            return 1
        command = "update"
    if command == "update":
        update(files, found.messages)
        command = "count"
    if command == "count":
        _print_counts(files, found.messages)
        return 0
    if command == "check":
        wrong = [*found.problems, *(problem for file in files for problem in problems(file))]
        print("\n".join(wrong) if wrong else "No problem was found.")
        return 1 if wrong else 0
    print((__doc__ or "").strip())
    return 2


def _print_counts(files: Sequence[CatalogFile], messages: Sequence[Message]) -> None:
    print(f"{len({_entry_key(message) for message in messages})} texts in the code")
    for file in files:
        counts = count(file, messages)
        late = f", {counts.not_extracted} not in the file yet" if counts.not_extracted else ""
        numbers = f"{counts.translated:5} translated, {counts.fuzzy} fuzzy, {counts.missing} missing"
        print(f"{file.path.name:14} {numbers}{late}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
