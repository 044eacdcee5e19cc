"""How a file comes in from a browser: in memory, or not at all."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class InMemoryOrNotAtAll(MemoryFileUploadHandler):
    """Takes what a form may send; what is more is refused before it is read (setting FILE_UPLOAD_HANDLERS).

    Django's own way writes what is large to the machine's temporary folder, however large, whoever sends it: a child's
    papers in clear text beside a database that seals them, and a disk that anybody can fill from the public form.
    """

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *told: Any, **named: Any) -> None:
        """Before anything is read. Raises RequestDataTooBig."""
        if content_length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("More than a form of ours may send")
        super().handle_raw_input(input_data, META, content_length, *told, **named)
