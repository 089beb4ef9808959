"""Long lines of signs that patterns and loops repeat: a pattern that went back over them would come to no end here."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from reader.library.authoring.frontmatter import read_front_matter
from reader.library.authoring.inline_source import read_inline
from reader.library.authoring.markup import read_blocks
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.raw_marks import field_mark
from reader.library.authoring.targets import FileLinkResolver
from reader.library.authoring.textfile import decode_text
from reader.library.authoring.yamlfile import parse_yaml
from tests.library.authoring.samples import TARGETS
from tests.steps import growth

LONG = 300_000  # characters: quadratic time would be hours


def _links() -> tuple[FileLinkResolver, FileProblems]:
    problems = FileProblems("x")
    return FileLinkResolver(TARGETS, problems, "mood"), problems


def _blocks(text: str) -> None:
    links, problems = _links()
    read_blocks(text, 1, links, problems)


READERS: dict[str, Callable[[str], object]] = {
    "article": _blocks,
    "definition": lambda text: read_inline(text, 1, _links()[0]),
    "title": lambda text: field_mark(text, "title"),
    "YAML": lambda text: parse_yaml(text, FileProblems("x")),
    "front matter": lambda text: read_front_matter(f"---\n{text}\n---\n", FileProblems("x")),
    "text": lambda text: decode_text(text.encode(), FileProblems("x")),
}

# Each has been the slowest of its pattern, before or after it was corrected.
HOSTILE = [
    ("title", "[", "a@a"), ("title", "<a ", "a="), ("title", "<a", " "), ("title", "", "**"), ("title", "", "_a"),
    ("definition", "", "\n"), ("definition", "", "\t"), ("definition", "", " \n"), ("definition", "", "："),
    ("definition", "{", "a="), ("definition", "$", "a="), ("definition", "$", "\\_"), ("definition", "<a ", "a="),
    ("definition", "<a", "\t"), ("definition", "x ", "- "), ("definition", "", "@a1 "),
    ("article", "", "-"), ("article", "", "\t"), ("article", "", "=a"), ("article", "", ":"), ("article", "", "@a "),
    ("YAML", "", "-"), ("YAML", "", " "), ("YAML", "", "- "), ("YAML", "a: ", "'"), ("YAML", "a: ", "x #"),
    ("YAML", "- ", "a\u00a0"), ("front matter", "", "-"), ("front matter", "", "--- "), ("text", "a", "\u0301\u0327"),
]  # fmt: skip


@pytest.mark.parametrize(("reader", "before", "repeated"), HOSTILE)
def test_long_lines(reader: str, before: str, repeated: str) -> None:
    READERS[reader](before + repeated * (LONG // len(repeated)))


MANY = {
    "values on a line": ("YAML", lambda count: f"[{'a, ' * count}a]"),
    "names on a line": ("YAML", lambda count: "{" + "".join(f"a{n}: b, " for n in range(count)) + "}"),
    "names with wrong spaces": ("YAML", lambda count: "{" + "".join(f"a\u00a0{n}: b, " for n in range(count)) + "}"),
    "comments": ("YAML", lambda count: "".join(f"a{n}: b # c\n" for n in range(count))),
    "keys in a citation": ("article", lambda count: f"[{'@a; ' * count}@b]"),
    "citations": ("article", lambda count: "[@a] " * count),
    "unknown references": ("article", lambda count: "".join(f"@smith{n} " for n in range(count))),
    "footnotes": ("article", lambda count: "".join(f"[^{n}] \n\n[^{n}]: x\n\n" for n in range(count))),
    "definitions of links": ("article", lambda count: "".join(f"[{n}]: x\n" for n in range(count))),
    "rows": ("article", lambda count: "|a|\n|-|\n" + "|&amp;|\n" * count),
    "columns": ("article", lambda count: f"{'|a' * count}|\n{'|-' * count}|\n"),
    "brackets": ("article", lambda count: "[" * count),
    "pictures": ("article", lambda count: "![" * count),
    "emphasis": ("article", lambda count: "*a **a " * count),
    "scripts": ("article", lambda count: "a^b ~c^d~ " * count),
    "code": ("article", lambda count: "".join("`" * (n % 30) + " a" for n in range(count))),
    "lists": ("article", lambda count: "".join(" " * (n % 30) + "- a\n" for n in range(count))),
    "quotations": ("article", lambda count: "".join(">" * (n % 30) + " a\n" for n in range(count))),
    "boxes": ("article", lambda count: "::: note\na\n\n:::\n\n" * count),
}  # fmt: skip


@pytest.mark.parametrize("what", MANY)
def test_many(what: str) -> None:
    reader, make = MANY[what]

    def reading(count: int) -> Callable[[], object]:
        text = make(count)
        return lambda: READERS[reader](text)

    assert growth(reading, 80) < 7


@pytest.mark.parametrize("seed", range(8))
def test_made_up_texts(seed: int) -> None:
    made = random.Random(seed)
    signs = "[]()!*_`^~<>a&\\${}|-+#:\"'=%@ é\t\n"
    for reader in READERS:
        repeated = "".join(made.choice(signs) for _ in range(made.randrange(1, 8)))

        def reading(count: int, reader: str = reader, repeated: str = repeated) -> Callable[[], object]:
            return lambda: READERS[reader](repeated * count)

        assert growth(reading, 100) < 8, (reader, repeated)
