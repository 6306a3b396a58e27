"""From an issued recommendation to the public page: nobody outside reads what two others did not approve."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from panel.followup import forms as followup_forms
from panel.followup import service as followup
from panel.kernel.clock import london_date
from panel.kernel.errors import Invalid, NotFound, NotNow, PanelError, Refused
from panel.kernel.ids import new_id
from panel.kernel.viewer import PUBLIC
from panel.publication import forms, queries, service
from panel.publication.models import Approval
from panel.recommendations.models import Recommendation

COUNCIL = "Oxford City Council"


@pytest.fixture
def ask(house):
    numbers = iter(range(1, 1000))

    def make(**given):
        now = house.clock.now()
        facts = {
            "id": new_id(),
            "number": next(numbers),
            "kind": "recommendation",
            "text": "Remove hateful graffiti within one working day.",
            "why": "It stayed up for a week in most of the cases we read.",
            "theme": "graffiti",
            "strands": (),
            "responsible_body": COUNCIL,
            "owner": "Head of street services",
            "due_on": dt.date(2027, 3, 1),
            "visibility": "public",
            "earlier_ids": (),
            "state": "issued",
            "drafted_by": "x",
            "drafted_at": now,
            "issued_at": now,
            "respond_by": london_date(now) + dt.timedelta(days=56),
        }
        with house.write() as tx:
            tx.session.add(Recommendation(**{**facts, **given}))
        return {**facts, **given}["id"]

    return make


@pytest.fixture
def people(person):
    partnership = "Oxford Safer Communities Partnership"
    return {
        "writer": person("coordinator", agency="Oxford Reference Panel"),
        "chair": person("chair", agency="Oxford Reference Panel"),
        "board": person("board", agency=partnership),
        "board2": person("board", agency=partnership),
        "council": person("responder", agency=COUNCIL),
        "member": person("member", agency="Oxford Reference Panel"),
    }


@pytest.fixture
def do(house):
    def run(function, *args):
        with house.write() as tx:
            return function(tx, *args)

    return run


@pytest.fixture
def hash_of(house, people):
    def look(text_id):
        with house.read() as tx:
            return queries.text(tx, people["writer"], text_id).sha256

    return look


@pytest.fixture
def published(house):
    def look():
        with house.read() as tx:
            return queries.entries(tx, PUBLIC)

    return look


@pytest.fixture
def made(people, do, ask):
    """A draft in plain words: `made()` or `made(recommendation_id)`."""

    def make(recommendation_id=""):
        draft = do(service.draft, people["writer"], recommendation_id or ask())
        form = forms.Wording(
            you_said="Hateful graffiti stayed up for a week in most cases.",
            we_asked="We asked Oxford City Council to take it down within 1 working day.",
            seen=draft.sha256,
        )
        return do(service.edit, people["writer"], draft.id, form).id

    return make


@pytest.fixture
def approve_twice(people, do, hash_of):
    def approve(text_id):
        do(service.check, people["writer"], text_id)
        for who in ("chair", "board"):
            do(service.approve, people[who], text_id, forms.Approve(seen=hash_of(text_id)))

    return approve


def test_two_others_approve_and_everybody_can_read(do, people, made, approve_twice, published):
    one = made()
    assert published() == []
    approve_twice(one)
    assert published() == []
    do(service.publish, people["writer"], one)
    entry = published()[0]
    assert (entry.state, entry.year) == ("No response yet", 2026)
    assert "most cases" in entry.you_said


def test_one_approval_is_not_enough_and_the_sentence_says_so(do, people, made, hash_of):
    one = made()
    do(service.check, people["writer"], one)
    with pytest.raises(NotNow, match="two people must approve"):
        do(service.publish, people["writer"], one)
    do(service.approve, people["chair"], one, forms.Approve(seen=hash_of(one)))
    with pytest.raises(NotNow, match="one more person must approve"):
        do(service.publish, people["writer"], one)
    with pytest.raises(NotNow, match="approved these words already"):
        do(service.approve, people["chair"], one, forms.Approve(seen=hash_of(one)))


def test_an_edit_voids_every_approval(do, people, made, approve_twice, hash_of):
    one = made()
    approve_twice(one)
    do(
        service.edit,
        people["writer"],
        one,
        forms.Wording(you_said="It stayed up.", we_asked="We asked for speed.", seen=hash_of(one)),
    )
    do(service.check, people["writer"], one)
    with pytest.raises(NotNow, match="two people must approve"):
        do(service.publish, people["writer"], one)


def test_nobody_approves_words_they_have_not_seen(do, people, made, hash_of):
    one = made()
    old = hash_of(one)
    do(
        service.edit,
        people["writer"],
        one,
        forms.Wording(you_said="Other.", we_asked="Words.", seen=old),
    )
    do(service.check, people["writer"], one)
    with pytest.raises(NotNow, match="The words changed after you opened this page"):
        do(service.approve, people["chair"], one, forms.Approve(seen=old))


def test_a_writer_who_later_joins_the_board_can_not_approve_own_words(do, people, made, hash_of):
    from msgspec.structs import replace

    one = made()
    do(service.check, people["writer"], one)
    with pytest.raises(Refused, match="You wrote some of these words"):
        do(
            service.approve,
            replace(people["writer"], role="board"),
            one,
            forms.Approve(seen=hash_of(one)),
        )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("J.S. waited for a week.", "initials"),
        ("In 3 of 12 cases it stayed.", "small number"),
        ("It was painted on 3 March 2026.", "a date"),
        ("It said so about Amina Yusuf.", "a name"),
    ],
)
def test_words_that_could_point_to_somebody_stop_the_check(do, people, made, hash_of, words, sentence):
    one = made()
    do(
        service.edit,
        people["writer"],
        one,
        forms.Wording(you_said=words, we_asked="We asked for speed.", seen=hash_of(one)),
    )
    with pytest.raises(Invalid, match=sentence) as caught:
        do(service.check, people["writer"], one)
    assert caught.value.problems[0].field == "you_said"


def test_a_screen_given_by_the_application_is_asked_too(do, people, made):
    one = made()

    def screen(text):
        return ["“week” is not allowed here."] if "week" in text else []

    with pytest.raises(Invalid, match="not allowed here"):
        do(service.check, people["writer"], one, (screen,))
    do(service.check, people["writer"], one)


def test_what_is_not_for_the_public_or_not_issued_is_never_drafted(do, people, ask):
    with pytest.raises(NotNow, match="not meant for the public"):
        do(service.draft, people["writer"], ask(visibility="partner"))
    with pytest.raises(NotFound):
        do(service.draft, people["writer"], ask(state="agreed", issued_at=None))


def test_sent_back_words_must_change_before_they_are_checked_again(do, people, made, hash_of):
    one = made()
    do(service.check, people["writer"], one)
    with pytest.raises(Invalid, match="Say why"):
        do(service.send_back, people["board"], one, forms.Reason())
    do(service.send_back, people["board"], one, forms.Reason(reason="Too long."))
    with pytest.raises(NotNow, match="Change the words first"):
        do(service.check, people["writer"], one)
    same = forms.Wording(
        you_said="Hateful graffiti stayed up for a week in most cases.",
        we_asked="We asked Oxford City Council to take it down within 1 working day.",
        seen=hash_of(one),
    )
    with pytest.raises(Invalid, match="You changed nothing"):
        do(service.edit, people["writer"], one, same)


def test_a_newer_text_takes_the_place_of_the_older_one(do, people, ask, made, approve_twice, published):
    recommendation = ask()
    first = made(recommendation)
    approve_twice(first)
    do(service.publish, people["writer"], first)
    answer = followup_forms.Answer(kind="accepted", what_will_be_done="A crew on call.")
    do(followup.answer, people["council"], recommendation, answer)
    assert published()[0].state == "Answered. The work is going on"
    second = made(recommendation)
    assert len(published()) == 1
    approve_twice(second)
    do(service.publish, people["writer"], second)
    assert len(published()) == 1
    with pytest.raises(NotNow, match="was published"):
        do(service.edit, people["writer"], first, forms.Wording(you_said="x", we_asked="y"))


def test_a_second_draft_waits_for_the_first(do, people, ask):
    recommendation = ask()
    do(service.draft, people["writer"], recommendation)
    with pytest.raises(NotNow, match="a draft for this recommendation already"):
        do(service.draft, people["writer"], recommendation)


def test_taking_down_works_at_once(do, people, made, approve_twice, published):
    one = made()
    approve_twice(one)
    do(service.publish, people["writer"], one)
    do(service.take_down, people["board"], one, forms.Reason(reason="Somebody was recognised."))
    assert published() == []


def test_the_database_itself_keeps_published_words_and_approvals(house, do, people, made, approve_twice):
    one = made()
    approve_twice(one)
    do(service.publish, people["writer"], one)
    for statement in (
        "UPDATE publication_text SET you_said = 'x'",
        "UPDATE publication_text SET sha256 = 'x'",
        "DELETE FROM publication_text",
        "UPDATE publication_approval SET sha256 = 'x'",
        "DELETE FROM publication_approval",
    ):
        with pytest.raises(DatabaseError, match="frozen"), house.write() as tx:
            tx.session.execute(text(statement))


def test_the_first_wording_hides_small_counts(house, do, people, ask):
    from panel.findings.models import Finding
    from panel.recommendations.models import Source

    one = ask(state="agreed")
    with house.write() as tx:
        for number, count in ((1, 2), (2, 7)):
            facts = {
                "id": f"f{number}", "meeting_id": "m", "kind": "area_for_improvement", "theme": "graffiti",
                "phase": "outcome", "agency": COUNCIL, "level": "organisational", "text": f"Finding {number}.",
                "criteria": (), "item_ids": (), "case_count": count, "of_cases": 12, "state": "adopted",
                "drafted_by": "x", "drafted_at": tx.now, "adopted_at": tx.now,
            }  # fmt: skip
            tx.session.add(Finding(**facts))
        tx.session.flush()
        tx.session.add_all(Source(recommendation_id=one, finding_id=f"f{n}") for n in (1, 2))
    draft = do(service.draft, people["writer"], one)
    assert "Finding 1. We saw this in some of 12 cases." in draft.you_said
    assert "Finding 2. We saw this in 7 of 12 cases." in draft.you_said


MOVES = ("edit", "check", "approve chair", "approve board", "approve board2", "send back", "publish", "down")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(MOVES), min_size=4, max_size=14))
def test_no_order_of_steps_publishes_without_two_approvals_of_those_words(
    house, do, people, made, hash_of, moves
):
    one = made()
    for number, move in enumerate(moves):
        try:
            _step(do, people, one, hash_of(one), move, number)
        except PanelError:
            continue
    with house.read() as tx:
        found = queries.text(tx, people["writer"], one)
        if found.state in ("published", "taken_down"):
            same = tx.session.scalars(
                select(Approval).where(Approval.text_id == one, Approval.sha256 == found.sha256)
            )
            assert len({a.approved_by for a in same} - set(found.writers)) >= 2


def _step(do, people, one, sha256, move, number):
    verb, _, who = move.partition(" ")
    if move == "edit":
        do(
            service.edit,
            people["writer"],
            one,
            forms.Wording(you_said="Said " + "again " * number, we_asked="Asked.", seen=sha256),
        )
    elif move == "check":
        do(service.check, people["writer"], one)
    elif verb == "approve":
        do(service.approve, people[who], one, forms.Approve(seen=sha256))
    elif move == "send back":
        do(service.send_back, people["chair"], one, forms.Reason(reason="No."))
    elif move == "publish":
        do(service.publish, people["writer"], one)
    else:
        do(service.take_down, people["chair"], one, forms.Reason(reason="Off."))


def test_two_presses_of_publish_publish_once(do, people, made, approve_twice, published):
    one = made()
    approve_twice(one)
    outcomes, gate = [], threading.Barrier(2)

    def press():
        gate.wait()
        try:
            outcomes.append(do(service.publish, people["writer"], one))
        except NotNow as error:
            outcomes.append(error)

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(o, NotNow) for o in outcomes) == 1
    assert len(published()) == 1


def test_the_way_over_http(browser, people, ask):
    recommendation = ask()
    writer = browser(people["writer"])
    assert "Recommendation 1" in writer.get("/publication").text
    assert "Recommendation 1" in writer.get("/publication/new").text
    assert "Make this draft" in writer.get(f"/publication/new?recommendation={recommendation}").text
    edit = writer.post("/publication/new", {"recommendation": recommendation})
    where = str(edit.url).removesuffix("/edit")
    seen = edit.text.split('name="seen" value="')[1].split('"')[0]
    bad = {"you_said": "AB said so.", "we_asked": "We asked for speed.", "seen": seen}
    kept = writer.post(f"{where}/edit", bad)
    assert "Your words were kept" in kept.text
    refused = writer.post(f"{where}/check")
    assert refused.status_code == 422
    assert "“AB” looks like" in refused.text
    seen = writer.get(f"{where}/edit").text.split('name="seen" value="')[1].split('"')[0]
    writer.post(
        f"{where}/edit",
        {"you_said": "It stayed up for a week.", "we_asked": "We asked for speed.", "seen": seen},
    )
    assert "Nothing was found" in writer.post(f"{where}/check").text
    for who in ("chair", "board"):
        reader = browser(people[who])
        page = reader.get(where).text
        assert "A text for the public to approve" in reader.get("/").text
        assert "Say why" in reader.post(f"{where}/send-back").text
        seen = page.split('name="seen" value="')[1].split('"')[0]
        assert "Your approval" in reader.post(f"{where}/approve", {"seen": seen}).text
    assert "ready to publish" in writer.get("/").text
    assert "on the public page now" in writer.post(f"{where}/publish").text
    public = browser()
    page = public.get("/you-said-we-did")
    assert "It stayed up for a week." in page.text
    assert "No response yet" in page.text
    assert "src=" not in page.text
    data = public.get("/you-said-we-did.json").json()
    assert data["entries"][0]["you_said"] == "It stayed up for a week."
    assert data["entries"][0]["state"] == "No response yet"
    assert (
        "off the public page"
        in browser(people["board2"]).post(f"{where}/take-down", {"reason": "Check."}).text
    )
    assert "It stayed up" not in public.get("/you-said-we-did").text


def test_the_public_page_is_there_before_anything_is_published(browser):
    page = browser().get("/you-said-we-did")
    assert page.status_code == 200
    assert "Nothing is published yet" in page.text
    assert browser().get("/you-said-we-did.json").json()["entries"] == []


def test_who_may_not_see_or_touch_texts(browser, people, made):
    one = made()
    for who in ("member", "council"):
        visitor = browser(people[who])
        assert visitor.get(f"/publication/{one}").status_code == 403
        assert visitor.post(f"/publication/{one}/approve").status_code == 403
    assert browser(people["chair"]).post(f"/publication/{one}/publish").status_code == 403
    assert browser(people["writer"]).post(f"/publication/{one}/approve").status_code == 403


def test_home_names_the_day_by_which_news_must_be_public(browser, people, do, ask, clock):
    one = ask()
    assert "news for the public" not in browser(people["writer"]).get("/").text
    do(
        followup.answer,
        people["council"],
        one,
        followup_forms.Answer(kind="accepted", what_will_be_done="A crew."),
    )
    page = browser(people["writer"]).get("/").text
    assert "1 recommendation with news for the public" in page
    assert "23 November 2026" in page
    clock.advance(days=22)
    assert "Overdue: 23 November 2026" in browser(people["writer"]).get("/").text
