"""What people fill in about files, post and letters, one file per subject."""

from tovholder.foundation.documents.forms.attaching import AttachForm
from tovholder.foundation.documents.forms.basket import (
    AsideForm,
    FilePostForm,
    PassOnForm,
    PostForm,
    ReturnedForm,
    WhoseForm,
)
from tovholder.foundation.documents.forms.sending import CameBackForm, SendAgainForm, SendLetterForm

__all__ = [
    "AsideForm",
    "AttachForm",
    "CameBackForm",
    "FilePostForm",
    "PassOnForm",
    "PostForm",
    "ReturnedForm",
    "SendAgainForm",
    "SendLetterForm",
    "WhoseForm",
]
