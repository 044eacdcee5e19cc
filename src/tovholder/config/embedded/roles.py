"""The two roles, what each may do, and the databases they meet in.

`tovholder_owner` owns the tables, migrates and makes databases; `tovholder_web` serves and can change no table's shape.
What the owner makes is readable and writable for web by default; the chronicle's migration takes back what web may
not have there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import psycopg
from psycopg import sql

from tovholder.config.embedded.cluster import SUPERUSER
from tovholder.config.embedded.errors import ServerRefused
from tovholder.config.embedded.passwords import kept_passwords
from tovholder.config.embedded.places import PORT, Places
from tovholder.config.embedded.postmaster import running

Role = Literal["web", "owner"]
OWNER = "tovholder_owner"
WEB = "tovholder_web"
DATABASE = "tovholder"
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
NAMES: dict[Role, str] = {"owner": OWNER, "web": WEB}


def database_for(home: Path, *, role: Role, name: str = DATABASE) -> dict[str, Any]:
    """Django's words for reaching a database of this home's server as a role. Starts nothing, writes nothing.

    Before the server's first start there is no password yet: ask again after `ensure_running`.
    """
    places = Places.of(home)
    server = running(places.data)
    return {
        "ENGINE": "tovholder.config.database_engine",
        "HOST": str(server.socket if server and server.ready else places.socket),
        "PORT": str(PORT),
        "NAME": name,
        "USER": NAMES[role],
        "PASSWORD": kept_passwords(places.passwords).get(NAMES[role], ""),
    }


def furnish(*, socket: Path, passwords: dict[str, str]) -> None:
    """Give a server its roles, extensions and database: what is there already stays as it is."""
    with _as_superuser(socket, passwords, database="template1") as connection:
        _make_roles(connection, passwords)
        furnish_database(connection, web=WEB, owner=OWNER)
    with _as_superuser(socket, passwords, database="postgres") as connection:
        make_database(connection, DATABASE)


def settle(*, socket: Path, passwords: dict[str, str]) -> None:
    """Let the server write what it still holds in memory (a checkpoint)."""
    with _as_superuser(socket, passwords, database="postgres") as connection:
        connection.execute("CHECKPOINT")


def furnish_database(connection: psycopg.Connection[Any], *, web: str, owner: str) -> None:
    """Extensions, and what web may do with the tables that owner makes. Databases made from this one inherit both."""
    for extension in EXTENSIONS:
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    names = {"web": sql.Identifier(web), "owner": sql.Identifier(owner)}
    for sentence in (
        "GRANT USAGE ON SCHEMA public TO {web}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {web}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE, SELECT ON SEQUENCES TO {web}",
    ):
        connection.execute(sql.SQL(sentence).format(**names))


def make_database(connection: psycopg.Connection[Any], name: str, *, template: str = "template1") -> None:
    """Make a database for the owner, unless it is there; only our two roles may open it, and web makes no tables."""
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    words = {"name": name, "owner": OWNER, "web": WEB, "template": template}
    names = {word: sql.Identifier(meaning) for word, meaning in words.items()}
    for sentence in (
        "CREATE DATABASE {name} OWNER {owner} TEMPLATE {template}",
        "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {name} TO {web}",
    ):
        connection.execute(sql.SQL(sentence).format(**names))


def remake_database(home: Path, name: str = DATABASE) -> None:
    """Throw the database away and make it anew, empty; refused while anybody is connected to it."""
    entry = database_for(home, role="owner", name="postgres")
    words = {"host": entry["HOST"], "port": entry["PORT"], "user": entry["USER"], "password": entry["PASSWORD"]}
    with psycopg.connect(**words, dbname="postgres", autocommit=True) as connection:
        try:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        except psycopg.errors.ObjectInUse as error:
            raise ServerRefused("Databasen er i brug. Stop de programmer, der bruger den, og prøv igen.") from error
        make_database(connection, name)


def _make_roles(connection: psycopg.Connection[Any], passwords: dict[str, str]) -> None:
    there = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
    for name, may in ((OWNER, "CREATEDB"), (WEB, "NOCREATEDB")):
        if name not in there:
            connection.execute(
                sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEROLE {} PASSWORD {}").format(
                    sql.Identifier(name), sql.SQL(may), sql.Literal(passwords[name])
                )
            )


def _as_superuser(socket: Path, passwords: dict[str, str], *, database: str) -> psycopg.Connection[Any]:
    return psycopg.connect(
        host=str(socket),
        port=PORT,
        user=SUPERUSER,
        password=passwords[SUPERUSER],
        dbname=database,
        autocommit=True,
    )
