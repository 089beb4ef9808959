"""Reads articles on all cores, and gives them back in order. Memory does not grow with their number."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from reader.library.authoring.articlefile import ArticleFile, ArticleReader, PackNames, ReadArticle
from reader.library.authoring.problems import ContentError, Problem

MIN_FILES = 40
"""With fewer, starting processes would take longer than reading."""

MAX_WORKERS = 4
"""More would wait for the one process that writes the pack, and each takes memory."""

RARE_COLLECTIONS = (100_000, 50, 100)
"""Articles are many small values that refer to one another in one direction: looking for circles took half the time."""

CHUNK_BYTES = 128 << 10
CHUNK_FILES = 32


def read_articles(files: Sequence[ArticleFile], names: PackNames, *, keep: bool) -> Iterator[ReadArticle]:
    """In the order of `files`. `keep` says whether the articles themselves are wanted, or only their problems."""
    workers = min(os.cpu_count() or 1, MAX_WORKERS)
    thresholds = gc.get_threshold()
    gc.set_threshold(*RARE_COLLECTIONS)
    try:
        if len(files) < MIN_FILES or workers < 2:
            reader = ArticleReader(names)
            for file in files:
                yield reader.read(file, keep=keep)
        else:
            yield from _read_in_processes(files, names, workers, keep)
    finally:
        gc.set_threshold(*thresholds)


def _read_in_processes(
    files: Sequence[ArticleFile], names: PackNames, workers: int, keep: bool
) -> Iterator[ReadArticle]:
    # Started anew everywhere: a fork of a program with threads may hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, _start_worker, (names,))
    try:
        yield from _in_order(pool, _chunks(files), 2 * workers + 1, keep)
    except BrokenProcessPool as error:
        message = "reading the articles ended early; is there enough memory, or is one file very large?"
        raise ContentError([Problem(files[0].file, 1, message)]) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, chunks: Iterator[list[ArticleFile]], ahead: int, keep: bool
) -> Iterator[ReadArticle]:
    running: deque[Future[list[ReadArticle]]] = deque()
    for chunk in chunks:
        running.append(pool.submit(_read_chunk, chunk, keep))
        if len(running) > ahead:
            yield from running.popleft().result()
    while running:
        yield from running.popleft().result()


def _chunks(files: Sequence[ArticleFile]) -> Iterator[list[ArticleFile]]:
    chunk: list[ArticleFile] = []
    size = 0
    for file in files:
        chunk.append(file)
        size += file.size
        if size >= CHUNK_BYTES or len(chunk) >= CHUNK_FILES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


_reader: ArticleReader | None = None


def _start_worker(names: PackNames) -> None:
    global _reader
    _reader = ArticleReader(names)
    gc.freeze()
    gc.set_threshold(*RARE_COLLECTIONS)


def _read_chunk(files: list[ArticleFile], keep: bool) -> list[ReadArticle]:
    assert _reader is not None, "each worker starts with _start_worker"
    return [_reader.read(file, keep=keep) for file in files]
