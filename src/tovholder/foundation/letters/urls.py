"""The addresses of this room."""

from django.urls import path

from tovholder.foundation.letters import views

app_name = "letters"
urlpatterns = [
    path("<uuid:letter_id>/", views.letter, name="letter"),
    path("<uuid:letter_id>/pdf", views.letter_as_pdf, name="pdf"),
    path("proevebeskeder/", views.messages_taken, name="messages_taken"),
]
