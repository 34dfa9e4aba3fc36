"""How a learner shows listening: labels, reasons, owning a slip, credit, and the empty forms of each."""

LISTENING: dict[str, str] = {
    "label_stem": """
        it|that|this|which|what|how (really |just |also )?(sounds|seems|looks|feels|sounded|seemed|looked|
            felt) (to me )?(~ )?(like|as|that|to be|you|the|it|less|more|to sting|to weigh|to hurt|being)
        ^ sounds|seems|looks|feels (to me )?(like|as if|as though|that|you)
        you|you're|they (seem|sound|look|feel|felt|seemed|looked|sounded|must have felt|must feel|are feeling|
            were feeling|come across)
        i|i'm (sense|sensing|hear|hearing|gather|gathered|take it|get the (sense|impression|feeling)|have the (sense|
            impression|feeling))
        so (what )?you're (~ )?(saying|telling me)
        what (i'm|i) (hearing|hear|take|took|sense|gather|understand)
        if|as i'm (hearing|reading|understanding|getting) you
        if i (hear|heard|understand|understood|read|got|get) (you|it|that|this)
        i (imagine|would imagine|can imagine|could imagine)
        i'd|i (would )?(imagine|guess|suspect|bet)
        i think (~ )?(you|it's|it|that|this|the|what)
        my (sense|impression|reading|guess|read|hunch) (is|of)
        must|could|might (~ )?(have been|be that|be your|be you|have felt|feel|have (hit|hurt|stung|cost|landed|left))
        for you (it's|it was|this is|that is|that was)
        you're|you_were (~ )?(worried|upset|afraid|angry|frustrated|concerned|nervous|torn|caught|stuck|left|squeezed|
            tired|exhausted|under|carrying|facing|being|between|anxious|scared|embarrassed|feeling|swamped|overloaded|
            disappointed|asked|supposed|judged)
        you (felt|feel|fear|dread|worry|resent)
        your (primary|main|biggest|real|deeper|actual|worry|concern|fear) (~ )?(concern|worry|fear|point|issue|
            problem|is|was)
        it's|that's|it|is (not |less |more )(~ )?(less|more|that|than|about|the|but)
        less|not (~ )?(than|but|as much as) (the|that|being|having|what|how)
        what (~ )?(stings|hurts|weighs|worries|bothers|grates|gets|stays|sticks|galls|rankles|keeps|bites|makes it)
        the|that's|this (~ )?(part|bit|thing) (~ )?(that )?(stings|hurts|weighs|bites|stays|sticks|sore|wears|nobody)
        """,
    "validate": """
        makes|make (~ )?sense (that|given|why|to|you|after|for|with|when|because|how)
        it|that|this (makes|would make) (~ )?sense
        no|small|little wonder
        of course (that|you|it|they|she|he|the) (~ )?(felt|feel|stings|hurts|hurt|would|want|are|were|is|stays|
            matters|matter|need|weighs|worries|makes|don't|can't)
        of course (~ )?(would|matters|feels|felt|hurts)
        anyone|anybody|everyone|everybody|nobody (~ )?(would|who|with|has|in your|could|wants|who's)
        i'd (~ )?(too|as well|in your (place|shoes|position|seat))
        i'd (be|have|feel|want|expect|ask|do|check|need|hate) (~ )?(too|as well|same|angry|sour|furious|upset|cross|
            careful|thrown|wary|worried|nervous|tired|eyes|asked|felt|wanted|lost)
        i (can |do |could |totally |completely |fully |really |certainly )?(see|understand|get|understood|
            appreciate) (exactly |completely |entirely |very well |perfectly )?(why|if|that you|that this|that it|
            how (it|this|that|the|your|much|hard|big|bad|
            important|little|tired|long|often|far|heavy|close|wary|careful|serious|you (~ )?(got|see|came|ended|
            arrived|read|were|had|must|would|might|could|want|need)))
        i can see (~ )?(that|how|why)
        understandable|understandably
        it's|that's (~ )?(natural|fair|reasonable|understandable|logical|logic|right|legitimate|human|normal) (to|
            that|for|you|given|after|when)
        you have|had (every|a|good|all the) (right|reason|cause|grounds)
        you've (got |had )?(every|a|good|all the) (right|reason|cause)
        who wouldn't
        it'd be (strange|odd|weird|surprising)
        i'd be surprised if
        rightly|justifiably so
        with (what|everything|all|that|twenty|so) (~ )?(you|had|in front|behind|happened|went|going|years|
            knew) (~ )?(i|it|you|stopping|that)
        given (what|how|that|everything|all|so many|three|two|the) (~ )
        after (what|how|everything|all|so many|three|two|the|that (i|i'd|you|you'd|anyone|anybody|nobody)) (~ )
        that's|that_was (~ )?(a lot|too much|lopsided|not fair|unfair|a heavy|hard|a fair|a real|a hell|
            a bitter) (~ )?(to|for|load|on|worry|concern|point|ask|thing|position|place)
        and rightly
        in your (shoes|place|position|seat) (i|anyone|anybody)
        would (trouble|bother|worry|upset|sting|hurt|spoil|annoy|wear|tire|anger|unsettle|shake) (~ )?(anyone|
            anybody|me|my|my weekend|too|us all|off|down)
        i see this|that$
        i (do |can |well )?understand (they|she|he|people|you (don't|hesitate|want|need|feel|are|were|would|cry|keep|
            ask|took|take))
        why (~ )?(would|is|feels|felt|was) (~ )?(hard|difficult)
        """,
    "sympathy": """
        i hear (you|what you)
        i (do |totally |completely |fully |really |absolutely |so )*(understand|get) (~ )?(that|it|you|completely|
            how you|where you|what you|your)$
        i|we|i'm|i've|we've (totally |completely |fully |really |absolutely )+(understand|get|sympathi[sz]e|
            empathi[sz]e|relate|feel|hear)
        i know (exactly |just |precisely )?how (you|that) (feel|feels|must)
        i|we feel (for you|your pain)
        i|we (~ )?(sympathi[sz]e|empathi[sz]e|relate)
        that must (~ )?(be|have been) (~ )?(so |very |really |incredibly |quite |pretty )*(frustrating|hard|tough|
            difficult|stressful|annoying|awful|terrible|upsetting|painful|challenging|horrible|rough|disappointing)
        it|that|this|must (be|is|was|sounds|seems|feels|have been|must be) (like )?(a )?(so |very |really |
            incredibly |quite |pretty |extremely )*(frustrating|hard|tough|difficult|stressful|annoying|awful|
            terrible|upsetting|painful|challenging|horrible|rough|disappointing)( situation| time| one)?$
        i'm|we're|so|very|really (~ )?sorry (to hear|you feel|you had|about (that|this|it|the situation)|for (that|
            this|any|the inconvenience)|if)
        sorry (to hear|for (any|the) (inconvenience|trouble)|about (that|this|it))
        any inconvenience
        what (an|a) (~ )?(awful|terrible|tough|difficult|hard|nightmare|horrible|mess|day|week|situation|shame|pity)
        these are|difficult|tough|hard|challenging times
        take|takes (~ )?seriously
        everybody|everyone has (been|had)
        we've|i've (all )?(been there|all been|sat in)
        i can (only )?imagine how (you|that|hard|tough|it)
        i can (only |just |well )?imagine$
        i|we (can |do |really |totally |fully |completely )*(understand|get|know|see|hear) how you (feel|felt|
            must feel)
        (my|our) (team|company|people)? (is|are) here for you
        that's (~ )?(awful|terrible|horrible|dreadful|a shame|so hard|really hard|unfortunate|too bad)$
        oh (no|dear)
        poor you
        thank|thanks you for (sharing|your feedback|your honesty|bringing)
        thanks for sharing
        we (really )?(value|appreciate) (your|you)
        your (concerns|feelings|feedback) (are|is) (~ )?(important|valid|valuable|heard)
        feelings|concerns are (completely |totally )?valid
        i'm here for you
        believe me
        my|all_my|our sympathy|sympathies
        """,
    "ack": """
        ^ i see|understood|noted|okay|ok|right|gotcha|alright|true|fair$
        ^ i (completely |totally |fully |really |absolutely |do )*(understand|hear|get) (you|that|it|where|what)
        ^ i (completely |totally |fully |really |absolutely )+(understand|hear|get|see)
        ^ i (really |do )?appreciate (you|that|it|your|the)
        ^ makes (total|perfect|complete|a lot of) sense
        ^ (totally|completely|fully) (get|understand)
        ^ right so
        ^ of course
        ^ i understand$
        ^ got it
        ^ fair (enough|point)
        ^ makes|that makes sense$
        ^ makes sense$
        ^ of course$
        ^ i hear (you|that)$
        ^ i get (it|that)$
        ^ good (point|question|to know)
        ^ that's (fair|clear|true|right|helpful|a fair point)
        ^ all right
        ^ thank|thanks (you )?for (sharing|telling|letting|explaining|being|raising|saying|flagging)
        ^ mhm
        """,
    "but": """
        but|however|yet|though|still
        that (said|being said)
        """,
    "apology": """
        sorry|apologies
        i|we|i'd|we'd|i'll (~ )?(apologi[sz]e|regret|owe you)
        my|our apologies
        """,
    "own_fault": """
        our|my (own )?(fault|mistake|failure|error|doing|slip|oversight|mess|omission|mix-up|mixup|muddle|blunder|
            slip-up)
        we|i (did|do|have done) it again
        my bad
        that's|that|it's|this|that_was|it_was|one's|one|this_is (~ )?(on us|on me|mine|ours|wrong of (us|me)|
            down to us|down to me)$
        that's|that_was|it_was|this_is (all |entirely |just |partly )?(on us|on me|our (fault|mistake|doing|failure|
            error|delay|forecast|slip)|my (fault|mistake|doing|error|slip))
        we|i (~ )?(should have|shouldn't have|ought to have|let you down|messed up|botched|screwed up|
            dropped the ball|got (that|it|this) wrong|got you wrong|own (that|this|it))
        we|i (really |never |just |simply )*(forgot|failed|overlooked|misread|mishandled|let you down|left you|
            kept you|interrupted|talked over|cut you off)
        it_was_us
        by our (hand|side|own hand)
        i (was|got) (wrong|defensive|impatient|loud|short with you|out of line|too quick|too harsh|prickly)
        i'm getting (defensive|impatient|loud|prickly|short)
        you should have heard
        you deserved|deserve better
        no excuse|excuses
        because of us|me
        that was wrong
        we put you (there|in|through)
        """,
    "own_slip": """
        our|my (~ )?(delay|miss|omission|late delivery|missed|overrun)
        we|i|we'd|i'd|we've|i've (~ )?(missed|broke|sent you|put you|didn't|never|rushed|ignored|told you|booked|
            signed|billed|coded|knew|were late|was late|caused|cut you|mislaid|lost|hadn't|handed you)
        because (we|our|i) (~ )?(\\w+ed|sent|put|gave|took|made|let|kept|forgot|didn't|hadn't|wasn't|weren't|failed|
            broke|missed|left|lost)
        our|my (~ )?(knew|wasn't|weren't|didn't|hadn't|failed|broke|slipped|was late|was wrong|went wrong|never went|
            fell)
        i was$
        (happened|went wrong|started|began|came from) (~ )?(in|on|with|at|inside|through) (my|our)
        we|i (weren't|wasn't|was not|were not) (there|around|on site|reachable)
        that_was|it_was|those_were our|my (own )?\\w+ (and|that|which)
        left you (~ )?(hanging|alone|standing|waiting|in the dark|without)
        our (~ )?(driver|outage|delay|shipment|delivery|invoice|error|mistake|omission)
        """,
    "affirm": """
        well done
        took|takes (some |real |a lot of |quite some )?(nerve|courage|guts|effort|work|patience)
        good|great|serious|impressive|solid|excellent|remarkable|fine|tidy|clean|strong (~ )?(work|job|progress|
            result|effort|step|move|call|thinking)
        i|we (really |truly |do |very much )?(appreciate|admire|respect|like) (~ )?(your|the|that you|how|what you)
        thank|thanks you (~ )?for (being|telling|raising|saying|putting|fighting|pushing|taking|going|staying|
            flagging|trusting|making|keeping)
        thanks for (being|telling|raising|saying|putting|fighting|pushing|taking|going|staying|flagging|trusting|
            making|keeping)
        credit to
        that's|it's (real|serious|proper|hard|good|honest) (work|graft|effort|craft)
        you (~ )?(stayed|stuck|stood) (~ )?(with|by) us
        hats off
        you've (~ )?(done|built|kept|held|carried|put|managed|worked|made|got|turned) (~ )?(a|an|the|this|that|real|
            so)
        is|that's|was (no|not) (small|easy|mean) (~ )?(feat|thing|task|matter)
        impressive|impressed
        kudos|congratulations|congrats
        not (many|everyone|everybody) (~ )?(would|does|do|manages|manage)
        that's rare
        you've (~ )?(been|stayed) (~ )?(politer|calmer|kinder|more patient|fairer|more than)
        you've already (done|solved|built|made|sorted|fixed|moved|carried)
        ^ hats off
        when you could have
        """,
}
# A fault owned is a slip named as well.
LISTENING["own_slip"] += LISTENING["own_fault"]
