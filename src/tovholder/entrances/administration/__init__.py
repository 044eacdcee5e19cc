"""The administrator's own pages: who may log in, in which posts; other systems' keys; what the municipality decides."""
