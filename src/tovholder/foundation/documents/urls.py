"""The addresses of this room."""

from django.urls import path

from tovholder.foundation.documents import views

app_name = "documents"
urlpatterns = [path("<uuid:document_id>/", views.open_document, name="open")]
