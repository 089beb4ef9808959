"""Measures the same library in libzim, the engine of Kiwix, to compare: `python -m benchmarks.zim_peer PACK WORK`.

libzim is not a dependency of Carrel; install it first.
"""

from __future__ import annotations

import html
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.queries import keystrokes, queries
from benchmarks.results import share
from reader.library.model import Article
from reader.library.outline import block_text
from reader.library.packfile import open_pack

HITS = 30


def main(pack: Path, work: Path) -> None:
    import libzim.reader
    import libzim.search
    import libzim.suggestion
    import libzim.writer

    file = work / f"{pack.stem}.zim"
    file.unlink(missing_ok=True)
    with open_pack(pack) as read:
        articles = [read.article(entry.id) for entry in read.entries()]
    begin = time.perf_counter()
    with libzim.writer.Creator(str(file)).config_indexing(True, "eng") as creator:
        creator.set_mainpath(articles[0].id)
        for item in _items(libzim.writer, articles):
            creator.add_item(item)
    built = time.perf_counter() - begin
    archive = libzim.reader.Archive(str(file))
    words = libzim.search.Searcher(archive)
    titles = libzim.suggestion.SuggestionSearcher(archive)

    def find(typed: str) -> object:
        return list(words.search(libzim.search.Query().set_query(typed)).getResults(0, HITS))

    def complete(typed: str) -> object:
        return list(titles.suggest(typed).getResults(0, HITS))

    whole = [_milliseconds(find, typed) for typed in queries()]
    keys = [_milliseconds(find, typed) for typed in keystrokes()]
    typed = [_milliseconds(complete, typed) for typed in keystrokes()]
    figures = {"built": built, "size": file.stat().st_size / 1e6}
    for name, times in (("whole queries", whole), ("each key", keys), ("titles, each key", typed)):
        figures |= {f"{name}: median": median(times), f"{name}: p95": share(times, 0.95)}
        figures[f"{name}: longest"] = max(times)
    print(json.dumps(figures, indent=1))


def _items(writer: Any, articles: list[Article]) -> Iterator[Any]:
    for article in articles:
        yield _item(writer, article)


def _item(writer: Any, article: Article) -> Any:
    body = "".join(f"<p>{html.escape(block_text(block))}</p>" for block in article.blocks)
    page = f"<html><head><title>{html.escape(article.title)}</title></head><body>{body}</body></html>"

    class Item(writer.Item):  # type: ignore[misc]
        def get_path(self) -> str:
            return article.id

        def get_title(self) -> str:
            return article.title

        def get_mimetype(self) -> str:
            return "text/html"

        def get_contentprovider(self) -> Any:
            return writer.StringProvider(page)

        def get_hints(self) -> dict[Any, Any]:
            return {writer.Hint.FRONT_ARTICLE: True}

    return Item()


def _milliseconds(ask: Callable[[str], object], typed: str) -> float:
    begin = time.perf_counter()
    ask(typed)
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
