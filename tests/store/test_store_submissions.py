"""What was sent, who must agree with it, its files, and what became of obligations and appointments."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from dialogs.outcome import Entry
from store import appointments, approvals, audit, files, obligations, settings, submissions

ENTRY = Entry(
    address="les.scores",
    step="les",
    field="scores",
    kind="rubric",
    label="Wat zag u?",
    value={"uitleg": "vaak"},
    shown="Uitleg: vaak",
    item="lo-1",
    item_label="Leeruitkomst 1",
    rows=(("uitleg", "Geeft heldere uitleg", "vaak"), ("orde", "Houdt orde", "soms")),
)


def sent(c, world, at, **changes):
    return submissions.add(
        c,
        **{
            "person_id": world.sanne.id,
            "placement_id": world.placement,
            "programme": "hr-n4",
            "dialog": "startgesprek",
            "subject": f"placement:{world.placement}",
            "entries": (ENTRY,),
            "answers": {"les.scores": {"uitleg": "vaak"}},
            "content_version": "abc",
            "at": at(),
            **changes,
        },
    )


def test_a_submission_is_kept_as_it_was_shown(database, world, at):
    with database.transaction("t") as c:
        made = sent(c, world, at)
    with database.reading() as c:
        found = submissions.by_id(c, made.id)
        with pytest.raises(LookupError):
            submissions.by_id(c, 999)
    assert found == made
    assert found.entries == (ENTRY,)
    assert (found.thread, found.version) == (found.id, 1)


def test_a_thread_keeps_every_version(database, world, at):
    with database.transaction("t") as c:
        first = sent(c, world, at)
        sent(c, world, at)
        second = sent(c, world, at, thread=first.thread, answers={"les.scores": {"uitleg": "soms"}})
        assert (second.thread, second.version) == (first.id, 2)
        assert submissions.versions(c, first.thread) == (first, second)
        assert submissions.latest(c, first.thread) == second
        assert len(submissions.of_placement(c, world.placement)) == 3
        assert submissions.of_placement(c, world.placement, "kijkwijzer") == ()
        for missing in (submissions.latest, lambda c, thread: sent(c, world, at, thread=thread)):
            with pytest.raises(LookupError):
                missing(c, 999)


def asked(c, world, at, submission, approver=None):
    return approvals.request(
        c,
        submission=submission,
        wanted=(
            approvals.Wanted(collection="lo-1", title="Leeruitkomst 1"),
            approvals.Wanted(collection="lo-2", title="Leeruitkomst 2"),
        ),
        approver_id=(approver or world.wim).id,
        at=at(),
    )


def decided(c, world, at, approval, *, approve, reason=None, version=None):
    return approvals.decide(
        c,
        approval_id=approval.id,
        version=approval.version if version is None else version,
        approve=approve,
        reason=reason,
        by=world.wim.id,
        at=at(hours=1),
    )


def test_every_collection_is_decided_on_its_own(database, world, at):
    with database.transaction("t") as c:
        one, two = asked(c, world, at, sent(c, world, at))
        assert approvals.open_for(c, world.wim.id) == (one, two)
        done = decided(c, world, at, one, approve=True)
        assert (done.status, done.decided_by, done.decided_at) == ("approved", world.wim.id, at(hours=1))
        changed = decided(c, world, at, two, approve=False, reason="Noem een voorbeeld.")
        assert (changed.status, changed.reason) == ("change_asked", "Noem een voorbeeld.")
        assert approvals.open_for(c, world.wim.id) == ()
        assert {a.id for a in approvals.of_requester(c, world.sanne.id)} == {one.id, two.id}
        assert approvals.of_submission(c, one.submission_id) == (done, changed)


def test_of_two_who_press_at_once_exactly_one_decides(database, world, at, together):
    with database.transaction("t") as c:
        one, _ = asked(c, world, at, sent(c, world, at))

    def press(approve):
        with database.transaction("turn") as c:
            return decided(c, world, at, one, approve=approve)

    results = together(*[lambda approve=bool(n % 2): press(approve) for n in range(6)])
    (winner,) = [result for result in results if result is not None]
    with database.reading() as c:
        assert approvals.by_id(c, one.id) == winner


def test_sending_again_asks_again_what_was_not_approved(database, world, at):
    with database.transaction("t") as c:
        first = sent(c, world, at)
        one, two = asked(c, world, at, first)
        decided(c, world, at, one, approve=True)
        decided(c, world, at, two, approve=False, reason="Noem een voorbeeld.")
        second = sent(c, world, at, thread=first.thread)
        (again,) = asked(c, world, at, second, approver=world.willemien)
        assert (again.id, again.version, again.status, again.reason) == (two.id, 2, "open", None)
        assert (again.submission_id, again.approver_id) == (second.id, world.willemien.id)
        assert [a.status for a in approvals.of_thread(c, first.thread)] == ["approved", "open"]


def test_a_press_on_an_earlier_version_decides_nothing(database, world, at):
    with database.transaction("t") as c:
        first = sent(c, world, at)
        one, _ = asked(c, world, at, first)
        asked(c, world, at, sent(c, world, at, thread=first.thread))
        assert decided(c, world, at, one, approve=True, version=1) is None
        assert decided(c, world, at, one, approve=True, version=2).status == "approved"
        assert decided(c, world, at, one, approve=False, version=2) is None
        assert approvals.by_id(c, 999) is None


def test_the_requester_can_take_back_what_is_open(database, world, at):
    with database.transaction("t") as c:
        one, two = asked(c, world, at, sent(c, world, at))
        decided(c, world, at, one, approve=True)
        (gone,) = approvals.withdraw(c, thread=one.thread, by=world.sanne.id, at=at())
        assert (gone.id, gone.status) == (two.id, "withdrawn")
        assert decided(c, world, at, two, approve=True) is None


def test_the_thread_that_waits_for_a_better_version_is_found(database, world, at):
    def waiting(c, subject=f"placement:{world.placement}"):
        return submissions.waiting_thread(c, person_id=world.sanne.id, dialog="startgesprek", subject=subject)

    with database.transaction("t") as c:
        first = sent(c, world, at)
        assert waiting(c) is None
        one, two = asked(c, world, at, first)
        assert waiting(c) == first.thread
        decided(c, world, at, one, approve=True)
        decided(c, world, at, two, approve=False, reason="Meer.")
        assert (waiting(c), waiting(c, "placement:999")) == (first.thread, None)
        (two,) = asked(c, world, at, sent(c, world, at, thread=first.thread))
        decided(c, world, at, two, approve=True)
        assert waiting(c) is None


def test_a_file_comes_back_byte_for_byte_to_who_may_read_it(database, world, at):
    data = bytes(range(256)) * 100
    with database.transaction("t") as c:
        mine = files.add(c, name="les 2b é.docx", mime="x/y", data=data, by=world.wim.id, at=at())
        made = files.add(c, name="kijkwijzer.docx", mime="x/y", data=b"", by=None, at=at())
        for _ in range(2):
            files.grant(c, mine.id, world.sanne.id, at())
    with database.reading() as c:
        assert files.read(c, mine.id) == (mine, data)
        assert files.meta(c, made.id) == made
        readers = {p.id for p in (world.wim, world.sanne, world.sofie) if files.may_read(c, mine.id, p.id)}
        assert readers == {world.wim.id, world.sanne.id}
        assert not files.may_read(c, made.id, world.wim.id)
        assert not files.may_read(c, 999, world.wim.id)
        for missing in (files.meta, files.read):
            with pytest.raises(LookupError):
                missing(c, 999)
    assert (mine.size, made.size) == (25600, 0)


def test_the_files_of_a_submission_come_in_the_order_of_attaching(database, world, at):
    with database.transaction("t") as c:
        a, b = (files.add(c, name=n, mime="x/y", data=b"1", by=None, at=at()) for n in ("a", "b"))
        submission = sent(c, world, at)
        for ref in (b, a, b):
            files.attach(c, submission.id, ref.id)
        assert files.of_submission(c, submission.id) == (b, a)


def test_the_last_word_about_an_obligation_counts(database, world, at):
    with database.transaction("t") as c:
        key = {"placement_id": world.placement, "obligation": "kijkwijzer-1", "by": world.wim.id}
        obligations.mark(c, **key, status="not_applicable", at=at(), note="met verlof")
        obligations.mark(c, **key, status="done", at=at(hours=1), submission_id=sent(c, world, at).id)
        (mark,) = obligations.marks(c, [world.placement, 999])
        assert (mark.status, mark.at, mark.note) == ("done", at(hours=1), None)
        assert obligations.marks(c, []) == ()


def test_every_move_of_a_date_raises_its_revision(database, world, at):
    with database.transaction("t") as c:
        key = {"placement_id": world.placement, "obligation": "kijkwijzer-1", "by": world.sofie.id}
        obligations.move(c, **key, due=date(2026, 2, 11), at=at())
        last = obligations.move(c, **key, due=date(2026, 2, 18), at=at(hours=1))
        assert (last.due, last.revision, last.at) == (date(2026, 2, 18), 2, at(hours=1))
        assert obligations.overrides(c, [world.placement]) == (last,)


def test_an_appointment_is_in_the_agenda_of_everyone_who_takes_part(database, world, at):
    with database.transaction("t") as c:
        several = [
            appointments.add(
                c,
                placement_id=world.placement,
                kind="lesbezoek",
                title="Lesbezoek 2b",
                at=at(days=days),
                until=at(days=days, hours=1),
                people=(world.sanne.id, world.wim.id, world.sanne.id),
                by=world.wim.id,
            )
            for days in (2, 1)
        ]
        found = appointments.of_person(c, world.sanne.id, at(days=1), at(days=2))
        assert [(a.id, a.people) for a in found] == [(several[1], (world.sanne.id, world.wim.id))]
        assert appointments.of_person(c, world.sofie.id, at(), at(days=9)) == ()
        assert [a.id for a in appointments.of_placement(c, world.placement)] == several[::-1]


def test_the_trail_is_only_ever_added_to(database, world, at):
    with database.transaction("t") as c:
        audit.note(c, who=world.wim.id, what="read", about="submission:1", at=at(), detail={"why": "approval"})
        audit.note(c, who=None, what="sent", about="submission:1", at=at(hours=1))
        audit.note(c, who=None, what="sent", about="submission:2", at=at(hours=1))
    for attempt in ("UPDATE audit SET what = 'x'", "DELETE FROM audit"):
        with pytest.raises(Exception, match="only ever added to"), database.transaction("t") as c:
            c.execute(text(attempt))
    with database.reading() as c:
        trail = [(n.who, n.what, n.detail) for n in audit.of(c, "submission:1")]
    assert trail == [(world.wim.id, "read", {"why": "approval"}), (None, "sent", None)]


def test_a_setting_is_what_was_put_last(database):
    with database.transaction("t") as c:
        assert settings.get(c, "clock") is None
        for value in ({"at": "2026-01-29"}, ["é", 1.5, None], False):
            settings.put(c, "clock", value)
            assert settings.get(c, "clock") == value
