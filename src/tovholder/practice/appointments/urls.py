"""The addresses of this room: opaque ids, never a name. The feed's token is the one thing that opens it."""

from django.urls import path

from tovholder.practice.appointments.views import booking, calendar, keeping

app_name = "appointments"
urlpatterns = [
    path("", booking.mine, name="mine"),
    path("kalender/", calendar.my_feed, name="my_feed"),
    path("kalender/<str:token>.ics", calendar.feed, name="feed"),
    path("barn/<uuid:child_id>/", booking.of_one_child, name="of_child"),
    path("barn/<uuid:child_id>/ny/", booking.book, name="book"),
    path("<uuid:appointment_id>/", keeping.show, name="show"),
    path("<uuid:appointment_id>/holdt/", keeping.hold, name="hold"),
    path("<uuid:appointment_id>/aflys/", keeping.cancel, name="cancel"),
    path("<uuid:appointment_id>/indkald/<uuid:adult_id>/", keeping.call, name="call"),
]
