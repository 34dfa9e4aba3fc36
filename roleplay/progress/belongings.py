"""What is kept of a person: given out whole, and erased for good."""

import io
import json
import zipfile
from datetime import datetime
from typing import Any

from roleplay.domain.session import Turn
from roleplay.store.base import Store

README = """What is in here
===============

Everything that roleplay keeps of the learner "{learner}", as of {now:%Y-%m-%d %H:%M} UTC.

everything.json   sessions with every turn, its grade and its evidence; papers (preparations, reflections, hints taken,
                  drills, commitments, figures); the counterparts and rubrics the sessions were played by
                  (which give away what the counterparts keep back).
talks/*.txt       every conversation, to read.
"""


def everything(store: Store, learner: str, now: datetime) -> dict[str, Any]:
    """All that is kept of a learner, as plain values. Text that a counterpart has not said yet is left out of turns."""
    sessions, papers = store.everything(learner)
    digests = dict.fromkeys(digest for session in sessions for digest in (session.persona, session.rubric))
    return {
        "learner": learner,
        "exported": now.isoformat(),
        "sessions": [
            {"session": session.model_dump(mode="json"), "turns": [_turn(turn) for turn in store.turns(session.id)]}
            for session in sessions
        ],
        "papers": [paper.model_dump(mode="json") for paper in papers],
        "content": {digest: store.content(digest) for digest in digests},
    }


def one(store: Store, session_id: str) -> str:
    """All that is kept of one session, as JSON. Raises SessionNotFound."""
    kept = {"session": store.session(session_id).model_dump(mode="json"),
            "turns": [_turn(turn) for turn in store.turns(session_id)]}
    return json.dumps(kept, ensure_ascii=False, indent=1)


def archive(store: Store, learner: str, now: datetime) -> bytes:
    """The same as a zip: everything.json, every conversation as a text, and what is what."""
    given = everything(store, learner, now)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("README.txt", README.format(learner=learner, now=now))
        bundle.writestr("everything.json", json.dumps(given, ensure_ascii=False, indent=1))
        for entry in given["sessions"]:
            bundle.writestr(f"talks/{entry['session']['id']}.txt", _talk(entry["session"], entry["turns"]))
    return held.getvalue()


def confirms(typed: str, learner: str) -> bool:
    """Whether what was typed confirms that a learner's data is to be erased: the learner's name as it is shown."""
    return typed.strip().casefold() == learner.casefold()


def _turn(turn: Turn) -> dict[str, Any]:
    """A turn as it is kept, without what the counterpart was about to say in a reply that never came."""
    return turn.model_dump(mode="json") | ({"directions": None} if turn.reply is None else {})


def _talk(session: dict[str, Any], turns: list[dict[str, Any]]) -> str:
    lines = [session["title"], f"{session['created']}  {session['outcome'] or 'going on'}", "",
             f"Counterpart: {session['opening']}"]
    for turn in turns:
        reply = turn["reply"]["text"] if turn["reply"] else "(no reply)"
        lines += ["", f"{turn['number']}. You: {turn['words']}", f"   Counterpart: {reply}"]
    return "\n".join(lines) + "\n"
