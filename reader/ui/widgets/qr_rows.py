"""An address as the modules of a QR code."""

from __future__ import annotations

QUIET_ZONE = 4  # modules of white around the code, as ISO/IEC 18004 requires


def qr_rows(text: str) -> list[bytes]:
    """Rows from top to bottom, with a 1 for each dark module, without the quiet zone."""
    import segno  # not at the top: most readers open no address

    return [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
