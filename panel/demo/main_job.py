"""The main job, from a case file full of names to a closed recommendation and a public sentence, by whichever hand.

`panel demo --check` walks it over HTTP; the tests walk it in a real browser with script, without, and by keyboard alone.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable

from panel.demo import data, small_case
from panel.demo.data import DemoPerson
from panel.demo.hand import Hand
from panel.demo.visitor import Page

PATIENCE_SECONDS = 150
CORE = ("C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C11")
AGENCY = "Thames Valley Police"
SHEETS = (
    {"C05": "1", "C09": "2"},
    {"C05": "0", "C09": "3"},
    {"C05": "2", "C09": "2"},
)
"""What each scorer answers other than 2."""


class WalkFailed(Exception):
    """The walk did not see what it should. The message says where."""


class MainJob:
    """`hand_of` gives each person a browser. `steps` and `doing` say how far it came; `seen` gets every page."""

    def __init__(
        self,
        hand_of: Callable[[DemoPerson], Hand],
        seen: Callable[[Hand, str], None] = lambda hand, what: None,
    ) -> None:
        self._hand_of, self._seen = hand_of, seen
        self._hands: dict[str, Hand] = {}
        self.steps, self.doing = 0, "starting"
        self.today = dt.date.today()
        self.ids: dict[str, str] = {}

    def run(self) -> None:
        try:
            for part in (self._prepare, self._release, self._arrange, self._score, self._discuss, self._find, self._ask,
                         self._answer, self._close, self._publish):  # fmt: skip
                part()
        finally:
            for hand in self._hands.values():
                hand.close()

    # who and how

    def _as(self, role: str, number: int = 0) -> Hand:
        person = [p for p in data.people() if p.role == role][number]
        if person.email not in self._hands:
            hand = self._hands[person.email] = self._hand_of(person)
            hand.open("/sign-in")
            self._saw(hand, "sign in", "Sign in")
            hand.send("/sign-in", email=person.email, password=person.password)
            self._saw(hand, f"home of the {role}", "Waiting for you")
        return self._hands[person.email]

    def _saw(self, hand: Hand, what: str, *words: str) -> Page:
        """Counts a step; the page must be a good one and hold `words`."""
        self.doing = what
        page = hand.page
        if page.status >= 400 or page.headings != 1:
            raise WalkFailed(f"{what}: {page.path} gave {page.status} {page.title}: {_problem(page)}")
        for word in words:
            if word not in page.text:
                raise WalkFailed(
                    f"{what}: {page.path} ({page.title}) does not say {word!r}. {_problem(page)}"
                )
        self.steps += 1
        self._seen(hand, what)
        return page

    # the office

    def _prepare(self) -> None:
        me = self._as("preparer")
        me.open("/cases/new")
        self._saw(me, "upload page")
        bundle = ("case.zip", small_case.zipped(self.today), "application/zip")
        me.send("/cases/new", files={"files": bundle})
        self._saw(me, "case page")
        self.ids["case"] = me.page.path.split("?")[0].rsplit("/", 1)[1]
        base = f"/workbench/{self.ids['case']}"
        self._wait(me, base)
        while me.page.has(f"{base}/accept-doubtful"):
            me.send(f"{base}/accept-doubtful")
            me.open(base)
        self._saw(me, "workbench")
        self._hide_by_hand(me, base)
        self._submit(me, base)

    def _wait(self, me: Hand, base: str) -> None:
        """Until the machine has proposed."""
        ends = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < ends:
            me.open("/workbench")
            if me.open(base).status == 200 and f"{base}/check" in " ".join(me.page.links):
                return
            time.sleep(0.5)
        raise WalkFailed(f"redaction took more than {PATIENCE_SECONDS} seconds")

    def _hide_by_hand(self, me: Hand, base: str) -> None:
        """A detail the machine leaves alone is hidden with find-all."""
        me.open(next(x for x in me.page.links if re.fullmatch(rf"{base}/\d+", x.partition("?")[0])))
        self._saw(me, "document on the workbench", "Enquiry log")
        me.send(f"{base}/hide", words="spat at his feet", type="RL")
        self._saw(me, "what would be hidden", "would be hidden")
        me.send(f"{base}/hide")
        self._saw(me, "document after hiding")

    def _submit(self, me: Hand, base: str) -> None:
        me.open(f"{base}/check")
        me.send(f"{base}/check")
        self._saw(me, "residual check")
        while me.page.has(f"{base}/decide", {"kind": "allow"}):
            me.send(f"{base}/decide", {"kind": "allow"}, reason="An ordinary word in this place")
            me.open(f"{base}/check")
            if me.page.has(f"{base}/check"):
                me.send(f"{base}/check")
        me.send(f"{base}/submit")
        self._saw(me, "submitted")

    def _release(self) -> None:
        for number in (0, 1):
            me = self._as("verifier", number)
            me.open("/release")
            self._saw(me, "release queue")
            me.open(self._newest_release(me))
            self._saw(me, "case to verify", "Approve")
            if small_case.CANARY not in me.page.text:
                raise WalkFailed("the original is not beside the result")
            me.send(
                "/approve",
                checks=["compared", "known", "web", "news"],
                minutes="20",
                searched="The words shouted, and the street with the trade. Nothing found.",
            )
            self._saw(me, "approved")

    def _newest_release(self, me: Hand) -> str:
        """The submission of this walk's case: the queue links it beside the case."""
        for link in dict.fromkeys(me.page.links):
            if link.startswith("/release/") and link.count("/") == 2 and not link.endswith("questions"):
                me.open(link)
                if small_case.CANARY in me.page.text:
                    return link
                me.open("/release")
        raise WalkFailed("the verifier's queue does not hold the case")

    # the room

    def _arrange(self) -> None:
        me = self._as("coordinator")
        me.open("/meetings/new")
        self._saw(me, "new meeting")
        me.send(
            "/meetings/new",
            name=f"Panel meeting {self.ids['case'][:4]}",
            held_on=str(self.today + dt.timedelta(days=21)),
            scores_due_on=str(self.today + dt.timedelta(days=18)),
            place="By phone",
        )
        page = self._saw(me, "meeting planned")
        self.ids["meeting"] = page.path.split("?")[0].split("/")[2]
        base = f"/meetings/{self.ids['meeting']}"
        me.open(f"{base}/cases")
        self._saw(me, "sealed cases to choose from")
        form = me.page.forms[me.page.find(f"{base}/cases")]
        newest = [f.value for f in form.fields if f.name == "packs"][-1]
        me.send(f"{base}/cases", packs=[newest])
        me.open(base)
        me.send(f"{base}/issue")
        self._saw(me, "pack issued")

    def _score(self) -> None:
        for number, odd in enumerate(SHEETS):
            me = self._as("chair") if number == 2 else self._as("member", number)
            me.open(f"/meetings/{self.ids['meeting']}/declare")
            self._saw(me, "conflicts are asked before any text", "conflict")
            action = next(f.action for f in me.page.forms if f.action.endswith("/declare"))
            self.ids["item"] = action.split("/")[2]
            me.send(action, answer="none")
            item = self.ids["item"]
            me.open(f"/read/{item}/start")
            self._saw(me, "warning before the case")
            me.send(f"/read/{item}/start")
            page = self._saw(me, "reading and scoring", "Victim 1")
            if small_case.CANARY in page.text:
                raise WalkFailed("a name reached the panel")
            self._fill_sheet(me, item, odd)

    def _fill_sheet(self, me: Hand, item: str, odd: dict[str, str]) -> None:
        for criterion in CORE:
            me.send(
                f"/read/{item}/answer",
                {"criterion": criterion},
                answer=odd.get(criterion, "2"),
                comment="The log shows it." if odd.get(criterion, "2") in "03" else "",
            )
        me.send(f"/read/{item}/case", overall="F2", confidence="3", went_well="A call on the promised day.")
        me.open(f"/read/{item}/submit")
        self._saw(me, "before sending")
        me.send(f"/read/{item}/submit")
        self._saw(me, "scores sent")

    def _discuss(self) -> None:
        item, meeting = self.ids["item"], self.ids["meeting"]
        coordinator = self._as("coordinator")
        coordinator.open(f"/meetings/{meeting}")
        coordinator.send(f"/meetings/{meeting}/open")
        me = self._as("chair")
        me.open(f"/discuss/{item}")
        me.send(f"/discuss/{item}/open")
        self._saw(me, "discussion")
        me.send(f"/discuss/{item}/agree-same")
        for criterion in ("C05", "C09"):
            me.send(
                f"/discuss/{item}/agree",
                {"criterion": criterion},
                answer="2",
                reason="We read the entry together.",
            )
        member = self._as("member", 0)
        member.open(f"/discuss/{item}")
        member.send(
            f"/discuss/{item}/minority", minority="One late call matters to the person who waits for it."
        )
        self._saw(member, "minority view")
        me.open(f"/discuss/{item}")
        me.send(f"/discuss/{item}/end", overall="F2", observations="Well kept contact, thin evidence.")
        self._saw(me, "agreed")

    def _find(self) -> None:
        me, meeting = self._as("coordinator"), self.ids["meeting"]
        me.open(f"/findings/{meeting}/new")
        self._saw(me, "new finding")
        me.send(
            f"/findings/{meeting}/new",
            kind="area_for_improvement",
            text="Pictures from shops are seized without sound, and nobody asks early for a witness who heard the words.",
            criteria=["C07", "C08"],
            cases=[self.ids["item"]],
            theme="hostility_evidence",
            phase="investigation",
            agency=AGENCY,
            level="organisational",
        )
        self._saw(me, "finding drafted")
        chair = self._as("chair")
        chair.open(f"/findings/{meeting}")
        self._saw(chair, "findings of the meeting")
        action = next(f.action for f in chair.page.forms if f.action.endswith("/adopt"))
        self.ids["finding"] = action.split("/")[2]
        chair.send(action)
        self._saw(chair, "finding adopted")

    # what comes of it

    def _ask(self) -> None:
        me = self._as("coordinator")
        me.open(f"/recommendations/new?finding={self.ids['finding']}")
        self._saw(me, "new recommendation")
        me.send(
            "/recommendations/new",
            text="Ask on the first day for people who heard the words, and write down what each of them heard.",
            why="Without a witness the words could not be proved.",
            responsible_body=AGENCY,
            owner="Head of investigations",
            due_on=str(self.today + dt.timedelta(days=90)),
            success_measure="Share of files with the question asked on the first day",
            baseline="not measured",
            target="9 in 10",
            visibility="public",
        )
        page = self._saw(me, "recommendation drafted")
        self.ids["recommendation"] = page.path.split("?")[0].split("/")[2]
        chair, base = self._as("chair"), f"/recommendations/{self.ids['recommendation']}"
        chair.open(base)
        chair.send(f"{base}/agree")
        chair.send(f"{base}/issue")
        self._saw(chair, "recommendation issued")

    def _answer(self) -> None:
        me, own = self._as("responder"), self.ids["recommendation"]
        me.open(f"/answer/{own}")
        self._saw(me, "what is asked, by when")
        me.send(
            f"/answer/{own}",
            {"seen": "0"},
            kind="accepted",
            what_will_be_done="We will add the question to the first-day list.",
        )
        self._saw(me, "answered")
        me.open(f"/followup/{own}")
        me.send(
            f"/followup/{own}/actions",
            text="Add the question to the first-day list",
            owner="Control room manager",
            due_on=str(self.today + dt.timedelta(days=30)),
        )
        me.open(f"/followup/{own}/actions/a")
        self._saw(me, "action a")
        me.send(
            f"/followup/{own}/actions/a",
            note="The list was changed and sent out.",
            status="completed",
            evidence_note="The new list.",
        )
        self._saw(me, "action completed")
        me.open(f"/followup/{own}")
        me.send(f"/followup/{own}/send", summary="The new list, and a count of files that used it.")
        self._saw(me, "evidence sent")

    def _close(self) -> None:
        me, own = self._as("board"), self.ids["recommendation"]
        me.open("/board")
        self._saw(me, "board")
        me.open(f"/followup/{own}")
        me.send(
            f"/followup/{own}/verify",
            decision="assured",
            reasons="We saw the list and the count.",
            revisit_on=str(self.today + dt.timedelta(days=120)),
        )
        self._saw(me, "verified")
        me.open(f"/followup/{own}")
        me.send(f"/followup/{own}/close", closing="implemented", closing_reasons="Done, and shown to work.")
        self._saw(me, "closed", "losed")

    def _publish(self) -> None:
        me, own = self._as("coordinator"), self.ids["recommendation"]
        me.open(f"/publication/new?recommendation={own}")
        me.send("/publication/new")
        self._saw(me, "first words for the public")
        text = self.ids["text"] = me.page.path.split("/")[2]
        said = "Nobody asked early who had heard the words."
        me.send(
            f"/publication/{text}/edit",
            you_said=said,
            we_asked="Ask on the first day who heard what.",
            they_answered="Police accepted this.",
            what_changed="The question now stands on the list for the first day.",
        )
        me.open(f"/publication/{text}")
        me.send(f"/publication/{text}/check")
        self._saw(me, "words checked")
        for approver in (self._as("chair"), self._as("board")):
            approver.open(f"/publication/{text}")
            approver.send(f"/publication/{text}/approve")
            self._saw(approver, "words approved")
        me.open(f"/publication/{text}")
        me.send(f"/publication/{text}/publish")
        me.open("/you-said-we-did")
        self._saw(me, "the public page", said)


def _problem(page: Page) -> str:
    """The sentences of an error summary or error page, as plain words."""
    start = page.text.find("There is a problem")
    start = start if start >= 0 else page.text.find("<h1")
    piece = page.text[max(start, 0) : max(start, 0) + 900]
    words, inside = [], False
    for char in piece:
        inside = char == "<" or (inside and char != ">")
        words.append(" " if inside or char == ">" else char)
    return " ".join("".join(words).split())[:300]
