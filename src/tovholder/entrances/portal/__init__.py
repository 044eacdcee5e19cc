"""The public's own pages: the notification form without a log-in."""
