"""Misnested, unclosed and stray tags become the tree that browsers make of them, and hostile ones a small one."""

from __future__ import annotations

import pytest

from reader.library.importing.html import tree
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.tree import MAX_DEPTH, parse_html
from reader.library.importing.imported import ImportFailed


def shown(element: HtmlElement) -> str:
    attributes = "".join(f" {name}={value}" for name, value in element.attributes.items())
    inside = "".join(child if isinstance(child, str) else shown(child) for child in element.children)
    return f"<{element.tag}{attributes}>{inside}</{element.tag}>"


TREES = {
    "paragraphs": ("<p>a<p>b", "<p>a</p><p>b</p>"),
    "bold across paragraphs": ("<p><b>x<p>y</b>z", "<p><b>x</b></p><p><b>y</b>z</p>"),
    "bold around a paragraph": ("<b><p>x</b>y</p>z", "<b></b><p><b>x</b>y</p>z"),
    "crossed": ("<i><b>1</i>2</b>3", "<i><b>1</b></i><b>2</b>3"),
    "list": ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>"),
    "cells": (
        "<table><tr><td>1<td>2<tr><td>3</table>x",
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>x",
    ),
    "cell without a row": ("<table><td>1", "<table><tr><td>1</td></tr></table>"),
    "cell without a table": ("<td>5 mg</td>", "5 mg"),
    "text in a table": ("<table>a<tr><td>b</table>", "a<table><tr><td>b</td></tr></table>"),
    "form in a table": ("<table><form><tr><td>1</form></table>", "<table><tr><td>1</td></tr></table>"),
    "links": ("<a href=x>1<a href=y>2</a>3", "<a href=x>1</a><a href=y>2</a>3"),
    "heading in a heading": ("<h2>a<h3>b</h2>c", "<h2>a</h2><h3>b</h3>c"),
    "line break with a slash": ("x</br>y", "x<br></br>y"),
    "options": ("<select><option>1<option>2</select>x", "<select><option>1</option><option>2</option></select>x"),
    "signs": ("x <3 y < & &amp", "x <3 y < & &"),
    "huge reference": ("&#99999999999999999999;", "&#99999999999999999999;"),
    "reference in an address": ('<a href="?a=1&copy=2&amp;b">x</a>', "<a href=?a=1&copy=2&b>x</a>"),
    "comment": ("a<!-- <p>b --> c<!-->d", "a cd"),
    "drawing": ("<svg><title>t</title><g/><text>5</text></svg>a", "<svg><title>t</title><g></g><text>5</text></svg>a"),
    "script": ("<script>if (a</b>) x</script>y", "<script>if (a</b>) x</script>y"),
    "anchor": ('<a name="x"/>t', "<a name=x></a>t"),
    "attributes twice": ("<p id=a id=b>x", "<p id=a>x</p>"),
    "attributes of the page": ("<html lang=sw><body class=x><p>a", "<p>a</p>"),
    "Windows line ends": ("a\r\nb\rc\0", "a\nb\nc"),
}


@pytest.mark.parametrize(("source", "expected"), TREES.values(), ids=TREES)
def test_trees(source, expected) -> None:
    root = parse_html(source)
    assert shown(HtmlElement("html", {}, root.children)) == f"<html>{expected}</html>"


def test_attributes_of_the_page_are_those_of_html_and_body() -> None:
    assert parse_html("<html lang=sw><body class=x lang=en>").attributes == {"lang": "sw", "class": "x"}


def depth_of(element: HtmlElement) -> int:
    depth, level = 0, [element]
    while level:
        depth, level = depth + 1, [child for each in level for child in each.elements]
    return depth


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote", "svg", "x-y"])
def test_nesting_is_limited_and_the_text_stays(tag) -> None:
    root = parse_html(f"<{tag}>" * 5_000 + "5 mg" + f"</{tag.split('>')[-1]}>" * 5_000 + "6 mg")
    assert depth_of(root) <= MAX_DEPTH + 2
    text = shown(root)
    assert "5 mg" in text
    assert "6 mg" in text


@pytest.mark.parametrize(
    ("limit", "source"),
    {
        "elements": ("MAX_ELEMENTS", "<p>" * 200),
        "formats that are opened again": ("MAX_ELEMENTS", "<b><i><u><s><p>x<p>y<p>z" * 10),
        "characters": ("MAX_CHARACTERS", "a" * 200),
    }.values(),
    ids=["elements", "formats", "characters"],
)
def test_limits(limit, source, monkeypatch) -> None:
    monkeypatch.setattr(tree, limit, 100)
    with pytest.raises(ImportFailed, match="larger than a web page"):
        parse_html(source)


ENDLESS = {
    "comments": "<!--" * 100_000,
    "tags": "<a " * 100_000,
    "end tags": "</p>" * 100_000,
    "quotation marks": '<a b="' * 100_000,
    "references": "&" * 100_000,
    "digits": "&#" + "9" * 100_000,
    "CDATA": "<![CDATA[" * 100_000,
    "scripts": "<script>" * 100_000,
    "spaces": f"<a{' ' * 100_000}b{' ' * 100_000}=",
}


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS)
def test_nothing_is_read_twice(source) -> None:
    """Each would take minutes if every tag without an end were looked for up to the end of the text."""
    assert len(parse_html(source).children) <= 3
