"""What comes in: the notification, the children it is about, and what must be asked about it."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from tovholder.foundation.chronicle.bare import Record
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Adult, Child
from tovholder.foundation.organisation.models import Unit


class Channel(models.TextChoices):
    """The door a notification came in by."""

    PHONE = "phone", "Telefon"
    LETTER = "letter", "Brev eller mail"
    IN_PERSON = "in_person", "Personligt fremmøde"
    WEB_FORM = "web_form", "Formular på nettet"
    OTHER_MUNICIPALITY = "other_municipality", "Anden kommune"
    API = "api", "Andet system"
    OTHER = "other", "Andet"


class Answer(models.TextChoices):
    """Yes, no, or nobody knows yet."""

    YES = "yes", "Ja"
    NO = "no", "Nej"
    UNKNOWN = "unknown", "Ved ikke"


class NotifierIdentity(models.TextChoices):
    """Whether the notifier can be named (law review F18)."""

    NAMED = "named", "Navngivet"
    ANONYMOUS = "anonymous", "Anonym"
    NAME_REFUSED = "name_refused", "Fagperson, der ikke ville oplyse navn"
    WITHHELD = "withheld", "Hemmeligholdt efter afgørelse"


class Notification(Record):
    """A notification of concern (underretning). Only the text is required: the front door refuses nobody."""

    id = models.UUIDField(primary_key=True, default=new_id)
    receipt = models.CharField("modtagelsesnummer", max_length=32, unique=True)
    received_at = models.DateTimeField("modtaget")
    recorded_at = models.DateTimeField("registreret")
    channel = models.CharField("dør", max_length=20, choices=Channel.choices)
    taken_by = models.UUIDField("taget af", null=True)
    text = models.TextField("underretningens ord")
    notifier_kind = models.CharField("underretter (kode)", max_length=20)
    notifier_name = models.CharField("underretters navn", max_length=300, blank=True)
    notifier_contact = models.CharField("underretters kontakt", max_length=300, blank=True)
    notifier_identity = models.CharField("underretters identitet", max_length=20, choices=NotifierIdentity.choices)
    concerns = ArrayField(models.CharField(max_length=40), default=list, verbose_name="årsager (kode)")
    safety_flags = ArrayField(models.CharField(max_length=40), default=list, verbose_name="sikkerhedstegn (kode)")
    # Codes we did not know, as they came: nothing that was sent is lost.
    unknown_codes = ArrayField(models.CharField(max_length=80), default=list, verbose_name="ukendte koder")
    danger_now = models.CharField("fare nu", max_length=10, choices=Answer.choices, default=Answer.UNKNOWN)
    parents_may_know = models.CharField(
        "må forældrene vide det", max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    suspect = ArrayField(models.CharField(max_length=40), default=list, verbose_name="hvem er mistænkt (kode)")
    suspect_person = models.ForeignKey(
        Adult, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mistænkt"
    )
    language = models.CharField("sprog", max_length=60, blank=True)
    # What the notifier said about the grown-ups, as said; nothing here is matched to a person by itself.
    parents_said = models.JSONField("forældre, som oplyst", default=list)
    outside_hours = models.BooleanField("kom uden for åbningstid", default=False)
    # Whose queue it stands in: Modtagelsen's, or a deputy's when one of our own is concerned.
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, verbose_name="enhed")
    routed_to_deputy = models.BooleanField("sendt til stedfortræder", default=False)
    belongs_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later_papers", verbose_name="hører til"
    )

    class Meta:
        verbose_name = "underretning"
        indexes = [models.Index(fields=["-received_at"], name="notification_received")]

    def __str__(self) -> str:
        return f"Underretning {self.id}"


class Question(Record):
    """Something the front desk still has to find out (spørgsmål): what was missing is asked, never refused."""

    class About(models.TextChoices):
        """A fact of the child that answers the question by itself, wherever it is written down."""

        NAME = "name", "Navn"
        BIRTH_DATE = "birth_date", "Fødselsdato"
        DUE_DATE = "due_date", "Termin"
        CPR = "cpr", "CPR-nummer"
        ADDRESS = "address", "Bopæl"

    id = models.UUIDField(primary_key=True, default=new_id)
    notification = models.ForeignKey(
        Notification, models.PROTECT, related_name="questions", verbose_name="underretning"
    )
    asks = models.CharField("mangler", max_length=200)
    about = models.CharField("handler om", max_length=20, choices=About.choices, blank=True)
    # The child as it was met; an id, since nobody looks for the questions by it alone.
    asked_of = models.UUIDField("om barnet", null=True, blank=True)
    # A task for the leader (a professional who gave no name, a letter sent about the wrong child), not for the desk.
    to_leader = models.BooleanField("til lederen", default=False)
    answer = models.CharField("svar", max_length=500, blank=True)
    answered_at = models.DateTimeField("besvaret", null=True, blank=True)
    answered_by = models.UUIDField("besvaret af", null=True, blank=True)

    class Meta:
        verbose_name = "spørgsmål til Modtagelsen"
        indexes = [
            models.Index(fields=["notification"], name="question_open", condition=Q(answered_at=None)),
        ]

    def __str__(self) -> str:
        return f"Spørgsmål {self.id}"


class ConcernQuerySet(models.QuerySet[Any]):
    """Children in notifications."""

    def standing(self) -> ConcernQuerySet:
        """Those on the right child, and not closed because it has died."""
        return self.filter(moved_to=None, closed_by_death_at=None)

    def unfinished(self) -> ConcernQuerySet:
        """Those somebody still has to assess or to decide the way of; a copy of a call (N11) may be decided first."""
        return self.standing().filter(Q(screened_at=None) | Q(assessed_at=None))


class Concern(Record):
    """One child that a notification is about (barn i underretningen): its own clock and its own assessment."""

    id = models.UUIDField(primary_key=True, default=new_id)
    notification = models.ForeignKey(Notification, models.PROTECT, related_name="children", verbose_name="underretning")
    child = models.ForeignKey(Child, models.PROTECT, related_name="concerns", verbose_name="barn")
    whereabouts_now = models.CharField("hvor er barnet nu", max_length=300, blank=True)
    assess_before = models.DateTimeField("vurderes senest")
    assessed_at = models.DateTimeField("vurderet", null=True, blank=True)
    screened_at = models.DateTimeField("afgjort", null=True, blank=True)
    # Closed because the child has died: nobody waits for the safety assessment any more.
    closed_by_death_at = models.DateTimeField("lukket, fordi barnet er dødt", null=True, blank=True)
    assigned_to = models.UUIDField("taget af (stilling)", null=True, blank=True)
    # Who is on watch may have no post: then the person is kept.
    assigned_user = models.UUIDField("taget af (person på vagt)", null=True, blank=True)
    # Set when the row was on the wrong child: the right child's row has the original received_at.
    moved_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="moved_from", verbose_name="flyttet til"
    )
    moved_at = models.DateTimeField("flyttet", null=True, blank=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        verbose_name = "barn i underretning"
        indexes = [
            models.Index(fields=["child"], name="concern_child"),
            models.Index(
                fields=["assess_before"], name="concern_waiting", condition=Q(assessed_at=None, moved_to=None)
            ),
            models.Index(
                fields=["assess_before"], name="concern_unscreened", condition=Q(screened_at=None, moved_to=None)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["notification", "child"], condition=Q(moved_to=None), name="one_row_per_child_and_notification"
            )
        ]

    def __str__(self) -> str:
        return f"Barn i underretning {self.id}"


class AnsweredRequest(Record):
    """A request that was answered under an Idempotency-Key: the same key gets the same bytes again.

    Kept 30 days. Scope is the token (or the web form); sameness is the SHA-256 of the raw body.
    """

    scope = models.CharField("afsender", max_length=40)
    key = models.CharField("nøgle", max_length=255)
    pk = models.CompositePrimaryKey("scope", "key")
    body_digest = models.BinaryField("aftryk af indholdet", max_length=32)
    status = models.PositiveSmallIntegerField("status")
    answer = models.BinaryField("svar")
    answered_at = models.DateTimeField("besvaret", db_default=Now())

    class Meta:
        verbose_name = "besvaret anmodning"
        indexes = [models.Index(fields=["answered_at"], name="answered_request_age")]

    def __str__(self) -> str:
        return f"Besvaret anmodning {self.scope}"
