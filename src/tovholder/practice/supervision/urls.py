"""The addresses of this room: opaque ids, never a name."""

from django.urls import path

from tovholder.practice.supervision.views import places, visits

app_name = "supervision"
urlpatterns = [
    path("", visits.overview, name="overview"),
    path("barn/<uuid:child_id>/", visits.child, name="child"),
    path("barn/<uuid:child_id>/besoeg/", visits.record, name="record"),
    path("barn/<uuid:child_id>/aflyst/", visits.cancel, name="cancel"),
    path("barn/<uuid:child_id>/book/", visits.plan, name="plan"),
    path("barn/<uuid:child_id>/bekymring/", places.concern_through_child, name="concern_through_child"),
    path("sted/<uuid:home_id>/", places.place, name="place"),
    path("sted/<uuid:home_id>/bekymring/", places.concern, name="concern"),
    path("sted/<uuid:home_id>/lukker/", places.closes, name="closes"),
    path("sted/<uuid:home_id>/lukker-ikke/", places.stays_open, name="stays_open"),
    path("opgave/<uuid:task_id>/", places.task, name="task"),
]
