"""Random SVG drawings: mostly of what is allowed, with the values and the nesting that no author would write."""

from __future__ import annotations

import random

from tests.library.drawings import DOT

NUMBERS = ["0", "1", "-1", ".5", "10", "100%", "50%", "600", "1e3", "-1e5", "1e7", "1e30", "-1e30", "1e300", "1e-7"]
NUMBERS += ["1e-30", "9999999999", "2147483648", "3mm", "1in", "2em", "nan", "inf", "", "32767", "32768", "0.001"]
USUAL = ["1", "2", "5", "10", "20", "40", "80", "100", "200", "300", "-5", "0.5", "12.25", "30", "50%"]
COLOURS = ["red", "#123", "#12345678", "rgb(1,2,3)", "rgba(9,9,9,.5)", "hsl(10,20%,30%)", "none", "currentColor"]
COLOURS += ["inherit", "transparent", "#fff", "blue", "nocolour"]
IDS = [f"i{number}" for number in range(12)]
SHAPES = ["rect", "circle", "ellipse", "line", "path", "polyline", "polygon", "text", "image", "use"]
GROUPS = ["g", "g", "g", "a", "defs", "switch", "symbol", "marker", "mask", "pattern", "pattern", "clipPath"]
PAINTS = ["linearGradient", "radialGradient", "filter", "style"]
STEPS = ["feGaussianBlur", "feOffset", "feColorMatrix", "feComposite", "feFlood", "feBlend", "feMerge"]
UNITS = ["userSpaceOnUse", "objectBoundingBox"]


class RandomSvg:
    """`wildness` is the share of values that are extreme."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._wildness = self._random.choice([0.0, 0.02, 0.1, 0.4])
        self._left = self._random.choice([3, 10, 40, 120])
        self._heavy = self._random.choice([0.05, 0.2, 0.5])

    def make(self) -> bytes:
        inside = "".join(self._element(0, "svg") for _ in range(self._random.randint(1, 8)))
        view = self._random.choice(["0 0 600 400"] * 8 + ["-50 -50 100 100", "0 0 2e4 1e3", "0 0 1 1", "1e6 1e6 9 9"])
        spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        return f'<svg {spaces} viewBox="{view}"{self._style("svg")}>{inside}</svg>'.encode()

    def _number(self) -> str:
        return self._random.choice(NUMBERS if self._random.random() < self._wildness else USUAL)

    def _numbers(self, least: int, most: int) -> str:
        return " ".join(self._number() or "0" for _ in range(self._random.randint(least, most)))

    def _plain(self, least: int, most: int) -> str:
        """Without units."""
        return self._numbers(least, most).translate(str.maketrans("", "", "%aimnf"))

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _url(self) -> str:
        return f"url(#{self._random.choice(IDS)})"

    def _element(self, depth: int, around: str) -> str:
        self._left -= 1
        if self._left < 0 or depth > 12:
            return ""
        if around in ("text", "tspan"):
            kind = "tspan"
        else:
            kind = self._random.choice(self._random.choices([SHAPES, GROUPS, PAINTS], [6, 3, 1])[0])
        attributes = f' id="{self._random.choice(IDS)}"' if self._chance(0.5) else ""
        attributes += self._style(kind) + self._geometry(kind)
        return f"<{kind}{attributes}>{self._inside(kind, depth)}</{kind}>"

    def _inside(self, kind: str, depth: int) -> str:
        if kind in GROUPS:
            return "".join(self._element(depth + 1, kind) for _ in range(self._random.randint(0, 5)))
        if kind in ("text", "tspan"):
            letters = self._random.choice(["Text", "مرحبا", "a" * 200, "中", " ", "&amp;currentColor", ""])
            return letters + "".join(self._element(depth + 1, kind) for _ in range(self._random.randint(0, 2)))
        if kind.endswith("Gradient"):
            return "".join(
                f'<stop offset="{self._random.choice(["0", ".5", "50%", "1", "-1", "2"])}" '
                f'stop-color="{self._random.choice(COLOURS)}"/>'
                for _ in range(self._random.randint(0, 5))
            )
        if kind == "filter":
            return "".join(self._filter_step() for _ in range(self._random.randint(0, 5)))
        if kind == "style":
            return "".join(
                f"{self._random.choice(['g', '*', 'rect', '#i1', 'g > path', 'g *'])}"
                f"{{{self._random.choice(['fill', 'stroke', 'mask', 'filter'])}:"
                f"{self._url()}}}"
                for _ in range(self._random.randint(0, 4))
            )
        return ""

    def _filter_step(self) -> str:
        kind = self._random.choice(STEPS)
        own = {
            "feGaussianBlur": f'stdDeviation="{self._plain(1, 2)}"',
            "feOffset": f'dx="{self._plain(1, 1)}" dy="{self._plain(1, 1)}"',
            "feColorMatrix": f'type="{self._random.choice(["matrix", "saturate"])}" values="{self._plain(1, 20)}"',
            "feComposite": f'operator="{self._random.choice(["over", "arithmetic", "in"])}" k1="{self._plain(1, 1)}"',
            "feBlend": 'mode="multiply"',
        }.get(kind, "")
        names = ["SourceGraphic", "SourceAlpha", "a", "b"]
        own += f' in="{self._random.choice(names)}" result="{self._random.choice(names)}"'
        inside = '<feMergeNode in="a"/><feMergeNode in="SourceGraphic"/>' if kind == "feMerge" else ""
        own += f' in2="{self._random.choice(names)}"' if kind in ("feComposite", "feBlend") else ""
        return f"<{kind} {own}>{inside}</{kind}>"

    def _style(self, kind: str) -> str:
        found = {}
        for name in ("fill", "stroke"):
            if self._chance(0.6):
                found[name] = self._url() if self._chance(0.4) else self._random.choice(COLOURS)
        if self._chance(0.3):
            found["stroke-width"] = self._number() or "1"
        if self._chance(0.1):
            found["stroke-dasharray"] = self._numbers(1, 4)
            found["stroke-dashoffset"] = self._plain(1, 1)
        if self._chance(0.15):
            found["opacity"] = self._random.choice(["0", ".5", "1", "50%"])
        for name in ("mask", "filter", "clip-path"):
            if self._chance(self._heavy / 3):
                found[name] = self._url()
        if kind in ("path", "polyline", "polygon", "line") and self._chance(self._heavy):
            found[self._random.choice(["marker-start", "marker-mid", "marker-end"])] = self._url()
        if self._chance(0.15):
            found["transform"] = self._transform()
        if kind in ("text", "tspan", "g"):
            found["font-size"] = self._number() or "9"
            found["font-family"] = self._random.choice(["serif", "'A B', sans-serif", "currentColor"])
        if self._chance(0.05):
            found["display"] = self._random.choice(["none", "inline"])
            found["vector-effect"] = "non-scaling-stroke"
        if self._chance(0.3):
            return f' style="{";".join(f"{name}:{value}" for name, value in found.items())}"'
        return "".join(f' {name}="{value}"' for name, value in found.items())

    def _transform(self) -> str:
        kind, most = self._random.choice([("matrix", 6), ("scale", 2), ("translate", 2), ("rotate", 3), ("skewX", 1)])
        least = most if most in (6, 3) else 1
        return " ".join(f"{kind}({self._plain(least, most)})" for _ in range(self._random.randint(1, 3)))

    def _geometry(self, kind: str) -> str:
        if kind == "path":
            return f' d="{self._path()}"'
        if kind in ("polyline", "polygon"):
            return f' points="{self._plain(0, 20)}"'
        if kind == "image":
            return f' x="{self._number() or 1}" width="{self._number() or 1}" height="20" xlink:href="{DOT}"'
        found = {"use": "x y width height", "text": "x y", "rect": "x y width height rx ry", "line": "x1 y1 x2 y2"}
        found |= {"circle": "cx cy r", "ellipse": "cx cy rx ry", "symbol": "x y width height"}
        found |= {"linearGradient": "x1 y1 x2 y2", "radialGradient": "cx cy r fx fy", "mask": "x y width height"}
        found |= {"marker": "refX refY markerWidth markerHeight", "pattern": "x y width height"}
        found |= {"filter": "x y width height"}
        text = "".join(f' {name}="{self._number() or 1}"' for name in found.get(kind, "").split() if self._chance(0.8))
        text += self._more(kind)
        if kind in ("use", "pattern", "linearGradient", "radialGradient") and (kind == "use" or self._chance(0.2)):
            text += f' {self._random.choice(["xlink:href", "href"])}="#{self._random.choice(IDS)}"'
        return text

    def _more(self, kind: str) -> str:
        text = ""
        if kind in ("symbol", "marker", "pattern") and self._chance(0.5):
            text += f' viewBox="{self._plain(4, 4)}" preserveAspectRatio="xMinYMin slice"'
        if kind == "pattern":
            text += f' patternUnits="{self._random.choice(UNITS)}" patternContentUnits="{self._random.choice(UNITS)}"'
            text += f' patternTransform="{self._transform()}"' if self._chance(0.4) else ""
        if kind == "mask":
            text += f' maskUnits="{self._random.choice(UNITS)}" maskContentUnits="{self._random.choice(UNITS)}"'
        if kind.endswith("Gradient"):
            text += f' gradientUnits="{self._random.choice(UNITS)}" spreadMethod="reflect"'
            text += f' gradientTransform="{self._transform()}"' if self._chance(0.3) else ""
        if kind == "filter":
            text += f' filterUnits="{self._random.choice(UNITS)}"'
        if kind == "marker":
            text += f' orient="{self._random.choice(["auto", "45", "auto-start-reverse"])}"'
        return text

    def _path(self) -> str:
        parts = ["M" + self._plain(2, 2)]
        for _ in range(self._random.randint(0, 12)):
            letter, count = self._random.choice([("L", 2), ("C", 6), ("S", 4), ("Q", 4), ("T", 2), ("H", 1), ("Z", 0)])
            if self._chance(0.15):
                flags = self._random.choice(["0 1", "1 0", "1 1"])
                parts.append(f"A{self._plain(3, 3)} {flags} {self._plain(2, 2)}")
            parts.append((letter.lower() if self._chance(0.5) else letter) + self._plain(count, count))
        return "".join(parts)
