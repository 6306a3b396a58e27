"""A small invented case for walks through the product, new each time: its reference and a detail are random."""

from __future__ import annotations

import datetime as dt
import io
import json
import secrets
import zipfile

CANARY = "Quillonby"
"""A surname that occurs nowhere else; it must not be found downstream."""

_LOG = """OCCURRENCE ENQUIRY LOG  {reference}

{day} 1015 PC 5821 HARGROVE  Attended Flat 3, 18 Mossgate Terrace. IP Daniel Quillonby, Jewish, wears a kippah. At the shop on the corner a male shouted "get out, we don't want your sort here" and spat at his feet. IP shaken, does not want to miss synagogue.
{day} 1130 PC HARGROVE  Shop CCTV seized, {minutes} minutes and {seconds} seconds of it. Suspect known to staff as Carl Wexmoor, drives BX19 KLM.
{day} 1600 DS IRVINE 24 hour review. Correctly recorded as a section 4A public order offence, religiously aggravated. Directions: interview within 7 days, VCC with IP every 14 days, Victims First referral.
{later} 0930 PC 5821  Mr Quillonby called on 07700 900412. Told that Wexmoor was interviewed and denied the words. Thanked me for ringing.
"""
_OUTCOME = """OUTCOME RATIONALE

Suspect Carl Wexmoor was interviewed under caution and denied using the words. CCTV has no sound. Mr Quillonby supports a prosecution. No independent witness. There is no realistic prospect of conviction. Outcome 15.
Victim told by phone on {later} and offered a review of the decision. He said he was disappointed but felt listened to.
DS Irvine
"""


def zipped(today: dt.date) -> bytes:
    """The bundle as a ZIP, closed five months before `today`."""
    first = today - dt.timedelta(days=190)
    later = first + dt.timedelta(days=6)
    reference = f"43{first:%y}{secrets.randbelow(10**7):07d}"
    length = {"minutes": str(10 + secrets.randbelow(80)), "seconds": str(10 + secrets.randbelow(50))}
    words = length | {"reference": reference, "day": f"{first:%d/%m/%Y}", "later": f"{later:%d/%m/%Y}"}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("case.json", json.dumps(_facts(reference, first, later, today)))
        archive.writestr("oel.txt", _LOG.format(**words))
        archive.writestr("outcome.txt", _OUTCOME.format(**words))
    return buffer.getvalue()


def _facts(reference: str, first: dt.date, later: dt.date, today: dt.date) -> dict[str, object]:
    return {
        "format": 1,
        "reference": reference,
        "agency": "Thames Valley Police",
        "area": "Oxford",
        "case_type": "crime",
        "strands": ["religion"],
        "sub_strands": ["antisemitic"],
        "report_channel": "101",
        "location_type": "shop",
        "location": "Mossgate Terrace",
        "occurred_from": f"{first}T09:20:00",
        "reported_at": f"{first}T09:40:00",
        "recorded_at": f"{first}T11:00:00",
        "flag_set_at": f"{first}T11:00:00",
        "attended_at": f"{first}T10:15:00",
        "closed_at": f"{today - dt.timedelta(days=150)}T09:00:00",
        "offence": {"family": "public_order", "home_office_class": "9B", "aggravated": True},
        "victim_contact": {"agreed_interval_days": 14, "method": "phone", "agreed_at": f"{first}T10:40:00"},
        "suspect": {"identified": True, "interviewed_at": f"{later - dt.timedelta(days=1)}T14:00:00"},
        "contacts": [
            {"at": f"{later}T09:30:00", "channel": "phone", "key_decision": "interview", "told_reason": True}
        ],
        "reviews": [{"at": f"{first}T16:00:00", "type": "ds24", "rank": "DS"}],
        "referrals": [{"to": "Victims First", "at": f"{first}T17:00:00", "consent": True}],
        "risk_assessments": [{"at": f"{first}T11:10:00", "level": "medium"}],
        "outcome": {
            "code": 15,
            "decided_at": f"{later}T09:00:00",
            "authority_rank": "DS",
            "vrr_offered": True,
        },
        "parties": [
            {
                "role": "victim",
                "name": "Daniel Quillonby",
                "phones": ["07700 900412"],
                "addresses": ["Flat 3, 18 Mossgate Terrace"],
            },
            {"role": "suspect", "name": "Carl Wexmoor", "vehicles": ["BX19 KLM"]},
            {"role": "officer", "name": "Hargrove", "rank": "PC", "collar": "5821"},
            {"role": "officer", "name": "Irvine", "rank": "DS"},
        ],
        "documents": [{"file": "oel.txt", "kind": "oel"}, {"file": "outcome.txt", "kind": "outcome"}],
    }
