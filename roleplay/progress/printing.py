"""The record of a certification as one page to print: self-contained, and honest about what it is."""

from collections.abc import Mapping
from datetime import datetime

from markupsafe import Markup

from roleplay.rules.certification import REVIEWED, Finding, Standing
from roleplay.rules.records import Record

TITLES: Mapping[Standing, str] = {
    "under way": "Under way", "not yet": "Not yet shown", "review": "For a person to decide", "certified": "Certified",
}
STATES = {"met": "met", "borderline": "close: a person decides", "short": "not yet", "unknown": "could not be judged"}

ABOUT = (
    "This record says what was shown in simulated conversations. Scores are one reading of a written rubric by a "
    "program; they are practice feedback and no measurement of a person, and say nothing certain about real talks. "
    f"Whatever lay within 3 points of a limit, and one in {REVIEWED} passes, was left to a person. “Not yet” is no "
    "failure, and must not be the reason for a decision about anybody's employment."
)

_PAGE = Markup("""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
:root {{ color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }}
body {{ max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }} h1 {{ font-size: 1.6rem; margin-bottom: .2rem; }}
table {{ border-collapse: collapse; width: 100%; margin: 1rem 0; }}
th, td {{ text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #8886;
  font-weight: 400; }}
thead th, .state {{ font-weight: 600; }} .quiet {{ opacity: .75; font-size: .9rem; }}
@media print {{ body {{ margin: 0; }} tr {{ break-inside: avoid; }} }}
</style></head><body>
<h1>{heading}</h1><p>{who}, as of {now:%d %B %Y}</p>
<h2>Conversations</h2><table><thead><tr><th>Scenario</th><th>With</th><th>Variant</th><th>Difficulty</th><th>Day</th></tr></thead>
<tbody>{sessions}</tbody></table>
<h2>What was asked for, and found</h2>
<table><thead><tr><th>What</th><th>Found</th><th>Asked for</th><th></th></tr></thead><tbody>{criteria}</tbody></table>
{review}<p class="quiet">{about}</p></body></html>
""")


def certificate(finding: Finding, records: Mapping[str, Record], who: str, now: datetime) -> str:
    """The page. `records` are the learner's, by session."""
    heading = f"{TITLES[finding.standing]}: {finding.grade}"
    return str(_PAGE.format(
        title=heading, heading=heading, who=who, now=now, about=ABOUT, review=_review(finding),
        sessions=Markup("").join(
            Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{:%d %B %Y}</td></tr>").format(
                one.title, one.counterpart, one.variant or "as written", one.difficulty, one.created)
            for one in (records[session] for session in finding.sessions if session in records)),
        criteria=Markup("").join(
            Markup('<tr><td>{}</td><td>{}</td><td>{}</td><td class="state">{}</td></tr>').format(
                one.name[:1].upper() + one.name[1:], one.found, one.needed, STATES[one.state])
            for one in finding.criteria),
    ))


def _review(finding: Finding) -> Markup:
    if finding.review is not None:
        made = finding.review
        return Markup("<h2>Review</h2><p>{}, {:%d %B %Y}: {}. {}</p>").format(
            made.by, made.at, made.decision, made.note)
    if finding.why_review:
        return Markup("<h2>Review</h2><p>Not reviewed yet; {}.</p>").format(finding.why_review)
    return Markup("")
