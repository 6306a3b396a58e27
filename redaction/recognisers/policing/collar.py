"""Collar and shoulder numbers of officers and staff."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.lexicon import is_word
from redaction.recognisers.base import Rule, RuleRecognizer
from redaction.recognisers.policing.fragments import LOWER_RANK, RANK, RANKS

COLLAR = r"[A-Z]{0,2}\d{2,6}[A-Z]{0,2}"
LONE = r"(?:[A-Z]{1,2}\d{3,5}|[A-Z]{2}[ ]\d{3,5}|\d{3,6}[A-Z]{0,2}|\d{2,6}[A-Z]{2})"
SMALL_WORDS = (
    "ON",
    "AT",
    "IN",
    "TO",
    "IS",
    "OF",
    "BY",
    "NO",
    "AS",
    "OR",
    "IT",
    "WE",
    "HE",
    "UP",
    "SO",
    "IF",
    "DO",
    "GO",
)
CALL_SIGN = "This is the call sign of a crew."
KEEPS_A_LOG = "This number stands for somebody who keeps a log."
COLLAR_REASON = "This is an officer's collar number."
REVIEWS = ("DS24",)
"""A rank and a figure that are a form: the supervisor's review within a day."""
FOLLOWS_SLASH = "This number follows an officer's name and a slash."
STAFF = r"(?i:operator|op|call[ ]?(?:taker|handler)|dispatcher|controller|control|crime desk|desk|despatch(?:er)?|loggist|author|officer|entered by|recorded by|created by|updated by|from|by|staff|user|supervisor|reviewer)"
CUED = r"(?i:supv|supvr|super|supervisor|coll(?:ar)?|warrant(?:[ ]card)?|w/no|ofcr|officer|operator|opr|handler|disp|dispatch|despatch|ctrl|control|control[ ]room|c/sgt|cdo|flo|conductor|guard|steward|driver|payroll|fcr|fcc|s/n|call[ ]?taker|duty[ ]manager)"
"""Words for those who keep a log, work a desk or stand on duty."""
SIGNED_BY = r"(?i:(?:endorsed|reviewed|closed|tasked|created|updated|entered|authorised|actioned|allocated|filed|finalised|signed|checked|logged|recorded|seen|noted|approved)(?:[ ](?:off[ ])?(?:by|to))?)"
NO_MEASURE = r"(?![\w%]|[:.,/-]\d|[ ]?(?i:hrs?|hours|days?|on|of|am|pm|mins?|minutes|miles|metres|people|calls?|times|pages|words|items)\b)"
TIME = r"(?:[01]\d|2[0-3])[:.]?[0-5]\d(?::\d\d)?(?:[ ]?hrs?)?"
CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
DATE = r"\d{1,2}[/.-](?:\d{1,2}|[A-Za-z]{3})[/.-]\d{2,4}"


class CollarRecognizer(RuleRecognizer):
    """After a rank, after a name and a slash, by cue, and in the column of a log where the author stands."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("OC", rf"(?<![\w/])(?:{RANK}|(?i:{LOWER_RANK}))[ ./#:\-]{{0,2}}(?i:no\.?[ ]?)?(?P<x>{COLLAR})(?![\w]|[ ]?(?i:hrs?|hours|days?|weeks?|review|months?)\b|/\d)", COLLAR_REASON),
        Rule("OC", rf"(?<![\w/])(?:{RANK})[ ](?P<x>[A-Z]{{1,2}}[ /]\d{{2,6}})(?!\w)", COLLAR_REASON, 0.85),
        Rule("OC", rf"(?<![\w])(?:{RANK}[ ])?(?:[A-Z]\.?[ ])?[A-Z][\w'’-]+[ ]?/[ ]?(?P<x>[A-Z]{{0,2}}\d{{2,6}}[A-Z]{{0,2}})(?![\w/])", FOLLOWS_SLASH, 0.8),
        Rule("OC", r"(?i:\b(?:collar|shoulder|epaulette)[ .:#]{1,2})(?P<x>\d{2,5})(?![\w%]|[.,/]\d|[ ]?(?i:cm|mm|inch|size|bone))", "This is a collar number.", 0.9),
        Rule("OC", r"(?i:\bbadge[ .:#]{1,2})(?P<x>[A-Z]?\d{3,6})(?![\w%:]|[.,/]\d)", "This is a number of somebody on duty.", 0.8),
        Rule("OC", r"(?i:\b(?:steward|guard|marshal|doorman|door supervisor|operator)[ ])(?P<x>[A-Z]\d{1,4})(?![\w/:])", "This is a number of somebody on duty.", 0.8),
        Rule("OC", rf"(?i:\b(?:collar|shoulder|warrant|badge|epaulette|force|pin|staff)[ ](?:no\.?|number|num|id)(?:[ ]is)?[ .:#]*)(?P<x>{LONE}|\d{{2}})(?!\w)", "This is a collar number.", 0.95),
        Rule("OC", rf"(?<![\w/])(?:{RANK})[ ](?:[A-Z]\.?[ ]?){{0,2}}(?:[A-Z][\w'’-]+[ ]){{1,3}}\(?(?P<x>[A-Z]{{0,2}}[ ]?\d{{2,6}}[A-Z]{{0,2}})\)?(?![\w/]|[ ]?(?i:hrs?|hours|days?)\b)", "This number follows an officer's name.", 0.85),
        Rule("OC", rf"(?<![\w/])(?i:{LOWER_RANK})[ ](?:[a-z'’-]+[ ]){{1,2}}\(?(?P<x>\d{{3,6}})\)?(?![\w/]|[ ]?(?i:hrs?|hours|days?)\b)", "This number follows an officer's name.", 0.75),
        Rule("OC", rf"^[ \t|>*\[-]*(?:{DATE})[ ,|\t@-]+(?:at[ ])?{TIME}\]?[ ,|\t:-]+\(?(?P<x>[A-Z]{{0,2}}\d{{3,6}}[A-Z]{{0,2}})(?![\w/:]|\.\d|[ ]?(?i:hrs)\b)", "This number stands where a log names its author.", 0.8),
        Rule("OC", rf"^[ \t|>*\[(-]*(?:{DATE})(?:[ ,|\t@-]+(?:at[ ])?{TIME})?[ ,|\t-]*[(\[](?P<x>[A-Z]{{0,2}}\d{{3,6}}[A-Z]{{0,2}})[)\]]", "This number stands where a log names its author.", 0.8),
        Rule("OC", rf"^[ \t|>*\[]*\d{{1,2}}[/.]\d{{1,2}}[ ,|\t@-]+{TIME}\]?[ ,|\t:-]+\(?(?P<x>\d{{4,6}})(?=[ ]?:|[ ][A-Z]|[ ]?[-)])", "This number stands where a log names its author.", 0.8),
        Rule("OC", r"^[ \t]*(?P<x>\d{3,6}[ ]?>[ ]?\d{3,6})(?=[ ]?:)", "These numbers say who writes to whom.", 0.85),
        Rule("OC", rf"^[ \t|>*(\[]*(?:{DATE})[ ,|\t@-]+{TIME}[ ,|\t-]+(?P<x>[A-Za-z]{{1,2}}\d{{3,6}})(?=\)|\]|[ ])", "This number stands where a log names its author.", 0.8),
        Rule("OC", r"\b(?i:units?|resources?|call[ ]?signs?|c/s|patrols?|crew)[ :#]{1,3}(?P<x>[A-Z]{2,3}[ ]?\d{2,3}[A-Z]?)(?![\w/:]|[.,]\d|[ ]?(?i:hrs|hours|days))", CALL_SIGN, 0.8),
        Rule("OC", r"(?i:\bemp(?:loyee)?[ ]?(?:no\.?|number|id)?[ :#]*)(?P<x>\d{3,8})(?!\w)", "This is a worker's number.", 0.85),
        Rule("OC", r"(?<![\w/])C/R[ ](?P<x>\d{3,6})(?!\w)", "This is the number of a control room operator.", 0.8),
        Rule("OC", rf"^[ \t|>*\[]*{TIME}\]?[ ,|\t:-]+(?P<x>[A-Z]{{0,2}}\d{{4,6}}[A-Z]{{0,2}}|[A-Z]{{1,2}}\d{{3,6}})(?![\w/:.]|[ ]?(?i:hrs)\b)", "This number stands where a log names its author.", 0.8),
        Rule("OC", rf"\b{STAFF}[ :#]+(?P<x>[A-Z]{{0,2}}\d{{4,6}}[A-Z]{{0,2}}|[A-Z]{{1,2}}[ ]?\d{{3,5}})(?![\w/:]|\.\d|[ ]?(?i:hrs?|hours|on|of)\b)", "This number stands for a member of staff.", 0.75),
        Rule("OC", r"(?i:\b(?:when|as|and|that|while|before|after|until|says|per|told|asked|informed)[ ])(?P<x>\d{4,5})(?=[ ](?i:called|attended|arrived|attends|resumed|resuming|spoke|states|stated|advises|advised|confirms|confirmed|en route|on scene|taking over|to attend|to call|to revisit|to update)\b)", "This number stands for an officer who acts.", 0.75),
        Rule("OC", rf"(?<![\w/]){CUED}[ ]?(?i:no\.?|num(?:ber)?|id|badge)?[ .:#]{{1,2}}(?P<x>[A-Z]{{0,2}}\d{{4,6}})(?=[)\],.;:/\n]|$|[ ](?i:attended|to|and|&|at|closed|endorsed|logged|updated|says|said|reviewed|advised|informed|spoke|wrote|has|had|was|is|with|for|re|who|will|in|took|saw|on[ ]scene|recorded)\b){NO_MEASURE}", KEEPS_A_LOG, 0.75),
        Rule("OC", rf"(?<![\w/]){CUED}[ ](?i:no\.?|num(?:ber)?|id|badge)[ .:#]{{0,2}}(?P<x>[A-Z]{{0,2}}\d{{2,6}}){NO_MEASURE}", "This is a number of somebody on duty.", 0.8),
        Rule("OC", r"(?i:\b(?:steward|guard|marshal|doorman|door[ ](?:staff|supervisor)|security(?:[ ]officer)?|operator|ticket[ ]inspector|revenue[ ](?:officer|protection|inspector)|shift[ ]lead(?:er)?|team[ ]lead(?:er)?|porter|warden|s/o|bib|tabard)[ ])(?P<x>\d{1,4})(?=[ ](?i:said|says|saw|heard|told|took|states|stated|reports|reported|called|radioed|attended|spoke|logged|intervened|ejected|helped|wrote|informed|stood|walked|came|was|is|has|had)\b)", "This is a number of somebody on duty.", 0.8),
        Rule("OC", r"(?<![\w/])(?P<x>[A-Z]{2}\d{2}[A-Z]?)(?=[ ](?i:assigned|despatched|dispatched|en[ ]route|on[ ]scene|resum(?:ed|ing)|attending|stood[ ]down|tasked|deployed)\b)", CALL_SIGN, 0.8),
        Rule("OC", r"\b(?i:despatched|dispatched|deployed|assigned|tasked|sent)[ ](?P<x>[A-Z]{2}\d{2}[A-Z]?(?:(?:,[ ]|[ ](?:and|&)[ ])[A-Z]{2}\d{2}[A-Z]?)*)(?![\w/]|[ ][A-Z]{3}\b)", CALL_SIGN, 0.8),
        Rule("OC", r"(?<![\w/])[A-Z][a-z'’-]+[ ](?P<x>\d{4,6})(?=[ ](?:attended|updated|reviewed|closed|spoke|stated|reported|logged|wrote|advised|confirmed|resumed|authorised|took|viewed|seized)\b)", KEEPS_A_LOG, 0.75),
        Rule("OC", rf"\b{SIGNED_BY}[ :-]{{1,2}}(?P<x>[A-Z]{{0,2}}\d{{4,6}})(?=[)\],.;\n]|$|[ ](?i:and|at|for|re|with)\b)", KEEPS_A_LOG, 0.75),
        Rule("OC", r"(?<![\w/:.£])(?P<x>\d{4,6})(?=[ ](?i:endorsed|reviewed|authorised|updating|logging|resuming|attending|assigned|allocated|despatched|dispatched|informed|notified|aware|advises)\b)", KEEPS_A_LOG, 0.75),
        Rule("OC", rf"(?<![\w/])(?:{RANK})[ ]?[(\[](?P<x>[A-Z]{{0,2}}[ ]?\d{{2,6}})[)\]]", COLLAR_REASON, 0.9),
        Rule("OC", rf"(?<![\w/])(?:{RANK})[ ](?:[A-Z][\w'’-]+[ ]){{1,3}}\([A-Z]{{1,3}}\)[ ](?P<x>\d{{2,6}}){NO_MEASURE}", "This number follows an officer's name.", 0.85),
        Rule("OC", rf"(?<![\w/:.£])(?P<x>\d{{3,6}})(?=[ ]?(?:{RANK})[ ][A-Z][\w'’-])", KEEPS_A_LOG, 0.75),
        Rule("OC", r"(?<![\w/])(?:(?:PC|DC|PCSO|DS|PS)s|(?i:officers|units?|crews?|pcs|pcsos))[ :]{1,2}(?P<x>[A-Z]{0,2}\d{3,6}(?:(?:,[ ]?|[ ]?(?:&|/|and)[ ]?|[ ])[A-Z]{0,2}\d{3,6})+)(?![\w%:]|[.]\d)", "These are officers' collar numbers.", 0.85),
        Rule("OC", r"(?<![\w/])(?:(?:PC|DC|PCSO|DS|PS)s)[ ](?:[A-Z][\w'’-]+[ ,]+){1,3}and[ ][A-Z][\w'’-]+[ ]\((?P<x>\d{3,6}(?:(?:,[ ]?|[ ]?(?:&|/|and)[ ]?)\d{3,6})+)\)", "These are officers' collar numbers.", 0.85),
        Rule("OC", r"(?i:\bSIA\b(?:[ ](?:badge|licen[cs]e|no\.?|number|card))*[ :#]*)(?P<x>\d{4}(?:[ -]?\d{4}){0,3})(?!\w)", "This is a number of somebody on duty.", 0.9),
        Rule("OC", r"^[ \t|>*]*[\[(](?P<x>\d{4,6})[\])](?=[ ,|-]+(?:[01]\d|2[0-3])[:.]?[0-5]\d\b)", KEEPS_A_LOG, 0.8),
        Rule("OC", r"(?<![\w/£$€])(?P<x>\d{3,6}[ ]?[A-Z]{1,2})(?=[ ][A-Z][A-Z'’-]{2,}\b)", "This looks like a collar number before a name.", 0.65),
    )  # fmt: skip

    def narrowed(self, rule: Rule, match: re.Match[str], start: int, end: int) -> tuple[int, int]:
        """A small word after the digits (*12345 ON SCENE*) is no part of the number."""
        parts = match.string[start:end].split(" ")
        return (start, start + len(parts[0])) if len(parts) == 2 and parts[1] in SMALL_WORDS else (start, end)

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Years, laws and counts are no collar numbers; before a slash there must stand a name."""
        found = match.group("x").strip()
        if re.fullmatch(r"(?:19|20)\d{2}", found) and rule.score < 0.9:
            return False
        dotted = re.search(
            r"(?:^|\n)[ \t|>*\[]*\d\d\.\d\d[ ]+$",
            match.string[max(0, match.start("x") - 14) : match.start("x")],
        )
        if rule.reason == COLLAR_REASON and match.group() in REVIEWS:
            return False
        if dotted and CLOCK.fullmatch(found):
            return False
        before = match.string[max(0, match.start("x") - 25) : match.start("x")]
        if "before a name" in rule.reason:
            digits = re.sub(r"\D", "", found)
            return not CLOCK.fullmatch(digits) and found.removeprefix(digits).strip() not in RANKS
        if (rule.reason == KEEPS_A_LOG or "member of staff" in rule.reason) and CLOCK.fullmatch(found):
            return False
        if rule.reason == FOLLOWS_SLASH:
            word = re.search(r"([A-Za-z'’-]+)[ ]?/[ ]?$", before)
            number = re.sub(r"\D", "", found)
            return (
                len(number) >= 3
                and word is not None
                and not (word.group(1).islower() or (is_word(word.group(1)) and len(number) < 4))
            )
        return True
