"""Addresses of the frame's own pages."""

from django.urls import path

from tovholder.foundation.ui import views

app_name = "ui"

urlpatterns = [
    path("hjaelp/", views.help_page, name="help"),
    path("tilgaengelighed/", views.accessibility, name="accessibility"),
    path("eksempler/", views.gallery, name="gallery"),
    path("genveje/", views.shortcuts, name="shortcuts"),
]
