"""Acts as a screen reader: starts a page, visits its tree, and prints what it found as JSON.

It runs under a Python that has `gi`, which may not be the project's, so it imports nothing from the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found, unused-ignore]  # noqa: E402

WALKS = 100
LONGEST = 10.0  # seconds, for each of starting and walking
PAUSE = 0.01


def main(command: list[str]) -> None:
    events: list[str] = []
    listener = Atspi.EventListener.new(lambda event: events.append(f"{event.type} {event.source.get_role_name()}"))
    listener.register("object:state-changed:focused")
    page = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)
    assert page.stdin
    document = wait(find_document)
    found = [describe(node) for node in walk(document)]
    send(page, "tab")
    wait(lambda: any(event.endswith(" link") for event in pumped(events)))
    send(page, "replace")
    walks, pieces = 0, 0
    end = time.monotonic() + LONGEST
    while walks < WALKS and time.monotonic() < end and page.poll() is None:
        pieces += sum(1 for _ in walk(document, presses=True))
        walks += 1
    page.stdin.close()
    status = page.wait(LONGEST)
    print(json.dumps({"found": found, "walks": walks, "pieces": pieces, "status": status}))


def send(page: subprocess.Popen[str], word: str) -> None:
    assert page.stdin
    page.stdin.write(f"{word}\n")
    page.stdin.flush()


def wait(ask: Any) -> Any:
    """What `ask` answers, as soon as it answers anything."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        try:
            if answer := ask():
                return answer
        except GLib.Error:  # the program is not ready
            pass
        time.sleep(PAUSE)
    raise TimeoutError


def pumped(events: list[str]) -> list[str]:
    while GLib.MainContext.default().iteration(False):
        pass
    return events


def find_document() -> Any:
    desktop = Atspi.get_desktop(0)
    programs = [desktop.get_child_at_index(index) for index in range(desktop.get_child_count())]
    for program in programs:
        for node in walk(program) if program and program.get_name() == "Carrel" else ():
            if node.get_role_name() == "document web":
                return node
    return None


def walk(node: Any, presses: bool = False) -> Any:
    """Every node below this one, asked for all that it has. One that is gone meanwhile is an error to go on after."""
    try:
        yield node
        node.get_name(), node.get_description(), node.get_attributes(), node.get_state_set().get_states()
        component, action = node.get_component_iface(), node.get_action_iface()
        if component:
            component.get_extents(Atspi.CoordType.SCREEN)
        if presses and action and node.get_role_name() == "link":
            action.do_action(0)
        children = [node.get_child_at_index(index) for index in range(node.get_child_count())]
    except GLib.Error:
        return
    for child in filter(None, children):
        yield from walk(child, presses)


def describe(node: Any) -> str:
    return " ".join([node.get_role_name(), *(node.get_attributes() or {}).values(), node.get_name()])


if __name__ == "__main__":
    main(sys.argv[1:])
