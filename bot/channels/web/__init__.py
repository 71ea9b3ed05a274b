"""The web channel: the demo page on loopback, and the hand-over of files by link for every channel."""
