"""Files attached to a child's case."""

from __future__ import annotations

from django.db import models

from tovholder.foundation.chronicle.identity import new_id


class Document(models.Model):
    """A file (dokument): what it was called, what it really is, how big, and its fingerprint."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child_id = models.UUIDField("barn", db_index=True)
    title = models.CharField("titel", max_length=200)
    media_type = models.CharField("filtype", max_length=100)
    size = models.PositiveIntegerField("størrelse i byte")
    digest = models.CharField("SHA-256", max_length=64)
    received_at = models.DateTimeField("modtaget")
    filed_at = models.DateTimeField("journaliseret")
    attached_to = models.UUIDField("hører til", null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = "dokument"

    def __str__(self) -> str:
        return f"Dokument {self.id}"


class Content(models.Model):
    """The file's bytes, apart from what is listed, so that a list never drags them along."""

    document = models.OneToOneField(Document, models.PROTECT, primary_key=True, related_name="content")
    sealed = models.BinaryField("indhold (forseglet)")

    class Meta:
        verbose_name = "filindhold"

    def __str__(self) -> str:
        return f"Indhold af dokument {self.document_id}"
