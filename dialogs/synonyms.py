"""Words that mean nearly the same to the bot, Dutch and English, each group under one name.

The first groups are about the work; the last tell what the bot has no part in (food, weather, sport), so that a text
about those is known to be about something else.
"""

from __future__ import annotations

from functools import lru_cache

_GROUPS = """
observe: observ geobserv lesobserv lesbezoek bekijk bekeken bekijkt kijken meekijk meegekeken meekijkt bijgewoond
 bijwon gezien zag watch watched observation kijkje
lesson: lessen lesje lesuur lesson class klas
student: student stagiair stagiaire stagiairs studente leraar trainee intern pupil
mentor: wpb begeleider werkplekbegeleider stagebegeleider mentor coach begeleidster praktijkbegeleider
school: school locatie vestiging scholen opleidingsschool stageschool
form: formulier form forms vragenlijst invullijst checklist lijst papier
remind: herinner herrin reminder melding notific bericht berichten berichtje seintje waarschuw pushbericht remind
 messages message ping appje appjes appen mailtje mailen spam notificatie alert
data: gegevens data persoonsgegevens privacy avg gdpr bewaar bewaard opgeslagen opslaan sla anoniem vertrouwelijk
 geheim store stored inzage meelezen meeleest
erase: verwijder wissen wis delete erase verwijderd vergeten
worry: zorg zorgen zorgelijk probleem problemen conflict ruzie onveilig bezorgd vastgelopen worried concern concerned
 pest gepest mismatch klacht klagen schreeuw escal signaal uitval uitvallen misgaat vastlopen problem struggling
 overspannen burnout
quitting: stoppen kappen ophouden afbreken opgeven
reach: bel bellen telefoon telefonisch telefoonnummer nummer mailadres e-mailadres contact contactpersoon
 contactgegevens spreken bereik mens medewerker helpdesk persoon collega human person talk speak phone email
 doorverbind
approve: goedkeur goedgekeurd goedgekeurt goedkeuring akkoord accordeer accorder geaccordeerd approv toestemming fiat
 goedkeuringsverzoek verzoek request requests
overview: overzicht lijst status voortgang vordering overview stand progress overzichtje totaaloverzicht dashboard
all: alle allemaal iedereen everyone ieder
calendar: outlook ics kalender calendar google ical exporteer export sync synchron abonneer abonnement subscribe
 importe koppel
stop: stop annuleer cancel ophoud afbreek afbreken kap quit staak exit sluit sluiten annul hieruit weggooien
task: taak taken todo task tasks actiepunt actie acties klus klussen takenlijst planning verplicht lijstje bordje
 verplichting
must: moet moeten moest moesten mot dien dient hoor must should need needs have hoef
open: open openstaand openstaan liggen ligt resteert resterend onaf
due: deadline inleverdatum inlevermoment uiterlijk uiterste inlever ingelever inlevering indien ingediend einddatum
 due vervaldatum dedline deatline binnen submit hand handing
late: laat achter achterloop achterstand achterstallig overdue behind late verlopen gemist
when: wanneer datum data dag when tijdstip moment date wnr
week: week weken weekend maand maanden periode period month dagen vandaag morgen today tomorrow
worse: slecht mis onvoldoende achteruit moeizaam faalt zakt zakken niet verkeerd fout not failing
evaluate: evalu tussentijds halverwege midterm interim evaluation tussenstand tussenbeoordel tussentijdse midway
judge: beoordeel beoordel oordeel assessment assess eindgesprek eindoordeel grade
final: eind einde laatste final definitie afsluit slot eindevaluatie end
begin: begin beginnen start starten begonnen eerste first started openen
meaning: betekent betekenis betekenen definitie begrip begrippen afkorting bedoel bedoeld meaning uitleg uitleggen
 mean means houdt versta term explain staat
many: hoeveel vaak aantal many often keer
who: wie who bij
write: invul invoer ingevuld schrijf schrijven opschrijf opschrijven vastleg vastleggen vastlegg noteer noteren maken
 opstel fill write overtyp bijwerk aanvul doorgeven verwerk
note: aantekening notitie bevinding opmerking verslag verslagje rapport note notes
feedback: feedback tips tops feedforward review terugkoppel
back: terug vorige vorig back previous undo ongedaan herstel
resume: verder hervat doorga doorgaan continue resume afmaak afmaken concept gebleven onafgemaakt draad verdergaan
pause: vakantie verlof afwezig zwangerschapsverlof pauzeer pauze snooze mute weg dempen stil leave holiday away
 ouderschapsverlof werkweek tussenuit
sick: ziek ziekte ziekgemeld sick ill
less: minder weinig fewer less rustiger uit off
more: vaker meer more extra
plan: plan plannen inplan inplannen verplaats verzet organiseer regel regelen schedule prik afspreken
prepare: voorbereid voorbereiding voorbereiden prepare alvast klaarzet preparation
goal: doel doelen leerdoel leeractiviteit plan stageplan leerplan startplan werkplan goal goals
greet: hallo hoi hey hi hello goedemorgen goedemiddag goedenavond goedendag dag yo hee goeiemorgen goeiendag
 goedeavond moin heey hallootjes
bye: doei doeg dag bye tot later welterusten ciao houdoe groet groetjes
thank: bedankt dank dankjewel dankje thanks thank thx thnx merci dankuwel tnx
nice: fijn top super mooi prima leuk goed cool okee oke geweldig perfect nice great lief tof
laugh: haha hahaha lol hihi
change: wijzig verander aanpas aanpassen bijstel verbeter change
attend: aanwezig aanwezigen aanwezigheid erbij komt presentie afmeld afwezigen attend present
meeting: bijeenkomst bijeenkomsten training mentortraining trainingsbijeenkomst sessie workshop meeting session
self: mezelf zelf eigen self myself zelfscan
show: laat toon geef show bekijk zien see view give
want: wil wou zou graag want like please aub alsjeblieft alstublieft
help: help hulp uitleg helpen instructie handleiding mogelijkheden opties menu
able: kun kunt kan mag can may could
ask: vraag vragen ask aanvraag aanvragen
know: weet weten snap begrijp know
eat: eten koken pizza soep lasagne brood kaas taart koffie thee bier recept restaurant lunch ontbijt honger kantine
 boodschap friet sushi snack appel banaan pannenkoek spaghetti food dinner cook broodje melk chocola wijn drinken
weather: weer regen regent regenen sneeuw zon onweer temperatuur graden wind weather rain paraplu buiten
sport: voetbal voetballen ajax feyenoord psv wedstrijd schaats tennis hockey sporten sportschool olympisch gewonnen
 score doelpunt zwemles zwemmen fitness marathon
travel: trein bus vlucht hotel reis reizen vliegtuig taxi station ov-chipkaart fiets auto file parkeer parkeren tanken
 benzine train flight route treinkaartje
device: printer laptop computer beamer wifi internet telefoon digibord wachtwoord inloggen scherm toetsenbord oplader
 brightspace magister teams password login kopieerapparaat
money: geld salaris loon euro prijs kost kosten kopen koop verkoop aandelen bitcoin belasting hypotheek declaratie
 reiskosten verzekering rekening factuur betalen money price
media: film muziek liedje serie netflix youtube tiktok spelletje spel boek nieuws televisie instagram spotify song
 music movie game
creature: hond kat vogel paard konijn hamster olifant spin vis dier dieren egel
world: hoofdstad president premier koning oorlog land wereld inwoners geschiedenis planeet maan capital king
sums: keer plus min gedeeld procent wortel som rekenen tafel
family: moeder vader zus broer oma opa vriend vriendin dochter zoon buurman kinderen tante oom
pupil: leerling leerlingen ouders ouderavond proefwerk toets toetsen cijfers nakijken rooster lokaal surveillance
 absent verzuim schoolreis schoolfeest
create: gedicht verhaal grap mop tekening opstel brief rap vertaal vertalen translate poem joke sollicitatiebrief
 presentatie quiz
body: hoofdpijn keel tandarts dokter kapper slapen moe koorts verkouden rug
"""
"""A line per group, its name before the colon; a word of five letters or more stands for longer ones that begin so."""

_OUTSIDE = "eat weather sport travel device money media creature world sums family pupil create body"
OUTSIDE = frozenset(_OUTSIDE.split())
"""The groups that the bot has no part in."""

_LINES = (one.split(":") for one in _GROUPS.replace("\n ", " ").strip().splitlines())
_NAMES = {word: name for name, words in _LINES for word in words.split()}
_LONGEST = max(map(len, _NAMES))
_SHORTEST_BEGINNING = 5
"""Letters that a beginning must have to stand for longer words; a shorter one counts as a whole word only."""


@lru_cache(maxsize=8192)
def group(word: str) -> str | None:
    """The group of a word, None when it is in none."""
    if word in _NAMES:
        return _NAMES[word]
    for size in range(min(len(word), _LONGEST), _SHORTEST_BEGINNING - 1, -1):
        if word[:size] in _NAMES:
            return _NAMES[word[:size]]
    return None
