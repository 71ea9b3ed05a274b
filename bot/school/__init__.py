"""What everyone's answers about a school say together, told so that nobody's own answer can be found in it."""
