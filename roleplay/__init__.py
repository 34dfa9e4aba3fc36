"""Practise negotiation and sales conversations with counterparts who open up only to skill."""

__version__ = "0.1.0"
