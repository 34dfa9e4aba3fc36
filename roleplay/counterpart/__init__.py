"""The counterpart's voice: a built-in one and one played by a model, behind one protocol."""
