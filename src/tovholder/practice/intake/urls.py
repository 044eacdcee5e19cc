"""The addresses of this room: ids only, never a name or a number."""

from django.urls import path

from tovholder.practice.intake.views import (
    acts,
    after_death,
    assessing,
    correcting,
    deputy,
    holding,
    newness,
    nights,
    queue,
    receiving,
    same_child,
    telling,
)

app_name = "intake"
urlpatterns = [
    path("", queue.show_queue, name="queue"),
    path("nyt/", queue.show_news, name="news"),
    path("ny/", receiving.begin, name="begin"),
    path("ny/<uuid:key>/", receiving.receive, name="receive"),
    path("kvittering/<uuid:notification_id>/", receiving.receipt, name="receipt"),
    path("vagt/", nights.watch, name="watch"),
    path("vagt/<uuid:concern_id>/", nights.watch_child, name="watch_child"),
    path("vagt/<uuid:concern_id>/aabnet/", nights.opened, name="opened"),
    path("samme-barn/<uuid:child_id>/", same_child.other_records, name="other_records"),
    path("samme-barn/<uuid:child_id>/fortryd/", same_child.part_records, name="part_records"),
    path("samme-barn/<uuid:child_id>/<uuid:other_id>/", same_child.same_child, name="same_child"),
    path("<uuid:concern_id>/", assessing.assess, name="assess"),
    path("<uuid:concern_id>/tag/", acts.take_on, name="take_on"),
    path("<uuid:concern_id>/spoergsmaal/<uuid:question_id>/", acts.answer_question, name="answer"),
    path("<uuid:concern_id>/hvem/", correcting.identify, name="identify"),
    path("<uuid:concern_id>/hvem/fortryd/", correcting.undo_identify, name="undo_identify"),
    path("<uuid:concern_id>/ny-i-sagen/", newness.show_who_is_new, name="who_is_new"),
    path("<uuid:concern_id>/flyt/", correcting.move, name="move"),
    path("<uuid:concern_id>/hoerer-til/", correcting.join, name="join"),
    path("<uuid:concern_id>/ikke-samme-person/", deputy.let_back, name="let_back"),
    path("<uuid:concern_id>/barnet-er-doedt/", after_death.close, name="after_death"),
    path("<uuid:concern_id>/mistaenkt/", correcting.name_suspect, name="suspect"),
    path("<uuid:concern_id>/hvad-fulgte/", telling.what_followed, name="what_followed"),
    path("<uuid:concern_id>/risiko/", telling.assess_risk, name="risk"),
    path("<uuid:concern_id>/kontakt/", telling.contact_family, name="contact"),
    path("<uuid:concern_id>/politi/", acts.agree_with_police, name="police"),
    path("<uuid:concern_id>/politi/slut/", acts.end_police, name="end_police"),
    path("<uuid:concern_id>/numre/", holding.held_phones, name="held_phones"),
    path("<uuid:concern_id>/kontaktstop/", acts.set_hold, name="set_hold"),
    path("<uuid:concern_id>/kontaktstop/ophaev/", acts.lift_hold, name="lift_hold"),
]
