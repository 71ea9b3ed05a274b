"""`make rehearsal`: the summary of a rehearsed year of every programme that has a calendar for it, as one document."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAMMES = ("hr-n4", "han-wpl2", "leerwerkplek", "werkplekopleider")
YEAR, LEARNERS = "2025-2026", 100
HEAD = """# Een schooljaar vooraf

Zo verloopt {year} met {learners} verzonnen studenten of deelnemers per programma, gespeeld met `wijzer rehearse` door
de echte planning, beurt en bezorging. Ruim de helft doet alles op tijd, een kwart te laat, een op de acht antwoordt
nooit, een op de twaalf wordt ziek, en een op de twintig WPB's wordt in maart vervangen. Antwoorden op wat iemand zelf
deed, tellen niet mee. `make rehearsal` maakt deze bladzijde opnieuw, met {most} per programma; dezelfde inhoud geeft
dezelfde getallen.
"""


def main(target: Path, learners: int = LEARNERS) -> int:
    """Write the document, a programme at a time; programmes that this content does not carry are left out."""
    from content.load import load

    library = load()
    parts = [HEAD.format(year=YEAR, learners=learners, most=LEARNERS)]
    for programme in (p for p in PROGRAMMES if library.calendar(p, YEAR) is not None):
        with tempfile.TemporaryDirectory() as out:
            args = ["--programme", programme, "--year", YEAR, "--placements", str(learners), "--out", out]
            subprocess.run([sys.executable, "-m", "bot", "rehearse", *args], check=True, stdout=subprocess.DEVNULL)
            parts.append(Path(out, "samenvatting.md").read_text(encoding="utf-8"))
        target.write_text("\n".join(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:])))
