"""What the bot remembers: tables, migrations and functions, one module per aggregate; the only room with SQL."""
