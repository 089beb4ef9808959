"""A picture that is embedded in an SVG drawing."""

from __future__ import annotations

import base64

from reader.library.image_header import PNG, media_type
from reader.library.svg_drawn import Drawn
from reader.library.svg_shapes import Lengths, area, written_area
from reader.library.svg_tree import SvgNode

_PIXELS_PER_SHAPE = 4000  # pixels that cost as much to decode as a shape to draw
_OF_AREA = 4  # shapes; what it costs to cover the whole drawing


def image(node: SvgNode, own: dict[str, str], lengths: Lengths) -> Drawn | None:
    """`own` are the attributes for its properties. None where nothing is drawn."""
    picture = node.element.picture
    if picture is None:
        return None
    box = area(node.element.attributes, lengths, picture.width, picture.height)
    if box.area <= 0:
        return None
    kind = "png" if media_type(picture.data) == PNG else "jpeg"
    # Where this word is no colour, nothing may take its place; a decoder skips the line break.
    encoded = base64.b64encode(picture.data).decode().replace("currentColor", "current\nColor")
    own |= written_area(box) | {"xlink:href": f"data:image/{kind};base64,{encoded}"}
    cost = 1 + picture.width * picture.height // _PIXELS_PER_SHAPE
    return Drawn("image", own, cost=cost, box=box, area_cost=_OF_AREA)
