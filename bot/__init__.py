"""The running process: channels, the turn, planning, the tick, delivery, files and the command line."""
