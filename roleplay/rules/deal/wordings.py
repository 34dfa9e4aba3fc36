"""Ways of putting terms: as a proposal, an idea, a condition, a restatement, a yes. Patterns over lower-case words."""

import re

from roleplay.rules.patterns import lazily


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_WE = r"\b(?:i|we)(?:'d| would| could| can|'ll| will|'m| am|'re| are)? (?:\w+ )?"

_GIVING = (
    r"do|offer|propose|suggest|accept|agree|settle|commit|sign|give|add|move|include|match|pay|stretch|drop|lower|reduce|"
    r"cut|knock|shave|keep|hold|charge|bring|extend|guarantee|provide|build|waive|write|co-write|share|start|cap|close|"
    r"shake|raise|leave|make|limit|brief|join|stay|begin|launch|visit|come|host|present|help|publish|train|run|appoint|"
    r"name|free|spare|lend|protect|sponsor|mention|meet")

PROPOSAL = _any(
    _WE + rf"(?:{_GIVING}|take(?! (?:that|it|this) as)|live with|set up|throw in|(?:need|want|like)(?! to\b))\b",
    _WE + r"(?:go (?:to|with|for|down|up|as|in)|come (?:down|up)|meet you|meet (?:in|half)|put in|get you|put you)\b",
    r"\blet me (?:just )?(?:offer|propose|suggest|do|give|put|add|take|make)\b",
    r"\b(?:want|like|need) to (?:offer|propose|suggest|do|give|settle|agree|sign|keep|add)\b|\byou win\b",
    r"\b(?:would|will|'ll|'d) get you\b|\b(?:gotta|has to|have to|needs to|got to) be\b|\bgo (?=[€$£]?\d)",
    r"\bsounds? (?:fair|good|right|fine|okay)\b(?!.*\?)|\bworks\W*$",
    r"\b(?:i|we)'m at\b|\b(?:i|we)(?:'re| are) (?:offering|proposing|suggesting)\b|\bi am at\b",
    r"\b(?:prepared|willing|happy|able|ready) to\b",
    r"\b(?:my|our) (?:\w+ )?(?:offer|proposal|package|suggestion|number|figure|bid)\b",
    r"\b(?:an?|the) (?:final |last |best |new )?(?:offer|proposal|package|suggestion)\b(?! (?:was|from|you|they))",
    r"\blet'?s (?:do|say|go|agree|make|take|settle|set|call|keep|put|start|sign|try|meet|split|fix|leave|move|have)\b|"
    r"\blet us\b|\bcall it\b",
    r"\bhow about\b|\bshall we\b|\bwhat would you say to\b|\bhow (?:does|would|do) .{1,80} sound\b",
    r"\bwould you (?:accept|take|sign|agree|consider|go|settle|do|lend|spare|give|be (?:ok|okay|open|happy|fine))\b",
    r"\b(?:could|can|might) (?:we|you) (?:do|agree|accept|settle|go|say|sign|live|commit|take|make|start|set|meet|"
    r"split|"
    r"keep|have|move|stretch|fix|lend|spare|give|free|let|begin|launch|extend|share|add|include|reduce)\b",
    r"\bwould (?:\S+ ){1,12}(?:work|do it|be (?:ok|okay|fine|acceptable|enough|possible))\b",
    r"\bdoes (?:\S+ ){1,12}work\b",
    r"\b(?:would|could|should) be\b(?! your\b)|\bmake (?:it|that)\b|\byou(?:'d|'ll| would| will)? get\b|"
    r"\byou(?:'d|'ll| would| will) (?:have|keep|own|choose|pay|be able|see)\b|\byou pay (?=[€$£]?\d)",
    r"\bit(?:'ll| will) have to be\b|\bas low as\b|\bas high as\b|\bfinal(?: answer| number| price)?\W*$|\bit is\W*$",
    r"\bin (?:return|exchange)\b|\bfor that\b|"
    r"(?<!anything )(?<!something )(?<!everything )\bon top\b|\b(?:lowest|best|furthest|most) (?:i|we) can\b",
    r"\btake it or leave it\b|\bor nothing\b|\b(?:or|and) we(?:'re| are) done\b|"
    r"\band (?:i|we)(?:'d|'ll| would| will) (?:agree|sign)\b|\band (?:you|we)(?:'ve| have) (?:got )?a deal\b|"
    r"\bsign (?:today|now|here)\b|\bplus\b",
    r"\bwe'?d be (?:at|on)\b|\bon the table\b(?=.{0,40}\d)|\bi(?:'ll| will) say\b|\bwhy (?:don't|not) (?:we )?\b",
    r"\b(?:works|work) for (?:me|us)\b|\bif you (?:\S+ ){1,12}(?:i|we)(?:'ll| will|'d| would| can| could)\b",
)
"""Puts terms forward."""

WONDERS = _any(
    r"^\W*(?:and |so |but |ok,? )*(?:would|could|might|will|can) (?!(?:i|we|you)\b)(?!.*\bwork for\b)(?:\S+ ){1,12}"
    r"(?:help|matter|change|interest|make (?:a difference|sense|it easier|things easier)|be (?:useful|better|easier|"
    r"worse|enough for|of interest|too)|hurt|ease|reassure|take the pressure|scare)\b.*\?",
    r"^\W*(?:and |so |but |ok,? )*(?:is|are|was|were|do you (?:need|want|have|think|see)|did|have you|has|"
    r"isn't)\b.*\?",
    r"^\W*(?:and |so |but )*if .{3,80}, (?:what|how|who|where|why|would (?!you\b))(?! would you say).*\?",
    r"\bwould that (?:help|matter|change)\b",
    r"\bif (?:\S+ ){1,10}(?:were|was) (?:possible|on the table|an option)\b.*\?",
)
"""Asks whether a term would be of use, and does not put it."""

IDEA = _any(r"\bwhat if\b", r"\bsuppose\b", r"\bimagine\b", r"\bwhat about\b", r"\bmaybe\b", r"\bperhaps\b",
            r"\bwe could\b", r"\b(?:one|an|"
            r"1) option\b", r"\bi wonder\b", r"\bhypothetically\b", r"\bthinking (?:of|about)\b",
            r"\bin theory\b", r"\bin general\b", r"^[^?]{0,40}\d[^?]{0,20}\?$")
"""Thinks aloud: one term in such a sentence commits nobody, two or more are a package."""

CALLS_TO_MIND = _any(
    r"\byou (?:said|mentioned|told|asked|wanted|want|have|had|quoted|offered|named|put|need|needed|see|talked|spoke|"
    r"called|say|insist)\b",
    r"\byou(?:'ve| have) (?:got|said|mentioned|asked|quoted|named|been)\b|\byou(?:'re| are|'d be) (?:asking|at|"
    r"looking)\b",
    r"\byour (?:\w+ )?(?:quote|offer|number|budget|request|demand|cap|limit|figure|ask|position|line|other|target)\b",
    r"\b(?:the|our) (?:quote|list price|usual|standard|normal)\b", r"\blast (?:year|time|quarter|month|week)\b",
    r"\bcurrently\b", r"\bat the moment\b", r"\btoday's\b", r"\bright now you\b", r"\bused to\b", r"\bback then\b",
    r"\bknow(?:s)? (?:that|how|what|you|why)\b", r"\bknew\b", r"\bwas\b",
    r"(?<!if it )(?<!if we )(?<!if that )\bwere\b", r"\b(?:own |my |our |an )estimate\b|\bguess\b|\bassum(?:e|ed|"
    r"ing|ption)\b", r"\bhad\b", r"\bgot\b",
    r"\b(?:they|he|she|others|everybody|everyone|competitors?|somebody else|another vendor)(?:'re|'ve|'d)? "
    r"(?:\w+ )?(?:offer|offered|offers|charge|charges|quoted|quote|pay|pays|want|wanted|asked|said|have|are|do)\b",
    r"\b(?:the|that|your|a) (?:other|competing|cheaper|rival|second|competitor's|competitor) (?:\w+ )?"
    r"(?:offer|quote|one|vendor|supplier|price|number|bid)\b|\bcompetitors?\b|\belsewhere\b",
    r"\b(?:is|are|was|being) (?:fixed|a given|given|the cap|the limit|your|what you|a lot|the (?:line|budget|"
    r"ceiling))\b",
    r"\b(?:i|we) (?:hear|heard|understand|understood|see|saw|know|read|take|realise|realize|noticed|note)\b"
    r"(?! (?:your (?:number|offer|terms)|it\b|that\b))",
    r"\b(?:usually|normally|typically|generally|on average|most (?:customers|clients|people))\b",
    r"\bas (?:a given|fixed|you)\b|\bfor (?:granted|example|instance)\b|\bsounds like a lot\b|\bso much\b|\balready\b",
    r"\bwhy (?!(?:don't|not))", r"\bhow (?:did|come)\b", r"\bbudget of\b|\brumou?r\b|\baccording to\b",
    r"\bwe (?:have|are|serve|run|employ)\b|\bthere (?:are|is)\b|\bdepends? on\b|\bhangs? on\b",
)
"""Speaks of what is or was, not of what could be agreed."""

QUESTION = lazily(
    r"^\W*(?:and |so |but |ok,? |okay,? |then )*(?:what|why|who|when|where|which|how)\b(?! (?:if|about|"
    r"would you say to)\b)"
    r"(?! (?:don't|not)\b)(?! (?:does|would|do) .{1,80} sound\b)", re.IGNORECASE)
"""Asks about terms without putting them."""

BREAK = lazily(r"[,;:–—]|\b(?:but|so|because|although|though|while|whereas|if|then|unless|otherwise|which|yet)\b|"
               r"\band (?=(?:i|we|you|they|he|she|your|our|my|that|this)\b)", re.IGNORECASE)
"""Where one part of a sentence ends and another begins."""

IF = lazily(r"^\W*(?:if|when|once|provided|unless|so long as|as long as)\b", re.IGNORECASE)

BESIDES = lazily(
    r"\b(?:on it|ok|okay|yes|yeah|fine|good|right|well|then|alright|all right|sure|so|and|with|for|at|on|plus|the|a|an|"
    r"of|to|"
    r"around|about|roughly|approximately|say|fee|price|term|contract|per|year|annual(?:ly)?|as|by|flat|done|deal|"
    r"final(?:ly)?|firm|all in|total|no more|max(?:imum)?|at most|at least|up|in|per|starting|my|our|your|please|"
    r"it is|thanks|there|that's (?:it|all|final|that)(?: from (?:me|us))?|that's|that is|instead|again|both|"
    r"exactly|just|only|down|off|less|more|lower|higher|points?)\b",
    re.IGNORECASE)
"""What may stand around a term without saying anything of it."""

VERB = lazily(
    r"\b(?:i|we|you|they|it|he|she|that|this|there|who|what|which|how|is|are|was|were|be|been|being|has|have|had|"
    r"do|does|"
    r"did|can|could|would|will|may|might|must|come|comes|came|takes|took|costs|mean|means|go|goes|"
    r"went|helps|happen|happens|matters|leaves|left|works|worked|ran|runs|make|makes|made|"
    r"know|knew|knows|see|suits?|fits|seems?|looks?|sounds?|keep|keeps|got|gets?|want|wants|feel|feels|not|never|"
    r"think|check|let|consider|discuss|talk|ask|look|wait|tell)\b|'(?:s|re|"
    r"ve|ll|d|m)\b|"
    r"n't\b", re.IGNORECASE)
"""Makes words a sentence; words without any are a mere list of terms."""

YOURS = lazily(
    r"\byour (?:\w+ )?(?:(?P<whole>offer|terms|proposal|package|version|conditions|counter|suggestion|deal)|"
    r"(?P<price>number|figure|price|fee|amount|rate|eighty))\b", re.IGNORECASE)
TAKES = lazily(r"\b(?:take|accept|agree|go with|live with|match|meet|do|works?|fine|okay|ok|good|have|happy with|"
               r"sign|fair|yours)\b", re.IGNORECASE)
EXCEPT = lazily(r"^\W*(?:but|with|plus|except|if|only|and|at)\b", re.IGNORECASE)
NEGATED = lazily(r"n't\b|\b(?:not|never|no way|cannot|unable)\b", re.IGNORECASE)

SAME = lazily(
    r"\b(?:the )?same (?:terms|package|deal|offer|conditions|thing|again)\b|\b(?:everything|all) else (?:as|the same|"
    r"stays|unchanged|stands)|\b(?:the )?rest (?:as|stays|unchanged|is fine|the same)|\botherwise (?:the same|"
    r"unchanged|as)|"
    r"\b(?:my|our) offer (?:still )?stands\b|\bkeep the rest\b|\bleave the rest\b", re.IGNORECASE)
MINE_STANDS = lazily(r"\b(?:my|our) (?:offer|proposal|package|terms)\b|\bas i (?:said|put)\b", re.IGNORECASE)

WITHDRAWS = lazily(
    r"\b(?:take|taking|pull|pulling) (?:that|it|this|my|our|the|all that|everything)(?: \S+){0,4} "
    r"(?:back|off the table|off)(?: the table)?\b|\b(?:take|taking|pull|pulling) back (?:that|it|this|my|our|the)\b|"
    r"\bwithdraw(?:ing|n)?\b|\bscratch (?:that|the|my|what)\b|\bforget (?:my|our|what i (?:said|offered))\b|"
    r"\b(?:is|are|comes?|goes) (?:now |then )?off the table\b|\bno longer (?:stands?|on the table|available|"
    r"on offer)\b|"
    r"\b(?:doesn't|does not|can't|won't) (?:stand|hold) any ?more\b|\brescind\b|\bno longer offer\b", re.IGNORECASE)
"""Takes back what was offered before."""

EITHER_OR = lazily(
    r"\beither\b|\bor else\b|\bor\b(?! (?:nothing|so|whatever|less|more|leave|we(?:'re| are)|not)\b)|"
    r"\balternatively\b|"
    r"\b(?:option|package|version|route|variant) (?:1|2|3|[abc])\b|"
    r"\b(?:the )?(?:first|second|third)(?: (?:option|package|route|one))?(?:\s?(?::|,|is|would be)| option)|"
    r"\b[ABC][:)]",
    re.IGNORECASE)
"""Where one of several packages begins."""

ON_TABLE = lazily(
    r"\b(?:your|same|everything|rest|otherwise|stands?|half ?-?way|middle|midway|difference|back|withdraw|scratch|"
    r"forget|"
    r"table|longer|rescind|hold)", re.IGNORECASE)
"""One of the words without which nothing is said of the terms on the table."""

PREFERS = lazily(r"\b(?:better|prefer|rather|easier|best|suits?|which|choose|favou?r)\b", re.IGNORECASE)

CONDITION = _any(r"(?<!what )(?<!as )\bif\b(?! (?:that|it)(?:'s| is| helps| works))", r"\bin (?:return|exchange)\b",
                 r"\bprovid(?:ed|ing)\b", r"\b(?:as|so) long as\b", r"\bon (?:the )?condition\b",
                 r"\bassuming (?:you|we)\b", r"\bunless\b", r"(?:n't|cannot|not) (?:\S+ ){1,8}without\b")

RESTATEMENT = _any(
    r"\b(?:to|just|let me|let's|i'll|can i|may i) (?:just |quickly )?(?:confirm|restate|recap|repeat|summari[sz]e)\b",
    r"\b(?:play|say|read) (?:it|that|this|it all) back\b|\b(?:play|say|read) back (?:what|where)\b|"
    r"\bso (?:that )?we (?:both |all )?(?:have|hold|carry|share|"
    r"leave with|read|keep) the same\b|\b(?:on )?the same page:|\bjust so (?:we're|"
    r"we are) clear\b",
    r"\brun (?:you )?through (?:it|this|what)\b",
    r"\bso,? (?:what )?we(?: now)? have\b", r"\bwe(?:'ve| have)(?: now)? agreed\b",
    r"\bso,? we(?:'ve| have) (?:got|settled)\b",
    r"\bso,? we(?:'re| are) (?:agreed|saying|at)\b", r"\bso,? (?:that's|that is|it's|it is)\b",
    r"\bin summary\b", r"\bsum up\b", r"\bto be clear\b", r"\bback to you\b",
    r"\bwhat (?:i|we)(?:'ve| have)? (?:got|written|wrote|noted)\b",
)
"""Says back what both have."""

CHECK = lazily(
    r"\bhave i (?:left|missed|forgotten)[^?]*\?|\banything (?:else )?(?:missing|left out|to add)[^?]*\?|"
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

ANY_YES = lazily(r"\b(?:deal|agreed?|done|got|accept|take|let's|works|live|happy|fine|good|yes)\b", re.IGNORECASE)
"""One of the words without which there is no yes."""

TAKES_BACK = lazily(r"\b(?:if|but|not)\b|n't\b", re.IGNORECASE)
