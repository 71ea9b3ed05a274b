"""The glossary, the example phrases and the answers that ship with the bot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from content.load import Library, load
from dialogs.nouns import Role
from dialogs.text import Text, Variants

TO_A_STRANGER = "turn.stranger"
"""Who is not on the roster has no programme that says how to speak to her."""

INTENTS = [
    "agenda",
    "deadline",
    "approvals",
    "overview",
    "glossary",
    "question",
    "reminders",
    "calendar",
    "mydata",
    "resume",
    "back",
    "stop",
    "help",
    "human",
    "smalltalk",
    "none",
    "start:kijkwijzer",
    "start:startgesprek",
    "start:kennismaking",
    "start:tussenevaluatie",
    "start:eindbeoordeling",
    "start:advies",
    "start:leeras",
    "start:zorg",
    "start:zelfscan",
    "start:feedback-wpb",
    "start:leerwerkplek",
    "start:leerwerkplek-rapport",
    "start:reflectie",
    "start:leervraag",
    "start:huiswerk",
    "start:bijeenkomst",
    "start:bezoekdag",
    "start:groei",
]
HR_TERMS = [
    "N4",
    "startbekwaam",
    "groeidossier",
    "kijkwijzer",
    "assessmentles",
    "eindconclusie",
    "eindgesprek",
    "driehoeksgesprek",
    "lesbezoek",
    "IO-moment",
    "kick-off",
    "programmaboekje",
    "intervisiebijeenkomst",
    "feedforward",
]
HAN_TERMS = [
    "kijkkader",
    "leeruitkomst",
    "OWE",
    "startgesprek",
    "eJournal",
    "feedforward",
    "tussenniveau",
    "groeidossier",
]


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def words(text: Text) -> str:
    return " ".join(filter(None, (text.nl, text.u, text.je))) if isinstance(text, Variants) else text


def phrases(library: Library) -> Iterator[tuple[str, str]]:
    return ((wish, phrase) for wish, phrases in library.phrases.items() for phrase in phrases)


def test_every_wish_has_enough_example_phrases(library: Library) -> None:
    counts = Counter(intent for intent, _ in phrases(library))
    assert sorted(counts) == sorted(INTENTS)
    few = {name: n for name, n in counts.items() if not (n >= 40 if name == "none" else n >= 15)}
    assert few == {}


LEIDRAAD_TERMS = """
leerwerkplek; tekortvak; Regiegroep Samen Opleiden; IvL; kwaliteitsmonitor; opleidingsplan; praktijkprogramma;
transferbijeenkomst; flexibel opleiden; BRLO; assessor; ondertitelen; zij-instromer; versneller; pdg; kopopleiding;
minor; co-teaching; zorgteam; LVS; AVO; surveillancerooster; programmaleiding; bekwaamheidseisen; N1 tot en met N4
"""
KATERN_TERMS = """
aanstaande leraar; werkplekbegeleider; werkplekopleider; partnerschap; onderwijsregio; Velon; bekwaamheidsgebied;
zelfscan; spinnenweb; leervraag; facilitator; onderzoekende dialoog; verkennen en verdiepen; samen ontwerpen;
vraaggestuurd; cyclisch; kalibreren; stageplan; stagesoort; leerroute; opleidingsdidactisch; poortwachter;
bruggenbouwer; leraar van leraren; nominale groepstechniek; Dialooginstrument; RDA; dubbelslagsleren; didactisch
coachen; NLP; feed forward; werkplekopleiderspel
"""


def _listed(text: str) -> list[str]:
    return [" ".join(one.split()) for one in text.split(";")]


@pytest.mark.parametrize(
    ("programme", "terms"),
    [
        ("hr-n4", HR_TERMS),
        ("han-wpl2", HAN_TERMS),
        ("leerwerkplek", _listed(LEIDRAAD_TERMS)),
        ("werkplekopleider", _listed(KATERN_TERMS)),
    ],
)
def test_the_words_of_the_guide_are_explained(library: Library, programme: str, terms: list[str]) -> None:
    known = {t.term for t in library.glossary if t.programme in (None, programme)}
    assert set(terms) <= known


def test_every_term_says_where_it_comes_from(library: Library) -> None:
    for term in library.glossary:
        assert term.source is not None, term.term
        assert term.source.section, term.term


def test_a_groeidossier_is_not_the_same_at_both_institutes(library: Library) -> None:
    found = {t.programme: words(t.text) for t in library.glossary if t.term == "groeidossier"}
    assert "niet beoordeeld" in found["han-wpl2"]
    assert "eindbeoordeling" in found["hr-n4"]


def test_a_word_that_the_guide_leaves_unexplained_says_so(library: Library) -> None:
    found = {t.term: words(t.text) for t in library.glossary if t.programme == "hr-n4"}
    for term in ("eindconclusie", "kick-off", "intervisiebijeenkomst"):
        assert "handleiding" in found[term], term


@pytest.mark.parametrize("programme", ["hr-n4", "han-wpl2", "leerwerkplek", "werkplekopleider"])
def test_an_answer_names_its_source_or_whom_to_ask(library: Library, programme: str) -> None:
    for answer in library.faq(programme):
        assert answer.source or answer.ask, answer.questions[0]
        if answer.source is None:
            assert "handleiding" in words(answer.answer), answer.questions[0]


@pytest.mark.parametrize("programme", ["hr-n4", "han-wpl2", "leerwerkplek", "werkplekopleider"])
def test_no_question_is_answered_twice(library: Library, programme: str) -> None:
    asked = [
        (q.casefold(), role)
        for answer in library.faq(programme)
        for q in answer.questions
        for role in (answer.roles or tuple(Role))
    ]
    assert [one for one, n in Counter(asked).items() if n > 1] == []


def test_a_date_comes_from_the_agenda_and_never_stands_in_an_answer(library: Library) -> None:
    for answer in library.faq("hr-n4"):
        assert not re.search(r"\b\d{1,2} [a-z]+ 20\d\d", words(answer.answer)), answer.questions[0]
    dated = {a.duty for a in library.faq("hr-n4") if a.duty}
    assert {"p1-inleveren", "p2-inleveren", "p3-inleveren", "p4-eindconclusie-inleveren"} <= dated


def test_the_bot_does_not_invent_rules_about_illness(library: Library) -> None:
    for programme in ("hr-n4", "han-wpl2"):
        ill = next(a for a in library.faq(programme) if "Ik ben ziek, bij wie meld ik me?" in a.questions)
        assert ill.source is None
        assert [role.value for role in ill.ask] == ["so"]


def test_no_line_says_u_to_who_is_spoken_to_with_je(library: Library) -> None:
    u = re.compile(r"\b(u|uw)\b", re.IGNORECASE)
    wrong = [
        key
        for key, text in library.texts.items()
        if key != TO_A_STRANGER
        and (u.search(text) if isinstance(text, str) else text.je is not None and u.search(text.je))
    ]
    assert wrong == []
