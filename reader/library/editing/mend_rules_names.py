"""Mends names: unknown ids that are close to a known one, ids that are given twice, files that nothing names."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from reader.library.authoring import glossary, packinfo, quiz, references
from reader.library.editing import yaml_edit
from reader.library.editing.field_edits import delete_entry
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.mend_rules import Changes, MendRequest, rule
from reader.library.editing.pack_arrangement import arranged, listed_articles, order_of
from reader.library.editing.yaml_tree import SpanList, SpanMapping, SpanScalar, read_tree
from reader.translation import N_, _

_END = r"(?![\w.\-]*[\w])"


def _name(request: MendRequest) -> tuple[str, str]:
    return request.found["bad"], request.found["good"]


def _reference(request: MendRequest, _answer: str) -> Changes:
    bad, good = _name(request)
    return request.replaced(rf"(@\{{?){re.escape(bad)}{_END}", lambda found: found[1] + good)


def _linked(scheme: str) -> Callable[[MendRequest, str], Changes]:
    def make(request: MendRequest, _answer: str) -> Changes:
        bad, good = _name(request)
        written = "|".join(dict.fromkeys((re.escape(bad), re.escape(quote(bad)))))
        return request.replaced(rf"({scheme})(?:{written}){_END}", lambda found: found[1] + good)

    return make


def _value(request: MendRequest, _answer: str) -> Changes:
    """A name in a YAML file, in a list or alone."""
    bad, good = _name(request)
    return request.replaced(rf"(?<![\w.#/-]){re.escape(bad)}{_END}", lambda _found: good)


def _block(request: MendRequest, _answer: str) -> Changes:
    bad, good = _name(request)
    return request.replaced(rf"(?<=#){re.escape(bad)}{_END}|(?<=block: ){re.escape(bad)}{_END}", lambda _found: good)


def _figure(request: MendRequest, _answer: str) -> Changes:
    bad, good = _name(request)
    written = "|".join(dict.fromkeys((re.escape(bad), re.escape(quote(bad)))))
    new = f"<{good}>" if re.search(r"[\s()]", good) else good
    return request.replaced(rf"(\]\([ \t]*)<?(?:{written})>?", lambda found: found[1] + new)


def _second_block_id(request: MendRequest, _answer: str) -> Changes:
    id = request.found["id"]
    number = 2
    while f"{{#{id}-{number}}}" in request.text:
        number += 1
    return request.replaced(rf"\{{#{re.escape(id)}\}}", f"{{#{id}-{number}}}")


def _second_entry_id(request: MendRequest, _answer: str) -> Changes:
    id = request.found["id"]
    used = set(re.findall(r"\bid: *[\"']?([^\s\"',}]+)", request.text))
    number = 2
    while f"{id}-{number}" in used:
        number += 1
    return request.replaced(rf"(\bid: *[\"']?){re.escape(id)}{_END}", rf"\g<1>{id}-{number}")


def _listed_twice(request: MendRequest, _answer: str) -> Changes:
    """The second of two entries in a list of pack.yaml, or of two other names of a term, goes."""
    text = request.text
    seen = set()
    for path, id in listed_articles(text):
        if id in seen:
            return {request.file: yaml_edit.delete_value(text, path)}
        seen.add(id)
    raise EditRefused(_("The text has changed meanwhile. Look at the problem again."))


def _list_article(request: MendRequest, _answer: str) -> Changes:
    snapshot = request.snapshot
    ids = [id for id, section in order_of(snapshot) if not section]
    return {packinfo.FILE: arranged(snapshot, ids)}


def _delete_reference(request: MendRequest, _answer: str) -> Changes:
    return delete_entry(request.snapshot, references.FILE, request.found["id"]).changes


def _delete_file(request: MendRequest, _answer: str) -> Changes:
    return {request.file: None}


def _other_name(request: MendRequest, _answer: str) -> Changes:
    """Another name of a term that is not its own: it goes from the list of that term."""
    return _without_item(request, ("aka",), request.found["name"])


def _own_see(request: MendRequest, _answer: str) -> Changes:
    return _without_item(request, ("see",), request.found["id"])


def _without_item(request: MendRequest, path: tuple[str, ...], value: str) -> Changes:
    """Deletes a value at the line of the problem from a list of an entry of the glossary."""
    text = request.text
    root = read_tree(text)
    for number, entry in enumerate(root.items if isinstance(root, SpanList) else ()):
        listed = entry.values.get(path[0]) if isinstance(entry, SpanMapping) else None
        items = listed.items if isinstance(listed, SpanList) else []
        for place in reversed(range(len(items))):
            item = items[place]
            line = text.count("\n", 0, item.start) + 1
            if line == request.problem.line and isinstance(item, SpanScalar) and " ".join(item.text.split()) == value:
                whole: yaml_edit.YamlPath = (number, *path, place) if len(items) > 1 else (number, *path)
                return {request.file: yaml_edit.delete_value(text, whole)}
    raise EditRefused(_("The text has changed meanwhile. Look at the problem again."))


def _article_link(request: MendRequest, _answer: str) -> Changes:
    bad = re.escape(request.found["bad"])
    return request.replaced(
        rf"(\]\([ \t]*)<?{bad}>?(?=[ )])", lambda found: f"{found[1]}article:{request.found['good']}"
    )


_MEAN = r"; did you mean (?P<good>[^?]+)\?$"

NAME_RULES = (
    rule(rf"^unknown reference @(?P<bad>\S+?){_MEAN}", N_("Write @{good}"), _reference),
    rule(rf"^unknown term (?P<bad>\S+?){_MEAN}", N_("Write {good}"), _linked("term:")),
    rule(rf"^unknown article (?P<bad>\S+?){_MEAN}", N_("Write {good}"), _linked("article:"), files=".md"),
    rule(rf"^unknown article (?P<bad>\S+?){_MEAN}", N_("Write {good}"), _value, files=packinfo.FILE),
    rule(
        rf"^(?:article|block) names an unknown article (?P<bad>\S+?){_MEAN}",
        N_("Write {good}"),
        _value,
        files=quiz.FILE,
    ),
    rule(rf"^emergency names the article (?P<bad>\S+?), which is missing{_MEAN}", N_("Write {good}"), _value),
    rule(rf"^(?:this article|the article \S+) has no block #(?P<bad>\S+?){_MEAN}", N_("Write #{good}"), _block),
    rule(rf"^missing figure (?P<bad>.+?){_MEAN}", N_("Write {good}"), _figure),
    rule(rf"contains an unknown (?:term|reference) (?P<bad>\S+?){_MEAN}", N_("Write {good}"), _value),
    rule(rf"^unknown kind of box (?P<bad>\S+?){_MEAN}", N_("Write {good}"), _value),
    rule(rf"^unknown type (?P<bad>\S+?){_MEAN}", N_("Write {good}"), _value, files=references.FILE),
    rule(rf"^unknown field (?P<bad>\S+?){_MEAN}", N_("Write {good}"), _value),
    rule(
        r"^link to an article by its id: article:(?P<good>\S+) instead of (?P<bad>.+)$",
        N_("Link to {good}"),
        _article_link,
    ),
    rule(r"^block id (?P<id>\S+) is given twice", N_("Rename this one"), _second_block_id),
    rule(r"^(?:term|reference|question) (?P<id>\S+) is given twice", N_("Rename this one"), _second_entry_id),
    rule(r"^article \S+ is listed twice", N_("Keep the first"), _listed_twice, is_slow=True),
    rule(
        r"^this article is (?:not in the list|in no list) in pack.yaml",
        N_("Add it to the list"),
        _list_article,
        is_slow=True,
    ),
    rule(r"^reference (?P<id>\S+) is never cited", N_("Delete this source"), _delete_reference, is_slow=True),
    rule(r"^this figure is never used", N_("Delete this figure"), _delete_file),
    rule(
        r"^aka (?P<name>.+) is (?:given twice for|the name of|also a name of) ",
        N_("Delete this name"),
        _other_name,
        files=glossary.FILE,
        is_slow=True,
    ),
    rule(r"^see contains the term itself \((?P<id>\S+)\)", N_("Delete it"), _own_see, is_slow=True),
)
