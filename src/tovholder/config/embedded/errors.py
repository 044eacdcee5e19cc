"""What can stand in the way of the embedded server, said to the person who started it."""


class ServerRefused(Exception):
    """The server cannot be made or started. The text says why and what to do, in Danish."""
