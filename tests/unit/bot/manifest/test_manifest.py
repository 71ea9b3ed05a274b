"""The manifests can be uploaded as they are, and a mistake in one is told before an administrator meets it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from bot.channels.slack.needs import NEEDS as SLACK
from bot.channels.teams.needs import NEEDS as TEAMS
from bot.manifest import COMMANDS, Deployment, build, check, slack, teams

SHIPPED = Path(__file__).parents[4] / "manifest"
REAL = Deployment(public_url="https://bot.school.example/", app_id="1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    build(tmp_path, REAL)
    return tmp_path


def test_the_shipped_manifests_are_whole_and_up_to_date() -> None:
    assert check(SHIPPED) == ()


def test_a_manifest_for_a_real_address_is_whole(built: Path) -> None:
    assert check(built) == ()
    assert "https://bot.school.example/slack/events" in (built / "slack" / "manifest.yaml").read_text()
    assert json.loads((built / "teams" / "manifest.json").read_text())["validDomains"] == ["bot.school.example"]


def test_slack_asks_exactly_what_the_channel_needs() -> None:
    made = slack(REAL)
    assert made["oauth_config"]["scopes"]["bot"] == [s.name for s in SLACK.scopes]
    assert made["settings"]["event_subscriptions"]["bot_events"] == list(SLACK.events)
    assert [c["command"] for c in made["features"]["slash_commands"]] == ["/wijzer"]


def test_teams_suggests_the_commands_and_stays_in_personal_chats() -> None:
    (bot,) = teams(REAL)["bots"]
    assert bot["scopes"] == list(TEAMS.scopes) == ["personal"]
    assert [c["title"] for c in bot["commandLists"][0]["commands"]] == [c.name for c in COMMANDS]


def test_the_icons_are_real_pictures_of_the_right_size() -> None:
    for name, size in (("color.png", 192), ("outline.png", 32)):
        with Image.open(SHIPPED / "teams" / name) as picture:
            picture.load()
            assert picture.size == (size, size)
            assert len(set(picture.convert("RGBA").tobytes())) > 1
    with Image.open(SHIPPED / "teams" / "outline.png") as picture:
        pixels = [picture.convert("RGBA").getpixel((x, y)) for x in range(32) for y in range(32)]
    assert {pixel[:3] for pixel in pixels if isinstance(pixel, tuple)} == {(255, 255, 255)}
    assert {pixel[3] for pixel in pixels if isinstance(pixel, tuple)} >= {0, 255}


def change_slack(change: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    def to(root: Path) -> None:
        path = root / "slack" / "manifest.yaml"
        found = yaml.safe_load(path.read_text())
        change(found)
        path.write_text(yaml.safe_dump(found))

    return to


def change_teams(change: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    def to(root: Path) -> None:
        path = root / "teams" / "manifest.json"
        found = json.loads(path.read_text())
        change(found)
        path.write_text(json.dumps(found))

    return to


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (change_slack(lambda m: m["display_information"].update(name="x" * 36)), "display_information.name moet 1"),
        (change_slack(lambda m: m["display_information"].update(long_description="kort")), "moet 174 tot 4000"),
        (change_slack(lambda m: m["display_information"].update(background_color="blauw")), "geen kleur"),
        (change_slack(lambda m: m["features"]["slash_commands"][0].update(command="wijzer")), "moet met / beginnen"),
        (change_slack(lambda m: m["settings"]["interactivity"].update(request_url="http://x")), "moet met https://"),
        (change_slack(lambda m: m["oauth_config"]["scopes"]["bot"].remove("im:history")), "het recht im:history"),
        (change_slack(lambda m: m["oauth_config"]["scopes"]["bot"].append("channels:history")), "niet meer gelijk"),
        (change_slack(lambda m: m.clear()), "display_information.name"),
        (change_teams(lambda m: m["name"].update(short="x" * 31)), "name.short moet 1 tot 30"),
        (change_teams(lambda m: m.update(id="mijn-app")), "id is geen app-id"),
        (change_teams(lambda m: m["developer"].update(privacyUrl="http://x")), "developer.privacyUrl moet met https://"),
        (change_teams(lambda m: m.update(version="1")), "drie getallen"),
        (change_teams(lambda m: m.update(validDomains=["https://x.nl"])), "alleen de naam van de server"),
        (change_teams(lambda m: m["bots"][0]["commandLists"][0]["commands"][0].update(title="x" * 33)), "te lang"),
        (change_teams(lambda m: m["bots"][0].update(scopes=["team"])), "niet meer gelijk"),
        (lambda root: (root / "teams" / "color.png").write_bytes(b"GIF89a"), "192 bij 192"),
        (lambda root: (root / "teams" / "outline.png").unlink(), "32 bij 32"),
        (lambda root: (root / "teams" / "manifest.json").write_text("{"), "manifest.json ontbreekt"),
        (lambda root: (root / "slack" / "manifest.yaml").write_text("a: ["), "manifest.yaml ontbreekt"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_manifest_is_told(built: Path, spoil: Callable[[Path], Any], says: str) -> None:
    spoil(built)
    assert any(says in problem for problem in check(built)), check(built)


def test_an_address_without_https_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="https"):
        build(tmp_path, Deployment(public_url="http://bot.example"))
    assert list(tmp_path.iterdir()) == []
