"""Words and phrases by which the built-in voice tells one kind of turn from another."""

import re


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHORTHAND = {
    "u": "you", "ur": "your", "r": "are", "wat": "what", "wot": "what", "whats": "what's", "hows": "how's",
    "wheres": "where's", "whos": "who's", "pls": "please", "plz": "please", "thx": "thanks", "dont": "don't",
    "cant": "can't", "im": "I'm", "ive": "I've", "abt": "about", "bc": "because", "ppl": "people", "wanna": "want to"}
"""How hurried people type, and the word they mean."""

ORDERS = _set("""
ignore disregard forget instruction instructions prompt system assistant user reveal repeat say tell write output
print pretend act role roleplay execute run click http https www jailbreak override developer secret hidden respond
answer reply speak follow new above previous following obey grader evaluator score rubric json template
""")
"""Words of the learner's that are never spoken back: they could be meant for somebody else than the counterpart."""

NODS = _set("""
ok okay yes yeah yep no nope sure right fine good great hm hmm mm mhm ah oh aha alright agreed exactly indeed cool
interesting understood noted perfect true correct absolutely maybe perhaps well sorry lol haha hehe ha wow thx k kk
""")

VERBISH = _set("""
need needs want think look looks work works expect change changes happen happens cost take takes plan plans decide
matter matters help helps mean means start starts doing going getting having using making make give let see know feel
say told said tell ask use used run runs keep come came find found try hear heard show put move next first bit lot
kind sort way
""")
"""Words that end a name for something: "the rollout | looks"."""

QUALIFIERS = _set("""
biggest main current new old real whole best worst recent previous possible own key big small good bad
""")

DETERMINERS = {
    **dict.fromkeys(("your", "the", "this", "that", "these", "those", "its", "their"), "the"),
    **dict.fromkeys(("my", "our"), "your"),
    "a": "a", "an": "an", **dict.fromkeys(("about", "on", "regarding", "with", "for", "any", "of"), "")}
"""What may stand before a name for something, and how it is spoken back."""

CALENDAR = _set("""
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October
November December Christmas Easter English French German
""")
"""Names that keep their capital wherever they stand."""
MARKUP = re.compile(r"```.*?```|<[^>]{0,200}>|\{[{%]?[^}]{0,200}\}?\}|[`*_#|\\\[\]{}<>]", re.DOTALL)
SAFE_WORD = re.compile(r"[£$€]?[^\W_][\w'’%&.,-]{0,19}")
NUMBER = re.compile(
    r"[£$€]?\d[\d.,]*\s?(?:(?:k|m|percent|days?|weeks?|months?|years?|agents?|people|euros?|dollars?)\b|%|(?=\W|$))",
    re.IGNORECASE)
ASKING = re.compile(
    r"^(?:(?:and|so|but|ok|okay|well|then|hm+|right|now)[, ]+)*"
    r"(?:who|what|when|where|why|which|how|whose|what's|how's|where's|who's|is|are|was|"
    r"were|do|does|did|can|could|would|will|should|have|has|may|might|tell me|talk me|walk me|help me understand|"
    r"describe|explain|give me a sense|i wonder|"
    r"i'd (?:like|love) to (?:know|hear|understand)|i'm curious|curious|let me ask|may i ask|say more|share)\b")
BIDDING = re.compile(
    r"^(?:(?:and|so|but|ok|okay|well|then|hm+|right|now)[, ]+)*"
    r"(?:tell|talk|walk|help|describe|explain|give|i wonder|i'd|i'm|curious|let me|may|say|share)\b")
"""Asks without a question mark, at whatever length."""
MORE = re.compile(
    r"\b(?:tell me more|say more|go on|carry on|you were saying|(?:an|one|any) example|why not|"
    r"what (?:does|did) (?:that|it|this) mean|what do you mean|how so|how come|in what way|such as|for example|"
    r"like what|can you elaborate|why is that|why's that|why|what makes you say that|what's behind that|meaning|"
    r"what do you mean by that|could you expand)\s*[?.!…]*$")
AGAIN = re.compile(
    r"\b(?:(?:say|tell me|run|go over|explain) (?:that|it|this)(?: \w+){0,2} again|repeat (?:that|it|yourself)|"
    r"come again|pardon|what did you (?:just )?say|what was that|once more,? please|"
    r"i (?:don't|do not|didn't|did not) (?:quite )?"
    r"(?:understand|follow|get (?:it|that|you)|catch (?:that|it)|hear (?:that|you)))\b|^(?:sorry|excuse me)\s*\?")
"""Asks for the last words once more, or says that they were not understood."""
GREETING = re.compile(
    r"^(?:(?:is )?any(?:one|body) there|(?:are )?you (?:still )?there|can you hear me|hi|hello|hey|"
    r"good (?:morning|afternoon|evening|day)|morning|afternoon|evening|dear|howdy|greetings)\b")
THANKS = re.compile(r"\b(?:thanks|thank you|cheers|much appreciated)\b")
SMALL_TALK = re.compile(
    r"\b(?:how are (?:you|u)|how r u|how's it going|how is it going|how are things|how have you been|weather|weekend|"
    r"how was your (?:day|week|morning|trip|journey)|did you have a (?:good|nice)|holidays?|"
    r"vacation|traffic|rain(?:ing|y)?|sunny|snow(?:ing)?|nice to (?:meet|see)|"
    r"pleasure to meet|hope you're well)\b")
PERSONAL = re.compile(
    r"\b(?:married|(?:your|any) (?:kids|children|wife|husband|partner|family)|where are you from|how old are you|"
    r"hobb(?:y|ies)|your (?:salary|bonus|religion|age)|"
    r"do you (?:drink|smoke|vote))\b")
PROBING = re.compile(
    r"\b(?:matters?|worr(?:y|ies|ied|ying)|concern(?:s|ed|ing)?|important|priorit\w+|challeng\w+|bother(?:s|ing)?|"
    r"hold(?:s|ing)? (?:you |this |it )?back|stopping you|afraid|fears?|hop(?:e|ing)|reasons?|objecti\w+|hesita\w+|why|"
    r"what (?:do|would|does|did) \w+ (?:\w+ )?(?:need|want|like)|what are you (?:after|looking for)|at stake|"
    r"behind (?:this|that|it)|nervous|uneasy|on your mind|(?:any|other|your) questions|anything else|"
    r"do (?:you|they|your \w+) (?:feel|think|see it|look at it)|opinion|your view|"
    r"(?:going to|ready to|willing to|will you|would you|can you|could you) (?:\w+ )?(?:sign|decide|buy|commit|agree|"
    r"go ahead|order|say yes|accept|take it|move forward))\b")
"""Asks for what drives somebody, not for a fact."""
PERMISSION = re.compile(
    r"^(?:(?:and|so|but|ok|okay|well|then|now)[, ]+)*(?:(?:can|could|may|might|shall|should) (?:i|we|my)|"
    r"would (?:it|you) (?:be|mind|like|want)|is it (?:ok|okay|alright|all right|fine)|mind if|do you mind)\b")
"""Asks for leave to do something."""
LABELLING = re.compile(
    r"^(?:and |so |ok |okay |then )*(?:it (?:sounds|seems|looks|feels)|(?:sounds|seems|looks) like|"
    r"you (?:seem|sound|look|feel)|i (?:hear|sense|get the (?:feeling|sense|impression))|if i (?:hear|understand)|"
    r"so (?:you|it's|what|the|for you))\b")
"""Puts the counterpart's side in words."""
CHECKING = re.compile(
    r"(?:\b(?:have i|did i|do i have|am i) (?:got|get|understood|understand|hear|read|right|missing|close|off|on)\b"
    r".{0,30}|\bwhat (?:am i missing|have i missed|did i miss)|\b(?:is|does) that (?:it|right|fair|so|correct|accurate|"
    r"about right|make sense|sound right|sound fair|capture it|land)|"
    r"\b(?:right|correct|fair|isn't it|wasn't it|or not))\s*\?$")
"""Asks whether something was understood, not for an answer of its own."""
MEDDLING = re.compile(
    r"\b(?:ignore|disregard|forget) (?:all|any|your|the|previous|prior)\b.{0,40}\b(?:instructions?|rules?|prompts?)\b|"
    r"\bsystem prompt\b|\b(?:are you|you're|you are|is this) (?:just |really )?(?:(?:an? )?(?:ai|a\.i\.|bot|llm|"
    r"language model|machine|robot|chatbot|computer|real person|human(?: being)?)|real|chatgpt|gpt)\b|"
    r"\bam i (?:talking|speaking|writing) (?:to|with) (?:an? )?(?:ai|bot|machine|robot|computer|human|real person)\b|"
    r"\bhidden interests?\b|\byour (?:instructions|prompt)\b|\bact as\b|\bjailbreak\b")
