"""What to write in place of a job or a story that may single somebody out: true still, but of many people.

The first line that fits gives the words; between stars stand the words themselves, as the preparer may take them over.
"""

from __future__ import annotations

import re

JOBS: tuple[tuple[str, str], ...] = (
    (r"imam|rabbi|vicar|priest|pastor|granthi|pujari|cantor|khatib|chaplain|verger|sexton|muezzin|deacon|temple|mosque|church|gurdwara|synagogue", "Say *a person with a role in a faith community*."),
    (r"councillor|\bmp\b|mayor|magistrate|judge|clerk|commissioner|election", "Say *holds or held a public role*."),
    (r"teach|head of year|headmaster|headmistress|tutor|lecturer|professor|school|college|pupil|student|librarian", "Say *works in education*."),
    (r"nurse|doctor|midwife|surgeon|matron|therapist|paramedic|dentist|vet\b|pharmac|consultant|carer|ward|hospital|surgery", "Say *works in health or care*."),
    (r"driver|conductor|pilot|signalman|ferry|lock[ -]?keeper|tram|train|bus|taxi|boat|ship|lorry", "Say *works in transport*."),
    (r"chef|cook|bak|barista|butcher|cafe|restaurant|takeaway|pub|landlord|landlady|brew", "Say *works in food or hospitality*."),
    (r"player|coach|boxer|referee|umpire|captain|goalkeeper|jockey|champion|team|club|gym", "Say *takes part in sport*."),
    (r"sing|music|drum|pip(?:er|e major)|harp|organist|dancer|actor|poet|artist|painter|photograph|puppet|film|theatre|band|choir|mestre", "Say *works in the arts*."),
    (r"journalist|editor|presenter|radio|televis|newspaper|blog", "Say *works in the media*."),
    (r"farmer|shepherd|beekeep|fisher|gardener|forest|miner|engineer|welder|blacksmith|joiner|carpenter|builder|thatcher|mason", "Say *has a skilled trade*."),
    (r"owner|proprietor|shop|stall|barber|hairdress|tailor|market|business|salon|trader", "Say *runs or works in a small business*."),
    (r"soldier|army|navy|marine|raf\b|veteran|officer|sergeant|police", "Say *served in uniform*."),
    (r"founder|chair|president|secretary|treasurer|trustee|organiser|volunteer|governor|leader", "Say *helps to run a local group*."),
)  # fmt: skip
STORIES: tuple[tuple[str, str], ...] = (
    (r"died|dead|death|killed|murder|drown|funeral|widow|late (?:husband|wife|son|daughter)|lost (?:his|her|their|my)|hanged|grave|plaque|memorial|statue", "Say *somebody who has lost a person close to them*."),
    (r"fled|boat|lorry|camp|war\b|siege|refugee|asylum|deport|border|detention|crossed", "Say *somebody who came here for safety*."),
    (r"prison|jail|cell|convict|acquitt|trial|court|case collapsed|charged", "Say *somebody with an earlier court case*."),
    (r"transplant|amputat|prosthe|cancer|illness|hospital|dog|wheel|sight|deaf|scar|tattoo|birthmark|burn|seizure|donor|heart|kidney", "Say *somebody with a health condition or a visible mark*, as far as the case needs it."),
    (r"telly|television|tv\b|radio|news|paper|viral|front page|poster|film|video|famous|headline|documentary", "Say *somebody some people may have heard of*."),
    (r"won|medal|champion|record|played|captain|england|wales|scotland|olymp|cup|league|scored", "Say *somebody known for a success*."),
    (r"brother|sister|father|mother|son|daughter|husband|wife|uncle|aunt|cousin|twin|nan|grand|family|ex\b|partner", "Say *somebody's relative*, without how they are related."),
    (r"car|van|hearse|house|caravan|boat|garden|parrot|horse|pony|snake|pigeon", "Leave the thing out that everybody knows, or say *their property*."),
)  # fmt: skip
LAST = {
    "JB": "Say *has a job* and leave out which.",
    "RL": "Say *somebody whose story others may know*.",
}


def suggestion(kind: str, words: str) -> str:
    """A sentence for the preparer. `kind` is `JB` for a job, `RL` for a story or relation."""
    for pattern, sentence in JOBS if kind == "JB" else STORIES:
        if re.search(rf"(?i)\b(?:{pattern})", words):
            return sentence
    return LAST[kind]
