"""The door gunicorn knocks on."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tovholder.config.settings")
pages = get_wsgi_application()

from tovholder.config.between_requests import look_after_the_one_line  # noqa: E402  they read the settings
from tovholder.config.front_door import front_door  # noqa: E402  they as well
from tovholder.config.warming import warm_up  # noqa: E402  and it as well

application = front_door(pages)
look_after_the_one_line()
warm_up()  # before the workers part
