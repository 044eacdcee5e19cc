"""A real mail server (pymap) on this machine, with one mailbox that a test may fill and look into."""

from __future__ import annotations

import asyncio
import imaplib
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

CHUNK = 65536  # bytes carried at a time
USER, PASSWORD = "post", "blåbær og kanel"


class MailServer:
    """The server as its owner sees it; what is put in or read here does not go through our own code."""

    def __init__(self, *more: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        program = Path(sys.executable).with_name("pymap")
        told = ["--host", "127.0.0.1", "--port", str(self.port), "--no-service", "admin", *more]
        account = ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
        self._process = subprocess.Popen([program, *told, *account], stderr=subprocess.DEVNULL)
        self._wait_until_it_answers()

    def _wait_until_it_answers(self) -> None:
        give_up = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                if time.monotonic() > give_up or self._process.poll() is not None:
                    raise
                time.sleep(0.05)
            else:
                return

    @contextmanager
    def owner(self) -> Iterator[imaplib.IMAP4]:
        """Its owner, logged in as any mail program would."""
        line = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        line.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
        try:
            yield line
        finally:
            line.logout()

    def deliver(self, raw: bytes, *, at: datetime) -> None:
        """A mail comes in at that moment."""
        with self.owner() as owner:
            answer, told = owner.append("INBOX", "", imaplib.Time2Internaldate(at), raw)
            assert answer == "OK", told

    def lies_in(self, folder: str) -> list[bytes]:
        """The mails in a folder, as they came; none when there is no such folder."""
        with self.owner() as owner:
            if owner.select(f'"{folder}"', readonly=True)[0] != "OK":
                return []
            (found,) = owner.uid("SEARCH", "ALL")[1]
            return [owner.uid("FETCH", uid.decode(), "(BODY.PEEK[])")[1][0][1] for uid in (found or b"").split()]

    def empty(self) -> None:
        """All folders as they were before anybody wrote."""
        with self.owner() as owner:
            for folder in ("INBOX", "Hentet"):
                if owner.select(folder)[0] == "OK":
                    owner.uid("STORE", "1:*", "+FLAGS.SILENT", r"(\Deleted)")
                    owner.expunge()
                    owner.close()
            owner.delete("Hentet")

    def stop(self) -> None:
        """Gone."""
        self._process.terminate()
        self._process.wait(10)


class TlsFront:
    """A port that speaks TLS from the first word, before a server that does not: each byte is carried on as it is."""

    def __init__(self, certificate: Path, *, to_port: int) -> None:
        self.talks, self.port, self._to_port = 0, 0, to_port
        self._papers = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._papers.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
        self._loop, self._ready = asyncio.new_event_loop(), threading.Event()
        self._thread = threading.Thread(target=self._stand, daemon=True)

    def __enter__(self) -> TlsFront:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _stand(self) -> None:
        opening = asyncio.start_server(self._talk, "127.0.0.1", 0, ssl=self._papers)
        server = self._loop.run_until_complete(opening)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        self._loop.run_until_complete(self._hang_up())
        self._loop.close()

    @staticmethod
    async def _hang_up() -> None:
        """End the talks that are under way: one left behind would be a fault of whatever test comes later."""
        talks = asyncio.all_tasks() - {asyncio.current_task()}
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.talks += 1
        behind, to_behind = await asyncio.open_connection("127.0.0.1", self._to_port)
        await asyncio.gather(self._carry(reader, to_behind), self._carry(behind, writer))

    @staticmethod
    async def _carry(what: asyncio.StreamReader, onwards: asyncio.StreamWriter) -> None:
        try:
            while said := await what.read(CHUNK):
                onwards.write(said)
                await onwards.drain()
        except OSError:
            pass
        finally:
            onwards.close()
