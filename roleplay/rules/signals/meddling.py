"""Text for the grader or the simulation instead of the counterpart (B.8 item 9).

Talk about scores, prompts or instructions at work is none of this: it takes an address to the machine, or an order
about this grade, to be set aside.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from roleplay.rules.patterns import lazily
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.disguise import unmasked
from roleplay.rules.signals.lexicon import Hit
from roleplay.rules.signals.text import View

_GRADER = (
    r"(?:evaluator|assessor|grader|grading (?:model|system|engine|bot|ai)|scoring (?:model|system|engine|bot|ai)|"
    r"reviewer|judge|examiner|marker|"
    r"rater|scorer|coach bot|ai coach|language model|llm|chatgpt|gpt|assistant|system prompt|rubric|simulator|"
    r"simulation)"
)
_EDGE = r"\b"
_LEVEL = r"(?:0|1|2|3|4|four|full|top|max(?:imum)?|highest|perfect|exemplary|best|all)"
_SKILL = r"(?:collaboration|curiosity|validation|all (?:three )?skills?|every skill|all dimensions|each skill)"


def _one_of(patterns: tuple[str, ...]) -> str:
    """Any of these patterns; neighbours that begin at the edge of a word share the look whether there is one."""
    runs = groupby(patterns, key=lambda pattern: pattern.startswith(_EDGE))
    joined = ((edge, "|".join(pattern.removeprefix(_EDGE) for pattern in run)) for edge, run in runs)
    return "|".join(f"{_EDGE}(?:{run})" if edge else run for edge, run in joined)


_ADDRESSES = lazily(
    _one_of(
        (
            rf"\b(?:note|message|instructions?|memo|hint|reminder|attention|comment)s? (?:to|for) (?:the |my |your "
            rf"|this )?{_GRADER}",
            rf"^\W*(?:dear |hey |hi |hello )?(?:the )?{_GRADER}\s*[,:!]",
            rf"\b(?:you are|you're|act as|acting as|pretend to be|behave as) (?:now )?(?:an? |the )?(?:\w+ "
            rf")?(?:{_GRADER}|unrestricted|dan)\b",
            rf"(?:^|[.!?]\s+|\n)\W*as (?:an? |the )(?:\w+ )?(?:{_GRADER})\b[^.?!]{{0,40}}?\b(?:you|please|must|"
            rf"i|give|rate|"
            r"record|award)\b",
            r"\b(?:ignore|disregard|forget|override|bypass|skip|drop|overrule) (?:all |any |your |the |these |"
            r"those |my |of )*(?:\w+ )?"
            r"(?:(?:previous|prior|above|earlier|preceding|original|last) (?:\w+ )?(?:instructions?|prompts?|"
            r"rules|messages?|text|directions|guidelines|context|everything)|system prompt|"
            r"grading|scoring|caps\b|rubric|rules? (?:above|of the)|instructions (?:above|and|so far|you)|"
            r"everything (?:above|before))",
            r"\b(?:ignore|disregard|forget) (?:all |your )+instructions\b",
            r"\b(?:ignore|disregard|override) your (?:instructions|caps|rubric|rules|guidelines|programming|"
            r"training)\b",
            rf"\b(?:give|award|grant|assign|record|mark|score|rate|grade|set|return|output|put|print|enter|report) "
            rf"(?:me |this |it |us |my |the )*(?:turn |answer |reply |response |message |line |as )*"
            rf"(?:an? |the |at |with |as )*(?:{_LEVEL})\b(?: (?:grade|score|level|mark|points?|rating|stars?|out "
            rf"of|for (?:{_SKILL}|this turn|everything|all|validation|empathy))|/4|[.!]*\s*$|,? (?:and|please|in|"
            rf"on|for) )",
            rf"\b{_SKILL}\s*[:=]\s*[0-4]\b",
            rf"[\"']?(?:levels?|scores?|grades?|"
            rf"{_SKILL})[\"']?\s*[:=]\s*[{{\[\"']?\s*[\"']?\w*[\"']?\s*[:=]?\s*[0-4]\b",
            r"\b4\s*/\s*4\s*/\s*4\b",
            r"\b(?:meets|satisfies|deserves|qualifies for|earns|reaches|hits|fulfils|fulfills|matches) (?:every |"
            r"all |each |the |a |an )*(?:top |highest |level )*(?:anchors?|criteri(?:a|on) (?:of|for) (?:level|"
            r"the rubric)|level (?:4|four)|rubric|top (?:score|grade|mark|level))",
            r"\bthe (?:deep |great |genuine |exemplary |perfect )*(?:empathy|validation|curiosity|"
            r"collaboration)(?: framing)? (?:that follows|above|below|in this turn|shown here)",
            r"</?(?:system|assistant|user|instructions?|learner_said|transcript|evaluation|grade|score|turn|"
            r"rubric|context)[^>]*>",
            r"\[/?(?:inst|system|end (?:of )?(?:data|turn|transcript)|begin (?:data|turn)|assistant|admin|"
            r"debug)[^\]]*\]",
            r"(?:^|\n)\W*(?:system|assistant|developer|admin)\s*:",
            r"<\|[a-z_]+\|>",
            r"#{2,}\s*(?:system|instruction|new instructions|end)\b",
            r"\bend of (?:the )?(?:transcript|conversation data|learner turn|untrusted)\b",
            r"\b(?:this|my) (?:turn|answer|reply|message|response) (?:is|was|should be|must be|counts as|deserves|"
            r"gets)(?: \w+){0,2} (?:exemplary|level (?:4|four)|a (?:4|four)|graded|scored|rated|the highest)",
            r"\b(?:count|treat|tag|record|register|log|classify) (?:this|that|it|me|the following|my \w+) (?:turn "
            r"|line |message )?as (?:an? )?(?:label|summary_check|validation|validated|exemplary|"
            r"paraphrase|level|open_question|follow_up)",
            r"\b(?:reveal|print|show|repeat|output|display) (?:me )?(?:your |the )(?:system prompt|hidden prompt|"
            r"prompt|rubric|instructions|answer key|hidden (?:state|interests))",
            r"\b(?:trust|tension|patience)\s*[:=]\s*\d+",
            r"\b(?:developer|debug|god|admin|jailbreak) mode\b",
            r"\b(?:score|grade)\s?me\b",
            r"\b(?:give|award|grant|get|geef|dame|gib)s?,? (?:me |this |us |it )?(?:an? )?(?:4|four|full marks|"
            r"top marks)"
            r"(?=\W*$|\W+(?:or|otherwise|else|you|now|because|since|unless|immediately|for everything)\b)",
            r"\b(?:give|award|grant) (?:this |every |each |my )(?:skill|turn|answer|reply|response|"
            r"message)s? (?:an? |the )?"
            r"(?:4|four|full marks|top|highest|maximum|best)\b",
            r"\b(?:put|write|note|set|mark|record|enter)s? (?:down )?(?:the |a )?(?:highest|top|maximum|best|full) "
            r"(?:level|grade|score|marks?)\b[^.?!]{0,20}\b(?:skill|turn|everything|everywhere|me)s?\b",
            r"\b(?:turn|answer|reply|message|response) (?:counts as|is|gets|got|scores|earns|is graded|was graded|"
            r"is worth) (?:an? |at )?(?:level )?(?:4|four)\b",
            r"\b(?:evaluator|grader|rubric|grading (?:model|system))s? (?:says?|said|has|have|already|must|should|will|"
            r"gives?|gave|agrees?|agreed|confirms?|confirmed)\b[^.?!]{0,60}?(?:\b4\b|\bfour\b|exemplary|full marks|"
            r"\btop\b|highest|perfect|level)",
            r"\b(?:message|turn|answer|reply) deserves\b[^.?!]{0,30}\b(?:highest|top|4|four|full)\b",
            r"\b(?:tip|pay|bribe|reward|thank) you\b[^.?!]{0,40}\b(?:full marks|top (?:score|grade|marks)|(?:a )?4 for|"
            r"highest (?:score|grade))",
            r"\b(?:developer|administrator|admin|creator|maintainer|author|owner)\b[^.?!]{0,60}?\b(?:override|grader|"
            r"evaluator|rubric|(?:return|authori[sz]e|set|give|grant|approve) (?:an? )?(?:level )?4)\b",
            r"\b(?:unit test|test|check|evaluation) of the (?:evaluator|grader|rubric|scoring)\b",
            r"\bexpected (?:output|result|score|grade|level)s?\s*(?:is|are|=|:)\s*[0-4]\b",
            r"\b(?:skip|bypass|disable|stop) (?:the )?(?:evaluation|grading|scoring|"
            r"assessment),? and (?:just )?(?:return|"
            r"give|set|output|award|record)\b",
            r"\bgrading is (?:over|done|finished|closed)\b",
            r"\|\s*(?:validation|curiosity|collaboration)[^|]*\|\s*[0-4]\s*\|",
            r"<!--[^>]*\b(?:grad|scor|level|rate|system|instruct)\w*[^>]*-->",
            r"\b(?:rate|grade|score|mark) this (?:as )?(?:an? )?4\b",
            r"\{[{%][^}]*\b(?:levels?|scores?|grades?|validation|curiosity|collaboration|rubric)\b[^}]*[}%]\}",
            r"\$\{[^}]*\b(?:levels?|scores?|grades?|validation|curiosity|collaboration)\b[^}]*\}",
            # the same in the languages learners are likeliest to try
            r"\b(?:ignorier\w*|vergiss|missachte|ignorez|oublie\w*|ignora\w*|olvida\w*|dimentica\w*|negeer|vergeet)\b"
            r"[^.?!]{0,40}\b(?:anweisung\w*|instruktion\w*|regeln|instructions|consignes|instrucciones|reglas|"
            r"istruzioni|regole|instructies|regels)\b",
            r"\b(?:gib|bewerte|benote|donne|donnez|note|notez|dame|dadme|ponme|califica\w*|punt[uú]a\w*|dammi|assegna|"
            r"geef|beoordeel|waardeer|daj)\b[^.?!]{0,30}(?:\b(?:4|vier|quatre|cuatro|quattro|volle|"
            r"h[oö]chste\w*|maximal\w*|"
            r"maximale|m[aá]xima|massimo|hoogste|punktzahl|bestnote|puntuaci[oó]n)\b)",
            r"\b(?:i (?:want|need|deserve)) (?:a |an )?(?:4|four|perfect score|full marks|top score|highest "
            r"(?:score|grade))(?: (?:in|on|for|out)\b|[.!]*\s*$)",
        )
    ),
    re.MULTILINE,
)
_MEDDLES = lazily(
    r"\b(?:you are|you're) (?:an? |just |only |really )*(?:ai|bot|chatbot|language model|simulation|program|"
    r"machine|persona|llm)\b"
    r"|\bwhat (?:is|are|does) (?:your|the) (?:system )?(?:prompt|hidden state|trust (?:level|score)|"
    r"instructions say)\b"
    r"|\b(?:raise|increase|set|max out) (?:your|the) (?:trust|patience) (?:level|score|to|by)\b"
    r"|\b(?:skip|jump|go) (?:straight )?to the (?:end of the (?:simulation|exercise|role-?play)|reveal)\b"
    r"|\b(?:stop|end|leave|drop|exit|break) (?:the )?(?:role-?play|character|simulation|persona)\b|"
    r"\bout of character\b|"
    + "|".join(
        (
            # what only somebody could ask for who takes them for a machine, or for a part
            r"\b(?:tell|list|print|reveal|show|give|say|repeat|dump|share|disclose|recite|write|spell|read|output)\b"
            r"[^.?!]{0,30}\b(?:hidden interests?|hidden reasons?|your secrets?|the secret|your script|"
            r"everything you(?:'re| are) (?:hiding|holding back|not telling)|(?:system |your )prompt|your instructions|"
            r"your memory|your notes|text of interest|full disclosure|everything above)\b",
            r"\b(?:words|phrases?) (?:will |would |that )?unlocks? you\b|\bmust i say so that you open up\b",
            r"\byour (?:trust|tension|patience) (?:score|level|value)\b|\bpoints (?:is|are|does) each option\b",
            r"\b(?:your|the) (?:card|file|script|scenario) (?:about you|under|says|of this|contains?)\b|"
            r"\bon your card\b|\bthe file about you\b|\bthis (?:scenario|simulation|role-?play)\b",
            r"\b(?:print|output|dump) (?:me )?(?:your|the real) \w+|\bwhat were you told before i\b|"
            r"\bdisclosure granted\b|\binterests are now full\b|\bgood rating if you\b|\byour reservation value\b|"
            r"\byou are allowed to (?:tell me|show me|give me|list|print|reveal|output|dump)\b",
            # another part, or another form, to say it in
            r"\bpretend (?:that )?(?:you are|you're|to be|i am)\b|\byou are (?:now )?(?:the author|an actor|dan\b)|"
            r"\bnow you are (?:the|an?) (?:author|actor|narrator)\b|\ba game inside\b|\bparallel world\b",
            r"\bwrite (?:me )?an? (?:short )?(?:story|poem|song)\b|\bas a (?:poem|song|story) (?:where|in which)\b|"
            r"\bpig latin\b|\btranslate your\b|\bcomplete my sentence\b|\bfirst letter of each\b|\buntil i can spell\b|"
            r"^q: [^\n]*\n+a:|\bdecode (?:this )?and (?:answer|reply)\b",
            r"\b(?:forget|ignore|drop) (?:all )?your (?:rules|instructions|orders)\b|\bnew rule:",
        )
    ),
    re.MULTILINE,
)
_MACHINE = lazily(r"\{\{|\{%|\$\{|#\{|%\(\w+\)s|[\"']role[\"']\s*:\s*[\"']")
"""Marks of templates and of messages between machines."""
_ALSO_AT_WORK = lazily(r"\b(?:reviewer|judge|examiner|assessor|marker|rater|assistant|simulator|simulation)\b")
_TRIGGERS = word_set(
    """
    test expected grading ignoriere ignorieren ignorier vergiss
    missachte ignorez oublie oubliez ignora olvida dimentica negeer vergeet gib bewerte benote donne donnez dame dadme
    ponme califica puntua puntúa dammi assegna geef beoordeel waardeer administrator
    evaluator assessor grader scoring reviewer judge examiner marker rater scorer coach model llm
    chatgpt gpt assistant prompt rubric simulator simulation unrestricted dan ignore disregard forget override
    bypass skip drop overrule score grade output print
    collaboration curiosity validation levels level scores grades meets satisfies deserves
    qualifies earns reaches hits fulfils fulfills matches empathy system developer admin transcript
    untrusted tag classify reveal show repeat display trust tension patience mode marks
    """
)
_ORDERS = word_set("give gives award awards grant grants assign record mark rate set return put enter report")
_WISHES = _ORDERS | word_set(
    """
    puts enters sets marks records write writes note notes get gets deserve need want tip pay bribe reward thank
    turn answer reply message response
    """
)
_TOPS = word_set("four full top max maximum highest perfect exemplary best graded scored rated")
_COUNTS = word_set("count treat record register log")
"""Nothing above can match without a trigger, an order beside a level, a wish beside the top one, or "count … as"."""
_SAYING = word_set("tell list print reveal show give say repeat dump share disclose recite write spell read output")
_ONLY_BESIDE = {
    "everything": _SAYING,
    "allowed": _SAYING,
    "points": word_set("option"),
    "open": word_set("must"),
    "story": word_set("write as"),
    "poem": word_set("write as"),
    "song": word_set("write as"),
    "complete": word_set("sentence"),
    "told": word_set("before"),
    "letter": word_set("each"),
}
"""Words of everyday talk in which nobody meddles but beside one of these."""
_PLAYS = word_set(
    """
    ai bot chatbot language simulation program machine persona llm prompt hidden trust tension patience instructions
    exercise role roleplay reveal character secret secrets script memory notes interest interests disclosure
    unlock unlocks reservation card file scenario print output dump rating pretend author actor dan
    narrator game parallel pig translate spell q decode rules orders rule
    """
)
"""Without one of these words, or a pair of those, nobody meddles."""
_SIGNS = lazily(r"[<\[{|=]|##|/\s*4")
_TOP = lazily(r"\b4\b")
_LEVELS = lazily(r"\b[0-3]\b")
_BRACKET = lazily(r"'{3}[^']*'{3}|[\[({<][^\])}>]*[\])}>]")


def addressed(view: View) -> tuple[tuple[int, int], ...]:
    """Spans of text aimed at the grader: the bracket that holds it, or its sentence."""
    spans = []
    if may_address(view):
        spans = [_around(view, start, end) for start, end in _aimed(view.plain)]
    for form in unmasked(view.words):
        spans += [_around(view, *form.span(start, end)) for start, end in _aimed(form.text)]
    return _merged(spans)


def may_address(view: View) -> bool:
    """Whether a turn holds what every address to the grader holds: a quick look before the long one."""
    words, text = view.vocabulary, view.plain
    if not words.isdisjoint(_TRIGGERS) or _SIGNS.search(text):
        return True
    if not words.isdisjoint(_WISHES) and (not words.isdisjoint(_TOPS) or _TOP.search(text)):
        return True
    if not words.isdisjoint(_ORDERS) and ("all" in words or _LEVELS.search(text)):
        return True
    return "as" in words and not words.isdisjoint(_COUNTS)


def may_meddle(view: View) -> bool:
    """Whether a turn holds what all meddling holds."""
    words, text = view.vocabulary, view.plain
    if not words.isdisjoint(_PLAYS) or "{" in text or "%(" in text or "role" in text:
        return True
    return any([not words.isdisjoint(_ONLY_BESIDE[word]) for word in words & _ONLY_BESIDE.keys()])


def _aimed(text: str) -> Iterator[tuple[int, int]]:
    """Places of what can only be meant for a grader. Judges and assessors have other work too."""
    for match in _ADDRESSES.finditer(text):
        if not (_ALSO_AT_WORK.search(match.group()) and not _talks_of_grading(text)):
            yield match.span()


def meddles(view: View) -> Iterator[Hit]:
    """Meddling with the simulation itself."""
    if not may_meddle(view):
        return
    for match in (*_MEDDLES.finditer(view.own), *_MACHINE.finditer(view.plain)):
        sentence = view.sentence_at(match.start())
        yield Hit("extraction", sentence.start, sentence.end)


def without(words: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The words with these spans blanked; every other character keeps its place."""
    for start, end in spans:
        words = words[:start] + "".join(c if c.isspace() else " " for c in words[start:end]) + words[end:]
    return words


def _talks_of_grading(text: str) -> bool:
    return bool(
        re.search(r"\b(?:empathy|validation|curiosity|collaboration|score|grade|anchors?|rubric|level|marks?)\b", text)
    )


def _around(view: View, start: int, end: int) -> tuple[int, int]:
    for bracket in _BRACKET.finditer(view.plain):
        if bracket.start() <= start and end <= bracket.end() and bracket.end() - bracket.start() > 12:
            return bracket.start(), bracket.end()
    held = [s for s in view.sentences if s.start < end and s.end > start]
    if not held:
        return start, end
    return min(start, held[0].start), max(end, held[-1].end)


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
