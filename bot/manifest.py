"""The manifests of Slack and Teams, made from what the channels need and one list of commands; and their check.

`wijzer manifest build` writes them, `wijzer manifest check` tells what an administrator's upload would stumble over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bot import icons
from bot.channels.slack.needs import NEEDS as SLACK
from bot.channels.teams.needs import NEEDS as TEAMS

Json = dict[str, Any]
_SCHEMA = f"https://developer.microsoft.com/json-schemas/teams/v{TEAMS.manifest_version}/MicrosoftTeams.schema.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """Something a person can type to the bot, and what it does."""

    name: str
    description: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Deployment:
    """Where a bot runs: its public https address and its Teams app id. The defaults stand for one not set up yet."""

    public_url: str = "https://werkplekwijzer.example"
    app_id: str = "00000000-0000-4000-8000-000000000000"


COMMANDS = (
    Command(name="agenda", description="Wat moet ik deze periode doen?"),
    Command(name="kijkwijzer", description="Feedback op een les geven, of erom vragen"),
    Command(name="startgesprek", description="Het startgesprek voorbereiden"),
    Command(name="goedkeuren", description="Wat wacht er op mijn akkoord?"),
    Command(name="begrippen", description="Uitleg van een woord uit de opleiding"),
    Command(name="help", description="Wat kan Werkplekwijzer voor mij doen?"),
)
NAME = "Werkplekwijzer"
SHORT = "Hulp bij werkplekleren: formulieren, deadlines en goedkeuringen in de chat."
FULL = (
    "Werkplekwijzer helpt iedereen rond een student die leert lesgeven: de student, de werkplekbegeleider, de "
    "schoolopleider en de instituutsopleider. Een formulier wordt een kort gesprek, een deadline komt bij wie er iets "
    "aan kan doen, en een verzoek om goedkeuring bij de juiste collega. Wat iemand typt, gaat nooit verloren. "
    "De bot schrijft alleen aan wie door school of opleiding is uitgenodigd, en toont vooraf wie meeleest."
)


def slack(deployment: Deployment) -> Json:
    """Slack's app manifest."""
    url = deployment.public_url.rstrip("/") + SLACK.path
    return {
        "display_information": {
            "name": NAME,
            "description": SHORT,
            "long_description": f"{FULL}\n\nTyp bijvoorbeeld: {', '.join(c.name for c in COMMANDS)}.",
            "background_color": TEAMS.accent,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": SLACK.home_tab,
                "messages_tab_enabled": SLACK.messages_tab,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "slash_commands": [
                {
                    "command": c.name,
                    "url": url,
                    "description": c.description,
                    "usage_hint": c.usage_hint,
                    "should_escape": False,
                }
                for c in SLACK.commands
            ],
        },
        "oauth_config": {"scopes": {"bot": [s.name for s in SLACK.scopes]}},
        "settings": {
            "event_subscriptions": {"request_url": url, "bot_events": list(SLACK.events)},
            "interactivity": {"is_enabled": True, "request_url": url},
            "org_deploy_enabled": False,
            "socket_mode_enabled": False,
            "token_rotation_enabled": False,
        },
    }


def teams(deployment: Deployment) -> Json:
    """The Teams app manifest. Its icons stand beside it."""
    url = deployment.public_url.rstrip("/")
    host = urlsplit(url).netloc
    commands = [{"title": c.name, "description": c.description} for c in COMMANDS[: TEAMS.commands_most]]
    return {
        "$schema": _SCHEMA,
        "manifestVersion": TEAMS.manifest_version,
        "version": version("werkplekwijzer"),
        "id": deployment.app_id,
        "developer": {
            "name": NAME,
            "websiteUrl": url,
            "privacyUrl": f"{url}/privacy",
            "termsOfUseUrl": f"{url}/voorwaarden",
        },
        "name": {"short": NAME, "full": f"{NAME} voor werkplekleren"},
        "description": {"short": SHORT, "full": FULL},
        "icons": {"color": TEAMS.color_icon, "outline": TEAMS.outline_icon},
        "accentColor": TEAMS.accent,
        "localizationInfo": {"defaultLanguageTag": "nl"},
        "defaultInstallScope": TEAMS.scopes[0],
        "bots": [
            {
                "botId": deployment.app_id,
                "scopes": list(TEAMS.scopes),
                "supportsFiles": TEAMS.supports_files,
                "isNotificationOnly": TEAMS.notification_only,
                "commandLists": [{"scopes": list(TEAMS.scopes), "commands": commands}],
            }
        ],
        "permissions": list(TEAMS.permissions),
        "validDomains": [d.format(public_host=host) for d in TEAMS.valid_domains],
    }


def build(root: Path, deployment: Deployment | None = None) -> tuple[Path, ...]:
    """Write both manifests and the icons under `root`; what was written. ValueError for an address without https."""
    deployment = deployment or Deployment()
    if not _is_https(deployment.public_url):
        raise ValueError(f"Het adres {deployment.public_url} moet met https:// beginnen.")
    text = yaml.safe_dump(slack(deployment), allow_unicode=True, sort_keys=False, width=100)
    files = {
        root / "slack" / "manifest.yaml": text.encode(),
        root / "teams" / "manifest.json": (json.dumps(teams(deployment), ensure_ascii=False, indent=2) + "\n").encode(),
        root / "teams" / TEAMS.color_icon: icons.color(192, TEAMS.accent),
        root / "teams" / TEAMS.outline_icon: icons.outline(32),
    }
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tuple(files)


def check(root: Path) -> tuple[str, ...]:
    """Everything wrong with the manifests under `root`, in Dutch; empty when both can be uploaded."""
    return (*_check_slack(root / "slack" / "manifest.yaml"), *_check_teams(root / "teams"))


# --- the checks -----------------------------------------------------------------------------------------------------

_MISSING = "ontbreekt of is niet te lezen; draai `wijzer manifest build`"
_STALE = "loopt niet meer gelijk met wat de bot nodig heeft; draai `wijzer manifest build`"
_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_SLACK_LENGTHS = (
    ("display_information.name", 1, 35),
    ("display_information.description", 1, 140),
    ("display_information.long_description", 174, 4000),
    ("features.bot_user.display_name", 1, 80),
)
_TEAMS_LENGTHS = (
    ("name.short", 1, 30),
    ("name.full", 1, 100),
    ("description.short", 1, 80),
    ("description.full", 1, 4000),
    ("developer.name", 1, 32),
)
_EVENT_SCOPES = {"app_mention": "app_mentions:read", "message.im": "im:history", "file_shared": "files:read"}


def _check_slack(path: Path) -> Iterator[str]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        found = None
    if not isinstance(found, dict):
        yield f"{path.name} {_MISSING}."
        return
    name = path.name
    yield from _lengths(name, found, _SLACK_LENGTHS)
    if not _COLOR.fullmatch(str(_at(found, "display_information.background_color"))):
        yield f"{name}: display_information.background_color is geen kleur als #1F6F78."
    commands = _at(found, "features.slash_commands") or []
    for command in commands:
        called = str(command.get("command"))
        if not re.fullmatch(r"/[a-z0-9_-]{1,31}", called):
            yield f"{name}: de opdracht {called} moet met / beginnen en uit kleine letters bestaan (hooguit 32 tekens)."
        if not 1 <= len(str(command.get("description", ""))) <= 2000:
            yield f"{name}: de opdracht {called} heeft een beschrijving nodig."
    urls = [_at(found, "settings.event_subscriptions.request_url"), _at(found, "settings.interactivity.request_url")]
    for url in dict.fromkeys((*urls, *(c.get("url") for c in commands))):
        if not _is_https(url):
            yield f"{name}: het adres {url} moet met https:// beginnen."
    scopes = _at(found, "oauth_config.scopes.bot") or []
    events = _at(found, "settings.event_subscriptions.bot_events") or []
    needed = [_EVENT_SCOPES[e] for e in events if e in _EVENT_SCOPES] + (["commands"] if commands else [])
    for scope in dict.fromkeys(needed):
        if scope not in scopes:
            yield f"{name}: het recht {scope} ontbreekt in oauth_config.scopes.bot."
    origin = str(urls[0]).removesuffix(SLACK.path)
    if found != slack(Deployment(public_url=origin)):
        yield f"{name} {_STALE}."


def _check_teams(folder: Path) -> Iterator[str]:
    name = "manifest.json"
    try:
        found = json.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict):
        yield f"{name} {_MISSING}."
        return
    yield from _lengths(name, found, _TEAMS_LENGTHS)
    bots = found.get("bots") or [{}]
    for what, value in (("id", found.get("id")), ("botId", bots[0].get("botId"))):
        if not _GUID.fullmatch(str(value)):
            yield f"{name}: {what} is geen app-id zoals Azure die geeft (8-4-4-4-12 tekens)."
    for field in ("websiteUrl", "privacyUrl", "termsOfUseUrl"):
        if not _is_https(_at(found, f"developer.{field}")):
            yield f"{name}: developer.{field} moet met https:// beginnen."
    if not _COLOR.fullmatch(str(found.get("accentColor"))):
        yield f"{name}: accentColor is geen kleur als #1F6F78."
    if not re.fullmatch(r"\d+\.\d+\.\d+", str(found.get("version"))):
        yield f"{name}: version moet drie getallen zijn, zoals 1.2.0."
    for domain in found.get("validDomains") or []:
        if "/" in domain or ":" in domain:
            yield f"{name}: validDomains noemt {domain}; schrijf alleen de naam van de server."
    for listed in bots[0].get("commandLists") or []:
        commands = listed.get("commands") or []
        if len(commands) > TEAMS.commands_most:
            yield f"{name}: Teams toont hooguit {TEAMS.commands_most} opdrachten."
        for command in commands:
            title, text = str(command.get("title", "")), str(command.get("description", ""))
            if not 1 <= len(title) <= TEAMS.command_title_most or not 1 <= len(text) <= TEAMS.command_description_most:
                yield f"{name}: de opdracht '{title}' of haar beschrijving is leeg of te lang."
    yield from _check_icons(folder, found)
    url, app_id = str(_at(found, "developer.websiteUrl")), str(found.get("id"))
    if found != teams(Deployment(public_url=url, app_id=app_id)):
        yield f"{name} {_STALE}."


def _check_icons(folder: Path, found: Mapping[str, Any]) -> Iterator[str]:
    for kind, size in (("color", 192), ("outline", 32)):
        file = folder / str(_at(found, f"icons.{kind}"))
        data = file.read_bytes() if file.is_file() else b""
        if icons.dimensions(data) != (size, size):
            yield f"{file.name} moet een PNG van {size} bij {size} beeldpunten zijn."
        elif kind == "outline" and not icons.has_transparency(data):
            yield f"{file.name} moet een doorzichtige achtergrond hebben."


def _lengths(name: str, found: Mapping[str, Any], rules: tuple[tuple[str, int, int], ...]) -> Iterator[str]:
    for path, least, most in rules:
        text = _at(found, path)
        if not isinstance(text, str) or not least <= len(text) <= most:
            yield f"{name}: {path} moet {least} tot {most} tekens hebben."


def _at(found: Mapping[str, Any], path: str) -> Any:
    """The value at a dotted path; None where the path ends early."""
    value: Any = found
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _is_https(url: object) -> bool:
    parts = urlsplit(str(url))
    return parts.scheme == "https" and bool(parts.hostname)
