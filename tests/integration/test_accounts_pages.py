from __future__ import annotations

from panel.accounts import sessions


def test_a_person_signs_in_and_sees_home(browser, person):
    page = browser(person("member")).get("/")
    assert page.status_code == 200
    assert "Waiting for you" in page.text


def test_the_public_is_sent_to_sign_in(browser):
    answer = browser(follow=False).get("/")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in"


def test_a_session_id_planted_before_sign_in_is_never_adopted(browser, person):
    member = person("member")
    visitor = browser()
    visitor.client.cookies.set(sessions.COOKIE, "attacker-chosen")
    visitor.get("/sign-in")
    visitor.post("/sign-in", {"email": "member1@panel.example", "password": "correct-horse-battery"})
    assert "Signed in as" in visitor.get("/account").text, member
    thief = browser(follow=False)
    thief.client.cookies.set(sessions.COOKIE, "attacker-chosen")
    assert thief.get("/account").status_code == 303


def test_a_switched_off_account_is_out_at_its_next_request(browser, person):
    member = person("member")
    inside = browser(member, follow=False)
    assert inside.get("/account").status_code == 200
    admin = browser(person("admin"))
    admin.get("/people")
    assert admin.post(f"/people/{member.id}/off").status_code == 200
    assert inside.get("/account").status_code == 303


def test_wrong_passwords_are_counted_for_unknown_addresses_too(browser):
    visitor = browser()
    visitor.get("/sign-in")
    statuses = [
        visitor.post(
            "/sign-in", {"email": "nobody@panel.example", "password": "wrong-wrong-wrong"}
        ).status_code
        for _ in range(6)
    ]
    assert statuses == [422] * 5 + [409]


def test_a_form_without_its_token_changes_nothing(browser, person):
    admin = browser(person("admin"))
    answer = admin.client.post("/people", data={"name": "X", "email": "x@panel.example", "role": "member"})
    assert answer.status_code == 403
    assert "x@panel.example" not in admin.get("/people").text
