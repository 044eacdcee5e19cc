"""The door gunicorn knocks on."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tovholder.config.settings")
application = get_wsgi_application()

from tovholder.config.warming import warm_up  # noqa: E402  it reads the settings

warm_up()  # before the workers part
