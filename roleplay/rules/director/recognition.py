"""Three answers that sound alike: "that's right", "you're right" and a quick yes (C.5)."""

from roleplay.domain.state import State
from roleplay.rules.director.moment import HINT, PARTIAL, Moment, moved, settled


def argues(moment: Moment) -> bool:
    """The turn argues: a defence, an absolute, a lecture, or neither listening nor asking."""
    flat = all((level := moment.level(skill)) is not None and level <= 1 for skill in ("curiosity", "validation"))
    return flat or moment.did(*moment.dynamics.recognition.argue_moves)


def brushed_off(moment: Moment) -> bool:
    """Argued two turns running with somebody short of patience: "you're right, let me think about it".

    Said once for as long as the arguing goes on. Nothing is gained in that turn, and it costs patience: what the
    arguing costs anyway, and `argue_cost` at least.
    """
    rule, before = moment.dynamics.recognition, moment.before
    return argues(moment) and before.argued + 1 == rule.argue_turns and before.patience < rule.argue_patience


def quick_yes(moment: Moment) -> bool:
    """A leading question met too little trust for a true answer."""
    return moment.did("leading_question") and moment.before.trust < moment.dynamics.recognition.quick_yes_trust


def covered(moment: Moment) -> int:
    """True elements of the counterpart's point of view that the turn's summary covered: public ones, or disclosed."""
    return sum(_true(moment, element) for element in dict.fromkeys(moment.reading.elements))


def thats_right(moment: Moment, state: State) -> tuple[State, bool]:
    """The state after a summary that earned a "that's right", and whether it did."""
    rule, count = moment.dynamics.recognition, covered(moment)
    earned = (moment.did("summary_check") and moment.at_least("validation", 3)
              and count >= rule.elements and count > state.elements and state.thats_right < rule.times
              and state.trust >= rule.trust and state.tension <= rule.tension)
    if not earned:
        return state, False
    state = settled(moved(state, rule.effect))
    interests = tuple(
        interest.model_copy(update={"progress": min(100.0, interest.progress + rule.progress)})
        if interest.level >= HINT else interest for interest in state.interests)
    floor = state.floor if state.deceived else max(state.floor, state.trust - rule.floor)
    return state.model_copy(update={"thats_right": state.thats_right + 1, "elements": count,
                                    "interests": interests, "floor": floor}), True


def _true(moment: Moment, element: str) -> bool:
    if element.startswith("public:"):
        return True
    return any(interest.id == element and interest.level >= PARTIAL for interest in moment.before.interests)
