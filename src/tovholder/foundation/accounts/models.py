"""Who can log in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from tovholder.foundation.chronicle.identity import new_id


class UserQuerySet(BaseUserManager["User"]):
    """Users, made with a password that is kept as a hash only."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        """A new user who can log in with this password (none: cannot log in until one is set)."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who can log in (bruger). What they may do follows from their employment, never from the user."""

    id = models.UUIDField(primary_key=True, default=new_id)
    username = models.CharField("brugernavn", max_length=64, unique=True)
    name = models.CharField("navn", max_length=200)
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    language = models.CharField("sprog", max_length=2, default="da")
    shortcuts_on = models.BooleanField("tastaturgenveje", default=True)
    is_active = models.BooleanField("aktiv", default=True)
    is_demo = models.BooleanField("prøvebruger", default=False)

    objects: ClassVar[UserQuerySet] = UserQuerySet()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "bruger"

    def __str__(self) -> str:
        return f"Bruger {self.id}"
