"""Management information: is every child seen in time?"""
