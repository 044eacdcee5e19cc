"""The addresses of the administrator's pages."""

from django.urls import path

from tovholder.entrances.administration.views import endings, keys, municipality, people, posts, units, watches

app_name = "administration"
urlpatterns = [
    path("", people.overview, name="overview"),
    path("ny/", posts.begin, name="begin"),
    path("ny/<uuid:key>/", posts.take_on, name="take_on"),
    path("medarbejder/<uuid:user_id>/", people.person, name="person"),
    path("medarbejder/<uuid:user_id>/ret/", people.put_right, name="put_right"),
    path("medarbejder/<uuid:user_id>/stilling/", posts.give_post, name="give_post"),
    path("medarbejder/<uuid:user_id>/luk-ude/", people.shut_out, name="shut_out"),
    path("medarbejder/<uuid:user_id>/luk-ind/", people.let_in, name="let_in"),
    path("medarbejder/<uuid:user_id>/kodeord/", people.new_password, name="new_password"),
    path("medarbejder/<uuid:user_id>/engangskode/", people.forget_second_factor, name="forget_second_factor"),
    path("ansaettelse/<uuid:employment_id>/slut/", posts.end_employment, name="end_employment"),
    path("noegler/", keys.keys, name="keys"),
    path("noegler/ny/", keys.begin, name="begin_key"),
    path("noegler/ny/<uuid:key>/", keys.cut, name="cut_key"),
    path("noegler/<uuid:token_id>/luk/", keys.revoke, name="revoke_key"),
    path("vagter/", watches.roster, name="roster"),
    path("vagter/ny/", watches.begin, name="begin_watch"),
    path("vagter/ny/<uuid:key>/", watches.put_on, name="put_on_watch"),
    path("vagter/<uuid:watch_id>/tag-af/", watches.take_off, name="take_off_watch"),
    path("enheder/", units.units, name="units"),
    path("enheder/ny/", units.begin, name="begin_unit"),
    path("enheder/ny/<uuid:key>/", units.open_unit, name="open_unit"),
    path("enheder/<uuid:unit_id>/", units.unit, name="unit"),
    path("enheder/<uuid:unit_id>/ret/", units.put_unit_right, name="put_unit_right"),
    path("enheder/<uuid:unit_id>/ophoer/", endings.end_unit, name="end_unit"),
    path("stillinger/<uuid:post_id>/ophoer/", endings.end_post, name="end_post"),
    path("enheder/<uuid:unit_id>/stedfortraeder/", units.name_deputy, name="name_deputy"),
    path("kommunen/", municipality.decided, name="municipality"),
    path("lukkedage/", municipality.closing_days, name="closing_days"),
    path("lukkedage/<str:day>/", municipality.open_after_all, name="open_after_all"),
]
