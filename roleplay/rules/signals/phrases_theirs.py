"""What a counterpart's words show: feeling, worry, a stake of their own, refusal, a direct question."""

from roleplay.rules.signals.common_words import word_set

FEELING_WORDS = word_set(
    """
    angry anger furious fury mad upset frustrated frustrating frustration annoyed annoying irritated fed sick
    tired exhausted embarrassed embarrassing embarrassment humiliated humiliating humiliation ashamed shame
    scared afraid frightened terrified terrifying fear fears dread dreading panic anxious anxiety hurt hurts
    hurtful insulted insulting insult betrayed disappointed disappointing disappointment ignored unheard
    disrespected devastated gutted livid outraged appalled desperate hopeless helpless alone lonely resent
    bitter shocked disgusted miserable stressed stressful overwhelmed overwhelming swamped drained steamrolled
    cornered bullied fuming seething heartbroken jealous crying cried tears rage raging offended unfair disgrace
    disgraceful unacceptable ridiculous outrageous joke stupid idiot fool sad unhappy dreadful awful horrible
    nightmare pissed crushed torn sleepless sleep awake belittled
    """
)

WORRY_WORDS = word_set(
    """
    worry worries worried worrying concern concerned concerns concerning nervous uneasy unease hesitant hesitate
    hesitation doubt doubts doubtful unsure uncertain wary cautious sceptical skeptical reluctant risky risk
    risks burned burnt scar scars wounds stung delicate sensitive sore careful suspicious confused lost
    struggling struggle pressure stretched squeezed gut uncomfortable comfortable awkward painful pain regret
    afraid guilty troubled bothers bothered bother
    """
)

STRONG_WORDS = word_set(
    """
    humiliating humiliated humiliation insulting insulted embarrassing disgraceful unacceptable outrageous furious
    livid fuming mortified devastated heartbroken betrayed
    """
)
"""A feeling whoever is said to have it."""

TROUBLE_WORDS = word_set(
    """
    broke broken bled skipped missed lost wrong late delayed delays failed fails failure leak leaked leaking leaks
    crashed crashes frozen melted ruined spoiled spoilt damaged cracked flooded burst burned burnt stolen mould mouldy
    rotten dead died hurt injured stuck cancelled complaints complained complain complaining mistake mistakes mess
    chaos outage faulty defective rejected sued overcharged unpaid quit resigned laughed shouted collapsed scratched
    dropped stained smashed vanished overbooked misprinted mislabelled botched messed
    bounced fined scrapped mopping drip drips dripping wet soaking
    recalled bitten broke torn wrecked bottleneck bathtub excuses stranded soaked blamed accused threatened
    """
)
"""What goes wrong in somebody's work; a feeling of the speaker's own only where it is theirs."""

THEIRS: dict[str, str] = {
    "explicit": """
        i|we|i've|we've|i'd|i'm had to (~ )?(explain|justify|apologi[sz]e|defend|stand|tell|admit|answer|watch|beg|
            face|cancel|roll|shut|resign|go back)
        i|we|i've looked like (a|an|the) (fool|idiot|liar|amateur|clown)
        in front of
        i|i'm|i've|i'd (just )?(can't|couldn't|won't) (take|stand|sleep|bear|do this|go on|believe|trust|forgive|face|
            look)
        i|i've|i'd (lay|lie|lain) awake
        i (haven't|hardly|barely) (slept|sleep)
        my (~ )?name is (mud|on the line|on it|dirt)
        had|have enough
        had|have it with
        had (it|enough)$
        done being|with
        they're|people|team|crew|guys are (done|finished|exhausted|furious|leaving|in tears)
        my|our (people|team|crew|planners|guys|staff|leads|drivers) (are|were|have|had|has) (~ )?(done|furious|crying|
            tears|enough|it|leaving|quit)
        at the end of my (rope|tether)
        end of my (rope|tether)
        on my knees|own
        let me|us|them down
        let down
        how am i supposed
        how|what do you think (that|it|i)
        shouted|shouting|yelled|screamed|yelling at
        being shouted|blamed|ignored|lied
        grilled|roasted|chewed me
        guess who (had|has|gets|got)
        nobody|no_one (~ )?(told|called|rang|asked|warned|listens|listened|talked|speaks|spoke|answers|cares|
            informed|bothered)
        i (feel|felt|was|am|was left|feel so) (~ )?(alone|stupid|foolish|small|useless|invisible|pushed|used|trapped|
            lied|cheated|kept|left|out)
        i'm (~ )?(furious|angry|livid|upset|fed up|sick|tired|embarrassed|ashamed|disappointed|scared|terrified|done|
            exhausted|mortified|gutted|dreading|hurt|afraid|frustrated|desperate|at my)
        we're (~ )?(furious|angry|livid|upset|fed up|sick of|tired of|embarrassed|disappointed|done|exhausted|
            frustrated|swamped|drowning)
        i used to (like|love|enjoy|trust)
        i|we|i'd (had )?(swore|sworn|promised|vouched|gave my word|put my name|vowed|fought)
        i (hate|dread|resent|regret)
        cost|costs me
        cost my
        went red
        third|fourth|fifth|tenth time (~ )?(i|we|you|this|that|in)
        you|your (people|lot|team|guys)? (~ )?(lied|failed|ruined|wrecked|ignored|abandoned|forgot|cheated|
            never (called|told|answered|came|listen))
        is ruined|wrecked|destroyed
        i (hate|despise)
        i don't (trust|believe) (you|this|a|any|another|your)
        hard|difficult to (trust|believe)
        is (a|an) (insult|disgrace|joke|outrage|scandal|slap)
        or (we|i) (go|leave|walk|cancel|switch|sue|terminate)
        or get out
        my (kids|wife|husband|family|daughter|son|children)
        (in|close to|near|burst into) tears
        you (people|lot|guys|folks) (~ )?(never|always|don't|can't|won't|keep|just)
        (everybody's|everyone's|they're|people are|they all) (looking|staring|pointing|laughing) at (me|us)
        sent|came|come|comes (~ )?back (again|broken|wrong)?$
        everyone|everybody|people|they|room|class|board|table|hall (~ )?(laughed|laughing|laughs|stared|staring|
            giggled|smirked|whispered)
        (phone|phones|inbox|email|mailbox) (~ )?(didn't stop|wouldn't stop|never stopped|hasn't stopped|blew up|
            exploded|all (evening|night|day|weekend|morning))
        (rang|called|phoned|mailed|texted) (me|us) (all|every|until|till|at|through)
        i|we paid (~ )?(to|for) (~ )?(sit|stand|wait|drink|play|nothing|watch|coffee|sweep)
        i'm the one who
        your (~ )?(left|forgot|lost|broke|mixed|missed|ruined|damaged|dropped) (the|our|my|us|me|it|them)
        in a (yellow|hi-vis|high-vis)
        """,
    "cue": """
        i|we (found out|heard) (~ )?(in|from|by|on|at|last|through)
        (i've|we've|i'd) (stopped|given up|run out|chased|asked|answered|been (left|told|here|waiting|promised|
            through)|lost|spent|rewritten|told my|reported)
        (has|have|had) asked me
        left me|us with|holding
        (a bit |rather |quite |so |just |completely )?(worn out|worn down|stretched|up in the air|lost|torn|wobbly|
            shaken|burnt out|behind)
        worn out|down
        my people|team|crew|staff|drivers|girls|lads|guys (~ )?(feel|felt|are|were|think|say|ask|asked|blame)
        blame|blames|blamed me|us
        my (~ )?(thinks|says|believes|blames|jokes|wonders|complains) (~ )?(it's me|me|i|about me|about us)
        roll|rolls|rolled|rolling (their|his|her) eyes
        laugh|laughs|laughed|laughing at (me|us)
        you see (my|the|our) (~ )?(problem|trouble|dilemma|difficulty|position)
        that's|there's (my|our) (problem|trouble|dilemma|difficulty)
        every (single )?(day|night|week|evening|morning|time|month|monday|tuesday|wednesday|thursday|friday|saturday|
            sunday)
        (my|our) (~ )?(ask|asks|asking|asked|ring|rings|rang|call|calls|chase|chases|chasing|wants to know|look at|
            looks at) (me|us)
        look|looks|looked at (me|us)
        hurt|hurts$
        nights|alone|overnight|weekend|weekends|sunday|christmas
        never had that
        it's me (they|who|that|he|she)
        eat me alive
        look like i
        not looking forward
        i get to live with
        you (suspended|cancelled|dropped|forgot|moved|changed|gave|took|promised|billed|charged|sent|left) (~ )?(my|
            me|us|our|the|without)
        cut me off
        without telling me
        do you know how (that|it) feels
        what do i tell
        signs|signing|signed (~ )?me|i
        my signature
        i have to live
        i'm learning
        my husband|wife|mother|father|son|daughter
        my (own |old |late )?(father|mother|dad|mum|parents|grandfather|grandmother|father's|mother's|parents'|
            savings|pension|house)
        child|kid|boy|girl|worker|patient|guest|customer|driver|tenant|resident|colleague (~ )?(broke|hurt|injured|
            died|fell|
            cried|burned|slipped|collapsed)
        is|are|was|were|went|been (~ )?(down|offline|dead|out of order) (again|since|for|all|and|twice)
        i|we (don't|didn't) (~ )?want (~ )?again
        wouldn't do that again
        honestly|frankly
        to be (honest|frank|blunt|fair|truthful)
        if i'm honest|frank
        to tell you the truth
        truth be told
        between ourselves|us|you
        my gut
        i|we (~ )?(worry|doubt|fear|wonder|hesitate|suspect|dare)
        i'm|we're (~ )?(not sure|unsure|worried|nervous|anxious|concerned|afraid|wary|uneasy|hesitant|sceptical|
            skeptical|lost|torn|struggling|uncomfortable|uncertain|not convinced|stretched|cautious|not comfortable|
            reluctant|under pressure|stuck|responsible|on the hook|behind|confused)
        my name is|on|under|in|at
        guest|guests|customer|customers|client|clients|patient|patients|parents|tenant|residents|
            visitors (~ )?(complained|photographed|noticed|posted|shouted|refused|filmed|walked out|demanded)
        my (boss|board|ceo|cfo|chief|director|job|neck|head|reputation|standing|career|word|bonus|credibility|
            signature|responsibility|number|licence|license)
        i'm|i|i'd|i'll (~ )?(the one|answer for|accountable|responsible|get the blame|look bad|carry|hang)
        weighs|weigh on me
        a bit|little (~ )?(of a )?(nervous|uneasy|worried|lost|anxious|sore|awkward|embarrass\\w+|behind|overwhelmed|
            tight)
        makes|make me (nervous|uneasy|worried|uncomfortable|anxious|think|wonder)
        keeps|keep me (up|awake)
        don't want to be the (one|person)
        i|we don't|wouldn't|won't want (another|to (end|be|look|have to))
        not again
        burnt|burned|bitten
        licking our wounds
        last time (~ )?(we|i|it|that|around)
        i (just )?don't know (if|how|whether|what)
        it's (a )?(delicate|sensitive|complicated|political|tricky|sore)
        i'd rather not
        i (do )?(worry|fear|dread)
        i|we (~ )?(struggle|struggled)
        as usual
        there we go again
        sore (spot|point)
        don't get me wrong
        i was|am (rather |kind of |sort of )?hoping
        what (happens|if) (if )?
        i have to admit
        i've (got|had) (a )?(bad|mixed|sinking)
        """,
    "refusal": """
        i|we|we're|i'm (can't|won't|don't|not|am not|are not) (~ )?(sign|accept|agree|do|give|go|pay|take|move|need|
            buy|convinced|ready|interested|want|spend|join|discuss|share)
        no (way|chance|deal|budget|room|thanks|new)
        not (for us|interested|realistic|possible|enough|going to|happening|convinced|this year|now|there)
        it's|that's (~ )?(too|not|a no|out of|off the table|over)
        too (expensive|high|much|late|early|long|short|steep|big|risky|slow|dear)
        has|have to (come down|go|be lower|move|drop)
        is (steep|high|difficult|impossible|a problem|too|rough)
        isn't (there|possible|realistic|enough|going)
        you're (dearer|expensive|too|more expensive|above|over|higher)
        cheaper
        more expensive
        a hard cap
        or nothing
        want another|to_compare|to_wait|to_think|to_sleep
        i'd like to (sleep|think|wait|compare|see other)
        sleep on it
        we|i don't do
        never have$
        need to think
        there's (a|no) (cap|ceiling|limit|freeze|room|budget|way|appetite|rush)
        """,
    "proposal": """
        we'd|i'd|we|i (would |could |can )?(propose|offer|suggest)
        our|my (~ )?(proposal|offer|counter)
        here's our|my|the (~ )?(offer|proposal|number|ask)
        we|i can (do|pay|offer|go to|live with|accept|sign)
        let's say
        how about
        what if we
        we'd|i'd (do|take|make|build|run|clean|print|ship|deliver) (~ )(for|at) \\d
        we|i want (a |an )?(\\d|ten|twenty|thirty|half)
        """,
    "asks_proposal": """
        make|build|give|show|put|write (me|us) (an |a |your |something )?(~ )?(offer|proposal|number|price|idea|
            option)
        put something (on|forward|together)
        what's your (~ )?(proposal|offer|idea|suggestion|price|plan)
        what (do|would|can|could) you (~ )?(propose|suggest|offer|trade|do)
        how (do|would) you (want to |like to )?(~ )?(solve|write|do|run|handle|structure|propose)
        so (put|build|make|what|now what)
        what then|now
        will you sum up
        ^ give (me|us) (one|a|some|any|another) (~ )?(reason|reasons|argument|number|idea)
        ^ tell (me|us) why
        convince (me|us)
        tell|show (me|us) what (you've|you have|you) (got|have|brought)
        let's (hear|see) (it|what)
        what have you got
        sum (it|this|that) up
        please confirm
        """,
    "agrees": """
        ^ fine|agreed|deal|exactly|correct|right|precisely|perfect|good|great|okay|ok|yes
        then it's agreed
        we have an agreement
        i think that covers it
        that's|that right|works|agreed
        works for (me|us)
        monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|this|which (works|suits|is fine|is good|it is)$
        """,
    "wants_summary": """
        does that make sense
        how do you read
        what (did|do) you (take|make|hear|understand|got)
        in a nutshell
        tell me what you (took|heard|understood)
        do you (even )?(see|understand|get) (where|what|why|how|my|our)
        what's your read
        how would you (put|sum|describe|read)
        """,
}
