"""The addresses of this room: opaque ids, never a name."""

from django.urls import path

from tovholder.practice.committee.views import (
    chair,
    chair_steps,
    matters,
    meetings,
    members,
    overview,
    papers,
    verdicts,
)

app_name = "committee"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("medlemmer/", members.members, name="members"),
    path("medlemmer/ny/", members.begin_seating, name="begin_seating"),
    path("medlemmer/ny/<uuid:key>/", members.seat, name="seat_member"),
    path("medlemmer/<uuid:member_id>/slut/", members.leave, name="leave"),
    path("moede/nyt/", meetings.begin_booking, name="book_meeting"),
    path("moede/nyt/<uuid:key>/", meetings.book, name="book_this_meeting"),
    path("moede/<uuid:meeting_id>/", meetings.meeting, name="meeting"),
    path("moede/<uuid:meeting_id>/holdt/", meetings.held, name="hold_meeting"),
    path("moede/<uuid:meeting_id>/aflys/", meetings.call_off, name="call_off_meeting"),
    path("barn/<uuid:child_id>/sag/", matters.raise_matter, name="raise_matter"),
    path("barn/<uuid:child_id>/formand/", chair.decide, name="decide_as_chair"),
    path("sag/<uuid:matter_id>/", matters.matter, name="matter"),
    path("sag/<uuid:matter_id>/dagsorden/", matters.agenda, name="put_on_agenda"),
    path("sag/<uuid:matter_id>/traek-tilbage/", matters.withdraw, name="withdraw"),
    path("sag/<uuid:matter_id>/indstilling/", papers.recommend, name="recommend"),
    path("sag/<uuid:matter_id>/materiale/", papers.papers, name="papers"),
    path("sag/<uuid:matter_id>/sendt/", papers.send, name="send_bundle"),
    path("sag/<uuid:matter_id>/afgoerelse/", verdicts.decide, name="decide"),
    path("sag/<uuid:matter_id>/protokol/", verdicts.minutes, name="minutes"),
    path("formand/<uuid:decision_id>/", chair.chair_decision, name="chair_decision"),
    path("formand/<uuid:decision_id>/ivaerksat/", chair_steps.carry_out, name="carry_out"),
    path("formand/<uuid:decision_id>/meddelelse/", chair_steps.notify, name="notify"),
    path("formand/<uuid:decision_id>/meddelelse/brev/", chair_steps.notice_letter, name="notice_letter"),
    path("formand/<uuid:decision_id>/godkendelse/", chair_steps.ask_for_approval, name="ask_for_approval"),
    path("formand/<uuid:decision_id>/ophaevet/", chair_steps.annul, name="annul"),
    path("formand/<uuid:decision_id>/bortfaldet/", chair_steps.after_lapse, name="after_lapse"),
]
