"""A process that misbehaves in the way that is its argument, in place of the one that checks spelling."""

from __future__ import annotations

import json
import struct
import sys
import time


def frame(value: object) -> bytes:
    data = json.dumps(value).encode()
    return struct.pack("!I", len(data)) + data


def main(how: str) -> None:
    out = sys.stdout.buffer
    if how == "not ready":
        return
    out.write(b"spelling")
    out.flush()
    loaded = {"load dies": b"", "load lies": frame("yes"), "load garbage": b"\0\0\0\3{{{", "load no": frame(False)}
    sys.stdin.buffer.read(4)
    if how in loaded:
        out.write(loaded[how])
        return
    out.write(frame(True))
    replies = {
        "too few": frame([True]),
        "no list": frame({"a": 1}),
        "texts": frame(["yes", "no"]),
        "endless": struct.pack("!I", 0xFFFFFFFF),
        "controls": frame(["a\u001b[2J"]),
        "long": frame(["x" * 1000]),
        "many": frame(["x"] * 9),
    }
    out.write(replies.get(how, b""))
    out.flush()
    if how == "hangs":
        time.sleep(600)


main(sys.argv[1])
