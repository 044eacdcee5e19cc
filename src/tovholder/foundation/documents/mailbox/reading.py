"""A mail as an office reads it: from whom, about what, its words, and the files that came with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from html.parser import HTMLParser
from typing import Any

from django.conf import settings

from tovholder.foundation.documents.actions import NotAttached, check_file, cleaned_words, title_of, too_large
from tovholder.foundation.documents.basket import Enclosed
from tovholder.foundation.ui.wording import moment

THE_WORDS, AS_IT_CAME = "Mailens tekst", "Mailen, som den kom"
NO_SUBJECT = "Mail uden emne"


@dataclass(frozen=True)
class ReadMail:
    """What there is of a mail; `incomplete_because` says in Danish what is missing, "" when nothing is."""

    sender: str
    subject: str
    files: tuple[Enclosed, ...]
    incomplete_because: str = ""


def read_mail(raw: bytes, *, arrived_at: datetime) -> ReadMail:
    """The mail's words as one file and each attachment as one. What cannot be read is kept as it came, and said."""
    try:
        mail = message_from_bytes(raw, policy=policy.default)
        leaves = list(_leaves(mail))
        files = [_words_of(mail, leaves, arrived_at=arrived_at), *(_file(each) for each in leaves if _is_file(each))]
        broken = any(part.defects for part in mail.walk())
        sender, subject = _header(mail, "from"), _header(mail, "subject")
    except Exception:  # the parser meets mails nobody has thought of; one of them must not stop the others
        sender, subject = read_header(raw)
        files, broken = [], True
    kept, missing = _keepable([*files, *([Enclosed(f"{AS_IT_CAME}.eml", raw)] if broken else [])])
    if broken:
        missing.insert(
            0, f"Mailen er beskadiget. Det, der kunne læses, er her, og hele mailen ligger i »{AS_IT_CAME}«."
        )
    return ReadMail(sender, subject or NO_SUBJECT, tuple(kept), " ".join(missing))


def read_header(lines: bytes) -> tuple[str, str]:
    """Sender and subject from the header lines alone, as far as they can be read."""
    try:
        head = message_from_bytes(lines, policy=policy.default)
        return _header(head, "from"), _header(head, "subject") or NO_SUBJECT
    except Exception:  # as above: the header itself may be what is broken
        return "", NO_SUBJECT


def _header(mail: Message[Any, Any], name: str) -> str:
    return cleaned_words(str(mail[name] or ""))


def _leaves(part: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something; a mail forwarded as a file is one of them, and is not opened."""
    if part.get_content_maintype() == "multipart":
        inside: Iterator[Any] = part.iter_parts()  # typed as the older sort of mail; ours is read with the new policy
        for each in inside:
            yield from _leaves(each)
    else:
        yield part


def _is_file(part: EmailMessage) -> bool:
    """Whether it came along as a file; words without a file name are the mail's own."""
    words = part.get_content_type() in ("text/plain", "text/html")
    return not words or part.is_attachment() or bool(part.get_filename())


def _file(part: EmailMessage) -> Enclosed:
    if part.get_content_maintype() == "message":
        inside: Any = part.get_payload(0) if part.is_multipart() else part
        return Enclosed(part.get_filename() or "Vedhæftet mail.eml", inside.as_bytes())
    return Enclosed(part.get_filename() or "Vedhæftet fil", _decoded(part))


def _decoded(part: EmailMessage) -> bytes:
    payload: Any = part.get_payload(decode=True)
    return payload or b""


def _words_of(mail: EmailMessage, leaves: Sequence[EmailMessage], *, arrived_at: datetime) -> Enclosed:
    """Who wrote, to whom, when, and the words: plain ones if there are any, else those of the HTML."""
    own = [each for each in leaves if not _is_file(each)]
    plain = [_text(each) for each in own if each.get_content_type() == "text/plain"]
    words = "\n\n".join(plain).strip() or "\n\n".join(_Visible.of(_text(each)) for each in own)
    top = {
        "Fra": _header(mail, "from"),
        "Til": _header(mail, "to"),
        "Kopi til": _header(mail, "cc"),
        "Modtaget": moment(arrived_at),
        "Emne": _header(mail, "subject"),
    }
    head = "\n".join(f"{name}: {said}" for name, said in top.items() if said)
    return Enclosed(f"{THE_WORDS}.txt", _readable(f"{head}\n\n{words}\n").encode())


def _text(part: EmailMessage) -> str:
    """The words of a part; where its character set is unknown, as near as can be."""
    data = _decoded(part)
    try:
        return data.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp1252", errors="replace")


def _readable(text: str) -> str:
    """The text with its lines, and without signs that nobody sees."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign if sign in "\n\t" or sign.isprintable() else " " if sign.isspace() else "" for sign in lines)


def _keepable(files: Sequence[Enclosed]) -> tuple[list[Enclosed], list[str]]:
    """The files a case can hold, and a sentence for each that it cannot."""
    kept: list[Enclosed] = []
    missing: list[str] = []
    room = settings.ATTACHMENT_MAX_BYTES
    for each in files:
        try:
            check_file(each.data)
            if len(each.data) > room:
                raise too_large()
        except NotAttached as fault:
            missing.append(f"»{title_of(each.name)}« er ikke med: {fault}")
        else:
            kept.append(each)
            room -= len(each.data)
    return kept, missing


class _Visible(HTMLParser):
    """The words somebody would see of a page, a line for each paragraph."""

    _LINES = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "blockquote"})
    _UNSEEN = frozenset({"script", "style", "head", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._said: list[str] = []
        self._hidden = 0

    @classmethod
    def of(cls, page: str) -> str:
        """The words of this page."""
        reader = cls()
        reader.feed(page)
        reader.close()
        lines = (" ".join(line.split()) for line in "".join(reader._said).split("\n"))
        return "\n".join(line for line in lines if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A new paragraph is a new line."""
        self._hidden += tag in self._UNSEEN
        if tag in self._LINES:
            self._said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """What was hidden ends."""
        if tag in self._UNSEEN:
            self._hidden = max(0, self._hidden - 1)

    def handle_data(self, data: str) -> None:
        """Words, unless nobody would see them."""
        if not self._hidden:
            self._said.append(data.replace("\n", " "))
