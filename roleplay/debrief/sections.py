"""The debrief laid out: one order and one wording for the page in the app, the file and the terminal."""

from collections.abc import Iterator

from roleplay.debrief.noun import NO_EVIDENCE, Advised, Debrief, Measure, Quote, Reason
from roleplay.debrief.summary import ENDINGS, LEAVING
from roleplay.debrief.wording import ASKED, BEARINGS, CAUTION, HEARD, HOW, LOCKED, SIMULATED, STANDINGS
from roleplay.domain.deal import Deal
from roleplay.domain.persona import Persona
from roleplay.layout.blocks import Block, Drawn, Head, Listed, Said, Section, Table, Told
from roleplay.layout.drawing import Series, ledgers, lines, radar
from roleplay.rules import deal
from roleplay.rules.names import SKILL_NAMES

YOU = "You"


def heading(debrief: Debrief) -> str:
    """What it is about."""
    return f"{debrief.title}: {debrief.persona}"


def about(debrief: Debrief) -> str:
    """Who, when, how long and how it ended."""
    turns = "no turns" if not debrief.turns else "1 turn" if debrief.turns == 1 else f"{debrief.turns} turns"
    voice = "the built-in voice" if debrief.voice == "builtin" else debrief.voice
    return (f"{debrief.role}. {debrief.date}, {turns}, {debrief.mode} mode, played by {voice}. "
            f"{ENDINGS[debrief.summary.outcome]}")


def sections(debrief: Debrief, plot: Drawn | None = None) -> tuple[Section, ...]:
    """Every section in the order it is read; `plot` is the picture of the deal, where there is one."""
    return (
        Section("reflection", "What you say", tuple(_reflection(debrief))),
        Section("relationship", "The relationship", tuple(_relationship(debrief))),
        Section("reasons", "Reasons behind the position", tuple(_reasons(debrief))),
        Section("guesses", "Your guesses against the truth", tuple(_guesses(debrief))),
        Section("skills", "Skills", tuple(_skills(debrief))),
        Section("rewrites", "Said better", tuple(_rewrites(debrief))),
        Section("deal", "The deal", tuple(_deal(debrief, plot))),
        Section("closing", "The closing, and later", tuple(_closing(debrief))),
        Section("spokes", "Eight sides at a glance", tuple(_spokes(debrief))),
        Section("figures", "All figures", tuple(_figures(debrief))),
        Section("habits", "How you asked and adapted", tuple(_habits(debrief))),
        Section("next-time", "For next time", tuple(_next_time(debrief))),
        Section("advice", "Advice and what is next", tuple(_advice(debrief))),
    )


def _reflection(debrief: Debrief) -> Iterator[Block]:
    said = debrief.reflection
    answers = (("What worked", said.worked), ("What did not", said.did_not), ("Why", said.why))
    if not said.is_begun:
        yield Told("Nothing was written yet.", "quiet")
    yield from (Said(title, text) for title, text in answers if text.strip())
    if said.understood is not None:
        yield Told(f"Did I truly understand, or wait for my turn? {said.understood} of 10.")


def _relationship(debrief: Debrief) -> Iterator[Block]:
    course = debrief.course
    if debrief.turns:
        series = [Series(name, tuple(getattr(point, name) for point in course))
                  for name in ("trust", "tension", "patience")]
        yield Drawn(lines(series, "Trust, tension and patience after each turn; the numbers are in the table."))
    yield Table(("", "Trust", "Tension", "Patience"), tuple(
        (f"Turn {point.turn}" if point.turn else "Start", f"{point.trust:.0f}", f"{point.tension:.0f}",
         f"{point.patience:.0f}") for point in course))
    yield Head(f"How {debrief.persona} sees it")
    yield Table(("", "1 to 7", "In their words"), tuple(
        (view.title, NO_EVIDENCE if view.rating is None else f"{view.rating:.1f}", view.says)
        for view in debrief.views))
    yield Told(CAUTION, "quiet")


def _reasons(debrief: Debrief) -> Iterator[Block]:
    counts = {standing: sum(reason.standing == standing for reason in debrief.reasons) for standing in STANDINGS}
    yield Told(f"Of {len(debrief.reasons)} reasons behind the position, {counts['found']} came out in full, "
               f"{counts['hinted']} in part, {counts['missed']} not at all.")
    for reason in debrief.reasons:
        yield from _reason(debrief, reason)


def _reason(debrief: Debrief, reason: Reason) -> Iterator[Block]:
    yield Head(f"{reason.name[:1].upper()}{reason.name[1:]}: {STANDINGS[reason.standing]}")
    yield Told(reason.statement or LOCKED, "" if reason.statement else "quiet")
    for told in reason.told:
        yield Said(f"{debrief.persona}, turn {told.turn}", told.line)
    for cue in reason.cues:
        yield Said(f"A cue at the end of turn {cue.turn}", cue.line)
        if cue.taken_up is not None:
            yield Told(f"You took it up in turn {cue.taken_up}.")
        elif cue.answered is None:
            yield Told("The conversation was over before you could take it up.")
        else:
            yield Said(f"You went past it in turn {cue.answered}", cue.answer)
            if cue.better and cue.skill is not None:
                move = f" ({cue.move})" if cue.move else ""
                yield Said(f"What would have taken it up{move}, {SKILL_NAMES[cue.skill].lower()} {cue.level} of 4",
                           cue.better, better=True)


def _guesses(debrief: Debrief) -> Iterator[Block]:
    if not debrief.guesses:
        yield Told("You prepared no guesses. One guess before a talk is enough to learn from.", "quiet")
        return
    words = {"right": "right", "wrong": "not a reason of theirs", "open": "cannot be told yet"}
    yield Table(("Guess", "You were", "It was", "About"), tuple(
        (guess.text, f"{guess.confidence} % sure", words[guess.standing] + (", you say" if guess.ticked else ""),
         guess.about) for guess in debrief.guesses),
        tuple({"right": "good", "wrong": "bad", "open": ""}[guess.standing] for guess in debrief.guesses))
    if debrief.f1 is not None:
        yield Told(f"F1 {debrief.f1:.2f}: how many guesses were right and how many reasons they hit, 0 to 1.", "quiet")


def _skills(debrief: Debrief) -> Iterator[Block]:
    for skill in debrief.skills:
        yield Head(f"{skill.title}: {skill.told}")
        for name, quote in (("Best", skill.best), ("Weakest", skill.weakest)):
            if quote is not None:
                yield Said(f"{name}, turn {quote.turn}, level {quote.level} of 4", quote.words,
                           better=name == "Best")
    yield Head("The pattern")
    if debrief.pattern is None:
        yield Told("Nothing that cost you came back often enough to be a pattern.")
    else:
        yield from _advised(debrief.pattern)
    rows = tuple((reason.name, HEARD[reason.heard]) for reason in debrief.reasons if reason.heard is not None)
    if rows:
        yield Head("Said, implied or assumed")
        yield Table(("Reason", "How you came to know of it"), rows)


def _rewrites(debrief: Debrief) -> Iterator[Block]:
    if not debrief.rewrites:
        yield Told("No turn of yours asks for another wording." if debrief.turns else "There are no turns yet.")
    for one in debrief.rewrites:
        yield Head(f"Turn {one.turn}")
        yield Said(debrief.persona, one.theirs)
        level = "not called for" if one.level is None else f"{one.level} of 4"
        yield Said(f"You, {SKILL_NAMES[one.skill].lower()} {level}", one.words)
        yield Said(f"Better, graded {one.reached} of 4", one.line, better=True)


def _deal(debrief: Debrief, plot: Drawn | None) -> Iterator[Block]:
    found = debrief.summary.metrics
    if found.no_deal_justified is not None:
        yield Told(LEAVING[found.no_deal_justified], "strong")
    elif not debrief.deal:
        yield Told("There is no agreement.")
    if found.quadrant:
        yield Told(f"{found.quadrant[:1].upper()}{found.quadrant[1:]}.", "strong")
    if plot is not None:
        yield plot
    if debrief.deal_told:
        yield Listed(debrief.deal_told)
    if debrief.deal:
        yield Table(("Term", "Agreed", "For you", "For them", "How", "Why this term"), tuple(
            (term.issue, term.option, f"{term.learner} of {term.best}", f"{term.counterpart}",
             HOW[term.how] + (f", turn {term.turn}" if term.turn else ""), term.why) for term in debrief.deal))
        yield from _planned(debrief)
    if debrief.essentials:
        words = {True: "kept", False: "given away", None: "not to be told from the terms; you say"}
        yield Head("What was essential to you")
        yield Table(("Essential", ""), tuple((one.text, words[one.kept]) for one in debrief.essentials),
                    tuple({True: "good", False: "bad", None: ""}[one.kept] for one in debrief.essentials))


def _planned(debrief: Debrief) -> Iterator[Block]:
    if any(term.planned for term in debrief.deal):
        yield Head("Planned against traded")
        yield Table(("Term", "You planned to give", "It was", "For the relationship"), tuple(
            (term.issue, term.planned or "nothing planned", HOW[term.how],
             BEARINGS[term.bearing] if term.bearing else "")
            for term in debrief.deal))


def _closing(debrief: Debrief) -> Iterator[Block]:
    if not debrief.closing:
        yield Told("Without an agreement there is nothing to close.")
        return
    done = sum(part.done for part in debrief.closing)
    yield Told(f"{done} of 6 parts of a good closing; from 4 on it is a good one.")
    yield Table(("Part", ""), tuple((part.title, "yes" if part.done else "missing") for part in debrief.closing),
                tuple("good" if part.done else "bad" for part in debrief.closing))
    for episode in debrief.episodes:
        yield Head(f"After {episode.days} days: {'it holds' if episode.kept else 'it slips'}")
        yield Listed(episode.events)
    yield Told(SIMULATED, "quiet")


def _spokes(debrief: Debrief) -> Iterator[Block]:
    yield Drawn(radar([(spoke.title, spoke.value) for spoke in debrief.spokes],
                      "Eight sides of the conversation, 0 to 100; the numbers are in the table."))
    yield Table(("", "0 to 100", ""), tuple(
        (spoke.title, NO_EVIDENCE if spoke.value is None else f"{spoke.value:.0f}", spoke.told)
        for spoke in debrief.spokes))


def _figures(debrief: Debrief) -> Iterator[Block]:
    yield Table(("Figure", "Value", "From", "Aimed at", "What it means"), tuple(
        (measure.title + (" (simulated)" if measure.simulated else ""), measure.shown, _from(measure),
         measure.target + _met(measure), measure.means) for measure in debrief.measures),
        tuple({True: "good", False: "bad", None: ""}[measure.met] for measure in debrief.measures))


def _from(measure: Measure) -> str:
    if measure.of is None:
        return ""
    return f"1 {measure.counted.removesuffix('s')}" if measure.of == 1 else f"{measure.of:,} {measure.counted}"


def _met(measure: Measure) -> str:
    return "" if measure.met is None else " (met)" if measure.met else " (not met)"


def _habits(debrief: Debrief) -> Iterator[Block]:
    if debrief.asked:
        yield Table(("What you asked for", "Questions"), tuple(
            (title, str(debrief.asked.get(kind, 0))) for kind, title in ASKED.items()))
    else:
        yield Told("You asked no questions.")
    yield Table(("Style", "For example"), (("You adapted to their way of working", _cited(debrief.adapted)),
                                           ("You held on to what you need", _cited(debrief.held))))
    yield Told(f"Hints taken: {debrief.hints}.")


def _cited(quote: Quote | None) -> str:
    return "none" if quote is None else f"turn {quote.turn}: “{quote.words}”"


def _next_time(debrief: Debrief) -> Iterator[Block]:
    said, promised = debrief.reflection, debrief.commitment
    answers = (*(("A question I wish I had asked", wish) for wish in said.wished),
               ("One sentence for next time", said.next_time),
               ("Would I be comfortable if they saw my notes?", said.comfortable))
    written = [Said(title, text) for title, text in answers if text.strip()]
    yield from written
    if promised is not None:
        when = f", {promised.when}" if promised.when else ""
        yield Said(f"In a real conversation{when}", promised.text)
        if promised.outcome:
            yield Said("What came of it", promised.outcome)
        if promised.satisfaction is not None:
            yield Told(f"Content with it: {promised.satisfaction} of 7.")
    elif not written:
        yield Told("Nothing was written yet.", "quiet")


def _advice(debrief: Debrief) -> Iterator[Block]:
    for advised in debrief.advice:
        yield from _advised(advised)
    if not debrief.advice:
        yield Told("There is nothing that has to change." if debrief.turns else "Talk first, then there is advice.")
    yield Head("What is next")
    yield Listed(tuple(f"{step.title}. {step.why}" for step in debrief.next))


def _advised(advised: Advised) -> Iterator[Block]:
    yield Told(advised.title, "strong")
    yield Told(f"{advised.text} ({advised.area[:1].upper()}{advised.area[1:]}.)")
    if advised.example:
        yield Said("For example", advised.example, better=True)


def deal_plot(persona: Persona, made: Deal | None) -> Drawn:
    """Every deal there could have been on both ledgers, for a page without a plot of its own."""
    found = deal.ledgers(persona, made.terms if made is not None else None)
    best = {(one.learner, one.counterpart) for one in found.frontier}
    every = {(one.learner, one.counterpart) for one in found.deals}
    points = [(x, y, "best" if (x, y) in best else "possible") for x, y in sorted(every)]
    points.append((found.midpoint.learner, found.midpoint.counterpart, "middle"))
    if found.made is not None:
        points.append((found.made.learner, found.made.counterpart, "yours"))
    return Drawn(ledgers(points, (found.reservation.learner, found.reservation.counterpart),
                         "All possible deals in points for you and for them; the sentences beside it say the same."))
