"""What another system may say in a notification. Only the text is required; what we cannot read we keep.

Systems write what they do not know as null, and a code or a telephone as a number: neither keeps a notification out.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


def _storable(value: Any) -> Any:
    """Text the database can hold: a null byte or half a character pair becomes the sign for "unreadable"."""
    if isinstance(value, str) and ("\x00" in value or not value.isascii()):
        return value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()
    return value


def _written_out(value: Any) -> Any:
    """A moment is written as ISO 8601 has it. A bare number could be seconds, or a day without its hyphens."""
    if value is not None and not (isinstance(value, str) and value[4:5] == "-"):
        raise PydanticCustomError("datetime_type", "not written as ISO 8601")
    return value


def _not_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("string_too_short", "blank")
    return value


Text = Annotated[str, Field(coerce_numbers_to_str=True), BeforeValidator(_storable)]
Words = Annotated[str, BeforeValidator(_storable), AfterValidator(_not_blank)]
Moment = Annotated[AwareDatetime, BeforeValidator(_written_out)]


class Said(BaseModel):
    """Fields we do not know are taken along, so that nothing that was sent is lost."""

    model_config = ConfigDict(extra="allow")


class ChildSaid(Said):
    """A child as the notifier knows it: a name, a number, or "the little boy on the second floor"."""

    name: Text | None = None
    description: Text | None = None
    birth_date: Text | None = Field(
        None, description="ÅÅÅÅ-MM-DD. En dato, der ikke kan læses, bliver et spørgsmål til Modtagelsen."
    )
    due_date: Text | None = Field(None, description="Termin for et ufødt barn, ÅÅÅÅ-MM-DD.")
    cpr: Text | None = Field(None, description="Ti cifre. Afvises aldrig på modulus 11.")
    address: Text | None = None
    whereabouts_now: Text | None = None
    school_or_daycare: Text | None = None
    municipality: Text | None = None


class ParentSaid(Said):
    """A parent as the notifier knows them."""

    name: Text | None = None
    phone: Text | None = None
    knows_of_notification: Text | bool | None = Field(None, description="yes, no eller unknown")


class NotifierSaid(Said):
    """Who is worried. A professional who gives no name is accepted."""

    kind: Text | None = Field(default=None, description="Kodeliste notifier; ukendte koder gemmes og markeres.")
    name: Text | None = None
    contact: Text | None = None
    anonymous: bool | None = False


class NotificationSaid(Said):
    """A notification of concern (underretning) from another system."""

    children: list[ChildSaid] | None = Field(None, max_length=50)
    parents: list[ParentSaid] | None = Field(None, max_length=50)
    received_at: Moment | None = Field(
        None, description="Hvornår kommunen fik underretningen, med dansk tidszone. Højst fem minutter frem."
    )
    channel: Text | None = None
    notifier: NotifierSaid | None = None
    concerns: list[Text] | None = Field(None, max_length=100)
    safety_flags: list[Text] | None = Field(None, max_length=100)
    danger_now: Text | bool | None = Field(None, description="yes, no eller unknown")
    language: Text | None = None
    text: Words = Field(description="Underretningens ord.", json_schema_extra={"pattern": r"\S"})


class Accepted(BaseModel):
    """The notification is stored: this is the receipt number and when the child is to be assessed at the latest."""

    receipt: str
    received_at: AwareDatetime
    assess_before: AwareDatetime
