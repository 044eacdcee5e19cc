"""What must be right before the site opens. Each refusal names its setting and says what to do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError, NotSupportedError
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import Error as PostgresError
from psycopg.errors import FeatureNotSupported, UndefinedFile

from tovholder.config import environment
from tovholder.config.environment import Mode

OLDEST_SERVER = 180000  # PostgreSQL 18: WITHOUT OVERLAPS, PERIOD, casefold()
SECRETS = ("SECRET_KEY", "DATA_KEY")
LASTING = ("fsync", "full_page_writes", "synchronous_commit")  # a receipt given must survive a crash


class NotReady(Exception):
    """The site may not open; the text is the refusals, one a line, in Danish."""


@dataclass(frozen=True)
class Facts:
    """What we asked the database about, as the role that serves."""

    version: int
    settings: Mapping[str, str]
    above_the_rules: bool  # the role may do everything, so the chronicle's protection would not hold
    demo_users: bool
    real_users: bool


def refuse_without_secrets(mode: Mode, *, home: Path) -> None:
    """Raise ImproperlyConfigured, naming the secret, when production lacks one. Demo makes its own."""
    for name in SECRETS:
        environment.secret(name, run_mode=mode, folder=home)


def refuse_unanswered(connection: BaseDatabaseWrapper, *, address: str) -> None:
    """Raise NotReady when a server of one's own does not let us in; `address` is the setting that points to it."""
    try:
        connection.ensure_connection()
    except NotSupportedError:  # refuse_old_server says it better
        return
    except DatabaseError as error:
        raise NotReady(
            f"Databasen i {address} kan ikke åbnes. Er serveren startet, og er adressen, rollen og kodeordet rigtige? "
            f"Serveren siger: {_last_words(error)}"
        ) from error


def unfurnished(error: PostgresError, *, owner: str) -> NotReady:
    """What is missing on a server of one's own, told from the server's refusal to furnish the database."""
    if isinstance(error, FeatureNotSupported | UndefinedFile):
        return NotReady(
            "Databaseserveren mangler PostgreSQL's egne udvidelser (btree_gist, pg_trgm, unaccent). Installér pakken "
            "contrib på den, og start igen."
        )
    return NotReady(
        f"Rollen {owner} i DATABASE_OWNER_URL må ikke gøre databasen klar. Lad den eje databasen, som vejledningen "
        f"docs/howto/own-postgresql.md viser. Serveren siger: {_last_words(error)}"
    )


def _last_words(error: Exception) -> str:
    """The server's reason, in one line."""
    line = str(error).strip().splitlines()[0]
    return line.rsplit("failed: ", 1)[-1]


def refuse_old_server(connection: BaseDatabaseWrapper) -> None:
    """Raise NotReady when the server is older than PostgreSQL 18."""
    try:
        connection.ensure_connection()
    except NotSupportedError as error:
        raise NotReady(_too_old("en ældre version")) from error
    version = _number(connection, "SHOW server_version_num")
    if version < OLDEST_SERVER:
        raise NotReady(_too_old(str(version // 10000)))


def refuse_another_past(taken: Collection[tuple[str, str]], *, known: Collection[tuple[str, str]]) -> None:
    """Raise NotReady when the tables were made by steps (app, migration) this edition does not know.

    Steps are folded together while no municipality has data, and a newer edition has steps that an older one lacks.
    """
    if unknown := sorted(set(taken) - set(known)):
        app, step = unknown[0]
        raise NotReady(
            f"Databasens tabeller er lavet af en anden udgave af Tovholder (trinnet {app}.{step} kendes ikke her). "
            "Er det en prøvedatabase, så slet den (den indbyggede database: mappen i TOVHOLDER_HOME, "
            "og for `tovholder demo` mappen .demo i den), og start igen. "
            "Er det rigtige sager, så brug den udgave, der lavede den."
        )


def refuse_unless_ready(connection: BaseDatabaseWrapper, *, mode: Mode) -> None:
    """Raise NotReady when anything stands in the way of opening."""
    if found := refusals(facts_of(connection), mode=mode):
        raise NotReady("\n".join(found))


def refusals(facts: Facts, *, mode: Mode) -> list[str]:
    """What stands in the way, in Danish; nothing when all is well."""
    found = [] if facts.version >= OLDEST_SERVER else [_too_old(str(facts.version // 10000))]
    if mode is Mode.DEMO:
        if facts.real_users:
            found.append(
                "Databasen har rigtige brugere, og TOVHOLDER_MODE er demo. Sæt TOVHOLDER_MODE=production, "
                "eller vælg en anden database."
            )
        return found
    found += [
        f"Databasens indstilling {name} er slået fra, så en kvittering kan gå tabt ved strømsvigt. "
        f"Slå den til: ALTER SYSTEM RESET {name}; SELECT pg_reload_conf();"
        for name in LASTING
        if facts.settings[name] == "off"
    ]
    if facts.above_the_rules:
        found.append(
            "DATABASE_URL peger på en superbruger eller på ejeren af tabellerne. "
            "Brug rollen tovholder_web, som ikke kan ændre i kronikken."
        )
    if facts.demo_users:
        found.append(
            "Databasen har prøvebrugere (accounts_user.is_demo). Brug en anden database til drift "
            "(TOVHOLDER_HOME eller DATABASE_URL), eller sæt TOVHOLDER_MODE=demo."
        )
    return found


def facts_of(connection: BaseDatabaseWrapper) -> Facts:
    """Ask the database, as the role of the connection."""
    return Facts(
        version=_number(connection, "SHOW server_version_num"),
        settings={name: _text(connection, f"SHOW {name}") for name in LASTING},
        above_the_rules=bool(
            _number(
                connection,
                "SELECT (rolsuper OR EXISTS(SELECT 1 FROM pg_tables WHERE tableowner = current_user))::int"
                " FROM pg_roles WHERE rolname = current_user",
            )
        ),
        demo_users=bool(_number(connection, "SELECT EXISTS(SELECT 1 FROM accounts_user WHERE is_demo)::int")),
        real_users=bool(_number(connection, "SELECT EXISTS(SELECT 1 FROM accounts_user WHERE NOT is_demo)::int")),
    )


def _too_old(version: str) -> str:
    return (
        f"Databaseserveren er PostgreSQL {version}; Tovholder kræver 18 eller nyere. Opgradér den, eller fjern "
        "DATABASE_URL og DATABASE_OWNER_URL og brug den indbyggede."
    )


def _number(connection: BaseDatabaseWrapper, question: str) -> int:
    return int(_text(connection, question))


def _text(connection: BaseDatabaseWrapper, question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])
