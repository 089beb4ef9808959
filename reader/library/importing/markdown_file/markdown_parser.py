"""The parser for Markdown of other programs: CommonMark with HTML, tables, and the marks of the modules beside it."""

from __future__ import annotations

import functools

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType

from reader.library.authoring.markdown_limits import bounded_table, check_blocks
from reader.library.importing.markdown_file import container_rules, inline_rules

MAX_NESTING = 40


@functools.cache
def parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    markdown.enable(["table", "strikethrough"])
    interrupted: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    block = markdown.block.ruler
    block.at("table", bounded_table, {"alt": ["paragraph", "reference"]})
    block.before("table", "size", check_blocks)
    block.before("fence", "fenced_box", container_rules.fenced_box, interrupted)
    block.before("fence", "mkdocs_box", container_rules.mkdocs_box, interrupted)
    block.before("reference", "footnote", container_rules.footnote, interrupted)
    block.before("table", "drawn_table", container_rules.drawn, interrupted)
    block.before("paragraph", "definition_list", container_rules.definition_list)
    for name, rule in inline_rules.RULES.items():
        markdown.inline.ruler.before("link", name, rule)
    for name, rule in inline_rules.FORMULAS.items():
        markdown.inline.ruler.before("escape", name, rule)
    # What an address may be is decided when it is used.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown
