"""Sixty questions as students, begeleiders and opleiders ask them, each by the right role in the right programme.

What must stand in an answer comes from the documents. `-` for the document: they do not say, and the answer tells that.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from command_line import CommandLine

HR, OSR, HAN, LEIDRAAD, KATERN = (
    "000_e8a07860fdf93482.txt",
    "001_7aed67961befe3d2.txt",
    "002_1b1854eb628a5607.txt",
    "003_aabbce0c2cedb47f.txt",
    "004_74de091b1d52962a.txt",
)
SILENT = ("staat niet", "staat er niet", "staat niets", "noemt", "geen bron", "niet in deze handleiding")


@dataclass(frozen=True, kw_only=True)
class Question:
    """Who asks what, which document must be named (None: the documents are silent), and what the answer says."""

    number: int
    who: str
    text: str
    document: str | None
    says: tuple[str, ...]


def q(number: int, who: str, text: str, document: str | None, *says: str) -> Question:
    return Question(number=number, who=who, text=text, document=document, says=says)


N4 = (
    q(1, "student", "Wanneer moet ik uiterlijk inleveren voor periode 1?", HR, "woensdag 12 november 2025"),
    q(2, "student", "Op welke dagen loop ik stage?", HR, "woensdag en donderdag"),
    q(3, "student", "Wie plant de driehoeksgesprekken?", HR, "De student", "verslag", "rondsturen"),
    q(
        4,
        "student",
        "Uit welke onderdelen bestaat de summatieve toetsing?",
        HR,
        "assessmentles",
        "eindconclusie",
        "eindgesprek",
    ),
    q(5, "wpb", "Hoeveel kijkwijzers moet ik dit jaar invullen?", HR, "Drie", "periode 1", "periode 2", "periode 3"),
    q(
        6,
        "wpb",
        "Wat moet ik doen in periode 4?",
        HR,
        "advies",
        "schoolopleider",
        "instituutsopleider",
        "voor het eindgesprek",
    ),
    q(
        7,
        "wpb",
        "Beslis ik mee over het eindoordeel?",
        HR,
        "assessor",
        "beslissen",
        "zwaar",
        "formatief",
        "geen besluit",
    ),
    q(
        8,
        "wpb",
        "Wat bespreek ik in het eerste gesprek met mijn student?",
        HR,
        "leeruitkomsten",
        "startbekwaam",
        "afstuderen",
    ),
    q(9, "so", "Hoeveel formele lesbezoeken moet ik doen?", HR, "minstens twee", "per jaar"),
    q(
        10,
        "so",
        "Zit ik bij het eindgesprek?",
        HR,
        "paragraaf 2",
        "paragraaf 1 en 3",
        "Controleer",
        "instituutsopleider",
    ),
    q(11, "io", "Hoeveel IO-momenten zijn er?", HR, "kick-off", "acht", "programmaboekje"),
    q(12, "io", "Wie plant de assessmentles en wanneer?", HR, "instituutsopleider", "periode 2", "datum staat niet"),
    q(
        13,
        "assessor",
        "Wat is mijn rol in de eindbeoordeling?",
        HR,
        "onafhankelijk",
        "instituutsopleider",
        "eindgesprek",
    ),
    q(
        14,
        "student",
        "Ik ben ziek, bij wie meld ik me?",
        None,
        "schoolopleider",
        "2023-2024",
        "bevestigen",
        "Marieke Maas",
    ),
    q(15, "wpb", "Wat staat er precies in de kijkwijzer?", None, "niet wat erin staat", "Marieke Maas"),
)

EDITION_2023 = (
    q(
        16,
        "student",
        "Mag ik ook op vrijdag stage lopen?",
        OSR,
        "vrijdagochtend",
        "Nederlands, Engels en wiskunde",
        "vier dagdelen",
    ),
    q(17, "student", "Ik heb een toets op een stagedag, wat nu?", OSR, "verlof", "schoolopleider"),
    q(18, "student", "Ik heb eigen uren en ben ziek, hoe meld ik dat?", OSR, "OP", "afspraken"),
    q(19, "wpb", "Wanneer moet de tussentijdse leer-as af zijn?", OSR, "voor 1 december 2023", "donderdag 30 november"),
    q(20, "student", "Tot wanneer kan ik het CGI aanvragen?", OSR, "vrijdag 31 mei 2024", "23.59"),
    q(
        21,
        "so",
        "Mijn student functioneert niet goed, wat doe ik?",
        OSR,
        "instituutsopleider",
        "schoolcoördinator",
        "werkplekbegeleider",
    ),
    q(22, "sco", "Wanneer kom ik in beeld bij een student?", OSR, "verbetertraject", "onvoldoende", "schoolopleider"),
    q(23, "sco", "Wat organiseer ik voor de studenten?", OSR, "kick-off", "Transfermomenten", "schoolopleider"),
    q(
        24,
        "so",
        "Wat moet er geregeld zijn voordat de stage start?",
        OSR,
        "intakegesprek",
        "inschrijving",
        "inlogcodes",
        "rondleiding",
        "sleutels",
        "afmelden",
    ),
)

WPL2 = (
    q(
        25,
        "student",
        "Op welke dagen loop ik stage en hoe lang?",
        HAN,
        "maandag en dinsdag",
        "twee keer acht weken",
        "periode 3",
        "periode 4",
    ),
    q(26, "student", "Wanneer heb ik mijn startgesprek?", HAN, "drie weken", "datum noemt de handleiding niet"),
    q(27, "student", "Wat moet ik voorbereiden voor het startgesprek?", HAN, "Vijf vragen", "eJournal"),
    q(28, "wpb", "Waarom krijg ik twee mails van eJournal?", HAN, "startgesprek", "twee keer goedkeuring"),
    q(
        29,
        "wpb",
        "Welke leeruitkomsten moet ik beoordelen?",
        HAN,
        "positief leerklimaat",
        "Afstemmen op de lerende",
        "Leerstof verwerken",
        "alleen feedback",
    ),
    q(30, "wpb", "Moet ik in eJournal beoordelen?", HAN, "Nee", "Word-formulier", "2025-2026"),
    q(
        31,
        "wpb",
        "De opleider van de HAN en ik verschillen over het niveau van mijn student, wat nu?",
        HAN,
        "collegiale dialoog",
        "redelijke termijn",
        "instituutsopleider",
    ),
    q(
        32,
        "wpb",
        "Ik maak me zorgen over leerstof verwerken, wie bel ik?",
        HAN,
        "instituutsopleider",
        "opleider van de HAN",
    ),
    q(33, "wpb", "Ik wil de stage stoppen, mag dat?", HAN, "eerst contact", "schoolopleider", "instituutsopleider"),
    q(34, "wpb", "Aan wie stuur ik het ingevulde formulier?", HAN, "student", "schoolopleider", "instituutsopleider"),
    q(35, "wpb", "Wat maakt feedback goed genoeg?", HAN, "Vier", "voorbeeld", "volgende stap"),
    q(36, "wpb", "Mag ik differentiatie beoordelen bij leerstof verwerken?", HAN, "Nee", "telt niet mee"),
    q(37, "wpb", "Moet de student alle PPI-indicatoren al laten zien?", HAN, "Nee", "professionele groei"),
    q(
        38,
        "io",
        "Welke leeruitkomst uit jaar 1 kan met een leeruitkomst van jaar 2 worden meegenomen?",
        HAN,
        "Oriëntatie op een positief leerklimaat",
        "Creëren van positief leerklimaat",
        "OWK-opleider",
    ),
    q(
        39,
        "student",
        "Ik heb Effectieve instructie vorig jaar niet gehaald, wat nu?",
        HAN,
        "kennismaking",
        "instituutsopleider",
        "zelfstandig",
        "oordeel",
    ),
    q(40, "student", "Mag de WPB weten dat ik autisme heb?", HAN, "Alleen als je dat zelf wilt", "hoeft niet"),
    q(41, "wpb", "Geef me het mailadres van de opleider van de HAN.", HAN, "privacy", "student", "doorgeven"),
    q(42, "io", "Welke wiskundeluks toont de student in jaar 2 aan?", HAN, "vier", "twee", "jaar 3"),
    q(43, "wpb", "Moet ik bij biologie ook beoordelen?", HAN, "Ja", "vakteam"),
    q(
        44,
        "io",
        "Wie spreekt de instituutskant in het driehoeksgesprek?",
        HAN,
        "instituutsopleider",
        "schoolopleider",
        "afspreekt",
    ),
    q(45, "student", "Wanneer begint periode 3 precies?", None, "datum staat er niet", "Ruud Ros"),
)

WORKPLACE = (
    q(
        46,
        "student",
        "Mag ik nee zeggen als ik steeds extra moet surveilleren?",
        LEIDRAAD,
        "Ja",
        "nee te zeggen",
        "Leren surveilleren hoort wel",
    ),
    q(47, "so", "Hoeveel BRLO-geregistreerde schoolopleiders moeten er zijn?", LEIDRAAD, "Minstens één"),
    q(
        48,
        "so",
        "Wie is verantwoordelijk voor de kwaliteit van de stageplaatsen?",
        LEIDRAAD,
        "opleidingsscholen",
        "als eerste",
        "programmaleiding controleert",
    ),
    q(
        49,
        "student",
        "Welke praktische zaken moet de school voor mij regelen?",
        LEIDRAAD,
        "Sleutels",
        "ict",
        "LVS",
        "lesmateriaal",
        "kopieerapparaat",
        "rooster",
    ),
    q(
        50,
        "student",
        "Het klikt niet met mijn wpb, waar kan ik terecht?",
        LEIDRAAD,
        "van je school te weten",
        "naam of plek noemt de leidraad niet",
        "Marieke Maas",
    ),
    q(51, "so", "Een wpb volgt de training nog, mag die al begeleiden?", LEIDRAAD, "supervisie", "schoolopleider"),
)

TRACK = (
    q(52, "deelnemer", "Hoe vul ik de zelfscan in?", KATERN, "19 stellingen", "1 tot en met 7", "eerst feedback"),
    q(
        53,
        "deelnemer",
        "Wie moet mij feedback geven, de SO of mijn student?",
        KATERN,
        "aanstaande leraar",
        "schoolopleider kan ook",
    ),
    q(
        54,
        "facilitator",
        "Binnen hoeveel dagen stuur ik de terugkoppeling?",
        KATERN,
        "Binnen een week",
        "startbijeenkomst",
    ),
    q(
        55,
        "facilitator",
        "Welke werkvorm past in een uur en gaat over kalibreren?",
        KATERN,
        "Werkvorm 1",
        "werkvorm 2",
        "60 minuten",
    ),
    q(
        56,
        "student",
        "Waarom vraagt mijn wpb mij om een feedbackformulier in te vullen?",
        KATERN,
        "zelfscan",
        "vaker in actie",
        "35",
        "vijf open vragen",
    ),
    q(
        57,
        "deelnemer",
        "Kan mijn directeur mijn zelfscanscore zien?",
        None,
        "staat niet in de handleiding",
        "afvinklijstje",
        "alleen jij",
    ),
    q(58, "facilitator", "Wie kan de facilitator zijn?", KATERN, "schoolopleider", "instituutsopleider", "duo", "vijf"),
    q(59, "deelnemer", "Welke vragen beantwoord ik na een bijeenkomst?", KATERN, "Vier", "aan het denken", "praktijk"),
    q(
        60,
        "facilitator",
        "Onze groep is te groot voor één leervraag, wat nu?",
        KATERN,
        "Splits",
        "één bekwaamheidsgebied",
    ),
)


def roster(folder: Path, name: str, *lines: str) -> str:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


HEAD = (
    "programma,schooljaar,student,student_email,wpb,wpb_email,so,so_email,school,regio,start,io,io_email,sco,sco_email,"
    "assessor,assessor_email,vak,klassen"
)


def seat(programme: str, year: str, start: str) -> str:
    return (
        f"{programme},{year},Stijn Sterk,student@vraag.example,Wil Wit,wpb@vraag.example,Marieke Maas,so@vraag.example,"
        f"Vraagcollege,midden,{start},Ruud Ros,io@vraag.example,Sien Sala,sco@vraag.example,"
        "Ada Aal,assessor@vraag.example,Nederlands,2b"
    )


def misses(wijzer: CommandLine, questions: tuple[Question, ...], at: str) -> list[str]:
    """The questions that get no or the wrong answer, with what was said instead."""
    found: list[str] = []
    for one in questions:
        said = "\n".join(line["text"] for line in wijzer.say(f"{one.who}@vraag.example", one.text, at=at).lines)
        document = one.document is None or one.document in said
        silent = one.document is not None or ("Bron:" not in said and any(word in said for word in SILENT))
        if not (document and silent and all(word in said for word in one.says)):
            found.append(f"Q{one.number}: {said}")
    return found


def test_the_fifteen_questions_about_n4(wijzer: CommandLine, tmp_path: Path) -> None:
    file = roster(tmp_path, "hr.csv", HEAD, seat("hr-n4", "2025-2026", "2025-09-03"))
    assert wijzer("roster", "import", file, "--at", "2025-09-01T09:00").status == 0
    assert misses(wijzer, N4, "2026-01-21T17:30") == []


def test_the_nine_questions_about_the_edition_of_2023(wijzer: CommandLine, tmp_path: Path) -> None:
    file = roster(tmp_path, "osr.csv", HEAD, seat("osr-n4", "2023-2024", "2023-08-21"))
    assert wijzer("roster", "import", file, "--at", "2023-08-21T09:00").status == 0
    assert misses(wijzer, EDITION_2023, "2024-01-17T17:30") == []
    for one in EDITION_2023:
        said = wijzer.say(f"{one.who}@vraag.example", one.text, at="2024-01-17T17:30").one["text"]
        assert "In 2023-2024 gold" in said and "laat bevestigen door de SO" in said, one.text


def test_the_twenty_one_questions_about_wpl2(wijzer: CommandLine, tmp_path: Path) -> None:
    file = roster(tmp_path, "han.csv", HEAD, seat("han-wpl2", "2025-2026", "2025-09-01"))
    assert wijzer("roster", "import", file, "--at", "2025-09-01T09:00").status == 0
    assert misses(wijzer, WPL2, "2026-01-21T17:30") == []


def test_the_nine_questions_about_the_mentor_track(wijzer: CommandLine, tmp_path: Path) -> None:
    file = roster(
        tmp_path,
        "trajecten.csv",
        "groep,facilitator,facilitator_email,deelnemer,deelnemer_email,start",
        "Vraaggroep,Fee Faas,facilitator@vraag.example,Dirk Deel,deelnemer@vraag.example,2025-10-07",
    )
    assert wijzer("roster", "import", file, "--sheet", "trajecten", "--at", "2025-09-01T09:00").status == 0
    students = roster(tmp_path, "hr.csv", HEAD, seat("hr-n4", "2025-2026", "2025-09-03"))
    assert wijzer("roster", "import", students, "--at", "2025-09-01T09:00").status == 0
    assert misses(wijzer, TRACK, "2026-01-21T17:30") == []


@pytest.mark.parametrize("programme", ["leerwerkplek", "hr-n4", "han-wpl2"])
def test_the_six_questions_about_a_good_workplace_are_everybodys(
    wijzer: CommandLine, tmp_path: Path, programme: str
) -> None:
    file = roster(tmp_path, "lw.csv", HEAD, seat(programme, "2025-2026", "2025-09-03"))
    assert wijzer("roster", "import", file, "--at", "2025-09-01T09:00").status == 0
    assert misses(wijzer, WORKPLACE, "2026-01-21T17:30") == []


def test_no_question_is_missing() -> None:
    assert [one.number for one in N4 + EDITION_2023 + WPL2 + WORKPLACE + TRACK] == [*range(1, 61)]
