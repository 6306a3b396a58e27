"""Ages in digits and words, decades of life, and numbers that stand where an age is given."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.gazetteer import kinds_of
from redaction.lexicon import is_word
from redaction.recognisers.base import DASH, Rule, RuleRecognizer
from redaction.recognisers.generic.numbers import WORDS, value

NUMBER = rf"(?:\d{{1,3}}|{WORDS})"
RANGE = rf"{NUMBER}(?:[ ]?(?:{DASH}|/|or|to|and)[ ]?{NUMBER})?"
ABOUT = r"(?:(?:about|around|approx(?:imately)?\.?|roughly|nearly|almost|just|only|over|under|c\.?|circa|some|maybe|perhaps|probably|at least|still)[ ])?"
YEARS = r"(?:years?|yrs?|yr)"
OLD = rf"(?:[- ]?{YEARS}[- ]?(?:olds?|of[ ]age)|[- ]?y[./]?o\b\.?|[- ]months?[- ]old|[- ]weeks?[- ]old)"
DECADE = r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[1-9]0['’]?s)"
STAGE = r"(?:early|mid|middle|late)"
BE = r"(?:am|is|was|are|were|be|being|turned|turns|turning|['’]m|['’]s)"
AFTER = r"(?=[ ]*(?:[.,;:!?)\n]|$|and\b|but\b|with\b|when\b|now\b|at[ ]the[ ]time|next\b|this\b|last\b|yesterday\b|today\b|who\b|in[ ](?:January|February|March|April|May|June|July|August|September|October|November|December)))"
PERSON = r"(?:man|woman|male|female|boy|girl|lad|lady|person|youth|child|teenager|son|daughter|baby|brother|sister|mum|mother|father|dad|pensioner|gentleman|victim|suspect|witness|patient|resident|student|pupil|kid|nephew|niece|grandson|granddaughter|toddler)"


NUMBERED = re.compile(
    r"(?i)(room|flat|section|page|platform|bus|bay|route|ward|unit|number|plot|street|road|house|block|part|rule|act|article|volume|exhibit|item|line|paragraph"
    r"|para|chapter|table|figure|version|gate|terminal|channel|junction|court|score|january|february|march|april|may|june|july|august|september|october|november|december)"
)
"""Words before a number that counts or numbers a thing."""
NEAR = "This says about how old somebody is."
CAPITAL = r"[A-Z][a-z'’-]+"


class AgeRecognizer(RuleRecognizer):
    """How old somebody is. Lengths of time (*for forty years*) and *over 18* on a form stay."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("AGE", rf"(?i)\b(?:aged?|age:|age[ ](?:is|was|of|given as)|ages)[ ]*:?[ ]*{ABOUT}(?P<x>{RANGE}(?:,[ ]?{NUMBER})*(?:[ ]and[ ]{NUMBER})?{OLD}?)(?![\w%])", "This is somebody's age."),
        Rule("AGE", rf"(?i)\b(?P<x>{RANGE}{OLD})(?!\w)", "This is somebody's age."),
        Rule("AGE", rf"(?i)\b(?:in[ ](?:his|her|their|my|your)|aged|age)[ ](?P<x>(?:{STAGE}[- ](?:to[- ](?:mid|late)[- ])?)?{DECADE})(?!\w)", "This says how old somebody is."),
        Rule("AGE", rf"(?i)\b(?P<x>{STAGE}[- ](?:(?:to|/)[- ]?{STAGE}[- ])?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|[1-9]0['’]?s))(?!\w)", "This says how old somebody is.", 0.85),
        Rule("AGE", rf"(?i)\b(?:{PERSON}s?|IC\d|white|black|asian),?[ ]+(?:is[ ])?(?:in[ ]their[ ])?{ABOUT}(?P<x>(?:{RANGE}(?:[ ]?{YEARS})?|\d0['’]?s|\d0ish))(?=[ ]*(?:[.,;)\n]|$|yrs|years|ish|slim|tall|medium|heavy|with|wearing|build|and\b|white|black|asian))", "This says how old somebody is.", 0.7),
        Rule("AGE", rf"\b(?:[Hh]e|[Ss]he|I|[Ww]ho|son|daughter|child|boy|girl|they|They){BE[:0]}[ ]?(?:{BE}|who[ ]is)[ ](?:now[ ]|only[ ]|still[ ]|just[ ])?{ABOUT}(?P<x>{RANGE}){AFTER}", "This says how old somebody is.", 0.75),
        Rule("AGE", rf"\b(?:I|[Hh]e|[Ss]he)['’](?:m|s)[ ](?:now[ ]|only[ ]|still[ ]|just[ ])?{ABOUT}(?P<x>{RANGE}){AFTER}", "This says how old somebody is.", 0.75),
        Rule("AGE", rf"(?i)\b(?:when|since|until|after|before)[ ](?:i|he|she)[ ](?:was|turned|is|turns)[ ]{ABOUT}(?P<x>{NUMBER})(?:{AFTER}|(?=[ ](?:my|our|we|they|in|he|she|i)\b))", "This says how old somebody was.", 0.75),
        Rule("AGE", rf"(?i)\b(?:at[ ]the[ ]age[ ]of|the[ ]age[ ]of|from[ ]the[ ]age[ ]of)[ ](?P<x>{NUMBER})\b", "This says how old somebody was.", 0.85),
        Rule("AGE", rf"(?<=[A-Za-z’'])(?:,[ ]|[ ]\()(?:now[ ]|about[ ]|abt[ ]|approx[ ])?(?P<x>\d{{1,2}}(?:[ ]?yrs)?|{WORDS})(?=\)|,[ ](?:who|a|an|the|of|from|is|was|he|she|has|had|lives|works|born|said|and|\d|[A-Z]))", "This looks like an age after a name.", 0.65),
        Rule("AGE", r"(?<=[a-zA-Z’'\")])(?:,[ ])(?:now[ ]|about[ ]|abt[ ])?(?P<x>[1-9]\d)(?=,[ ](?!\d))", "This looks like an age after a name.", 0.65),
        Rule("AGE", r"(?i)\b(?P<x>(?:school[ ])?(?:year|yr)[ ]?(?:[1-9]|1[0-3]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen))(?=[ ]*(?:[.,;:)\n]|$|and\b|me\b|pupils?|parents?|students?|boys?|girls?|child|children|lad|class|group|tutor|at\b|when\b|he\b|she\b|came|head|form|assembly|now\b|is\b|was\b|trip|kid))", "A school year tells an age.", 0.7),
        Rule("AGE", rf"(?i)\b(?:{PERSON})s?[ ]of[ ](?:about[ ]|around[ ])?(?P<x>{RANGE})(?=[ ]*(?:[.,;:)\n]|$|and\b|who\b|is\b|was\b|with\b|had\b|has\b))", "This says how old somebody is.", 0.75),
        Rule("AGE", rf"(?i)\b(?:{PERSON})[ ](?:of[ ](?:about[ ]|around[ ]|maybe[ ]|only[ ])?|(?:about|around)[ ])(?P<x>[1-9]\d|{WORDS})(?=[ ](?:behind|in|on|by|at|from|near|outside|got|gets|came|comes|stood|standing|sat|sitting|ran|runs|walked|went|said|says|told|called|asked|shouted|pulled|pushed|holding|opened|took|should|would|could|can|as|to|doing|playing|crying|on[ ]a|a)\b)", "This says how old somebody is.", 0.75),
        Rule("AGE", rf"(?i)\b(?:maybe|perhaps|probably|possibly|looked|looks|looking|about|around|i['’]d say|i would say)[ ](?:about[ ]|not[ ]|not even[ ]|nearly[ ]|over[ ])?(?P<x>(?:1[0-9]|[2-8]\d|{WORDS})(?:ish)?)(?=,[ ](?:white|black|asian|short|tall|slim|heavy|thin|stocky|with|wearing|in|hair|grey|bald|holding|dark|long|blonde?|brown|black|glasses|shorts|male|female|maybe|five|six))", "This says how old somebody is.", 0.7),
        Rule("AGE", r"(?i)(?:,|\w)[ ](?:is|was)[ ](?P<x>[1-9]\d)(?=,[ ](?:has|had|and|lives|of|a|with|works|no|he|she|but|[A-Z][a-z]+)\b)", "This says how old somebody is.", 0.65),
        Rule("AGE", r"\b(?P<x>Year[ ](?:[1-9]|1[0-3]))\b(?![ ]?(?:of|plan|on)\b|[.,]\d)", "A school year tells an age.", 0.75),
        Rule("AGE", r"(?<![\w£])(?P<x>[1-9]\d?ish)(?=[ ,.;)])", "This says how old somebody is.", 0.6),
        Rule("AGE", rf"(?i)(?<![\w£])(?P<x>{NUMBER}[ ]going[ ]on[ ]{NUMBER})(?![\w%])", "This says how old somebody is.", 0.85),
        Rule("AGE", rf"(?i)\b(?:is|was|aged|turned)[ ](?P<x>{NUMBER}[ ]years?(?:,|[ ]and)[ ]{NUMBER}[ ]months?)\b", "This says how old somebody is.", 0.85),
        Rule("AGE", r"(?i)\bunder[ ]18[ ]\((?P<x>\d{1,2})\)", "This is somebody's age.", 0.85),
        Rule("AGE", r"\b[MF](?:ale|emale)?[ ]?[/,][ ]?(?P<x>\d{2})\b(?!/)", "This looks like an age.", 0.65),
        Rule("AGE", r"(?i)(?:^|[,;(.][ ]?|[ ])(?P<x>[2-9]0['’]?s(?:ish)?)(?=[ ]*(?:,|\)|;|$)[ ]*(?:white|black|asian|slim|tall|medium|heavy|male|female|grey|bald|local))", "This says how old somebody is.", 0.7),
        Rule("AGE", r"(?i)\b(?P<x>(?:\d{1,2}(?:st|nd|rd|th)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth)[ ]birthday)\b", "A numbered birthday says how old somebody is.", 0.75),
        Rule("AGE", r"[A-Za-z][ ]{1,3}(?P<x>[1-9]\d)[ ]{1,3}\((?:b\.|born|dob|d\.o\.b)", "This is an age before a date of birth.", 0.85),
        Rule("AGE", r"(?i)\b(?:dob|d\.o\.b\.?|born)[ :]*[\d ./-]{6,10}[,;][ ]?(?:now[ ]|age[ ])?(?P<x>[1-9]\d)(?=[,;.)])", "This is an age after a date of birth.", 0.85),
        Rule("AGE", r"(?<![\w])(?i:son|daughter|dau|brother|sister|niece|neice|nephew|grandson|granddaughter|child|boy|girl|baby|kids?|children)[ ]+[A-Z][a-z'’-]+[ ]+\(?(?P<x>1?\d)(?=[,.;)]|[ ]and\b|$)", "This looks like an age after a child's name.", 0.75),
        Rule("AGE", r"\b[Ii]['’]?m[ ](?P<x>1[3-9]|[2-7]\d)(?=[ ]+(?:babe|mate|m8|bro|lol|u|you|not|ffs|love|now|ya)\b)", "This says how old somebody is.", 0.75),
        Rule("AGE", rf"(?i)\b(?:pushing|knocking[ ]on[ ](?:for[ ])?|touching|going[ ]on|coming[ ]up[ ](?:to|for)|just[ ](?:gone|turned|coming[ ]up)|not[ ](?:yet|quite)|nearly|rising|well[ ](?:over|into|past)|the[ ](?:wrong|right)[ ]side[ ]of)[ ](?P<x>(?:1[0-9]|[2-9]\d|{WORDS}))(?=[ ]*(?:[.,;:!?)\n]|$|and\b|but\b|when\b|now\b|who\b|with\b))", NEAR, 0.7),
        Rule("AGE", r"(?i)\b(?:is|was|are|he['’]?s|she['’]?s|i['’]?m|about|around|aged|looked|looks|man|woman|male|female|lady|bloke)[ ,](?:about[ ]|around[ ]|a[ ])?(?P<x>(?:[2-9]0|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](?:odd|plus|something|ish))(?=[ ]*(?:[.,;:!?)\n]|$|and\b|but\b|with\b|now\b|who\b|year))", NEAR, 0.75),
        Rule("AGE", r"(?i)\b(?P<x>(?:[2-9]0|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](?:odd|plus|something|ish)[ -]year(?:s)?[ -]old)\b", NEAR, 0.85),
        Rule("AGE", rf"(?i)\b(?P<x>(?:1[0-9]|[2-9]\d|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|{WORDS})(?:[ ](?:or|maybe|going[ ]on)[ ]|[ ]?/[ ]?)(?:1[0-9]|[2-9]\d|{WORDS}))(?=[ ]*,?[ ](?:i['’]d[ ](?:say|guess)|i[ ](?:would|should)[ ](?:say|think)|at[ ](?:most|a[ ]guess|the[ ](?:most|oldest))|tops\b|year|yrs|yr\b|maybe\b|from[ ](?:the[ ]look|his|her)))", NEAR, 0.75),
        Rule("AGE", rf"(?i)\b(?:boys?|girls?|lads?|kids?|children|youths?|teenagers?|lass(?:es)?|he|she|they|one|both|all)[ ](?:is|was|were|are|of|looked|looks|look|must[ ](?:have[ ]been|be)|would[ ]be|might[ ]be|can['’]t[ ]be|couldn['’]t[ ]have[ ]been)[ ](?:more[ ]than[ ]|only[ ]|about[ ]|around[ ]|maybe[ ]|no[ ]more[ ]than[ ]|between[ ])?(?P<x>(?:[5-9]|1[0-9]|[2-9]\d|{WORDS})[ ]?(?:or|and|to|/|-)[ ]?(?:[5-9]|1[0-9]|[2-9]\d|{WORDS}))(?=[ ]*(?:[.,;:!?)\n]|$|and\b|but\b|with\b|when\b|at[ ]the[ ]time))", NEAR, 0.75),
        Rule("AGE", r"(?i)\b(?:birthday|b-?day)(?:,|:|[ ]-|[ ](?:he|she|i|they)[ ](?:was|is|turned|will[ ]be|would[ ]be|had[ ]turned))[ ](?P<x>[1-9]\d?)(?=[ ]*(?:[.,;:!?)\n]|$|and\b|but\b|today\b|now\b))", "This is an age at a birthday.", 0.75),
        Rule("AGE", r"(?<![\w/])(?P<x>[1-9]\d)[ ]?/[ ]?(?:M|F|m|f)(?![\w/])", "This looks like an age.", 0.75),
        Rule("AGE", r"\b(?:IP|AP|VIC|Vic|SUSP|Susp|WIT|Wit|INF|Inf|OP|VIW)\d?[ :,(-]{1,3}(?P<x>[1-9]\d)[ ]?(?:M|F|m|f|male|female|Male|Female|MALE|FEMALE)\b", "This looks like an age.", 0.75),
        Rule("AGE", r"\((?P<x>[1-9]\d)[ ]?,?[ ]?(?:M|F|m|f|male|female|MALE|FEMALE)\)", "This looks like an age.", 0.75),
        Rule("AGE", r"(?i)\b(?P<x>(?:quadr|quinqu|sex|sept|oct|non)(?:u)?agenarians?|centenarians?)\b", "This says how old somebody is.", 0.8),
        Rule("AGE", r"(?i)(?<![\w'’])(?P<x>(?:b\.|born)[ ]?(?:in[ ])?(?:19[1-9]\d|20[0-2]\d))(?![\w/-])", "A year of birth tells an age.", 0.9),
        Rule("AGE", rf"(?P<n>{CAPITAL}[ ]{CAPITAL}),[ ](?P<x>[1-9]\d)(?=[ ]*(?:[.;)\n]|$))", "This looks like an age after a name.", 0.66),
        Rule("AGE", r"(?i)(?<![\w£])(?P<x>(?:lower|upper)[ ]sixth(?:[ ]form(?:ers?)?)?|(?:fifth|sixth|fourth|third|first|second)[ -]form(?:er)s?|(?:sixth|6th)[ -]form(?=[ ](?:pupils?|students?|boys?|girls?))|year[ -](?:sevens?|eights?|nines?|tens?|elevens?)|year[ -](?:7|8|9|10|11|12|13)s|yr[ ]?(?:[1-9]|1[0-3])|reception[ ](?:class|year|child|pupil)s?|primary[ ](?:[1-7]|one|two|three|four|five|six|seven))(?![\w%])(?![ ](?:of|plan|on|college)\b)", "A school year tells an age.", 0.75),
        Rule("AGE", r"(?<![\w£-])(?P<x>(?:Y(?:1[0-3]|[1-9])|[Ff]orm[ ](?:[1-6]|I{1,3}|IV|VI?)|FORM[ ][1-6]))(?=[ ]+(?i:pupils?|students?|boys?|girls?|lads?|kids?|child(?:ren)?|class|tutor(?:[ ]group)?|group|parents?|assembly|head|trip)\b)", "A school year tells an age.", 0.75),
        Rule("AGE", r"(?i)\b(?:in|into|from|of|started|currently[ ]in|now[ ]in|a)[ ](?P<x>(?-i:Y(?:1[0-3]|[1-9])|[SP][1-7](?=[ ](?:pupil|at|class)))|form[ ](?:[1-6]|one|two|three|four|five|six))(?=[ ]*(?:[.,;)\n]|$|and\b|at\b|when\b|pupil|class|who\b))", "A school year tells an age.", 0.7),
    )  # fmt: skip
    FORM = re.compile(r"(?i)if[ ]under[ ]18[: ]*(?:\(if over 18[^)]*\))?[: ]*(?:over)?[ ]*$")

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """No more than 115; not the printed words of a statement form; not a count of things."""
        if rule.reason == "A year of birth tells an age.":
            return True
        number = value(match.group("x"))
        after_name = rule.reason == "This looks like an age after a name."
        if after_name and (number or 0) < 10:
            word = re.search(
                r"([^\W\d_]+)(?:,|[ ]\()[ ]?$", match.string[max(0, match.start("x") - 30) : match.start("x")]
            )
            if word is None or is_word(word.group(1)) or not word.group(1)[0].isupper():
                return False
        if rule.score == 0.66:
            return any(kinds_of(w) or not is_word(w) for w in match.group("n").split()) and not any(
                NUMBERED.fullmatch(w) for w in match.group("n").split()
            )
        if rule.score == 0.7 and re.fullmatch(r"(?:one|\d)", match.group("x")):
            return False
        if number is not None and number > 115:
            return False
        before = match.string[max(0, match.start("x") - 40) : match.start("x")]
        if re.search(r"(?i)(?:\bover|\bunder)[ ]$", before) and number == 18:
            return False
        return not (self.FORM.search(before) and number == 18)
