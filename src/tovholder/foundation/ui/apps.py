"""The room of the pages' look."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, styles, form rendering and template tags; it keeps no records."""

    name = "tovholder.foundation.ui"
    label = "ui"
    verbose_name = "brugerflade"
