"""Names after a title, a rank or a role: PC KHAN, Mr Okafor, DS Smith/9876, IP Shirin, mrs begum."""

from __future__ import annotations

import re
from typing import ClassVar

from presidio_analyzer import RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from redaction.gazetteer import kinds_of
from redaction.lexicon import is_common_word, is_police_term, is_public_word, is_word
from redaction.manner import style_at
from redaction.recognisers.base import Rule, RuleRecognizer, result
from redaction.recognisers.names.evidence import TITLED, TITLED_WORD
from redaction.recognisers.policing.fragments import LOWER_RANK, RANK
from redaction.weigh import SHORTHAND
from redaction.wordset import wordset

CIVIL = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr|Doctor|Prof|Professor|Rev|Revd|Reverend|Fr|Father|Rabbi|Rebbetzin|Imam|Sheikh|Shaykh|Pastor|Canon|Cllr|Councillor|Sir|Lady|Lord|Dame|Judge|"
    r"Granthi|Giani|Pandit|Mufti|Maulana|Hafiz|Ustadh|Auntie|Aunty|Aunt|Uncle|Nurse|Matron|Coach|Sister|Brother|MR|MRS|MS|MISS|DR|REV|CLLR)"
)
ROLE = (
    r"(?:IPs?\d?|APs?\d?|INF|Inf|SUSP|Susp(?:ect)?s?|SUSPECT|V\d|S\d|W\d|WIT|Wit(?:ness)?|WITNESS|Victim|VICTIM|AGGRIEVED|Aggrieved|Complainant|Informant|Caller|OIC|IO|Solicitor|Sol|Interpreter|"
    r"Chair|Author|Sgt|Supervisor|Caseworker|Case worker|Keyworker|Key worker|Ambassador|Skipper|skipper|partner|neighbour|nurse|driver|manager|headteacher|solicitor|interpreter|colleague|suspect|victim|witness|son|daughter|dau|wife|husband|brother|sister|mother|mum|dad|father|cousin|nephew|niece|friend|aunt|uncle)"
)
WORD = (
    r"[A-ZÀ-ÖØ-Þ](?:[a-zß-öø-ÿ]+|[A-ZÀ-ÖØ-Þ]+)?(?:['’][A-ZÀ-Þa-zß-ÿ]+)?(?:[A-Z][a-z]+)?(?:-[A-ZÀ-Þ][\wÀ-ÿ]+)*"
)
PARTICLE = (
    r"(?:(?:de|da|dos|do|del|della|van|von|der|den|bin|bint|ibn|al|el|ul|ap|ab|la|le|Al|El|bte|abu|Abu)[ -])"
)
NAME = rf"(?:{PARTICLE}{{0,2}}(?:[A-Z]\.|{WORD})(?:(?:[ ]|(?<=[A-Z]\.)[ ]?){PARTICLE}{{0,2}}(?:[A-Z]\.|{WORD})){{0,3}})"
LOWER = r"(?:[a-zà-ÿ]{2,}(?:['’-][a-zà-ÿ]{2,})?(?:[ ][a-zà-ÿ]{3,})?)"
NUMBER = r"(?:[ ]?(?:no\.?[ ]?)?[A-Z]{0,2}\d{2,6}[A-Z]{0,2}[ /,]{1,2})?"
SURE = 0.95
VERBS = wordset(
    "WILL MAY CAN CASE READ CLOSE CALL LONG DAY RUSH LAW FORCE POST WARD SAY HOLD STOP PARK BOX BAIL HAND SEE"
)
"""Words after a rank that are surnames elsewhere."""
DUTIES = re.compile(
    r"[ ](?:REVIEW|ATTEND|INFORM|UPDATE|SPOKE|SPEAK|ADVISE|REQUEST|AWARE|AUTHORI|AGREE|ASK|STATE|TO|HAS|IS|WAS|AND|WILL|ON|AT|OIC|SAYS|SAID|TOLD|RANG|TASK)"
)
SMALL_WORD = re.compile(r"(?:DO|SO)\b\.?(?![ ]?\d)")
NICKNAME = "This is a nickname inside a name."
LIMIT = wordset("support and or of the to at in on from for with by re has had was is are were who said stated says told asked advised states reports reported attended called rang did does not no will would can could be been but when if that this then as so he she they i we")  # fmt: skip


class TitledNameRecognizer(RuleRecognizer):
    """Takes words after the title while they may belong to a name; ordinary words count for less."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule(TITLED, rf"(?<![\w])(?:{CIVIL})\b\.?[ ]+(?P<x>{NAME})", "This name follows a title.", 0.9),
        Rule(TITLED, rf"(?<![\w/])(?:{RANK})\b\.?{NUMBER}[ ]*(?P<x>{NAME})", "This name follows a rank.", 0.9),
        Rule(TITLED, rf"(?<![\w/])(?:{RANK})\b\.?[ ]+(?:[A-Z]\.?[ ]?){{0,2}}(?P<x>{WORD}(?:[ ]{WORD})?)(?=[ ]?[/(]?[ ]?[A-Z]{{0,2}}\d{{3,6}}\b)", "This name stands between a rank and a number.", 0.95),
        Rule(TITLED, rf"(?<![\w/])(?:{RANK})[ ]?[A-Z]{{0,2}}\d{{2,6}}[A-Z]{{0,2}}[ ]+(?:[A-Z]\.?[ ]?){{0,2}}(?P<x>{WORD})(?=[ \t]*(?:$|[,.;:)(|]|[ ]-))", "This name follows a rank and a number.", 0.95),
        Rule(TITLED, rf"(?<![\w/])(?:{RANK}|{LOWER_RANK})[ ](?P<x>[a-z]{{2,}}(?:[ ][a-z]{{2,}})?)(?=[ ]?[/(]?[ ]?\d{{4,6}}\b(?![:/]))", "This name stands between a rank and a number.", SURE),
        Rule(TITLED, rf"(?<![\w/])(?:{ROLE})[ ]+(?:(?:is|was|named|called)[ ]+)?(?P<x>{NAME})", "This name follows a role.", 0.7),
        Rule(TITLED, rf"(?<![\w/])(?i:mr|mrs|ms|miss|mx|dr|cllr|revd?|prof|rabbi|pastor|canon|imam)\b\.?[ ]+(?P<x>{LOWER})", "This name follows a title.", 0.8),
        Rule(TITLED, rf"\b(?i:opr|operator|handler|call[ ]?taker|dispatcher|loggist)[ :]+(?P<x>{WORD}(?:[ ]{WORD})?)(?=[ ]?[/(]?[ ]?[A-Z]{{0,2}}\d{{3,6}}\b(?![:/]))", "This name stands between a rank and a number.", SURE),
        Rule(TITLED, rf"(?<![\w/])[A-Z]{{1,2}}\d{{4,5}}[ ](?:[A-Z]\.?[ ])(?P<x>{WORD})", "This name follows a collar number.", SURE),
        Rule(TITLED, rf"(?<=[A-Za-z] )[\"“‘'(](?P<x>{WORD})[\"”’')](?= [A-ZÀ-Þ])", NICKNAME, SURE),
        Rule(TITLED, r"^[ \t]*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}[ ,]+\d{2}[:.]?\d{2}[ ,-]+[A-Za-z]?\d{3,6}[ ]+(?P<x>[a-z]{3,})", "This name stands where a log names its author.", 0.7),
        Rule(TITLED, rf"(?<![\w/])(?:{LOWER_RANK})(?:[ ]\d{{2,6}})?[ ]+(?P<x>{LOWER})", "This name follows a rank.", 0.7),
    )  # fmt: skip

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """A nickname stands between two words that are no ordinary ones, and is no word of abuse.

        *DO* and *SO* are words where everything is in capitals.
        """
        if rule.reason != NICKNAME:
            return not (SMALL_WORD.match(match.group()) and style_at(match.string, match.start()) == "upper")
        before = re.search(r"([^\W\d_]+)[ ]$", match.string[max(0, match.start() - 30) : match.start()])
        after = re.match(r"[^\W\d_]+", match.string[match.end() + 1 :])
        around = [m.group().strip() for m in (before, after) if m]
        return (
            len(around) == 2
            and not any(is_word(w) or is_police_term(w) for w in around)
            and not is_public_word(match.group("x"))
        )

    def __init__(self) -> None:
        super().__init__()
        self.supported_entities = [TITLED, TITLED_WORD]

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """One result a word: sure where the word is no ordinary one, less sure where it is."""
        found = []
        for whole in super().analyze(text, entities, nlp_artifacts):
            reason = whole.analysis_explanation.textual_explanation
            score = whole.analysis_explanation.original_score
            place = 0
            for word in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text[whole.start : whole.end]):
                if len(word.group()) == 1:
                    continue
                kind = judge(word.group(), place, score, "a title" in (reason or ""))
                ends = text[whole.start + word.end() : whole.start + word.end() + 1] in (
                    ")",
                    ",",
                    ".",
                    ";",
                    "\n",
                    "",
                )
                if (
                    kind is None
                    and place == 1
                    and ends
                    and "a title" in (reason or "")
                    and word.group().lower() not in LIMIT
                ):
                    kind = TITLED
                if kind is None:
                    break
                alone = place == 0 and whole.start < word.start() + whole.start
                if kind == TITLED_WORD and (
                    alone
                    or (place == 0 and stands_as_name(text, whole.start + word.end(), word.group(), reason))
                ):
                    kind = TITLED
                place += 1
                found.append(
                    result(
                        kind, whole.start + word.start(), whole.start + word.end(), score, self.name, reason
                    )
                )
        return found


def stands_as_name(text: str, end: int, word: str, reason: str | None) -> bool:
    """Whether a capitalised word after a rank ends its phrase at once, as names do (*PCSO Moss, C1234*), or is a surname in
    capitals that does what officers do (*INSP GRAY REVIEW*)."""
    if "rank" not in (reason or ""):
        return False
    if word.isupper():
        surname = "l" in kinds_of(word) and word not in VERBS
        return surname and DUTIES.match(text[end : end + 14]) is not None
    return (
        word[1:].islower()
        and re.match(r",[ ][A-Z]{0,2}\d|[ ]*(?:\(|\)|$|\n)", text[end : end + 5]) is not None
    )


def judge(word: str, place: int, score: float, civil: bool = False) -> str | None:
    """Whether the word at a place (0 first) after a title is of the name: surely, maybe, or no more.

    A civil title takes nearly any word after it; a rank or a role also stands before verbs.
    """
    if word.lower() in LIMIT or word.lower() in SHORTHAND:
        return None
    if is_police_term(word) and not (score == SURE and kinds_of(word)):
        return None
    if score == SURE and place < 2:
        return TITLED
    ordinary = is_word(word) or is_public_word(word)
    if not ordinary:
        return TITLED
    if place == 0 and (civil or (score >= 0.9 and not is_common_word(word))):
        return TITLED
    return TITLED_WORD if word[0].isupper() else None
