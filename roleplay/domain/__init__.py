"""The nouns of the product: frozen values that every other layer speaks in. No rules, no I/O."""
