"""What the words of a question mean, in the field's own Dutch: finer than the synonyms of wishes, where one form is as
good as another.

Set phrases become one word, numbers a sign ("periode een" and "de eerste" are `#1`), and words that mean the same to
who asks stand under one name. A word may have several meanings: an inleverdatum is of handing in and a deadline.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dialogs.features import stem

_ORDINALS = {"eerste": "1", "1e": "1", "tweede": "2", "2e": "2", "derde": "3", "3e": "3", "vierde": "4", "4e": "4"}
_DIGITS = {
    "een": "1", "i": "1", "twee": "2", "ii": "2", "drie": "3", "iii": "3", "vier": "4", "iv": "4",
    "vijf": "5", "zes": "6",
}  # fmt: skip
_NUMBERED = re.compile(
    r"\b(periode|onderwijsperiode|kijkwijzer|driehoeksgesprek|driehoek|werkvorm|fase|jaar|leerjaar)s? "
    rf"({'|'.join(_DIGITS)}|[1-6])\b"
)

_SAID: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{said})\b"), means)
    for said, means in (
        (r"leer as(?:sen)?", "leeras"),
        (r"er ?uit ?zie[nt]", "vorm"),
        (r"(regio|school) coordinator", r"\1coordinator"),
        (
            r"(driehoek|assessment|groei|kijk|start|intake|transfer|eind|tussen)s? "
            r"(gesprek(?:ken)?|les(?:sen)?|dossier|wijzers?|moment(?:en)?|evaluatie)",
            r"\1\2",
        ),
        (r"io momenten|io (moment)", "iomoment"),
        (r"(?:niet|geen) (?:zo )?(?:goed|lekker)", "slecht"),
        (r"loopt? (?:helemaal )?vast|vastloopt?", "slecht"),
        (r"gaat (?:echt )?niet (?:meer|langer)|onvoldoende (?:vooruit\w*|voortgang)", "slecht"),
        (r"(?:dag|dagje|een dag) vrij|vrij (?:krijg\w*|vragen|aan\w*|nemen)|vraag ik vrij", "verlof"),
        (r"hoe laat", "hoelaat"),
        (r"wifi wachtwoord", "wifiwachtwoord"),
        (r"e mail\w*", "mailadres"),
        (r"(?:opleiders?|docent(?:en)?) (?:van|op|bij) de han|han (?:opleiders?|docent)", "hanopleider"),
        (r"tweede assessor", "assessor"),
        (r"in beeld", "inbeeld"),
        (r"kick off", "kickoff"),
        (r"bij elkaar|samen komen", "samenkomen"),
        (r"in de les (?:kijken|komen)|komen kijken|les(?:sen)? (?:bezoeken|bekijken|observeren)", "lesbezoek"),
        (r"zit(?:ten)? er (?:allemaal )?bij|er ?bij (?:zijn|zitten)|schuif ik aan|erbij|zit(?:ten)? bij", "aanwezig"),
        (r"jaar ?(?:een|1)|vorig jaar|eerste jaar", "jaar1"),
        (r"met (?:z n|zijn|zn) twee(?: en|en)", "duo"),
    )
)

_GROUPS = """
lever: inlever ingelever inlevering lever indien ingediend aanlever
deadline: deadline uiterst uiterlijk einddatum termijn
lever deadline: inleverdat inlevermoment inleverdag
wpb: wpb wpber werkplekbegeleider begeleider begeleiders mentor begeleidster stagebegeleider
so: so schoolopleider sos
io: io instituutsopleider ios
sco: sco schoolcoordinator
regio: regiocoordinator
driehoeksgesprek: driehoek driehoekgesprek driehoeksgesprek
student: student studenten stagiair stagiaire aanstaande
ziek: ziek griep ziekmeld ziekte verzuim afwezig afmeld
verlof: verlof vrijaf
toets: toets tentamen examen toetsweek hertoets
stop: stop stopp beeindig ophoud staken voortijdig vroegtijdig afbreek
slecht: slecht presteer weinig moeizaam stagneer problemen probleem onvoldoende
tijd: uur uren tijd
contact: contactgegeven contactpersoon mailadres telefoon telefoonnummer nummer bereik adres
plan: plan plannen plant inplan ingepland afspreek afspraak afspreken prik prikt organiseer organiseren
plan: regel regelt regelen geregeld
verslag: verslag verslaglegg
bezoek: lesbezoek bezoek bezoeken
observ: observ lesobserv geobserv
oordeel: beoordel beoordeel oordeel oordelen oordeelt meeoordeel
eind oordeel: eindbeoordel eindoordeel
beslis: beslis besluit bepaal bepalen bepaalt bepalend meebeslis geslaagd slaag
begin: begin begint beginnen start starten startdatum
lang: duurt duur lang lange
weken: week weken
bijeenkomst: bijeenkomst bijeenkomsten samenkomen
rol: rol taak taken functie
rol verantwoord: verantwoordelijk verantwoordelijkheid
stuur: stuur stuurt sturen verstuur opstuur doorstuur krijgt krijgen ontvang heen naartoe bestemd geef gaat
aanwezig: aanwezig aanwezigheid bijwonen zit zitten deelneem deelnemen meedoen aanschuif
vorm: vorm format eruitziet eruit ziet
bespreek: bespreek bespreken besproken onderwerp onderwerpen bod gaat praten
goed: goed goede criteria kwaliteitscriteria eisen voldoen voldoet
onderdeel: onderdeel onderdelen bestaat waaruit deel delen
dagen: dag dagen stagedag stagedagen weekdag weekdagen
stage: stage stages werkplekleren stageschool stageplek
groeidossier: groeidossier dossier
ontwikkelportfolio: ontwikkelingsportfolio
formulier: formulier beoordelingsformulier feedbackformulier
cijfer: cijfer cijfers punt punten score scoort scores
geld: betaal betaald betaalde geld vergoed vergoeding stagevergoeding reiskosten reiskostenvergoeding
geld: salaris verdient verdien kost kosten
zorg: zorg zorgen bezorgd
mee: meetel meeteld telt tel
weiger: weiger nee
extra: extra aanvullend klusje klusjes
toegang: toegang inlog inlogcode inlogcodes account
verschil: verschil anders verander verandering veranderd nieuw
voorbereid: voorbereid voorbereiden voorbereiding klaarzet
herinner: herinner herinnering reminder
opdeel: splits splitsen opdelen opsplits verdelen
groot: groot teveel
tempo: tempo snel
uitstel: uitstel laat
gevolg: gevolg gevolgen gebeurt
niveau: niveau niveaus
lezen: lees lezen leest inzien ziet zien inzage
kies: kies kiest kiezen
vul: invul invullen ingevuld invult vul vullen vult
haal: haal halen gehaald behaald behalen haalt
twijfel: twijfel twijfels oneens eens verschillen
meld: bel bellen app appen mail mailen overleg meld melden doorgeef doorgeven inlicht inlichten licht waarschuw vertel
neem: meeneem meenemen meebreng meebrengen neem
route: route procedure stappen loopt weg
stelling: stelling stellingen items
mensen: deelnemer deelnemers mensen personen
verplicht: verplicht verplichting
"""
"""A line per group, its name or names before the colon; a word of five letters stands for longer ones as well."""

_LITTLE = """
houd houden houdt de het een en of ik je jij u uw jouw mijn me mij mn m hij zij ze we wij ons er die dat dit deze is
zijn was ben bent wordt worden word werd heb hebt heeft hebben had doe doen doet nog even eigenlijk graag weten wil
wilt willen zou kan kun kunt kunnen al allemaal alles ook maar dan nu als om te van voor met bij in op aan uit over
tot na naar door per dus precies aub alstublieft svp hoor hallo hoi vraag vraagje zeg zeggen kom komt komen welke
welk wat wie wanneer hoe hoeveel waar waarom waarvoor vaak moment nou toch wel niet geen iets zelf nodig echt weer
hier daar daarna eens zo jullie hun haar hem a b c to the what when who gewoon bijvoorbeeld tijdens rond binnen
tussen via namens ga laten maken maakt maak staat staan zit zet zetten alle elke iedere ieder jaar schooljaar
jaarlijks moeten moet hoef hoeft n4 aantal keer datum uitleg uitleggen leg betekent betekenis bedoel bedoeld bedoelt
bedoelen begrip afkorting vertel noem mag mogen zal zullen gekregen krijg t s n vind vinden draai draaien lever
levert oplever gevraagd hoevaak hoelaat veel weet morgen vandaag gisteren liggen ligt waarop waarmee waarin waarover mee
ongeveer eerlijk uiteindelijk misschien waarschijnlijk helaas sorry behalve naast persoon dien dient geacht verwacht
zon nou best denk denken dacht anders iemand iedereen ding dingen zaken snap begrijp lukt lijkt officieel praktisch
totaal vraagt vragen afvragen af me zich samen steeds telkens meestal binnenkort straks later eerder totdat
voordat nadat terwijl omdat want of ofzo enzo zoiets nogal erg heel graagste bedoeling manier soort hoofd
bijna gaan valt vallen hele helemaal zeker soms altijd sowieso onze deur
"""
"""Words that say little by themselves; they count a little, so that a question of nothing else still has something."""

_EVERYDAY = """
dagen plan rol weiger ja klasnaam toets les rooster klas boek tijd weken lang begin hoger beur goed slecht deel groot
mensen vorm tempo uitstel stuur neem haal vul kies lezen bezoek cijfer geld oordeel onderdeel extra gevolg verschil
route
"""
"""What a word stands for that is said as often of anything else; alone it names no question."""

_SHORTEST_BEGINNING = 5
_LONGEST_ENDING = 4
_HEADS = (
    "gesprek", "les", "moment", "dossier", "bezoek", "portfolio", "bijeenkomst", "vraag", "formulier", "evaluatie",
)  # fmt: skip

_LINES = (one.split(":") for one in _GROUPS.strip().splitlines())
_CONCEPTS = {word: tuple(names.split()) for names, words in _LINES for word in words.split()}
_SAYS_LITTLE = frozenset(_LITTLE.split())
_IS_EVERYDAY = frozenset(_EVERYDAY.split())


def reworded(flat: str) -> str:
    """The plain text with set phrases as one word and numbers as `#1`."""
    for pattern, means in _SAID:
        flat = pattern.sub(means, flat)
    flat = _NUMBERED.sub(lambda m: f"{m[1]} #{_DIGITS.get(m[2], m[2])}", flat)
    return " ".join(f"#{_ORDINALS[word]}" if word in _ORDINALS else word for word in flat.split())


@lru_cache(maxsize=16384)
def concepts(word: str) -> tuple[str, ...]:
    """What a word stands for: its group or groups, else its stem."""
    if word.startswith("#"):
        return (word,)
    if word in _CONCEPTS:
        return _CONCEPTS[word]
    for size in range(len(word), _SHORTEST_BEGINNING - 1, -1):
        if word[:size] in _CONCEPTS and len(word) - size <= _LONGEST_ENDING:
            return _CONCEPTS[word[:size]]
    return (stem(word),)


@lru_cache(maxsize=16384)
def head_of(concept: str) -> str | None:
    """What a compound is a kind of: a driehoeksgesprek is a gesprek."""
    return next((head for head in _HEADS if concept.endswith(head) and concept != head), None)


def is_known(word: str) -> bool:
    """Whether a word has a meaning here, so that it is no typing error."""
    return word in _CONCEPTS or word in _SAYS_LITTLE


def is_little(word: str) -> bool:
    """Whether a word says little by itself."""
    return word in _SAYS_LITTLE


def is_everyday(concept: str) -> bool:
    """Whether a concept is one that people speak of outside the field as well."""
    return concept in _IS_EVERYDAY
