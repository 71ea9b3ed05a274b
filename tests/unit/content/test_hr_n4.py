"""Programme hr-n4: every conversation of the guide held to its end, and what each one settles, sends and sets going."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from walking import PAPER, Walk, held, outcome, paper, screens, spoken

from content.load import Library, load
from dialogs.model import Ask, Dialog, Option
from dialogs.nouns import Role

SEEN = "De les begon met een raadsel. Daardoor was iedereen stil. Laat ze de volgende keer eerst in tweetallen denken."
WHEN = "woensdag 11 februari 2026 14.00 uur"
ALL = ("student", "wpb", "io")
ADVICE = {
    "functioneren": "Sanne legt uit waarom zij een werkvorm kiest. Daardoor weten leerlingen wat er komt.",
    "blijkt": "Bij de tweede kijkwijzer stelde zij in 3c open vragen.",
    "groei": "Meer verschil maken tussen snelle en langzame leerlingen.",
    "samenvatting": "Ik zie een leraar die haar eigen klas aankan.",
}
PREPARED = (("driehoeksgesprek-inbreng", "wpb"), ("driehoeksgesprek-inbreng", "io"))
AFTER_PLANNING = (*PREPARED, ("driehoeksgesprek-voorbereiden", "student"), ("driehoeksgesprek-verslag", "student"))
WALKS = {
    "kijkwijzer": [
        Walk(screens=({"gezien": SEEN}, {}), completes=("obligation",), reaches=("student", "wpb"), told=("student",),
             makes="kijkwijzer"),
    ],
    "startgesprek": [
        Walk(screens=({"leeruitkomsten": "Ik begin.", "startbekwaam": "Orde gaat goed.", "planning": "In mei klaar."},),
             reaches=("student", "wpb"), makes="startgesprek"),
    ],
    "startgesprek-verslag": [
        Walk(screens=({"datum": "vandaag", "afspraken": "Elke week kort praten."},), completes=("obligation",),
             reaches=("student", "wpb")),
    ],
    "driehoeksgesprek-plannen": [
        Walk(screens=({"welk": "eerste", "moment": WHEN, "plaats": "lokaal 12"},), completes=("p1-driehoek-1-plannen",),
             offers=AFTER_PLANNING, plans=1),
        Walk(screens=({"welk": "tweede", "moment": WHEN, "plaats": "online"}, {"moment": "11 februari 2026 10.15 uur"}),
             completes=("p2-lesbezoek-en-driehoek-plannen",), told=("wpb", "io"), offers=AFTER_PLANNING, plans=2),
    ],
    "driehoeksgesprek-voorbereiden": [
        Walk(screens=({"welk": "eerste"}, {"wie": "Ik houd van proefjes.", "verwacht": "Eerlijke feedback."}),
             reaches=("wpb", "io")),
        Walk(screens=({"welk": "tweede"}, {"groei": "Ik laat leerlingen zelf denken.", "nodig": "Oefenen met tijd."}),
             reaches=("wpb", "io")),
    ],
    "driehoeksgesprek-inbreng": [
        Walk(screens=({"welk": "eerste", "komt": "komt"},), reaches=ALL),
        Walk(screens=({"welk": "tweede", "komt": "niet"}, {"groei": SEEN}), reaches=ALL, told=("student",)),
    ],
    "driehoeksgesprek-verslag": [
        Walk(screens=({"welk": "eerste", "datum": "vandaag", "besproken": "Alles.", "afspraken": "Elke week."},),
             completes=("p1-driehoek-1-voeren",), reaches=(*ALL, "so"), makes="verslag"),
        Walk(screens=({"welk": "tweede", "datum": "vandaag", "besproken": "Alles.", "afspraken": "Elke week."},
                      {"richting": "Op koers."}),
             completes=("p2-driehoek-2-voeren",), reaches=(*ALL, "so"), makes="verslag"),
    ],
    "lesbezoek-plannen": [
        Walk(screens=({"wie": "so", "moment": WHEN, "formulier": [PAPER]},), reaches=("so",), told=("so", "wpb"),
             offers=(("lesbezoek", "so"), ("lesbezoek-verslag", "student")), plans=1),
        Walk(screens=({"wie": "io", "moment": WHEN},), reaches=("io",), told=("io", "wpb"),
             offers=(("lesbezoek-verslag", "student"),), plans=1),
    ],
    "lesbezoek-verslag": [
        Walk(screens=({"wie": "De schoolopleider", "besproken": "Mijn begin.", "stap": "Eerst een vraag."},),
             reaches=("student", "wpb", "io", "so"), makes="verslag"),
    ],
    "lesbezoek": [
        Walk(screens=({"hoeveelste": "eerste", "gezien": SEEN},), reaches=("student", "wpb", "so"), makes="verslag"),
        Walk(screens=({"hoeveelste": "tweede", "gezien": SEEN, "bestand": [PAPER]},),
             completes=("so-formele-lesbezoeken",), reaches=("student", "wpb", "so"), makes="verslag"),
    ],
    "assessmentles-plannen": [
        Walk(screens=({"moment": WHEN},), completes=("p2-assessmentles-plannen",), told=("wpb",), plans=1,
             offers=(("assessmentles-voorbereiden", "student"), ("assessmentles-terugblikken", "student"),
                     ("assessmentles-afnemen", "io"))),
        Walk(screens=({"moment": WHEN, "bericht": "Neem je plan mee."},), completes=("p2-assessmentles-plannen",),
             reaches=("student", "wpb"), told=("wpb",), plans=1,
             offers=(("assessmentles-voorbereiden", "student"), ("assessmentles-terugblikken", "student"),
                     ("assessmentles-afnemen", "io"))),
    ],
    "assessmentles-voorbereiden": [
        Walk(screens=({"moment": WHEN, "les": "Een debat.", "laten_zien": "Vragen stellen.", "hulp": "De tijd."},),
             reaches=("wpb",), offers=(("assessmentles-begeleiden", "wpb"),)),
    ],
    "assessmentles-terugblikken": [
        Walk(screens=({"ging": "Het debat liep.", "anders": "Rustiger sluiten."},), reaches=("wpb",),
             offers=(("assessmentles-begeleiden", "wpb"),)),
    ],
    "assessmentles-begeleiden": [
        Walk(screens=({"fase": "vooraf", "besproken": "Het plan."},), reaches=("student", "wpb")),
        Walk(screens=({"fase": "achteraf", "besproken": "Het slot."},), completes=("p2-assessmentles-begeleiden",),
             reaches=("student", "wpb")),
    ],
    "assessmentles-afnemen": [
        Walk(screens=({"datum": "vandaag"},), completes=("io-assessmentles-afnemen",), told=("student", "wpb")),
    ],
    "voortgangsgesprek": [
        Walk(screens=({"genoeg": "ja", "afspraken": "Nu schrijven."},), completes=("p3-voortgang-bespreken",),
             reaches=("student", "wpb")),
        Walk(screens=({"genoeg": "nee", "afspraken": "Bewijs zoeken."}, {"wat": "Toetsen: nog geen bewijs."}),
             completes=("p3-voortgang-bespreken",), reaches=("student", "wpb")),
    ],
    "inleveren": [
        Walk(screens=({"welke": f"p{n}-inleveren", "datum": "vandaag"},), completes=(f"p{n}-inleveren",), told=("io",))
        for n in (1, 2, 3)
    ],
    "eindconclusie": [
        Walk(screens=({"datum": "vandaag"},), completes=("p4-eindconclusie-inleveren",), told=("so",),
             offers=(("advies", "wpb"), ("eindgesprek", "io"))),
        Walk(screens=({"datum": "vandaag", "bestand": [PAPER]},), completes=("p4-eindconclusie-inleveren",),
             reaches=("wpb", "so", "io"), told=("so",), offers=(("advies", "wpb"), ("eindgesprek", "io"))),
    ],
    "advies": [
        Walk(screens=(ADVICE,), completes=("p4-wpb-advies",), reaches=("wpb", "so", "io"), told=("student",),
             makes="advies"),
    ],
    "eindgesprek": [
        Walk(screens=({"stand": "gepland"}, {"moment": WHEN, "so": "ja"}), plans=1,
             reaches=("student", "wpb", "so", "io", "assessor")),
        Walk(screens=({"stand": "geweest"}, {"datum": "vandaag", "so": "ja"}), told=("student", "wpb", "so"),
             completes=("p4-eindgesprek", "so-eindgesprek-voeren")),
        Walk(screens=({"stand": "geweest"}, {"datum": "vandaag", "so": "nee"}), told=("student", "wpb", "so"),
             completes=("p4-eindgesprek",)),
    ],
    "driehoeksgesprek-voorstellen": [
        Walk(screens=({"eerste": WHEN, "tweede": "donderdag 5 februari 2026 9.00 uur"},)),
    ],
    "bezoekdag": [
        Walk(screens=({"locaties": ["Dependance"], "dag": "4 maart 2026"}, {"studenten": ["3"]}), told=("wpb",),
             offers=(("bezoekdag-les", "student"),)),
    ],
    "bezoekdag-les": [
        Walk(screens=({"moment": WHEN, "klas": "2b"},), reaches=("so",), told=("wpb",), plans=1,
             offers=(("lesbezoek", "so"), ("lesbezoek-verslag", "student"))),
    ],
    "io-momenten": [
        Walk(screens=({"kickoff": WHEN, "moment1": "18 februari 2026 15.00 uur"}, {}), reaches=("student",), plans=2),
        Walk(screens=({"kickoff": WHEN, **{f"moment{n}": f"{n} maart 2026 15.00 uur" for n in range(1, 5)}},
                      {f"moment{n}": f"{n} april 2026 15.00 uur" for n in range(5, 9)}), reaches=("student",), plans=9),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def own(library: Library) -> dict[str, Dialog]:
    """The programme's own dialogs."""
    return {name: library.dialogs("hr-n4")[name] for name in library.packs["hr-n4"].dialogs}


def test_every_conversation_of_the_programme_is_walked_here(library: Library) -> None:
    assert set(WALKS) == set(own(library))


@pytest.mark.parametrize(
    ("name", "walk"),
    [(name, walk) for name, walks in WALKS.items() for walk in walks],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_conversation_ends_with_what_it_promises(library: Library, name: str, walk: Walk) -> None:
    assert outcome(held(library, "hr-n4", name, walk.screens)) == replace(walk, screens=())


@pytest.mark.parametrize(
    ("name", "walk"),
    [(name, walk) for name, walks in WALKS.items() for walk in walks if walk.makes],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_word_file_says_what_was_typed(library: Library, name: str, walk: Walk) -> None:
    talk = held(library, "hr-n4", name, walk.screens).presses("bevestigen")
    text = paper(library, "hr-n4", talk)
    typed = [entry.shown for entry in talk.outcome.entries if entry.kind == "text"]
    assert typed
    assert [one for one in typed if one not in text] == []
    assert "huis" in text


# --- obligations ---


def test_there_are_37_obligations_and_all_but_standing_roles_can_be_begun_in_the_chat(library: Library) -> None:
    obligations = library.programmes["hr-n4"].obligations
    assert len(obligations) == 37
    assert {name for name, one in obligations.items() if one.dialog is None} == {
        "groeidossier-opbouwen",
        "leerproces-plannen",
        "wpb-betrekken",
        "wpb-sparren",
        "wpb-formatieve-feedback",
        "so-organiseren",
        "so-eindgesprek-voeren",
        "so-io-eindbeoordeling",
        "io-contactpersoon",
        "io-driehoeken-bijwonen",
        "assessoren-eindbeoordeling",
    }


def test_what_a_conversation_completes_is_an_obligation_that_offers_it_or_is_settled_with_it(library: Library) -> None:
    obligations = library.programmes["hr-n4"].obligations
    settled_along = {"so-eindgesprek-voeren": "eindgesprek"}
    for name, walks in WALKS.items():
        for done in {one for walk in walks for one in walk.completes} - {"obligation"}:
            assert name in (obligations[done].dialog, settled_along.get(done)), (name, done)


def test_the_third_driehoeksgesprek_is_the_eindgesprek_and_there_is_no_fourth(library: Library) -> None:
    for name in ("plannen", "voorbereiden", "inbreng", "verslag"):
        dialog = library.dialog("hr-n4", f"driehoeksgesprek-{name}")
        assert dialog is not None
        first = dialog.steps[0]
        assert isinstance(first, Ask)
        assert [o.id for o in next(f for f in first.fields if f.id == "welk").options] == ["eerste", "tweede"]


def test_the_formal_visits_count_to_two(library: Library) -> None:
    done = {w.screens[0]["hoeveelste"]: w.completes for w in WALKS["lesbezoek"]}
    assert done == {"eerste": (), "tweede": ("so-formele-lesbezoeken",)}
    third = held(library, "hr-n4", "lesbezoek", ({"hoeveelste": "later", "gezien": SEEN},))
    assert outcome(third).completes == ("so-formele-lesbezoeken",)


def test_preparing_settles_nothing_only_the_report_does(library: Library) -> None:
    for name in ("driehoeksgesprek-voorbereiden", "driehoeksgesprek-inbreng", "assessmentles-voorbereiden"):
        assert all(walk.completes == () for walk in WALKS[name])


def test_the_preparation_of_a_driehoeksgesprek_knows_which_one_it_is(library: Library) -> None:
    talk = held(library, "hr-n4", "driehoeksgesprek-plannen", WALKS["driehoeksgesprek-plannen"][0].screens)
    talk.presses("bevestigen")
    given = [e.args["prefill"] for e in talk.outcome.effects if e.name == "start"]
    assert [next(iter(prefill)).partition(".")[2] for prefill in given] == ["welk"] * 4
    assert all({"answer": "plan.welk"} in prefill.values() for prefill in given)


# --- the advice ---


def test_the_advice_goes_to_so_and_io_after_an_explicit_confirmation(library: Library) -> None:
    talk = held(library, "hr-n4", "advies", (ADVICE,))
    assert talk.form.readers == ("Els de Wit", "Joris Maas")
    assert "bevestigen" in talk.verbs
    assert {one.shown for one in talk.presses("bevestigen").outcome.entries} == set(ADVICE.values())


def test_the_advice_on_paper_says_that_it_is_no_mark_and_for_whom_it_is(library: Library) -> None:
    text = paper(library, "hr-n4", held(library, "hr-n4", "advies", (ADVICE,)).presses("bevestigen"))
    assert "het is geen cijfer en geen besluit. De assessoren beslissen." in text
    assert text.index(ADVICE["samenvatting"]) < text.index(ADVICE["functioneren"])


def test_the_advice_never_asks_for_a_mark(library: Library) -> None:
    dialog = library.dialog("hr-n4", "advies")
    assert dialog is not None
    kinds = {field.kind for step in screens(dialog) for field in step.fields}
    assert kinds == {"text"}
    first = dialog.steps[0]
    assert isinstance(first, Ask)
    assert "geen cijfer en geen besluit" in spoken(first.text)


def test_a_partnership_that_fills_in_its_leeruitkomsten_gets_a_screen_for_each(library: Library) -> None:
    outcomes = (Option(id="a", label="Vakdidactiek"), Option(id="b", label="Samenwerken"))
    typed = (ADVICE, {"gezien": "Een les."}, {})
    talk = held(library, "hr-n4", "advies", typed, leeruitkomsten=outcomes)
    assert talk.answers["uitkomst_gezien[a].gezien"] == "Een les."
    said = ({"genoeg": "ja", "afspraken": "Door."}, {"stand": {"a": "genoeg"}})
    progress = held(library, "hr-n4", "voortgangsgesprek", said, leeruitkomsten=outcomes)
    assert progress.answers["per.stand"] == {"a": "genoeg"}


# --- the guide is silent ---


def test_every_form_that_the_guide_does_not_give_is_labelled_ours(library: Library) -> None:
    for name, dialog in own(library).items():
        assert dialog.ours, name
        assert dialog.source is not None, name
        assert dialog.source["document"] == "000_e8a07860fdf93482.txt"


def test_nobody_but_the_one_who_hands_in_gets_a_hard_date(library: Library) -> None:
    hard = {n: o for n, o in library.programmes["hr-n4"].obligations.items() if not o.soft}
    assert {o.dialog for o in hard.values()} == {"inleveren", "eindconclusie"}
    assert {role for o in hard.values() for role in o.actors.roles} == {Role.STUDENT}


def test_staff_read_u_and_students_je(library: Library) -> None:
    for name, dialog in own(library).items():
        texts = " ".join(
            spoken(text)
            for step in screens(dialog)
            for text in (step.title, step.text, *(t for f in step.fields for t in (f.label, f.hint, f.why)))
        )
        if dialog.as_ == (Role.STUDENT,):
            assert not re.search(r"\b(u|uw)\b", texts.lower()), name
        else:
            assert not re.search(r"\b(je|jij|jouw|jullie)\b", texts.lower()), name
