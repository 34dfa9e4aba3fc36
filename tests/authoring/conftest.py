"""Every test here may ask the fake server."""

from tests.fake_server import fake_server

__all__ = ["fake_server"]
