"""The frame of the web pages that lie beside the program: no scripts, and nothing is loaded from elsewhere."""

from __future__ import annotations

_FRAME = """<!DOCTYPE html>
<html lang="{language}"{direction}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}: Carrel</title>
<style>
body {{ max-width: {width}em; margin: 2em auto; padding: 0 1em; font: 1.1em/1.5 Georgia, serif; color: #22211f;
  background: #fcfbf8; }}
{style}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def page(
    title: str, style: str, body: str, *, width: int, language: str = "en-GB", is_right_to_left: bool = False
) -> str:
    """`title` and `body` are HTML, `style` is CSS; `width` is at most that of the text, in em."""
    direction = ' dir="rtl"' if is_right_to_left else ""
    return _FRAME.format(title=title, style=style, body=body, width=width, language=language, direction=direction)
