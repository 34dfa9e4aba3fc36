"""A part of a value that is made when it is first asked for."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - a decorator
    """As `functools.cached_property`, which before Python 3.12 takes a lock each time.

    Two threads that ask at once may both make the part; what is made this way comes out the same every time.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object, owner: type) -> Self | T:
        """The part; kept in the instance, where it is found first from then on."""
        if instance is None:
            return self
        made = instance.__dict__[self._name] = self._make(instance)
        return made
