"""Mail into the post basket: fetched from a mailbox over IMAP, each message once, and never deleted there."""
