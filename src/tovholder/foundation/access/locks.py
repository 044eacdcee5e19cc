"""Pages for some posts only: to everybody else it is as if they were not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest

Rest = ParamSpec("Rest")
View = Callable[Concatenate[StaffRequest, Rest], HttpResponse]


def only_for(may: Callable[[Reader], bool]) -> Callable[[View[Rest]], View[Rest]]:
    """Lock a page for everybody but readers of whom `may` holds: the others get 404."""

    def lock(view: View[Rest]) -> View[Rest]:
        @wraps(view)
        def locked(request: StaffRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            if not may(request.reader):
                raise Http404
            return view(request, *args, **kwargs)

        return locked

    return lock


for_administrators = only_for(lambda reader: reader.is_administrator)
for_leaders = only_for(lambda reader: reader.is_leader)
