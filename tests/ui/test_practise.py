"""The Practise page, state by state, with the built-in voice and evaluator."""

from collections.abc import Callable

import pytest

from roleplay.errors import TurnConflict
from roleplay.ui.resources import Resources
from tests.ui.conftest import Shown

Make = Callable[..., Resources]

MIRROR = "Justify the cost…? What makes that hard for you right now?"
LABEL = "It sounds like you were let down by the last tool and had to answer for it. Have I got that right?"


@pytest.fixture
def started(shared: Make) -> Shown:
    """A tab on a conversation just begun."""
    shared()
    return Shown().click("start-roi-not-price")


def test_the_first_screen_offers_every_counterpart_with_what_to_expect(shared: Make) -> None:
    made = shared()
    tab = Shown()
    people = made.practice.library.all()
    cards = {f"{act}-{person.id}" for person in people for act in ("start", "prepare")}
    assert {button.key for button in tab.app.button} == cards
    for person in people:
        assert person.summary in tab.markup.replace("&#39;", "'")
        assert person.role in tab.markup
    assert "Easy: forgiving" in tab.markup
    assert "Up to 16 turns" in tab.markup
    assert "nothing leaves this computer" in tab.prose
    assert not tab.app.chat_input


def test_one_click_is_a_conversation_with_the_brief_beside_it(started: Shown) -> None:
    practice_id = started.session
    assert started.app.query_params["session"] in (practice_id, [practice_id])
    assert len(started.messages) == 1
    assert started.messages[0].strip()
    brief = next(expander for expander in started.app.expander if expander.label == "Your brief")
    assert brief.proto.expanded
    assert "You sell a support-automation platform" in brief.text[0].value
    assert "Turn 1 of 16" in started.markup
    assert "reserved" in started.markup
    assert not started.app.chat_input[0].disabled


def test_two_turns_are_shown_with_their_grades_and_evidence(started: Shown) -> None:
    started.say(MIRROR).say(LABEL)
    assert not started.errors
    assert len(started.messages) == 5
    assert started.messages[1] == MIRROR
    assert started.messages[3] == LABEL
    assert started.markup.count('class="rp-strip"') == 2
    assert 'aria-label="Your turn 2"' in started.markup
    assert 'aria-label="Curiosity ' in started.markup
    assert started.markup.count('class="rp-evidence"') == 2
    assert '<mark class="helpful">' in started.markup
    assert "Graded by the built-in rules." in started.markup
    assert "Turn 3 of 16" in started.markup


def test_only_the_latest_turn_says_what_to_keep_and_try(started: Shown) -> None:
    started.say(MIRROR).say("Look, we can do 10% off if you sign this week.")
    assert started.markup.count('class="rp-advice"') == 1
    assert "<b>Try:</b>" in started.markup


def test_drawing_again_takes_no_turn_twice(started: Shown) -> None:
    started.say(MIRROR)
    before = started.messages
    started.app.run()
    started.app.run()
    assert started.messages == before
    assert len(before) == 3


def test_a_session_comes_back_by_its_address_after_a_restart(shared: Make) -> None:
    shared()
    tab = Shown().click("start-disruptive").say("Disruptive…?")
    shared()
    again = Shown(tab.session)
    assert again.messages == tab.messages
    assert again.has("fork-1")


def test_the_first_screen_and_the_list_lead_back_to_it(shared: Make) -> None:
    made = shared()
    tab = Shown().click("start-disruptive").say("Disruptive…?")
    home = Shown()
    link = home.app.get("page_link")[0].proto
    assert tab.session in link.query_string
    sessions = home.app.switch_page("roleplay/ui/pages/sessions.py").run()
    assert any(tab.session in element.proto.query_string for element in sessions.get("page_link"))
    sessions.button(key=f"delete-yes-{tab.session}").click().run()
    assert "Nothing here yet" in "\n".join(element.value for element in sessions.markdown)
    assert made.practice.store.sessions() == ()


def test_an_unknown_session_gets_a_friendly_page(shared: Make) -> None:
    shared()
    tab = Shown("nosuchsession")
    assert tab.app.header[0].value == "This conversation is not here"
    assert not tab.errors
    tab.click("start-new")
    assert tab.has("start-roi-not-price")


def test_a_turn_taken_again_is_a_second_attempt(started: Shown) -> None:
    first = started.say(MIRROR).say("We can do 10% off if you sign this week.").session
    started.click("fork-2")
    assert started.session != first
    assert len(started.messages) == 3, "everything before the turn is there, the turn is not"
    assert "Attempt 2" in started.prose
    assert "from turn 2 of attempt 1" in started.prose
    assert "We can do 10% off" in started.prose, "what was said last time can be looked up"
    assert first in started.app.get("page_link")[0].proto.query_string
    started.say(LABEL)
    assert len(started.messages) == 5
    assert "Attempt 2" in "\n".join(link.proto.label for link in Shown(first).app.get("page_link"))


def test_a_conversation_can_be_ended_and_begun_again(started: Shown) -> None:
    assert not started.has("end-yes"), "there is nothing to end before the first turn"
    ended = started.say(MIRROR).session
    started.click("end-yes")
    assert started.app.subheader[0].value == "You stopped here"
    assert started.app.chat_input[0].disabled
    started.click("again")
    assert started.session != ended
    assert len(started.messages) == 1


def test_an_ended_conversation_leads_to_another_try_or_another_counterpart(started: Shown) -> None:
    started.say(MIRROR).click("end-yes")
    ended = started.session
    assert "Of 3 reasons behind the position:" in started.prose
    assert "No score yet: " in started.prose
    started.click("fork-weakest")
    assert started.session != ended
    assert not started.app.chat_input[0].disabled
    other = Shown(ended).click("choose")
    assert other.has("start-disruptive")


def test_being_walked_out_on_is_told(started: Shown) -> None:
    for _ in range(12):
        if started.app.chat_input[0].disabled:
            break
        started.say("You are being stupid. Sign now, or I will go over your head to your boss. Take it or leave it.")
    assert started.app.subheader[0].value == "They walked out"
    assert "Dana Whitlock ended it" in started.prose
    assert "Ended after" in started.markup


def test_two_tabs_conflict_without_losing_words(started: Shown) -> None:
    other = Shown(started.session)
    other.say(MIRROR)
    typed = "What would <b>make</b> it safe?"
    started.say(typed)
    assert len(started.errors) == 1
    assert started.app.code[0].value == typed
    assert started.messages == other.messages, "the other tab's turn is shown"
    started.click("notice-reload")
    assert not started.errors
    started.say(typed)
    assert len(started.messages) == 5


def test_the_same_conflict_is_what_the_use_case_says(shared: Make) -> None:
    made = shared()
    session = made.practice.start("disruptive")
    list(made.practice.play(session.id, "Disruptive…?", number=1))
    with pytest.raises(TurnConflict):
        made.stage.play(session.id, "Disruptive…?", 1)


def test_long_sessions_show_their_last_turns_first(shared: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roleplay.ui.conversation.SHOWN", 2)
    made = shared()
    session = made.practice.start("disruptive")
    for number, words in enumerate(("Disruptive…?", "What is on your plate?", "And after Q3?"), 1):
        list(made.practice.play(session.id, words, number=number))
    tab = Shown(session.id)
    assert len(tab.messages) == 4
    tab.click("earlier")
    assert len(tab.messages) == 7


def test_the_dots_are_explained_until_a_first_conversation_has_ended(started: Shown) -> None:
    started.say(MIRROR).say(LABEL)
    assert started.markup.count('class="rp-legend"') == 1
    started.click("end-yes").click("again").say(MIRROR)
    assert 'class="rp-strip"' in started.markup
    assert 'class="rp-legend"' not in started.markup


def test_a_conversation_can_be_left_for_another_at_any_time(started: Shown) -> None:
    left = started.session
    started.click("leave")
    assert started.has("start-disruptive")
    assert left in started.app.get("page_link")[0].proto.query_string
