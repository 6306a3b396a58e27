"""Online names: handles, gamertags, and the groups and pages people post in."""

from __future__ import annotations

from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer

SITE = r"(?:Facebook|FB|Instagram|Insta|IG|Snapchat|Snap|TikTok|Tik[ ]Tok|Twitter|X|Telegram|WhatsApp|Discord|Reddit|Nextdoor|YouTube|Xbox|PSN|PlayStation|Steam|Twitch|Signal|LinkedIn|Threads|Mastodon|Bluesky|Kik|Grindr|Tinder|Vinted|Gumtree|Messenger)"
THING = r"(?:group|page|chat|channel|account|profile|server|forum|community|thread|username|user[ ]?name|handle|gamer[ ]?tag|screen[ ]?name|display[ ]name|nickname|alias|user|poster|tag|name)"
CALL = r"(?:[ ]is|[ ]was)?[ ]*(?:,|:|-|called|named|known[ ]as|entitled|titled|goes[ ]by|under[ ]the[ ]name|of|by|in[ ]the[ ]name[ ]of|with[ ]the[ ]name)?[ ]*"
QUOTED = r"[\"“‘'](?P<x>[^\"”’'\n]{2,60}(?:['’][^\"”’'\n]{1,40})?)[\"”’']"
TOKEN = r"(?P<x>[A-Za-z0-9][\w.\-]*(?:\d|_|\.[a-z])[\w.\-]*\w|[a-z]+[A-Z]\w+)"
TITLED = r"(?P<x>[A-Z][\w&’'-]*(?:[ ](?:[A-Z0-9][\w&’'-]*|of|and|the|for|in|&|not|our)){1,6}(?:[ ]\([\w ]{3,20}\))?)"


class HandleRecognizer(RuleRecognizer):
    """What begins with @; what a sentence calls a user name; group names in quotes or capitals."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("HD", r"(?<![\w@.%+-])(?P<x>@[A-Za-z0-9_](?:[\w.\-]{0,38}\w)?)(?!\w)", "This is an online name."),
        Rule("HD", r"(?<![\w/])(?P<x>/?[ur]/[A-Za-z0-9_-]{3,30})(?![\w/])", "This is a name on a forum."),
        Rule("HD", rf"\b(?i:{SITE})(?:['’]s)?[ ](?i:(?:account|profile|user ?name|handle|page|group|chat|channel|name|tag|user|id|community|server|forum)s?){CALL}(?i:is[ ])?{QUOTED}", "This is a name used online."),
        Rule("HD", rf"\b(?i:{THING})(?:[ ](?:on|in)[ ](?i:{SITE}))?{CALL}{QUOTED}(?=[^\n]{{0,40}}\b(?i:{SITE}|group|page|chat|post|online|member|account|profile)\b)", "This is a name used online.", 0.75),
        Rule("HD", rf"\b(?i:{SITE}|the|a|local|their|residents|community|street)[ ](?i:(?:whatsapp|facebook|telegram|fb|messenger|discord)[ ])?(?i:group|page|chat|channel)[ ]?(?:,|called|named|:)?[ ]?{QUOTED}", "This is the name of a group online.", 0.8),
        Rule("HD", rf"\b(?i:(?:group|page|chat|channel|server|forum)(?:[ ](?:chat|page|admin|call|name|owner))?)[ ]?(?:,|:|called|named)?[ ]?{QUOTED}", "This is the name of a group online.", 0.75),
        Rule("HD", rf"\b(?i:group|page|chat|channel|server|forum)(?i:[ ](?:chat|page))?[ ]?(?:,[ ])?(?i:(?:was|is|has[ ]been|since|later|now|then)[ ]){{0,2}}(?i:(?:re)?named|called|titled|renamed[ ]to)[ ]?:?[ ]?{QUOTED}", "This is the name of a group online.", 0.95),
        Rule("HD", r"\b(?i:group|page|chat|channel|server|forum)(?i:[ ](?:chat|page))?,?[ ][\"“](?P<x>[A-Z0-9][^\"”\n.!?]{2,38})[\"”](?=[ ](?:is|was|has|had|to|which|where|on|about|with|and)\b|[,.;)])", "This is the name of a group online.", 0.95),
        Rule("HD", rf"\b(?:in|on|to|of|from)[ ]the[ ](?i:group|page|chat|channel|server|forum)[ ]{TITLED}", "This is the name of a group online.", 0.75),
        Rule("HD", rf"\b(?i:{SITE})[ ](?i:group|page|chat|channel|community|forum)[ ]?(?:,|called|named|:)?[ ]?{TITLED}", "This is the name of a group online.", 0.75),
        Rule("HD", rf"\b(?i:posted|posts|post|shared|messages|seen|written|wrote|put)[ ](?:[\w ]{{0,20}}[ ])?(?:on|in|to)[ ](?:the[ ]group[ ])?{QUOTED}", "This looks like the name of a page or group online.", 0.6),
        Rule("HD", rf"(?i:\b(?:{SITE}|username|user[ ]?name|handle|gamertag|account|profile|alias|screen[ ]?name|user|insta|snap)\b(?:[ ](?:account|profile|name|user|id|handle))?[ ]?(?:is|was|:|=|-|called|named|of)?[ ]*){TOKEN}", "This is an online name.", 0.85),
        Rule("HD", r"(?i)^[> \t]*(?:to|cc|bcc|from)[ ]?:[^\n]{0,200}?(?<![\w@./-])(?P<x>[a-z]+(?:_[a-z0-9]+)+)(?![\w@/]|\.\w)", "This is the name of a mailing list.", 0.8),
        Rule("HD", r"(?<![\w@./\\-])(?P<x>[A-Za-z]+(?:_[A-Za-z]*\d+\w*|\d*_\w*\d+|_\w+_\d*\w*))(?![\w@/\\]|\.\w)", "This looks like an online name.", 0.65),
        Rule("HD", r"(?i:\b(?:username|user name|handle|gamertag|screen name|display name|goes by|known online as|posts as|posting as|posted as|signed himself|calling (?:himself|herself|themselves|itself)|profile name|under the name)\b(?:[ ](?:is|of|was|on[ ]\w+))?[ :]*)[\"“‘'](?P<x>[^\"”’'\n]{2,40})[\"”’']", "This is an online name."),
    )  # fmt: skip
