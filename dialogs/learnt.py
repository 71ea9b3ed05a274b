"""What is learnt from the example phrases of the wishes: as plain values, that can be kept and read again at once.

Learning takes some seconds, reading it again some hundredths of one, so that the bot keeps it beside the content.
"""

from __future__ import annotations

import json
import math
import sys
from array import array
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from dialogs.classifier import taught
from dialogs.features import features

Vector = Mapping[str, float]

_ARRAYS = (("rarity", "f"), ("starts", "I"), ("having", "H"), ("parts", "f"), ("weights", "f"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Learnt:
    """The phrases (wish, plain), those of a wish together, and their features: the `shared` first ones occur in more
    than one phrase.

    `rarity` per feature; the phrases that have feature n are `having[starts[n]:starts[n + 1]]`, each for its part of
    `parts`; `weights` are those of the classifier.
    """

    phrases: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    shared: int
    rarity: array[float]
    starts: array[int]
    having: array[int]
    parts: array[float]
    weights: array[float]

    def wishes(self) -> tuple[str, ...]:
        """Every wish, in the order of the phrases."""
        return tuple(dict.fromkeys(wish for wish, _ in self.phrases))

    def packed(self) -> bytes:
        """All of it as bytes, for this machine."""
        arrays = [getattr(self, name) for name, _ in _ARRAYS]
        head = {
            "order": sys.byteorder,
            "phrases": self.phrases,
            "names": self.names,
            "shared": self.shared,
            "sizes": [len(one) * one.itemsize for one in arrays],
        }
        return b"\n".join((json.dumps(head).encode(), b"".join(one.tobytes() for one in arrays)))


def unpacked(packed: bytes) -> Learnt | None:
    """What was packed; None when these bytes are something else."""
    first, _, rest = packed.partition(b"\n")
    try:
        head = json.loads(first)
        if head["order"] != sys.byteorder or sum(head["sizes"]) != len(rest):
            return None
        arrays: dict[str, Any] = {}
        place = 0
        for (name, kind), size in zip(_ARRAYS, head["sizes"], strict=True):
            arrays[name] = array(kind)
            arrays[name].frombytes(rest[place : place + size])
            place += size
        phrases = tuple((wish, flat) for wish, flat in head["phrases"])
        return Learnt(phrases=phrases, names=tuple(head["names"]), shared=head["shared"], **arrays)
    except (ValueError, KeyError, TypeError):
        return None


def learn(phrases: Sequence[tuple[str, str]], subjects: Set[str]) -> Learnt:
    """Learn from (wish, plain phrase) pairs; `subjects` are stems that name a form or another subject."""
    wishes = {wish: n for n, wish in enumerate(dict.fromkeys(wish for wish, _ in phrases))}
    phrases = sorted(phrases, key=lambda one: wishes[one[0]])
    counted = [features(flat, subjects) for _, flat in phrases]
    having: dict[str, list[int]] = {}
    for n, one in enumerate(counted):
        for name in one:
            having.setdefault(name, []).append(n)
    names = sorted(having, key=lambda name: len(having[name]) < 2)
    shared = sum(len(one) > 1 for one in having.values())
    rarity = {name: math.log(1 + len(counted) / len(having[name])) for name in names}
    weighed = [weigh(one, rarity, 0.0) for one in counted]
    number = {name: n for n, name in enumerate(names[:shared])}
    starts = [0]
    for name in names:
        starts.append(starts[-1] + len(having[name]))
    rows = [{number[name]: part for name, part in one.items() if name in number} for one in weighed]
    examples = [(wishes[wish], (tuple(row), tuple(row.values()))) for (wish, _), row in zip(phrases, rows, strict=True)]
    return Learnt(
        phrases=tuple(phrases),
        names=tuple(names),
        shared=shared,
        rarity=array("f", rarity.values()),
        starts=array("I", starts),
        having=array("H", (n for name in names for n in having[name])),
        parts=array("f", (weighed[n][name] for name in names for n in having[name])),
        weights=taught(examples, features=shared, classes=len(wishes)),
    )


def weigh(counted: Vector, rarity: Mapping[str, float], unknown: float) -> dict[str, float]:
    """Counts by how rare each feature is, together of length one; `unknown` is the rarity of what is in no phrase."""
    found = {
        name: (1 + math.log(count) if count > 1 else count) * rarity.get(name, unknown)
        for name, count in counted.items()
    }
    size = math.sqrt(sum(weight * weight for weight in found.values())) or 1.0
    return {name: weight / size for name, weight in found.items()}
