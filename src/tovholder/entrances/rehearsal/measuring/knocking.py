"""Another system's worth of knocking: many keep-alive connections, each sending its next notification when answered.

Run as a program of its own, so that its work is not the site's: reads what to do as JSON, answers with the times.
It speaks HTTP by hand and fills in a form, since whatever it does itself is taken from the machine that is measured.
"""

from __future__ import annotations

import json
import re
import selectors
import socket
import sys
import time
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from secrets import token_hex
from typing import Any

CREATED = b"HTTP/1.1 201"
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
ONCE = "once-for-every-notification-only"  # stands in the form where each request has 32 digits of its own
ANSWERS_UNTIL_WARM = 6
WORRY = {
    "children": [
        {
            "name": "Storm Ågård",
            "birth_date": "2018-03-01",
            "address": "",
            "school_or_daycare": "Fjordskolen",
            "whereabouts_now": "I skolen til kl. 14",
        }
    ],
    "notifier": {"kind": "2", "name": "Lise Thomsen", "contact": "lise@fjordskolen.invalid"},
    "concerns": ["UDSLAG14"],
    "text": "Storm sover i timerne og har ingen madpakke med. Han siger, at han er alene hjemme om natten, "
    "og at han ikke må fortælle det. I dag ville han ikke hjem, da klokken ringede.",
}


@dataclass
class Line:
    """One connection: what it waits for, and since when."""

    door: socket.socket
    sent_at: float = 0.0
    heard: bytes = b""


@dataclass
class Told:
    """What came of the knocking inside the measured time: milliseconds of each answer, and what was refused."""

    milliseconds: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@lru_cache(maxsize=4)
def _form(host: str, token: str) -> tuple[bytes, ...]:
    """A request that is filled in where these pieces meet, each time with the same new word."""
    child = WORRY["children"][0] | {"address": f"Prøvevej {ONCE}"}  # type: ignore[index]  # a list of dicts
    body = json.dumps(WORRY | {"children": [child]}, ensure_ascii=False).encode()
    head = (
        f"POST /api/v1/notifications HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nIdempotency-Key: {ONCE}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return tuple((head.encode() + body).split(ONCE.encode()))


def notification(*, host: str, token: str) -> bytes:
    """One request; no two are alike, since no two children live at the same address."""
    return token_hex(len(ONCE) // 2).encode().join(_form(host, token))


def knock(*, host: str, port: int, token: str, lines: int, warm_up: float, seconds: float) -> Told:
    """Keep that many lines busy. Counted are the answers of so many seconds, once the site is warm.

    It is warm when the warm-up is over and each line has been answered some times: until then the site is still
    reading its own program.
    """
    told, waiting = Told(), selectors.DefaultSelector()
    for _ in range(lines):
        line = _opened(host, port)
        _send(line, host, token)
        waiting.register(line.door, selectors.EVENT_READ, line)
    warm_at, answers, end = time.perf_counter() + warm_up, 0, 0.0
    while not end or time.perf_counter() < end:
        for key, _events in waiting.select(timeout=0.2):
            line = key.data
            if not _heard_whole(line):
                continue
            answers += 1
            if end:
                _count(line, told)
            elif answers >= lines * ANSWERS_UNTIL_WARM and time.perf_counter() > warm_at:
                end = time.perf_counter() + seconds
            _send(line, host, token)
    for key in list(waiting.get_map().values()):
        key.data.door.close()
    return told


def _opened(host: str, port: int) -> Line:
    line = Line(socket.create_connection((host, port), timeout=30))
    line.door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def _heard_whole(line: Line) -> bool:
    """Hear what has come on the line; whether it is a whole answer now."""
    got = line.door.recv(65536)
    if not got:
        raise ConnectionError("The site closed a line that was to be kept open.")
    line.heard += got
    return _is_whole(line.heard)


def _send(line: Line, host: str, token: str) -> None:
    request = notification(host=host, token=token)
    line.heard, line.sent_at = b"", time.perf_counter()
    line.door.sendall(request)


def _is_whole(heard: bytes) -> bool:
    head_ends = heard.find(b"\r\n\r\n")
    if head_ends < 0:
        return False
    found = LENGTH.search(heard, 0, head_ends + 2)
    return len(heard) >= head_ends + 4 + (int(found[1]) if found else 0)


def _count(line: Line, told: Told) -> None:
    if line.heard.startswith(CREATED):
        told.milliseconds.append((time.perf_counter() - line.sent_at) * 1000)
    else:
        told.refused.append(line.heard[:300].decode(errors="replace"))


def main() -> None:
    """What to do comes in, what came of it goes out."""
    what: dict[str, Any] = json.loads(sys.stdin.read())
    print(json.dumps(asdict(knock(**what))))


if __name__ == "__main__":
    main()
