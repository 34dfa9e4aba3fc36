"""How a learner frames: shared aims, process, options, trades, standards, candour, service, choice, follow-through."""

FRAMING: dict[str, str] = {
    "shared": """
        we|you_and_i|both|the_two_of_us (~ )?both (want|need|care|gain|win|lose|have|live|depend|would)
        we (both |all )(want|need|care|gain|win|lose|have|live|depend)
        you and i (both )?(want|need|care|are both)
        both of us (want|need|care|gain|win|lose|have|would|can)
        neither of us (want|wants|can afford|needs|gains|wins)
        point the same way
        same (side|goal|boat|direction|aim|outcome)
        in common
        counts|matters|good|works|better|useful|helps for (you|your) (~ )?and (for )?(us|our|me|my|ours)
        for your (~ )?and (for )?(our|ours|us|mine|my)
        for you and (for )?(us|me|our)
        for us and (for )?(you|your)
        is what (you|your) (~ )?and (what )?(i|we|our|my)
        what (you|your) (~ )?and what (i|we|my|our)
        what you're after
        gets|helps|serves|suits|pays|help|serve|suit|get us both|both_of_us
        help|helps|serve|serves|suit|suits both
        works|work for both
        our (shared|common|joint|mutual) (goal|aim|interest|problem|target)
        both (teams|our teams|our companies) (can|could|want|need)
        sits|sit where neither of us
        mutual|mutually
        """,
    "slogan": """
        win-win|win_win
        a win for
        everyone|everybody|both|all wins|win
        works for (everyone|everybody|both|us all|all of us)
        (true )?partnership|partners
        true|real|strong|long-term partnership|partners
        something that works
        meet (in the|each other) (middle|half way|halfway)
        work (something|this|it) out
        find a (solution|way|compromise|middle)
        a solution
        work together
        together we can
        let's (work|figure|sort|find|get) (~ )?(together|it out|this out|something|solution|past|through|there)
        same (boat|page)
        on the same (page|team)
        go well
        get past this
        """,
    "process": """
        agenda
        before (we|any|anything|numbers|features|price|prices|slides|talking|discussing)
        first (~ )?(then|and then|after)
        half|ten|twenty|thirty|forty|fifteen|five|# (an )?(minutes|hour)
        could|can|shall|may|should|would|let|suggest|propose we|us (~ )?(agree|list|start|set|spend|keep|put|write|
            sketch|take|open|look|split|go|pause|check|map|note|lay|walk|sort|rank|park|count|compare|fix|decide)
        let's (~ )?(agree|list|start|set|spend|keep|put|write|sketch|take|open|look|split|go|pause|check|map|note|lay|
            walk|sort|rank|park|count|compare|decide)
        suggest|propose (we|that we|you and i)
        i'd (suggest|propose|like to (start|agree|spend|set|hear))
        how (would|do) you (~ )?(like|want|prefer) (us |me )?to (work|proceed|start|run|use|spend|go|do)
        who (decides|else decides|needs to decide|has the final)
        criteria
        ground rules
        check-in
        check in (with|for|on|before|first)
        time-box|timebox|timeboxed
        your list|mine then
        one (owner|item|thing|reason|table|page) (~ )?(per|at a time|one|three|two|rows)
        no (prices|numbers|slides) (before|then|until)
        no slides then
        you keep the clock
        item by item
        line by line
        step by step
        start (over )?from
        you name (~ )?i
        stop me
        """,
    "conduct": """
        let's check in (for|with|before)
        before we go on let's
        who (else )?(decides|signs off|approves|needs to decide|has the final|has a say)
        """,
    "option": """
        what if (we|you|i|our|your|one|the)
        how about (we|a|an|you|if|\\w+ing)
        one|another|a second|third (option|way|route|idea|possibility|path|thought|version)
        two|three|several|some|a_couple_of|a_few|couple (options|ways|routes|ideas|paths|possibilities|versions|
            thoughts|or three)
        either (~ )or
        there (might|may|could) be (a|an|another|some)
        maybe|perhaps we (~ )?(make|take|start|try|do|split|move|go)
        suppose (we|you|your|i)
        what can move is
        it|that|fee|price|payment|rate|rent|date|start (could|can|might) (follow|float|track|rise|vary|start|come|
            move with|go down|be tied|be linked|be split|be spread)
        half|a_third for (me|us|you) (~ )?half|a_third
        is|would|could (~ )or (~ )(easier|better|suit|work)
        let's (try|pay|test|pilot|split|swap|phase)
        or (we|i|you|you could|we could|i could|another|the other|all|four|three|two|six|swap|keep|take|split|
            month|instead|else|the same|a|an|\\d)
        we|you|i (could|might) (also |instead |perhaps |maybe |then )?(write|agree|tie|link|change|cut|use|skip|
            combine|
            divide|rotate|alternate|rent|lease|host|station|place|redo|remake|rewrite|reserve|book|lock|postpone|
            invite|ask|let|meet|
            visit|show|measure|count|log|weigh|compare|leave|store|record|print|sort|mix|pack|stock|hire|assign|
            appoint|
            name|swap|
            phase|split|start|pilot|move|stage|trial|test|
            defer|delay|extend|bundle|add|drop|swap|park|shift|put|run|share|cap|fix|offer|give|hold|bring|send|
            deliver|keep|take|include|set|do|release|phase|go|reduce|lower|spread|pay|ship|install|build|train|cover|
            carry|place|place|lend)
        a (phased|staged|smaller|shorter|longer|staggered|limited|joint|shared|free|short|three|six|two|ninety|sixty|
            90|60|30) (~ )?(start|pilot|rollout|phase|trial|term|contract|option|step|scope|version|period|approach|
            deal|plan)
        pilot|phased|staged|staggered
        rough sketch
        , say (we|you|two|three|four|six|half|\\d)
        i'd (test|write|put|quote|offer|split|choose)
        """,
    "condition": """
        if (you|we|i|your|that|it|they|the) (~ )?(can|could|commit|sign|give|take|agree|allow|let|pay|bring|move|
            extend|accept|keep|hold|share|order|drop|turns|were|count|guarantee|open|lend|confirm|help|prefer|leave|
            cover|need|go|do|put|raise|release|buy|send|sends|stays|make|name|join|show|find|want|get|choose|add|
            provide|make|back|place|fix)
        in (return|exchange)
        for (it|that|this) (i'd|we'd|i|we) (~ )?(ask|want|need|like)
        against (a|an|the|your|two|three|twelve|\\d)
        provided|providing (that )?(you|we|i|it)
        as long as
        on (the )?condition
        in that case
        i'd (ask|want|need) (~ )?(in return|back|for)
        what i'd (ask|need|want|like) (~ )?(return|back|is|for|exchange)
        """,
    "give": """
        i|we|i'll|we'll|i'd|we'd|i|we (can|could|will|would|am able to|'ll)? (~ )?(waive|move|hold|release|drop|cut|
            lower|reduce|include|add|extend|absorb|splice|cover|carry|pay|give|offer|throw|take off|discount|credit|
            split|free up|go to|come down|knock)
        consider (~ )?(cancelled|done|waived|gone)
        have it your way
        you can have
        forget the
        i|we|i'll|we'll (can |could |will )?(strike|match|cut|drop|waive)
        we'll|i'll (~ )?(match|waive|cut|drop|strike|take it off|make it)
        half|ten|fifteen|twenty|thirty|forty|fifty|sixty|# (percent )?it is
        (i'll|we'll|i can|we can|i could) take (~ )?off
        , take the (~ )?(points|percent|discount|money|off)
        """,
    "criterion": """
        benchmark|benchmarks|index|indexed|standard|standards|norm|norms|auditor|audit|surveyor|arbitrator|mediator|
            regulator
        independent|neutral|external|third-party|published|official
        third party
        market (rate|rates|price|prices|data|average|value)
        industry (standard|average|benchmark|norm|data|figures)
        tariff|mileage|meter|metered|measured by|measurement
        (the )?(tolerance|price|published|supervisor's) (table|list)
        neither of us (~ )?(controls|control|sets|owns|writes|wrote|keeps|holds|made|makes|can bend|touches|runs)
        yardstick|yardsticks|referee
        side by side
        an expert
        measured|weighed|judged|checked|verified|certified|assessed by
        case law|precedent|statute|guideline|guidelines
        """,
    "remedy": """
        free of charge
        for free
        is|are (~ )?(free|on us|on the house)$
        refund|compensation|voucher|vouchers|goodwill
        be compensated|reimbursed|refunded|credited
        a|the (~ )?(credit|discount|day's rent|free month)
        i|we|i'll|we'll (~ )?(replace|remake|redo|resend|refund|compensate|deduct|credit|reimburse)
        from|as_of (tomorrow|now on|today|next|monday|tuesday|wednesday|thursday|friday)
        (can't|won't|cannot|not) (~ )?(occur|happen) again
        we|i (now|already|have now|have since|just|have introduced|introduced|have changed|changed) (use|have|run|do|
            check|installed|hired|added|put)
        call it even
        """,
    "limit": """
        ^ no (~ )?(cracked|late|slipped|failed|known|broke|moved|isn't|can't|won't|not)
        i've known since
        is what (my|our) (~ )?(signed|approved|agreed|gave|allows)
        costs (me|us)
        i've|we've (got |only )?\\d+\\w* (~ )?(signed|approved|left|agreed|free)
        i'm|we're (~ )?at a loss$
        that's mine$
        those are mine
        realistic is
        realistically
        i only (earn|get paid|make|have)
        my (trouble|problem|difficulty|snag|side) is
        can't promise
        it's printed|signed|fixed
        is not|isn't (mine|ours|in my hands|up to me)
        we (tested|checked|measured|counted) (~ )?and (~ )?(failed|missed|broke)
        i|we (can't|can not|won't|couldn't|am not able|are not able|'m not able|don't have|have no|have only|may not|
            must not|can only|must|have to) (~ )
        i'm|we're|i_am|we_are (stuck|tied|locked|boxed in|bound|capped|fixed) (at|to|by|in|with)
        ^ all|everything|both (of them )?(but|except|apart from)
        until i (have|hold|see|know|can)
        (hurts|hits|costs|ties up|squeezes|strains|burdens) (us|me|our|my|(~ )?of (ours|mine))
        tie|ties (~ )?(up|down) (~ )?(of ours|of mine|our|my|us|me)
        i'm|we're (careful|cautious|slow|hesitant) with
        i'm|we're (not (able|allowed|sure|certain|going|in a)|unable|limited|judged|measured|promised|under|bound|
            still|only|the one|at risk|open that|asked|paid|short)
        my|our (own )?(limit|floor|worry|constraint|concern|risk|bank|board|stake|need|needs|wall|fear|danger|
            deadline|ceiling|auditor|margin|cost|costs|ask|interest)
        mine is|are
        ours (is|are|:)
        i|we (do |also |only )?need (~ )?(because|so|or|otherwise|to|a|an|it|one|something|two|my|that|your|us)
        i'd|i|we (like|want) (~ )(because|since|so that|or i|otherwise)
        i'd (rather|sooner) (~ )?(say|tell|be|annoy|not|you|than|lose|have|keep|give|admit)
        i don't (yet )?know
        i (don't|didn't) (yet )?(know|have|hold|own|want to (say|promise|pretend|hide))
        not (yet|sure|before|until)
        i won't (pretend|promise|name|hide|trade|cut)
        to be (open|honest|straight|frank|transparent|clear|upfront|candid)
        i'll be (open|honest|straight|frank|transparent|blunt|upfront|candid)
        i (say|tell|admit|confess) (~ )?(it |you |that )?(plainly|openly|open|honest|honestly|straight|frankly)
        bad news
        you (should|ought to|must|have to|deserve to) know (this|that|something|one thing)
        before anything else (~ )?(you|i)
        the (honest|straight|plain|short|true) (answer|truth|number|version)
        before i answer
        i (must|should|have to) (admit|tell|confess|say|ask)
        pays|paid|earn|judged on|measured on
        is what (pays|lets|keeps|wins|i|we|my)
        i|we (lose|bleed|starve|only earn|earn (only|from|nothing)|am judged|live (from|off|on))
        what i don't (know|have)
        i'm (judged|measured) (on|by)
        it's the part (that )?(i'm|we're)
        i (still )?(see|read|view) (~ )?(it|this|that|line|the) (~ )?differently
        still (matters|counts) to me
        """,
    "reason": """
        because|since|so|otherwise|as
        which (means|is why|lets|keeps|closes|takes|wins)
        that's (why|what)
        so that
        the reason
        is what
        or (i|we) (~ )?(can't|lose|have|won't)
        is (~ )?(percent|promised)
        """,
    "service": """
        how can|may|could i|we (help|support|make (this|it|that) easier|be (of )?(use|help))
        what (can|could) (i|we) do (to|for|that)
        i|we (can|could|will|would|'ll|'d) (~ )?(help|support|send|share|prepare|draft|bring|put together|write up|
            take (that|this) off|lend|walk you|sit) (~ )?(you|your|a|the|it|one|our)
        i'll|we'll (~ )?(help|support|send|share|prepare|draft|bring|put together|write|take|lend|sit|hand|
            set up)
        happy|glad to (~ )?(help|send|share|support|prepare|draft|walk|sit)
        let me (help|send|share|prepare|draft|bring|put together|take (that|this)|make it)
        if (it|that) helps|would help
        i|we (could|can) (mark|ask|call|ring|explain|check|read|go through|look through|come|sit|stay|stand|speak|talk|
            translate|fill|print|carry|test|run|set up|do the) (~ )(you|your|yours|them|it|that)
        i'd|we'd like to (call|ring|speak|visit|stand|explain|tell)
        makes|make (it|this|that|your) (~ )?easier
        to (help|use|hand|show|take) (~ )?(you|your) (~ )?
        you'll have (~ )?(from me|by|on)
        your (~ )?(gets|get|can have) (~ )?(from me|from us|our)
        support|help your (team|people|staff|colleagues|side)
        i'd|we'd|i'm|we're (like|be glad|love|be happy|happy|glad) to (write|draft|prepare|take|send|help|bring|do|put|
            set|show|sit|come|lend|walk|explain|fill|join|stand|answer)
        for your (~ )?(board|boss|cfo|ceo|team|people|auditor|meeting|paper|plant|committee|council|director|reviewer|
            colleagues|file)
        whoever does
        """,
    "autonomy": """
        up to you
        your (call|choice|decision|pace|pick|draft|red pen)
        , you (choose|decide|pick|strike|judge|rank)
        you stop me
        you (can|could|may|should|might) (~ )?(choose|decide|pick|change (it|them|that|my|anything|whatever)|strike|
            say no|stop|cross|drop|swap|turn|refuse|read|veto|reject|cancel|add|rank|sort)
        you change (whatever|what|anything|it)
        you (set|hold) (~ )?(the (clock|pen|date|order|baseline|stop))
        would you (prefer|rather|like to (start|begin|hear|see))
        or would you (build|want|rather|prefer|do|put|like|need)
        whichever|whatever (~ )?(you|your|suits|works|fits|doesn't|one)
        if (you|that|it|you'd|that's|it's|neither|either) (~ )?(prefer|rather|like|want|ok|okay|agree|alright|fine|
            all right|works|don't like)
        no (pressure|obligation)
        take (your time|either|neither|one take|the time)
        feel free
        may|can|could i (ask|suggest|share|offer|propose|make)
        is (it|that) (ok|okay|alright|all right)
        would (it|that) be (ok|okay|alright|all right|fine|possible)
        mind if i
        , cross|strike|scribble|poke|rip|tear|redraw|rearrange|pull|sort|rank|mark|throw|bin|veto|edit|reorder|kick|
            swap|change|turn (~ )?(out|on|through|either|it|them|that|whatever|whichever|what|any|anything|both|
            around|those|holes|these|my|where|down|apart|pieces)
        before you (pick|choose|decide|answer)
        until you (say|decide|ring|call|are ready)
        , say so|no
        , sleep on it
        without (any )?(hard )?(feelings|consequences)
        should (read|poke|see|check|strike) (~ )?(before|at|it|them)
        what (~ )?changes i
        then it's a no
        """,
    "coauthor": """
        what (have|did) i (miss|missed|forget|forgotten|overlook|overlooked|leave|left)
        what (would|do|could) (you|your) (~ )?(change|add|move|swap|strike|cut|need|see|put|prefer|say|drop|shift|
            alter|rather|want|do)
        how (does|would|do|is|might) (that|this|it|these|those) (~ )?(look|sound|land|sit|work|feel|fit|strike|go)
        how (does|would) (~ )?(look|sound|work|land) (~ )?(from|on|for|to) (your|you)
        which (of|one|line|route|version|part|would|do|could|order|piece) (~ )?(would|do|could|you|your|matters|suits|
            works|fits|these|those|them|can)
        tell me (~ )?(which|what|where|if|whether|how)
        you tell me
        could|can|shall|would we (~ )?(sketch|draft|list|design|map|work out|write|rank|draw|compare|build|lay)
        what's (missing|wrong|off|in your way|on yours|on your list)
        where (does|would|do|is|am|did) (that|this|it|i|they) (~ )?(pinch|hurt|break|fail|not|miss|too|being|wrong|
            off|go|fall|rub|gag)
        anything (you'd|missing|i|else you|wrong)
        put yours (down|beside|next)
        does (~ )?(even )?(catch|match|cover|work|fit|serve|suit|hold|help|solve) (~ )?(you|your|for)
        would (that|this|it|either|one) (~ )?(work|help|suit|fit|be|serve|do) (~ )?(for|you|your|on)
        """,
    "owner_date": """
        on|by|from|until|before|till|after monday|tuesday|wednesday|thursday|friday|saturday|sunday|tonight|tomorrow|
            noon|lunch|january|february|march|april|may|june|july|august|september|october|november|december|#
        on|by|from|until|before|for|the (~ )?(next )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday|
            tonight|tomorrow|noon|january|february|march|april|june|july|august|september|october|november|december|
            \\d+\\w*|end of (the )?(week|month|day)|first|fifth)
        mondays|tuesdays|wednesdays|thursdays|fridays
        each|every (~ )?(monday|tuesday|wednesday|thursday|friday|week|month|quarter|morning)
        next week|month|quarter
        tonight|tomorrow|today
        this (afternoon|evening|morning|week)
        at (noon|midday|(five|six|seven|eight|nine|ten) (with|o'clock|tonight|and|you|i|we|sharp|in|on|tomorrow|
            today)|\\d+:\\d+)
        monday|tuesday|wednesday|thursday|friday (noon|morning|evening|afternoon|at|before)
        within (~ )?(days|hours|weeks)
        after (~ )?(days|weeks|months)
        same (evening|day|week)
        """,
    "owner": """
        i|we|i'll|we'll|you|your|i'd (~ )?(own|owns|confirm|confirms|sign|signs|send|sends|text|phone|message|call|
            ring|bring|write|
            deliver|check|review|meet|look|walk|report|mail|get|have|come|hear|share|prepare|draft|get back|find out|
            give|set|put|make|close|closes|take|run|start|begin|walk|ship|update|follow up|book)
        you get from me
        let's (~ )?(review|meet|check|speak|talk)
        from me
        mails|sends|rings|calls|texts|writes|emails|brings|phones|delivers (you|it|them|the|your|a)
        i'll|we'll (~ )?(correct|fix|deliver|answer|phone|email|mail|replace|test|hand|do|chase|order|install|pay|
            tell)
        is mine now
        one owner
        my (foreman|colleague|team|engineer|planner|assistant|desk|people|side)
        ^ (one|two) pages?
        """,
    "confirm": """
        ^ confirmed|agreed|recap
        for the record
        to (confirm|recap|sum up|summari[sz]e)
        let me (confirm|recap|restate|sum up)
        so we (have |are )?agreed?
        we've agreed
        then we have
        """,
    "rapport": """
        thank|thanks (you )?(~ )?(for (~ )?(coffee|time|seeing|having|taking|making|meeting|welcome|lunch|tea|
            the invitation|squeezing|holding|walking|tour|hosting|joining|inviting|call)|so much)
        thank you for (~ )?(your|the|having|seeing|taking|making|meeting|squeezing|holding|walking|hosting|joining|
            inviting|agreeing)
        thanks for (~ )?(your|the|having|seeing|taking|making|meeting|squeezing|holding|walking|hosting|joining|
            inviting|agreeing)
        good|nice|great|lovely|pleasure|glad|happy to (finally |properly )?(see|meet|be|have|talk|speak|hear)
        how was (~ )?(your|the) (weekend|holiday|trip|flight|journey|move|week|conference|drive)
        how (are|is) (you|the family|everyone|things|your)
        congratulations|congrats
        hope you (had|are|have)
        i hope (you|the|your)
        lovely|beautiful|nice|great (~ )?(office|view|place|photo|coffee|city|garden|building|room|house|shop|spot|
            space|smell|day|weather|workshop)
        what a (lovely|beautiful|nice|great|wonderful|gorgeous|impressive)
        the photo (~ )
        is that (~ )?(photo|picture|you in)
        saw (~ )?(your|that you|in the)
        """,
    "style": """
        how (do|would) you (~ )?(prefer|like) (us |me )?to (~ )?(work|proceed|go|do|talk|handle|discuss|run|take|
            receive|have)
        we|i (can|could|will|'ll)? (take|go|do|keep) (~ )?(slower|slow|at your pace|short|brief|in writing|in order|
            your way|item)
        at your pace
        in no rush|hurry
        no (slides|small talk|prose|theory|side talks|jargon)
        so no (theory|slides|prose)
        straight to (it|the|numbers)
        (the )?short version
        coffee (it is|first)
        item by item
        your way then|first
        if you prefer (~ )?(writing|direct|slow|short|phone|mail|by)
        """,
    "promise": """
        as (i )?(promised|agreed|announced|discussed)
        i promised
        as i said i would
        said i'd
        i said i'd
        you asked (me )?(for|to|last)
        here's|here are (~ )?(promised|asked for|owed|said)
        here's the (~ )?i promised
        like|as i told you i would
        """,
    "reset": """
        we've|we (~ )?(been |got |gotten |both |each )*(swinging|going|talking|shouting|arguing|circling|fighting|
            trading|louder|tense|heated|prickly|stuck|running|loud|raised|dug|drifted)
        can|could|let's|shall|let|may (we|us)? (~ )?(pause|take a breath|step back|start over|reset|slow down|breathe|
            take a (break|step|minute|moment))
        going|talking round|around|in in circles
        round|in (in )?circles
        take a breath
        step back
        the (room|tone|air|temperature|mood|conversation) (~ )?(tense|heated|sharp|warm|hot|up|rough|sharper)
        this is getting (tense|heated|loud|rough)
        getting (tense|heated|loud|prickly|sharp|hot|rough)
        tense|heated|prickly
        start over from
        third|second lap
        """,
    "leave": """
        i'm|we're (~ )?(walking away|going to pass|withdrawing|going to leave it)
        i'm|we're out$
        i'll|we'll|i|we|i'd|we'd (~ )?(have to )?(pass|decline|walk away|withdraw|leave it here|leave it there|
            stop here)
        let's (~ )?(leave it|call it a day|end it|end this|stop) (here|there|at that|talking)?
        no deal
        we (can't|won't) (~ )?(make|reach|get|find) (~ )?(a deal|an agreement|there|deal)
        there's no deal
        goodbye|bye
        i'm done (here|talking)
        this isn't going to work
        part ways
        """,
}
