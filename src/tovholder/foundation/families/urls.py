"""The addresses of the search."""

from django.urls import path

from tovholder.foundation.families import views

app_name = "families"
urlpatterns = [
    path("", views.ask, name="search"),
    path("<uuid:result_id>/", views.found, name="found"),
]
