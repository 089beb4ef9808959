"""Which texts of the code are found for translation, and which mistakes in the code are."""

from __future__ import annotations

import pytest

from resources.standalone import message_sources
from resources.standalone.message_sources import find

IMPORT = "from reader.translation import N_, _, ngettext, pgettext\n"


def in_function(*lines: str) -> str:
    return IMPORT + "def show(label, entry, name, number):\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('_("Quit")', [("", "Quit", "")]),
        ('_("Quit, " "now")', [("", "Quit, now", "")]),
        ('_("{pack} is here.", pack="A title")', [("", "{pack} is here.", "")]),
        ('ngettext("{count} file", "{count} files", number)', [("", "{count} file", "{count} files")]),
        ('pgettext("month", "May")', [("month", "May", "")]),
        ('N_("Label")', [("", "Label", "")]),
        (
            '_("{a}", a=ngettext("{count} a", "{count} as", number))',
            [("", "{count} a", "{count} as"), ("", "{a}", "")],
        ),
        ("_(label)", []),
        ("_(entry.label)", []),
        ('_(entry["label"])', []),
        ('label("Quit")', []),
    ],
)
def test_texts(code, found):
    texts, problems = find(in_function(code), "reader/a.py")
    assert [(text.context, text.text, text.plural) for text in texts] == found
    assert not problems


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ('_(f"{name} is here")', "written out"),
        ('_("a" + name)', "written out"),
        ('_("a" if number else "b")', "written out"),
        ('_("{} is here".format(name))', "written out"),
        ("_()", "written out"),
        ('ngettext("{count} file", label, number)', "written out"),
        ('pgettext("month", label)', "written out"),
        ('_("{pack} is here.", pak=name)', "no value for pack"),
        ('_("The pack is here.", pack=name)', "does not use pack"),
        ('_("{pack is here.", pack=name)', "expected '}'"),
        ('ngettext("{count} of {title}", "{count}", number)', "no value for title"),
        ("for _ in label: pass", "another value"),
        ("first, _ = label", "another value"),
        ("sorted(label, key=lambda _: 1)", "another value"),
        ("[1 for _ in label]", "another value"),
        ("def inner(_): pass", "another value"),
        ("match label:\n        case [_, *_]: pass\n        case N_: pass", "another value"),
    ],
)
def test_mistakes(code, problem):
    [found] = find(in_function(code), "reader/a.py").problems
    assert problem in found
    assert found.startswith(("reader/a.py:3", "reader/a.py:5"))


@pytest.mark.parametrize(
    "code",
    ['LABEL = _("Label")\n', 'class A:\n    label = _("Label")\n', 'def show(label=_("Label")): pass\n'],
)
def test_texts_are_not_translated_at_import(code):
    assert "at import" in find(IMPORT + code, "reader/a.py").problems[0]
    assert not find(IMPORT + code.replace("_(", "N_("), "reader/a.py").problems


def test_comments_for_translators():
    code = in_function(
        "# why it is so",
        "# Translators: the verb,",
        "# in a menu",
        'entry(_("Mark"))',
        "# no comment for them",
        '_("Quit")',
        "# Translators: above the statement",
        'name = entry(\n        _("Open"),\n    )',
    )
    assert [message.comments for message in find(code, "reader/a.py").messages] == [
        ("the verb, in a menu",),
        (),
        ("above the statement",),
    ]


def test_a_text_has_one_plural(tmp_path):
    (tmp_path / "reader").mkdir()
    for name, plural in (("a", "files"), ("b", "documents")):
        code = in_function(f'ngettext("{{count}} file", "{{count}} {plural}", number)')
        (tmp_path / "reader" / f"{name}.py").write_text(code, encoding="utf-8")
    [problem] = message_sources.find_all(tmp_path / "reader", tmp_path).problems
    assert "another plural than in reader/a.py" in problem


def test_the_program_writes_its_texts_as_they_can_be_found():
    found = message_sources.find_all()
    assert found.problems == ()
    assert found.messages
