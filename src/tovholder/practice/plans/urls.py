"""The addresses of this room: opaque ids, never a name."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from tovholder.practice.plans.views import following, hearing, making, plan, writing, youth

app_name = "plans"


def _both(end: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    """The page of the child's plan, and the same page of the parents' plan."""
    return [
        path(f"<uuid:child_id>/{end}", view, name=name),
        path(f"<uuid:child_id>/foraeldre/{end}", view, {"parents": True}, name=f"parents_{name}"),
    ]


urlpatterns = [
    *_both("", plan.plan, "plan"),
    *_both("laes/", plan.read_together, "read"),
    *_both("oenske/", writing.write_wish, "wish"),
    *_both("maal/", writing.add_goal, "add_goal"),
    *_both("gaeld/", making.make_plan, "make"),
    *_both("fortryd/", making.drop_changes, "drop_changes"),
    *_both("afslut/", making.end_plan, "end"),
    *_both("send/", hearing.send, "send"),
    *_both("kommentar/", hearing.comment, "comment"),
    path("<uuid:child_id>/opfoelgning/", following.follow_up, name="follow_up"),
    path("maal/<uuid:goal_id>/", writing.edit_goal, name="edit_goal"),
    path("maal/<uuid:goal_id>/fjern/", writing.drop_goal, name="drop_goal"),
    path("udgave/<uuid:version_id>/", plan.version, name="version"),
    path("<uuid:child_id>/ung/", youth.youth, name="youth"),
    path("<uuid:child_id>/ung/plan/", youth.youth_plan, name="youth_plan"),
    path("<uuid:child_id>/ung/tovholder/", youth.coordinator, name="coordinator"),
    path("<uuid:child_id>/ung/voksenlivet/", youth.adult_life, name="adult_life"),
    path("<uuid:child_id>/ung/stoette/", youth.youth_support, name="youth_support"),
]
