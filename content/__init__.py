"""What the bot knows: programme packs in YAML, and the code that loads, checks and reads them."""
