"""What a counterpart never says, as patterns: out of role or in the other one, for both sides, marking the learner,
agreeing without leave.

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
    """One pattern of many; those that begin a word share the test for it: far fewer steps."""
    begin = [one.removeprefix(r"\b") for one in alternatives if one.startswith(r"\b")]
    rest = [one for one in alternatives if not one.startswith(r"\b")]
    grouped = [r"\b(?:" + "|".join(f"(?:{one})" for one in begin) + ")"] if begin else []
    return re.compile("|".join([*grouped, *(f"(?:{one})" for one in rest)]))


OUT_OF_ROLE = Ban("it stepped out of the role", _any(
    r"\bas an? (?:\w+ ){0,2}(?:ai|assistant|language model|chatbot|model)\b",
    r"\bi(?:'m| am) (?:just |only |actually )?an? (?:\w+ ){0,2}(?:ai|assistant|language model|chatbot|actor|bot)\b",
    r"\b(?:language|ai) model\b",
    r"\b(?:system|original) (?:prompt|message)\b", r"\bthe (?:prompt|notes) (?:tells?|says?|asks?|allows?|does|do)\b",
    r"\bmy (?:system |stage )?(?:instructions|prompt|guidelines|programming)\b",
    r"\b(?:stage|director'?s?) notes?\b",
    r"\b(?:this|the|our|a) role[- ]?play\b",
    r"\b(?:in|of|for) (?:this|our) (?:simulation|practice session|scenario|exercise)\b",
    r"\bi(?:'m| am) (?:programmed|instructed|playing (?:the|a|my) (?:role|part|character))\b",
    r"\b(?:stay|remain|break|breaking|staying|out of) (?:in )?character\b",
    r"\bi(?:'m| am) (?:sorry|afraid),? (?:but )?(?:i )?(?:can't|cannot|can not|am unable to|won't) "
    r"(?:help|assist|comply|continue|engage|fulfil)",
    r"\bi (?:can't|cannot) (?:assist|comply|fulfil|engage) (?:with|in) (?:that|this|your)\b",
    r"\bhow (?:can|may) i (?:help|assist) you (?:today|further)\b",
    r"\b(?:my|his|her|their) (?:hidden|secret|underlying|locked) (?:interests?|motives?|agenda)\b",
    r"\bmy (?:real |main |true )?interests are\b",
    r"\b(?:fictional|(?:assigned|simulated) (?:persona|character|person|role))\b",
    r"\bpractice (?:conversation|session|round|run|talk|partner)\b",
    r"\bin (?:this|the) (?:training|game|roleplay|exercise|simulation)\b", r"\bas instructed\b", r"\bin real life\b",
    r"\bmy (?:designers?|creators?|developers?|training data|model)\b", r"\bthe notes i\b", r"</?notes>|^notes?\s*:",
    r"\b(?:earn|unlock|gain|access) (?:that|this|the|more) (?:information|answer|secret|level|line|hint)\b",
    r"\b(?:reveal|disclose|share) my (?:\w+ )?(?:motivations?|motives?|interests?|needs?|constraints?|reasons?)\b",
    r"^(?:mood|tone|notes?|turn|warmth|heat|hint)\s*:",
    r"\bi(?:'ve| have) been (?:told|asked|instructed) (?:not to|to not) (?:reveal|disclose)\b",
    r"\bmy (?:character|persona) (?:would|wouldn't|is|isn't|does|doesn't|has|can|can't|feels|wants)\b",
    r"\b(?:according to|on|in) my (?:card|script|persona|profile)\b",
    r"\bi(?:'m| am) playing (?:an?|the) (?:\w+ ){0,3}(?:director|manager|head|buyer|customer|officer|owner|"
    r"executive)\b",
    r"\bthis (?:exercise|simulation|scenario|training) is\b", r"\bsimulated\b",
    r"\b(?:trust|patience|tension) (?:level|score|points?|meter|value)\b",
    r"\bthe director (?:has )?(?:decided|says|wants|told me|decides) (?:that )?(?:i|me)\b",
    r"\bthe (?:cue|line|remark) i (?:was|am|have been|'ve been) (?:given|told)\b",
    r"^(?:reply|answer|response|cue|line|output|note|notes|disclosure)\s*:",
))
_CARES = (r"(?:under (?:\w+ ){0,3}pressure|worried about|frustrated|concerned|stressed|overwhelmed|anxious|struggling|"
          r"juggling|carrying|dealing with|feeling)")
_OFFERED = r"(?:products?|solutions?|software|platform|tools?|systems?|services?)"
_FEELS = (r"(?:hard|difficult|tough|painful|exhaust\w+|frustrat\w+|stress\w+|overwhelm\w+|tiring|tired|frightening|"
r"upsetting|disappoint\w+|"
          r"challenging|lonely)")
SWAPS = Ban("it spoke as the other person", _any(
    rf"\b(?:must|can) (?:be|feel|have been|have felt) (?:\w+ )?{_FEELS} for (?:you|your)\b",
    rf"\byou must (?:be|feel|have been) (?:\w+ )?{_FEELS}",
    rf"\b(?:was|is|has been|were) (?:\w+ )?{_FEELS} for (?:you|your)\b",
    r"\bwhat (?:would|does) (?:success|a good (?:outcome|result)|good|that|it) look like (?:for|to) you\b",
    r"\b(?:success|a good outcome|the ideal outcome) (?:would|might|could) look like\b",
    r"\byour (?:concerns?|worr(?:y|ies)|feelings?|frustrations?) (?:is|are) (?:\w+ )?(?:valid|understandable|"
    r"legitimate|justified|important)\b",
    r"\b(?:address|meet|solve|serve|resolve) (?:your|each of your|all of your) (?:concerns?|needs|problems?|"
    r"requirements|goals)\b",
    r"\b(?:may|can|could) i ask (?:you )?(?:how|what|who|why) (?:your|you) (?:company|team|department|"
    r"organi[sz]ation|board|house|decide|make decisions|"
    r"are (?:currently|worried))\b",
    r"\bwhat(?:'s| is) (?:holding you back|stopping you|keeping you|driving (?:this|that|you)|your biggest|"
    r"your main)\b",
    r"\bi(?:'d| would) (?:love|like) to (?:hear|learn|know|understand) (?:more )?(?:about )?(?:what|how) "
    r"(?:you (?:need|want|hope|care|feel|worry|value|would (?:like|need))|your|success|this (?:affects|impacts))\b",
    rf"\b(?:it |that |this )?(?:sounds|seems|looks|feels) like (?:you(?:'re| are)?|your \w+(?: is| are|"
    rf"'s)?) (?:\w+ ){{0,2}}{_CARES}",
    r"\b(?:sounds|seems|looks|feels) like (?:your (?:team|people|board|boss)|[^.?!]{1,40}(?:worries|matters to|"
    r"concerns) you)\b",
    rf"\byou (?:seem|must be|must feel) (?:\w+ )?{_CARES}",
    r"\b(?:understand|appreciate|hear) your (?:needs|concerns?|frustrations?|challenges|pain points)\b",
    r"\bi (?:hear|can hear|see|understand) that you(?:'re| are) (?:\w+ )?(?:worried|frustrated|concerned|upset|"
    r"under)\b",
    r"\b(?:more )?about (?:your (?:needs|challenges|pain points|concerns as)|the (?:challenges|problems) your)\b",
    r"\btell me (?:\w+ ){0,3}more about your (?:role|team|needs|challenges|concerns|priorities|goals|situation)\b",
    r"\bkeeps you (?:up|awake) at night\b", r"\bwhat would help you most\b",
    r"\bwhat(?:'s| is|) (?:most important|important|matters most|matters) to you (?:in|about|when) ",
    r"\bhow can (?:i|we) make (?:this|it|that) (?:easier|work|better) for (?:you|your)\b",
))
SELLS = Ban(SWAPS.finding, _any(
    r"\b(?:my|our) (?:implementation plan|sales (?:team|director|manager)|onboarding team|support team|account team|"
    r"roadmap|new features?|"
    r"customers like|case stud(?:y|ies)|free trial|price list|list price)\b",
    r"\b(?:schedule|book|arrange|give you|show you) an? demo\b",
    r"\bour (?:team|people|engineers|consultants|experts) (?:will|can|would) (?:support|help|train|assist|"
    r"guide) (?:you|your)\b",
    r"\b(?:our|my) (?:offer|proposal|quote|price) is (?:\w+ )?(?:above|over|within|below|out of) your\b",
    r"\b(?:above|over|within|below|fits?|exceeds?|meets?) your budget\b",
    r"\b(?:see|find out) what i can do (?:on|about|with) the (?:price|fee|terms)\b",
    r"\bcome back to you with (?:an?|the|our) (?:\w+ )?(?:offer|quote|proposal|price|discount)\b",
    r"\bbuy(?:ing)? (?:from us|today|now)\b",
    r"\bwe take full responsibility\b",
    r"\b(?:i|we) (?:can )?(?:promise|assure|guarantee) you (?:that )?(?:we|our|the)\b",
    r"\bas (?:the|an?|your) (?:supplier|vendor|seller|provider|account \w+|sales \w+|salesperson),? (?:i|we)\b",
    r"\bearn your (?:business|trust)\b", r"\bon behalf of my company\b",
    rf"\bour {_OFFERED} (?:has|have|can|will|would|fully )?\s?(?:helped|help|helps|do|does|fits?|offers?|is fully|"
    rf"integrates?|saves?|"
    r"certified|certainly)\b",
    rf"\b(?:with|what|how|show you|about) our (?:{_OFFERED}|onboarding) (?:works?|can|will|does)\b",
    rf"\b(?:succeed|start|go live|happy|success) with our {_OFFERED}\b",
    r"\b(?:compan(?:y|ies)|hospitals?|teams?|customers|firms|clients|businesses|plants) (?:like|such as) yours?\b",
    r"\b(?:offer|give|get) you (?:an? |another |some )?(?:\w+ )?(?:discount|credit|refund|lower price|better price|"
    r"free \w+)\b",
    r"\b(?:my|our) (?:quote|offer|price|proposal) (?:to|for) you\b", r"\blower our (?:price|fee|quote)\b",
    r"\b(?:quote|proposal|invoice|demo) (?:that )?(?:i|we) (?:sent|gave|showed) you\b",
    r"\bwalk you through (?:how )?our\b", r"\bfollow(?:ing)? up on the (?:quote|proposal|demo)\b",
    r"\b(?:sorry|apologi[sz]e) (?:that|for|about) (?:how )?(?:our|we)\b", r"\b(?:how we handled (?:this|it|that))\b",
    r"\bas your (?:supplier|vendor|account|partner)\b[^.?!]*\bapologi[sz]e\b", r"\bas our (?:customer|client)\b",
    r"\bwould you sign\b", r"\bif you (?:sign|buy|order)\b", r"\bif you commit to [^.?!]{1,30} with us\b",
    r"\bwhat if (?:i|we)\b[^.?!]{1,60}\bfor you\b", r"\b(?:best|right) solution for (?:you|your)\b",
    r"\bi(?:'m| am) (?:here|calling|reaching out) to (?:help|support|follow up|assist)\b",
    r"\bour (?:engineers|analysts|people|team|consultants) (?:to )?(?:could |can |will )?(?:do|handle|build|run|"
    r"set up|take care of)\b"
    r"[^.?!]{0,40}\bfor you\b",
    r"\b(?:help|let) you (?:to )?(?:convince|persuade|win over) your\b",
))
"""What only somebody who sells says; not held against a counterpart whose role is to sell."""
SELLER = lazily(r"\b(?:sales\w*|account (?:manager|executive|director)|supplier|vendor|seller|business development|"
r"commercial)\b")
"""Roles of a counterpart who sells."""
_ACTS = r"(?:repl(?:y|ies)|responds?|leans?|nods?|pauses?|smiles?|shrugs?|sighs?|frowns?)"
SCRIPTS = Ban("it spoke for the other person too", _any(
    r"^(?:speaker|person|party|voice) (?:\d|[ab]|one|two)\s*:",
    r"^(?:sales|customer|seller|vendor|rep|client|buyer|agent)\s*:",
    r"\bi (?:then )?(?:shake|cross|fold|raise|nod|tilt|lower|bow|scratch|rub) (?:my (?:head|arms|eyebrows?|eyes|"
    r"shoulders?|chin|hands?))\b",
    r"\bi (?:stare|glance|gaze|glare|smile|frown|grin|wink|look) (?:up )?at you\b",
    r"^(?:he|she|they) (?:then )?(?:looks?|smiles?|nods?|leans?|sighs?|"
    r"pauses?|says?|stares?|shrugs?|frowns?|folds?|crosses)\b[^,]{0,40}(?:papers?|you|back|forward|up|away|window|"
    r"slowly|softly|quietly|moment|[.!]$)",
    r"^you wait\W*$", r"\b(?:he|she|they) (?:says?|tells? me|whispers?|answers?|asks?) (?:nothing|softly|quietly|"
    r"slowly)\b",
    r"\"\s*(?:you|he|she|they) (?:tell|tells|whisper|murmur|insist)", r"\band you'd (?:say|answer|reply|tell me) \w+, ",
    r"</?(?:user|assistant|human|system|learner|you|ai)>",
    rf"^you (?:then )?{_ACTS}\b(?=[,. ])(?! to (?:your|my))", r"\bthen you (?:say|ask|answer|offer|tell)\b",
    r"\byou then (?:say|ask|answer|offer|tell)\b",
    r"\byou (?:ask|say|offer|answer|tell)\b[^.?!]*\band i (?:say|tell|answer|reply|nod|respond)\b",
    r"\"\s*(?:you|they|he|she) (?:say|says|ask|asks|reply|replies|answer|add|nod)\b",
    r"\"\s*i (?:say|answer|reply|nod)\b",
    r"\byou'd (?:probably |then )?(?:answer|say|reply)\s*[:,]",
    r"^i (?:shrug|sigh|nod|frown|pause|lean (?:back|forward)|look (?:away|out of|at the (?:window|floor))|"
    r"fold my arms)\b",
    rf"\bthe (?:salesperson|seller|learner|user|negotiator|supplier|vendor|trainee) (?:then )?(?:{_ACTS}|says|asks)\b",
))
_CRAFT = (r"(?:paraphras\w+|empath\w+|rapport|open-ended|active(?:ly)? listen\w+|reframing|interest-based|calibrated|"
          r"tactical|curiosity|collaborative(?:ly)?|acknowledg\w+|phrasing|questioning|technique|validation)")
MARKS = Ban("it marked or coached the other person", _any(
    rf"\b(?:your|you(?:'re| are)? (?:\w+ )?(?:showing|using|being|demonstrating|"
    rf"applying)) (?:\w+ )?{_CRAFT}(?! (?:of|to) the)\b",
    rf"\bi (?:appreciate|like|noticed|notice|see|value|love) (?:that you(?:'ve| have|'re| are)? |"
    rf"your )(?:\w+ ){{0,2}}{_CRAFT}",
    r"\b(?:a |your )?(?:strong|great|smart|excellent|clever|effective) (?:move|opening|approach|technique|start|"
    r"framing)\b",
    r"\byou (?:just )?(?:recogni[sz]ed|named|noticed|validated|acknowledged|picked up on) (?:the|"
    r"my) (?:\w+ )?(?:emotions?|feelings?|frustration|fear)\b",
    r"\b(?:builds?|building|creates?|increases?) (?:\w+ )?(?:trust|rapport|safety)\W*$",
    r"\bcreating value\b|\bclaim(?:ing)? value\b",
    r"^(?:perhaps |maybe )?try (?:to )?(?:ask\w*|label\w*|acknowledg\w*|summari\w*|listen\w*|paraphras\w*|validat\w*|"
    r"say\w*|mirror\w*|start\w*) ",
    r"\byou (?:might|could|should|may)(?: want to)? (?:try|consider|start by|begin by|practi[sc]e) (?:to )?(?:ask|"
    r"acknowledg|listen|label|summari|paraphras|validat|say|nam)",
    r"\bwhich makes me feel (?:heard|understood|seen|validated)\b", r"\bkeep it up\b",
    r"\bnegotiations? (?:is|are) (?:about|a|all)\b",
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
    r"\bi(?:'d| would) (?:rate|score|grade) (?:you|that|your)\b",
    r"\bi(?:'d| would) give (?:you|that|your \w+) an? (?:\w+ out of|\d|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|[a-f](?:\b|-))",
    r"\b(?:great|excellent|fantastic|wonderful|insightful|perceptive) (?:question|observation|point|insight)\b",
    r"\b(?:good|open|closed|leading|calibrated|follow-up|better) (?:open |closed |follow-up )question there\b",
    r"\bgood open question\b", r"\byour question was (?:too )?(?:closed|open|leading|vague)\b",
    r"\byou(?:'re| are) doing (?:really |very |so )?(?:well|great|good)\b",
    r"\b(?:uncover|uncovering|discover|discovering) my (?:\w+ )?"
    r"(?:needs|interests|concerns)\b",
    r"\ba (?:better|good|stronger) (?:approach|way|move|opening)(?: here)? would (?:be|have been) to "
    r"(?:ask|acknowledge|start|listen|validate|label)\b",
    r"^(?:a |one |quick |pro )*tip\b\W",
    r"^remember to (?:use|ask|label|listen|mirror|acknowledge|validate|summari[sz]e)\b",
    r"\bhow might we\b(?=[\"'])", r"\btry (?:a|an|another) (?:label|mirror|open question|paraphrase|summary)\b",
    r"\byour (?:empathy|curiosity|validation|collaboration|listening|rapport|questioning|framing)(?: skills?)? (?:is|"
    r"was|are|were|has)\b",
    r"\b(?:missed|picked up on|caught|noticed) (?:a|the|my|that) cues?\b",
    r"\bgood job\W*$", r"\bwell done, you\b",
    r"\bthat was (?:much |far |a lot )?more (?:collaborative|empathetic|curious|open|validating)\b",
    r"\b(?:i'd|i would|let me) suggest (?:that )?you (?:mirror|label|ask|try|acknowledge|paraphrase|validate)\b",
    r"\bmirror my\b", r"\b(?:get|getting) me (?:talking|to open up)\b", r"\bearns? you (?:more |some )?trust\b",
    r"\bin (?:a |any )?negotiations?\b[^.?!]{0,20}\bit(?:'s| is) (?:important|key|best|useful)\b",
    r"\binterests behind positions\b",
    r"\bbuild(?:ing)? rapport\b",
    r"\byou (?:validated|labell?ed|mirrored|paraphrased|acknowledged) my (?:emotions?|feelings?|concerns?|"
    r"frustration|worry|words)\b",
    r"\byou could have (?:asked (?:me )?what(?:'s| was| is) behind|labell?ed|acknowledged|validated|mirrored|"
    r"paraphrased)\b",
    r"\byou handled (?:that|this|my) (?:\w+ )?(?:objection|question|concern|tension|emotion)\b", r"\byou scored?\b",
    r"\bhere(?:'s| is) (?:some |my |your |a bit of )?feedback\b",
))
HELPS = Ban("it sounded like an assistant", _any(
    r"\bi (?:can|could|would love to) help (?:you )?with (?:that|this|your|any)\b",
    r"\bif you have (?:any )?(?:further|other|more|additional) questions\b",
    r"\b(?:don't|do not|never|please) hesitate to\b", r"\bwhat would you like to (?:know|discuss|explore|talk about)\b",
    r"\blet me know if (?:you (?:have|need|would|'d)|there|i can)\b", r"\bi(?:'m| am) happy to (?:help|assist)\b",
    r"\b(?:i'd|i would) be (?:glad|happy|delighted) to (?:assist|help|walk you|answer (?:any|your)|elaborate)\b",
    r"\bhope (?:this|that) helps\b", r"\bfeel free to (?:ask|reach|share|let)\b",
    r"\bis there anything else (?:i|you|that)\b",
    r"^(?:(?:certainly|of course|absolutely|sure)[,!]? )?here(?:'s| is| are) (?:an? |the |some |two |three |four |"
    r"five |a few )?(?:\w+ )?"
    r"(?:summary|overview|list|things?|options|tips|ways|steps|points) (?:to|of|for|that|you)\b",
    r"\blet's explore (?:that|this|it)\b",
))
_WANTS = r"(?:want|need|care|offer|move|get|give|asked|told|value|require|are looking for|would like|bring|prefer)"
SUMS_UP = Ban("it summed up for the other person", _any(
    rf"^(?:so|then|basically|essentially|okay,? so|"
    rf"in other words),? (?!.*\?\W*$)you(?:'d)? (?:also )?{_WANTS}\b[^.?!]*(?:,|\band|\bwhile|\bwhereas)\s(?:i|"
    rf"we)(?:'d)? (?:also )?{_WANTS}\b(?! to know)",
    r"\b(?:quick|short|brief) (?:recap|summary)\b",
    r"\bso far,? (?:we|you)(?:'ve| have)? (?:talked|discussed|covered|looked|agreed|spoken|established)\b",
    r"\btake stock\b", r"\bwe(?: can)? (?:both|all) (?:agree|want|need|see|care)\b",
    r"^(?:in essence|in short|in one sentence|to put it all|all in all)\b",
    r"\b(?:your (?:proposal|offer|idea|plan) (?:covers|addresses|meets|reflects|combines))\b",
    r"\b(?:what we have|what(?:'s| is)|we have) (?:so far )?on the table(?:,? then,?)? (?:is|are|now is)\b",
    r"\bour interests (?:overlap|align|meet|are)\b",
    r"\bwe (?:can|could|may) conclude\b", r"\bmatters? (?:\w+ )?(?:for|to) both of us\b",
    r"\b(?:basically|essentially|so),? (?:what )?you(?:'re| are) (?:offering|proposing|suggesting) (?:(?:two|three|"
    r"four|several) things|is|that we)\b",
    r"\b(?:to|let me|let's|i'll|if i may) (?:summari[sz]e|sum (?:it |this |that )?up|recap)\b",
    r"^(?:so,? )?in summary\b", r"\bwhat (?:you're really|you are really) (?:saying|asking|offering) is\b",
    r"\bhere(?:'s| is) (?:a|my) (?:summary|recap)\b",
    r"^(?:so,? )?(?:summing up|to wrap up|wrapping up|putting (?:it|this|that) all together|in short, you)\b",
    r"\bour (?:shared|common|mutual) (?:goals?|interests?|ground|aims?|objectives?)\b",
    r"\b(?:the|our|my) key (?:interests|issues|concerns|points) (?:here )?are\b",
    r"\b(?:play back|playing back|reflect back) what\b", r"\bwhat i(?:'m| am) hearing is\b",
    r"\bif i (?:understand|understood|hear|heard) you (?:correctly|right|rightly|properly),? you\b",
    r"\bwhat you(?:'ve| have)? (?:understood|recogni[sz]ed|acknowledged|grasped) is\b",
    r"\byou(?:'ve| have) (?:recogni[sz]ed|understood|acknowledged|grasped) that my\b",
    r"\bhere(?:'s| is) where (?:we|things|both) (?:are|stand|both stand)\b",
    r"\blet(?:'s| us| me) (?:list|restate|review) (?:what we|both|where we|our|the points)\b",
    r"\ba win-win would\b", r"\b(?:we could|let's) brainstorm\b", r"\bproblems? to solve together\b",
    r"\bboth (?:of )?our interests\b", r"\bwe(?:'ve| have) (?:established|agreed so far|covered) that \w",
    r"\bwe(?:'ve| have) made (?:good |real |great |some )?progress on\b",
    r"\bwhat we(?:'ve| have)? (?:covered|discussed) (?:today|so far)\b",
))
AGREES = Ban("it agreed to terms without leave", _any(
    r"\b(?:we|you)(?:'ve| have)? (?:got |now have )?(?:yourself |ourselves )?a deal\b",
    r"\b(?:it's|that's|that is|it is) a deal\b",
    r"^deal\b(?=\W*$|[.!,;])", r"[,;] deal[.!]*$", r"\b(?:we|you) have (?:an|my) agreement\b",
    r"\b(?:i|we)(?:'ll| will| can| do|'m happy to| am happy to|'d be happy to)? (?:gladly |happily |"
    r"formally )?(?:accept|approve)"
    r"(?: (?:(?:it|this|those|these|that)(?=\W*$|[,;]| then\b| and\b)|(?:that|this|your|those|these|"
    r"the) (?:\w+[- ]){0,2}"
    r"(?:offer|deal|terms?|proposal|price|figure|increase|credit|audit|settlement|package|contract|plan|pilot|fee|"
    r"condition)s?\b)|[.!]*$)",
    r"\b(?:i|we)(?:'ll| will|'m happy to| am happy to|'m ready to| am ready to|'m prepared to) "
    r"(?:sign|take (?:it|that|the|your|this)(?: \w+){0,3} (?:deal|offer|package|terms|at|for|with)|"
    r"take (?:it|that)[.!]*$|"
    r"agree to|commit to|go with (?:it|that|the|your|this))",
    r"\bwhere (?:do|can|should) i sign\b",
    r"\bsend (?:me |over |us )?the (?:contract|paperwork|agreement)\b",
    r"\blet's (?:shake(?: on (?:it|that))?|sign|make it official|close (?:it|this|the deal))\b",
    r"\bconsider it (?:done|signed|agreed)\b",
    r"\byou(?:'ve| have) got (?:my|our) (?:yes|agreement|signature|business)\b",
    r"\b(?:i|we) (?:can )?agree to (?:an? |\d|your|the|those|these|that|all)\b",
    r"\bwe(?:'re| are) agreed\b",
    r"\b(?:i|we) (?:think |guess |suppose |believe )?(?:we |i )?can (?:make (?:that|it|this) work|sign off on|"
    r"get behind|go along with|say yes to)\b",
    r"\byou (?:can|may|shall) have (?:your|the|that|my yes)\b(?! (?:opinion|view|doubts?|back))",
    r"\bput (?:me|us) down for\b",
    r"^(?:fine|okay|ok|all ?right|very well|good|yes|right),? (?:then )?[^.?!]{1,30} it is\W*$", r"\bthat settles it\b",
    r"\blet(?:'s| us) (?:move (?:forward|ahead)|proceed with|go ahead with|draw up|write (?:it|that) up|"
    r"finali[sz]e)\b", r"\bdraw up the (?:papers?|contract|agreement)\b",
    r"\b(?:i|we)(?:'ll| will|'d| would) (?:(?:go (?:for|with)|opt for) (?:it|that|this|you|your|the|an?|\d)|"
    r"(?:settle for|choose|pick) (?:your|the|an?|\d))",
    r"\b(?:that|this|it|which)(?:'s| is) (?:perfectly |quite )?(?:acceptable|agreeable) (?:to|for) (?:me|us)\b",
    r"\b(?:i|we)(?:'ll| will| can)(?: tell \w+ to| ask \w+ to)? (?:(?:withdraw|cancel|call off|lift|waive) (?:the|my|"
    r"our)\b|"
    r"stop (?:the|my|our) (?:termination|tender|search|talks)\b)",
    rf"\b(?:i|we)(?:'ll| will) take (?:the|an?|your) (?:\w+[- ]){0,4}(?:term|price|package|credit|pilot|increase|"
    rf"contract|settlement|"
    r"rollout|start|tranche|audit|fee)s?\b",
    r"\b(?:i|we) can live with (?:an?|the|\d)\b(?! (?:noise|risk|doubt|lot|bit))",
    r"\byou(?:'ve| have) convinced (?:me|us)\b",
    r"\b(?:then|so|good,?|right,?) it(?:'s| is) settled\b", r"\b(?:all ?right|okay|fine),? you win\b",
    r"\b(?:i|we)(?:'ll| will) go ahead with (?:your|the|this|that|it)\b",
    r"\b(?:i|we)(?:'ll| will) drop (?:the|my|our) (?:demand|request|condition|claim|objection)\b",
    r"\bi(?:'m| am) on board with (?:your|the|those|these) (?:terms|offer|proposal|deal)\b",
))
AGREES_TO_AN_OFFER = Ban(AGREES.finding, _any(
    r"^(?:yes,? |ok(?:ay)?,? |fine,? |all right,? |alright,? |right,? |good,? |great,? )*agreed\b", r"\bagreed[.!]*$",
    r"\b(?:works|fine|good|okay|ok) (?:for|by|with) (?:me|us)\b", r"\bi(?:'m| am) in(?=\W*$|[,;!])",
    r"\bcount (?:me|us) in\b",
    r"\byou(?:'ve| have)? got it\b", r"\b(?:that|this|it)(?:'s| is) (?:perfectly |quite )?acceptable\W*$",
    r"^(?:yes|fine|okay|ok|sure|done|all right|alright)[.!]+$", r"\bsounds good\b",
    r"\blet's (?:do|go with) (?:it|that|this)\b", r"\bi can (?:sign|take|agree to|live with|accept|work with) "
    r"(?:that|it|this|those|these|the|your)\b", r"\bhappy with (?:that|those|these)\b",
))
"""Said of an offer on the table these are a yes; said of anything else they are only talk."""

GUARDED_YES = lazily(
    r"\b(?:not|cannot|never|no|nobody|neither|nor|hardly|without|if|unless|until|before|whether|when|once|would|"
    r"might|suppose"
    r"|assuming|provided|(?<=, )then(?=\s*$))\b|n't\b")
"""What comes after one of these denies or conditions, and is no yes."""
ALWAYS_YES = lazily(r"\bwhere (?:do|can|should) i sign\b")

_AMOUNT = (r"(?<!of my )(?:[\d.,]*\d[k%]?|half|one(?= (?!of\b)\w)|two|three|four|five|six|seven|eight|nine|ten|"
r"twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
           r"ninety|a hundred|zero)(?![a-z])(?! (?:\w+ )?(?:answers?|sentences?|chances?|minutes?|seconds?|words?|"
           r"reasons?|examples?|guess\w*|hours?)\b)")
OFFERS = Ban("it made an offer of its own", _any(
    rf"\b(?:i|we) (?:can|could|will|might) (?:do|give you|offer(?: you)?|take|accept|settle for|meet you at|agree to|"
    rf"go (?:up |down )?to|"
    rf"come (?:up|down) to|live with|pay(?= (?:you )?\d))\b[^.?!,]{{0,40}}?(?<![\w,]){_AMOUNT}",
    rf"\b(?:i|we)'(?:ll|d) (?:give you|offer(?: you)?|settle for|meet you at|agree to|go (?:up |down )?to|come (?:up|"
    rf"down) to|pay(?= (?:you )?\d))\b"
    rf"[^.?!,]{{0,24}}?(?<![\w,]){_AMOUNT}",
    r"\b(?:i'm|i am|we're|we are) (?:willing|prepared|ready|happy) to (?:go|come|move|accept|drop|pay|take)\b",
    rf"\bhow about (?:(?:i|we) )?[^.?!]{{0,30}}?(?:\bmiddle\b|\bdifference\b|\b{_AMOUNT})",
    r"\b(?:let's|we could|could we|shall we) (?:meet in the middle|split the difference)\b",
))
"""An offer nobody told the counterpart to make: only where the director has it answer with terms may it name some."""

HOLD = lazily(
    r"\b(?:ai|assistant|model|chatbot|actor|bot|prompt|instruct\w*|guidelines|program\w*|notes?|director\S*|"
    r"role-?play\w*"
    r"|simulation|scenario|exercise|practice|character|comply|assist|hidden|secret|underlying|locked|interests?"
    r"|use|technique|label\w*|mirror\w*|paraphras\w*|calibrated|open-ended|empathy|curiosity|validat\w*|"
    r"collaborat\w*|listening"
    r"|score|grade|rating|rate|scale|tip|feedback|coach\w*|evaluation|assessment|skill|acknowledg\w*|job"
    r"|summar\w*|sum|recap)\b|:")
"""Words with which something forbidden may be under way."""
HOLD_YES = lazily(
    r"\b(?:deal|agree\w*|accept\w*|sign\w*|contract|paperwork|shake|official|close|consider|on board|commit|take)\b"
    r"|'ll go with\b")
HOLD_YES_TO_AN_OFFER = lazily(
    r"\b(?:works|fine|good|okay|ok|in|got|sure|done|yes|sounds|let's|live|work|happy|alright|all right|count)\b")
