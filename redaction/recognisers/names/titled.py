"""Names after a title, a rank or a role: PC KHAN, Mr Okafor, DS Smith/9876, IP Shirin."""

from __future__ import annotations

from typing import ClassVar

from redaction.recognisers.base import Rule, RuleRecognizer

CIVIL = (
    "Mr|Mrs|Ms|Miss|Mx|Master|Dr|Doctor|Prof|Professor|Rev|Revd|Reverend|Fr|Father|Sister|Rabbi|Imam|Sheikh|Shaykh|Pastor|"
    "Canon|Cllr|Councillor|Sir|Lady|Lord|Dame|Hon|Judge|Granthi|Giani|Pandit|Mufti|Maulana|Hafiz|Ustadh|Auntie|Aunty|Uncle|Nan|Nurse"
)
RANK = (
    "PC|PCSO|WPC|SPC|SC|DC|TDC|T/DC|DS|T/DS|A/DS|DI|T/DI|A/DI|DCI|T/DCI|DSU|Det Supt|Supt|C/Supt|Ch Supt|Superintendent|PS|A/PS|T/PS|Sgt|"
    "Sergeant|Insp|Inspector|A/Insp|T/Insp|C/Insp|Ch Insp|CI|Chief Inspector|Det Con|Det Sgt|Det Insp|Detective Constable|Detective Sergeant|"
    "Detective Inspector|Detective Chief Inspector|Constable|ACC|DCC|CSI|SOCO|CSO|DDO|Custody Sgt"
)
NAME = r"(?:(?:[OD]['’]|Mc|Mac|Al-|El-|Abd-|St\.?[ ])?[A-ZÀ-ÖØ-Þ](?:[a-zß-öø-ÿ'’]+|[A-ZÀ-ÖØ-Þ'’]+)(?:-[A-ZÀ-ÖØ-Þ][\wÀ-ÿ]+)*)"
INITIAL = r"(?:[A-Z]\.?[ ])"
PARTICLE = r"(?:(?:de|da|dos|do|del|della|van|von|der|den|bin|bint|ibn|al|el|ul|ap|ab|la|le)[ ])"
FULL = rf"{INITIAL}{{0,2}}{PARTICLE}{{0,2}}{NAME}(?:[ ](?:{INITIAL}|{PARTICLE}{{0,2}}{NAME})){{0,3}}"


class TitledNameRecognizer(RuleRecognizer):
    """Capitals are asked for: lower-case text is left to the known parties and the uncased model."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        Rule("P", rf"(?<![\w])(?:{CIVIL})\b\.?[ ]+(?P<x>{FULL})", "This name follows a title.", 0.9),
    )
