"""The process that draws figures can hang, die and lie; the window gets pixels of the right size, or an error."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.image_header import FigureError
from reader.system import helper_process, own_process, process_limits
from reader.translation import use
from reader.ui.page import figure_frames
from reader.ui.page.figure_frames import MOST_PIXELS, FigureOrder, fitting
from reader.ui.page.figure_process import FigureProcess, FigureProcessError
from resources.standalone import message_file
from tests.packs import SVG

ORDER = FigureOrder("figures/plain.svg", "image/svg+xml", 40, 30, "#102030", "#ffffff")
SIZE = 40 * 30 * 4
NOT_A_PICTURE = "it is not a PNG, JPEG or SVG file, whatever its name says; save it again as one of these"


def command(how: str) -> list[str]:
    return [sys.executable, str(Path(__file__).with_name("fake_worker.py")), how]


@contextlib.contextmanager
def process(how: str = "", start_seconds: float = 60.0, draw_seconds: float = 60.0) -> Iterator[FigureProcess]:
    """The real process, or one that misbehaves; the time is long unless the test is about it."""
    one = FigureProcess(command(how) if how else None, start_seconds, draw_seconds)
    try:
        yield one
    finally:
        one.stop()


def ended(pid: int) -> bool:
    """`stop` has waited for it, so its number is free."""
    return subprocess.run(["ps", "-p", str(pid)], capture_output=True, check=False).returncode != 0


DIE = ["dies", "crashes", "garbage", "endless", "other size", "too few", "ready again"]


@pytest.mark.parametrize("how", DIE)
def test_a_process_that_misbehaves_is_replaced(how: str) -> None:
    with process(how) as one:
        for number in (1, 2):
            with pytest.raises(FigureProcessError, match="drawing it fails") as caught:
                one.draw(ORDER, SVG)
            assert caught.value.is_its_fault
            assert (one.started, one.pid) == (number, None)


@pytest.mark.parametrize("how", ["hangs", "spins", "closes", "long reason", "deaf"])
def test_a_process_that_takes_too_long_is_killed(how: str) -> None:
    with process(how, draw_seconds=0.3) as one, pytest.raises(FigureProcessError) as caught:
        one.draw(ORDER, b"x" * (4 << 20))  # more than a pipe holds
    assert caught.value.is_its_fault
    assert one.pid is None


def test_the_time_of_the_processor_counts_and_not_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy computer ends no good figure, and a bad one ends although the clock allows more."""
    used = itertools.count()  # a second more whenever somebody looks, also while the process starts
    monkeypatch.setattr(process_limits, "cpu_seconds", lambda process: float(next(used)))
    monkeypatch.setattr(helper_process, "CHECK_SECONDS", 0.01)
    with process("hangs") as one, pytest.raises(FigureProcessError, match="takes too long"):
        one.draw(ORDER, SVG)


@pytest.mark.parametrize("how", ["never ready", "not ready", "no greeting"])
def test_a_process_that_does_not_start_is_no_fault_of_the_figure(how: str) -> None:
    with process(how, start_seconds=0.5) as one:
        with pytest.raises(FigureProcessError, match="could not start") as caught:
            one.draw(ORDER, SVG)
        assert not caught.value.is_its_fault
        assert one.pid is None


def test_a_program_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FigureProcessError, match="could not start"):
        FigureProcess([str(tmp_path / "unplugged" / "carrel")]).draw(ORDER, SVG)


def test_more_than_was_asked_for_counts_against_the_next_figure() -> None:
    with process("too many") as one:
        with contextlib.suppress(FigureProcessError):
            assert len(one.draw(ORDER, SVG)) == SIZE
        with pytest.raises(FigureProcessError):
            one.draw(ORDER, SVG)


def test_a_process_that_was_ended_between_two_figures_is_started_again() -> None:
    with process() as one:
        one.draw(ORDER, SVG)
        assert one._helper.process
        one._helper.process.kill()
        one._helper.process.wait()
        assert len(one.draw(ORDER, SVG)) == SIZE
        assert one.started == 2


@pytest.mark.parametrize(("how", "reason"), [("reason", "it is only a test"), ("odd reason", "\ufffd\0\x1b[")])
def test_a_reason_ends_nothing(how: str, reason: str) -> None:
    with process(how) as one:
        for _ in range(2):
            with pytest.raises(FigureError) as caught:
                one.draw(ORDER, SVG)
            assert str(caught.value) == reason
        assert one.started == 1


def test_after_a_death_the_next_figure_is_drawn() -> None:
    with process("only one") as one:
        assert len(one.draw(ORDER, SVG)) == SIZE
        with pytest.raises(FigureProcessError):
            one.draw(ORDER, b"bad")
        assert len(one.draw(ORDER, SVG)) == SIZE
        assert one.started == 2


def test_it_can_be_stopped_while_it_draws() -> None:
    with process("hangs") as one:
        timer = threading.Timer(0.5, one.stop)
        timer.start()
        with pytest.raises(FigureProcessError):
            one.draw(ORDER, SVG)
        timer.join()


def test_the_real_process() -> None:
    with process() as one:
        pixels = one.draw(ORDER, SVG)
        assert len(pixels) == SIZE
        assert set(zip(*[iter(pixels)] * 4, strict=True)) == {(0x30, 0x20, 0x10, 0xFF)}
        with pytest.raises(FigureError, match="save it again as one of these"):
            one.draw(ORDER, b"\0" * 100)
        with pytest.raises(FigureError, match="the pack says"):
            one.draw(ORDER._replace(media_type="image/png"), SVG)
        assert one.started == 1
        pid = one.pid
    assert pid
    if sys.platform != "win32":
        assert ended(pid)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))


def _png(rng: random.Random) -> bytes:
    """A small PNG whose bytes are changed at random, or whose header promises something else."""
    depth, kind = rng.choice([(8, 2), (8, 6), (1, 0), (16, 6), (8, 3), (4, 3)])
    head = struct.pack(
        "!IIBBBBB", rng.choice((9, 30, 6000)), rng.choice((9, 30, 6000)), depth, kind, 0, 0, rng.choice((0, 1))
    )
    body = zlib.compress(rng.randbytes(rng.choice((10, 4000))))
    data = bytearray(b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"PLTE", rng.randbytes(48)))
    data += (
        _chunk(rng.choice((b"IDAT", b"iCCP", b"zTXt", b"gAMA")), body) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")
    )
    for _ in range(rng.choice((0, 1, 8))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def test_random_figures_end_as_pixels_or_an_error() -> None:
    number = int(os.environ.get("CARREL_FUZZ", "60"))  # more by hand
    order = ORDER._replace(path="a.png", media_type="image/png")
    with process() as one:
        for seed in range(number):
            with contextlib.suppress(FigureError, FigureProcessError):
                assert len(one.draw(order, _png(random.Random(seed)))) == SIZE
        assert len(one.draw(ORDER, SVG)) == SIZE


@pytest.mark.parametrize(
    ("size", "fits"),
    [((400, 300), (400, 300)), ((0.2, 9), (1, 9)), ((20000, 1000), (10954, 547)), ((1e9, 1e9), (2449, 2449))],
)
def test_the_largest_figure(size: tuple[float, float], fits: tuple[int, int]) -> None:
    assert fitting(*size) == fits
    assert fits[0] * fits[1] <= MOST_PIXELS


def test_the_program_does_nothing_else_as_that_process(tmp_path: Path) -> None:
    """It ends with its input, opens no window, and takes no file with the argument."""
    done = subprocess.run(
        own_process.command(), input=b"", capture_output=True, cwd=tmp_path, env=own_process.environment(), timeout=60,
        check=True,
    )  # fmt: skip
    assert done.stdout == b"R" + bytes(12)
    assert done.stderr == b""
    words = [*own_process.command(), "x.carrel"]
    refused = subprocess.run(
        words, input=b"", capture_output=True, env=own_process.environment(), timeout=60, check=False
    )
    assert refused.returncode == 2
    assert figure_frames.READY not in refused.stdout[:1]
    assert list(tmp_path.iterdir()) == []


def test_reasons_are_in_the_language_of_the_window(tmp_path: Path) -> None:
    """The same process draws after the language has changed."""
    catalog = tmp_path / "sw.mo"
    message_file.write(catalog, {("", NOT_A_PICTURE, ""): ("si picha",)}, "nplurals=1; plural=0;")
    with process() as one:
        reasons = []
        for code, file in (("en", None), ("sw", catalog), ("en", None)):
            use(code, file)
            try:
                with pytest.raises(FigureError) as caught:
                    one.draw(ORDER, b"x")
            finally:
                use("en")
            reasons.append(str(caught.value))
        assert one.started == 1
    assert reasons == [NOT_A_PICTURE, "si picha", NOT_A_PICTURE]
