"""Names of venues made of ordinary words: two capitals or more in the middle of a sentence that no list explains."""

from __future__ import annotations

import re
from typing import ClassVar

from redaction.lexicon import is_police_term, is_public_word, is_word
from redaction.recognisers.base import Rule, RuleRecognizer
from redaction.recognisers.uk.organisation import OrganisationRecognizer
from redaction.wordset import wordset

CAP = r"[A-Z][a-z]+(?:['’]s?)?(?:-[A-Z][a-z]+)?"
PAPERWORK = wordset(
    "victim witness suspect crime police officer statement personal risk assessment review report log form code act order section public hate harm team unit safety impact criminal justice court crown prosecution service services support community ",
    "protection notice behaviour restorative interview custody case file evidence action plan outcome decision rationale letter contact contract enhanced rights right charging authority full test threshold threat incident occurrence reference number date time ",
    "name address mobile phone email age under over male female white black north asian european no further voluntary attendance appropriate adult body worn video house duty sergeant inspector chief constable detective response neighbourhood ",
    "domestic abuse vulnerable adults child children young person people needs special measures national standards standard recording counting rules home office class acceptable agreement conditional caution fixed penalty registered intermediary ",
    "good morning afternoon evening kind regards best yours many thanks dear private confidential official sensitive restricted not high medium low early help social care mental health learning disability race religion sexual orientation gender identity ",
    "united kingdom states nations prime minister commander area superintendent secretary commissioner mayor king queen lord god christ dear sir madam human resources first aid independent advisory group single point lead manager head director deputy assistant senior equality diversity inclusion monday tuesday wednesday thursday friday saturday sunday attached enclosed cc bcc re fw subject sent from to signed ",
    "sergeants inspectors monthly weekly daily closing final initial supervisor supervision summary background details circumstances classification flags flag linked persons property method used vehicle location reported recorded committed",
)


LINE = 200
"""How far a line is looked at on either side."""


class ProperNameRecognizer(RuleRecognizer):
    """Doubtful by nature: nothing of policing, paperwork or national life may be among the words."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "OR",
            rf"(?<=[a-z,] )(?P<x>{CAP}(?: (?:(?:of|the|and|&|in|on) )?{CAP})+)(?![\w])",
            "Two capitals in the middle of a sentence: this may be the name of a venue or an organisation.",
            0.58,
        ),
        Rule(
            "OR",
            r"(?<=\bthe )(?P<x>[A-Z][a-z]+['’]s [A-Z][a-z]+)(?!\w)",
            "This may be the name of a venue.",
            0.58,
        ),
    )

    def accepts(self, rule: Rule, match: re.Match[str]) -> bool:
        """Lines with mostly capitals are headings; words of paperwork, peoples and national bodies stay."""
        found = match.group("x")
        before = match.string[max(0, match.start() - LINE) : match.start()].rpartition("\n")[2]
        after = match.string[match.end() : match.end() + LINE].partition("\n")[0]
        words = re.findall(r"[A-Za-z]+", before + found + after)
        if sum(w[0].isupper() for w in words) > 0.5 * len(words) or OrganisationRecognizer.NATIONAL.match(
            found
        ):
            return False
        own = re.findall(r"[A-Za-z]+", re.sub(r"['’]s?", "", found))
        if any(w.lower() in PAPERWORK or is_police_term(w) or is_public_word(w) for w in own):
            return False
        return all(is_word(w) for w in own)
