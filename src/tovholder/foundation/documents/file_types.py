"""What a file really is, from its own bytes; its name is never believed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import puremagic

UNKNOWN = "application/octet-stream"
PLAIN_TEXT = "text/plain"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

# What an office works with, and the ending a copy of it is given. Everything else is handed out as unknown.
ENDINGS: Mapping[str, str] = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/tiff": "tif",
    "image/webp": "webp",
    "image/heic": "heic",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "audio/mp4": "m4a",
    "video/mp4": "mp4",
    "application/rtf": "rtf",
    "application/msword": "doc",
    _OFFICE + "wordprocessingml.document": "docx",
    _OFFICE + "spreadsheetml.sheet": "xlsx",
    _OFFICE + "presentationml.presentation": "pptx",
    _OPEN + "text": "odt",
    _OPEN + "spreadsheet": "ods",
    _OPEN + "presentation": "odp",
    PLAIN_TEXT: "txt",
}

_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe",
)
_SHORTCUT = b"L\x00\x00\x00\x01\x14\x02\x00"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAME_THING = {
    "application/x-pdf": "application/pdf",
    "image/jpg": "image/jpeg",
    "image/heif": "image/heic",
    "text/rtf": "application/rtf",
    "audio/mp3": "audio/mpeg",
    "audio/x-wav": "audio/wav",
    "audio/x-m4a": "audio/mp4",
}
_OFFICE_PARTS = {
    "word/": "wordprocessingml.document",
    "xl/": "spreadsheetml.sheet",
    "ppt/": "presentationml.presentation",
}


def is_program(data: bytes) -> bool:
    """Whether the file is something a computer would run: no such file belongs to a child's case."""
    return data.startswith((*_PROGRAMS, _SHORTCUT))


def media_type_of(data: bytes) -> str:
    """The media type the bytes themselves show; `application/octet-stream` when it is none we know."""
    if data.startswith(b"PK\x03\x04"):
        return _type_of_archive(data)
    if data.startswith(_COMPOUND):
        return "application/msword" if "WordDocument".encode("utf-16-le") in data else UNKNOWN
    sniffed = _sniffed(data)
    if sniffed != UNKNOWN:
        return sniffed
    return PLAIN_TEXT if _reads_as_text(data) else UNKNOWN


def _sniffed(data: bytes) -> str:
    """The most certain type by signature that is also one we know."""
    try:
        found = puremagic.magic_string(data)
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    for match in sorted(found, key=lambda each: each.confidence, reverse=True):
        media_type = str(_SAME_THING.get(match.mime_type, match.mime_type))
        if media_type in ENDINGS and media_type != PLAIN_TEXT:
            return media_type
    return UNKNOWN


def _type_of_archive(data: bytes) -> str:
    """Office files are archives: their parts tell which. One with macros is no document we hand out as such."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                said = archive.read("mimetype").decode("ascii", errors="replace").strip()
                return said if said in ENDINGS else UNKNOWN
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return UNKNOWN
    if "[Content_Types].xml" not in names or any(name.lower().endswith("vbaproject.bin") for name in names):
        return UNKNOWN
    parts = (kind for start, kind in _OFFICE_PARTS.items() if any(name.startswith(start) for name in names))
    kind = next(parts, None)
    return UNKNOWN if kind is None else _OFFICE + kind


def _reads_as_text(data: bytes) -> bool:
    """Letters and line ends only, and nothing a browser would take for a page."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1].lower()
    if head == b"<":
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(sign in "\t\r\n" or sign.isprintable() for sign in text)
