from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from panel.anonymisation import queries, service
from panel.anonymisation.models import DecisionRow, Submission
from panel.kernel.errors import Invalid, NotFound, NotNow, Refused
from panel.packs import contents as packed
from redaction.decisions import Decision
from redaction.render import render
from tests import office


@pytest.fixture
def preparer(person):
    return person("preparer")


@pytest.fixture
def case_id(house, preparer):
    return office.proposed(house, preparer)


def desk(house, viewer, case_id):
    with house.read() as tx:
        return queries.desk(tx, viewer, case_id)


def span_of(found, words):
    for document in found.decided.documents:
        for span in found.decided.spans[document.name]:
            if document.text[span.start : span.end] == words:
                return span
    raise AssertionError(words)


def result(found, number=1):
    return render(found.decided).documents[number - 1].text


def test_a_proposal_waits_for_its_preparer_with_one_doubtful_place(house, preparer, case_id):
    found = desk(house, preparer, case_id)
    assert (found.work.state, found.work.open_count) == ("not started", 1)
    assert "Threlkeld" not in result(found)


def test_a_rejected_place_stays_as_the_file_has_it_until_that_is_undone(house, preparer, case_id):
    span = span_of(desk(house, preparer, case_id), "the canal")
    with house.write() as tx:
        service.decide(tx, preparer, case_id, [Decision(number=0, kind="reject", span=span.id)])
    assert "the canal" in result(desk(house, preparer, case_id))
    with house.write() as tx:
        service.undo(tx, preparer, case_id, 1)
    found = desk(house, preparer, case_id)
    assert "the canal" not in result(found)
    assert found.work.open_count == 1
    with house.write() as tx, pytest.raises(NotNow, match="already undone"):
        service.undo(tx, preparer, case_id, 1)


def test_decisions_are_sealed_and_the_database_refuses_to_change_them(house, preparer, case_id):
    with house.write() as tx:
        service.accept_doubtful(tx, preparer, case_id, "LO")
    with house.read() as tx:
        row = tx.session.scalar(select(DecisionRow))
        assert b"accept" not in row.payload
    with pytest.raises(IntegrityError, match="frozen"), house.write() as tx:
        tx.session.execute(text("UPDATE anonymisation_decision SET kind = 'reject'"))


def test_a_decision_that_makes_no_sense_is_refused_with_a_sentence_and_keeps_nothing(
    house, preparer, case_id
):
    with pytest.raises(Invalid, match="That can't be done: there is no marked place"), house.write() as tx:
        service.decide(
            tx,
            preparer,
            case_id,
            [
                Decision(number=0, kind="merge", person="p1", into="p2"),
                Decision(number=0, kind="accept", span="x"),
            ],
        )
    with house.read() as tx:
        assert tx.session.scalar(select(func.count()).select_from(DecisionRow)) == 0


def test_somebody_renamed_has_the_new_name_in_every_document(house, preparer, case_id):
    with house.write() as tx:
        service.decide(tx, preparer, case_id, [Decision(number=0, kind="relabel", person="p1", label="Ms A")])
    found = desk(house, preparer, case_id)
    assert "Ms A" in result(found, 1)
    assert "Ms A" in result(found, 2)
    with house.write() as tx, pytest.raises(Invalid, match="Merge the two"):
        service.decide(tx, preparer, case_id, [Decision(number=0, kind="relabel", person="p2", label="Ms A")])


def test_nothing_is_submitted_before_every_doubtful_place_and_the_check(house, preparer, case_id):
    def submit():
        with house.write() as tx:
            return service.submit(tx, preparer, case_id)

    with pytest.raises(NotNow, match="1 doubtful place has not been looked at"):
        submit()
    with house.write() as tx:
        service.accept_doubtful(tx, preparer, case_id)
    with pytest.raises(NotNow, match="Run the check again"):
        submit()
    report = service.check(house, preparer, case_id)
    assert "Perpetua" in {leak.surface for leak in report.leaks}
    with pytest.raises(NotNow, match="left that could identify somebody"):
        submit()
    with house.write() as tx:
        service.decide(
            tx,
            preparer,
            case_id,
            [
                Decision(number=0, kind="allow", surface=leak.surface, reason="A test lets it stay")
                for leak in report.leaks
            ],
        )
    with pytest.raises(NotNow, match="Run the check again"):
        submit()
    assert service.check(house, preparer, case_id).is_releasable
    assert submit().version == 1


def test_what_is_submitted_holds_no_known_name_and_numbered_paragraphs(house, preparer):
    submission = office.submitted(house, preparer)
    with house.read() as tx:
        found = queries.desk(tx, preparer, submission.case_id)
        data = queries.candidate(found.key, submission)
    contents = packed.decode(data)
    assert packed.sha256(data) == submission.sha256
    assert b"Threlkeld" not in data
    assert b"Quoyle" not in data
    assert b"Perpetua" not in data
    assert contents.documents[0].paragraphs[3].id == "d1p4"
    assert set(contents.people) >= {"Victim 1", "Suspect 1"}
    assert contents.strands == ("religion",)


def test_nothing_changes_while_the_verifiers_have_it_and_a_preparer_may_take_it_back(house, preparer):
    case_id = office.submitted(house, preparer).case_id
    with pytest.raises(NotNow, match="Take it back first"), house.write() as tx:
        service.decide(tx, preparer, case_id, [Decision(number=0, kind="merge", person="p1", into="p2")])
    with house.write() as tx:
        service.take_back(tx, preparer, case_id)
    with house.write() as tx, pytest.raises(NotNow, match="You can work on it"):
        service.take_back(tx, preparer, case_id)


def test_others_than_preparers_of_the_agency_find_nothing(house, person, case_id):
    stranger = person("preparer", agency="West Yorkshire Police")
    with house.write() as tx, pytest.raises(NotFound):
        service.accept_doubtful(tx, stranger, case_id)
    with house.write() as tx, pytest.raises(Refused):
        service.accept_doubtful(tx, person("verifier"), case_id)
    with house.read() as tx, pytest.raises(NotFound):
        queries.desk(tx, person("member"), case_id)


def test_two_presses_of_submit_at_once_make_one_submission(house, preparer, case_id):
    office.prepare(house, preparer, case_id)
    outcomes = []
    start = threading.Barrier(2)

    def press():
        start.wait()
        try:
            with house.write() as tx:
                service.submit(tx, preparer, case_id)
            outcomes.append("submitted")
        except NotNow as error:
            outcomes.append(str(error))

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["This case is already with the verifiers.", "submitted"]
    with house.read() as tx:
        assert tx.session.scalar(select(func.count()).select_from(Submission)) == 1


def test_opening_an_original_is_audited_once_a_quarter_of_an_hour(house, preparer, case_id, clock):
    def opened():
        service.open_original(house, preparer, case_id)
        with house.read() as tx:
            found = text("SELECT count(*) FROM audit_entry WHERE action = 'case.opened'")
            return tx.session.scalar(found)

    assert [opened(), opened()] == [1, 1]
    clock.advance(minutes=16)
    assert opened() == 2
