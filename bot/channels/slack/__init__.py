"""Slack: the only place that knows slack-bolt, slack_sdk and Block Kit."""

from bot.channels.slack.app import CannotStart, SlackChannel, build

__all__ = ["CannotStart", "SlackChannel", "build"]
