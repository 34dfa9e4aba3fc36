"""What a counterpart never says, as patterns: out of role, for both sides, marking the learner, agreeing without leave.

Kept apart from the guard so that they can be read and added to. All are matched in lower case with straight quotes.
"""

import re
from typing import NamedTuple

from roleplay.rules.patterns import lazily


class Ban(NamedTuple):
    """A way of speaking that is held back."""

    finding: str
    """What was wrong, told to the model for its second try and kept with the reply."""
    pattern: re.Pattern[str]


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in alternatives))


OUT_OF_ROLE = Ban("it stepped out of the role", _any(
    r"\bas an? (?:\w+ ){0,2}(?:ai|assistant|language model|chatbot|model)\b",
    r"\bi(?:'m| am) (?:just |only |actually )?an? (?:\w+ ){0,2}(?:ai|assistant|language model|chatbot|actor|bot)\b",
    r"\b(?:language|ai) model\b",
    r"\b(?:system|original) prompt\b",
    r"\bmy (?:system |stage )?(?:instructions|prompt|guidelines|programming)\b",
    r"\b(?:stage|director'?s?) notes?\b",
    r"\b(?:this|the|our|a) role-?play\b",
    r"\b(?:in|of|for) (?:this|our) (?:simulation|practice session|scenario|exercise)\b",
    r"\bi(?:'m| am) (?:programmed|instructed|playing (?:the|a|my) (?:role|part|character))\b",
    r"\b(?:stay|remain|break|breaking|staying|out of) (?:in )?character\b",
    r"\bi(?:'m| am) (?:sorry|afraid),? (?:but )?(?:i )?(?:can't|cannot|can not|am unable to|won't) "
    r"(?:help|assist|comply|continue|engage|fulfil)",
    r"\bi (?:can't|cannot) (?:assist|comply|fulfil|engage) (?:with|in) (?:that|this|your)\b",
    r"\bhow (?:can|may) i (?:help|assist) you (?:today|further)\b",
    r"\b(?:my|his|her|their) (?:hidden|secret|underlying|locked) (?:interests?|motives?|agenda)\b",
    r"\bmy (?:real |main |true )?interests are\b",
))
MARKS = Ban("it marked or coached the other person", _any(
    r"\b(?:great|good|excellent|nice|perfect|brilliant|effective|well[- ]placed) (?:use of|technique|labell?ing|"
    r"mirror(?:ing)?|paraphras\w+|reframing|framing|open(?:-ended)? question|calibrated question|"
    r"summary|active listening)\b",
    r"\byou(?:'ve| have)? (?:just )?(?:used|applied|demonstrated|showed|shown|displayed|practi[sc]ed) "
    r"(?:an? |the |some |good |great |real |genuine |strong )*"
    r"(?:label\w*|mirror\w*|paraphras\w*|calibrated|open-ended|"
    r"empathy|curiosity|validation|collaboration|collaborative|active listening|tactical|technique|skill)",
    r"\byour (?:score|grade|rating|technique|empathy score|feedback report|performance (?:here|today|so far))\b",
    r"\b(?:great|good|nice|well|excellent) (?:job|done|work) (?:on|with|in|at)? ?(?:label\w+|validat\w+|listening|"
    r"asking|"
    r"acknowledging|framing|mirroring|understanding)\b",
    r"\b(?:collaboration framing|active listening|open-ended question|calibrated question|tactical empathy)\b",
    r"\bon a scale (?:of|from)\b", r"\b(?:tip|pro tip|feedback|coach(?:ing)?|evaluation|assessment)\s*:",
    r"\b(?:next time|in future),? (?:you (?:could|should|might)|try) (?:try |asking |ask |label|mirror|saying|say)",
    r"\byou (?:should|could|might want to) (?:try (?:to )?)?(?:label|mirror|paraphrase|validate|acknowledge my|"
    r"ask (?:me )?(?:an? )?(?:open|calibrated|follow-up))",
    r"\bi(?:'d| would) (?:give|rate|score|grade) (?:you|that|your)\b",
))
SUMS_UP = Ban("it summed up for the other person", _any(
    r"\b(?:to|let me|let's|i'll|if i may) (?:summari[sz]e|sum (?:it |this |that )?up|recap)\b",
    r"^(?:so,? )?in summary\b", r"\bwhat (?:you're really|you are really) (?:saying|asking|offering) is\b",
    r"\bhere(?:'s| is) (?:a|my) (?:summary|recap)\b",
))
AGREES = Ban("it agreed to terms without leave", _any(
    r"\b(?:we|you)(?:'ve| have)? (?:got |now have )?(?:yourself |ourselves )?a deal\b",
    r"\b(?:it's|that's|that is|it is) a deal\b",
    r"^deal\b(?=\W*$|[.!,;])", r"[,;] deal[.!]*$", r"\b(?:we|you) have (?:an|my) agreement\b",
    r"\bi(?:'ll| will| can| do|'m happy to| am happy to|'d be happy to)? (?:gladly |happily |formally )?accept"
    r"(?: (?:it|that|this|your|the|those|these)\b|[.!]*$)",
    r"\bi(?:'ll| will|'m happy to| am happy to|'m ready to| am ready to|'m prepared to) "
    r"(?:sign|take (?:it|that|the|your|this)(?: \w+){0,3} (?:deal|offer|package|terms|at|for|with)|"
    r"take (?:it|that)[.!]*$|"
    r"agree to|commit to|go with (?:it|that|the|your|this))",
    r"\bwhere (?:do|can|should) i sign\b",
    r"\bsend (?:me |over |us )?the (?:contract|paperwork|agreement)\b",
    r"\blet's (?:shake(?: on (?:it|that))?|sign|make it official|close (?:it|this|the deal))\b",
    r"\bconsider it (?:done|signed|agreed)\b",
    r"\byou(?:'ve| have) got (?:my|our) (?:yes|agreement|signature|business)\b",
    r"\bi agree to (?:your|the|those|these|that|all)\b",
    r"\bwe(?:'re| are) agreed\b",
    r"\bi(?:'m| am) on board with (?:your|the|those|these) (?:terms|offer|proposal|deal)\b",
))
AGREES_TO_AN_OFFER = Ban(AGREES.finding, _any(
    r"^(?:yes,? |ok(?:ay)?,? |fine,? |all right,? |alright,? |right,? |good,? |great,? )*agreed\b", r"\bagreed[.!]*$",
    r"\b(?:works|fine|good|okay|ok) (?:for|by|with) (?:me|us)\b", r"\bi(?:'m| am) in\b", r"\bcount (?:me|us) in\b",
    r"\byou(?:'ve| have)? got it\b", r"^(?:yes|fine|okay|ok|sure|done|all right|alright)[.!]+$", r"\bsounds good\b",
    r"\blet's (?:do|go with) (?:it|that|this)\b", r"\bi can (?:sign|take|agree to|live with|accept|work with) "
    r"(?:that|it|this|those|these|the|your)\b", r"\bhappy with (?:that|those|these)\b",
))
"""Said of an offer on the table these are a yes; said of anything else they are only talk."""

GUARDED_YES = lazily(
    r"\b(?:not|cannot|never|no|nobody|neither|nor|hardly|without|if|unless|until|before|whether|when|once|would|might|suppose"
    r"|assuming|provided|(?<=, )then(?=\s*$))\b|n't\b")
"""What comes after one of these denies or conditions, and is no yes."""
ALWAYS_YES = lazily(r"\bwhere (?:do|can|should) i sign\b")

HOLD = lazily(
    r"\b(?:ai|assistant|model|chatbot|actor|bot|prompt|instruct\w*|guidelines|program\w*|notes?|director\S*|role-?play\w*"
    r"|simulation|scenario|exercise|practice|character|comply|assist|hidden|secret|underlying|locked|interests?"
    r"|use|technique|label\w*|mirror\w*|paraphras\w*|calibrated|open-ended|empathy|curiosity|validat\w*|collaborat\w*|listening"
    r"|score|grade|rating|rate|scale|tip|feedback|coach\w*|evaluation|assessment|skill|acknowledg\w*|job"
    r"|summar\w*|sum|recap)\b|:")
"""Words with which something forbidden may be under way."""
HOLD_YES = lazily(
    r"\b(?:deal|agree\w*|accept\w*|sign\w*|contract|paperwork|shake|official|close|consider|on board|commit|take)\b"
    r"|'ll go with\b")
HOLD_YES_TO_AN_OFFER = lazily(
    r"\b(?:works|fine|good|okay|ok|in|got|sure|done|yes|sounds|let's|live|work|happy|alright|all right|count)\b")
