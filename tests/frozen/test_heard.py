"""What Orca says while somebody reads by keyboard. Skipped where there is no Orca."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.display import Screen, virtual
from tests.frozen.machine import needs
from tests.frozen.program import Copy, environment_for
from tests.frozen.screen_reader import Orca, no_orca, orca
from tests.frozen.speech_log import SHORTEST
from tests.frozen.window import HOME, Window, opened, xdotool
from tests.library.importing.word_files import paragraph, run, word_file
from tests.packs import INFO, make_searchable
from tests.ui import pages, samples

pytestmark = needs(no_orca())

WARNINGS = r"(?:(?:qt\.accessibility|QSpiApplication|QTextCursor::setPosition)[^\n]*\n|\s)*"
"""Qt's: nodes that a screen reader asks for after they are gone, keys while it is busy, the end of a text that it reads
as a whole."""


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A display of its own: a screen reader would hear the programs of other tests, and stop them."""
    with tempfile.TemporaryDirectory() as frames, virtual("-ac", frames=Path(frames)) as screen:
        yield screen


@pytest.fixture
def heard(screen: Screen, place: Path, home: Path) -> Iterator[Orca]:
    folder = place / "orca"
    folder.mkdir()
    with orca(screen, folder, environment_for(home)) as heard:
        yield heard


@pytest.fixture
def window(screen: Screen, heard: Orca, portable: Copy) -> Iterator[Window]:
    """The first article of the bundled pack."""
    with opened(screen, [portable.window], heard.environment, says=WARNINGS) as window:
        heard.wait_for("Start here")
        yield window


def test_a_start_is_heard(screen: Screen, heard: Orca, portable: Copy) -> None:
    """First at the home of the pack, then at the article that was read: nothing but the window and what it shows."""
    for title, content in (("Neuroscience and psychotherapy", "Begin reading"), ("Start here", "What to do in an")):
        heard.forget()
        with opened(screen, [portable.window], heard.environment, says=WARNINGS, stays_at_home=True) as window:
            said = heard.wait_for(content)
            assert said.startswith(f"{title} – Carrel frame.")
            assert said.count(title) == (1 if window.title == HOME else 2)  # the window, and the page with its role
            assert "page tab" not in said
            if window.title == HOME:
                window.press("Return")
                window.wait_for(lambda: window.title != HOME, "an article")


def test_a_session_is_heard(window: Window, heard: Orca) -> None:
    def press(key: str, *words: str) -> None:
        heard.forget()
        window.press(key)
        heard.wait_for(*words)

    # at the start the page has the focus, and arrows read
    press("Down", "Heading level 1: Start here")

    # sections, headings, and reading on from there
    press("ctrl+Down", "Heading level 2: What do you need?")
    press("h", "Heading level 2: If you have two minutes")
    press("Down", "1. Pain of the mind is common")
    press("shift+h", "Heading level 2: If you have two minutes")

    # a link, once, and reading on from it, also where the caret stays at its end
    press("shift+k", "link.")
    said = heard.said.splitlines()
    assert said[0].removesuffix(" link.") not in "".join(said[1:])
    press("Right", "document web")
    assert "selected" not in heard.said
    press("shift+k", "link.")
    press("Down", "Start here")
    press("Down", "Words with a link lead you there")

    # text size and theme: the caret stays
    press("h", "Heading level 2")
    press("ctrl+plus", "Text size: 110 %")
    press("ctrl+t", "Theme: Light")
    press("Down", "1. Pain of the mind is common")

    # where the reader is
    press("w", "If you have two minutes", "% read")

    # find
    press("ctrl+f", "Find in this article")
    heard.forget()
    window.type("therapy")
    heard.wait_for("of 2", "herapy")
    press("F3", "of 2", "therapy")
    press("Escape", "therapy")

    # a mark
    press("ctrl+d", "Bookmark saved")
    press("F4", "Bookmark.", "You want to")

    # the ruler, and pages that are turned
    press("F8", "ruler is on")
    press("F8", "ruler is off")
    press("F12", "Pages are turned now")
    press("Next", "age ")
    press("F12", "scrolls again")


READ = (
    "Heading level 1: Start here",
    "Heading level 2: What do you need?",
    "You may be in a waiting room.",
    "Table, 6 rows, 2 columns:",
    "You want to …: get help, or help someone you know",
    "Read this: One page to hand out",
    "Heading level 2: If you have two minutes",
    "1.\nPain of the mind is common",
    "6.\nAsk a health worker.",
    "Heading level 2: Sources",
    "Next: How talking can change a brain",
    "Back to the contents",
)
"""From the first screen to the end of the article, in this order."""


def test_everything_is_read_to_the_end(window: Window, heard: Orca) -> None:
    heard.forget()
    window.press("KP_Add")
    said = heard.wait_for(READ[-1])
    assert [said.count(piece) for piece in READ] == [1] * len(READ)
    assert sorted(READ, key=said.index) == [*READ]


def test_sentences_are_read_whole_with_their_sources(window: Window, heard: Orca) -> None:
    """Orca turns to lines for the rest of an article once it has come to an empty paragraph."""
    window.press("ctrl+shift+Down")
    heard.wait_for("How talking can change a brain")
    window.press("t")
    heard.wait_for("Table, 4 rows, 2 columns: Word")
    heard.forget()
    window.press("KP_Add")
    said = heard.wait_for("Back to the contents").splitlines()
    assert "How it is used: Treatment with talks and tasks." in said
    assert "Play therapy is psychotherapy for children." in said
    assert "Source 7." in said
    long = "In this article, the short word “therapy” always means psychotherapy."
    assert long in said


def test_reading_everything_stops_and_goes_on_from_there(window: Window, heard: Orca, screen: Screen) -> None:
    heard.forget()
    heard.speak(1.0)  # as long as a person needs to press a key
    xdotool(screen, "key", "KP_Add")  # without waiting until the program has nothing more to do
    heard.wait_for(READ[0])
    xdotool(screen, "key", "Control_L")
    heard.speak(SHORTEST)
    window.press("w")
    assert READ[1] not in heard.wait_for("% read")
    heard.forget()
    window.press("KP_Add")
    said = heard.wait_for(READ[-1])
    assert "In danger now" not in said
    assert READ[1] in said


def test_lists_and_groups_are_heard(window: Window, heard: Orca) -> None:
    def press(key: str, *words: str) -> str:
        heard.forget()
        window.press(key)
        return heard.wait_for(*words)

    # the contents with their levels; Orca itself says which row of how many it is
    said = press("ctrl+1", "Side bar", "Contents.", "Start here, level 1.")
    assert said.count("Contents") == 1
    press("Down", "What do you need?, level 2.")
    press("KP_Enter", "2 of ")

    # another panel
    said = press("ctrl+2", "Find a term")
    assert "page tab" not in said
    press("Down", "List with ", "amygdala.")
    window.press("F6")
    said = press("ctrl+2", "Glossary", "Find a term")
    assert said.count("Glossary") == 1

    # the number of results once, when the typing pauses
    press("ctrl+k", "Search everything")
    heard.forget()
    window.type("therapy")
    said = heard.wait_for("found.")
    assert said.count("found.") == 1
    assert "page tab" not in said
    said = press("Down", "Search results.", "therapy")
    assert "layered pane" not in said

    # a group of choices when it is entered, and not with each choice
    window.press("F6")
    window.press("ctrl+shift+a")
    said = press("Tab", "Typeface panel.", "Serif.", "selected radio button")
    said = press("Down", "Atkinson.")
    assert "Typeface" not in said


def test_a_hit_is_heard(window: Window, heard: Orca) -> None:
    window.press("ctrl+k")
    window.type("amygdala alarm prefrontal")
    heard.forget()
    window.press("Return")
    heard.wait_for("How talking can change a brain", "Think of the amygdala as an alarm")
    heard.forget()
    window.press("F3")
    heard.wait_for("This is the first", "Think of the amygdala as an alarm")


def test_a_picture_is_heard(window: Window, heard: Orca) -> None:
    window.press("ctrl+shift+Down")
    heard.wait_for("How talking can change a brain")
    heard.forget()
    window.press("g")
    heard.wait_for("Image: ")


def test_a_show_is_heard(window: Window, heard: Orca) -> None:
    window.press("F5")
    heard.wait_for("Start here")
    heard.forget()
    window.press("Next")
    heard.wait_for("What do you need?")
    window.press("Escape")
    window.focus()


def test_what_carrel_reads_aloud_is_said_once(window: Window, heard: Orca) -> None:
    """Both speak to one service here. The screen reader says nothing about the sentences that are marked."""
    heard.forget()
    window.press("ctrl+shift+u")
    heard.wait_for("What is in this small library, and where to begin.", "You may be in a class.", "print one page")
    window.press("space")
    said = heard.said.splitlines()
    assert said.count("You may be in a class.") == 1
    assert not [line for line in said if "You may be in a class." in line and line != "You may be in a class."]
    window.press("Escape")


def test_the_parts_of_a_long_article_are_heard(
    screen: Screen, heard: Orca, portable: Copy, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pack = tmp_path_factory.mktemp("long") / "long.carrel"
    article = pages.article(*samples.blocks_of(12, 8, 250), title="A long article")
    make_searchable(pack, articles=(article,), info=INFO._replace(id="long", title="Long pack"))
    with opened(screen, [portable.window, pack], heard.environment, says=WARNINGS) as window:
        heard.wait_for("Heading level 1: A long article")

        def press(keys: str, *words: str) -> str:
            heard.forget()
            window.press(*keys.split())
            return heard.wait_for(*words)

        # a link into the next part, and what it says when it is followed
        press("ctrl+End k", "Part 1 of 3 link.")
        assert "selected" not in heard.said
        press("Down", "Heading level 2: Section 5")
        said = press("ctrl+End Return", "Heading level 2: Section 9")
        assert said.count("Section 9") == 1
        press("w", "Section 9: ", "% read")

        # sections and headings across the parts
        press("ctrl+Home shift+h", "Heading level 2: Section 8")
        assert heard.said.count("Section 8") == 1
        press("h", "Heading level 2: Section 9")

        # pages that are turned
        press("F12", "Pages are turned")
        press("ctrl+Home Prior", "Part 2 of 3, page ", "Part 3 of 3: Section 9")
        press("Next", "Part 3 of 3, page 1 of", "Part 2 of 3")


def test_an_import_is_heard(screen: Screen, heard: Orca, portable: Copy, home: Path) -> None:
    document = word_file(home / "Fever.docx", paragraph(run("Fever"), style="Titre") + paragraph(run("Give 5 mg.")))
    with opened(screen, [portable.window], heard.environment, says=WARNINGS, stays_at_home=True) as window:

        def press(keys: str, *words: str) -> str:
            heard.forget()
            window.press(*keys.split())
            return heard.wait_for(*words)

        press("F10 Return", "Open a pack")
        press("Down Down", "Import documents")
        press("Return", "Import documents dialog", "File name")
        window.type(str(document))
        said = press("Return", "Each document becomes an article", "Start push button.")
        assert "pane" not in said
        press("Tab Tab", "Documents.", "Fever.docx")
        press("Tab Tab Tab Tab", "Title of the pack text.")
        press("Tab", "Language combo box.")
        press("Tab", "New folder text.")
        press("Tab Tab", "Start push button.")
        press("Return", "Carrel has read 1 article.", "The documents do not say their language.", "Report.")
        press("Tab Tab Tab", "Make the pack push button.")
        press("Return", "“Fever” is made. Carrel found no problems in it.", "Read it push button.")
        press("Tab Tab Tab", "Close push button.")
        press("Return", "Begin reading")
