"""Settings from the environment, and what is said when one is missing, empty or wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import DEFAULT_DATABASE, SettingsError, read

LINK = {"WIJZER_LINK_SECRET": "een lang en vreemd geheim"}
SLACK = {
    "WIJZER_SLACK_BOT_TOKEN": "xoxb-1",
    "WIJZER_SLACK_SIGNING_SECRET": "geheim",
    "WIJZER_SLACK_WORKSPACE": "T012345=school.nl",
}
TEAMS = {
    "WIJZER_TEAMS_APP_ID": "app",
    "WIJZER_TEAMS_APP_PASSWORD": "geheim",
    "WIJZER_TEAMS_TENANTS": "1a2b=school.nl,HR.nl; 3c4d = han.nl",
}


def problems(env: dict[str, str], *, serving: bool = True) -> list[str]:
    """The lines of what is wrong."""
    with pytest.raises(SettingsError) as told:
        read(env, serving=serving)
    return str(told.value).splitlines()


def test_without_any_setting_a_terminal_works_on_a_file_here() -> None:
    found = read({})
    assert found.database_url == DEFAULT_DATABASE
    assert (found.host, found.port, found.public_url) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert (found.slack, found.teams, found.content_root) == (None, None, None)


def test_a_serving_process_reads_both_clouds() -> None:
    found = read(
        {**LINK, **SLACK, **TEAMS, "WIJZER_PUBLIC_URL": "https://wijzer.example/", "WIJZER_CONTENT": "inhoud"},
        serving=True,
    )
    assert found.slack is not None
    assert (found.slack.team, found.slack.domains) == ("T012345", ("school.nl",))
    assert found.teams is not None
    assert found.teams.tenants == {"1a2b": ("school.nl", "hr.nl"), "3c4d": ("han.nl",)}
    assert found.teams.app_tenant == "1a2b"
    assert (found.public_url, found.content_root) == ("https://wijzer.example", Path("inhoud"))


def test_one_cloud_is_enough() -> None:
    assert read({**LINK, **SLACK}, serving=True).teams is None
    assert read({**LINK, **TEAMS}, serving=True).slack is None


@pytest.mark.parametrize("secret", [None, "", "kort", " " * 20])
def test_serving_needs_a_secret_for_links(secret: str | None) -> None:
    env = {**SLACK} if secret is None else {**SLACK, "WIJZER_LINK_SECRET": secret}
    assert problems(env) == ["WIJZER_LINK_SECRET ontbreekt of is te kort. Geef een geheim van minstens 16 tekens."]
    assert read(env).link_secret == (secret or "")


def test_serving_needs_a_channel() -> None:
    assert problems(LINK) == ["Er is geen kanaal ingesteld. Vul de instellingen voor Slack of Teams in (zie README)."]


@pytest.mark.parametrize(("whole", "cloud"), [(SLACK, "Slack"), (TEAMS, "Teams")])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_half_a_cloud_is_told_by_name_and_never_taken_for_none(
    whole: dict[str, str], cloud: str, value: str | None
) -> None:
    for name in whole:
        env = {**LINK, **whole} | ({name: value} if value is not None else {})
        if value is None:
            del env[name]
        told = f"{name} ontbreekt of is leeg. Vul deze in, of haal alle instellingen voor {cloud} weg."
        assert told in problems(env)
        assert told in problems(env, serving=False)


@pytest.mark.parametrize("workspace", ["T1=school.nl;T2=han.nl", ";", "T012345", "T012345="])
def test_a_workspace_names_the_domains_it_vouches_for(workspace: str) -> None:
    assert problems({**LINK, **SLACK, "WIJZER_SLACK_WORKSPACE": workspace}) == [
        "WIJZER_SLACK_WORKSPACE hoort één werkruimte te noemen met haar e-maildomeinen, zoals T012345=school.nl."
    ]


@pytest.mark.parametrize("tenants", [";", "1a2b", "1a2b=school.nl;3c4d", "=school.nl"])
def test_a_tenant_names_the_domains_it_vouches_for(tenants: str) -> None:
    assert problems({**LINK, **TEAMS, "WIJZER_TEAMS_TENANTS": tenants}) == [
        "WIJZER_TEAMS_TENANTS hoort tenants te noemen met hun e-maildomeinen, zoals 1a2b-3c4d=school.nl."
    ]


@pytest.mark.parametrize("port", ["tachtig", "", "0", "-1", "65536", "8000 ", "²", "8.0"])
def test_a_port_is_a_number_that_exists(port: str) -> None:
    assert problems({"WIJZER_PORT": port}, serving=False) == [
        f"WIJZER_PORT is '{port}'. Geef een getal van 1 tot en met 65535."
    ]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    env = {"WIJZER_PORT": "x", "WIJZER_SLACK_BOT_TOKEN": "xoxb-1", "WIJZER_TEAMS_APP_ID": ""}
    told = problems(env)
    assert len(told) == 7
    assert {line.split()[0] for line in told} == {
        "WIJZER_PORT",
        "WIJZER_LINK_SECRET",
        "WIJZER_SLACK_SIGNING_SECRET",
        "WIJZER_SLACK_WORKSPACE",
        "WIJZER_TEAMS_APP_ID",
        "WIJZER_TEAMS_APP_PASSWORD",
        "WIJZER_TEAMS_TENANTS",
    }


def test_what_is_told_holds_no_secret() -> None:
    env = {"WIJZER_SLACK_BOT_TOKEN": "xoxb-geheim-1", "WIJZER_LINK_SECRET": "zeergeheim"}
    assert "xoxb-geheim-1" not in "\n".join(problems(env))
    assert "zeergeheim" not in "\n".join(problems(env))
