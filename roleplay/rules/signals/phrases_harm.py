"""Moves that cost trust, as phrases. Read in the speaker's own words: not in quotation, report or denial."""

HARM: dict[str, str] = {
    "pitch": """
        what if i told you
        have you seen our
        can|may|could|let i|me (just |quickly )?show you
        i'd love (you to see|to show you|to walk you)
        what i'd love you to
        we're (the )?(number one|leading|market leader|specialists)
        our (new|latest|premium|organic|standard|full|newest) (~ )(keep|keeps|start|starts|hold|holds|deliver|delivers|
            cut|cuts|run|runs|save|saves|comes|come)
        the (premium|gold|pro|plus|platinum|bigger|larger) (contract|plan|package|version|line|tier|licence|
            subscription)
        our (~ )?(would|will|can|does|gives|covers|handles|caps|solves|maps|includes|has won|makes)
        phase (one|two|three)
        it's|that's|it_is (only|just) (a|an|about|around|roughly)? \\d+\\w*
        you'd|you'll (~ )?(make|earn|save|get) (~ )?back
        pays for itself
        our recommendation
        , (most|all|nearly all|almost all|all the other|most other) (of )?(our )?(clients|customers|users|companies|
            teams|buyers|partners) (~ )?(are|is|go|get|were|have|see|save|run|start)
        live in (~ )?(days|weeks|hours|a week|a day)
        there's a new (one|version|product|feature|module|edition)
        what we (normally|usually|typically) do
        that solves it
        on your (ramp|desk) by
        shall i (send|put|book|show|sign)
        ours (is|are|has|does|wouldn't|never|can)
        you'll sleep again
        made|built for (exactly )?(that|this|independents|people like you)
        ^ on top of that
        the complete|full (package|suite|solution)
        """,
    "dismiss": """
        don't need to (be|feel|get) (scared|worried|afraid|upset|nervous|embarrassed|anxious|concerned|ashamed|sorry|
            angry|emotional|frightened)
        nobody|no_one (~ )?will (remember|notice|care)
        as (dramatic|bad|serious|terrible|big|awful) as (it|you|that|all)
        never as (dramatic|bad)
        you'll be (absolutely |just |perfectly )?(fine|okay|ok|alright)
        nobody (~ )?(was|got) (actually |really )?(hurt|harmed|injured)
        every (~ )?(frets|worries|moans|complains|panics)
        hurt your feelings
        taking (this|it|that) (~ )?(personally|to heart|too)
        playing the victim
        i'm sure it (isn't|wasn't|is) (~ )?(bad|nothing|fine)
        look on the bright side
        at least (you|it|nobody|no one|they|nothing)
        first world problem|problems
        calm|settle|cool down
        ^ relax
        you're|you_were (just |really |totally |completely |a bit |a little )*(overreacting|exaggerating|overthinking|
            dramatic|being (~ )?(dramatic|emotional|silly|oversensitive|too sensitive|unreasonable|paranoid)|
            too sensitive|making too much)
        overreacting|overreaction|overdramatic
        it's|that's|isn't|this_is|weren't|wasn't (really |honestly |just |surely |hardly )*(no|not|not such|not that|
            not really|hardly|such|that) (a |an |so |much of a )?(big|huge|major|serious|great)? (deal|drama|disaster|
            tragedy|catastrophe|problem|issue|end of the world|crisis|bad|serious|dramatic|tragic|terrible)
        that's|it's|this_is (really |just |surely )?not|hardly (a |such a )?matter$
        not (such )?a big (deal|thing|problem|issue)
        no big deal
        not the end of the world
        don't (be (so |too )?(silly|dramatic|sensitive|emotional|embarrassed|ridiculous|upset|childish|like that)|
            worry (so much |too much )?(about (it|that|this)|yourself)?$|take it (so )?(personally|to heart|hard)|
            get (so )?(upset|emotional|worked up|carried away)|feel (bad|embarrassed|that way|like that)|
            make (such )?a (fuss|drama|scene|mountain)|panic|let it)
        don't worry (about|so|too)
        no (need|reason) to (raise|shout|cry|lose)
        nothing's|nothing_is (~ )?lost
        it's (just |only )?(a|one|two|three) (~ )?that's all
        no (need|reason) to (be|get|feel|panic|worry|make) (~ )?(upset|emotional|worried|angry|dramatic|nervous|fuss|
            panic)?
        there's no (need|reason) to (be|get|feel|panic|worry|make)
        nothing to (worry|be (afraid|scared|nervous|worried)|panic|fear)
        get (over it|a grip|used to it)
        be|got|move over it|that$
        come on now
        oh (come on|please)
        let it go
        move on already
        it happens|these things happen
        happens|happen to everyone|everybody|everybody else|all of us
        nobody (really )?(minds|cares|died|else minds|noticed)
        (two|three|one|a) (weeks?|days?|hours?) is (normal|nothing|fine|standard)
        is (perfectly |completely |totally |quite )?normal (here|these days|in this|for|nowadays)
        everyone|everybody (goes through|has) (~ )?(that|this)
        i wouldn't (~ )?(read|make|lose|worry) (too |so )?(much|sleep|about)
        you'll (get over|survive|live|be fine|laugh)
        isn't|aren't|not (really )?a priority for (anybody|anyone|us|me|now)
        your (~ )?make|makes|earn|earns|has|have (more than )?enough (money|margin|budget|profit|cash)
        if (you|they|people|one) (really |only )?(want|wanted) (it|this|to) (~ )?(enough|badly)
        (don't|haven't) (have )?(the )?(got )?time for (stories|feelings|this|that|drama|history|your|games|
            all (this|that|of))
        something|anything|what|how a (~ )?(grown-up|grown up|adult|real|proper) (~ )
        don't be (so |too |such a |such an )?(bureaucratic|difficult|stubborn|negative|formal|rigid|naive|fussy|picky|
            pedantic|old-fashioned|paranoid|defensive|precious|impatient|unreasonable|afraid|scared|coward|baby)
        you're|you_are (~ )?being (~ )?(silly|bureaucratic|old-fashioned|precious|fussy|pedantic)
        is|that's|it's (just |simply |totally |completely |frankly |a bit )?(ridiculous|absurd|laughable|nonsense|
            rubbish|ludicrous|crazy|insane|a joke|petty|childish)$
        it|that|they was|were (only|just) (a|an|one|two|three|some)
        is|are from another (century|age|planet|time)
        nobody|no_one (ever )?(reads|looks at|uses|checks|asks for) (those|these|that|this|your|such|them)
        that's not|hardly our|my|anybody's (cost|business|concern|headache|worry)
        it'll (be fine|pass|turn up|blow over)
        cheer up
        leave (your|the) (emotions|feelings) (~ )?(door|home|out|aside)
        keep (your )?(emotions|feelings) out
        however did (~ )?survive
        what's the (big )?(deal|fuss|drama)
        could be worse
        (is|are) (only|just) (a|an|some) (~ )
        be|act|behave|like (~ )?(grown-up|grown-ups|grown ups|adults|an adult)
        we're|you're (all |both )(grown-up|grown-ups|grown up|grown ups|adults)
        toughen|man up
        you (shouldn't) (feel|be so|take)
        lighten up
        don't let (it|him|her|them|that|this) (~ )?(get to|bother|upset|worry|annoy|drag)
        they'll|you'll get used to
        let's not (exaggerate|overreact|panic|dramati[sz]e|make (a|this|it)|get (carried|worked|hysterical|emotional))
        it's|that's|they're|these_are|those_are (only|just) \\w+$
        (perfectly |completely |totally |quite |absolutely )normal$
        statistically (speaking)?
        there there$
        it's what (they|people|kids|children|customers) do
        other|others|everyone_else|everybody_else|nobody_else (~ )?(are|is|do|does|doing|manage|manages|seem|has|
            have) (~ )?(fine|well|happy|okay|cope|complained|complains|without|minded|a problem)
        will|it'll|that'll|this'll (~ )?(pay off|work out|be fine|be okay|be alright|sort itself|blow over|come good|
            be forgotten|settle down)
        such a|an (drama|fuss|scene|big thing|big deal)
        nothing|not|no|no_reason|isn't|don't|wouldn't|never|hardly|needn't (~ )?lose (any |your )?sleep over
        it's (only|just) (~ )(after all|really|in the end)
        they'll|it'll|he'll|she'll (~ )?(be quiet|calm down|get over|get used|forget)
        worse things (~ )?happen|happened
        """,
    "excuse": """
        the way it works
        according to (our|my)
        according to the (logs|records|system|log|file|data|contract|schedule|tracking)
        out of stock|production
        sold out
        on backorder|back-order
        all over (europe|the (country|world|market|industry)|asia|germany|the place)
        (exactly |strictly |fully )?to the (norm|spec|specification|specifications|letter|code|standard)
        nothing to (reproach|blame|apologi[sz]e|do with us)
        that's|that_was because
        (is|was|are|were) (set|done|made|sent|calculated|decided|checked|billed|handled) (by|in) (the|our) (system|
            computer|software|policy|head office|headquarters|central)
        nothing|not personal
        lead|waiting time|times (of|is|are)
        everywhere|worldwide|industry-wide|across (~ )?(industry|market|the board)
        whole|entire market
        we (~ )?(sent|mailed|emailed|texted|informed|announced) (~ )(at|on|in|last|yesterday|everyone|everybody)
        do (fall|get) (ill|sick)
        do (happen|break|occur|fail)
        strictly|technically speaking
        per (the )?contract
        as per
        (it's|was|is) (all )?in the (contract|small print|terms)
|flagged|generated|blocked|sent automatically
        (is|are|was|were) (purely |fully )?(automatic|automated|algorithmic)
        automatically|algorithmic
        our|the records|logs|files show
        before my time
        (worked|works) as (it's |it is )?(designed|intended|agreed)
        as designed
        that's|that_is|it's (simply |just |really )?not (true|correct|right|quite (true|right|correct|fair))
        been (~ )?(busy|swamped|overloaded|flat out|short of people)
        technically
        is|are|was|were|it's within (~ )?(tolerance|tolerances|spec|specification|limits|norm|range|contract)
        when it|they left (us|our|the factory|the plant)
        is|are|it's (just |simply |perfectly |completely )?(standard|customary)
        isn't (really )?(anything|something) (~ )?(did|does|do)
        our (engineers|team|people|policy|process) (~ )?(prioriti[sz]e|require|requires|has to|have to|have rules)
        we have to be fair
        let's (also |just )?be (fair|clear)
        just to correct
        to set the record straight
        didn't write the
        that's (how|the way) (it|things|we)
        simply (better|the|how|a)
        can't see it
        nobody|no_one (ever )?(told|asked|informed|warned|called) (me|us|my|our)
        everybody|everyone (waits|waited|is waiting|is late|has to wait|queues)
        what could (i|we) do
        not (our|my) (fault|problem|doing|responsibility|mistake|cost|business|concern|headache|worry)$
        it (wasn't|isn't) (us|me)
        it (wasn't|isn't) (our|my) (fault|mistake|doing|problem|team|people|driver|side|end|system|job|idea|decision|
            department|error|responsibility|call|company|factory|plant|carrier)
        nothing (we|i|anyone) could (have )?(do|done)
        out of (our|my) (hands|control)
        beyond (our|my) control
        force majeure
        we|i (told|informed|warned|let) you (~ )?(as soon as|the moment|when) (we|i)
        to be fair
        in (our|my|all) (defen[cs]e|fairness)
        in fairness
        (the )?(customs|supplier|carrier|weather|traffic|holidays|covid|forwarder|port|strike|shortage|subcontractor|
            vendor|union|hackers) (~ )?(held|had|made|let|was|were|delayed|stopped|failed|caused)
        customs|suppliers (~ )?(held|hold|delayed|stopped)
        we|i (were|was|are|had) (~ )?(short-staffed|short staffed|understaffed|swamped|very busy|busy|no choice|ill|
            off sick|only following)
        nobody (could|can) (have )?(foreseen|predict|predicted|known|know)
        couldn't (have )?(foreseen|known|help|prevent|predict|predicted)
        we (~ )?(did|do) (everything|all|our best|what we)
        (whole|all of) (~ )?(europe|industry|market|world|sector)
        everyone|everybody (was|is|had|has) (~ )?(delays|late|short|affected|the same)
        the (boat|ship|truck|system|server|factory|plant|warehouse|software|post) was (full|down|late|delayed|closed)
        that's (standard|normal|how it (works|is)|the process|our policy|just policy)
        we followed (the|our|all)
        we|i (had|have|ran into|were having) (~ )?(problems|trouble|issues|difficulties|delays) (with|at|in)
        was ordered|sent|shipped|delivered in|on time
        as per (the |our )?(contract|agreement|terms)
        according to (the |our )?(contract|terms|records|log|logs)
        the (contract|terms|agreement) (clearly )?(says|say|states|allows)
        """,
    "blame": """
        your (~ )?(fault|mistake|problem|doing|failure|own fault|error|responsibility|negligence)$
        that's|it's (all )?(on you|down to you)$
        that's|it's|this_is|that_was|it_was (all |entirely |just |simply |really )?your (own )?(~ )?(fault|problem|
            doing|mistake|choice|responsibility)
        that's|it's|this_is|that_was|it_was (all |entirely |just |simply |really )?your (own )?(~ )?(people|team|guys)$
        not one of your
        you had (~ )(and )?sat on
        if your (~ )?(had|hadn't|put in|did) (~ )?(more|kept|better|checked|read|order|time|effort|listened|told|sent)
        if you people
        your (~ )?(team|people|guys|lot|staff|side|colleagues|boss|rules|department|procurement|legal|it|planners|
            engineers|drivers|crew|gate|operators|buyers|company) (~ )?(is|are|was|were)? (~ )?(the problem|to blame|
            at fault|changed|caused|messed|screwed|failed|forgot|didn't|can't read|can't|couldn't|never|ignored|broke|
            delayed|late|wrong|lost|missed|dropped|refused|slow|sat on|took (too|forever)|kept)
        you|you've|you'd (people |guys |lot )?(should have|shouldn't have|ought to have|failed|messed|screwed|broke|
            caused|forgot|never (told|sent|gave|asked|read|said|checked|answered)|didn't (~ )?(tell|send|read|give|
            ask|check|answer|sign|say|do your|bother|follow|provide|deliver|specify)|changed (the|your)|brought this|
            let it|got yourself|ignored|dragged|sat on|created|kept changing|only have yourself|ordered (too )?late|
            signed off)
        your order (~ )?(came|was|arrived) (~ )?late
        your|their (own )?(people|team|crew|staff|manager|side|office|warehouse|planner|planners|driver|drivers|buyer|
            boss|lawyers|engineers|colleague|colleagues|lot|guys|site manager|site|board|accountant|purchasing|
            dispatch|foreman) (~ )?(never|didn't|failed|forgot|hasn't|haven't|wouldn't|refused|ignored|missed|sat on|
            lost|signed off|changed|messed)
        you (are|were|'re) (~ )?(to blame|at fault|the (problem|reason)|unreasonable|impossible|difficult|
            the bottleneck)
        you're (~ )?(to blame|at fault|the (problem|reason)|unreasonable|impossible|the bottleneck|
            being (unreasonable|difficult|impossible|stubborn))
        they should (just |simply |really )?(come|be|have|do|read|call|order|pay|plan)
        with (all )?(due )?respect (~ )?(that's|you|your|that is)
        because (of )?you (~ )?(didn't|failed|changed|never|refused|insisted|people|were late)
        your (\\w+ )?(\\w+ )?(obviously|clearly|simply|just|really|probably)? (doesn't|don't|can't|won't) (understand|
            get (it|this|that)|know (what|how)|listen|read|care)
        if you (~ )?(had (~ )?(told|sent|read|ordered|checked|listened|asked|paid|signed|answered)|hadn't|read the)
        whose (~ )?(fault|mistake|idea) (~ )?(it was|was)
        was|were|is|are your own (~ )?(decision|choice|idea|doing|fault|problem|affair)$
        you're|you_are|you_keep (~ )?(blocking|obstructing|sabotaging|stalling|wasting|hiding behind)
        you're|you_are making (this|it|things|everything|life) (~ )?(hard|harder|difficult|complicated|impossible|worse)
        your (~ )?(just|simply|only) (need|needs|have|has|must) (to )?(be|get|learn|work|accept|adapt|try|do)
        your (~ )?(is|are|was|were) (just |only |simply |always )*(hiding behind|stalling|blocking|wasting|dragging)
        you (~ )?always (want|wants) (~ )?(for nothing|for free|more|everything)
        get their|your act together
        know|knows whose|who (~ )?(it was|was to)
        you lot
        (who's) holding up
        """,
    "absolutist": """
        we|i|they|you (~ )?never (~ )?(touch|do|discount|change|give|move|accept|negotiate|offer|allow|agree|budge|
            make exceptions)
        never (touch|discount|negotiate|budge|make exceptions)
        will never (work|happen|fly|agree|change)
        you|you people|your|they (never|always)
        always has been
        impossible
        it's|that's|is (just |simply |absolutely )?(impossible|out of the question|not possible ever|unthinkable)
        out of the question
        the only (~ )?(option|way|choice|possibility|deal|offer|price|solution)
        ^ everyone|everybody (signs|pays|accepts|takes|does|agrees|gets|has)
        , everyone|everybody (signs|pays|accepts|takes|does|agrees)
        price is the price
        only (way|option|choice)
        no (other|alternative) (option|way|choice|price|version)
        there's no (other )?(option|way|alternative|choice|room|discussion|negotiation)
        non-negotiable|nonnegotiable
        , nobody|no_one (gets|pays|gives|rents|sells|offers|charges|signs)
        ^ nobody|no_one (does|pays|rents|works|buys|sells|gets|gives|offers|charges|needs|uses|signs|asks for|ships|
            delivers)
        or nothing$|not_at_all$
        a (contract|deal|rule|price|policy|promise) is a (contract|deal|rule|price|policy|promise)
        not (negotiable|up for (discussion|negotiation|debate)|open (to|for) (discussion|debate|negotiation))
        take it or leave it
        leave it or take it
        full stop|stop$
        period$
        end of (story|discussion|the matter)
        that's (final|it|the way it is|what it'll be|what it will be|how it is|our (final|last)|my (final|last)|that)$
        is|that's|it's (our|my|the) (final|last) (offer|price|word|number|figure)
        final (offer|word|answer)
        under no circumstances
        not a cent|penny|euro|dollar|inch more|less|lower
        same for (everyone|everybody|all)
        we|i don't (~ )?(negotiate|do discounts|make exceptions|bargain|haggle)
        no exceptions
        nobody|no_one (~ )?(on the planet|in the world|anywhere|in this business)
        nobody|no_one (~ )?ever (asks|asked|pays|paid|complains|complained|wants|wanted|gets|got|does|did|needs|needed|
            uses|used|reads|read)
        """,
    "pressure": """
        we'll|we're|i'll|i'm (~ )?(beat|crush|win against|outlast) you
        your (side|people|company|team) (loses|lose|will lose)
        or (~ )?(the|this|your|our|that) (~ )?(discount|offer|slot|price|deal|spot|place|rate|seat|stock) (~ )?(is|
            goes|will be|expires|drops|disappears|gone)
        (discount|offer|price|deal|slot|rate|seat|stock) (~ )?(is gone|expires|goes (away|up|to)|disappears|drops out|
            ends|won't last|will be gone|lapses|vanishes)
        the|this|that|our|my (~ )?(discount|offer|price|deal|slot|rate|seat|stock|terms|quote|place|spot|capacity|
            window) (~ )?(is gone|expires|goes (away|up|to)|disappears|drops out|ends (today|tonight|tomorrow|friday)|
            won't last|will be gone|lapses|vanishes|is off|are gone|are off)
        only (valid|good|available) (until|till|today|for|through|this)
        (sign|decide|commit|confirm|order|book) (~ )?(today|now|tonight|by|this week|before|immediately|
            this minute) (~ )?or
        sign|decide|commit|pay (~ )?or (~ )?(we|i|the|it|you|someone|else|lose|gone)
        , order|book (~ )?or (~ )?(we|i|the|it|you|someone|else|lose|gone)
        if you (can't|don't|won't|refuse|hesitate|wait|delay|drag|keep) (~ )?(i'll|we'll|i'm|we're|i'd|we'd|i have|
            we have|you'll|someone else|somebody else)
        if you (can't|don't|won't|refuse) (~ )(we|i) (take|give|stop|pull|cancel|drop|sell|leave|walk)
        if you (can't|don't|won't|refuse|wait|delay) (~ )(the|our|this|that) (slot|offer|price|deal|discount|rate|
            stock|seat|spot|place)
        unless you|we|your (~ )?(sign|pay|agree|commit|decide|accept|move|confirm|give)
        (else|otherwise) (i'll|we'll|i|we|you'll|the) (~ )?(go|have to|escalate|cancel|lose|walk|take|give|will|tell|
            call)
        otherwise|else (i'll|we'll|we|i|you'll|i'm|we're) (~ )?(go|escalate|cancel|walk|take it|give|tell|call|forced|
            lose|stop|pull)
        or (else|i|we|i'll|we'll|i'm|we're) (~ )?(walk|walking|out|escalate|go to|going to|cancel|pull|stop|call your|
            tell your|take (it|this|our)|sue|leave|switch|lose patience|give (it|the)|sell)
        or (~ )?(goes out|to re-source|gets cancelled|is off|walks|somebody else|someone else)
        give (it|the slot|the place|them) to (someone|somebody|another|the next|others)
        someone|somebody (else )?(is |who's )?(waiting (for|to)|interested in|ready to (sign|take)|asking for)
        someone|somebody else (~ )?(waiting|interested|wants|rang|asking)
        others|competitors|rivals (~ )?(waiting|interested|wants|rang|asking|ready to (sign|take))
        if (you|they|he|she|it|the|your) (~ )?(don't|doesn't|won't|can't|isn't|aren't|hasn't|haven't) (~ )(~ )?(goes|
            go|lose|loses|lost|gone|elsewhere|competitor|rival)
        good luck (~ )?(finding|getting|with (that|them)|explaining|elsewhere|there)
        two|three|several|other|another|some of your (~ )?(rivals|buyers|customers|clients|competitors|companies|
            parties) (~ )?(waiting|interested|want|wants|rang|asking|ready|looking|circling|called|queuing)
        you'll|you'd (~ )?(lose|miss out|regret|fall behind|be left|be sorry|pay (for (it|this|that)|more)|
            be the (last|only)|lose out)
        miss out
        last chance
        clock is ticking
        mark my words
        you'll|you_will (~ )?(change your mind|come (back|running|crawling)|wish)
        only (~ )?(hold|keep|guarantee|offer|give|do) (~ )?(until|till|today|tonight|this week)
        (hold|keep|guarantee) (this|that|the) (~ )?(until|till) (tonight|today|tomorrow|friday|noon|midnight)
        will|'ll|they'll|it'll|he'll|she'll (~ )?(let you down|haunt you|bite you|come back to (you|bite|haunt))
        one (~ )?away from
        time is running out
        running out of (time|patience)
        before it's (too late|gone)
        or it's (~ )?gone
        by tomorrow it's
        nothing i can do (~ )?(after|then)
        i'd hate (for you|to (see you|have to|tell))
        (it'd) be a (shame|pity) if
        i'll|we'll|we|i (~ )?(have to |need to |be forced to |will )(escalate|go over your head|involve (legal|
            lawyers|your)|call your (boss|ceo|board)|tell your (boss|ceo|board)|copy in)
        go over your head
        to your (boss|ceo|board|director|manager) instead
        ^ careful$
        better be (very )?careful
        it'll be your (name|head|neck|job|fault|problem)
        don't come (crying|complaining|to me)
        you leave (me|us) no choice
        no choice but to
        at midnight
        that's|this_is|it's|is my|our (very |absolute )?(last|final|best and final|best and last) (offer|price|word|
            number|figure|bid)
        # (k |euro |euros |percent |thousand )?or nothing$
        , or i'm|we're (out|off|gone)$
        if you (say no|block|object|turn (this|it|us) down|don't agree) (~ )?(i'll|we'll|i'd|we'd|i|we) (~ )?(have to|
            go|tell|take|escalate|report|call|inform|involve|look)
        your|the (~ )?(employees|people|team|boss|board|press|colleagues|staff|ceo|management|customers|committee|
            director) will (hear|find out|be told|know|learn) (~ )?(about|of) (it|this|that|you)$
        you don't (really |actually )?have (a|any|much|much of a) choice
        you can't (~ )?(replace|leave|find|switch|go|do without|manage without) (~ )?anyway
        let's not (hold|drag|slow|delay) (this|it|things|us|everything) (up|out|down|back)?
        will|'ll decide without you
        , or i|we talk (~ )?(lawyers|court|solicitors)
        talk through the lawyers
        we (see|meet) you (~ )?(court|dispute body|tribunal)
        approve|sign (it|this) (now )?or (i|we) (take|see|go|bring)
        i'll|we'll|i|we|i'm|we're (~ )?(take (it|this|that)|go|going|bring (it|this|that)) (straight |right |up )?to
            your (~ )?(boss|ceo|board|director|manager|management)
        (a )?yes today
        my boss is waiting
(hard|carefully|twice) about
        your loss
        ^ last (offer|call)
        """,
    "demand": """
        i|we (need|want|expect|require|insist|demand) (that )?(you|your|your team|your people|them|it|this|these|
            those|the|an?|two|three|both) (~ )?(to|by|here|at|signed|done|fixed|now|today|sorted|from|back|on|in|give|
            approved|delivered|finished|within|immediately|before|confirmed|released|this)
        i|we (need|want|expect|require) you to
        i (need|want) (~ )?from you
        i|we (want|need|expect) (~ )?(discount|credit|refund|percent|price|cheaper|lower|off)
        you (need|have) to (~ )?(give|sign|pay|move|fix|deliver|do|send|agree|accept|get|make|commit|understand|
            decide)
        you must (give|sign|pay|move|fix|deliver|do|send|agree|accept|get|make|commit|decide)
        get your (~ )?(guys|people|crew|men|team|lot|drivers) (~ )?(back|here|to|on|in|out|over)
        get (it|this|me|your team) (~ )?(done|signed|by|fixed|today|to)
        """,
    "fake_together": """
        we both know
        (see|know|understand|agree|tell them) (that )?we (really |just )?need
        we'll (just )?need your (guys|people|team|boss|staff|lot|colleagues)
        in this together so (we|i|you)
        we (~ )?(need|have|want|must|really need) (~ )?to (~ )?(close|sign|get (this|it) (signed|closed|done|over)|
            hit|land|book|finish|wrap|make) (~ )?(this (quarter|month|week|year|deal)|quarter|number|numbers|target|
            signed|by|line|before|today|deal|quota)?
        we (just )?need (your|you|this|it|a) (~ )?(signature|signed|countersigned|yes|approval|to sign|commitment|
            order|po)
        (let's|let us) keep (~ )?out of (this|it)
        (let's|let us) (get|not let|just) (~ )?(signed|legal slow|sign|close|done|over the line)
        let's (just |simply )?(get (it|this|that) (~ )?(signed|done|closed|over)|not let|sign|close (it|this)|
            make it (happen|official))
        our (team|quarter|number|numbers|target|quota|fourth quarter|pipeline|month|year) (~ )?(hits|hit|needs|closes)
        we all (want|need|have) (~ )(~ )?so (you|your|get|i|let's)
        we need (~ )all of us
        together with you we|we'll (~ )?(make sure|will|can|get|reach|manage)
        we're all (friends|family|adults|in this)
        """,
    "irritator": """
        more than (fair|generous|reasonable|competitive|attractive|sensible)
        our|my|the|this (~ )?(is|are) (very|really|quite|extremely|perfectly|more than|absolutely) fair$
        (a|our|my|this|the) (very |really |perfectly |more than )fair (offer|price|deal|package|rate|proposal|
            increase|discount|figure|number)
        very|really|extremely|most|perfectly|quite|incredibly|super|pretty|absolutely (generous|
            reasonable|competitive|attractive|sensible|sensibly|good value|great value)
        (a|an|our|my|this|the|such a) (fair|generous|reasonable|great|fantastic|unbeatable|excellent|amazing|super|
            competitive|attractive|sensational|very fair|very generous) (offer|price|deal|package|rate|proposal|model|
            increase|discount|terms|position|quote|figure|number)
        a|an|our|my|this|the|such (very )?(fair|generous|reasonable|great|fantastic|unbeatable|excellent|amazing|
            super|competitive|attractive|sensational|exceptional|outstanding|superb|brilliant|terrific|
            incredible) (offer|price|deal|package|rate|proposal|model|increase|discount|terms|position|quote|figure|
            number|value|product|solution)
        best in (class|the (market|business|industry|country|world)|town|europe)
        best-in-class|unbeatable|world-class|award-winning|state-of-the-art|cutting-edge|market-leading|
            industry-leading
        by far the (best|strongest|most)
        easily the (best|most|strongest)
        the (best|most complete|strongest|most reliable|cheapest|finest|purest|sharpest|
            number one) (~ )?(on the market|in the|you('ll| will| can)|anywhere|around|ever|of any|product|offer|
            price)
        (has|have) never (missed|failed|had)
        ours has never
        won (~ )?awards?
        all the big (banks|players|names|companies)
        (all|every one of|most of) our (trainers|customers|clients|people) (are|is|love|say|tell|swear)
        all (our|of our) (trainers|customers|clients|people) (are|love|say|tell|swear)
        (most )?(customers|clients|competitors) (~ )?(love|rave|say this|tell us|agree)
        our customers (love|rave|tell|say)
        you won't find (~ )?(better|cheaper|anyone)
        can't beat
        the feedback was
        outstanding|unrivalled|unmatched
        even our competitors
        sharp rates|prices
        ^ trust me|us$
        , trust me|us$
        ours is|are (~ )?(different|better|faster|easier|simpler|cheaper|safer|smarter)
        """,
    "hostile": """
        idiot|idiots|idiotic|moron|morons|moronic|stupid|imbecile|imbeciles|cretin|cretins|clown|clowns|crook|crooks|
            scumbag|bastard|bastards|asshole|assholes|arsehole|jerk|loser|losers|dickhead|prick|dumbass|bitch|
            parasite|parasites|amateurs|liar|liars|pathetic|clueless|halfwit|twat|wanker
        fuck|fucking|screw_you|piss_off|bullshit
        shut (up|your)
        go to hell
        get lost
        my arse|ass
        you (people |lot |guys )?(are|'re) (~ )?(a joke|a disgrace|useless|incompetent|pathetic|stupid|liars|clowns|
            amateurs|crooks|idiots|an idiot|a liar|worthless)
        you're|you lot are (~ )?(a joke|a disgrace|useless|incompetent|pathetic|stupid|liars|worthless|
            an embarrassment)
        waste of (space|oxygen)
        brain-dead|braindead
        """,
    "character": """
        you (seem|sound|look|feel|come across|are) (to be |like |as |really |just |a bit |a little |quite |rather |
            so |too )*(emotional|unreasonable|irrational|paranoid|stubborn|oversensitive|defensive|hysterical|
            childish|aggressive|obsessed|naive|inflexible|touchy|petty|arrogant|lazy|greedy|confused|demanding|picky|
            fussy|
            pedantic|overprotective|old-fashioned|resistant|hostile|nitpicky|spoiled|bossy)
        (quite |rather |so |a bit |a little |very )(rigid|stubborn|emotional|defensive|paranoid|difficult|negative|
            unreasonable|sensitive|touchy|dramatic|controlling|inflexible)
        rigid|controlling|paranoid|hysterical|thin-skinned
        playing the victim
        are you (always|ever|being) (~ )?(difficult|stubborn|unreasonable|emotional|negative|rigid|sensitive|
            impossible)
        fear of losing control
        a touch|bit|little (of a )?(paranoid|control|dramatic|emotional|defensive|sensitive|rigid)
        taking (this|it) (~ )?personally
        (control|drama|neat) (freak|queen)
        control|drama freak|queen
        you're|being (~ )?(emotional|too emotional|unreasonable|irrational|paranoid|difficult|stubborn|oversensitive|
            too sensitive|defensive|hysterical|childish|negative|aggressive|overly|dramatic|impatient|obsessed|naive|
            inflexible|touchy|thin-skinned|moody|petty|bitter|unprofessional|confused about|jealous|insecure|greedy|
            vain|arrogant|lazy|weak|greedy|disorganised|disorganized|the kind of|the type|one of those)
        the (kind|type|sort) of (person|people|man|woman|manager|boss|client|buyer) (~ )?who
        have a (thing|problem) (with|about) (control|change|trust|authority)
        has|have|got to control everything
        you (just |simply |really |only )?(can't|don't|cannot|won't) (handle|cope|take (criticism|a joke|change)|
            like (change|being|losing)|let go|deal with)
        afraid of (change|your own|commitment|responsibility)
        your (ego|temper|pride|vanity|attitude|mood)
        """,
    "switch": """
        by the way
        on (another|a different) (note|subject|topic|matter)
        moving on
        anyway
        let's move on
        changing (the )?(subject|topic)
        , about|on the (renewal|order form|invoice|contract|handover|next|new|other|price list)
        while i have you
        ^ regarding|concerning the
        speaking of (which|something else)
        back to
        item (two|three|four|five|\\d)
        can we (discuss|talk about|get to|turn to|go to) (phase|the (next|order|contract|renewal|price))
        when can we discuss
        """,
    "capitulate": """
        you're (absolutely |completely |totally |quite |of course |so )?right
        whatever (you (want|need|say|like|think|prefer|ask)|it takes)
        you can have (it|that|them|everything|all)
        have it your way
        (ok|okay|fine|alright) (ok|okay|fine)
        ^ okay|ok|fine|alright i|we|i'll|we'll (can |could |will )?(~ )?(match|drop|cut|waive|accept|give you)
        you win
        i give in|up
        consider (~ )?(cancelled|done|waived|gone|struck)
        i (don't) want (any )?(bad blood|trouble|a fight|to fight|to lose you|to argue)
        (half|ten|twenty|thirty) it is
        you shouldn't have to pay
        we'll do (~ )?(it )?(for free|whatever)
        as you (wish|like)
        anything (you|to)
        """,
}
