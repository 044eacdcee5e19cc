"""Where every page of the house is: people see Danish addresses, never a name or a number of a person."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from tovholder.entrances.api.openapi import ADDRESSES

urlpatterns = [
    path("", include("tovholder.entrances.desk.urls")),
    path("modtagelsen/", include("tovholder.practice.intake.urls")),
    path("sag/", include("tovholder.practice.casework.urls")),
    path("undersoegelse/", include("tovholder.practice.investigations.urls")),
    path("afgoerelse/", include("tovholder.practice.decisions.urls")),
    path("udvalget/", include("tovholder.practice.committee.urls")),
    path("plan/", include("tovholder.practice.plans.urls")),
    path("tilsyn/", include("tovholder.practice.supervision.urls")),
    path("aftaler/", include("tovholder.practice.appointments.urls")),
    path("soeg/", include("tovholder.foundation.families.urls")),
    path("kladder/", include("tovholder.foundation.drafts.urls")),
    path("dokumenter/", include("tovholder.foundation.documents.urls")),
    path("breve/", include("tovholder.foundation.letters.urls")),
    path("ledelse/", include("tovholder.steering.insight.urls")),
    path("administration/", include("tovholder.entrances.administration.urls")),
    path("underret/", include("tovholder.entrances.portal.urls")),
    path("api/v1/", ADDRESSES),
    path("konto/", include("tovholder.foundation.accounts.urls")),
    path("sprog/", login_not_required(set_language), name="set_language"),
    path("om/", include("tovholder.foundation.ui.urls")),
]

handler400 = "tovholder.entrances.desk.faults.not_understood"
handler403 = "tovholder.entrances.desk.faults.not_found"
handler404 = "tovholder.entrances.desk.faults.not_found"
handler500 = "tovholder.entrances.desk.faults.our_fault"
