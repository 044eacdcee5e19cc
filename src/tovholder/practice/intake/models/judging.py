"""What is judged about a child in a notification: safe or not, the way on, and what contact would risk."""

from __future__ import annotations

from django.db import models

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Unit
from tovholder.practice.intake.models.arrival import Concern


class SafetyAssessment(models.Model):
    """The 24-hour safety assessment of one child (24-timers vurdering). Barnets lov § 136."""

    id = models.UUIDField(primary_key=True, default=new_id)
    concern = models.ForeignKey(Concern, models.PROTECT, related_name="assessments", verbose_name="barn i underretning")
    assessed_at = models.DateTimeField("vurderet")
    recorded_at = models.DateTimeField("registreret")
    assessed_by = models.UUIDField("vurderet af", null=True)
    assessed_by_name = models.CharField("vurderet af (navn)", max_length=200, blank=True)
    result = models.CharField("resultat", max_length=40)
    reason = models.TextField("begrundelse")
    acute_measure = models.CharField("akut handling", max_length=500, blank=True)
    contact_family_before = models.DateField("kontakt med familien senest", null=True, blank=True)
    by_new_person = models.BooleanField("af en, der er ny i sagen", default=False)
    second_person = models.CharField("sammen med", max_length=200, blank=True)

    class Meta:
        verbose_name = "24-timers vurdering"

    def __str__(self) -> str:
        return f"24-timers vurdering {self.id}"


class Screening(models.Model):
    """What shall happen with the child's notification, and why (screening). Barnets lov § 18; no decision."""

    id = models.UUIDField(primary_key=True, default=new_id)
    concern = models.ForeignKey(Concern, models.PROTECT, related_name="screenings", verbose_name="barn i underretning")
    screened_at = models.DateTimeField("afgjort")
    recorded_at = models.DateTimeField("registreret")
    screened_by = models.UUIDField("afgjort af", null=True)
    screened_by_name = models.CharField("afgjort af (navn)", max_length=200, blank=True)
    outcome = models.CharField("vejen videre (kode)", max_length=10)
    reason = models.TextField("begrundelse")
    unfounded = models.BooleanField("ubegrundet", default=False)
    sent_to = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, verbose_name="sendt til")

    class Meta:
        verbose_name = "screening"

    def __str__(self) -> str:
        return f"Screening {self.id}"


class RiskAssessment(models.Model):
    """What is risked when parents or network hear of it (risikovurdering før kontakt). Barnets lov § 18, stk. 3."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="risk_assessments", verbose_name="barn")
    at = models.DateTimeField("hvornår")
    by = models.UUIDField("af", null=True)
    assessment = models.TextField("risikovurdering")
    not_to_be_contacted = models.CharField("må ikke kontaktes", max_length=500)

    class Meta:
        verbose_name = "risikovurdering før kontakt"

    def __str__(self) -> str:
        return f"Risikovurdering {self.id}"
