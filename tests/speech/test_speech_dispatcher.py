"""speech-dispatcher: its voices, what it is told, and servers that fail, fall silent or send what a stranger made."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from reader.speech import speech_dispatcher, ssip
from reader.speech.speaker import (
    SpeechFailed,
    SpeechInterrupted,
    SpeechStopped,
    SpeechUnavailable,
    Voice,
)
from reader.speech.speech_dispatcher import SpeechDispatcher, rate
from tests.speech.ssip_server import ANSWERS, SsipServer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="speech-dispatcher is for Linux")

ANNA = Voice("good/Anna", "Anna", "en-GB")
Serve = Callable[..., tuple[SpeechDispatcher, SsipServer]]


@pytest.fixture
def serve() -> Iterator[Serve]:
    made: list[tuple[SpeechDispatcher, SsipServer]] = []

    def make(**changed: tuple[str, ...]) -> tuple[SpeechDispatcher, SsipServer]:
        names = {"modules": "LIST OUTPUT_MODULES", "voices": "LIST SYNTHESIS_VOICES", "speak": "SPEAK", "text": "."}
        server = SsipServer({**ANSWERS, **{names.get(name, name): lines for name, lines in changed.items()}})
        made.append((SpeechDispatcher(lambda: server.client), server))
        return made[-1]

    yield make
    for speaker, server in made:
        speaker.close()
        server.close()


def test_voices(serve: Serve) -> None:
    speaker, server = serve()
    assert speaker.voices() == (ANNA, Voice("good/Léa", "Léa", "fr"))
    assert "SET SELF OUTPUT_MODULE dummy" not in server.commands


@pytest.mark.parametrize(
    ("modules", "voices"),
    [
        (("300 ERR NOTHING",), ("249 OK",)),
        (("250 OK",), ("249 OK",)),
        (("250-dummy", "250 OK"), ("249-Anna\ten\tnone", "249 OK")),
        (("250-good", "250 OK"), ("304 ERR CANT LIST VOICES",)),
        (("250-good", "250 OK"), ("249-", "249-x", "249-\ten\tnone", "249-a\tnot a tag\tx", "249 OK")),
        (("250-a b", "250-a/b", "250-\x1b[2J", "250 OK"), ("249-Anna\ten\tnone", "249 OK")),
        (("250-good", "250 OK"), ("249-" + "x" * 999 + "\ten\tnone", "249-a\x07\ten\tnone", "249 OK")),
    ],
    ids=["error", "no module", "only the dummy", "no list", "bad lines", "bad modules", "bad names"],
)
def test_no_voices(serve: Serve, modules: tuple[str, ...], voices: tuple[str, ...]) -> None:
    speaker, _server = serve(modules=modules, voices=voices)
    assert speaker.voices() == ()


def test_variants_are_listed_where_there_is_nothing_else(serve: Serve) -> None:
    speaker, _server = serve(voices=("249-a+b\ten\tnone", "249 OK"))
    assert [voice.name for voice in speaker.voices()] == ["a+b"]


def test_speaking(serve: Serve) -> None:
    speaker, server = serve()
    speaker.speak(".Hello.", ANNA, 150)
    speaker.speak("Again\n.\nQUIT", ANNA, 150)
    assert server.texts == ["..Hello.", "Again\n..\nQUIT"]
    told = [command for command in server.commands if command.startswith("SET")]
    assert told[1:] == [
        "SET SELF NOTIFICATION ALL on",
        "SET SELF SSML_MODE off",
        "SET SELF PRIORITY text",
        "SET SELF OUTPUT_MODULE good",
        "SET SELF LANGUAGE en-GB",
        "SET SELF SYNTHESIS_VOICE Anna",
        "SET SELF RATE 25",
    ]


def test_another_program_speaks(serve: Serve) -> None:
    speaker, _server = serve(end=("703-7", "703-1", "703 CANCELED"))
    with pytest.raises(SpeechInterrupted):
        speaker.speak("Hello.", ANNA, 100)


def test_events_of_other_messages_do_not_count(serve: Serve) -> None:
    other = ("702-3", "702-1", "702 END", "700-7", "700-1", "700-mark", "700 INDEX MARK")
    speaker, server = serve(begin=(*other, *ANSWERS["begin"]))
    speaker.speak("Hello.", ANNA, 100)
    assert server.texts == ["Hello."]


def test_an_event_before_the_reply(serve: Serve) -> None:
    speaker, _server = serve(text=(*ANSWERS["begin"], *ANSWERS["."]))
    speaker.speak("Hello.", ANNA, 100)


def test_stopped_while_it_speaks(serve: Serve) -> None:
    speaker, server = serve(end=())
    server_has_text = threading.Timer(0.05, speaker.stop)
    server_has_text.start()
    with pytest.raises(SpeechStopped):
        speaker.speak("Hello.", ANNA, 100)
    assert server.commands[-1] == "CANCEL SELF"
    server_has_text.join()


def test_stopped_too_early(serve: Serve) -> None:
    speaker, server = serve()
    speaker.stop()
    with pytest.raises(SpeechStopped):
        speaker.speak("Hello.", ANNA, 100)
    speaker.speak("Again.", ANNA, 100)
    assert server.texts == ["Again."]


BAD = [
    ("",),
    ("no code",),
    ("2x0 OK",),
    ("",),
    ("٢٠٠ OK",),
    ("x" * (ssip.LONGEST_LINE + 10),),
    ("225-1",) * 30 + ("",),
    ("500 ERR INVALID COMMAND",),
    ("\udcff".encode("utf-8", "surrogateescape").decode("latin-1"),),
]


@pytest.mark.parametrize("lines", BAD)
@pytest.mark.parametrize("where", ["speak", "text"])
def test_a_server_that_sends_nonsense(serve: Serve, where: str, lines: tuple[str, ...]) -> None:
    speaker, _server = serve(**{where: lines})
    with pytest.raises(SpeechFailed):
        speaker.speak("Hello.", ANNA, 100)


@pytest.mark.parametrize("lines", [("",), ("no code",), ("249-x",) * (ssip.MOST_LINES + 9)])
def test_a_list_of_nonsense(serve: Serve, lines: tuple[str, ...]) -> None:
    speaker, _server = serve(voices=lines)
    with pytest.raises(SpeechUnavailable):
        speaker.voices()


@pytest.mark.parametrize("event", [("702",), ("7xx-7",), ("",), ("702-7", "")])
def test_events_of_nonsense(serve: Serve, event: tuple[str, ...]) -> None:
    speaker, _server = serve(begin=event)
    with pytest.raises(SpeechFailed):
        speaker.speak("Hello.", ANNA, 100)


@pytest.mark.parametrize("where", ["speak", "text", "begin", "end"])
def test_a_silent_server(serve: Serve, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    monkeypatch.setattr(ssip, "REPLY_SECONDS", 0.1)
    monkeypatch.setattr(speech_dispatcher, "_BEGIN_SECONDS", 0.1)
    monkeypatch.setattr(speech_dispatcher, "longest_seconds", lambda _text, _speed: 0.1)
    changed = {"begin": (), "end": ()} if where == "begin" else {where: ()}
    speaker, _server = serve(**changed)
    with pytest.raises(SpeechFailed):
        speaker.speak("Hello.", ANNA, 100)


def test_a_server_that_was_killed_is_connected_to_again() -> None:
    servers = [SsipServer(), SsipServer()]
    waiting = iter(servers)
    speaker = SpeechDispatcher(lambda: next(waiting).client)
    speaker.speak("One.", ANNA, 100)
    servers[0].die()
    with pytest.raises(SpeechFailed):
        speaker.speak("Two.", ANNA, 100)
    speaker.speak("Three.", ANNA, 100)
    assert servers[1].texts == ["Three."]
    speaker.close()
    speaker.close()
    for server in servers:
        server.close()


def test_a_dying_server_that_still_accepts_connections_does_not_count() -> None:
    servers = [SsipServer() for _ in range(3)]
    waiting = iter(servers)
    speaker = SpeechDispatcher(lambda: next(waiting).client)
    servers[0].die()
    servers[1].die()
    speaker.speak("One.", ANNA, 100)
    assert servers[2].texts == ["One."]
    speaker.close()
    for server in servers:
        server.close()


def test_a_server_that_never_answers_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech_dispatcher, "_DYING_SECONDS", 0.1)
    servers = []

    def connect() -> socket.socket:
        servers.append(SsipServer())
        servers[-1].die()
        return servers[-1].client

    speaker = SpeechDispatcher(connect)
    with pytest.raises(SpeechFailed):
        speaker.speak("One.", ANNA, 100)
    with pytest.raises(SpeechUnavailable):
        speaker.voices()
    for server in servers:
        server.close()


def test_a_server_that_was_killed_is_asked_for_its_voices_again() -> None:
    servers = [SsipServer(), SsipServer()]
    waiting = iter(servers)
    speaker = SpeechDispatcher(lambda: next(waiting).client)
    speaker.speak("One.", ANNA, 100)
    servers[0].die()
    assert ANNA in speaker.voices()
    speaker.close()
    for server in servers:
        server.close()


def test_a_name_is_no_command(serve: Serve) -> None:
    speaker, server = serve()
    with pytest.raises(SpeechFailed):
        speaker.speak("Hello.", Voice("good/Anna\r\nQUIT", "Anna", "en"), 100)
    assert "QUIT" not in server.commands


def test_no_server() -> None:
    def connect() -> socket.socket:
        raise SpeechUnavailable("No.")

    speaker = SpeechDispatcher(connect)
    for ask in (speaker.voices, lambda: speaker.speak("Hello.", ANNA, 100)):
        with pytest.raises(SpeechUnavailable):
            ask()
    speaker.close()


@pytest.mark.parametrize(("speed", "expected"), [(50, -100), (75, -50), (100, 0), (150, 25), (300, 100)])
def test_rates(speed: int, expected: int) -> None:
    assert rate(speed) == expected
