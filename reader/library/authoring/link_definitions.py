"""Lines such as `[label]: address`, which Markdown leaves out of the text because links can refer to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import for_message
from reader.translation import _


def warn_of_definitions(
    environment: Mapping[str, Any], tokens: Sequence[Token], first_line: int, problems: FileProblems
) -> None:
    """`environment` is what the parser has filled: the definitions by label, with their lines."""
    for definition in environment.get("duplicate_refs", ()):
        problems.warn(
            first_line + definition["map"][0],
            _(
                "readers do not see this line: the address of [{label}] is given twice; delete one",
                label=for_message(definition["label"].casefold()),
            ),
        )
    definitions = environment.get("references")
    if not definitions:
        return
    used = {
        str(child.attrs.get("href") or child.attrs.get("src"))
        for token in tokens
        for child in token.children or ()
        if child.type in ("link_open", "image")
    }
    for label, definition in definitions.items():
        if definition["href"] not in used:
            problems.warn(
                first_line + definition["map"][0],
                _(
                    "readers do not see this line: it is the address of a link [{label}], which nothing uses; for a "
                    "text write \\[ at its start",
                    label=for_message(label.casefold()),
                ),
            )
