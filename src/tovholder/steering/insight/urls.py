"""The addresses of a leader's pages."""

from django.urls import path

from tovholder.steering.insight import views

app_name = "insight"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("udbakke/", views.outbox, name="outbox"),
    path("post/", views.post, name="post"),
    path("hold/", views.team, name="team"),
    path("hold/<uuid:unit_id>/", views.team, name="team_of"),
    path("hold/<uuid:unit_id>/uden-raadgiver/", views.carried_by_nobody, name="carried_by_nobody"),
    path("stilling/<uuid:post_id>/", views.carried, name="carried"),
    path("<slug:which>/", views.behind, name="behind"),
]
