"""Files of a child's case, the post that waits until it is known whose it is, and what is sent along with a letter."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.foundation.organisation.models import Unit


class CameBy(models.TextChoices):
    """How something came into the basket."""

    UPLOAD = "upload", "Lagt i kurven af en medarbejder"
    SCAN_FOLDER = "scan_folder", "Scannet"
    MAIL = "mail", "Mail"


class IncomingMail(models.Model):
    """A piece of post in a unit's basket (post i kurven), until it is filed on the children it is about.

    Never deleted: what belongs in no case is set aside with a reason, and can still be filed.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    came_by = models.CharField("kom ved", max_length=20, choices=CameBy.choices)
    # What it was taken from (a claimed file), so that nothing is taken in twice.
    taken_from = models.CharField("hentet fra", max_length=100, unique=True, null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="enhed")
    sender = models.CharField("afsender, som oplyst", max_length=300, blank=True)
    subject = models.CharField("hvad det er", max_length=200)
    received_at = models.DateTimeField("modtaget")
    taken_in_at = models.DateTimeField("lagt i kurven")
    filed_at = models.DateTimeField("journaliseret", null=True, blank=True)
    returned_because = models.CharField("kom retur, fordi", max_length=300, blank=True)
    set_aside_because = models.CharField("lagt til side, fordi", max_length=300, blank=True)
    # A mail that was too big, damaged, or brought a program along: what is missing here, and where it is.
    incomplete_because = models.CharField("mangler noget, fordi", max_length=1000, blank=True)

    class Meta:
        verbose_name = "post i kurven"
        indexes = [models.Index(fields=["unit", "received_at"], name="mail_in_basket", condition=Q(filed_at=None))]
        constraints = [
            models.CheckConstraint(
                condition=Q(received_at__lte=F("taken_in_at")), name="mail_is_received_before_it_is_taken_in"
            ),
            models.CheckConstraint(
                condition=Q(filed_at=None) | Q(filed_at__gte=F("taken_in_at")),
                name="mail_is_filed_after_it_is_taken_in",
            ),
        ]

    def __str__(self) -> str:
        return f"Post {self.id}"


class MailFile(models.Model):
    """A file in a piece of post (fil i posten): what it really is, how big, and its fingerprint. Never changed."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    mail = models.ForeignKey(IncomingMail, models.PROTECT, related_name="files", verbose_name="post")
    title = models.CharField("titel", max_length=200)
    media_type = models.CharField("filtype", max_length=100)
    size = models.PositiveIntegerField("størrelse i byte")
    digest = models.CharField("SHA-256", max_length=64, db_index=True)

    class Meta:
        verbose_name = "fil i posten"

    def __str__(self) -> str:
        return f"Fil i posten {self.id}"


class MailContent(models.Model):
    """The bytes of a file in the post, sealed once however many children it is filed on. Never changed."""

    append_only: ClassVar[bool] = True

    file = models.OneToOneField(MailFile, models.PROTECT, primary_key=True, related_name="content")
    sealed = models.BinaryField("indhold (forseglet)")

    class Meta:
        verbose_name = "indhold af en fil i posten"

    def __str__(self) -> str:
        return f"Indhold af fil i posten {self.file_id}"


class Mailbox(models.Model):
    """A mailbox mail is fetched from (mailpostkasse): who is at it, and how it went. Known by its mark alone."""

    id = models.CharField("mærke", max_length=64, primary_key=True)
    claimed_at = models.DateTimeField("taget", null=True)
    not_before = models.DateTimeField("tidligst igen", null=True)
    worked_at = models.DateTimeField("sidst gået godt", null=True)
    trouble = models.CharField("fejl", max_length=300, blank=True)
    troubled_since = models.DateTimeField("fejl siden", null=True)

    class Meta:
        verbose_name = "mailpostkasse"

    def __str__(self) -> str:
        return f"Mailpostkasse {self.id[:8]}"


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
    # One letter about three children is three documents, and its bytes are kept once, with the post they came in.
    mail_file = models.ForeignKey(
        MailFile, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="fil i posten"
    )

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


class HowSent(models.TextChoices):
    """How a letter left the house."""

    POST = "post", "Med post"
    DIGITAL_POST = "digital_post", "Digital Post"
    SECURE_MAIL = "secure_mail", "Sikker mail til en myndighed"
    BY_HAND = "by_hand", "Givet i hånden"


class LetterSent(models.Model):
    """A letter that was checked and sent (afsendt brev), and how. Never changed."""

    append_only: ClassVar[bool] = True

    letter = models.OneToOneField(Letter, models.PROTECT, primary_key=True, related_name="sent", verbose_name="brev")
    how = models.CharField("hvordan", max_length=20, choices=HowSent.choices)
    because = models.CharField("hvorfor modtageren må få bilagene", max_length=300, blank=True)
    sent_at = models.DateTimeField("sendt")

    class Meta:
        verbose_name = "afsendt brev"

    def __str__(self) -> str:
        return f"Afsendt brev {self.pk}"


class LetterDelivery(models.Model):
    """One way a checked letter went (levering af brev): under way, there, or not there and why.

    What did not come through and is sent anew, perhaps another way, is one more. `paper` is the letter as it then went,
    where that was to another address than the first time: the same words, and both are kept.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    letter = models.ForeignKey(LetterSent, models.PROTECT, related_name="deliveries", verbose_name="brev")
    how = models.CharField("hvordan", max_length=20, choices=HowSent.choices)
    outgoing = models.OneToOneField(
        Outgoing, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="udgående"
    )
    sent_at = models.DateTimeField("sendt")
    paper = models.ForeignKey(
        Letter,
        models.PROTECT,
        related_name="went_as",
        null=True,
        blank=True,
        verbose_name="brev denne gang",
    )
    sent_by = models.UUIDField("sendt af", null=True)
    delivered_at = models.DateTimeField("leveret", null=True, blank=True)
    failed_at = models.DateTimeField("ikke kommet frem", null=True, blank=True)
    trouble = models.CharField("fordi", max_length=300, blank=True)

    class Meta:
        verbose_name = "levering af brev"
        constraints = [
            models.CheckConstraint(
                condition=Q(failed_at=None) | ~Q(trouble=""), name="delivery_failed_with_what_was_wrong"
            ),
        ]
        indexes = [
            models.Index(
                fields=["sent_at"],
                name="delivery_under_way",
                condition=Q(delivered_at=None, failed_at=None, outgoing__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"Levering {self.id}"

    @property
    def cause(self) -> UUID:
        """What a task is because of when it did not come through: its message; without one, as in the post, itself."""
        return self.outgoing_id or self.id

    @property
    def can_come_back(self) -> bool:
        """It is in the post, and has not come back."""
        return self.how == HowSent.POST and self.failed_at is None


class Enclosure(models.Model):
    """A document that was sent along with a letter (bilag). Never changed."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    letter = models.ForeignKey(LetterSent, models.PROTECT, related_name="enclosures", verbose_name="brev")
    document = models.ForeignKey(Document, models.PROTECT, related_name="sent_with", verbose_name="dokument")

    class Meta:
        verbose_name = "bilag"
        constraints = [models.UniqueConstraint(fields=["letter", "document"], name="enclosed_once_in_a_letter")]

    def __str__(self) -> str:
        return f"Bilag {self.id}"
