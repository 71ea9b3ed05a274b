"""What Slack has to allow for this channel to work: the one description from which the manifest is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """A slash command, as Slack shows it while someone types."""

    name: str
    description: str
    usage_hint: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """A permission of the bot and what it is for, in words for whoever approves the app."""

    name: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Needs:
    """The app in Slack. `path` receives events, presses and commands alike."""

    path: str
    scopes: tuple[Scope, ...]
    events: tuple[str, ...]
    commands: tuple[Command, ...]
    home_tab: bool
    messages_tab: bool


PATH = "/slack/events"

NEEDS = Needs(
    path=PATH,
    scopes=(
        Scope(name="chat:write", why="berichten sturen aan wie met de bot praat"),
        Scope(name="im:write", why="een gesprek openen met een deelnemer"),
        Scope(name="im:history", why="lezen wat iemand rechtstreeks aan de bot schrijft"),
        Scope(name="app_mentions:read", why="antwoorden als iemand de bot in een kanaal noemt"),
        Scope(name="commands", why="de opdracht /wijzer"),
        Scope(name="files:read", why="een bestand aannemen dat iemand de bot stuurt"),
        Scope(name="files:write", why="een ingevuld formulier als bestand bezorgen"),
        Scope(name="users:read", why="weten wie schrijft"),
        Scope(name="users:read.email", why="iemand herkennen als deelnemer"),
    ),
    events=("app_home_opened", "app_mention", "message.im"),
    commands=(
        Command(
            name="/wijzer",
            description="Vraag iets aan Werkplekwijzer",
            usage_hint="wat moet ik deze periode doen?",
        ),
    ),
    home_tab=True,
    messages_tab=True,
)
