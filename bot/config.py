"""Settings: the only reader of the environment. A setting that is missing or wrong is told in Dutch, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_DATABASE = "sqlite:///werkplekwijzer.sqlite3"


class SettingsError(Exception):
    """The process cannot start as configured; the message says what to set."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackSettings:
    """One Slack workspace. `domains` are the e-mail domains that this workspace vouches for."""

    bot_token: str
    signing_secret: str
    team: str
    domains: tuple[str, ...]
    api_url: str = "https://slack.com/api/"


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamsSettings:
    """One Teams bot. `tenants` maps each tenant id that may speak to the e-mail domains it vouches for."""

    app_id: str
    app_password: str
    tenants: Mapping[str, tuple[str, ...]]
    app_type: str = "SingleTenant"
    app_tenant: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Everything that differs between deployments. `link_secret` signs links to files, which start at `public_url`."""

    database_url: str = DEFAULT_DATABASE
    content_root: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = "http://127.0.0.1:8000"
    link_secret: str = ""
    slack: SlackSettings | None = None
    teams: TeamsSettings | None = None
    crash_at: str = ""


def _pairs(text: str) -> dict[str, tuple[str, ...]]:
    """`tenant=school.nl,hr.nl; tenant2=han.nl` as a mapping."""
    found: dict[str, tuple[str, ...]] = {}
    for part in text.split(";"):
        name, _, domains = part.partition("=")
        if name.strip():
            found[name.strip()] = tuple(d.strip().lower() for d in domains.split(",") if d.strip())
    return found


def _whole(env: Mapping[str, str], names: tuple[str, ...], what: str, problems: list[str]) -> bool:
    """Whether these settings are all there. Some but not all, or an empty one, is a problem; none is a choice."""
    given = [n for n in names if n in env]
    if not given:
        return False
    missing = [n for n in names if not env.get(n, "").strip()]
    problems += [f"{n} ontbreekt of is leeg. Vul deze in, of haal alle instellingen voor {what} weg." for n in missing]
    return not missing


def _slack(env: Mapping[str, str], problems: list[str]) -> SlackSettings | None:
    names = ("WIJZER_SLACK_BOT_TOKEN", "WIJZER_SLACK_SIGNING_SECRET", "WIJZER_SLACK_WORKSPACE")
    if not _whole(env, names, "Slack", problems):
        return None
    workspace = _pairs(env[names[2]])
    if len(workspace) != 1 or not all(workspace.values()):
        problems.append(f"{names[2]} hoort één werkruimte te noemen met haar e-maildomeinen, zoals T012345=school.nl.")
        return None
    team, domains = next(iter(workspace.items()))
    return SlackSettings(
        bot_token=env[names[0]],
        signing_secret=env[names[1]],
        team=team,
        domains=domains,
        api_url=env.get("WIJZER_SLACK_API_URL", "https://slack.com/api/"),
    )


def _teams(env: Mapping[str, str], problems: list[str]) -> TeamsSettings | None:
    names = ("WIJZER_TEAMS_APP_ID", "WIJZER_TEAMS_APP_PASSWORD", "WIJZER_TEAMS_TENANTS")
    if not _whole(env, names, "Teams", problems):
        return None
    tenants = _pairs(env[names[2]])
    if not tenants or not all(tenants.values()):
        problems.append(f"{names[2]} hoort tenants te noemen met hun e-maildomeinen, zoals 1a2b-3c4d=school.nl.")
        return None
    return TeamsSettings(
        app_id=env[names[0]],
        app_password=env[names[1]],
        tenants=tenants,
        app_type=env.get("WIJZER_TEAMS_APP_TYPE", "SingleTenant"),
        app_tenant=env.get("WIJZER_TEAMS_APP_TENANT", next(iter(tenants), "")),
    )


def read(env: Mapping[str, str], *, serving: bool = False) -> Settings:
    """Settings from the environment. `serving` also demands what only a public process needs.

    Raises SettingsError naming everything that is missing, empty or unreadable.
    """
    problems: list[str] = []
    slack, teams = _slack(env, problems), _teams(env, problems)
    port_text = env.get("WIJZER_PORT", "8000")
    port = int(port_text) if port_text.isascii() and port_text.isdigit() else 0
    if not 0 < port < 65536:
        problems.append(f"WIJZER_PORT is '{port_text}'. Geef een getal van 1 tot en met 65535.")
    secret = env.get("WIJZER_LINK_SECRET", "")
    if serving and len(secret.strip()) < 16:
        problems.append("WIJZER_LINK_SECRET ontbreekt of is te kort. Geef een geheim van minstens 16 tekens.")
    if serving and slack is None and teams is None and not problems:
        problems.append("Er is geen kanaal ingesteld. Vul de instellingen voor Slack of Teams in (zie README).")
    if problems:
        raise SettingsError("\n".join(problems))
    root = env.get("WIJZER_CONTENT", "")
    return Settings(
        database_url=env.get("WIJZER_DATABASE_URL", DEFAULT_DATABASE),
        content_root=Path(root) if root else None,
        host=env.get("WIJZER_HOST", "127.0.0.1"),
        port=port,
        public_url=env.get("WIJZER_PUBLIC_URL", f"http://127.0.0.1:{port}").rstrip("/"),
        link_secret=secret,
        slack=slack,
        teams=teams,
        crash_at=env.get("WIJZER_CRASH_AT", ""),
    )
