"""The nouns of the field and the conversation engine: pure, without I/O, clock or chance."""
