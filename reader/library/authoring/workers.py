"""Reads articles in several processes and yields them in order. Memory use does not depend on their number."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait

from reader.library.authoring.articlefile import ArticleFile, ArticleReader, ArticleResult, PackNames
from reader.library.authoring.problems import ContentError, Problem
from reader.system import stop_signals
from reader.translation import Choice, _, choice, use_as_parent

MIN_FILES = 40
"""With fewer files, starting processes would take longer than reading."""

MAX_WORKERS = 4
"""More would only wait for the process that writes the pack, and each needs memory."""

RARE_COLLECTIONS = (100_000, 50, 100)
"""Thresholds for `gc`. Articles are many small values without cycles, and collecting took half of the time."""

CHUNK_BYTES = 128 << 10
CHUNK_FILES = 32


def read_articles(files: Sequence[ArticleFile], names: PackNames, *, check_only: bool) -> Iterator[ArticleResult]:
    """Results in the order of `files`. With `check_only` they contain problems and no articles."""
    workers = min(os.cpu_count() or 1, MAX_WORKERS)
    thresholds = gc.get_threshold()
    gc.set_threshold(*RARE_COLLECTIONS)
    try:
        if len(files) < MIN_FILES or workers < 2:
            reader = ArticleReader(names)
            for file in files:
                yield reader.read(file, check_only=check_only)
        else:
            yield from _read_in_processes(files, names, workers, check_only)
    finally:
        gc.set_threshold(*thresholds)


def _read_in_processes(
    files: Sequence[ArticleFile], names: PackNames, workers: int, check_only: bool
) -> Iterator[ArticleResult]:
    # Not by fork, which can hang in a program with threads.
    context = multiprocessing.get_context("spawn")
    with stop_signals.kept_from_children():  # it starts the process that removes semaphores
        pool = ProcessPoolExecutor(workers, context, _start_worker, (names, choice()))
    try:
        yield from _in_order(pool, _chunks(files), 2 * workers + 1, check_only)
    except BrokenProcessPool as error:
        message = _(
            "a process that read the articles stopped; free some memory, or split very large files, and try again"
        )
        raise ContentError([Problem(files[0].file, 1, message)]) from error
    except BaseException:  # a signal, or the caller needs no more of them
        _end_workers()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, chunks: Iterator[list[ArticleFile]], ahead: int, check_only: bool
) -> Iterator[ArticleResult]:
    running: deque[Future[list[ArticleResult]]] = deque()
    for chunk in chunks:
        with stop_signals.kept_from_children():
            running.append(pool.submit(_read_chunk, chunk, check_only))
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


def _start_worker(names: PackNames, language: Choice) -> None:
    global _reader
    use_as_parent(language)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader = ArticleReader(names)
    gc.freeze()
    gc.set_threshold(*RARE_COLLECTIONS)


def _end_with_parent() -> None:
    """A worker would wait for ever for the next chunk if the program was killed."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _end_workers() -> None:
    for process in multiprocessing.active_children():
        process.kill()  # they do not get SIGTERM, and have nothing to clear up


def _read_chunk(files: list[ArticleFile], check_only: bool) -> list[ArticleResult]:
    assert _reader is not None, "each worker starts with _start_worker"
    return [_reader.read(file, check_only=check_only) for file in files]
