"""What an import says of itself, in Dutch: the mistakes, or the plan. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.roster.cells import shown
from bot.roster.compare import Plan
from bot.roster.wanted import Mistake

_SHOWN_MISTAKES = 200


def mistakes_report(mistakes: Sequence[Mistake], remarks: Sequence[Mistake]) -> str:
    """Every mistake with its place, and that nothing was changed."""
    count = "1 fout" if len(mistakes) == 1 else f"{len(mistakes)} fouten"
    lines = [f"Er is niets veranderd: er {'staat' if len(mistakes) == 1 else 'staan'} {count} in het rooster.", ""]
    lines += [f"- {m}" for m in mistakes[:_SHOWN_MISTAKES]]
    if len(mistakes) > _SHOWN_MISTAKES:
        lines.append(f"- … en nog {len(mistakes) - _SHOWN_MISTAKES}. Verbeter eerst deze.")
    lines += _remarks(remarks)
    return "\n".join(lines)


def report(plan: Plan, remarks: Sequence[Mistake] = (), *, dry_run: bool = True) -> str:
    """What the import does (or, with `dry_run`, would do), by kind, with old and new values."""
    lines: list[str] = []
    if plan.empty:
        lines.append("Het rooster is al verwerkt: er verandert niets.")
    elif dry_run:
        lines.append("Proef: dit gaat er veranderen. Er is nog niets opgeslagen.")
    else:
        lines.append("Het rooster is verwerkt. Er is niemand bericht gestuurd; dat doet `wijzer invite`.")
    lines += _part("Nieuwe mensen", (f"{p.name} ({p.email})" for p in plan.people))
    lines += _part("Andere naam", (f"{new.email}: {old.name} → {new.name}" for old, new in plan.renamed))
    lines += _part("Dezelfde school onder een andere naam", (f"{old} → {new}" for old, new in plan.schools))
    lines += _part(
        "Nieuwe plaatsingen",
        (f"{plan.name(p.student)}: {p.programme} {p.year}, {p.school}, vanaf {shown(p.start)}" for p in plan.added),
    )
    lines += _part(
        "Gewijzigde plaatsingen",
        (
            f"{plan.name(c.placement.student)} ({c.placement.programme} {c.placement.year}): "
            + ", ".join(f"{d.what}: {d.old} → {d.new}" for d in c.changes)
            for c in plan.changed
        ),
    )
    lines += _part(
        f"Beëindigd per {shown(plan.today)}, want niet meer in het rooster van deze school",
        (f"{p.student.name}: {p.programme} {p.year}, {p.school}" for p in plan.ended),
    )
    lines += _part("Mentortrajecten", _groups(plan))
    lines += _part(
        "Blijft zoals het is, want deze scholen staan niet in dit bestand",
        (f"{school}: {'1 plaatsing' if n == 1 else f'{n} plaatsingen'}" for school, n in plan.untouched),
    )
    lines += _part(
        "Blijft in de groep, ook al staat de naam niet meer in het bestand",
        (f"{group}: {plan.name(email)}" for group, email in plan.absent),
    )
    lines += _remarks(remarks)
    return "\n".join([*lines, "", _totals(plan)])


def _groups(plan: Plan) -> Iterable[str]:
    for change in plan.groups:
        parts = [f"{c.what}: {c.old} → {c.new}" for c in change.changes]
        if change.joining:
            parts.append("erbij: " + ", ".join(plan.name(m) for m in change.joining))
        yield f"{change.group.name}{' (nieuw)' if change.old is None else ''}: {'; '.join(parts)}"


def _part(title: str, items: Iterable[str]) -> list[str]:
    lines = [f"- {item}" for item in items]
    return ["", f"{title} ({len(lines)}):", *lines] if lines else []


def _remarks(remarks: Sequence[Mistake]) -> list[str]:
    return ["", "Let op:", *(f"- {r}" for r in remarks)] if remarks else []


def _totals(plan: Plan) -> str:
    return (
        f"Plaatsingen: {len(plan.added)} nieuw, {len(plan.changed)} gewijzigd, {len(plan.ended)} beëindigd, "
        f"{plan.unchanged} ongewijzigd."
    )
