"""Whatever another system sends, within the API's own description or outside it, the answer is one it describes."""

import json
from hashlib import sha256

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tovholder.config.wsgi import application
from tovholder.entrances.api import tokens
from tovholder.entrances.api.openapi import api
from tovholder.foundation.organisation.models import ApiToken
from tovholder.practice.intake.models import Notification

KEPT = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
LOCALLY = {"Authorization": "Bearer skolens-token", "Host": "127.0.0.1"}
BOUNDED = settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)

described = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"))))
described.app = application
notify = described["/api/v1/notifications"]["POST"]


@pytest.fixture
def school(fjordby):
    """The school's system may knock."""
    ApiToken.objects.create(name="Skolen", digest=sha256(b"skolens-token").hexdigest(), starts="2020-01-01")
    tokens._known.clear()
    # Between two knocks the site lets go of a connection in the middle of a transaction; the test's is always so.
    for between in (request_started, request_finished):
        between.disconnect(close_old_connections)
    yield
    for between in (request_started, request_finished):
        between.connect(close_old_connections)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
def test_nothing_another_system_can_send_is_an_error_of_ours(school, mode):
    statuses = set()

    @BOUNDED
    @given(st.data())
    def knock(data):
        case = data.draw(notify.as_strategy(generation_mode=mode))
        answer = case.call(headers=LOCALLY)
        case.validate_response(answer, checks=KEPT)
        statuses.add(answer.status_code)

    knock()

    assert statuses & ({201} if mode is GenerationMode.POSITIVE else {400, 422})
    if mode is GenerationMode.POSITIVE:
        assert Notification.objects.exists()
