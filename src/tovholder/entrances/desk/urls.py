"""The addresses of the desk: Danish for people, and never a name or a number of a person."""

from django.urls import path

from tovholder.entrances.desk.views import child, chronology, grown_ups, hand_over, my_day, session, timeline

app_name = "desk"
urlpatterns = [
    path("", my_day.my_day, name="my_day"),
    path("barn/<uuid:child_id>/", child.child, name="child"),
    path("barn/<uuid:child_id>/vis/", child.show, name="show"),
    path("barn/<uuid:child_id>/voksen/ny/", grown_ups.new_grown_up, name="new_grown_up"),
    path("barn/<uuid:child_id>/tidslinje/", timeline.timeline, name="timeline"),
    path("barn/<uuid:child_id>/overdragelse/", hand_over.hand_over, name="hand_over"),
    path("barn/<uuid:child_id>/kronologi/", chronology.chronology, name="chronology"),
    path("barn/<uuid:child_id>/kronologi/<uuid:line_id>/", chronology.star, name="star"),
    path("logget-ind/", session.logged_in_again, name="logged_in_again"),
    path("healthz", session.healthz, name="healthz"),
]
