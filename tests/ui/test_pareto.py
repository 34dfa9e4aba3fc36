"""The plot of all possible deals, and the same in words."""

import json

from roleplay.rules import deal
from roleplay.ui.components import pareto
from tests.builders import a_persona

GOOD = {"fee": "54k", "pilot": "90-day pilot with an exit", "pack": "CFO-ready ROI pack", "term": "36 months"}
POOR = {"fee": "42k", "pilot": "no pilot", "pack": "no ROI pack", "term": "24 months"}


def kinds(found: deal.Ledgers) -> dict[str, list[tuple[float, float]]]:
    rows: dict[str, list[tuple[float, float]]] = {}
    for row in pareto.rows(a_persona(), found):
        rows.setdefault(str(row["what"]), []).append((float(row["you"]), float(row["them"])))
    return rows


def test_every_deal_is_a_point_and_the_special_ones_have_marks_of_their_own() -> None:
    found = deal.ledgers(a_persona(), GOOD)
    rows = kinds(found)
    assert len(rows[pareto.POSSIBLE]) + len(rows[pareto.BEST]) == len({d[1:] for d in found.deals})
    assert set(rows[pareto.BEST]) == {d[1:] for d in found.frontier}
    assert rows[pareto.MIDDLE] == [(65, 54)]
    assert rows[pareto.YOURS] == [(80, 64)]
    shapes = [look[1:] for look in pareto.LOOKS.values()]
    assert len(set(shapes)) == len(shapes)


def test_the_words_say_what_the_plot_shows() -> None:
    persona = a_persona()
    told = pareto.sentences(persona, deal.ledgers(persona, POOR), "lost both")
    assert told[0] == "Your deal: **30** for you, **38** for Sam Doe."
    assert told[1] == "With the relationship beside it: **lost both**."
    assert "Leaving was worth 45 to you and 38 to Sam Doe (the dashed lines)." in told
    assert any(line.endswith("without costing the other, such as 92 for you and 56 for Sam Doe.") for line in told)
    assert "No other deal is better for one of you" in " ".join(
        pareto.sentences(persona, deal.ledgers(persona, {**GOOD, "fee": "60k"})))


def test_without_a_deal_it_shows_what_there_was() -> None:
    persona = a_persona()
    found = deal.ledgers(persona)
    assert pareto.YOURS not in kinds(found)
    assert pareto.sentences(persona, found)[0].startswith("Leaving was worth 45")
    assert pareto.YOURS not in json.dumps(pareto.chart(persona, found))


def test_a_name_is_text_in_the_plot_and_in_the_words() -> None:
    persona = a_persona(name="*Sam* <b>Doe</b>")
    assert "<b>" not in " ".join(pareto.sentences(persona, deal.ledgers(persona, GOOD)))
