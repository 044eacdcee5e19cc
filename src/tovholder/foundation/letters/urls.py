"""The addresses of this room."""

from django.urls import path

from tovholder.foundation.letters import views

app_name = "letters"
urlpatterns = [
    path("<uuid:letter_id>/", views.letter, name="letter"),
    path("<uuid:letter_id>/pdf", views.letter_as_pdf, name="pdf"),
    path("proevebeskeder/", views.messages_taken, name="messages_taken"),
    path("skabeloner/", views.templates, name="templates"),
    path("skabeloner/fil/<uuid:template_id>/", views.template_file, name="template_file"),
    path("skabeloner/fil/<uuid:template_id>/proeve", views.trial, name="trial"),
    path("skabeloner/<str:code>/", views.template, name="template"),
    path("skabeloner/<str:code>/indbygget", views.built_in_file, name="built_in_file"),
]
