"""Words that carry no meaning of their own, and words that tell English from other languages."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


FILLERS = word_set("uh um er erm hm hmm mm mmm ah eh uhm")

FUNCTION_WORDS = word_set(
    """
    forth
        a about above across actually after again against ago all almost alone along already also although always am
    among an and another any anybody anyone anything anyway are aren't around as at away back be became because
    become been before behind being below beside besides between beyond bit both but by can can't cannot could
    couldn't did didn't do does doesn't doing don't done down during each either else enough even ever every
    everybody everyone everything exactly except few first for from further get gets getting give given go goes
    going gone got had hadn't has hasn't have haven't having he he'd he'll he's hello hence her here here's hers
    herself hey hi him himself his honestly how how's however i i'd i'll i'm i've if in indeed inside instead
    into is isn't it it'd it'll it's its itself just kind know last later least less let let's like little lot
    lots made make makes many may maybe me mean might mine more most much must my myself near nearly need
    neither never next no nobody none nor not nothing now of off often oh ok okay on once one ones only onto or
    other others otherwise ought our ours ourselves out outside over own perhaps please quite rather really
    right said same say says see seem seems she she'd she'll she's should shouldn't since so some somebody
    someone something sometimes soon sort still such sure take tell than thank thanks that that'd that'll that's
    the their theirs them themselves then there there's these they they'd they'll they're they've thing things
    think this those though through till to together told too toward towards truly two under until up upon us
    use used very want wants was wasn't way we we'd we'll we're we've well went were weren't what what's
    whatever when when's where where's whether which while who who'd who's whom whose why why's will with within
    without won't would wouldn't yeah yes yet you you'd you'll you're you've your yours yourself yourselves able
    anymore came come comes understand hear sounds sound feel look looks good great nice fine sorry course guess
    suppose probably keep put lets us i'd
    """
)

ENGLISH = word_set(
    """
    the a an and or but to of in on at for with from is are was were be been it that this you your we our i my
    me he she they what how which who why when where do does did have has had not no yes if can could would will
    so as by about there
    """
)

OTHER_LANGUAGES = word_set(
    """
    der die das und nicht ich wir sie ist ein eine mit für auf wie was warum bitte le la les des est pas vous
    nous je que pour une dans avec comment el los las es una por qué usted nosotros con para cómo il che non per
    sono voi come di jij wij het een niet voor jest nie się czy jak o que não você nós
    """
)
