"""Messages to the reader: the one object that every feature uses to say something in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.named_tuple import NamedTuple
from reader.translation import N_, in_english

Act = Callable[[], object]


PACK_PROBLEMS = N_("These packs cannot be opened")
ERASE_PROBLEMS = N_("These files could not be deleted")


class Message(NamedTuple):
    """A sentence, and optionally a button beside it: its label, and what a click on it does.

    `kind` is the heading, in English, of the list in which several messages of the same kind are shown; empty for a
    single one.
    `other_label` and `other_act` are the second answer to a question, `third_label` and `third_act` the third.
    """

    sentence: str
    label: str = ""
    act: Act | None = None
    kind: str = ""
    other_label: str = ""
    other_act: Act | None = None
    third_label: str = ""
    third_act: Act | None = None


def is_same(one: str, other: str) -> bool:
    """Whether two sentences say the same, whatever the language of the interface was when they were made."""
    return in_english(one) == in_english(other)


if TYPE_CHECKING:  # Python would take long to make a protocol
    from typing import Protocol

    class MessageView(Protocol):
        """A place in the window where messages are shown."""

        def show_message(self, message: Message) -> None: ...

        def withdraw(self, sentence: str) -> None: ...


class Messages:
    """`say` confirms what was done; the message disappears by itself. `tell` is for what the reader must know; the
    message stays until they dismiss it. `offer` adds a button, `ask` two or three. `withdraw` removes a message that
    is no longer true.

    Messages wait until `show_in` says where to show them.
    """

    def __init__(self) -> None:
        self._toast: MessageView | None = None
        self._notice: MessageView | None = None
        self._waiting: list[tuple[bool, Message]] = []

    def say(self, sentence: str) -> None:
        self._show(Message(sentence), stays=False)

    def tell(self, sentence: str, kind: str = "") -> None:
        """Several messages of one `kind` become a list with that heading."""
        self._show(Message(sentence, kind=kind), stays=True)

    def offer(self, sentence: str, label: str, act: Act, *, stays: bool = True) -> None:
        """`label` is the text of the button, `act` what it does."""
        self._show(Message(sentence, label, act), stays=stays)

    def ask(
        self, question: str, answer: tuple[str, Act], other: tuple[str, Act], third: tuple[str, Act | None] = ("", None)
    ) -> None:
        """Each answer is the text of its button, and what it does. Dismissing the message is no answer."""
        self._show(Message(question, *answer, "", *other, *third), stays=True)

    def withdraw(self, sentence: str) -> None:
        self._waiting = [each for each in self._waiting if not is_same(each[1].sentence, sentence)]
        for view in (self._notice, self._toast):
            if view:
                view.withdraw(sentence)

    def show_in(self, notice: MessageView, toast: MessageView) -> None:
        """Shows messages that stay in `notice` and the others in `toast`, beginning with those that waited."""
        self._notice, self._toast = notice, toast
        waiting, self._waiting = self._waiting, []
        for stays, message in waiting:
            self._show(message, stays=stays)

    def _show(self, message: Message, *, stays: bool) -> None:
        view = self._notice if stays else self._toast
        if view:
            view.show_message(message)
        else:
            self._waiting.append((stays, message))
