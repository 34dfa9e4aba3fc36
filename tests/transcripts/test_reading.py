"""What the usual meeting tools write comes out as turns; what is broken names its line."""

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.domain.call import CallTurn
from roleplay.errors import TranscriptError
from roleplay.transcripts import MAX_TURNS, read_call, read_call_file, reading
from roleplay.transcripts.reading import MAX_BYTES
from tests.transcripts.writing import TIMED_ENDS, WRITERS, as_plain, as_vtt

ANA_BOB = [("Ana Ruiz", "Hi there."), ("Bob", "Fine.")]

LIKE_THE_TOOLS = {
    "voice tags, ids, settings, notes": (
        "WEBVTT - call\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE made by\na tool\n\nid-1\n"
        "00:00:01.000 --> 00:00:02.500 align:start position:0%\n<v.loud Ana Ruiz>Hi <i>there</i>.</v>\n\n"
        "00:03.000 --> 00:04.000\n<v Bob>Fine.\n"),
    "two voices in a cue": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Ruiz>Hi\nthere.</v>\n<v Bob>Fine.</v>\n",
    "names in the cue's text": (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nAna Ruiz: Hi\n\n2\n00:00:02.500 --> 00:00:03.000\nthere.\n\n"
        "3\n00:00:03.000 --> 00:00:04.000\n>> Bob: Fine.\n"),
    "subtitles": (
        "1\n00:00:01,000 --> 00:00:02,500\nAna Ruiz: Hi there.\n\n2\n00:00:03,000 --> 00:00:04,000\nBob: Fine."),
    "a name, a colon": "Ana Ruiz: Hi there.\nBob: Fine.\n",
    "full-width colons": "Ana Ruiz：Hi there.\nBob：Fine.\n",
    "time in brackets first": "[00:12:03] Ana Ruiz: Hi there.\n[00:12:09] Bob: Fine.\n",
    "bare time first": "00:12 Ana Ruiz: Hi there.\n00:15 Bob: Fine.\n",
    "time after the name": "Ana Ruiz (00:12): Hi there.\nBob (00:15): Fine.\n",
    "name and time above": "Ana Ruiz  0:03\nHi\nthere.\n\nBob  0:07\nFine.\n",
    "bold names": "**Ana Ruiz** 0:03\nHi there.\n\n**Bob** 0:07\nFine.\n",
    "name in brackets, clock": "[Ana Ruiz] 10:02:33\nHi there.\n\n[Bob] 10:02:40\nFine.\n",
    "time, bar, name": "0:00 | Ana Ruiz\nHi there.\n\n0:07 | Bob\nFine.\n",
    "time, dash, name": "0:00 - Ana Ruiz\n  Hi there.\n\n0:07 - Bob\n  Fine.\n",
    "name, dash, time": "Ana Ruiz - 00:03\nHi there.\n\nBob - 00:07\nFine.\n",
    "name, then time, then words": "Ana Ruiz\n0:03\nHi there.\n\nBob\n0:07\nFine.\n",
    "a chat's lines": "10:02:33 From Ana Ruiz to Everyone: Hi there.\n10:02:39 From Bob to Everyone: Fine.\n",
    "sections with times": "00:00:00\nAna Ruiz: Hi there.\n00:05:00\nBob: Fine.\n",
    "morning and afternoon": "Ana Ruiz 11:59 AM\nHi there.\nBob 12:01 PM\nFine.\n",
    "a heading first": "Acme call\nDate: 1 May\nParticipants: Ana, Bob\n\nAna Ruiz: Hi there.\nBob: Fine.\n",
    "a plain list": '[{"speaker": "Ana Ruiz", "text": "Hi there."}, {"name": "Bob", "content": "Fine."}]',
    "monologues of sentences": (
        '{"calls": [{"monologues": [{"speakerName": "Ana Ruiz", "sentences": [{"text": "Hi", "start": 1000}, '
        '{"text": "there.", "start": 92000}]}, {"speakerName": "Bob", "sentences": [{"text": "Fine."}]}]}]}'),
    "whole text beside utterances and words": (
        '{"text": "Hi there. Fine.", "utterances": [{"speaker": "Ana Ruiz", "text": "Hi there.", "words": '
        '[{"word": "hi", "start": 0.1}]}, {"speaker": "Bob", "text": "Fine."}], "words": [{"word": "hi"}]}'),
    "an object a line": '{"speaker": "Ana Ruiz", "text": "Hi there."}\n{"speaker": "Bob", "text": "Fine."}\n',
    "columns": 'Start Time (s),Participant Name,Transcript\n1.5,Ana Ruiz,"Hi\nthere."\n2,Bob,Fine.\n',
    "columns by semicolon": "name;message\nAna Ruiz;Hi there.\n;\nBob;Fine.\n",
}


@pytest.mark.parametrize("written", LIKE_THE_TOOLS.values(), ids=LIKE_THE_TOOLS.keys())
@pytest.mark.parametrize("as_bytes", [str.encode, lambda text: text.replace("\n", "\r\n").encode("utf-16"),
                                      lambda text: text.encode("utf-8-sig")], ids=["utf-8", "utf-16 CRLF", "BOM"])
def test_what_the_tools_write(written: str, as_bytes) -> None:
    assert [(turn.speaker, turn.text) for turn in read_call(as_bytes(written), "x").turns] == ANA_BOB


def test_times_and_lines_are_kept() -> None:
    first, second = read_call(LIKE_THE_TOOLS["voice tags, ids, settings, notes"], "x").turns
    assert (first.start, first.end, first.line) == (1.0, 2.5, 12)
    assert (second.start, second.end, second.line) == (3.0, 4.0, 15)
    first, second = read_call(LIKE_THE_TOOLS["name, then time, then words"], "x").turns
    assert (first.start, second.start, second.line) == (3.0, 7.0, 7)
    assert read_call(LIKE_THE_TOOLS["morning and afternoon"], "x").turns[1].start == 12 * 3600 + 60


def test_whole_numbers_too_slow_for_seconds_are_milliseconds() -> None:
    first = read_call(LIKE_THE_TOOLS["monologues of sentences"], "x").turns[0]
    assert (first.start, first.line) == (1.0, 1)


def test_a_label_within_somebodys_words_is_no_speaker() -> None:
    written = "Ana: Hello.\nOne thing: we start late.\nSo here's the point: it is dear.\nBob: 10:30 works.\n"
    call = read_call(written, "x")
    assert [turn.speaker for turn in call.turns] == ["Ana", "Bob"]
    assert call.turns[0].text == "Hello. One thing: we start late. So here's the point: it is dear."
    assert call.turns[1].text == "10:30 works."


def test_names_in_small_letters_count_when_they_come_back() -> None:
    call = read_call("me: hi\nthem: hello\nme: so\nthem: yes\n", "x")
    assert [turn.speaker for turn in call.turns] == ["me", "them"] * 2


def test_speakers_are_counted_and_names_differing_in_case_are_one() -> None:
    call = read_call("ANA: one two\nBob: three\nAna: four\n", "x")
    assert [(one.name, one.turns, one.words) for one in call.speakers] == [("ANA", 2, 3), ("Bob", 1, 1)]


def test_what_stood_before_the_first_speaker_is_told() -> None:
    assert read_call(LIKE_THE_TOOLS["a heading first"], "x").notes == ("3 lines before the first speaker left out",)


def test_windows_encoding() -> None:
    assert read_call("Zoë: café costs 5 €\nBob: ok".encode("cp1252"), "x").turns[0].text == "café costs 5 €"


BROKEN = {
    "an arrow too short": ("WEBVTT\n\n00:00:01.000 -> 00:00:02.000\nhi\n", 3, "without times"),
    "a wrong time": ("WEBVTT\n\n00:00:01.000 --> 00:00:9x\n<v A>hi\n", 3, "not a cue's times"),
    "seconds above 59": ("WEBVTT\n\n00:00:01.000 --> 00:00:75.000\n<v A>hi\n", 3, "not a cue's times"),
    "an end before the beginning": ("1\n00:00:05,000 --> 00:00:02,000\nA: hi\n", 2, "ends before it begins"),
    "a cue in a cue": (
        "1\n00:00:01,000 --> 00:00:02,000\nA: hi\n00:00:03,000 --> 00:00:04,000\nB: yo", 4, "inside a cue"),
    "JSON cut off": ('[{"speaker": "A",\n"text": "hi"},\n{"speaker"', 3, "not JSON"),
    "JSON lines, one broken": ('{"speaker": "A", "text": "hi"}\n{"speaker": }', 2, "not JSON"),
    "JSON without speakers": ('{"segments": [{"text": "hi"}]}', 0, "nobody is named"),
    "JSON without talk": ('{"a": [1, 2]}', 0, "no utterances"),
    "JSON too deep": ("[" * 100_000, 0, "nested too deeply"),
    "a column too many": ("speaker,text\nA,hi\nB,yes, but\n", 3, "3 columns where the heading has 2"),
    "quotes left open": ('speaker,text\nA,"hi\n', 2, "not a proper row"),
    "nobody named": ("\nhello world\nthis is it\n", 2, "nobody is named"),
    "nothing": (" \n", 0, "nothing in it"),
    "a PDF": ("%PDF-1.7", 0, "a PDF"),
}


@pytest.mark.parametrize(("written", "line", "problem"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_names_its_line(written: str, line: int, problem: str) -> None:
    with pytest.raises(TranscriptError, match=problem) as raised:
        read_call(written.encode(), "call.txt")
    assert raised.value.line == line
    assert raised.value.message.startswith(f"call.txt:{line}: " if line else "call.txt: ")
    assert raised.value.hint


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_TURNS == 20_000
    monkeypatch.setattr(reading, "MAX_TURNS", 30)
    with pytest.raises(TranscriptError, match="larger than 20 MB"):
        read_call(b" " * (MAX_BYTES + 1), "x")
    many = "\n".join(f"{'Ana' if n % 2 else 'Bob'}: hi" for n in range(31))
    with pytest.raises(TranscriptError, match="more than 30 turns") as raised:
        read_call(many, "x")
    assert raised.value.line == 31
    monkeypatch.setattr(reading, "MAX_LINES", 3)
    with pytest.raises(TranscriptError, match="x:4: there are more than 3 lines"):
        read_call("Ana: a\nb\nc\nd\n", "x")
    with pytest.raises(TranscriptError, match="cannot be read"):
        read_call_file(tmp_path / "missing.vtt")


LIKELY = ("so", "we", "said:", "five", "<b>", "&", "“maybe”", "10:30", "no;", "yes,", "--", "{x}", "[y]", "Zoë's")
WORDS = st.lists(st.sampled_from(LIKELY), min_size=1, max_size=8).map(lambda words: " ".join(["Well", *words]))
NAMES = st.sampled_from(["Ana Ruiz", "Bob", "Zoë van der Berg", "Speaker 2", "Li (Acme)", "张伟"])


@st.composite
def calls(draw: st.DrawFn) -> list[CallTurn]:
    said = draw(st.lists(st.tuples(NAMES, WORDS, st.integers(1, 90_000)), min_size=1, max_size=8))
    turns, time = [], 0
    for speaker, parts in groupby(said, key=lambda one: one[0]):
        part = next(parts)
        turns.append(CallTurn(speaker=speaker, text=part[1], start=time / 1000, end=(time + part[2]) / 1000))
        time += part[2]
    return turns


@pytest.mark.parametrize("form", WRITERS)
@given(turns=calls())
def test_what_is_written_is_read_back(form: str, turns: list[CallTurn]) -> None:
    read = read_call(WRITERS[form](turns).encode(), "x")
    ends = form in TIMED_ENDS
    assert [(t.speaker, t.text, t.start, t.end if ends else None) for t in read.turns] == \
        [(t.speaker, t.text, t.start, t.end if ends else None) for t in turns]
    assert all(turn.line > 0 for turn in read.turns)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_bytes_give_a_traceback(source: bytes) -> None:
    tolerant(source)


@given(st.sampled_from([*LIKE_THE_TOOLS.values()]), st.integers(0, 400), st.integers(0, 40), st.binary(max_size=8))
def test_no_damage_gives_a_traceback(written: str, place: int, cut: int, put: bytes) -> None:
    source = written.encode()
    tolerant(source[:place] + put + source[place + cut:])


def tolerant(source: bytes) -> None:
    try:
        turns = read_call(source, "x").turns
    except TranscriptError:
        return
    assert turns


@pytest.mark.parametrize("writer", [as_vtt, as_plain])
def test_a_line_of_a_million_letters_is_read_in_no_time(writer) -> None:
    call = read_call(writer([CallTurn(speaker="Ana", text="word " * 200_000 + "end", start=0.0, end=1.0)]), "x")
    assert call.speakers[0].words == 200_001
