"""When a missed item comes back, and which items make a round: pure (E.2 on gaps, E.5 on rounds)."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain, zip_longest
from random import Random

from roleplay.domain.drill import Answer, Drill, Returning

SIZE = 5
"""Items in a round."""
PASS = 4
"""Items that have to be right."""
GAPS = (1, 3, 7, 21)
"""Days after which a missed item returns, once it has gone well in the round after the miss."""


def returning(answers: Iterable[Answer]) -> dict[str, Returning]:
    """What was missed and is not learned yet, by item, from the answers to one drill, oldest first.

    The first try decides. A miss brings the item back in the next round; each return that goes well makes the next gap
    longer; after the last gap it is learned. A right answer before it is due changes nothing.
    """
    state: dict[str, Returning] = {}
    for answer in answers:
        if answer.attempt != 1:
            continue
        if not answer.right:
            state[answer.item] = Returning(item=answer.item, step=0, due=answer.at)
        elif (waiting := state.get(answer.item)) is not None and waiting.due <= answer.at:
            if waiting.step == len(GAPS):
                del state[answer.item]
            else:
                due = _morning(answer.at + timedelta(days=GAPS[waiting.step]))
                state[answer.item] = Returning(item=answer.item, step=waiting.step + 1, due=due)
    return state


def standing_due(waiting: Iterable[Returning], now: datetime) -> tuple[str, ...]:
    """The items that are due, longest overdue first."""
    return tuple(one.item for one in sorted(waiting, key=lambda one: (one.due, one.item)) if one.due <= now)


def draw(drill: Drill, answers: Sequence[Answer], now: datetime, seed: str) -> tuple[str, ...]:
    """The items of a round, each once: what is due, then what was never seen, then what was seen longest ago.

    What comes back and what is new take turns. The same arguments draw the same round.
    """
    known = {item.id for item in drill.items}
    kept = [answer for answer in answers if answer.item in known]
    due = standing_due(returning(kept).values(), now)[:SIZE]
    seen = {answer.item: position for position, answer in enumerate(kept)}
    new = [item.id for item in drill.items if item.id not in seen]
    Random(seed).shuffle(new)
    old = sorted((item for item in seen if item not in due), key=lambda item: seen[item])
    fresh = [*new, *old][: SIZE - len(due)]
    turns = chain.from_iterable(zip_longest(fresh, due))
    return tuple(item for item in turns if item is not None)


def _morning(moment: datetime) -> datetime:
    """The beginning of that day, so that practice at nine counts a day after practice at six in the evening."""
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
