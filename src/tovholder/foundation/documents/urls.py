"""The addresses of this room."""

from django.urls import path

from tovholder.foundation.documents import views

app_name = "documents"
urlpatterns = [
    path("postkurv/", views.basket, name="basket"),
    path("postkurv/<uuid:mail_id>/", views.mail, name="mail"),
    path("postkurv/<uuid:mail_id>/fundet/<uuid:result_id>/", views.found, name="found"),
    path("postkurv/<uuid:mail_id>/barn/<uuid:child_id>/", views.file_on, name="file_on"),
    path("postkurv/fil/<uuid:file_id>/", views.open_file, name="open_file"),
    path("barn/<uuid:child_id>/", views.attach_document, name="attach"),
    path("brev/<uuid:letter_id>/", views.send, name="send"),
    path("brev/<uuid:letter_id>/retur/", views.returned, name="returned"),
    path("<uuid:document_id>/", views.open_document, name="open"),
]
