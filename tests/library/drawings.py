"""SVG drawings for tests, with the namespaces that programs declare."""

from __future__ import annotations

import base64

import pytest

from reader.library.image_header import FigureError
from reader.library.svg import safe_svg
from tests.packs import png

NAMESPACES = {
    "": "http://www.w3.org/2000/svg",
    "svg": "http://www.w3.org/2000/svg",
    "xlink": "http://www.w3.org/1999/xlink",
    "ns1": "http://www.w3.org/1999/xlink",
    "inkscape": "http://www.inkscape.org/namespaces/inkscape",
    "sodipodi": "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "html": "http://www.w3.org/1999/xhtml",
    "ev": "http://www.w3.org/2001/xml-events",
}
DECLARED = " ".join(f'xmlns{":" if prefix else ""}{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RECT = '<rect width="9" height="9"/>'
DOT = f"data:image/png;base64,{base64.b64encode(png(1, 1)).decode()}"
DUBLIN_CORE = NAMESPACES["dc"]


def drawing(inside: str) -> bytes:
    return f'<svg {DECLARED} viewBox="0 0 40 30">\n{inside}\n</svg>'.encode()


def assert_refused(inside: str, said: str) -> None:
    """A drawing with `inside` in it is refused, and the message contains `said`."""
    with pytest.raises(FigureError) as refused:
        safe_svg(drawing(inside))
    assert said in str(refused.value)
