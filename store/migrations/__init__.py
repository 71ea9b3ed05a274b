"""Migrations: how a database of any earlier version becomes the schema of `store/schema.py`, step by step."""

HEAD = "0008"
"""The newest step in `versions/`. Steps are numbered, so that a later one sorts after an earlier one."""
