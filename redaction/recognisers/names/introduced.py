"""Names where a sentence or a form says that a name comes: *my name is*, *Signed:*, *spoke to*, *Dear*."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.gazetteer import kinds_of
from redaction.lexicon import is_public_word
from redaction.recognisers.base import Rule, RuleRecognizer
from redaction.recognisers.names.evidence import HINTED, INTRODUCED

WORD = r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ]*(?:['’-][\wÀ-ÿ]+)*"
FULL = rf"(?:{WORD}\.?(?:[ ]{WORD}\.?){{0,3}})"
TWO = rf"(?:{WORD}\.?(?:[ ]{WORD}\.?){{1,3}})"
FIELD = (
    r"(?:name|full name|surname|forenames?|given names?|family name|first name|last name|alias|aka|nickname|maiden name|victims?|ip|ap|aggrieved|complainant|suspects?|suspect \d|offender|witness(?: \d)?|informant|caller|reporter|"
    r"reported by|reporting person|officer|oic|officer in (?:the )?case|supervisor|sergeant|supervising officer|recording officer|interviewing officer|interviewer|interviewee|interviewed by|present|others present|appropriate adult|interpreter|solicitor|legal rep(?:resentative)?|author|"
    r"prepared by|completed by|signed|signature|statement of|taken by|caseworker|case worker|key worker|advocate|tenant|landlord|client|patient|pupil|student|employee|parent|next of kin|nok|contact|decision maker|authorised by|approved by|reviewed by|allocated(?: to)?|from|to|cc|copy|attn|re|"
    r"subject|spouse|partner|husband|wife|mother|father|son|daughter|child(?:ren)?|sibling|brother|sister|neighbour|friend|support worker|social worker|housing officer|chair|attendees|apologies)"
)
RELATION = r"(?:husband|wife|partner|boyfriend|girlfriend|fianc[eé]e?|son|daughter|child|boy|girl|baby|brother|sister|mother|father|mum|mam|mom|dad|nan|gran|grandmother|grandfather|grandad|aunt|auntie|uncle|cousin|nephew|niece|grandson|granddaughter|friend|mate|neighbour|colleague|manager|boss|teacher|carer|flatmate|housemate|landlord|supervisor|nurse|driver|ex|twin|stepson|stepdaughter|stepfather|interpreter|solicitor|caseworker|support worker|social worker|dog|lad|man|woman|male|female|guy|officer|policeman|policewoman|constable|sergeant)"
OWNER = r"(?:my|his|her|their|our|your|AP['’]?s|IP['’]?s|victim['’]s|suspect['’]s|the|a|another|older|younger|elder|eldest|youngest|late|[A-Z]\w+['’]s)"
SPEECH = r"(?:said|says|stated|states|told|tells|asked|asks|replied|shouted|confirmed|confirms|explained|reports|reported|advised|advises|denies|denied|admitted|admits|agreed|thinks|felt|feels|wants|rang|phoned|called|emailed|texted|wrote|came|went|walked|ran|left|arrived|lives|works|has|had|is|was|saw|heard|knows|identified|attended|answered|refused|declined|gave|provided|made|took|did|does|does not|didn['’]t|doesn['’]t|would|will|could|cried|laughed|pushed|punched|kicked|spat|threw|grabbed)"
CONTACT = r"(?:spoke(?:n)?[ ](?:to|with)|speak(?:ing)?[ ](?:to|with)|t/c[ ](?:to|from|with)|tel(?:ephone)?[ ]call[ ](?:to|from)|(?:phone[ ])?call[ ](?:to|from|with)|called|rang|rung|phoned|telephoned|emailed|e-mailed|texted|messaged|contacted|visited|updated|met(?:[ ]with)?|saw|told|asked|advised|informed|thanked|interview(?:ed)?(?:[ ](?:of|with))?|i/v|arrested|cautioned|stmt[ ](?:from|of|by)|statement[ ](?:from|of|by)|email[ ](?:to|from)|e-mail[ ](?:to|from)|letter[ ](?:to|from)|text[ ](?:to|from)|message[ ](?:to|from|for)|reply[ ](?:from|to)|sent[ ](?:to|by)|signed[ ]by|taken[ ]by|accompanied[ ]by|introduced[ ]to|seen[ ]by|made[ ]by|given[ ]by|provided[ ]by|reported[ ]by|according[ ]to|contact[ ]from|contact[ ]with|copied[ ](?:to|in)|passed[ ]to|allocated[ ]to|handed[ ]to)"


OUR_OWN = "Families speak so of their own."


class IntroducedNameRecognizer(RuleRecognizer):
    """Strong where the words can introduce nothing but a name, hints elsewhere."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule(INTRODUCED, rf"(?i:\b(?:my|his|her|their|the)[ ](?:full[ ]|real[ ]|first[ ]|maiden[ ]|last[ ])?name(?:[ ]is|[ ]was|['’]s|[ ]as)[ ])[\"“‘']?(?P<x>{FULL})", "The sentence says that this is a name.", 0.9),
        Rule(INTRODUCED, rf"(?i:\b(?:named|nicknamed|known[ ](?:to[ ]\w+[ ])?as|goes[ ]by|a\.?k\.?a\.?|alias|n[ée]e|formerly|now[ ]known[ ]to[ ]be|gave[ ](?:his|her|their)[ ](?:name|details)[ ]as|calls?[ ](?:me|him|her|them|himself|herself)|call(?:ed|s)?[ ]me)[ ])[\"“‘']?(?:(?i:mr|mrs|ms|miss|dr)\.?[ ])?(?P<x>{FULL})", "The sentence says that this is a name.", 0.85),
        Rule(INTRODUCED, r"(?P<x>[^\W\d_]{2,}(?:['’-][^\W\d_]+)?)(?=[ ]is[ ](?:his|her|my|their|the[ ](?:family|last|first))[ ](?:real[ ]|last[ ]|first[ ])?(?:sur)?name\b)", "The sentence says that this is a name.", 0.95),
        Rule(INTRODUCED, rf"\b(?:I[ ]am|I['’]m|This[ ]is|this[ ]is)[ ](?P<x>{TWO})(?=[,. ](?:and|of|a|the|from|I|\n|$)|[.,\n])", "Somebody gives their name here.", 0.75),
        Rule(INTRODUCED, rf"^[ \t>*|-]*(?i:{FIELD})[ ]?(?:\d[ ]?)?[.]*[:|][ \t|]*(?:(?i:mr|mrs|ms|miss|dr|pc|ds|dc|di|ps)\.?[ ]+)?(?P<x>{FULL}(?:,[ ]{FULL})?)", "This stands where a form asks for a name.", 0.75),
        Rule(HINTED, rf"(?<=[ \t|])(?i:{FIELD})[ ]?:[ \t]*(?:(?i:mr|mrs|ms|miss|dr|pc|ds|dc|di|ps)\.?[ ]+)?(?P<x>{FULL}(?:,[ ]{FULL})?)", "This stands where a form asks for a name.", 0.7),
        Rule(INTRODUCED, rf"^[ \t>]*(?i:dear|hi|hello|hiya|hey|morning|good[ ](?:morning|afternoon|evening)|salaam|salam|thanks|thank[ ]you|many[ ]thanks|cheers)[ ,]+(?:(?i:mr|mrs|ms|miss|dr|pc|ds|dc|di|ps|sgt|officer|inspector|sergeant)\.?[ ]+)?(?P<x>{FULL})(?=[ ]*(?:,|\.|!|-|\u2013|:|$))", "A letter or message greets somebody by this name.", 0.85),
        Rule(INTRODUCED, rf"(?i:^[ \t>]*(?:(?:kind(?:est)?|best|warm|many)[ ])?(?:regards|wishes|thanks|sincerely|faithfully|yours(?:[ ](?:sincerely|faithfully|truly))?|respectfully|with[ ]respect|in[ ]solidarity|love|cheers|signed|sent[ ]by|thank[ ]you)[ ,.!]*\n[ \t>]*\n?[ \t>]*)(?:(?i:mr|mrs|ms|miss|dr|pc|ds|dc|di|ps|sgt|rev|cllr)\.?[ ]+)?(?:\d{{2,6}}[ ])?(?P<x>{FULL})(?=[ \t]*(?:$|,|\(|\||-|\u2013))", "This signs a letter or a message.", 0.85),
        Rule(INTRODUCED, rf"(?i:\b(?:signed|sgd)[ ]?[:.]?[ ]*)(?P<x>{FULL})", "This signs a document.", 0.75),
        Rule(INTRODUCED, rf"\b(?i:our)[ ](?P<x>{WORD})(?=[ ](?:was|is|has|had|got|goes|went|says|said|came|and)\b|['’]s[ ]|[.,;]|$)", OUR_OWN, 0.9),
        Rule(INTRODUCED, rf"(?P<x>{TWO})(?=[ ]?<?[\w.+-]+@[\w.-]+>?)", "This name stands before an e-mail address.", 0.8),
        Rule(INTRODUCED, rf"(?P<x>{WORD},[ ]{WORD})(?=(?:[ ]\([^)\n]{{1,20}}\))?[\"']?[ ]?<[\w.+-]+@)", "This name stands before an e-mail address.", 0.85),
        Rule(HINTED, rf"\b(?i:{OWNER}[ ](?:(?:late|older|younger|elder|little|big|best|good|close|male|female|eldest|youngest|line|baby|new|old)[ ]){{0,2}}{RELATION})(?:,|[ ]is|[ ]was|['’]s[ ]name[ ]is)?[ ](?P<x>{FULL})", "This name follows the word for a relation.", 0.7),
        Rule(HINTED, rf"\b(?i:{CONTACT})[ ](?P<x>{FULL})", "This name follows words of contact.", 0.65),
        Rule(HINTED, rf"(?P<x>{FULL})(?:['’]s)?[ ](?=(?:also[ ]|then[ ]|just[ ]|has[ ]|had[ ]|later[ ])?{SPEECH}\b)", "This name stands where somebody speaks or acts.", 0.5),
        Rule(HINTED, rf"(?P<x>{WORD})(?=['’]s[ ](?:\w+[ ])?(?:{RELATION}|house|flat|door|car|van|account|statement|stmt|phone|face|arm|hair|head|view|evidence|version|bike|bag|coat|name|address|job|work|family|kids?|children|garden|window|email|words|room|bed|place|desk|class|team|voice|wishes))", "Something belongs to somebody of this name.", 0.6),
        Rule(INTRODUCED, rf"(?<![\w.'’&/])(?:[A-Z]\.[ ]?){{1,3}}(?P<x>{WORD})", "This name follows an initial.", 0.6),
        Rule(INTRODUCED, rf"(?i:\b(?:called|is|named|as|nickname[d]?|suspect[ ]?\d?|male[ ]?\d?|known|him|her|them|only|lad|girl|man|woman|boy|friend|mate)[ ]?[:,]?[ ])[\"“](?P<x>{WORD})[\"”]", "This name stands in quotation marks.", 0.8),
        Rule(HINTED, rf"\b(?:with|and|for|between|from|by|to|about|re|at|per|via|against|towards|behind|beside|told|between)[ ](?P<x>{FULL})", "This stands where a name may stand.", 0.3),
        Rule(INTRODUCED, rf"(?<=[a-z][ ])[\"“‘'(](?P<x>{WORD})[\"”’')](?=[ ]{WORD})", "This is a nickname inside a name.", 0.6),
    )  # fmt: skip

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """*Our* stands before many things: what follows must be a given name, and nobody's title."""
        if rule.reason != OUR_OWN:
            return True
        word = match.group("x")
        return "f" in kinds_of(word) and word[1:].islower() and not is_public_word(word)
