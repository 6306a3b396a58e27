"""When two spellings may be one name: one slip apart, sounding alike, or the short form of the other."""

from __future__ import annotations

import functools
import re

SHORT_FORMS = {
    "alexander": "alex sandy sasha xander lex", "alexandra": "alex sandra sasha lexi", "andrew": "andy drew", "anthony": "tony ant", "barbara": "barb babs", "benjamin": "ben benny benji", "bernard": "bernie",
    "catherine": "cath cathy kate katie kitty cat", "charles": "charlie chas chuck", "charlotte": "charlie lottie", "christopher": "chris kit topher", "christine": "chris chrissie tina", "daniel": "dan danny", "david": "dave davey", "deborah": "deb debbie debs",
    "dorothy": "dot dotty dolly", "edward": "ed eddie ted teddy ned", "elizabeth": "liz lizzie beth betty eliza libby lisa bess", "emily": "em emmy", "frances": "fran frankie", "francis": "frank frankie", "frederick": "fred freddie", "gabriel": "gabe", "geoffrey": "geoff", "gerald": "gerry",
    "gregory": "greg", "harold": "harry hal", "henry": "harry hal", "isabella": "bella izzy", "james": "jim jimmy jamie", "jennifer": "jen jenny", "jessica": "jess jessie", "john": "jack johnny jon", "jonathan": "jon jonny", "joseph": "joe joey", "josephine": "jo josie",
    "joshua": "josh", "katherine": "kath kathy kate katie kitty", "kathleen": "kath kathy", "kenneth": "ken kenny", "lawrence": "larry laurie", "leonard": "len lenny", "margaret": "maggie meg peggy marge margie", "martin": "marty", "mary": "molly polly", "matthew": "matt matty",
    "michael": "mike mick mickey micky mikey", "mohammed": "mo moe mohamed muhammad mohammad", "muhammad": "mo mohammed mohamed mohammad", "natalie": "nat", "nicholas": "nick nicky", "nicola": "nicky nikki", "oliver": "ollie olly", "pamela": "pam", "patricia": "pat patsy trish tricia", "patrick": "pat paddy", "peter": "pete",
    "philip": "phil pip", "raymond": "ray", "rebecca": "becky becca becks", "richard": "rick ricky dick richie rich", "robert": "rob bob bobby robbie bert", "ronald": "ron ronnie", "samantha": "sam sammy", "samuel": "sam sammy", "sandra": "sandy", "sarah": "sally sadie", "stephanie": "steph", "stephen": "steve stevie ste",
    "steven": "steve stevie ste", "susan": "sue susie suzy", "terence": "terry tel", "theodore": "theo ted", "theresa": "terry tess", "thomas": "tom tommy", "timothy": "tim timmy", "victoria": "vicky vicki tori", "vincent": "vince vinny", "walter": "wally walt", "william": "will bill billy liam willie",
    "abdul": "abs", "abdullah": "abs abdul", "aleksander": "alek olek", "aleksandra": "ola alex", "agnieszka": "aga", "malgorzata": "gosia", "katarzyna": "kasia", "joanna": "jo asia joasia", "krzysztof": "krzys chris", "wojciech": "wojtek", "andrzej": "andy", "tomasz": "tomek", "jakub": "kuba", "siobhan": "shiv", "oluwaseun": "seun",
}  # fmt: skip
_SHORT = {long: frozenset(short.split()) for long, short in SHORT_FORMS.items()}
LEAST = 5
LEAST_STEM = 3
PET_ENDINGS = ("y", "ie", "ey", "o", "ers", "ster", "za", "zer")
"""Letters that a word needs before a slip of one letter may still be the same name."""


@functools.lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A rough key of how a name sounds in English: same key, perhaps the same name."""
    key = word
    for old, new in (
        ("ph", "f"),
        ("ck", "k"),
        ("cz", "ch"),
        ("sz", "sh"),
        ("sch", "sh"),
        ("ee", "i"),
        ("ea", "i"),
        ("ie", "i"),
        ("ou", "u"),
        ("oo", "u"),
        ("ai", "e"),
        ("ei", "e"),
        ("y", "i"),
        ("w", "v"),
        ("q", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("dh", "d"),
        ("th", "t"),
        ("gh", "g"),
        ("kh", "k"),
        ("h", ""),
    ):
        key = key.replace(old, new)
    key = re.sub(r"c(?=[eis])", "s", key).replace("c", "k")
    key = re.sub(r"(.)\1+", r"\1", key)
    head, tail = key[:1], key[1:]
    return head + re.sub(r"[aeiou]+", "a", tail)


@functools.lru_cache(maxsize=200_000)
def one_slip(a: str, b: str) -> bool:
    """Whether one letter added, left out, changed or swapped with its neighbour makes `a` into `b`."""
    if a == b or abs(len(a) - len(b)) > 1:
        return a == b
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = rest_a[1:2] + rest_a[:1] + rest_a[2:]
        return rest_a[1:] == rest_b[1:] or swapped == rest_b
    longer, shorter = (rest_a, rest_b) if len(a) > len(b) else (rest_b, rest_a)
    return longer[1:] == shorter


def same_with_slip(a: str, b: str) -> bool:
    """Whether two words of enough letters are one slip apart or sound alike. The first letter may slip only within the sound."""
    if min(len(a), len(b)) < LEAST:
        return False
    if one_slip(a, b):
        return a[0] == b[0] or sound(a)[0] == sound(b)[0] or a[1:] == b[1:]
    return sound(a) == sound(b) and abs(len(a) - len(b)) <= 3


def is_listed_short_form(short: str, long: str) -> bool:
    """Whether `short` is listed as a usual short form of `long`: *Tel* of Terence, *Bob* of Robert."""
    return short in _SHORT.get(long, ())


def is_short_form(short: str, long: str) -> bool:
    """Whether `short` is a usual short form of `long`: by list, or by its first letters (Dan, Daniel; Jonno, Jon)."""
    if is_listed_short_form(short, long):
        return True
    if short[:1] != long[:1]:
        return False
    if len(short) >= 3 and len(long) > len(short) and long.startswith(short):
        return True
    stem = re.sub(r"(?:o|y|ie|i|ey|s|z|za|zer)$", "", short)
    return len(stem) >= 3 and short != long and (long == stem or (len(stem) >= 4 and long.startswith(stem)))


def is_pet_form(word: str, name: str) -> bool:
    """Whether a word is a name with an ending of fondness or mockery: *Rosie* of Rose, *Jonesy* of Jones, *Robbo* of Rob."""
    stem = name.removesuffix("e")
    if len(stem) < LEAST_STEM or not word.startswith(stem):
        return False
    rest = word.removeprefix(stem)
    return rest in PET_ENDINGS or rest.removeprefix(stem[-1]) in PET_ENDINGS
