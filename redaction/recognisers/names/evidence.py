"""Names of the kinds of evidence for a person, a place or an organisation, before they are weighed.

Presidio drops a result that lies inside a better one of the same type. Evidence must add up, so each witness gets a type of its own.
"""

TITLED = "P?titled"
TITLED_WORD = "P?titled-word"
INTRODUCED = "P?introduced"
HINTED = "P?hinted"


def is_evidence(kind: str) -> bool:
    """Whether a type is evidence to be weighed, not yet a finding."""
    return "?" in kind
