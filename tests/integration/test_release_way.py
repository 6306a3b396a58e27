from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from panel.anonymisation import queries as anonymisation
from panel.anonymisation import service as workbench
from panel.kernel.errors import Invalid, NotFound, NotNow, Refused
from panel.packs import queries as packs
from panel.packs import service as packs_service
from panel.packs.models import ContextRequest, Pack
from panel.release import queries, service
from panel.release.forms import Answer, Recall, SendBack
from redaction.decisions import Decision
from tests import office

REASON = "In statement 1 paragraph 2 the words about the bakery still tell who she is"


@pytest.fixture
def preparer(person):
    return person("preparer")


@pytest.fixture
def first(person):
    return person("verifier")


@pytest.fixture
def second(person):
    return person("verifier")


@pytest.fixture
def submission(house, preparer):
    return office.submitted(house, preparer)


def approve(house, viewer, submission):
    with house.write() as tx:
        return service.approve(tx, viewer, submission.id, office.approval(submission.sha256))


def state(house, viewer, submission):
    with house.read() as tx:
        return queries.line(tx, viewer, submission.id).stand.state


def sealed_packs(house, case_id):
    with house.read() as tx:
        return packs.packs_of_case(tx, case_id)


def test_two_approvals_seal_the_very_bytes(house, first, second, submission):
    assert state(house, first, submission) == "awaiting"
    assert approve(house, first, submission).state == "partly verified"
    assert sealed_packs(house, submission.case_id) == []
    assert approve(house, second, submission).state == "sealed"
    (pack,) = sealed_packs(house, submission.case_id)
    assert pack.sha256 == submission.sha256
    assert b"Threlkeld" not in pack.contents


def test_the_same_verifier_can_not_be_both(house, first, submission):
    approve(house, first, submission)
    with pytest.raises(NotNow, match="A different verifier must be the second"):
        approve(house, first, submission)


def test_a_preparer_who_became_a_verifier_can_not_verify_their_own_case(house, preparer, submission):
    turned = type(preparer)(id=preparer.id, name=preparer.name, role="verifier", agency=preparer.agency)
    with pytest.raises(Refused, match="You helped to prepare this case"):
        approve(house, turned, submission)


def test_others_find_nothing(house, person, submission, preparer):
    for viewer in (person("verifier", agency="West Yorkshire Police"), person("member"), preparer):
        with pytest.raises(NotFound):
            approve(house, viewer, submission)


def test_a_new_version_has_no_approvals_and_the_old_one_can_not_be_approved(
    house, preparer, first, second, submission
):
    approve(house, first, submission)
    with house.write() as tx:
        workbench.take_back(tx, preparer, submission.case_id)
    assert state(house, first, submission) == "returned"
    with pytest.raises(NotNow, match="working on this case again"):
        approve(house, second, submission)
    with house.write() as tx:
        change = Decision(number=0, kind="relabel", person="p1", label="The victim")
        workbench.decide(tx, preparer, submission.case_id, [change])
    office.prepare(house, preparer, submission.case_id)
    with house.write() as tx:
        newer = workbench.submit(tx, preparer, submission.case_id)
    assert (newer.version, newer.sha256 == submission.sha256) == (2, False)
    assert state(house, first, newer) == "awaiting"
    assert state(house, first, submission) == "returned"
    with house.write() as tx, pytest.raises(NotNow, match="has changed since you opened it"):
        service.approve(tx, second, newer.id, office.approval(submission.sha256))


def test_sent_back_the_preparer_reads_why_and_the_version_is_over(house, preparer, first, submission):
    with house.write() as tx, pytest.raises(Invalid, match="at least 10 words"):
        service.send_back(
            tx, first, submission.id, SendBack(sha256=submission.sha256, reason="Too much left")
        )
    with house.write() as tx:
        service.send_back(tx, first, submission.id, SendBack(sha256=submission.sha256, reason=REASON))
    assert state(house, first, submission) == "returned"
    with house.read() as tx:
        desk = anonymisation.desk(tx, preparer, submission.case_id)
        assert desk.work.state == "in progress"
        assert anonymisation.return_reason(desk) == REASON
    with house.write() as tx, pytest.raises(NotNow):
        service.send_back(tx, first, submission.id, SendBack(sha256=submission.sha256, reason=REASON))


def test_the_second_verifier_does_not_see_what_the_first_wrote_until_they_decide(
    house, first, second, submission
):
    approve(house, first, submission)
    with house.read() as tx:
        assert queries.visible_notes(tx, second, queries.line(tx, second, submission.id)) == []
        assert len(queries.visible_notes(tx, first, queries.line(tx, first, submission.id))) == 1
    approve(house, second, submission)
    with house.read() as tx:
        assert len(queries.visible_notes(tx, second, queries.line(tx, second, submission.id))) == 2


def test_a_recall_closes_the_pack_and_opens_the_work(house, preparer, first, second, submission, person):
    approve(house, first, submission)
    with house.write() as tx, pytest.raises(NotNow, match="is not sealed"):
        service.recall(tx, first, submission.id, Recall(reason="A place was left in"))
    approve(house, second, submission)
    with house.write() as tx, pytest.raises(NotNow, match="Ask a verifier to call it back"):
        workbench.take_back(tx, preparer, submission.case_id)
    with house.write() as tx:
        service.recall(tx, person("coordinator"), submission.id, Recall(reason="A place was left in"))
    (pack,) = sealed_packs(house, submission.case_id)
    assert pack.recalled_at is not None
    assert state(house, first, submission) == "recalled"
    with house.write() as tx, pytest.raises(NotNow, match="Nothing has changed since"):
        workbench.submit(tx, preparer, submission.case_id)


def test_called_back_from_the_room_the_state_follows_and_the_preparer_can_work_again(
    house, preparer, first, second, submission, person
):
    approve(house, first, submission)
    pack_id = approve(house, second, submission).pack_id
    with house.write() as tx:
        packs_service.recall(tx, person("coordinator"), pack_id, "A member may know them")
    assert state(house, first, submission) == "recalled"
    with house.write() as tx:
        assert workbench.take_back(tx, preparer, submission.case_id).state == "in progress"


def test_a_recall_works_when_the_case_file_is_gone(house, first, second, submission):
    approve(house, first, submission)
    approve(house, second, submission)
    with house.write() as tx:
        tx.session.execute(text("UPDATE cases_case SET state = 'disposed', key = NULL"))
    with house.write() as tx:
        assert (
            service.recall(tx, first, submission.id, Recall(reason="A place was left in")).state == "recalled"
        )


def test_three_verifiers_at_once_seal_once(house, first, second, submission, person):
    third = person("verifier")
    outcomes: list[str] = []
    start = threading.Barrier(3)

    def press(viewer):
        start.wait()
        try:
            outcomes.append(approve(house, viewer, submission).state)
        except NotNow as error:
            outcomes.append(str(error))

    threads = [threading.Thread(target=press, args=(v,)) for v in (first, second, third)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    late = "This case is already sealed. Somebody else was quicker; nothing was changed."
    assert sorted(outcomes) == sorted(["partly verified", "sealed", late])
    with house.read() as tx:
        assert tx.session.scalar(select(func.count()).select_from(Pack)) == 1


def test_one_verifier_pressing_twice_at_once_counts_once(house, first, submission):
    outcomes: list[str] = []
    start = threading.Barrier(2)

    def press():
        start.wait()
        try:
            outcomes.append(approve(house, first, submission).state)
        except NotNow:
            outcomes.append("refused")

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["partly verified", "refused"]


def test_the_database_keeps_an_approval_as_it_was_given(house, first, submission):
    approve(house, first, submission)
    with pytest.raises(IntegrityError, match="frozen"), house.write() as tx:
        tx.session.execute(text("UPDATE release_approval SET verifier_id = 'other'"))
    with pytest.raises(IntegrityError, match="frozen"), house.write() as tx:
        tx.session.execute(text("UPDATE release_release SET sha256 = 'other'"))


def test_a_question_of_the_panel_is_answered_in_general_terms(
    house, first, second, submission, person, clock
):
    approve(house, first, submission)
    pack_id = approve(house, second, submission).pack_id
    asked = ContextRequest(
        id="question",
        pack_id=pack_id,
        paragraph="d1p2",
        question="What kind of place is this?",
        asked_by="m",
        asked_at=clock.now(),
        answer="",
        answered_by="",
    )
    with house.write() as tx:
        tx.session.add(asked)
    for answer in ("A house", "It is where Threlkeld lives", "At 14 Fennimore Close, her home"):
        with house.write() as tx, pytest.raises(Invalid):
            service.answer(tx, first, "question", Answer(answer=answer))
    with house.write() as tx, pytest.raises(NotFound):
        service.answer(
            tx, person("verifier", agency="Elsewhere"), "question", Answer(answer="The victim's home street")
        )
    with house.write() as tx:
        service.answer(tx, first, "question", Answer(answer="The victim's own home"))
    with house.write() as tx, pytest.raises(NotNow, match="already answered"):
        service.answer(tx, second, "question", Answer(answer="The victim's own home"))
