"""The names of the steps that forms and lists of entries make, for “Undo”."""

from __future__ import annotations

from reader.library.editing.forms.entry_kinds import FormKind
from reader.translation import N_, Translated, _, ngettext

_CHANGE = {
    FormKind.PACK: N_("Change pack"),
    FormKind.ARTICLE: N_("Change article"),
    FormKind.TERM: N_("Change term"),
    FormKind.SOURCE: N_("Change source"),
    FormKind.QUESTION: N_("Change question"),
    FormKind.SECTION: N_("Change section"),
}


def change_name(kind: FormKind) -> Translated:
    return _(_CHANGE[kind])


def addition_name(kind: FormKind, count: int) -> Translated:
    """Of `count` terms, sources or questions."""
    match kind:
        case FormKind.TERM:
            return _("Add term") if count == 1 else ngettext("Add {count} term", "Add {count} terms", count)
        case FormKind.SOURCE:
            return _("Add source") if count == 1 else ngettext("Add {count} source", "Add {count} sources", count)
    return _("Add question") if count == 1 else ngettext("Add {count} question", "Add {count} questions", count)


def deletion_name(kind: FormKind, count: int) -> Translated:
    """Of `count` terms, sources or questions."""
    match kind:
        case FormKind.TERM:
            return _("Delete term") if count == 1 else ngettext("Delete {count} term", "Delete {count} terms", count)
        case FormKind.SOURCE:
            if count == 1:
                return _("Delete source")
            return ngettext("Delete {count} source", "Delete {count} sources", count)
    if count == 1:
        return _("Delete question")
    return ngettext("Delete {count} question", "Delete {count} questions", count)
