"""Every recogniser that every bundle is searched with, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable

from presidio_analyzer import EntityRecognizer

from redaction.recognisers.generic.age import AgeRecognizer
from redaction.recognisers.generic.bank import BankRecognizer
from redaction.recognisers.generic.date import DateRecognizer
from redaction.recognisers.generic.dob import BirthDateRecognizer
from redaction.recognisers.generic.email import EmailRecognizer
from redaction.recognisers.generic.festival import FestivalRecognizer
from redaction.recognisers.generic.handle import HandleRecognizer
from redaction.recognisers.generic.network import NetworkRecognizer
from redaction.recognisers.generic.phone import PhoneRecognizer
from redaction.recognisers.generic.web import WebRecognizer
from redaction.recognisers.names.introduced import IntroducedNameRecognizer
from redaction.recognisers.names.titled import TitledNameRecognizer
from redaction.recognisers.policing.collar import CollarRecognizer
from redaction.recognisers.policing.exhibit import ExhibitRecognizer
from redaction.recognisers.policing.national import NationalNumberRecognizer
from redaction.recognisers.policing.reference import ReferenceRecognizer
from redaction.recognisers.uk.address import AddressRecognizer
from redaction.recognisers.uk.nhs import NhsRecognizer
from redaction.recognisers.uk.organisation import OrganisationRecognizer
from redaction.recognisers.uk.personal_number import PersonalNumberRecognizer
from redaction.recognisers.uk.place import PlaceRecognizer
from redaction.recognisers.uk.postcode import PostcodeRecognizer
from redaction.recognisers.uk.proper_names import ProperNameRecognizer
from redaction.recognisers.uk.vehicle import VehicleRecognizer

CLASSES: tuple[Callable[[], EntityRecognizer], ...] = (
    EmailRecognizer,
    WebRecognizer,
    PhoneRecognizer,
    HandleRecognizer,
    NetworkRecognizer,
    BankRecognizer,
    DateRecognizer,
    BirthDateRecognizer,
    FestivalRecognizer,
    AgeRecognizer,
    PostcodeRecognizer,
    AddressRecognizer,
    PlaceRecognizer,
    OrganisationRecognizer,
    ProperNameRecognizer,
    VehicleRecognizer,
    PersonalNumberRecognizer,
    NhsRecognizer,
    CollarRecognizer,
    ReferenceRecognizer,
    NationalNumberRecognizer,
    ExhibitRecognizer,
    TitledNameRecognizer,
    IntroducedNameRecognizer,
)


def recognisers() -> list[EntityRecognizer]:
    """One of each; made anew, as an analyser owns them."""
    return [cls() for cls in CLASSES]
