"""Words that are in any sentence about a placement: they name nobody, and tell of no task which one it is."""

from __future__ import annotations

_COMMON = """
    al alle allebei alles beide bij binnen de derde deze die dit doen een eerste er ervoor gaat geen geven haar hebben
    heeft hem hen het hoe houden hun iemand iedereen in is jou jullie klaar maken met mezelf mij mijn mijzelf moet
    moeten niet nog ons onze op samen staan staat tweede van voor wat wel welke wie zijn
    begeleider begeleiders bespreken doel gesprek gesprekken les lessen lijst overzicht periode plaatsing
    plaatsingen plan school stage stand student studenten vragen week wpb zaken
"""
COMMON = frozenset(_COMMON.split())
