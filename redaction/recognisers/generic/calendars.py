"""Days and months of the calendars that communities in Britain keep beside the civil one.

Hijri, Hebrew, Nanakshahi, Hindu, Bengali, Persian and Ethiopian months in their usual English spellings, for patterns that
ignore case. Month names that are also given names (*Rajab*, *Azar*) count only with a day or a year of their calendar.
"""

from __future__ import annotations

HIJRI = r"(?:muharram|safar|rabi['’‘]?(?:[ -](?:al|ul|us|ath|i|ii|1|2|1st|2nd))?(?:[ -](?:awwal|aww?al|thani|th[aā]ni|akhir|aakhir|sani))?|jum(?:a|u)d[aā](?:['’‘]?(?:[ -](?:al|ul|us|ath))?[ -](?:awwal|ula|oola|thani|thaniya|akhir(?:ah?)?|ukhra|sani))|rajab|sha['’‘]?ba(?:a)?n|ramadh?aa?n|ramzan|shaww?aal|shaww?al|(?:dhu|zul|dhul|zil)[ ’'-]?(?:al-)?[ -]?(?:qa['’‘]?d(?:a|ah|eh)|qi['’‘]?dah?|hijjah?|hajj?))"
HEBREW = r"(?:tishr(?:ei|i)|(?:mar)?[ch]?heshvan|kislev|te(?:v|b)et|sh(?:e)?vat|adar(?:[ ](?:i{1,2}|1|2|aleph|bet|rishon|sheni))?|nis(?:s)?an|iyy?ar|sivan|tamm?uz|(?:menachem[ ])?av|elul)"
NANAKSHAHI = r"(?:chet|vaisakh|jeth?|harh|sawan|bhadon|assu|katt?ak|katik|maghar|poh|magh|phagg?[ua]n)"
HINDU = r"(?:chaitra|vaish?akha?|jyeshth?a|ashadha?|shrav(?:a|an)a?|bhadrapada?|ash(?:v|w)in(?:a)?|kartika?|margashirsha?|paush?a|magha?|phalgun(?:a)?)"
BENGALI = r"(?:boish?akh|j(?:o|y)i?shth?o|asharh|srabon|bhadro|ashwin|kartik|ogroha(?:y|i)on|poush|magh|falgun|choitro)"
PERSIAN = r"(?:farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand)"
ETHIOPIAN = r"(?:meskerem|t[ie]k[ie]mt|hidar|tahsas|ter|yekatit|megabit|miaz[iy]a|ginbot|genbot|sene|hamle|nehas(?:e|s)e?|pagum(?:e|en))"

DAY = r"(?:3[0-2]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
FAITH_YEAR = r"(?:1[34]\d\d(?:[ ]?(?:AH|A\.H\.?|H|hijri|SH))?|57\d\d|58\d\d|20[78]\d(?:[ ]?(?:BS|VS))?|5[5-6]\d[ ]?(?:NS)?|(?:19|20)\d\d|14\d\d[ ]?BS)"
MOON = r"(?:[ ](?:sudi?|vadi?|shukla|krishna)(?:[ ](?:paksha|\d{1,2}))?)"
MONTH = "(?:" + "|".join((HIJRI, HEBREW, NANAKSHAHI, HINDU, BENGALI, PERSIAN, ETHIOPIAN)) + ")"
UNMISTAKEN = r"(?:muharram|sha['’]ban|shaww?aa?l|dhul[ ’'-]?(?:hijjah?|qa['’]?dah?)|rabi['’]?[ -](?:al|ul)[ -](?:awwal|thani)|jumada[ -](?:al|ul)[ -](?:ula|awwal|thani|akhirah?)|tishr(?:ei|i)|cheshvan|kislev|tevet|elul|bhadrapada|margashirsha|shahrivar|farvardin|ordibehesht|meskerem|yekatit)"

FAITH_DATE = (
    rf"(?:(?:the[ ])?{DAY}[ ](?:day[ ])?(?:of[ ])?{MONTH}(?!['’‘]?\w)(?:,?[ ]{FAITH_YEAR}(?!\d))?"
    rf"|{MONTH}{MOON}?[ ]{DAY}(?!\d)(?:,?[ ]{FAITH_YEAR}(?!\d))?"
    rf"|{MONTH},?[ ]{FAITH_YEAR}(?!\d)"
    rf"|(?:(?:early|mid|late)[ -])?{UNMISTAKEN})"
)
"""A day of a month, with or without a year; a month of a year; a month that is nobody's name, alone."""
