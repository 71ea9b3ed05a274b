"""What the Teams manifest has to say for this channel to work; the manifest builder reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Needs:
    """The manifest's facts about the bot.

    `scopes`: where the bot may be added. `permissions` and `supports_files` as in the manifest. `commands_most` is how
    many suggested commands Teams shows per scope, with titles and descriptions of at most so many characters.
    `valid_domains`: hosts besides that of the public address (files are links to it); `{public_host}` stands for it.
    `settings`: the environment variables whose values fill the manifest.
    """

    manifest_version: str
    scopes: tuple[str, ...]
    permissions: tuple[str, ...]
    supports_files: bool
    notification_only: bool
    commands_most: int
    command_title_most: int
    command_description_most: int
    valid_domains: tuple[str, ...]
    color_icon: str
    outline_icon: str
    accent: str
    settings: tuple[str, ...]


NEEDS = Needs(
    manifest_version="1.19",
    scopes=("personal",),
    permissions=("identity", "messageTeamMembers"),
    supports_files=True,
    notification_only=False,
    commands_most=10,
    command_title_most=32,
    command_description_most=128,
    valid_domains=("{public_host}",),
    color_icon="color.png",
    outline_icon="outline.png",
    accent="#1F6F78",
    settings=("WIJZER_TEAMS_APP_ID", "WIJZER_PUBLIC_URL"),
)
"""Personal chats only: forms and feedback do not belong in a group. Text commands are suggestions, never needed."""
