"""What the worker reaches outside the house: the telephone, Digital Post, the mailbox."""

from __future__ import annotations

from tovholder.foundation.documents.mailbox.place import configured_mailbox
from tovholder.foundation.letters.channels import phone_gateway
from tovholder.foundation.letters.digital_post import digital_post_gateway


def refuse_what_is_misspelt() -> None:
    """Raise ImproperlyConfigured, naming the setting, when one of them is named wrongly.

    Asked before the site opens: a site without its worker takes notifications at night and wakes nobody.
    """
    phone_gateway()
    digital_post_gateway()
    configured_mailbox()
