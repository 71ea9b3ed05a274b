"""A rehearsal: a school year in simulated time, through the real planning, turn and delivery, with invented people who
do their tasks in their own way. It shows beforehand who gets what, when and why."""
