"""The addresses of the desk."""

from django.urls import path

from tovholder.entrances.desk import views

app_name = "desk"
urlpatterns = [path("", views.my_day, name="my_day"), path("healthz", views.healthz, name="healthz")]
