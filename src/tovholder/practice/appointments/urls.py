"""The addresses of this room: opaque ids, never a name. The feed's token is the one thing that opens it."""

from django.urls import path

from tovholder.practice.appointments import views

app_name = "appointments"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("kalender/", views.my_feed, name="my_feed"),
    path("kalender/<str:token>.ics", views.feed, name="feed"),
    path("barn/<uuid:child_id>/", views.of_one_child, name="of_child"),
    path("barn/<uuid:child_id>/ny/", views.book, name="book"),
    path("<uuid:appointment_id>/", views.show, name="show"),
    path("<uuid:appointment_id>/holdt/", views.hold, name="hold"),
    path("<uuid:appointment_id>/aflys/", views.cancel, name="cancel"),
    path("<uuid:appointment_id>/indkald/<uuid:adult_id>/", views.call, name="call"),
]
