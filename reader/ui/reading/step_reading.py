"""Goes from heading to heading, link to link and so on by keys, and says where in the article the reader is."""

from __future__ import annotations

from functools import partial

from reader.translation import N_, _
from reader.ui.page.reading_steps import Target
from reader.ui.page.view import PageView
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import Session
from reader.ui.shell.side_bar import progress_text

_STEPS = {
    Target.HEADING: (ActionId.NEXT_HEADING, ActionId.PREVIOUS_HEADING),
    Target.LINK: (ActionId.NEXT_LINK, ActionId.PREVIOUS_LINK),
    Target.FIGURE: (ActionId.NEXT_FIGURE, ActionId.PREVIOUS_FIGURE),
    Target.TABLE: (ActionId.NEXT_TABLE, ActionId.PREVIOUS_TABLE),
    Target.PARAGRAPH: (ActionId.NEXT_PARAGRAPH, ActionId.PREVIOUS_PARAGRAPH),
}

_NONE_BELOW = {
    Target.HEADING: N_("There is no heading below."),
    Target.LINK: N_("There is no link below."),
    Target.FIGURE: N_("There is no picture below."),
    Target.TABLE: N_("There is no table below."),
    Target.PARAGRAPH: N_("This is the last paragraph."),
}
_NONE_ABOVE = {
    Target.HEADING: N_("There is no heading above."),
    Target.LINK: N_("There is no link above."),
    Target.FIGURE: N_("There is no picture above."),
    Target.TABLE: N_("There is no table above."),
    Target.PARAGRAPH: N_("This is the first paragraph."),
}


class StepReading:
    def __init__(self, session: Session, page: PageView, messages: Messages) -> None:
        self._session = session
        self._page = page
        self._messages = messages

    def handlers(self) -> Handlers:
        steps = {
            id: partial(self.step, target, by)
            for target, ids in _STEPS.items()
            for id, by in zip(ids, (1, -1), strict=True)
        }
        return {**steps, ActionId.WHERE: self.say_where}

    def step(self, target: Target, by: int) -> None:
        """Goes to the next one (1) or the previous one (-1)."""
        if not self._page.step_to(target, by):
            self._messages.say(_((_NONE_BELOW if by > 0 else _NONE_ABOVE)[target]))

    def say_where(self) -> None:
        """Says which section is being read, and how much of the article has been."""
        opened = self._session.opened
        if not opened:
            return
        section = self._session.section
        title = section.title if section else opened.article.title
        progress = progress_text(self._page.progress(), opened.words)
        self._messages.say(_("{section}: {progress}.", section=title, progress=progress))
