"""A mentor track from roster to last document: a facilitator, three participants of whom one is only in the track, a
student and a schoolopleider who are asked for feedback."""

from __future__ import annotations

import io

import docx
from people import BILAL, FATIMA, MARIEKE, School, Someone, words_of
from PIL import Image

from bot.demo import plan_meetings
from bot.ports import ShownField
from store import placements, tracks

SANNE, BRAM = "sanne.kooistra@opleiding.example", "bram.visser@buurschool.example"
JOOST = "joost.van.rijn@zilverbeek.example"
AREAS = ("agogisch", "organisatorisch", "poortwachter", "leraar-van-leraren", "ontwikkelingsbekwaam")


def scores(field: ShownField, value: int) -> dict[str, str]:
    return {row.id: str(value) for row in field.rows}


def scans(someone: Someone, *means: int, tips: bool = False) -> None:
    """Fill every area with one score."""
    for mean in means:
        extra = {"verder": f"Tip bij een {mean}"} if tips else {}
        someone.fills(score=scores(someone.field("score"), mean), **extra)


def plans_meetings(school: School) -> None:
    sanne = school[SANNE]
    sanne.says("ik wil de bijeenkomsten plannen")
    sanne.fills(plek="Kamer 2.14").presses("Plan en nodig uit")


def group_of(school: School) -> int:
    with school.database.reading() as c:
        return tracks.groups(c)[0].id


def own_of(school: School, email: str) -> int:
    with school.database.reading() as c:
        found = placements.of_group(c, group_of(school))
        return next(p.id for p in found if p.is_own(school[email].id))


def test_a_track_from_roster_to_last_document(school: School) -> None:
    sanne, fatima, bram, joost = (school[who] for who in (SANNE, FATIMA, BRAM, JOOST))
    bilal, marieke = school[BILAL], school[MARIEKE]

    # The facilitator plans six meetings; a proposal stands ready, about a month apart and not in a holiday.
    sanne.says("ik wil de bijeenkomsten plannen")
    assert sanne.field("een").value == "2026-03-03T15:30:00+01:00"
    sanne.fills(plek="Kamer 2.14").presses("Plan en nodig uit")
    assert "meer dan een maand" not in sanne.heard
    school.moves_to("2026-01-22T15:30")
    assert "1. dinsdag 3 maart 2026" in bram.heard
    assert "Kamer 2.14" in bram.heard

    # Bram is only in the track; the bot knows him and what is asked of him before the first meeting.
    agenda = bram.says("wat moet ik doen?").heard
    assert "Feedback vragen aan je student of schoolopleider" in agenda
    assert "Zelfscan invullen" in agenda
    assert "Je eigen leervraag opschrijven" in agenda

    # Fatima asks her student and her schoolopleider; both hear that it is not anonymous.
    fatima.says("ik wil feedback vragen aan mijn student")
    assert [o.label for o in fatima.field("student").options] == ["Bilal Amrani", "Lotte Vermeer", "Sem Dijkstra"]
    fatima.fills(student=str(bilal.id), so=str(marieke.id), woord="Alvast bedankt!").presses("Verstuur")
    school.moves_to("2026-01-23T15:30")
    for giver in (bilal, marieke):
        assert "niet anoniem" in giver.heard
        assert "Fatima El Idrissi" in giver.heard
    bilal.presses("Beginnen").fills(doe="ja")
    scans(bilal, 6, 5, 3, 5, 4, tips=True)
    assert bilal.form.readers == ("Fatima El Idrissi",)
    bilal.presses("Verstuur")
    marieke.presses("Beginnen").fills(doe="nee")
    school.moves_to("2026-01-26T15:30")
    assert any("geeft deze keer geen feedback" in shown.text for shown in fatima.got)
    [(name, data)] = fatima.documents
    assert "Tip bij een 3" in words_of(data)
    assert name.endswith(".docx")

    # Her own scan comes as a picture with words and a table, and as a Word file; only to her.
    fatima.says("zelfscan")
    scans(fatima, 5, 4, 2, 4, 6)
    fatima.presses("Bewaar en laat zien")
    picture = next(shown for shown in fatima.got if shown.kind == "picture")
    assert "Opleidingsdidactisch (poortwachter): Zelf 2, Bilal (student) 3" in picture.text
    assert Image.open(io.BytesIO(school.bytes_of(picture.file.id))).format == "PNG"
    beside = next(shown for shown in fatima.cards)
    assert ("Agogisch (begeleider)", "Zelf 5, Bilal (student) 6") in [(f.label, f.value) for f in beside.facts]
    scan = next(data for name, data in fatima.documents if name.endswith(".docx"))
    assert "Ik zie het niveau van mijn student" in words_of(scan)
    drawn = docx.Document(io.BytesIO(scan)).inline_shapes
    assert len(drawn) == 1
    assert "Spinnenweb" in drawn[0]._inline.docPr.get("descr")

    # The largest gap is proposed; the words are hers.
    fatima.says("leervraag")
    assert "de meeste ruimte bij opleidingsdidactisch (poortwachter)" in fatima.heard
    assert fatima.field("gebied").value == "poortwachter"
    fatima.fills(leervraag="Hoe stel ik het niveau van mijn student vast?").presses("Verstuur")
    bram.says("leervraag").fills(gebied="agogisch", leervraag="Hoe coach ik meer en stuur ik minder?").presses(
        "Verstuur"
    )
    joost.says("leervraag").fills(gebied="poortwachter", leervraag="Hoe voer ik het lastige gesprek?").presses(
        "Verstuur"
    )
    school.moves_to("2026-01-27T15:30")
    assert "3 berichten van je collega's" in sanne.heard
    seen = "".join(str(sanne.presses_id(button.id).cards) for button in sanne.buttons if button.label == "Bekijk")
    assert "Hoe coach ik meer en stuur ik minder?" in seen

    # The vote in the startbijeenkomst: silent ideas, the list without names, three choices, the result.
    school.at("2026-03-03T16:30")
    sanne.says("leervragen verzamelen")
    assert [o.label for o in sanne.field("opties").options] == [
        "Hoe stel ik het niveau van mijn student vast?",
        "Hoe coach ik meer en stuur ik minder?",
        "Hoe voer ik het lastige gesprek?",
    ]
    everything = [o.id for o in sanne.field("opties").options]
    sanne.fills(opties=everything, erbij="Hoe maak ik samen een leerroute?", sluit="vandaag 18.00 uur")
    sanne.presses("Start de stemming")
    school.ticks()
    for voter, choice in ((fatima, ["1", "3"]), (bram, ["3", "1"]), (joost, ["1"])):
        voter.presses("verder").fills(keuze=choice).presses("Stem")
        assert "keuze is binnen" in voter.heard
    school.moves_to("2026-03-03T18:30")
    school.moves_to("2026-03-04T15:30")
    result = next(shown for shown in sanne.cards if "Welke leervraag" in shown.text)
    assert result.items[0].text == "Hoe stel ik het niveau van mijn student vast?"
    sanne.presses("Leervraag vastleggen")
    assert sanne.field("leervraag").value == "Hoe stel ik het niveau van mijn student vast?"
    sanne.fills().presses("Leg vast")

    # The written feedback, within a week; the facilitator sees the text before it goes out.
    sanne.says("agenda").presses("start:terugkoppeling")
    assert sanne.field("leervraag").value == "Hoe stel ik het niveau van mijn student vast?"
    sanne.fills(huiswerk="Lees het stageplan van je student.", theorie="Niveaus", herinnering="Al gelezen?")
    assert "Huiswerk: Lees het stageplan van je student." in sanne.heard
    sanne.presses("Verstuur")
    school.moves_to("2026-03-05T15:30")
    assert "Huiswerk: Lees het stageplan van je student." in bram.heard

    # Each writes her own step; the facilitator reads that, and not the reflection.
    bram.says("huiswerk").fills(stap="Samen het stageplan lezen", wanneer="12 maart", wie="mijn student")
    bram.presses("Verstuur")
    bram.says("reflectie").fills(denken="Dat ik te veel stuur").presses("Bewaar")
    school.moves_to("2026-03-06T15:30")
    seen = "\n".join(f"{s.text} {s.facts}" for s in sanne.shown)
    assert "Samen het stageplan lezen" in seen
    assert "te veel stuur" not in seen

    # Halfway comes the reminder, in the facilitator's words; who told how it went hears nothing more.
    joost.says("huiswerk").presses("Vertellen hoe het ging")
    joost.fills(gelukt="ja", inbreng="Mijn aantekeningen").presses("overslaan").presses("Bewaar")
    sent = []
    for day in range(9, 28):
        school.moves_to(f"2026-03-{day:02}T15:30")
        sent += [(day, to) for to, text in school.news if "Al gelezen?" in text]
    assert {to for _, to in sent} >= {BRAM, FATIMA}
    assert JOOST not in {to for _, to in sent}
    assert len({day for day, _ in sent}) == 1


def test_in_the_demo_a_homework_reminder_comes_by_moving_the_clock(school: School) -> None:
    plan_meetings(school.core, school.now)
    school.moves_to("2026-03-17T18:00")
    assert any(to == BRAM and "Huiswerk voor bijeenkomst 2 uitproberen" in text for to, text in school.news)
