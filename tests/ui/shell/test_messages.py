"""Messages, before the window can show them and after."""

from __future__ import annotations

import pytest

from reader.ui.shell.messages import Message, Messages


class View:
    """Records what it should show."""

    def __init__(self) -> None:
        self.shown: list[Message] = []
        self.withdrawn: list[str] = []

    def show_message(self, message: Message) -> None:
        self.shown.append(message)

    def withdraw(self, sentence: str) -> None:
        self.withdrawn.append(sentence)

    @property
    def sentences(self) -> list[str]:
        return [message.sentence for message in self.shown]


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def notice() -> View:
    return View()


@pytest.fixture
def toast() -> View:
    return View()


def test_where_messages_are_shown(messages: Messages, notice: View, toast: View) -> None:
    messages.show_in(notice, toast)
    messages.say("Copied.")
    messages.tell("The file is damaged.")
    assert (notice.shown, toast.shown) == ([Message("The file is damaged.")], [Message("Copied.")])


def test_messages_wait_in_order_until_the_window_can_show_them(messages: Messages, notice: View, toast: View) -> None:
    messages.tell("One.")
    messages.say("Two.")
    messages.tell("Three.")
    assert (notice.shown, toast.shown) == ([], [])
    messages.show_in(notice, toast)
    assert (notice.sentences, toast.sentences) == (["One.", "Three."], ["Two."])
    messages.show_in(View(), View())
    assert len(notice.shown) == 2, "a message that was shown does not wait any longer"


@pytest.mark.parametrize("stays", [True, False])
@pytest.mark.parametrize("is_early", [True, False])
def test_an_offer_has_a_button(messages: Messages, notice: View, toast: View, stays: bool, is_early: bool) -> None:
    clicked: list[str] = []

    def act() -> None:
        clicked.append("undo")

    if not is_early:
        messages.show_in(notice, toast)
    messages.offer("One mark deleted.", "Undo", act, stays=stays)
    if is_early:
        messages.show_in(notice, toast)
    (message,) = (notice if stays else toast).shown
    assert (message.sentence, message.label) == ("One mark deleted.", "Undo")
    assert message.act is act
    assert not (toast if stays else notice).shown
    assert not clicked


def test_an_offer_stays_unless_it_says_otherwise(messages: Messages, notice: View, toast: View) -> None:
    messages.show_in(notice, toast)
    messages.offer("There is a newer edition.", "Open it", lambda: None)
    assert notice.sentences == ["There is a newer edition."]


def test_a_waiting_message_that_is_withdrawn_is_never_shown(messages: Messages, notice: View, toast: View) -> None:
    for sentence in ("One.", "Two."):
        messages.tell(sentence)
        messages.say(sentence)
    messages.withdraw("One.")
    messages.show_in(notice, toast)
    assert (notice.sentences, toast.sentences) == (["Two."], ["Two."])


def test_a_message_in_the_window_is_withdrawn_there(messages: Messages, notice: View, toast: View) -> None:
    messages.show_in(notice, toast)
    messages.tell("One.")
    messages.withdraw("One.")
    assert notice.withdrawn == ["One."]
