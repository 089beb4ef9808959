"""Writes an SVG drawing again from its tree: the elements that are drawn, with ids and attributes of our own.

Style sheets, links between gradients, foreign notes and unknown units are resolved here, so that no decoder has to.
Gradients and patterns come first, so that each is known where it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.library.image_header import FigureError
from reader.library.svg_drawn import Drawn, Repeat
from reader.library.svg_element import SAVE_AS_PLAIN
from reader.library.svg_filter import written_filter
from reader.library.svg_frames import conditions, frame_of, mask_area
from reader.library.svg_image import image
from reader.library.svg_inherited import Inherited, add_dashes, inherit, unstroked
from reader.library.svg_paints import GRADIENTS, follow_links, gradient, pattern_frame
from reader.library.svg_path import Box, Outline
from reader.library.svg_properties import PropertyWriter, target_of, written_paint
from reader.library.svg_shapes import SHAPES, Lengths, outline
from reader.library.svg_tree import SvgNode
from reader.library.svg_values import IDENTITY, multiply, number, transform, written, written_matrix
from reader.translation import _, number_text

MAX_WRITTEN = 60_000
"""Elements. Gradients and patterns that link to one another are written each with all that it takes over."""

MAX_POINTS = 250_000
"""Of all lines together. Drawing so many takes longer than anybody waits, and reading them, too."""

_PATH_PER_SHAPE = 200  # characters of a path that cost as much as a shape
_DASHES_PER_SHAPE = 10
_LETTERS_PER_SHAPE = 10
_POINTS_OF_LETTER = 20
_LINES_OF_LETTER = 5  # in heights of the letter
_SIMPLE = 4  # points of a shape that costs no more than its area
_OF_FILL = 2  # shapes; what it costs to cover the whole picture
_OF_FILTER = 3  # pictures that a filter needs besides one for each step

_USED = SHAPES | {"g", "a", "symbol", "text", "use", "image", "switch"}
_IN_PATTERN = SHAPES | {"g"}
_OF_ONE_PIECE = SHAPES | {"text", "image"}
_MARKERS = ("marker-start", "marker-mid", "marker-end")


class SvgWriter:
    """Writes one drawing."""

    def __init__(self, root: SvgNode, view: Box) -> None:
        self.targets: dict[str, Drawn] = {}
        """The elements that others repeat, by their new ids."""
        self._root = root
        self._view = view
        self._lengths = Lengths(view)
        self._properties = PropertyWriter()
        self._nodes: dict[str, SvgNode] = {}
        self._filters: dict[str, Drawn] = {}
        self._ids: dict[str, str] = {}
        self._paints: list[Drawn | str] = []
        self._painting: set[str] = set()
        self._written = 0
        self._points = 0
        self._list_ids(root)

    def write(self, width: int, height: int) -> Drawn:
        drawn = self._write(self._root, Inherited([], 1.0, 16.0, {})) or Drawn("svg")
        left, top, right, bottom = self._view
        drawn.attributes = {
            "xmlns": "http://www.w3.org/2000/svg",
            "xmlns:xlink": "http://www.w3.org/1999/xlink",
            "width": str(width),
            "height": str(height),
            "viewBox": " ".join(map(written, (left, top, right - left, bottom - top))),
        } | drawn.attributes
        if self._paints:
            drawn.children.insert(0, Drawn("defs", {}, self._paints))
        for id, new in self._ids.items():
            # What was repeated but is not drawn anywhere.
            self.targets.setdefault(new, Drawn(self._nodes[id].name))
        return drawn

    def _list_ids(self, node: SvgNode) -> None:
        if node.element.id:
            self._nodes.setdefault(node.element.id, node)
            if node.name == "filter" and self._nodes[node.element.id] is node:
                filter = written_filter(node, self._lengths)
                if filter:
                    self._filters[node.element.id] = filter
        for child in node.children:
            self._list_ids(child)

    def _refer(self, id: str, kinds: frozenset[str]) -> str:
        """The new id of an element; empty where there is none of these kinds."""
        node = self._nodes.get(id)
        if node is None or node.name not in kinds:
            return ""
        return self._ids.setdefault(id, f"n{len(self._ids) + 1}")

    def _write(self, node: SvgNode, inherited: Inherited) -> Drawn | None:
        write = self._writers.get(node.name)
        if write is None or (inherited.is_in_pattern and node.name not in _IN_PATTERN):
            return None
        self._count(1)
        own = self._properties.written(node.properties)
        matrix = transform(node.properties.get("transform"))
        drawn = write(self, node, own, inherit(node, inherited, self._nodes))
        if drawn is None or (drawn.tag == "defs" and not drawn.children):
            return None
        if matrix != IDENTITY and node.name != "svg":
            drawn.attributes["transform"] = written_matrix(matrix)
            drawn.matrix = multiply(matrix, drawn.matrix)
        if not inherited.is_in_pattern:
            self._add_layers(node, drawn)
        id = node.element.id
        if id and self._nodes[id] is node:
            new = self._refer(id, frozenset({node.name}))
            drawn.attributes = {"id": new} | drawn.attributes
            self.targets[new] = drawn
        return drawn

    def _add_layers(self, node: SvgNode, drawn: Drawn) -> None:
        """Masks and filters, and what they and an opacity cost."""
        is_group = node.name not in _OF_ONE_PIECE or any(name in drawn.attributes for name in _MARKERS)
        if is_group and "opacity" in drawn.attributes:
            drawn.buffers = 1
        mask = self._refer(target_of(node.properties.get("mask"))[0], frozenset({"mask"}))
        if mask:
            drawn.attributes["mask"] = f"url(#{mask})"
            drawn.repeats.append(Repeat(mask))
            drawn.buffers += 2
        id, _fallback = target_of(node.properties.get("filter"))
        filter = self._filters.get(id)
        if filter:
            drawn.attributes["filter"] = f"url(#{self._refer(id, frozenset({'filter'}))})"
            drawn.buffers += _OF_FILTER + len(filter.children)
            drawn.blurs, drawn.region = filter.blurs, filter.region

    def _paint(self, node: SvgNode, own: dict[str, str], inherited: Inherited) -> list[Repeat]:
        """Adds gradients to an element's attributes and, in a shape, patterns. Returns what is drawn for them."""
        repeats: list[Repeat] = []
        is_shape = node.name in SHAPES
        for name in ("fill", "stroke"):
            id, other = target_of(node.properties.get(name))
            found = self._nodes.get(id)
            pattern = inherited.patterns.get(name, "")
            if found is not None and found.name in GRADIENTS:
                new = self._write_paint(id)
                own |= {name: f"url(#{new})"} if new else written_paint(name, other or "none", own)
            elif pattern and is_shape and not inherited.is_in_pattern:
                new = self._write_paint(pattern)
                if new:
                    own[name] = f"url(#{new})"
                    repeats.append(Repeat(new))
                else:
                    own |= written_paint(name, other or "none", own)
            elif id and not (found is not None and found.name == "pattern" and not is_shape):
                own |= written_paint(name, other or "none", own)
        return repeats

    def _write_paint(self, id: str) -> str:
        """The new id of a gradient or a pattern, which is written where it is first used."""
        new = self._refer(id, GRADIENTS | {"pattern"})
        if new not in self.targets:
            if new in self._painting:
                raise FigureError(_("it has a pattern that repeats itself; {advice}", advice=_(SAVE_AS_PLAIN)))
            self._painting.add(new)
            node = self._nodes[id]
            drawn = self._pattern(node) if node.name == "pattern" else self._gradient(node)
            self._painting.remove(new)
            if drawn is None:
                return ""
            drawn.attributes = {"id": new} | drawn.attributes
            self.targets[new] = drawn
            self._paints.append(drawn)
        return new

    def _gradient(self, node: SvgNode) -> Drawn | None:
        linked = follow_links(node, self._nodes, GRADIENTS)
        self._count(len(linked.children))
        return gradient(node.name, linked, self._lengths)

    def _count(self, elements: int) -> None:
        self._written += elements
        if self._written > MAX_WRITTEN:
            raise FigureError(_("it draws more than {most} elements; save it as PNG", most=number_text(MAX_WRITTEN)))

    def _pattern(self, node: SvgNode) -> Drawn | None:
        linked = follow_links(node, self._nodes, frozenset({"pattern"}))
        frame = pattern_frame(linked.attributes, self._lengths)
        if frame is None:
            return None
        inside = Inherited([], 1.0, 16.0, {}, is_in_pattern=True)
        own = self._properties.written(node.properties)
        own.pop("opacity", None)
        children = [self._write(child, inside) for child in linked.children]
        width, height = number(frame["width"]), number(frame["height"])
        if frame["patternUnits"] == "objectBoundingBox":
            left, top, right, bottom = self._view
            width, height = width * (right - left), height * (bottom - top)
        # A decoder makes a picture of the tile, which the transform enlarges, too.
        drawn = Drawn("pattern", own | frame, [child for child in children if child], buffers=2)
        drawn.box = Box(0, 0, width, height).mapped(transform(frame.get("patternTransform")))
        return drawn if drawn.children else None

    # Each of these writes elements of some names. `own` are the attributes for its properties.

    def _group(self, node: SvgNode, own: dict[str, str], inherited: Inherited) -> Drawn:
        self._paint(node, own, inherited)
        tag = {"a": "g", "clipPath": "defs"}.get(node.name, node.name)
        drawn = Drawn(tag, {} if node.name == "clipPath" else own, cost=0 if tag == "defs" else 1)
        for child in node.children:
            found = self._write(child, inherited)
            if found:
                drawn.children.append(found)
                if node.name == "switch":
                    found.attributes |= conditions(child.element.attributes)
        return drawn

    def _framed(self, node: SvgNode, own: dict[str, str], inherited: Inherited) -> Drawn:
        drawn = self._group(node, own, inherited)
        frame, drawn.matrix = frame_of(node, self._lengths)
        drawn.attributes |= frame
        return drawn

    def _mask(self, node: SvgNode, own: dict[str, str], inherited: Inherited) -> Drawn:
        drawn = self._group(node, own, inherited)
        drawn.attributes |= mask_area(node, self._lengths)
        return drawn

    def _filter(self, node: SvgNode, own: dict[str, str], inherited: Inherited) -> Drawn | None:
        return self._filters.get(node.element.id)

    def _shape(self, node: SvgNode, own: dict[str, str], inherited: Inherited) -> Drawn | None:
        attributes = node.element.attributes
        found = outline(node.name, attributes, self._lengths)
        if found is None:
            return None
        geometry, line = found
        self._points += line.points
        if self._points > MAX_POINTS:
            message = _("it has more than {most} points; simplify it, or save it as PNG", most=number_text(MAX_POINTS))
            raise FigureError(message)
        repeats = self._paint(node, own, inherited)
        cost = 1 + len(line.text) // _PATH_PER_SHAPE
        dashes = add_dashes(node, own, inherited, line)
        cost += dashes // _DASHES_PER_SHAPE
        repeats += self._add_markers(node, own, line, inherited.stroke_width)
        is_graded = any(own.get(name, "").startswith("url(") for name in ("fill", "stroke"))
        return Drawn(
            node.name,
            own | geometry,
            cost=cost,
            box=line.box.grown(2 * inherited.stroke_width),
            area_cost=_OF_FILL * (2 if is_graded else 1),
            length=line.length if line.points > _SIMPLE else 0,
            points=line.points + dashes,
            repeats=repeats,
        )

    def _add_markers(self, node: SvgNode, own: dict[str, str], line: Outline, width: float) -> list[Repeat]:
        repeats = []
        for name in _MARKERS:
            value = node.properties.get(name, node.properties.get("marker"))
            id = self._refer(target_of(value)[0], frozenset({"marker"}))
            if id and node.name not in ("rect", "circle", "ellipse"):
                own[name] = f"url(#{id})"
                # A path may have several beginnings and ends.
                times = max(1, line.points) if name == "marker-mid" else 1 + line.text.count("M")
                # Unless it says otherwise, it is as many times larger as the line is broad.
                repeats.append(Repeat(id, times, (max(width, 1), 0, 0, max(width, 1), 0, 0)))
        return repeats

    def _use(self, node: SvgNode, own: dict[str, str], inherited: Inherited) -> Drawn | None:
        id = self._refer(node.element.target, _USED)
        if not id:
            return None
        self._paint(node, own, inherited)
        attributes = node.element.attributes
        x, y = self._lengths.across(attributes.get("x")), self._lengths.down(attributes.get("y"))
        own |= {"x": written(x), "y": written(y), "xlink:href": f"#{id}"}
        return Drawn("use", own, cost=1, repeats=[Repeat(id, at=(1, 0, 0, 1, x, y))])

    def _image(self, node: SvgNode, own: dict[str, str], inherited: Inherited) -> Drawn | None:
        return image(node, own, self._lengths)

    def _text(self, node: SvgNode, own: dict[str, str], inherited: Inherited) -> Drawn | None:
        self._paint(node, own, inherited)
        x = self._lengths.across(node.element.attributes.get("x"))
        y = self._lengths.down(node.element.attributes.get("y"))
        own |= {"x": written(x), "y": written(y)}
        drawn = Drawn("text", own)
        if node.element.is_verbatim:
            own["xml:space"] = "preserve"
        letters, size = self._add_runs(node, drawn, {}, inherited)
        reach = (letters + 1) * size
        drawn.box = Box(x - reach, y - 2 * size, x + reach, y + 2 * size)
        drawn.cost = 1 + len(drawn.children) + letters // _LETTERS_PER_SHAPE
        own["font-size"] = written(inherited.font_size)
        own |= unstroked(inherited)
        return drawn if letters else None

    def _add_runs(self, node: SvgNode, drawn: Drawn, around: dict[str, str], inherited: Inherited) -> tuple[int, float]:
        """A decoder knows no `tspan` within another. Returns the number of letters, and their largest size."""
        letters, size = 0, inherited.font_size
        for part in node.parts:
            if isinstance(part, str):
                run = drawn
                if around:
                    run = Drawn("tspan", dict(around))
                    drawn.children.append(run)
                run.children.append(part)
                run.length += len(part) * inherited.font_size * _LINES_OF_LETTER
                run.points += len(part) * _POINTS_OF_LETTER
                run.letter_size = inherited.font_size
                letters += len(part)
            elif part.name == "tspan":
                inside = inherit(part, inherited, self._nodes)
                own = self._properties.written(part.properties)
                if "display" in own:
                    continue
                self._paint(part, own, inside)
                own |= unstroked(inside)
                for name in ("opacity", "text-anchor"):
                    own.pop(name, None)
                more, larger = self._add_runs(part, drawn, around | own, inside)
                letters, size = letters + more, max(size, larger)
        return letters, size

    _writers: Mapping[str, Callable[[SvgWriter, SvgNode, dict[str, str], Inherited], Drawn | None]] = {
        **dict.fromkeys(SHAPES, _shape),
        **dict.fromkeys(("svg", "g", "a", "defs", "clipPath", "switch"), _group),
        **dict.fromkeys(("symbol", "marker"), _framed),
        "mask": _mask,
        "filter": _filter,
        "use": _use,
        "image": _image,
        "text": _text,
    }
