"""The addresses of the case: the child or the note by its opaque id."""

from django.urls import path

from tovholder.practice.casework import views

app_name = "casework"
urlpatterns = [
    path("<uuid:child_id>/notat/", views.write_note, name="write_note"),
    path("<uuid:child_id>/samtale/", views.speak_with_child, name="speak_with_child"),
    path("<uuid:child_id>/ingen-samtale/", views.leave_out_talk, name="leave_out_talk"),
    path("samtale/<uuid:talk_id>/", views.talk, name="talk"),
    path("samtale/<uuid:talk_id>/del/", views.share_words, name="share_words"),
    path("notat/<uuid:copy_id>/ret/", views.correct_note, name="correct_note"),
    path("notat/<uuid:copy_id>/streg/", views.strike_note, name="strike_note"),
]
