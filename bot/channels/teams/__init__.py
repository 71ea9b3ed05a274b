"""The Microsoft Teams channel: Adaptive Cards out, Bot Framework activities in. Build it with `app.build`."""
