"""The few words that Slack's own layout needs around a message; neutral, so that they suit u and je."""

from __future__ import annotations

CHOOSE = "Kies"
NO_CHOICE = "Geen keuze"
CHOOSE_DAY = "Kies een dag"
SHORTENED = "Dit bericht is ingekort, omdat Slack niet meer toont."
LONG_VALUE = (
    "Deze tekst is te lang om hier te bewerken en blijft bewaard. "
    "Vervangen kan door een nieuwe tekst te typen in de chat."
)
DROP_FILE = "Sleep het bestand in deze chat, of kies het met de plusknop."
RANKING = "Kies in volgorde: eerst wat het belangrijkst is."
MORE_OPTIONS = "Staat het er niet bij? Typ het dan in de chat."
TYPED = "Ingevuld was: {value}"
FORM_NOTICE = "Er staat een vraag klaar in dit gesprek."
HOME_HINT = "Antwoord komt in het tabblad Berichten."
HOME_UNKNOWN_TITLE = "Welkom"
HOME_UNKNOWN = (
    "Dit account staat nog niet op een lijst van deelnemers. Stuur een bericht in het tabblad Berichten, "
    "of vraag de schoolcoördinator om hulp."
)
ANSWER_IN_DM = "Het antwoord staat in ons eigen gesprek, bij Apps."
TOO_LARGE = "Het bestand {name} is te groot. Een bestand mag hoogstens {most} MB zijn."
NOT_FETCHED = "Het bestand {name} was niet op te halen uit Slack. Stuur het nog een keer, of stuur het per mail."


def progress(screen: int, of: int) -> str:
    """Where this screen stands."""
    return f"{screen} van {of}"


def readers(names: tuple[str, ...]) -> str:
    """Who will read what is sent."""
    *first, last = names
    return "Dit lezen straks: " + (f"{', '.join(first)} en {last}" if first else last)


def waiting(kept: str, later: str) -> str:
    """The fields that are not on the screen, by label: those that are filled already, and those still to come."""
    lines = [f"Al ingevuld en bewaard: {kept}." if kept else "", f"Hierna nog: {later}." if later else ""]
    return " ".join(filter(None, lines))


def more(count: int) -> str:
    """The last line of a list that was cut."""
    return f"en nog {count}: typ 'agenda'"


def missing(what: str, setting: str) -> str:
    """Why Slack does not start."""
    return f"Slack kan niet starten: {what} ontbreekt of is leeg. Vul {setting} in."
