"""The rules of the product: reading a turn, grading it, moving the counterpart's state, valuing deals. Pure, no I/O."""
