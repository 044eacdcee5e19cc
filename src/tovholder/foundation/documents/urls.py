"""The addresses of this room."""

from django.urls import path

from tovholder.foundation.documents import views

app_name = "documents"
urlpatterns = [
    path("barn/<uuid:child_id>/", views.attach_document, name="attach"),
    path("<uuid:document_id>/", views.open_document, name="open"),
]
