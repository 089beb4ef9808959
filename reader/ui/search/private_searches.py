"""Which searches are not kept, because of who may read them in the list of recent searches."""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.packfile import PackFile
from reader.search.answer import Answer


def is_of_danger(answer: Answer, packs: Iterable[PackFile]) -> bool:
    """Whether it answers what people in danger type: whoever uses the computer next must not read that.

    The author foresaw it, in a pack that says what to do in an emergency.
    """
    first = next(iter(answer.hits), None)
    if not first or not first.is_found_by:
        return False
    return any(pack.info.id == first.pack and pack.info.emergency for pack in packs)
