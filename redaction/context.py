"""Stretches that may single somebody out although they hold no name: jobs that few hold, stories that others know.

A risk is shown, never removed unasked: only a person can say what a neighbourhood knows. Each cue has a weight; those in one
sentence add up with what the trained reader thinks of it, and what reaches `SHOWN` is shown with a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from redaction.bundle import CaseBundle
from redaction.opinions import Opinions
from redaction.spans import Risk, Span
from redaction.suggestions import suggestion
from redaction.text import Document

SHOWN = 0.35
HALF_BELIEVED = 0.12
"""How likely the trained reader must find a job or story somewhere in a cue's stretch for the cue to count."""
SURE_ALONE = 0.6
"""From this likelihood on a single word is shown."""
LONGEST = 160
KIN = r"(?:brother|sister|son|daughter|husband|wife|father|mother|mum|dad|parents?|uncle|aunt|cousin|grandfather|grandmother|nan|grandad|partner|widow|widower|twin|family)"
POST = r"(?:driver|nurse|doctor|teacher|umpire|referee|officer|worker|caseworker|midwife|surgeon|chef|cook|barber|hairdresser|postman|butcher|baker|shopkeeper|owner|caretaker|cleaner|conductor|engineer|farmer|vet|dentist|pharmacist|solicitor|singer|drummer|player|coach|goalkeeper|captain|pupil|student|resident|tenant|man|woman|boy|girl|person|member|family|student|woman driver|wheelchair user|trader|stallholder)"
DONE = r"(?:died|drowned|was[ ]killed|killed|murdered|stabbed|shot|jailed|went[ ]missing|was[ ]deported|survived|rescued|saved|won|played|sang|danced|appeared|featured|climbed|swam|rowed|founded|started|opened|built|lost[ ](?:his|her|their)|was[ ]on|was[ ]in|made[ ]the|slept|walked[ ]from|crossed|cycled|broke[ ]the)"


class Cue(msgspec.Struct, frozen=True):
    """A pattern, what it weighs, why it matters, what to write instead."""

    pattern: re.Pattern[str]
    weight: float
    why: str
    instead: str


def _cue(pattern: str, weight: float, why: str, instead: str) -> Cue:
    return Cue(re.compile(pattern), weight, why, instead)


JOB, STORY, KINSHIP, KNOWN, TRAIT, TRADE = (
    "Few people hold this post, so it may point to one person.",
    "This tells a story that others may know.",
    "Whose relation somebody is may be known where they live.",
    "It says that people know or have read about this.",
    "Only one person is like this, so it points to that person.",
    "The job with its place or its years may point to one person.",
)
CUES = (
    _cue(rf"(?i)\b(?:the|her|his|their|our|its|town['’]s|city['’]s|village['’]s)?[ ]?(?:only|sole|first|last|youngest|oldest|one)[ ](?:[\w'’-]+[ ]){{0,4}}{POST}s?\b(?!\s+(?:heard|saw|said|of the))", 0.55, TRAIT, "Say only what the case needs, such as *a member of staff*."),
    _cue(r"(?i)\b(?:is|was|am|are|being|as)[ ](?:the|their|our|a|an)?[ ]?(?:only|sole|first|one of (?:the )?(?:few|two|three))[ ](?:[\w'’-]+[ ]){0,4}\w+[ ](?:in|at|on|to|who|of)[ ](?:the|this|our|his|her)\b", 0.5, TRAIT, "Leave out that there is only one."),
    _cue(r"(?i)\b(?:head|deputy head|chair|chairman|chairwoman|president|secretary|treasurer|founder|captain|leader|director|principal|trustee|governor|editor|organiser|choirmaster|bandmaster|manager|owner|landlord|landlady|proprietor|lead|conductor|pipe major|head chef|head teacher|headteacher|imam|rabbi|vicar|priest|caretaker|warden|mayor|matron)[ ](?:of|for|at|on|to)[ ](?:the|a|an|our|[A-Z])", 0.5, JOB, "Name the kind of work only, such as *works in education*."),
    _cue(r"(?i)\b(?:founder and|co-?founder|lead singer|pipe major|lollipop (?:lady|man)|ward clerk|station master|lock[ -]?keeper|town crier|sexton|verger|cantor|muezzin|khatib|shopkeeper|phlebotomist|first team|football officer for|band ?leader)\b", 0.4, JOB, "Name the kind of work only."),
    _cue(r"(?i)\b(?:mp for|councillor for|headteacher|head teacher|deputy head|head of (?:year|chemistry|maths|english|science|music|pe|art|history|sixth form|department|[A-Z]\w+))\b(?![ ](?:and|or)[ ]mosques)", 0.4, JOB, "Say *a faith leader*, *a senior teacher* or the like."),
    _cue(r"(?i)\b(?:the[ ])?(?:imam|vicar|parish priest|granthi|khatib|head ?teacher|headmaster|headmistress)\b(?!['’]?s?[ ](?:said no|training))", 0.36, JOB, "Say *a faith leader* or *a senior teacher*."),
    _cue(r"(?im)^[ \t]*occupation[ .:]+(?!(?:un\w+|retired|student|none|n/?k|not stated|registered nurse|nurse|carer|driver|shop assistant|cleaner|housewife|builder|teacher|chef|security|engineer|staff nurse|sales\w*)\b[ \t]*$)(?=[^\n]{3,})[^\n]+", 0.5, TRADE, "Give the field of work only, such as *health worker*."),
    _cue(r"(?i)\b(?:works?|worked|working)[ ](?:nights |days |part[- ]time )?as[ ](?:the|a|an)[ ](?:[\w'’-]+[ ]){1,5}(?:on|at|in|for)[ ](?:the|[A-Z])", 0.5, TRADE, "Leave the place of work out."),
    _cue(r"(?i)\b(?:has|have|had|kept|ran|run|runs|owned|owns|worked|driven|taught|preached|lived|sold|cut|delivered)\b[^.\n]{0,60}\bfor[ ](?:over |nearly |almost |about |more than )?(?:\d{2}|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty)(?:[- ]\w+)?[ ]years\b", 0.45, TRADE, "Say *for many years* and leave the trade out."),
    _cue(rf"(?i)\bwhose[ ](?:\w+[ ])?{KIN}\b", 0.5, KINSHIP, "Say *a relative of somebody*, or leave it out."),
    _cue(r"(?i)\b(?:widow|widower|father|mother|brother|sister|son|daughter|wife|husband|family|uncle|cousin|parents)[ ]of[ ](?:the|that|a)[ ](?:\w+[ ]){0,3}(?:who|whose|killed|lost|murdered|man|woman|lad|boy|girl|soldier|mayor|player)\b", 0.6, KINSHIP, "Say *a bereaved relative*, or leave it out."),
    _cue(rf"(?i)\b(?:my|his|her|their)[ ](?:late[ ])?{KIN}\b[^.\n]{{0,60}}\b{DONE}\b", 0.45, STORY, "Leave out what happened to the relative."),
    _cue(rf"(?i)\b(?:who|he|she|I|they)[ ](?:once[ ]|had[ ]|has[ ]|have[ ]|also[ ]|was[ ])?{DONE}\b[^.\n]{{0,80}}\b(?:when|after|during|at[ ]the|in[ ]the|on[ ]the|off[ ]the|for[ ](?:the|England|Wales|Scotland)|saving|from)\b", 0.4, STORY, "Say only that there is a painful or well-known history."),
    _cue(r"(?i)\b(?:the|that)[ ](?:one|man|woman|lad|boy|girl|family|lady|widow|couple|guy|bloke|kid|person)[ ](?:who|that|whose|with the|from the)[ ](?!(?:was|is|had|has|said|lives|did|came|threw|pushed|punched|hit|attended|spoke|called|took|shouted|reported|saw|made|went|works|drove|rang|gave|got|stood|ran|walked|kicked|spat|knocked|assaulted|did this|does|would)\b)", 0.4, STORY, "Leave the description out."),
    _cue(r"(?i)\b(?:in the (?:local )?(?:news|papers?|press)|on (?:the )?(?:telly|television|TV|radio|local news)|went viral|front page|made headlines|was reported in|inquest|public inquiry|lottery|medal|world cup|olympics?|paralympics?|champion(?:ship)?s?|record holder|george cross|bravery award|MBE|OBE)\b", 0.4, KNOWN, "Leave out what made it public."),
    _cue(r"(?i)\b(?:everyone|everybody|people|they|half the (?:town|village|estate)|all the close|so all)\b[^.\n]{0,25}\bknows?\b(?:[ ](?:me|him|her|them|us|that|who))?", 0.35, KNOWN, "Leave out what people know."),
    _cue(r"(?i)\b(?:better known as|known (?:locally|round here|on the estate|in the town|to everyone) (?:as|for)|famous for|famously|nicknamed because|you might have seen|you may have seen)\b", 0.5, KNOWN, "Leave out what somebody is known for."),
    _cue(r"(?i)\b(?:crash|fire|flood|shooting|stabbing|explosion|earthquake|bombing|massacre|shipwreck|pile-?up|riot|siege|hijack|ferry)\b[^.\n]{0,60}\b(?:survivor|survived|killed|died|lost|widow|son|daughter|father|mother|brother|sister)\b|\b(?:survivor|survived|killed|died|lost|widow|brother|father)\b[^.\n]{0,50}\b(?:crash|fire|flood|shooting|bombing|massacre|earthquake|ferry|ring road|bypass|motorway|weir|river|railway)\b", 0.6, STORY, "Say *a bereavement* and no more."),
    _cue(r"(?i)\b(?:fled|escaped|came here|arrived|walked|sailed)\b[^.\n]{0,60}\b(?:boat|lorry|container|siege|war|on foot|camp|dinghy)\b", 0.45, STORY, "Say *came here as a refugee*, if the case needs it."),
    _cue(r"(?i)\b(?:transplant|amputat\w+|prosthetic|one[- ]legged|one[- ]armed|guide dog|assistance dog|glass eye|burn scars?|conjoined|triplets|quadruplets|six foot (?:seven|eight|nine|ten)|dwarfism|albin\w+)\b", 0.45, TRAIT, "Say *a visible difference* or *a disability*, as far as the case needs it."),
    _cue(rf"(?i)\b(?:my|his|her|their|\w+['’]s|the)[ ](?:late[ ]|old[ ]|own[ ]|dead[ ])?{KIN}['’]s[ ](?:\w+[ ])?(?:{KIN}|caravan|house|shop|farm|boat|stall|grave|funeral|parish|church|mosque)\b", 0.36, KINSHIP, "Say *a relative*, without how they are related."),
    _cue(rf"(?i)\b(?:my|his|her|their|\w+['’]s)[ ](?:late[ ]|old[ ]|own[ ])?{KIN}\b,?[ ](?:(?:is|was)[ ](?:the|a|an|herself|himself)[ ]\w+|(?:who[ ])?(?:built|dug|came|led|leads|carried|founded|drove|ran|runs|owned|owns|married|fought|served|taught|signed|wrote|lost|posted|lives[ ]with|cut|had[ ]the|has[ ]the))\b", 0.42, KINSHIP, "Say *a relative*, and leave out what they did."),
    _cue(r"(?i)\bwho[ ](?:has|had|have|is|was|were|died|['’]d|packed|moved|leads|led|came|sat|carried|built|plays|played|kept|runs|ran|bought|drove|married|used to|once|got|lost|pulled|breeds|cuts|keeps|sings|organises|organised|served|fought)\b(?=(?:[ ][\w'’-]+){3,})(?![ ](?:not|been (?:identified|spoken|arrested|interviewed|told|informed|updated)|no (?:trace|previous|details)|the (?:oic|ip|victim|suspect|reporting)|present|there|unable|unwilling|happy|on duty|off duty|on leave|to\b|in the (?:shop|car|room|area)|with (?:him|her|them)))", 0.36, STORY, "Leave the description out."),
    _cue(r"(?i)\b(?:the|that|those)[ ](?:[\w'’-]+[ ]){0,2}(?:boy|girl|lad|man|woman|couple|family|twins|widow|breeder|people|one|lady)[ ](?:who|whose|that|with the|from the)\b[^.\n]{0,40}\b(?:school|estate|accident|funeral|wedding|procession|parade|club|team|band|market|shop|job from|case|years?|town|village|paper|cameras|coast|prison)\b", 0.4, STORY, "Leave the description out."),
    _cue(r"(?i)\bI[ ](?:was[ ](?:the[ ](?:one|first|only|last)|playing|born|raised|brought up)|kept|founded|started the|built|carried|pulled|drove the|slept in|came to the job|played (?:for|at|in)|sang|served|fought|rowed|swam|boxed)\b[^.\n]{10,}", 0.4, STORY, "Leave the story out; keep what bears on the case."),
    _cue(r"(?i)\b(?:when|since)[ ](?:I|he|she|they)[ ](?:was|were)[ ](?:a[ ](?:boy|girl|child|kid|lad)|young|little|growing up|at school|inside|in detention|in care|homeless)\b", 0.36, STORY, "Leave out the years before."),
    _cue(r"(?i)\bat[ ]the[ ](?:funeral|eviction|wedding|procession|parade|vigil|memorial|protest|demonstration|march|Eisteddfod|carnival|concert|cup final|final|gate of|siege|camp)\b", 0.36, KNOWN, "Say *at an event*."),
    _cue(r"(?i)\b(?:kindertransport|eisteddfod|windrush|holocaust survivor|asylum camp|refugee camp|convert(?:ed)? to (?:islam|judaism|christianity)|herself a convert|himself a convert|excluded for|expelled for|case collapsed|stood trial|in costume for|name is on the|named after (?:him|her)|blue plaque|statue|candle for the dead|lit a candle)\b", 0.42, STORY, "Leave this part of the story out."),
    _cue(r"(?i)\b(?:tattoo\w*|birthmark|scar|gold tooth|limp|stammer|lisp|eye ?patch|dreadlocks to|waist[- ]length)\b[^.\n]{0,60}\b(?:on|over|across|down|from|of)[ ](?:his|her|their|the|a)\b", 0.36, TRAIT, "Say *a distinctive mark*."),
    _cue(r"(?i)\b(?:sat next to|went to (?:school|college|mosque|church) with|taught|coached|married to|engaged to|lodges with|used to (?:go out|live|work|play|go) with)\b[^.\n]{0,60}\b(?:for[ ]\w+[ ]years|suspect|victim|cousin|sister|brother|mother|daughter|son|teacher|class)\b", 0.36, KINSHIP, "Say *they knew each other before*."),
    _cue(r"(?i)\bwho[ ](?:plays|played|plays the|cuts|leads|runs|sings|breeds|organises|fixes|sells|bakes|paints|keeps)\b", 0.36, TRADE, "Leave out what somebody is known to do."),
)  # fmt: skip


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n.!?;]+(?:[.!?](?=\w|\d)[^\n.!?;]*)*[.!?;]?", text):
        if match.group().strip():
            yield match.start(), match.end()


def _risk(document: Document, start: int, end: int, hits: Sequence[tuple[re.Match[str], Cue]]) -> Risk | None:
    """One risk for a sentence, from its first cue to its end, if the cues weigh enough together."""
    score = 1.0
    for _, cue in hits:
        score *= 1 - cue.weight
    score = round(1 - score, 3)
    if score < SHOWN:
        return None
    heaviest = max((cue for _, cue in hits), key=lambda c: c.weight)
    first = min(m.start() for m, _ in hits)
    last = max(m.end() for m, _ in hits)
    stop = min(max(last, min(end, first + LONGEST)), end)
    while stop > first and document.text[stop - 1].isspace():
        stop -= 1
    return Risk(
        document=document.name,
        start=first,
        end=stop,
        sentence=heaviest.why,
        suggestion=heaviest.instead,
        score=score,
    )


def risks_in(
    document: Document, believed: Callable[[int, int], bool] = lambda start, end: True
) -> Iterator[Risk]:
    """The risks of one document, at most one a sentence, in order. Only sentences that are `believed` are looked at."""
    text = document.text
    for start, end in _sentences(text):
        if not believed(start, end):
            continue
        hits = [
            (match, cue)
            for cue in CUES
            for match in cue.pattern.finditer(text, start, min(len(text), end + LONGEST))
            if match.start() < end
        ]
        hits.sort(key=lambda hit: (hit[0].start(), hit[0].end()))
        risk = _risk(document, start, end, hits) if hits else None
        if risk is not None:
            yield risk


WHY = {"JB": JOB, "RL": STORY}


def risks_seen(document: Document, view: Opinions) -> list[Risk]:
    """The cues' risks that the trained reader half believes, and its own, in order; none overlapping another."""
    told = list(view.told())
    own = [
        Risk(
            document=document.name,
            start=f.start,
            end=f.end,
            sentence=WHY[f.type],
            suggestion=suggestion(f.type, document.text[f.start : f.end]),
            score=f.score,
        )
        for f in told
        if len(document.text[f.start : f.end].split()) > 1 or f.score > SURE_ALONE
    ]

    def believed(start: int, end: int) -> bool:
        return max(view.of("JB", start, end), view.of("RL", start, end)) >= HALF_BELIEVED

    cued = [
        r
        for r in risks_in(document, believed)
        if not any(r.start < o.end and o.start < r.end for o in own) and believed(r.start, r.end)
    ]
    return sorted((*own, *cued), key=lambda r: (r.start, r.end))


def risks_of(
    bundle: CaseBundle, spans: Mapping[str, Sequence[Span]], views: Mapping[str, Opinions]
) -> tuple[Risk, ...]:
    """Risks of every document, in order; none that a span already covers whole."""
    risks = []
    for document in bundle.documents:
        covered = [(s.start, s.end) for s in spans.get(document.name, ())]
        seen = risks_seen(document, views[document.name])
        risks += [r for r in seen if not any(s <= r.start and r.end <= e for s, e in covered)]
    return tuple(risks)
