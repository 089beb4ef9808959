"""What repairing a stick writes, and sentences about it. Texts name a stick as it is, so the caller makes them safe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.sticks import outcome_text
from reader.sticks.copy_choices import AvailablePack, unavailable
from reader.sticks.layout import START, SUMS
from reader.sticks.programs import Program
from reader.sticks.stick_target import StickOutcome
from reader.system.format_numbers import size
from reader.translation import N_, Translated, _, list_text, ngettext

ABOUT = N_(
    "Carrel writes these files again, and replaces the others only if they are of another version. "
    "It does not change marks, or files from other programs."
)
CANCELLED = N_("The repair was cancelled. Verified files stay on the stick, and “Repair” continues from there.")


def files_to_write(broken: Iterable[str], programs: Sequence[Program], packs: Sequence[AvailablePack]) -> list[str]:
    """Of the damaged and missing files of a stick, those that this computer can write again."""
    return [name for name in sorted(set(broken)) if not unavailable([name], programs, packs)]


def headline(outcome: StickOutcome, left: int) -> Translated:
    """`left` is the number of files that stay damaged or missing, because this computer does not have them."""
    if outcome.reason:
        return _("The stick could not be repaired.")
    if left:
        return ngettext(
            "The stick is repaired except for {count} file that this computer does not have.",
            "The stick is repaired except for {count} files that this computer does not have.",
            left,
        )
    return _("The stick is repaired.")


def outcome_sentence(outcome: StickOutcome, broken: Iterable[str]) -> str:
    """Without the path of the stick. The start page and the list are always written; they count if they were broken."""
    if outcome.reason:
        return outcome_text.outcome_sentence(outcome)
    written = outcome.copied + sum(name in (START, SUMS) for name in set(broken))
    parts = [ngettext("{count} file written again", "{count} files written again", written)]
    if outcome.copied_bytes:
        parts = [
            ngettext(
                "{count} file written again ({size})",
                "{count} files written again ({size})",
                written,
                size=size(outcome.copied_bytes),
            )
        ]
    if outcome.kept:
        parts.append(ngettext("{count} intact", "{count} intact", outcome.kept))
    if outcome.removed:
        parts.append(
            ngettext("{count} of an older version removed", "{count} of an older version removed", outcome.removed)
        )
    return _("{results}.", results=list_text(parts))
