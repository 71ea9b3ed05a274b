"""Words that mean nearly the same to the bot, Dutch and English, each group under one name."""

from __future__ import annotations

from functools import lru_cache

_GROUPS = """
observe: observ geobserv lesobserv lesbezoek bekijk bekeken meekijk meegekeken bijgewoond bijwon observation watch
remind: herinner reminder melding notific notification bericht seintje waarschuw pushbericht remind
data: gegevens data persoonsgegevens privacy avg gdpr bewaar bewaard opgeslagen opslaan anoniem vertrouwelijk
 geheim
worry: zorg probleem problemen conflict ruzie onveilig bezorgd vastgelopen worried concern pest gepest mismatch
 klacht
reach: bel bellen telefoon telefoonnummer nummer mailadres e-mailadres contact contactpersoon spreken bereik mens
 medewerker helpdesk persoon iemand human
approve: goedkeur goedgekeurd goedkeuring akkoord accordeer geaccordeerd approv toestemming fiat
overview: overzicht lijst status voortgang overview stand progress
calendar: outlook ics kalender calendar google ical exporteer export
stop: stop annuleer cancel ophoud afbreek afbreken kap quit staak
task: taak taken todo task actiepunt klus takenlijst planning verplicht
due: deadline inleverdatum inlevermoment uiterlijk uiterste inlever ingelever indien ingediend einddatum due
 vervaldatum
when: wanneer datum data dag when tijdstip moment
worse: slecht mis onvoldoende achteruit moeizaam faalt zakt niet
evaluate: evalu tussentijds halverwege midterm interim evaluation
judge: beoordeel beoordel oordeel assessment assess eindgesprek
meaning: betekent betekenis definitie begrip afkorting bedoel bedoeld meaning uitleg mean houdt versta
many: hoeveel vaak aantal many often
who: wie who bij
write: invul invoer ingevuld schrijf schrijven opschrijf opschrijven vastleg noteer noteren maken opstel fill
back: terug vorige vorig back previous
resume: verder hervat doorga doorgaan continue resume afmaak afmaken concept gebleven
pause: vakantie verlof afwezig ziek zwangerschapsverlof pauzeer
plan: plan plannen inplan inplannen verplaats verzet organiseer regel schedule prik
prepare: voorbereid voorbereiding prepare alvast klaarzet
greet: hallo hoi hey hi hello goedemorgen goedemiddag goedenavond goedendag dag yo hee
thank: bedankt dank dankjewel dankje thanks thank thx thnx merci
fault: foutje verkeerd vergist oeps fout klopt
attend: aanwezig aanwezigen aanwezigheid erbij komt
change: wijzig verander aanpas aanpassen bijstel verbeter
"""
"""A line per group, its name before the colon; a word stands for the longer ones that begin with it."""

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
