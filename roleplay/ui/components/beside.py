"""Two sessions side by side, as a table."""

from collections.abc import Sequence

from markupsafe import Markup

from roleplay.progress.finding import Compared
from roleplay.rules.records import Record
from roleplay.ui.words import MODE_WORDS, OUTCOME_WORDS


def beside(one: Record, other: Record, lines: Sequence[Compared]) -> Markup:
    """The table; what is better is marked by a word as well as by weight."""
    heads = Markup("").join(
        Markup('<th scope="col">{}<br><span class="rp-quiet">{} · {} · {:%d %b %Y}</span></th>').format(
            record.title, OUTCOME_WORDS[record.outcome] if record.outcome else "Under way", MODE_WORDS[record.mode],
            record.created)
        for record in (one, other)
    )
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(line.name, Markup("").join(
            Markup("<td><b>{}</b> <span class=\"rp-quiet\">better</span></td>").format(told) if line.better == at
            else Markup("<td>{}</td>").format(told)
            for at, told in enumerate((line.one, line.other))))
        for line in lines
    )
    return Markup('<table class="rp-beside"><thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>').format(
        heads, body)
