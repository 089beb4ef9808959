"""Reads Markdown as other programs write it: GitHub, Pandoc, MultiMarkdown, Obsidian and MkDocs."""
