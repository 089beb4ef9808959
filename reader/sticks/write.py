"""Writes sticks, one or many at once: each block of the source is read once and goes to all of them."""

from __future__ import annotations

import hashlib
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from reader.sticks import stick_files
from reader.sticks.copy_source import CopySource, SourceFile
from reader.sticks.errors import Cancelled, CopySourceError, TargetError, quoted
from reader.sticks.progress import Meter, Progress, Stage
from reader.sticks.stick_target import StickOutcome, StickTarget
from reader.sticks.survey import check_room

AHEAD = 4
"""Blocks that may wait for the slowest stick. All sticks share them, so their number hardly matters to memory."""

PAUSE = 0.1  # seconds between looks at whether to stop

Told = Callable[[Progress], None]
Stopped = Callable[[], bool]
Work = Callable[[StickTarget], None]


def write(
    source: CopySource,
    targets: Sequence[Path],
    told: Told | None = None,
    stopped: Stopped | None = None,
    *,
    dry: bool = False,
) -> list[StickOutcome]:
    """One outcome for each target, in their order; names of one and the same folder count once.

    `told` is called, in this thread, as it goes on; `stopped` asks whether to stop. `dry` changes nothing.
    Raises SourceError and Cancelled (or KeyboardInterrupt), and then no target has a half-written file.
    """
    return _Run(told, stopped).write(source, targets, dry)


class _Run:
    def __init__(self, told: Told | None, stopped: Stopped | None) -> None:
        self._told = told or (lambda progress: None)
        self._stopped = stopped or (lambda: False)
        self._halt = threading.Event()
        self._meter = Meter()
        self._targets: list[StickTarget] = []

    def write(self, source: CopySource, named: Sequence[Path], dry: bool) -> list[StickOutcome]:
        self._targets = [StickTarget(path, self._meter, self._check_halt) for path in named]
        try:
            self._each(lambda target: target.open(source))
            self._targets = _once_each(self._targets)
            digests = self._digests_of({file.name: file for target in self._good() for file in target.survey.like})
            self._each(lambda target: target.compare(digests))
            self._check_room()
            if not dry:
                self._fill(source)
        except BaseException:
            self._halt.set()
            for target in self._targets:
                target.clean()
            raise
        return [target.outcome() for target in self._targets]

    def _fill(self, source: CopySource) -> None:
        self._meter.enter(Stage.COPYING)
        self._each(lambda target: target.prepare(source))
        self._copy(source.files)
        self._meter.enter(Stage.READING_BACK)
        self._each(StickTarget.verify)
        self._meter.enter(Stage.FINISHING)
        self._each(lambda target: target.close(source))

    def _good(self) -> list[StickTarget]:
        return [target for target in self._targets if not target.reason]

    def _digests_of(self, files: dict[str, SourceFile]) -> dict[str, str]:
        """Of the source, where something of the same name and size is on a stick already."""
        self._meter.expect(sum(file.size for file in files.values()))
        found = {}
        for file in files.values():
            digest = hashlib.sha256()
            for block in _blocks(file):
                digest.update(block)
                self._meter.count(len(block))
                self._look_up()
            found[file.name] = _sound(file, digest.hexdigest())
        return found

    def _check_room(self) -> None:
        claimed: dict[int, int] = {}
        for target in self._good():
            _guarded(target, lambda target: check_room(target.survey, target.to_copy, claimed))

    def _copy(self, files: Iterable[SourceFile]) -> None:
        lanes = [_Lane(target, self._check_halt) for target in self._good()]
        try:
            for file in files:
                takers = [lane for lane in lanes if file.name in lane.target.wanted]
                if takers and file.size <= stick_files.BLOCK:
                    self._copy_small(file, takers)
                elif takers:
                    self._copy_large(file, takers)
            for lane in lanes:
                self._put(lane, StickTarget.settle)
                self._put(lane, None)
        except BaseException:
            self._halt.set()
            raise
        finally:
            self._wait([lane.thread for lane in lanes])

    def _copy_small(self, file: SourceFile, lanes: Sequence[_Lane]) -> None:
        """In one piece: programs are of many small files, and each handing over takes its time."""
        data = b"".join(_blocks(file))
        digest = _sound(file, hashlib.sha256(data).hexdigest())

        def work(target: StickTarget) -> None:
            target.begin(file)
            target.block(data)
            target.end(digest)

        for lane in lanes:
            self._put(lane, work)
        self._look_up()

    def _copy_large(self, file: SourceFile, lanes: Sequence[_Lane]) -> None:
        digest = hashlib.sha256()
        for lane in lanes:
            self._put(lane, lambda target: target.begin(file))
        for block in _blocks(file):
            for lane in lanes:
                self._put(lane, _writing(block))
            digest.update(block)
            self._look_up()
        found = _sound(file, digest.hexdigest())
        for lane in lanes:
            self._put(lane, lambda target: target.end(found))

    def _put(self, lane: _Lane, work: Work | None) -> None:
        """Waits for a stick that is slow, though not for one that has failed."""
        while not lane.is_over():
            try:
                lane.queue.put(work, timeout=PAUSE)
                return
            except queue.Full:
                self._look_up()

    def _each(self, work: Work) -> None:
        """The same for all targets that are good so far, each in its own thread."""
        good = self._good()
        threads = [threading.Thread(target=_guarded, args=(target, work), daemon=True) for target in good]
        for thread in threads:
            thread.start()
        self._wait(threads)
        self._check_halt()

    def _wait(self, threads: Sequence[threading.Thread]) -> None:
        """Until all are done. Whoever interrupts it waits, too: a stick must be left clean."""
        interrupted: BaseException | None = None
        for thread in threads:
            while thread.is_alive():
                try:
                    thread.join(PAUSE)
                    if not self._halt.is_set():
                        self._look_up()
                except BaseException as error:  # noqa: BLE001 - raised again below
                    self._halt.set()
                    interrupted = error
        if interrupted:
            raise interrupted

    def _look_up(self) -> None:
        self._told(self._meter.now())
        if self._stopped():
            raise Cancelled("It was stopped. What is whole stays; the same command goes on from there.")

    def _check_halt(self) -> None:
        if self._halt.is_set():
            raise Cancelled


class _Lane:
    """A target, the thread that writes to it, and what it is still to do."""

    def __init__(self, target: StickTarget, halted: Callable[[], None]) -> None:
        self.target = target
        self._halted = halted
        self.queue: queue.Queue[Work | None] = queue.Queue(AHEAD)
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def is_over(self) -> bool:
        return not self.thread.is_alive()

    def _run(self) -> None:
        _guarded(self.target, self._work)

    def _work(self, target: StickTarget) -> None:
        while True:
            try:
                work = self.queue.get(timeout=PAUSE)
            except queue.Empty:
                self._halted()
                continue
            if work is None:
                return
            work(target)


def _guarded(target: StickTarget, work: Work) -> None:
    """One target's failure is its own."""
    try:
        work(target)
    except (TargetError, OSError) as error:
        target.fail(error)
    except Cancelled:
        target.clean()
    except Exception as error:  # noqa: BLE001 - a thread that ends without a word would count as a success
        target.fail(TargetError(f"Carrel made a mistake ({type(error).__name__}: {error}). Please report it"))


def _writing(block: bytes) -> Work:
    return lambda target: target.block(block)


def _once_each(targets: Iterable[StickTarget]) -> list[StickTarget]:
    """Two sticks of one name are two; two names of one stick are one."""
    seen: set[tuple[int, int]] = set()
    found = []
    for target in targets:
        if target.reason or target.identity not in seen:
            found.append(target)
        if not target.reason:
            seen.add(target.identity)
    return found


def _blocks(file: SourceFile) -> Iterable[bytes]:
    try:
        yield from stick_files.blocks(file.path)
    except OSError as error:
        raise CopySourceError(
            f"{quoted(file.path)} cannot be read: {error.strerror or error}. Build or copy it again."
        ) from error


def _sound(file: SourceFile, digest: str) -> str:
    """The digest of a source that was all that time what it is listed as. Raises SourceError."""
    try:
        is_as_listed = file.is_as_listed()
    except OSError:
        is_as_listed = False
    if not is_as_listed:
        raise CopySourceError(
            f"{quoted(file.path)} was changed while it was copied. Wait until it is whole, then write again."
        )
    if file.digest and digest != file.digest:
        raise CopySourceError(
            f"{quoted(file.path)} is damaged: it is not what the list of its own stick says. Copy from another stick."
        )
    return digest
