"""What the guide of the HAN asks, as it ships: its kijkkaders, its tasks, and its conversations held to the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace
from test_shipped_dialogs import NOW, Talk, context_of, given

from bot.documents.context import context_of as words_of
from bot.documents.context import fields_of
from bot.documents.docx import render
from content.agenda import Facts, Mark, duties, for_person
from content.load import Library, load
from dialogs.conditions import holds
from dialogs.model import Ask, Branch, Dialog, Field, ForEach, Step
from dialogs.nouns import Json, Person, Placement, Region, Role, Seat
from dialogs.text import Text, Variants

HAN = "han-wpl2"
KIJKKADERS = {
    "positief-leerklimaat": [10, 6, 4, 3],
    "afstemmen": [4, 7, 7, 6],
    "leerstof-verwerken": [6, 6, 6, 6],
    "ict": [3, 3, 1, 4],
    "ppi": [5, 6, 5, 5, 3],
}
VAKDIDACTIEK = {"ak": 1, "bi": 2, "du-fr": 2, "ec": 1, "en": 3, "gs": 3, "na-sk": 4, "ne": 3, "wi": 4}
JUDGED = ("leerklimaat", "lerende", "leerstof")
FORMATIVE = ("digitaal", "identiteit")
PRIVATE = re.compile(r"gezondheid|diagnose|autisme|allergie|privé|stoornis|medisch|ziek", re.IGNORECASE)
CONTACT = re.compile(r"e-?mail|telefoon|adres", re.IGNORECASE)
SEEN = "Sanne stond bij de deur. Daardoor begon de klas rustig."
PEOPLE = tuple(Role(name) for name in ("student", "wpb", "so", "io"))
PLACEMENT = Placement(
    id=1,
    programme=HAN,
    year="2025-2026",
    school="De Brug",
    region=Region.MIDDEN,
    start=date(2026, 2, 2),
    vak="biologie",
    seats=tuple(
        Seat(role=role, person=Person(id=n, name=f"Iemand {n}", email=f"iemand{n}@voorbeeld.nl"))
        for n, role in enumerate(PEOPLE, start=1)
    ),
)


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def plain(text: Text | None) -> str:
    if isinstance(text, Variants):
        return " ".join(filter(None, (text.nl, text.u, text.je)))
    return text or ""


def own_dialogs(library: Library) -> dict[str, Dialog]:
    return {name: found.value.dialog_() for name, found in library.packs[HAN].dialogs.items()}


def held(library: Library, name: str, prefill: Mapping[str, Json] | None = None, **values: Json) -> Talk:
    """A conversation with every kijkkader at hand; `values` about the placement, such as `vak`."""
    dialog = library.dialog(HAN, name)
    assert dialog is not None
    found = context_of(library, HAN, dialog)
    kaders = {f"{k.id}.dimensions": k.options for k in library.frameworks(HAN).values()}
    about = {f"placement.{key}": value for key, value in values.items()}
    context = replace(found, lists={**found.lists, **kaders}, values={**found.values, **about})
    return Talk(dialog, context, prefill or {})


def asks(steps: tuple[Step, ...]) -> Iterator[Ask]:
    for step in steps:
        match step:
            case Ask():
                yield step
            case Branch():
                for case in step.cases:
                    yield from asks(case.steps)
                yield from asks(step.otherwise)
            case ForEach():
                yield from asks(step.steps)


def fields(dialog: Dialog) -> dict[str, Field]:
    return {f"{step.ask}.{field.id}": field for step in asks(dialog.steps) for field in step.fields}


# --- what is in it ----------------------------------------------------------------------------------------------------


def test_the_five_kijkkaders_have_21_dimensions_and_106_indicators(library: Library) -> None:
    found = {name: library.framework(HAN, name) for name in KIJKKADERS}
    counts = {name: [len(d.indicators) for d in kader.dimensions] for name, kader in found.items() if kader}
    assert counts == KIJKKADERS
    assert sum(len(one) for one in counts.values()) == 21
    assert sum(sum(one) for one in counts.values()) == 106


def test_no_indicator_has_the_id_of_another(library: Library) -> None:
    ids = [i.id for name in KIJKKADERS for d in library.frameworks(HAN)[name].dimensions for i in d.indicators]
    assert len(set(ids)) == 106


def test_only_differentiatie_is_not_for_judging(library: Library) -> None:
    dimensions = [d for name in KIJKKADERS for d in library.frameworks(HAN)[name].dimensions]
    assert [d.id for d in dimensions if d.indicative] == ["differentiatie"]


def test_the_kijkkader_of_ppi_says_that_it_is_at_end_level(library: Library) -> None:
    assert "eindniveau" in plain(library.frameworks(HAN)["ppi"].note)


def test_the_table_of_skills_has_14_dimensions_in_3_phases(library: Library) -> None:
    table = library.frameworks(HAN)["complexe-beroepsvaardigheden"]
    assert len(table.dimensions) == 14
    assert {tuple(i.id for i in d.indicators) for d in table.dimensions} == {("begin", "groei", "vergevorderd")}


def test_there_are_23_vakdidactische_leeruitkomsten_with_a_role_for_each_subject(library: Library) -> None:
    subjects = library.frameworks(HAN)["vakdidactiek"].dimensions
    assert {d.id: len(d.indicators) for d in subjects} == VAKDIDACTIEK
    assert sum(VAKDIDACTIEK.values()) == 23
    judged = {d.id for d in subjects if re.search("beoordelen|oordeel", plain(d.hint), re.IGNORECASE)}
    assert judged == {"bi", "en", "na-sk"}


def test_every_one_of_the_54_tasks_is_there_and_only_the_startgesprek_has_a_day_which_is_never_hard(
    library: Library,
) -> None:
    obligations = library.programmes[HAN].obligations
    assert len(obligations) == 54
    assert all(o.soft for o in obligations.values())
    assert {name: o.when.within for name, o in obligations.items() if o.when.within} == {
        "startgesprek-voeren": "21 dagen"
    }


def test_what_people_outside_the_bot_owe_is_on_nobodys_list(library: Library) -> None:
    found = duties(library.programmes[HAN], None, PLACEMENT, Facts(), today=date(2026, 3, 1))
    nobody = {d.obligation for d in found if not d.actors}
    assert nobody == {"startgesprek-instrueren", "beslissing-delen", "vakdidactiek-communiceren"}
    assert all("HAN" in plain(library.programmes[HAN].obligations[name].note) for name in nobody)


def test_after_the_zelfreflectie_the_form_is_open_for_the_wpb_and_before_it_is_not(library: Library) -> None:
    wpb = PLACEMENT.people(Role.WPB)[0]
    begun = {person: date(2026, 2, 2) for person in range(1, 5)}

    def status(*done: str) -> str:
        facts = Facts(marks={name: Mark(status="done", on=date(2026, 3, 20)) for name in done}, begun=begun)
        found = duties(library.programmes[HAN], None, PLACEMENT, facts, today=date(2026, 3, 24))
        mine = for_person(found, wpb.id)
        return next(d.status for d in mine if d.obligation == "tussen-formulier-invullen")

    assert status() == "upcoming"
    assert status("tussen-zelfreflectie") == "open"


# --- privacy ----------------------------------------------------------------------------------------------------------


def test_no_question_asks_about_health_private_matters_or_contact_data(library: Library) -> None:
    for name, dialog in own_dialogs(library).items():
        for address, field in fields(dialog).items():
            asked = f"{plain(field.label)} {plain(field.hint)}"
            assert not PRIVATE.search(asked), (name, address)
            assert not CONTACT.search(asked), (name, address)


def test_nothing_of_this_programme_holds_an_address_or_a_link(library: Library) -> None:
    for path in library.packs[HAN].folder.rglob("*.yaml"):
        assert not re.search(r"@|https?:", path.read_text(encoding="utf-8")), path.name


# --- conversations ----------------------------------------------------------------------------------------------------


def test_the_kennismaking_of_a_student_is_one_screen_and_sends_her_to_pass_on_contact_data_herself(
    library: Library,
) -> None:
    talk = held(library, "kennismaking").fills(jaar1="Orde ging goed.", aanpak="Eerst meekijken.").sends()
    assert talk.screens == ["over-jou", "klaar"]
    assert talk.effects == ["save", "deliver", "tell"]
    assert "alleen via jou" in talk.effect("tell")[0].args["text"]


def test_another_set_of_leeruitkomsten_travels_from_student_to_wpb_to_io(library: Library) -> None:
    met = held(library, "kennismaking").fills(jaar1="Goed.", aanpak="Samen.", pakket="anders").sends()
    assert met.effect("start")[0].args["dialog"] == "maatwerk-melden"
    told = held(library, "maatwerk-melden").fills(open=["instructie", "orientatie-lerende"]).sends()
    assert ["geeft er wel een oordeel" in e.args["text"] for e in told.effect("tell")] == [False, True]
    offer = told.effect("start")[0].args
    prefill = {address: told.now.state.answers.get(v["answer"]) for address, v in offer["prefill"].items()}
    asked = held(library, offer["dialog"], {k: v for k, v in prefill.items() if v})
    assert asked.form.fields[0].value == ["orientatie-lerende", "instructie"]
    asked.fills().sends()
    assert asked.effect("start")[0].args["for"] == "io"
    agreed = held(library, "maatwerk-afspraak").fills(wat="Drie lessen met feedback.").sends()
    assert agreed.effect("complete")[0].args == "maatwerk-afstemmen"


def test_before_the_startgesprek_feedback_is_asked_and_no_approval(library: Library) -> None:
    talk = held(library, "startgesprek")
    talk.fills(beeld="Laten zien.", keuze=["ppi", "ict"], waarom="Nodig.", geweest="nee")
    for _ in range(2):
        talk.fills(doel="Groeien.", activiteiten="Proberen.", tevreden="Als het lukt.")
    talk.sends()
    assert talk.effect("request_approval") == []
    assert [e.args["dialog"] for e in talk.effect("start")] == ["startgesprek-feedback"]


def test_after_the_startgesprek_one_screen_sharpens_the_plan_and_asks_two_approvals(library: Library) -> None:
    talk = held(library, "plan-aanscherpen").fills(
        datum="vandaag", verslag="Minder doelen.", pedagogisch="Eén doel.", didactisch="Vaker nagaan."
    )
    talk.sends()
    assert talk.screens == ["plan", "klaar"]
    assert [e.args["collections"] for e in talk.effect("request_approval")] == [["pedagogisch"], ["didactisch"]]


def test_a_weekly_reflection_is_one_screen(library: Library) -> None:
    talk = held(library, "begeleidingsgesprek").fills(terugblik="Ik begon anders.", doel="Rustig starten.").sends()
    assert talk.screens == ["week", "klaar"]


@pytest.mark.parametrize(("lessons", "enough"), [(39, False), (40, True)])
def test_the_lessons_are_the_students_own_tally(library: Library, lessons: int, enough: bool) -> None:
    talk = held(library, "lessen").fills(totaal=lessons).sends()
    assert bool(talk.effect("complete")) is enough


def test_growth_is_a_table_of_chosen_skills_in_three_phases_each_in_its_own_words(library: Library) -> None:
    talk = held(library, "groei").fills(vaardigheden=["cb-01", "cb-04"])
    (table,) = talk.form.fields
    assert [row.id for row in table.rows] == ["cb-01", "cb-04"]
    assert [cell.id for cell in table.rows[1].cells] == ["begin", "groei", "vergevorderd"]
    talk.fills(fase={"cb-04": "groei"}).presses("overslaan").sends()
    assert talk.screens == ["keuze", "gekozen", "gesprek", "klaar"]
    assert talk.now.state.answers["gekozen.fase"] == {"cb-04": "groei"}


def test_the_whole_table_of_skills_takes_two_screens_and_asks_nothing(library: Library) -> None:
    talk = held(library, "groei").fills()
    assert [len(talk.form.fields[0].rows), talk.form.fields[0].required] == [10, False]
    talk.fills()
    assert [len(talk.form.fields[0].rows), talk.form.fields[0].required] == [4, False]
    talk.fills(fase={"cb-11": "begin"}).presses("overslaan").sends()
    assert [e.args for e in talk.effect("deliver")] == [["student", "wpb"]]


def test_who_only_looks_at_the_growth_sends_nobody_anything(library: Library) -> None:
    talk = held(library, "groei").fills(wat="kijken")
    assert [e.args for e in talk.effect("deliver")] == [["self"]]
    assert not talk.effect("document")


def test_every_phase_fits_in_a_list_to_choose_from(library: Library) -> None:
    """Slack shows 75 characters of an option."""
    table = library.frameworks(HAN)["complexe-beroepsvaardigheden"]
    assert max(len(plain(cell.label)) for row in table.dimensions for cell in row.indicators) <= 75


REFLECTION = {name: f"Zelf over {name}." for name in (*JUDGED, *FORMATIVE)}


@pytest.mark.parametrize("moment", ["tussenevaluatie", "eindbeoordeling"])
def test_the_zelfreflectie_comes_first_and_its_words_stand_in_the_form(library: Library, moment: str) -> None:
    first = held(library, moment).fills(**REFLECTION, vakdidactiek="Zelf over vak.", doelen="Verder.").sends()
    assert first.screens == ["zelf", "klaar"]
    offer = first.effect("start")[0].args
    assert (offer["dialog"], offer["for"]) == (f"{moment}-formulier", "wpb")
    form = held(library, offer["dialog"], given(offer, first))
    assert [fact.value.params for fact in form.form.facts] == [{"tekst": "Zelf over leerklimaat."}]
    assert "zelf" not in {field.id for field in form.form.fields}


def fill_form(library: Library, moment: str, **placement: Json) -> Talk:
    """The form with only what is required, as someone in a hurry."""
    talk = held(
        library, f"{moment}-formulier", {f"{name}.zelf": text for name, text in REFLECTION.items()}, **placement
    )
    while talk.form.step != "klaar":
        values: dict[str, Json] = {}
        for field in talk.form.fields:
            if field.required:
                values[field.id] = field.options[0].id if field.kind == "choice" else SEEN
        talk.fills(**values)
    return talk.sends()


@pytest.mark.parametrize("moment", ["tussenevaluatie", "eindbeoordeling"])
def test_the_form_is_a_screen_for_each_leeruitkomst_and_goes_to_student_so_and_io(
    library: Library, moment: str
) -> None:
    talk = fill_form(library, moment)
    assert talk.screens == [*JUDGED, *FORMATIVE, "vakdidactiek", "slot", "klaar"]
    assert talk.effect("deliver")[0].args == ["student", "wpb", "so", "io"]


def test_a_judgement_is_asked_of_three_leeruitkomsten_and_trust_of_two(library: Library) -> None:
    dialog = own_dialogs(library)["eindbeoordeling-formulier"]
    asked = fields(dialog)
    judged = {a.split(".")[0] for a in asked if a.endswith(".oordeel") and asked[a].required}
    assert judged == set(JUDGED)
    assert {a.split(".")[0] for a in asked if a.endswith(".vertrouwen")} == {"leerklimaat", "lerende"}
    assert [o.id for o in asked["leerklimaat.oordeel"].options] == ["voldaan", "niet-voldaan"]


def test_halfway_no_judgement_is_required_and_too_little_seen_is_an_answer(library: Library) -> None:
    asked = fields(own_dialogs(library)["tussenevaluatie-formulier"])
    assert not any(f.required for a, f in asked.items() if a.endswith(".oordeel"))
    assert {a for a in asked if a.endswith(".weinig")} == {f"{name}.weinig" for name in FORMATIVE}


def test_nothing_of_the_form_judges_ict_or_ppi(library: Library) -> None:
    for moment in ("tussenevaluatie", "eindbeoordeling"):
        asked = fields(own_dialogs(library)[f"{moment}-formulier"])
        assert not [a for a in asked if a.startswith(FORMATIVE) and a.endswith((".oordeel", ".vertrouwen"))]


@pytest.mark.parametrize(("vak", "asked"), [("biologie", True), ("Engels", True), ("wiskunde", False)])
def test_a_judgement_on_vakdidactiek_is_offered_only_where_a_vakteam_may_ask_it(
    library: Library, vak: str, asked: bool
) -> None:
    step = next(
        s for s in own_dialogs(library)["eindbeoordeling-formulier"].steps if getattr(s, "ask", "") == "vakoordeel"
    )
    assert holds(step.when, lambda _: None, {"placement.vak": vak}) is asked
    assert ("vakoordeel" in fill_form(library, "eindbeoordeling", vak=vak).screens) is asked


def test_who_names_a_part_of_ppi_gets_its_lines_and_the_rest_only_on_wish(library: Library) -> None:
    talk = held(library, "tussenevaluatie-formulier")
    for _ in JUDGED:
        talk.fills(gezien=[talk.form.fields[0].options[0].id], reactie=SEEN, stap="Vaker doen.")
    talk.fills().fills(gezien=["groei"])
    assert talk.form.step == "identiteit-regels"
    assert len(talk.form.fields[0].options) == 5
    talk.fills(regels=["ppi-gr-02"]).fills().fills()
    assert talk.form.step == "klaar"


def test_who_doubts_talks_first_and_only_without_agreement_the_io_decides(library: Library) -> None:
    dialog = own_dialogs(library)["eindbeoordeling-formulier"]
    first = dialog.steps[0]
    assert isinstance(first, Ask)
    assert [s.dialog for s in first.also] == ["collegiale-dialoog"]
    agreed = held(library, "collegiale-dialoog").fills(eens="eens", over=["afstemmen"], uitleg="Samen bekeken.").sends()
    assert agreed.effect("start") == []
    not_agreed = held(library, "collegiale-dialoog").fills(eens="oneens", over=["afstemmen"], uitleg="Niet.").sends()
    assert [e.args["for"] for e in not_agreed.effect("start")] == ["io"]
    decided = held(library, "io-besluit").fills(wat="Voldaan.", waarom="De lessen van maart.").sends()
    assert decided.effect("complete")[0].args == "io-eindbeslissing"


# --- the form ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", ["tussenevaluatie", "eindbeoordeling"])
def test_the_word_form_has_every_part_that_was_answered_and_no_empty_one(library: Library, moment: str) -> None:
    import io

    import docx

    talk = fill_form(library, moment)
    words = words_of(
        talk.now.entries,
        title=plain(talk.dialog.title),
        programme="Leren in de praktijk, jaar 2",
        placement=PLACEMENT,
        author="Iemand 2",
        readers=["Iemand 1"],
        at=datetime(2026, 6, 1, 12, tzinfo=UTC),
        fields=fields_of(talk.dialog),
    )
    document = docx.Document(io.BytesIO(render(library.template(HAN, "feedbackformulier"), words, at=NOW)))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 2"]
    judged = ["Creëren van positief leerklimaat", "Afstemmen op de lerende", "Leerstof verwerken"]
    formative = ["Leren en lesgeven met ict", "Persoonlijke en professionele identiteit (PPI)"]
    assert headings == [*judged, *formative, "Over dit formulier"]
    rows = {row.cells[0].text: row.cells[1].text for row in document.tables[1].rows}
    assert rows["Zelfreflectie van de student"] == "Zelf over leerklimaat."
    assert rows["Reactie en feedback"] == SEEN
    assert ("Oordeel" in rows) is (moment == "eindbeoordeling")
    assert "Vooral gezien" not in rows
