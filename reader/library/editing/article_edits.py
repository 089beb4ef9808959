"""Steps that concern whole articles: ids, links, the order and questions stay right, or the step is refused."""

from __future__ import annotations

import enum
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.library.authoring import packinfo, quiz
from reader.library.authoring.fields import id_rule
from reader.library.authoring.new_folder import id_from
from reader.library.editing import yaml_edit
from reader.library.editing.field_edits import entries, fields, split_head
from reader.library.editing.folder_edit import EditRefused, FileValue, FolderEdit
from reader.library.editing.link_rewriting import addresses_in, article_in, with_addresses, without_links
from reader.library.editing.pack_arrangement import SectionPath, arranged, listed_articles, order_of
from reader.library.editing.snapshot import FolderSnapshot, article_name
from reader.library.editing.yaml_tree import YamlValue
from reader.library.model import ID
from reader.system import windows_names
from reader.translation import N_, Translated, _, ngettext


@dataclass(frozen=True, slots=True)
class ArticleInFolder:
    """`title` is the id if the head of the file has none, or has an error; `section` is () above all sections."""

    id: str
    title: str
    file: str
    section: SectionPath = ()


class ArticleUseKind(enum.Enum):
    """The values are what people call it."""

    # Translators: these are in brackets in “… is named in pack.yaml, line 3 (a link). Change that first.”
    LINK = N_("a link")
    ORDER = N_("the order")
    EMERGENCY = N_("the emergency advice")
    QUESTION = N_("a question")


@dataclass(frozen=True, slots=True)
class ArticleUse:
    """A place that names an article: a link, a question, the list in pack.yaml."""

    file: str
    line: int
    kind: ArticleUseKind


def articles(snapshot: FolderSnapshot) -> list[ArticleInFolder]:
    """All articles in the order of the pack."""
    return [
        ArticleInFolder(id, title_of(snapshot.text(article_name(id))) or id, article_name(id), section)
        for id, section in order_of(snapshot)
    ]


@functools.lru_cache(256)
def title_of(text: str) -> str:
    """Of an article; empty if its head has none, or has an error."""
    try:
        title = yaml_edit.read_value(split_head(text)[1], ("title",))
    except EditRefused:
        return ""
    return " ".join(title.split()) if isinstance(title, str) else ""


def new_article(snapshot: FolderSnapshot, title: str, id: str = "", after: str = "") -> FolderEdit:
    """An article with only a title. Its id is made from the title unless one is given; it comes after that one."""
    title = " ".join(title.split())
    if not title:
        raise EditRefused(_("The article needs a title."))
    id = id or _free_id(snapshot, id_from(title))
    _check_new_id(snapshot, id)
    changes: dict[str, FileValue | None] = {article_name(id): yaml_edit.set_value("", ("title",), title)}
    changes[article_name(id)] = f"---\n{changes[article_name(id)]}---\n\n"
    listed = listed_articles(snapshot.text(packinfo.FILE))
    if listed:
        path = next((path for path, each in listed if each == after), listed[-1][0])
        place = path[-1]
        assert isinstance(place, int), "the last part of the path of an entry is its number"
        changes[packinfo.FILE] = yaml_edit.insert_item(snapshot.text(packinfo.FILE), path[:-1], place + 1, id)
    return FolderEdit(_("New article"), changes)


def rename_article(snapshot: FolderSnapshot, old: str, new: str) -> FolderEdit:
    """Another id, which is the name of its file. All that names it goes along.

    Readers of an earlier edition lose their marks in it, unless nobody has that edition.
    """
    if old == new:
        return FolderEdit(_("Rename article"), {})
    _check_article(snapshot, old)
    _check_new_id(snapshot, new, old)
    pack = _pack_id(snapshot)

    def renamed(address: str) -> str | None:
        found = article_in(address, pack)
        if found is None or found[0] != old:
            return None
        start = address[: address.index(old, address.index(":"))]
        return f"{start}{new}{f'#{found[1]}' if found[1] else ''}"

    changes: dict[str, FileValue | None] = {}
    for file, text in snapshot.texts.items():
        changed = with_addresses(text, renamed)
        if changed != text:
            changes[file] = changed
    changes[article_name(new)] = changes.pop(article_name(old), snapshot.text(article_name(old)))
    changes[article_name(old)] = None
    changes |= _with_names(snapshot, changes, old, new)
    return FolderEdit(_("Rename article"), changes)


def reorder_articles(snapshot: FolderSnapshot, ids: Sequence[str]) -> FolderEdit:
    """The articles above all sections in another order, which is written to pack.yaml. `move_article` moves one, also
    into a section."""
    if sorted(ids) != sorted(id for id, section in order_of(snapshot) if not section):
        raise EditRefused(_("The articles have changed meanwhile. Look at the list again."))
    return FolderEdit(_("Reorder articles"), {packinfo.FILE: arranged(snapshot, ids)})


def delete_article(snapshot: FolderSnapshot, id: str, *, unlink: bool = False) -> FolderEdit:
    """Deletes an article that nothing else names. With `unlink`, links to it become plain words, and its questions go.

    `EditedFolder.restore` and undo bring it back.
    """
    _check_article(snapshot, id)
    uses = [use for use in uses_of(snapshot, id) if use.kind is not ArticleUseKind.ORDER]
    if uses and not unlink:
        raise EditRefused(_used_text(id, uses))
    pack = _pack_id(snapshot)
    changes: dict[str, FileValue | None] = {}
    for file, text in snapshot.texts.items():
        if file == article_name(id):
            continue
        changed = without_links(text, lambda address: (article_in(address, pack) or ("",))[0] == id)
        if changed != text:
            changes[file] = changed
    changes[article_name(id)] = None
    changes |= _without_names(snapshot, changes, id)
    return FolderEdit(_("Delete article"), changes)


def uses_of(snapshot: FolderSnapshot, id: str) -> list[ArticleUse]:
    """Where other files name the article."""
    pack = _pack_id(snapshot)
    found = []
    for file, text in sorted(snapshot.texts.items()):
        if file == article_name(id):
            continue
        found += [
            ArticleUse(file, each.line, ArticleUseKind.LINK)
            for each in addresses_in(text)
            if (article_in(each.address, pack) or ("",))[0] == id
        ]
    if any(listed == id for _path, listed in listed_articles(snapshot.text(packinfo.FILE))):
        found.append(ArticleUse(packinfo.FILE, _line_with(snapshot, packinfo.FILE, id), ArticleUseKind.ORDER))
    if str(fields(snapshot, packinfo.FILE).get("emergency", "")).split("#")[0].strip() == id:
        line = _line_with(snapshot, packinfo.FILE, "emergency")
        found.append(ArticleUse(packinfo.FILE, line, ArticleUseKind.EMERGENCY))
    for question in _questions(snapshot):
        if question.get("article") == id or str(question.get("block", "")).startswith(f"{id}#"):
            line = _line_with(snapshot, quiz.FILE, str(question.get("id", id)))
            found.append(ArticleUse(quiz.FILE, line, ArticleUseKind.QUESTION))
    return found


def _used_text(id: str, uses: Sequence[ArticleUse]) -> Translated:
    """Why an article cannot be deleted."""
    first = uses[0]
    place = {"article": id, "file": first.file, "line": first.line, "use": _(first.kind.value)}
    if len(uses) == 1:
        return _("{article} is named in {file}, line {line} ({use}). Change that first.", **place)
    return ngettext(
        "{article} is named in {file}, line {line} ({use}) and {count} more. Change that first.",
        "{article} is named in {file}, line {line} ({use}) and {count} more. Change that first.",
        len(uses) - 1,
        **place,
    )


def _check_article(snapshot: FolderSnapshot, id: str) -> None:
    if article_name(id) in snapshot.texts:
        return
    if reason := snapshot.unreadable.get(article_name(id)):
        raise EditRefused(_("{article} cannot be changed here. {reason}", article=id, reason=reason))
    raise EditRefused(_("There is no article {article} any more.", article=id))


def _check_new_id(snapshot: FolderSnapshot, id: str, old: str = "") -> None:
    if not ID.fullmatch(id):
        if not id:
            raise EditRefused(_("An empty text is not a valid id: {rule}.", rule=id_rule()))
        raise EditRefused(_("{id} is not a valid id: {rule}.", id=id, rule=id_rule()))
    if problem := windows_names.problem_of(f"{id}.md"):
        raise EditRefused(
            _(
                "{id} cannot be the id of an article, because Windows could not have its file: {reason}.",
                id=id,
                reason=problem,
            )
        )
    taken = {each.casefold() for each in snapshot.article_ids() if each != old}
    if id.casefold() in taken or (id.casefold() == old.casefold() and id != old):
        raise EditRefused(
            _("There is an article {article} already, or one that differs only in capital letters.", article=id)
        )


def _free_id(snapshot: FolderSnapshot, base: str) -> str:
    taken = {id.casefold() for id in snapshot.article_ids()}
    id, number = base, 2
    while id.casefold() in taken:
        id, number = f"{base[:90]}-{number}", number + 1
    return id


def _with_names(
    snapshot: FolderSnapshot, changes: Mapping[str, FileValue | None], old: str, new: str
) -> dict[str, FileValue | None]:
    """The fields of YAML files that name an article, with another name."""
    result: dict[str, FileValue | None] = {}
    pack = _text(snapshot, changes, packinfo.FILE)
    for path, id in listed_articles(pack):
        if id == old:
            pack = yaml_edit.set_value(pack, path, new)
    emergency = str(yaml_edit.read_value(pack, ("emergency",)))
    if emergency.split("#")[0].strip() == old:
        pack = yaml_edit.set_value(pack, ("emergency",), f"{new}#{emergency.partition('#')[2].strip()}")
    if pack != snapshot.text(packinfo.FILE):
        result[packinfo.FILE] = pack
    questions = text = _text(snapshot, changes, quiz.FILE)
    path = _path_of_questions(text)
    for number, question in enumerate(_questions(snapshot)):
        if question.get("article") == old:
            questions = yaml_edit.set_value(questions, (*path, number, "article"), new)
        block = str(question.get("block", ""))
        if block.startswith(f"{old}#"):
            questions = yaml_edit.set_value(questions, (*path, number, "block"), f"{new}{block[len(old) :]}")
    if questions != snapshot.text(quiz.FILE):
        result[quiz.FILE] = questions
    return result


def _without_names(
    snapshot: FolderSnapshot, changes: Mapping[str, FileValue | None], id: str
) -> dict[str, FileValue | None]:
    result: dict[str, FileValue | None] = {}
    pack = _text(snapshot, changes, packinfo.FILE)
    for path, listed in reversed(listed_articles(pack)):
        if listed == id:
            pack = yaml_edit.delete_value(pack, path)
    if str(yaml_edit.read_value(pack, ("emergency",))).split("#")[0].strip() == id:
        pack = yaml_edit.delete_value(pack, ("emergency",))
    if pack != snapshot.text(packinfo.FILE):
        result[packinfo.FILE] = pack
    questions = _text(snapshot, changes, quiz.FILE)
    path = _path_of_questions(questions)
    asked = _questions(snapshot)
    for number in reversed(range(len(asked))):
        if asked[number].get("article") == id or str(asked[number].get("block", "")).startswith(f"{id}#"):
            questions = yaml_edit.delete_value(questions, (*path, number))
    if questions != snapshot.text(quiz.FILE):
        result[quiz.FILE] = questions
    return result


def _text(snapshot: FolderSnapshot, changes: Mapping[str, FileValue | None], file: str) -> str:
    value = changes.get(file, snapshot.text(file))
    return value if isinstance(value, str) else ""


def _questions(snapshot: FolderSnapshot) -> list[Mapping[str, YamlValue]]:
    return entries(snapshot, quiz.FILE) if quiz.FILE in snapshot.texts else []


def _path_of_questions(text: str) -> tuple[str, ...]:
    return () if isinstance(yaml_edit.read_value(text), list) else ("questions",)


def _pack_id(snapshot: FolderSnapshot) -> str:
    text = snapshot.text(packinfo.FILE)
    return packinfo.read_id(text) if text else ""


def _line_with(snapshot: FolderSnapshot, file: str, word: str) -> int:
    place = snapshot.text(file).find(word)
    return snapshot.text(file).count("\n", 0, max(0, place)) + 1
