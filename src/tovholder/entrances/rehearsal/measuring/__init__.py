"""How fast it goes on this machine: each figure is measured beside what it is compared with, in the same minutes."""
