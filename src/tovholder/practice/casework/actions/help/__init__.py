"""Help: what it rests on, what is decided, begun and followed, and the way to adult life."""
