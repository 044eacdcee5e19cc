"""The addresses of the public door; nothing in them tells what was written."""

from django.urls import path

from tovholder.entrances.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.notify, name="notify"),
    path("kvittering/<slug:receipt_id>/", views.receipt, name="receipt"),
]
