"""What colleagues send for the same moment and asks nothing comes as one list; what asks something comes by itself."""

from __future__ import annotations

import pytest
from people import FATIMA, LOTTE, MARIEKE, NOOR, WIM, School, moment

from dialogs.event import Pressed
from dialogs.message import Button, Card, Fact, Message, Say
from dialogs.text import words
from store import outbox

LATER = "2026-01-22T15:30"


def tells(text: str) -> Say:
    return Say(text=words(text))


def asks(text: str) -> Say:
    return Say(text=words(text), buttons=(Button(id="approvals", label=words("Bekijk")),))


def report(title: str, value: str) -> Card:
    return Card(title=words(title), facts=(Fact(label=words("Wat zag je?"), value=words(value)),))


def sent(school: School, to: str, *several: tuple[str, Message], at: str = LATER) -> None:
    """Each of these people sent this, in a turn of her own, to come at this moment."""
    with school.database.transaction("test") as c:
        for by, message in several:
            cause = f"turn:{school[by].id}:{by}"
            outbox.add(c, person_id=school[to].id, message=message, cause=cause, not_before=moment(at), at=school.now)


def three(school: School) -> None:
    sent(
        school,
        MARIEKE,
        (NOOR, tells("Noor heeft een gesprek gepland.")),
        (LOTTE, report("Verslag van Lotte", "Rust in de klas.")),
        (WIM, tells("Wim kan dan niet.")),
    )


def test_what_asks_nothing_is_one_list_at_its_own_moment(school: School) -> None:
    three(school)
    school.moves_to("2026-01-22T15:28")
    assert school[MARIEKE].got == []
    school.moves_to(LATER)
    [card] = school[MARIEKE].cards
    assert [item.text for item in card.items] == [
        "Noor heeft een gesprek gepland.",
        "Verslag van Lotte",
        "Wim kan dan niet.",
    ]
    assert card.title == "3 berichten van uw collega's"
    assert card.notice == "Er is een bericht van Werkplekwijzer."


def test_each_entry_opens_as_it_would_have_come(school: School) -> None:
    three(school)
    school.moves_to(LATER)
    assert [b.label for b in school[MARIEKE].buttons] == ["Bekijk"]
    school[MARIEKE].presses("Bekijk")
    [card] = school[MARIEKE].cards
    assert (card.title, card.facts[0].value) == ("Verslag van Lotte", "Rust in de klas.")


def test_nobody_opens_what_was_sent_to_somebody_else(school: School) -> None:
    three(school)
    school.moves_to(LATER)
    button = next(b.id for b in school[MARIEKE].buttons)
    for control in (button, "bericht:99999", "bericht:x", "bericht"):
        school.hears(FATIMA, Pressed(control=control))
        assert school[FATIMA].heard.startswith("Die knop werkt niet meer.")


def test_what_is_still_to_come_cannot_be_opened_by_its_number(school: School) -> None:
    three(school)
    with school.database.reading() as c:
        waiting = outbox.pending_for(c, school[MARIEKE].id)
    school.hears(MARIEKE, Pressed(control=f"bericht:{waiting[0].id}"))
    assert school[MARIEKE].heard.startswith("Die knop werkt niet meer.")


def test_two_come_by_themselves(school: School) -> None:
    sent(school, MARIEKE, (NOOR, tells("Eén.")), (WIM, tells("Twee.")))
    school.moves_to(LATER)
    assert [shown.text for shown in school[MARIEKE].got] == ["Eén.", "Twee."]


def test_what_asks_something_and_what_was_sent_with_it_come_by_themselves(school: School) -> None:
    three(school)
    sent(school, MARIEKE, (FATIMA, report("Plan van Bilal", "Groei")), (FATIMA, asks("Wilt u dit goedkeuren?")))
    school.moves_to(LATER)
    titles = [shown.title or shown.text for shown in school[MARIEKE].got]
    assert titles[:2] == ["Plan van Bilal", "Wilt u dit goedkeuren?"]
    assert titles[2:] == ["3 berichten van uw collega's"]


def test_an_answer_that_somebody_waits_for_comes_by_itself(school: School) -> None:
    answer = Card(title=words("Wim is akkoord"), notice=words("Er is een antwoord."))
    sent(school, NOOR, *((who, tells(f"Bericht van {who}.")) for who in (WIM, MARIEKE, FATIMA)), (LOTTE, answer))
    school.moves_to(LATER)
    assert "Wim is akkoord" in [shown.title for shown in school[NOOR].got]


def test_what_goes_now_does_not_wait_for_the_list(school: School) -> None:
    three(school)
    sent(school, MARIEKE, (FATIMA, tells("Dit heeft haast.")), at="2026-01-21T16:00")
    school.moves_to("2026-01-21T16:30")
    assert [shown.text for shown in school[MARIEKE].got] == ["Dit heeft haast."]


def test_a_long_day_is_several_lists_and_nothing_is_left_out(school: School) -> None:
    sent(school, MARIEKE, *((NOOR, tells(f"Bericht {n}.")) for n in range(27)))
    school.moves_to(LATER)
    lists = school[MARIEKE].cards
    assert [len(card.items) for card in lists] == [12, 12, 3]
    assert [item.text for card in lists for item in card.items] == [f"Bericht {n}." for n in range(27)]


def test_two_processes_that_tick_every_minute_make_one_list(school: School) -> None:
    three(school)
    other = school.another_process()
    school.at("2026-01-22T15:29").tick_at_once(school.core, other)
    assert school[MARIEKE].got == []
    school.at(LATER).tick_at_once(school.core, other)
    assert [shown.title for shown in school[MARIEKE].got] == ["3 berichten van uw collega's"]


@pytest.mark.parametrize("seed", range(3))
def test_when_they_gather_and_send_at_the_same_instant_each_message_comes_once(school: School, seed: int) -> None:
    wanted = sorted(f"Bericht {seed}.{n}." for n in range(5))
    sent(school, MARIEKE, *((NOOR, tells(text)) for text in wanted))
    school.at(LATER).tick_at_once(school.core, school.another_process(), school.another_process())
    got = school[MARIEKE].got
    assert sorted(text for s in got for text in ([i.text for i in s.items] or [s.text])) == wanted


def test_what_was_held_up_at_its_moment_does_not_come_at_night(school: School) -> None:
    three(school)
    sent(school, WIM, (NOOR, tells("Gepland.")))
    for night in ("2026-01-22T22:00", "2026-01-23T03:00", "2026-01-23T07:59"):
        school.moves_to(night)
        assert school.news == []
    school.moves_to("2026-01-23T15:30")
    assert "3 berichten van uw collega's" in school[MARIEKE].heard
    assert "Gepland." in school[WIM].heard


def test_what_somebody_sends_now_goes_now_also_in_the_evening(school: School) -> None:
    sent(school, MARIEKE, (NOOR, tells("Nu meteen.")), at="2026-01-21T21:00")
    school.moves_to("2026-01-21T21:01")
    assert [shown.text for shown in school[MARIEKE].got] == ["Nu meteen."]
