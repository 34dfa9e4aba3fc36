"""How a learner asks: openers that make a question by function; what leads, accuses, or goes below the position."""

ASKING: dict[str, str] = {
    "open_request": """
        ^ tell me (more |a bit |a little |something |first )*(about|what|how|why|which|where|who|when|again what)
        ^ tell us (more |a bit |a little )?(about|what|how|why|which|where|who)
        walk|talk|take me|us through
        i'd (love|like) to (hear|understand|know|learn) (~ )?
        finish that
        go on$
        i'd take the (short|long) version
        ^ describe
        help me (to )?(understand|see|get|picture)
        can|could|would|may|might you (please |maybe |perhaps )?(help|tell|walk|talk|describe|explain|share|say|give|
            show) (~ )?(more|understand|me|us|what|how|why|about|through|picture|sense|idea)
        i'm (~ )?(curious|interested|wondering|keen to (hear|know|understand)|trying to understand|asking myself)
        i'd (~ )?(love|like|want|be glad|be curious|be interested) to (~ )?(hear|know|understand|learn)
        i (wonder|was wondering|want to understand|want to know|want to hear)
        say more
        say a (bit|little) more
        tell me more
        give me (an idea|a sense|the (one )?(sentence|picture|short version))
        what (else )?about (the|your|those|that|this|it|them)
        may|can i ask (you )?(~ )?(what|how|why|which|where|who|when)
        paint me|us
        share (with (me|us) )?(what|how|more|a bit)
        """,
    "check": """
        have|did i (~ )?(got|get|get|gotten|heard|hear|understood|understand|read|reading|capture|captured|put|
            weighted|weigh|guess|guessed|miss|missed|bend|leave|left|caught|catch) (~ )?(right|that|this|it|you|wrong|
            wrongly|correctly|properly|order|anything|something|out|of|the)
        have i (got|understood) (that|it|you) (right|correctly)?
        is that (it|right|fair|correct|accurate|close|about right|the (~ )?(point|part|weight|heart|worry|core|sore|
            gist)|how|what|roughly|near|where)
        is it (that|fair|right|the) (~ )?(or|to say|$)
        is|was this (right|correct|it|fair)
        do i (~ )?(see|read|hear|understand|have|get|miss) (~ )?(it|that|you|this)?
        am i (~ )?(right|close|off|wrong|reading|missing|hearing|there|near|on|way|in the|warm|getting|understanding|
            far|misreading|looking|overstating|weighing|too)
        or (am i|is that|is it|did i|do i|have i) (~ )?(off|wrong|wide|something|miss|else|misread|more|looking|far|
            the)
        correct me
        put|set me (straight|right)
        tell me (~ )?(if|where|what) (~ )?(i|that|it|i'm|i've|that's|off|wrong|which)
        tell me which
        say if|so if (i'm|i've|that|that's|it's|i)
        say so if
        what (else )?(am i|have i|did i|do i) (~ )?(miss|missing|missed|got|get|overlook|overlooked|leave|left|wrong|
            not)
        what (~ )?(~ )?i (don't|can't|didn't|haven't|couldn't|am not|'m not) (~ )?(see|seeing|seen|know|understand|
            understood|heard|hear|grasp)
        where (did|do|have|am) i (~ )?(bend|bent|wrong|miss|missed|off|go|misread|lose|slip|get|got)
        which (part|bit) (did|do|have) i
        does that (~ )?(sound|match|fit|capture|land|ring|reflect|describe|come|cover|sum) (~ )?(right|it|you|true|
            fair|like|how|what|close|up|your)?
        would (you|that) (~ )?(say|be) (that's )?(right|fair|accurate|it)
        i (may|might|could) (~ )?(be|have) (~ )?(wrong|off|misread|missing|it|the)
        if (i'm|i've|that's|i) (~ )?(off|wrong|misread|mistaken|guessed|missed|bent|hearing|got)
        fix (that|this|it) (sentence |line )?(for me )?
        too far or
        or (~ )?(wide of|off) (the )?(mark)?
        close|near enough
        feel free to correct
        please correct
        """,
    "leading": """
        wouldn't|don't|won't|isn't|is|aren't|doesn't|can't|couldn't|haven't|didn't (you|it|they|he|she|we|that) (say|
            think|agree)$
        wouldn't they|it|he|she (love|like|want|be|rather|prefer|jump)
        it's hard for anyone to
        hard to say no
        surely
        don't|wouldn't|won't|shouldn't|didn't|can't|couldn't you (~ )?(think|agree|say|want|like|rather|prefer|see|
            believe|feel|love|admit|need|find|have|be)
        you'd|you'll|you|we (~ )?agree (that|with)
        would|do you (not )?agree
        isn't|wasn't|aren't|doesn't it (~ )?(true|fair|obvious|clear|time|just|really|simply|a fact|actually|enough|
            better|the case|make|be|about)
        isn't|aren't|wasn't (that|this|the|your|they|those) (~ )?(just|really|simply|a bit|only|exactly|actually|what|
            enough|reason|why|the|better|time)
        isn't|wasn't|doesn't|aren't|haven't|wouldn't|don't|won't|didn't|hasn't|can't (it|that|you|they|we|there|this)$
        so|but|and you're|that's|this|you (just|really|basically|actually) (~ )?(only|just|really)
        so (it's|that's|this is|is it) (~ )?(only|just|really|all)
        (and )?nothing else$
        aren't|isn't|weren't|wasn't (you|they|he|she|it|your team|your people) (just |being |simply |maybe |perhaps |
            really )+
        is|are (he|she|they|your \\w+|it|you) always (so|this|that|like)
        so (is|was|are) (~ )?the (only|main|real) (thing|reason|problem|issue|obstacle|point)
        is (~ )?the (only|real) (thing|reason|problem|issue|obstacle|point|blocker)
        is (~ )?really (~ )?(that|so|such|a|the|disruptive|necessary|important|too|an|what)
        are you (really |quite |absolutely )?(sure|serious|certain|kidding)
        you can't (really |seriously )?(think|mean|believe|be|tell|want|expect)
        who wouldn't (want|like|love|say)
        if i (could|can|matched|match|showed|told|got) (~ )?(you'd|would you|you would|you'll)
        what if i told you
        would you (rather|not) (lose|waste|risk|miss|pay more|fall)
        wouldn't it (be|make)
        you (do )?want (~ )?(don't you|right|no)
        wouldn't (anybody|anyone|everybody|any)
        you must (admit|agree|see)
        ^ yes or no$
        me yes or no
        are you (always|ever|being) (~ )?(difficult|stubborn|unreasonable|emotional|negative|rigid|sensitive|
            impossible|
            slow)
        """,
    "loaded": """
        why (your|their) (~ )?(are|is|can't|couldn't|never|always|don't|didn't|won't)
        why (on earth |in the world |in heaven's name |ever |the hell )?(would|wouldn't|did|didn't|do|don't|haven't|
            hasn't|hadn't|should|shouldn't|are|aren't|were|weren't|can't|couldn't|won't|have) (you|your|anybody|
            anyone|somebody|someone|they|he|she|nobody|a|not)
        why (on earth|in the world|in heaven's)
        what (on earth )?made you (think|believe|decide|do)
        how (could|can) you (~ )?(possibly|just|even|let|not|be so|do|think|miss|allow)
        how come you
        what were you thinking
        what (did|do) you expect
        """,
    "accusing": """
        on earth
        in (their|your|his|her) right mind
        in this day and age
        why would anyone|anybody|somebody|someone
        what|who (did|do|would) you expect
        why|how (didn't|haven't|hadn't|couldn't|did|could|can) (you|nobody|your|anybody) (~ )?(tell|say|warn|call|
            check|think|notice|let|bother|do|keep|look|see|mention|plan|read|answer|manage|miss|ask|get|just|possibly|
            even)
        incapable|incompetent
        everyone|everybody|nobody|all|people (~ )?(complains|complain|hates|knows|else|uses|wants|laughs)
        still (~ )?(insist|refuse|cling|stuck|pretend|stay|use|using|run)
        always|never
        so (stubborn|slow|difficult|late|little|blind|naive|careless)
        the hell
        over a weekend
        waste|wasting|throw|park|sit|sabotage
        """,
    "sceptical": """
        ^ really$
        prove (it|that)
        what's there to
        what is there to
        ^ come on
        you (can't|cannot|don't) (really |seriously |honestly )+(think|mean|believe|want|expect)
        ^ says who$
        is that (really )?(so|true|necessary)$
        do you (really|honestly|seriously) (~ )?(need|think|believe|want|expect|mean|worry|have)
        how bad (can|could) (it|that)
        what's (there )?to (worry|be afraid|be scared|fear)
        what's the (big )?(deal|fuss|drama)
        what's the big (problem|issue)
        that's hard to believe
        are you (really |seriously )?(that |so |this )?(scared|afraid|worried|sure|serious)
        """,
    "important": """
        important|critical|matter|matters|essential|crucial|central|key|significant|urgent|sensitive|now|delicate
        so (important|critical|much|key|central|sensitive|big|hard|close|dear)
        on (your|the) list
        """,
    "deep": """
        what (would|will|might|could|does|did|do) (~ )?(happen|mean|cost|change|become|take|make|need|follow|lands|
            land|look|feel|be)
        what|who happens|happened|lands|suffers|pays|breaks|slips|else|falls|has
        what's (~ )?(at stake|riding|behind|underneath|driving|the cost|the worst|hardest|really|on the line|hanging|
            making)
        to you (personally)?$
        for you (personally|yourself|and)
        you (personally|yourself)
        mean (for|to) (you|your|them|the)
        worst (case|thing|part|that|outcome|version)
        have to be (true|in place|different|said|able)
        would|must|needs|need|has|have to (~ )?(be true|happen|change|see|hear|be able|have (seen|happened|changed)|
            feel|go right|be in place|show)
        afraid|fear|fears|worry|worries|worried|worrying|lose|losing|dread|regret|regrets|nervous|uneasy|scared|haunts
        so that
        without
        stand up and
        have to (~ )?(explain|answer|stand|defend|face|look|justify|tell|carry)
        sleep (better|well|calmly|at night)
        go to bed
        matters|matter (~ )?(most|to you|so|about)
        hardest|toughest|heaviest part
        why (is|does|would|are) (that|it|this|those|they|the) (~ )?(matter|important|critical|so|hard|big)
        behind (that|the|this|it)
        goes|go through your (head|mind)
        on your (desk|shoulders|plate|back|head)
        who'd|who (would|do|does|has|else) (~ )?(have to|notice|feel|pay|ask|get|carry|blame|lose|answer|suffer|knock|
            come|be)
        whose (door|desk|name|head|job|neck)
        trust
        success|win look
        look like (for|to|in|a year|when)
        cost|costs|costing (you|them|him|her|your|the people|us)
        """,
    "suppose": """
        suppose|imagine|picture
        ^ say
        if|when (~ )?(goes|went|breaks|broke|fails|failed|slips|slipped|comes|came|lands|happens|happened|turns|stops|
            stopped|got|gets|runs|ran|says|said|dies|went|falls|fell|were|was|is|call|calls|asks|asked|don't|doesn't|
            didn't|do|does|you|we|they|it)
        when you (picture|imagine|think|look|run|tell|walk)
        a year (on|from now|later)
        in (half a|a|one) year
        the (last|next|first) time
        """,
    "assumption": """
        i'd|i|i've (~ )?(assumed|assuming|thought|guessed|guess|figured|presumed|taken|took|expected) (~ )?(may|might|
            could|wrong|off|but|and)
        my (first )?(assumption|guess|hunch|bet|theory)
        i (may|might|could) (well )?be wrong
        and may be wrong
        i (assumed|had assumed)
        """,
    "how_might": """
        how (might|could|can|should|would|do|did) (we|you and i|the two of us|both of us|i|one|a|an|the|your|you|that|
            this|it|they|our|both)
        what (would|could|might|can|should|will) (help|let|make|allow|enable|it take|need to|have to|keep|work|we|
            have|unblock|move|has)
        what (would|do|could) (you|we|they|your|it) (~ )?(need|want|have|like|see|protect|protected|change|do|prefer|
            suggest|require)
        in what way
        what needs to
        what would (~ )?(look|be|have|need|help|let|make|allow|work|change)
        """,
    "factual": """
        how (many|much|long|often|big|large|old|far|frequently|soon)
        which (operating|version|system|tool|vendor|supplier|country|software|month|date|day|format|currency|platform|
            size|model)
        who (runs|owns|decides|signs|handles|manages|is (the|your|in charge)|else is|approves|uses|leads)
        what's (your|the) (current |monthly |annual |total |average |exact |present )*(budget|spend|volume|headcount|
            timeline|deadline|number|figure|price|rate|size|name|address|date|tolerance|turnover|capacity|email|
            contract|provider|vendor|setup|system|price range)
        what (tolerance|version|size|date|time|day|volume|system|tool|number|year|kind|type|sort|brand|model|software|
            percentage)
        when (do|does|did|is|are|was|were|would|will) (you|your|the|it|that|this) (~ )?(contract|end|expire|start|
            sign|close|go live|renew|due|closing|available|decide|meet|order|choose)
        where (are|is) (you|your) (~ )?(based|located|hosted|office|headquarters)
        ^ do|does|are|is|have|did|has|was|were|can|will you|your|the|it|that|there|they|this|he|she
        """,
    "generic_ask": """
        what (other )?questions (do|would) you
        any questions
        how can (i|we) help
        what (would|can|could|might) (help|i do|we do)$
        tell me (a bit |a little |more )*about (your|the|yourself)
        how (are|is) (things|you|it going|everything)
        what do you think$
        what are your thoughts
        anything else
        what (do you|would you) (need|want|like)$
        what (do|would|will) (you|it) (need|take|require) (~ )?to (move forward|go forward|go ahead|proceed|
            get started|
            move ahead|say yes|sign|close|get (this|it) done|do (this|a deal|business)|work together)
        what matters to you$
        how does that sound
        what keeps you up
        what (are|is) your (~ )?(needs|goals|challenges|priorities|pain points|requirements)$
        """,
    "procedural": """
        shall|should|could|can|may we|i (~ )?(start|begin|walk|go|take|look|move|talk|turn|run|jump|continue|agree|
            sketch|open|put|split|try|list|write|fix|set|spend|use|step)
        would you (like|prefer|rather) (to )?(~ )?(start|begin|go|hear|take|first|or)
        do you want (me )?to (start|begin|go|hear)
        where (would you like|shall we|should we|do you want) (to )?(start|begin)
        how would you like to (work|proceed|start|run|use|go)
        when can we
        would (it|that) help if
        is (it|that) (ok|okay|alright|all right) if
        mind if
        """,
    "secret": """
        hidden (interest|interests|agenda|agendas|motive|motives|need|needs|goal|goals)
        secret|secrets
        really not telling
        not telling (us|me)
        (real|true|actual|lowest|absolute|bottom) (floor|limit|bottom line|number|walk)
        bottom line
        reservation (price|value|point)
        walk away (price|point|number)
        walk-away (price|point|number)
        what's (~ )?(your|the|you're) (real|true|actual|absolute|lowest|bottom|secret) (~ )?(floor|limit|line|number|
            price|budget|interest|interests|reason|agenda|figure|maximum|minimum|concern)?$
        and the real (floor|limit|number|price|budget|ceiling)
        the number (~ )?(would|will|could|can) (really|actually|honestly) (sign|pay|accept|take)
        how (low|high) (would|will|can|could) you (really|actually|honestly) (go|pay)
        between (us|you and me|the two of us) (~ )?(~ )(lowest|highest|limit|budget|number|price|pay|floor|ceiling|
            maximum|minimum|agenda|after)
        off the record
        what (aren't you|are you not|are you hiding|are you really) (telling|hiding|after)
        what are you hiding
        the (lowest|least|most|maximum|minimum|highest) (~ )?(you'd|you'll|you could|you can|he'd|she'd|
            they'd) (~ )?(accept|pay|take|sign|go)
        (lowest|highest) you'd (accept|pay|take|go)
        lowest|highest|least|most|maximum|minimum (~ )(would|could|will|can|you'd|you'll) (~ )?(accept|pay|take|sign|
            swallow|stomach)
        reveal (your|the|all)
        """,
}
