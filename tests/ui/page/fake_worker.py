"""Processes in place of the one that draws figures, each of which misbehaves in its own way. Used by tests only."""

from __future__ import annotations

import os
import random
import sys
import time
from typing import BinaryIO

from reader.ui.page.figure_frames import (
    FigureOrder,
    read_request,
    write_pixels,
    write_ready,
    write_reason,
)

FOREVER = 3600


def answer(how: str, replies: BinaryIO, order: FigureOrder, data: bytes) -> None:
    size = (order.width, order.height)
    good = bytes(order.width * order.height * 4)
    match how:
        case "hangs":
            time.sleep(FOREVER)
        case "spins":
            while True:
                pass
        case "dies":
            os._exit(11)
        case "crashes":
            os.abort()
        case "closes":
            os.close(replies.fileno())
            time.sleep(FOREVER)
        case "garbage":
            replies.write(random.Random(order.path).randbytes(64))
            replies.flush()
        case "endless":
            while True:
                replies.write(b"P" * 65536)
        case "other size":
            write_pixels(replies, order.width * 1000, order.height * 1000, good)
        case "too few":
            write_pixels(replies, *size, good[4:])
        case "too many":
            write_pixels(replies, *size, good + b"more")
        case "long reason":
            replies.write(b"E" + (0).to_bytes(8, "big") + (1 << 31).to_bytes(4, "big"))
            replies.flush()
            time.sleep(FOREVER)
        case "odd reason":
            replies.write(b"E" + (0).to_bytes(8, "big") + (4).to_bytes(4, "big") + b"\xff\x00\x1b[")
            replies.flush()
        case "ready again":
            write_ready(replies)
        case "reason":
            write_reason(replies, "it is only a test")
        case "only one" if data == b"bad":
            os._exit(3)
        case _:
            write_pixels(replies, *size, good)


def main(how: str) -> None:
    requests, replies = os.fdopen(0, "rb", closefd=False), os.fdopen(1, "wb", closefd=False)
    if how == "never ready":
        time.sleep(FOREVER)
    if how == "not ready":
        sys.exit(1)
    if how == "no greeting":
        replies.write(b"hello, this is no frame")
        replies.flush()
        time.sleep(FOREVER)
    if how == "deaf":
        write_ready(replies)
        time.sleep(FOREVER)
    write_ready(replies)
    while request := read_request(requests):
        answer(how, replies, *request)


if __name__ == "__main__":
    main(sys.argv[1])
