"""The addresses of drafts: which form, and about what."""

from django.urls import path

from tovholder.foundation.drafts import views

app_name = "drafts"
urlpatterns = [
    path("<slug:form>/<uuid:about>/", views.save, name="save"),
    path("<slug:form>/<uuid:about>/vaek/", views.throw_away, name="throw_away"),
]
