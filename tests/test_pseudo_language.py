"""The language that shows what was not translated."""

from __future__ import annotations

import pytest

from reader.translation import number_text
from resources.standalone.message_sources import Message
from tests import pseudo_language as pseudo


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Keep", "[Ķééþ ~]"),
        ("{pack} is <b>here</b>", "[{pack} îš <b>ĥéŕé</b> ~~~~~~~]"),
        (", ", ", "),
        ("{a} – {b}", "{a} – {b}"),
    ],
)
def test_translated(text, written):
    assert pseudo.translated(text) == written


@pytest.mark.parametrize(
    ("text", "left"),
    [("[Ķééþ]", ""), ("[Ţĥéɱé: [Ðåŕķ]] (Ctrl+T)", " (Ctrl+T)"), ("Quit", "Quit"), ("[a] and [b]", " and ")],
)
def test_untranslated(text, left):
    assert pseudo.untranslated(text) == left


@pytest.mark.parametrize("language", ["pseudo_language", "pseudo_arabic"])
def test_every_text_of_the_program_has_a_translation(request, language):
    request.getfixturevalue(language)
    assert number_text(2000) == "2,000"
    for message in pseudo._messages():
        assert_translated(message)


def assert_translated(message: Message) -> None:
    from reader import translation

    catalog = translation._State.catalog
    assert catalog is not None
    if message.plural:
        text = catalog.ngettext(message.text, message.plural, 2)
    elif message.context:
        text = catalog.pgettext(message.context, message.text)
    else:
        text = catalog.gettext(message.text)
    has_letters = pseudo.translated(message.text) != message.text
    assert not has_letters or pseudo.untranslated(text) == "", message
