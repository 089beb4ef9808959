"""Makes the editor of each kind of field."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.editing.forms.form_fields import EditorKind, FieldOption, FormField
from reader.library.editing.forms.known_entries import KnownEntries, NamedEntry
from reader.translation import _
from reader.ui.authoring.forms.answers_editor import AnswersEditor
from reader.ui.authoring.forms.block_editor import BlockEditor
from reader.ui.authoring.forms.choice_editor import ChoiceEditor
from reader.ui.authoring.forms.date_editor import DateEditor
from reader.ui.authoring.forms.entries_editor import EntriesEditor
from reader.ui.authoring.forms.field_editor import FieldEditor
from reader.ui.authoring.forms.text_editors import LineEditor, ParagraphEditor
from reader.ui.authoring.new_labels import new_source


def make_editor(field: FormField, known: KnownEntries) -> FieldEditor:
    match field.editor:
        case EditorKind.LINE:
            return LineEditor(field)
        case EditorKind.TITLE | EditorKind.TEXT | EditorKind.PASSAGE | EditorKind.LINES | EditorKind.NAMES:
            return ParagraphEditor(field)
        case EditorKind.CHOICE:
            return ChoiceEditor([FieldOption(each.value, _(each.label)) for each in field.options])
        case EditorKind.ARTICLE:
            return ChoiceEditor([FieldOption(one.id, one.label) for one in known.articles], _("Choose an article"))
        case EditorKind.DATE:
            return DateEditor()
        case EditorKind.ANSWERS:
            return AnswersEditor()
        case EditorKind.BLOCK:
            return BlockEditor(known)
        case EditorKind.SOURCES:
            sources = EntriesEditor(_("Type an author or a title"), new_source)
            sources.set_entries(entries_for(field, known))
            return sources
        case EditorKind.ARTICLES:
            articles = EntriesEditor(_("Type the title of an article"), is_ordered=True)
            articles.set_entries(entries_for(field, known))
            return articles
        case EditorKind.TERMS:
            terms = EntriesEditor(_("Type a term"))
            terms.set_entries(entries_for(field, known))
            return terms


def entries_for(field: FormField, known: KnownEntries) -> Sequence[NamedEntry]:
    """What the editor of a list of sources, terms or articles offers."""
    if field.editor is EditorKind.ARTICLES:
        return known.articles
    return known.named_sources() if field.editor is EditorKind.SOURCES else known.named_terms()
