"""Origins of names in wider groups: one origin alone rarely has enough people for a figure that means something."""

from __future__ import annotations

ENOUGH = 10
"""People that an origin, or a group of them, must have before it counts for the spread between origins."""

_MEMBERS = {
    "British and Irish": "british english welsh scottish irish northern_irish cornish manx",
    "Roma and Traveller": "romany roma romanian_roma traveller irish_traveller gypsy",
    "Jewish": "jewish jewish_sephardi jewish_ashkenazi israeli",
    "South Asian": "south_asian indian pakistani bangladeshi gujarati punjabi goan tamil sri_lankan nepali sikh hindu bengali malayali kashmiri",
    "Middle Eastern": "arabic iranian persian turkish kurdish syrian iraqi lebanese palestinian afghan yemeni egyptian jordanian",
    "African": "african west_african east_african southern_african north_african nigerian ghanaian somali eritrean ethiopian zimbabwean sudanese congolese kenyan ugandan gambian sierra_leonean cameroonian moroccan algerian rwandan igbo yoruba akan",
    "Caribbean": "caribbean jamaican trinidadian barbadian guyanese",
    "East and South East Asian": "chinese vietnamese filipino east_timorese korean japanese thai malaysian indonesian hong_kong burmese cambodian singaporean",
    "Eastern European": "polish romanian lithuanian latvian estonian hungarian bulgarian ukrainian russian czech slovak albanian serbian croatian bosnian kosovan moldovan belarusian slovenian",
    "Other European": "italian portuguese spanish french german dutch greek cypriot maltese swedish danish norwegian finnish belgian swiss austrian",
    "Latin American": "brazilian colombian mexican chilean peruvian ecuadorian argentinian venezuelan bolivian latin_american",
}
_GROUP = {origin: group for group, origins in _MEMBERS.items() for origin in origins.split()}
OTHER = "other"


def group_of(origin: str) -> str:
    """The group of an origin as case.json gives it: its whole name first, then ever shorter beginnings of it (south_asian_sikh, south_asian)."""
    words = origin.casefold().replace("-", "_").replace(" ", "_").split("_")
    for length in range(len(words), 0, -1):
        group = _GROUP.get("_".join(words[:length]))
        if group:
            return group
    return OTHER
