"""Writes one or several sticks at once: each block of the source is read once and written to all of them."""

from __future__ import annotations

import hashlib
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from reader.library.packerrors import shortened
from reader.sticks import stick_files
from reader.sticks.copy_source import CopySource, SourceFile
from reader.sticks.errors import Cancelled, CopySourceError, TargetError, internal_error
from reader.sticks.progress import IsCancelled, OnProgress, ProgressMeter, Stage
from reader.sticks.stick_target import StickOutcome, StickTarget
from reader.translation import _

AHEAD = 4
"""Blocks that may wait for the slowest stick. All sticks share them, so they need little memory."""

PAUSE = 0.1  # seconds between two checks whether the user has cancelled

TargetStep = Callable[[StickTarget], None]


def write_sticks(
    source: CopySource,
    targets: Sequence[Path],
    on_progress: OnProgress | None = None,
    is_cancelled: IsCancelled | None = None,
    *,
    is_dry_run: bool = False,
) -> list[StickOutcome]:
    """Returns one outcome for each target, in their order; two paths to one folder count once.

    `on_progress` and `is_cancelled` are called in this thread. `is_dry_run` changes nothing on the sticks.
    Raises CopySourceError, Cancelled and KeyboardInterrupt, after deleting partial files from all targets.
    """
    return _WriteJob(on_progress, is_cancelled).write(source, targets, is_dry_run)


class _WriteJob:
    def __init__(self, on_progress: OnProgress | None, is_cancelled: IsCancelled | None) -> None:
        self._on_progress = on_progress or (lambda progress: None)
        self._is_cancelled = is_cancelled or (lambda: False)
        self._cancelled = threading.Event()
        self._meter = ProgressMeter()
        self._targets: list[StickTarget] = []

    def write(self, source: CopySource, paths: Sequence[Path], is_dry_run: bool) -> list[StickOutcome]:
        self._targets = [StickTarget(path, self._meter, self._check_cancelled) for path in paths]
        try:
            self._each(lambda target: target.open(source))
            self._targets = _without_duplicates(self._targets)
            digests = self._digests_of({file.name: file for target in self._good() for file in target.survey.same_size})
            self._each(lambda target: target.compare(digests))
            self._check_space()
            if not is_dry_run:
                self._fill(source)
        except BaseException:
            self._cancelled.set()
            for target in self._targets:
                target.remove_partial_files()
            raise
        finally:
            for target in self._targets:
                target.close()
        return [target.outcome() for target in self._targets]

    def _fill(self, source: CopySource) -> None:
        self._meter.enter(Stage.COPYING)
        self._each(lambda target: target.prepare(source))
        self._copy(source.files)
        self._meter.enter(Stage.VERIFYING)
        self._each(StickTarget.verify)
        self._meter.enter(Stage.FINISHING)
        self._each(lambda target: target.finish(source))

    def _good(self) -> list[StickTarget]:
        return [target for target in self._targets if not target.reason]

    def _digests_of(self, files: dict[str, SourceFile]) -> dict[str, str]:
        """Names -> digests of the source files that may be on a stick already."""
        self._meter.expect(sum(file.size for file in files.values()))
        found = {}
        for file in files.values():
            digest = hashlib.sha256()
            for block in _blocks(file):
                digest.update(block)
                self._meter.count(len(block))
                self._report()
            found[file.name] = _verified_digest(file, digest.hexdigest())
        return found

    def _check_space(self) -> None:
        claimed: dict[int, int] = {}
        for target in self._good():
            _guarded(target, lambda target: target.check_space(claimed))

    def _copy(self, files: Iterable[SourceFile]) -> None:
        workers = [_TargetWorker(target, self._check_cancelled) for target in self._good()]
        try:
            for file in files:
                takers = [worker for worker in workers if file.name in worker.target.wanted_names]
                if takers and file.size <= stick_files.BLOCK:
                    self._copy_small(file, takers)
                elif takers:
                    self._copy_large(file, takers)
            for worker in workers:
                self._put(worker, StickTarget.commit_files)
                self._put(worker, None)
        except BaseException:
            self._cancelled.set()
            raise
        finally:
            self._wait([worker.thread for worker in workers])

    def _copy_small(self, file: SourceFile, workers: Sequence[_TargetWorker]) -> None:
        """In one step: a program has many small files, and each step in the queue takes time."""
        data = b"".join(_blocks(file))
        digest = _verified_digest(file, hashlib.sha256(data).hexdigest())

        def step(target: StickTarget) -> None:
            target.begin_file(file)
            target.write_block(data)
            target.end_file(digest)

        for worker in workers:
            self._put(worker, step)
        self._report()

    def _copy_large(self, file: SourceFile, workers: Sequence[_TargetWorker]) -> None:
        digest = hashlib.sha256()
        for worker in workers:
            self._put(worker, lambda target: target.begin_file(file))
        for block in _blocks(file):
            for worker in workers:
                self._put(worker, _write_step(block))
            digest.update(block)
            self._report()
        found = _verified_digest(file, digest.hexdigest())
        for worker in workers:
            self._put(worker, lambda target: target.end_file(found))

    def _put(self, worker: _TargetWorker, step: TargetStep | None) -> None:
        """Waits while the queue of a slow stick is full, but not for a stick that has failed."""
        while not worker.is_finished():
            try:
                worker.queue.put(step, timeout=PAUSE)
                return
            except queue.Full:
                self._report()

    def _each(self, step: TargetStep) -> None:
        """Runs one step for all targets that have not failed, each in its own thread."""
        good = self._good()
        threads = [threading.Thread(target=_guarded, args=(target, step), daemon=True) for target in good]
        for thread in threads:
            thread.start()
        self._wait(threads)
        self._check_cancelled()

    def _wait(self, threads: Sequence[threading.Thread]) -> None:
        """Blocks until all threads have ended. An exception waits for them, too, so that partial files are deleted."""
        interrupted: BaseException | None = None
        for thread in threads:
            while thread.is_alive():
                try:
                    thread.join(PAUSE)
                    if not self._cancelled.is_set():
                        self._report()
                except BaseException as error:  # noqa: BLE001 - raised again below
                    self._cancelled.set()
                    interrupted = error
        if interrupted:
            raise interrupted

    def _report(self) -> None:
        self._on_progress(self._meter.snapshot())
        if self._is_cancelled():
            raise Cancelled

    def _check_cancelled(self) -> None:
        if self._cancelled.is_set():
            raise Cancelled


class _TargetWorker:
    """A target, the thread that writes to it, and the queue of its steps."""

    def __init__(self, target: StickTarget, check_cancelled: Callable[[], None]) -> None:
        self.target = target
        self._check_cancelled = check_cancelled
        self.queue: queue.Queue[TargetStep | None] = queue.Queue(AHEAD)
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def is_finished(self) -> bool:
        return not self.thread.is_alive()

    def _run(self) -> None:
        _guarded(self.target, self._run_steps)

    def _run_steps(self, target: StickTarget) -> None:
        while True:
            try:
                step = self.queue.get(timeout=PAUSE)
            except queue.Empty:
                self._check_cancelled()
                continue
            if step is None:
                return
            step(target)


def _guarded(target: StickTarget, step: TargetStep) -> None:
    """Records a failure of one target, so that the others continue."""
    try:
        step(target)
    except (TargetError, OSError) as error:
        target.fail(error)
    except Cancelled:
        target.remove_partial_files()
    except Exception as error:  # noqa: BLE001 - otherwise the stick would count as a success
        target.fail(TargetError(_("{problem}. Please report it.", problem=internal_error(error))))


def _write_step(block: bytes) -> TargetStep:
    return lambda target: target.write_block(block)


def _without_duplicates(targets: Iterable[StickTarget]) -> list[StickTarget]:
    """Drops a second path to the same folder. Two sticks with one name are both kept."""
    seen: set[tuple[int, int]] = set()
    found = []
    for target in targets:
        if target.reason or target.identity not in seen:
            found.append(target)
        else:
            target.close()
        if not target.reason:
            seen.add(target.identity)
    return found


def _blocks(file: SourceFile) -> Iterable[bytes]:
    try:
        yield from stick_files.read_blocks(file.path)
    except OSError as error:
        raise CopySourceError(
            _(
                "“{file}” cannot be read: {reason}. Build or copy it again.",
                file=shortened(file.path),
                reason=error.strerror or error,
            )
        ) from error


def _verified_digest(file: SourceFile, digest: str) -> str:
    """Returns `digest`. Raises CopySourceError if the source file changed meanwhile, or is damaged."""
    try:
        is_unchanged = file.is_unchanged()
    except OSError:
        is_unchanged = False
    if not is_unchanged:
        raise CopySourceError(
            _(
                "“{file}” changed while it was being copied. Wait until it no longer changes, then write again.",
                file=shortened(file.path),
            )
        )
    if file.digest and digest != file.digest:
        raise CopySourceError(
            _(
                "“{file}” is damaged: it does not match the checksum on its stick. Copy from another stick.",
                file=shortened(file.path),
            )
        )
    return digest
