"""The addresses of a leader's pages."""

from django.urls import path

from tovholder.steering.insight import views

app_name = "insight"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("udbakke/", views.outbox, name="outbox"),
    path("<slug:which>/", views.behind, name="behind"),
]
