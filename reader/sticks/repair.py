"""What repairing a stick writes, and sentences about it. Texts name a stick as it is, so the caller makes them safe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.sticks import outcome_text
from reader.sticks.copy_choices import AvailablePack, unavailable
from reader.sticks.layout import START, SUMS
from reader.sticks.programs import Program
from reader.sticks.stick_target import StickOutcome
from reader.system.format_numbers import counted, size

ABOUT = (
    "Carrel writes these files again, and replaces the others only if they are of another version. "
    "It does not change marks, or files from other programs."
)
CANCELLED = "The repair was cancelled. Verified files stay on the stick, and “Repair” continues from there."


def files_to_write(broken: Iterable[str], programs: Sequence[Program], packs: Sequence[AvailablePack]) -> list[str]:
    """Of the damaged and missing files of a stick, those that this computer can write again."""
    return [name for name in sorted(set(broken)) if not unavailable([name], programs, packs)]


def headline(outcome: StickOutcome, left: int) -> str:
    """`left` is the number of files that stay damaged or missing, because this computer does not have them."""
    if outcome.reason:
        return "The stick could not be repaired."
    if left:
        return f"The stick is repaired except for {counted(left, 'file')} that this computer does not have."
    return "The stick is repaired."


def outcome_sentence(outcome: StickOutcome, broken: Iterable[str]) -> str:
    """Without the path of the stick. The start page and the list are always written; they count if they were broken."""
    if outcome.reason:
        return outcome_text.outcome_sentence(outcome)
    written = outcome.copied + sum(name in (START, SUMS) for name in set(broken))
    parts = [f"{counted(written, 'file')} written again"]
    if outcome.copied_bytes:
        parts = [f"{parts[0]} ({size(outcome.copied_bytes)})"]
    if outcome.kept:
        parts.append(f"{outcome.kept:,} intact")
    if outcome.removed:
        parts.append(f"{outcome.removed:,} of an older version removed")
    return f"{', '.join(parts)}."
