"""Ways of putting terms: as a proposal, an idea, a condition, a restatement, a yes. Patterns over lower-case words."""

import re

from roleplay.rules.patterns import lazily


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_WE = r"\b(?:i|we)(?:'d| would| could| can|'ll| will)? (?:\w+ )?"

PROPOSAL = _any(
    _WE + r"(?:do|offer|propose|suggest|accept|agree|settle|commit|sign|take|give|add|move|include|live with)\b",
    _WE + r"(?:go (?:to|with|for|down|up|as)|come (?:down|up)|meet you|throw in|put in)\b",
    r"\b(?:prepared|willing|happy|able|ready) to\b",
    r"\b(?:my|our|the|an?) (?:offer|proposal|package|suggestion)\b",
    r"\blet'?s (?:do|say|go|agree|make|take|settle|set|call|keep|put|start|sign|try)\b|\blet us\b",
    r"\bhow about\b|\bshall we\b|\bwhat would you say to\b|\bhow (?:does|would|do) .{1,80} sound\b",
    r"\bwould you (?:accept|take|sign|agree|consider|go)\b",
    r"\b(?:could|can|might) (?:we|you) (?:do|agree|accept|settle|go|say|sign|live|commit|take|make|start|set|meet)\b",
    r"\bwould (?:\S+ ){1,12}(?:work|do it|help|be (?:ok|okay|fine|acceptable|enough|possible))\b",
    r"\bdoes (?:\S+ ){1,12}work\b",
    r"\b(?:would|could|should) be\b|\bmake it\b|\byou(?:'d| would)? get\b",
    r"\bin (?:return|exchange)\b|\bfor that\b|\bon top\b|\b(?:lowest|best|furthest) (?:i|we) can\b",
)
"""Puts terms forward."""

IDEA = _any(r"\bwhat if\b", r"\bsuppose\b", r"\bimagine\b", r"\bwhat about\b", r"\bmaybe\b", r"\bperhaps\b",
            r"\bwe could\b", r"\b(?:one|an) option\b")
"""Thinks aloud: one term in such a sentence commits nobody, two or more are a package."""

CALLS_TO_MIND = _any(
    r"\byou (?:said|mentioned|told|asked|wanted|want|have)\b", r"\byour (?:quote|offer|number|budget|request)\b",
    r"\b(?:the|our) (?:quote|list price)\b", r"\blast year\b", r"\bcurrently\b", r"\bat the moment\b", r"\btoday's\b",
    r"\bknow that\b", r"\bknew\b", r"\bwas\b", r"\bwere\b",
)
"""Speaks of what is or was, not of what could be agreed."""

QUESTION = lazily(
    r"^(?:and |so |but |ok,? |okay,? )*(?:what|why|who|when|where|which|how)\b(?! (?:if|about|would you say to)\b)"
    r"(?! (?:does|would|do) .{1,80} sound\b)", re.IGNORECASE)
"""Asks about terms without putting them."""

CONDITION = _any(r"(?<!what )(?<!as )\bif\b(?! (?:that|it)(?:'s| is| helps| works))", r"\bin (?:return|exchange)\b",
                 r"\bprovid(?:ed|ing)\b", r"\b(?:as|so) long as\b", r"\bon (?:the )?condition\b",
                 r"\bassuming (?:you|we)\b")

RESTATEMENT = _any(
    r"\b(?:to|just|let me|let's|i'll|can i|may i) (?:just )?(?:confirm|restate|recap|repeat|summari[sz]e)\b",
    r"\b(?:play|read|say) (?:it|that|this|it all) back\b", r"\brun (?:you )?through (?:it|this|what)\b",
    r"\bso,? (?:what )?we(?: now)? have\b", r"\bwe(?:'ve| have)(?: now)? agreed\b",
    r"\bso,? we(?:'ve| have) (?:got|settled)\b",
    r"\bso,? we(?:'re| are) (?:agreed|saying|at)\b", r"\bso,? (?:that's|that is|it's|it is)\b",
    r"\bin summary\b", r"\bsum up\b", r"\bto be clear\b", r"\bback to you\b",
    r"\bwhat (?:i|we)(?:'ve| have)? (?:got|written|wrote|noted)\b",
)
"""Says back what both have."""

CHECK = lazily(
    r"\b(?:right|correct|agreed|yes|deal|have i got (?:that|it|everything)(?: right)?|did i (?:get|miss)[^?]*|"
    r"is that (?:it|all|right)|anything (?:missing|i(?:'ve)? missed))\s*\?", re.IGNORECASE)

_OPENERS = r"^\W*(?:(?:ok|okay|yes|yeah|good|great|right|perfect|fine|well|then|alright|sure)\W+)*"

LEAD = lazily(_OPENERS + r"(?:so|then|agreed|deal)\b", re.IGNORECASE)
"""How a restatement begins that is known only by the check at its end."""

YES = _any(*(_OPENERS + start for start in (
    r"(?:it's |that's )?(?:a )?deal\b", r"agreed\b", r"done[.!]*$", r"you(?:'ve| have) got (?:a deal|yourself)",
    r"we have a deal",
    r"(?:i|we)(?:'d| would)? (?:accept|agree to (?:that|your|those))", r"i(?:'ll| will) take (?:it|that)\b",
    r"let's (?:do|go with) (?:that|it|your)", r"(?:that|this|it) works(?: for (?:me|us))?\W*$",
    r"works for (?:me|us)\b",
    r"(?:i|we) can live with (?:that|it)", r"i'm (?:happy|fine|good) with (?:that|it|those)", r"yes to (?:that|all)")))
"""Says yes to what the counterpart put."""

TAKES_BACK = lazily(r"\b(?:if|but|not)\b|n't\b", re.IGNORECASE)
