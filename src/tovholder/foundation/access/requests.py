"""The request as our pages know it: somebody is logged in, and we know in which posts."""

from __future__ import annotations

from django.http import HttpRequest

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.accounts.models import User


class StaffRequest(HttpRequest):
    """A request that has passed the lock: `reader` says who is asking."""

    user: User
    reader: Reader
