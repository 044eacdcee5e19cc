"""`tovholder serve`: the site, one worker and the database they need, until somebody says stop."""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

from tovholder.config.opening import opened
from tovholder.config.serving import serve_site
from tovholder.entrances.commandline.parsing import CommandParser
from tovholder.entrances.commandline.typed import whole_number

FIRST_PORT = 8000


def serve(argv: list[str]) -> int:
    """Open the site and print its address when it answers; 0 when it was told to stop."""
    options = with_address(CommandParser("serve")).parse_args(argv)
    with opened(hurried=True) as server:
        from tovholder.entrances.worker.outside import refuse_what_is_misspelt  # models, which need Django set up

        refuse_what_is_misspelt()
        status = serve_site(
            server,
            host=options.host,
            port=options.port,
            when_answering=lambda address: print(f"Tovholder svarer på {address}", flush=True),
        )
    gone(status)


def gone(status: int) -> NoReturn:
    """End the program here and now: all is closed, and what memory it has the system takes back faster than Python."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def with_address(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Give a command the choice of where to listen."""
    parser.add_argument("--host", default="127.0.0.1", metavar="ADRESSE", help="hvor der lyttes (127.0.0.1)")
    parser.add_argument(
        "--port",
        default=FIRST_PORT,
        type=whole_number,
        metavar="PORT",
        help="første port, der prøves (8000); 0 er en vilkårlig",
    )
    return parser
