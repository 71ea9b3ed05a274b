"""What is written in several words, or in marks and half words, brought to plain Dutch before the words are looked at:
`a.s.`, `volg. wk`, `ma/di`, `t/m`, `13.15u`, school holidays and feasts.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dialogs.dutch import MONTHS, WEEKDAYS

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
NUMBERS = {word: n for n, word in enumerate(_UNITS, 1) if n > 1} | {word: n for n, word in enumerate(_TEENS, 10)}
NUMBERS |= {"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60}
NUMBERS |= {f"{one}entwintig": 20 + n for n, one in enumerate(_UNITS, 1)} | {"eenendertig": 31}
"""Number words from two on; "een" is an article as well."""

SHORT_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")

_DAYS = "|".join(WEEKDAYS)
_HOLIDAY = re.compile(r"\b(voorjaars?|krokus|carnavals?|kerst|mei|herfst|zomer|grote)[ -]?va[kc]a?(?:n?[ts]ies?|\b\.?)")
_HOLIDAY_NAMES = {
    "voorjaar": "voorjaarsvakantie", "voorjaars": "voorjaarsvakantie", "krokus": "voorjaarsvakantie",
    "carnaval": "voorjaarsvakantie", "carnavals": "voorjaarsvakantie", "grote": "zomervakantie",
}  # fmt: skip


def _english_part(found: re.Match[str]) -> str:
    return {"end": "eind ", "beginning": "begin ", "middle": "half "}[found[1]]


def _about(found: re.Match[str]) -> str:
    """`een week of drie` is about three weeks; `een week of twee weken` stays."""
    number = NUMBERS.get(found[2]) or (int(found[2]) if found[2].isdecimal() else 0)
    return f"{number} {_PLURALS[found[1]]}" if number > 1 else found[0]


def _part_of_day(found: re.Match[str]) -> str:
    """`vr mi`, `wo och`"""
    return f"{found[1]} {'ochtend' if found[2] else 'middag' if found[3] else 'avond'}"


_PLURALS = {"dag": "dagen", "week": "weken", "maand": "maanden"}
_ON_THE_HOUR = {
    "eenen": 1, "tweeen": 2, "drieen": 3, "vieren": 4, "vijven": 5, "zessen": 6, "zevenen": 7, "achten": 8,
    "negenen": 9, "tienen": 10, "elven": 11, "twaalven": 12,
}  # fmt: skip
_DAY_WORD = rf"(?:{_DAYS}|{'|'.join(SHORT_DAYS)})"
_MONTH_WORD = (
    rf"(?:{'|'.join((*MONTHS, 'jan', 'feb', 'mrt', 'apr', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'))})\b"
)
_AFTER_WHICH = rf"(?:wk|week|weekend|weekeinde|maand|mnd|periode|{_DAY_WORD})\b"
_SHORTENED = {
    "vor": "vorige ",
    "aan": "komende ",
    "k": "komende ",
    "a": "afgelopen ",
    "v": "volgende ",
    "e": "komende ",
}


def _shortened(found: re.Match[str]) -> str:
    """`volg. wk`, `kom. week`, `vor. week`, `afg. dinsdag`, `eerstv. vrijdag`"""
    said = found[1]
    return _SHORTENED.get(said[:3]) or _SHORTENED[said[0]]


_FIRST: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(\d{4}-\d\d-\d\d)t(?=\d)", r"\1 "),
        (r"[’`´‘]", "'"),
        (rf"\b(volgd|vlgn?d?|eerstv(?:olg)?|aanst)\.? ?\b(?={_AFTER_WHICH})", _shortened),
        (rf"\b(volg)\. ?(?={_AFTER_WHICH})|\bvolg (?=(?:wk|week)\b(?! \d))", "volgende "),
        (rf"\b(kom|vor|afg(?:e?l)?)\. ?(?={_AFTER_WHICH})", _shortened),
        (rf"\b(afgl?) (?={_AFTER_WHICH})", _shortened),
        (r"\b(wk|mnd)\.", r"\1 "),
        (r"\b(v/?d|van de|deze|volgende|vorige|komende|afgelopen) mnd\b", r"\1 maand"),
        (r"^((?:volgende|vorige|deze|komende) (?:wk|week) +vrij)(?= *$| +\d| +om\b)", r"\1dag"),
        (r"^vrij (?=\d|om\b)", "vrijdag "),
        (rf"\b({_DAY_WORD})\.? ?/ ?(?={_DAY_WORD}\b)", r"\1 of "),
        (rf"\b({_DAY_WORD})\.? ?& ?(?={_DAY_WORD}\b)", r"\1 en "),
        (r"(?<=dag)midd?ag\b|(?<=morgen)midd?ag\b", "middag"),
        (rf"\b({'|'.join(SHORT_DAYS)})[-.]?(?=(?:ochtend|middag|avond)\b)", r"\1 "),
        (r"(?<=\b[mdwvz][aior]) as\.?(?= ?$| \d| om\b)", " komende"),
        (r"\bjl\.|(?<=dag) ll\b\.?", " afgelopen "),
        (r"\ben/of\b|(?<=[a-z.])/(?=(?:begin|half|eind|midden|medio)\b)", " of "),
        (r"\bhalf(?=een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d)", "half "),
        (r"\b(5|10|vijf|tien) vr (?=half\b)", r"\1 voor "),
        (r"\bkwart na\b", "kwart over"),
        (
            rf"((?:{_DAY_WORD}|ochtend|middag|avond|vandaag|gisteren|morgen),? |\bom )"
            r"([01]\d|2[0-3])([0-5]\d)\b(?! ?[a-z\d])",
            r"\1\2:\3",
        ),
        (rf"^((?:{_DAY_WORD} |begin |half |eind )?)w ?(?=(?!8$)\d\d?$)", r"\1week "),
        (rf"^({_DAY_WORD})\.? (?:(ocht?|mo)|(midd?|mi)|(av))\b\.?", _part_of_day),
        (r"\bhalfjaar\b", "half jaar"),
        (r"(\d[-/]\d{1,2}[-/])'(?=\d\d\b)", r"\1"),
        (r"(\d:\d\d) ?[-–] ?(?=\d{1,2}:\d\d)", r"\1 - "),
        (r"\bd\.?d\.? (?=\d)", "op "),
        (r"\bi\.p\.v\.?", "ipv"),
        (r"(?<!\bza)(?<!zaterdag) of ?zo(?:iets)?\b", " "),
        (r"\b(over|in) (?:ruim|zo'n|ongeveer|pakweg|circa|ca\.?) (?=een|\w+ (?:dag|we|maand))", r"\1 "),
        (r"\b1[,.]5 (?=we|maand)", "anderhalve "),
        (r"^(?=week(?:je)? (?:terug|geleden)\b)", "een "),
        (r"\bklokslag\b(?: om\b)?|\bstipt om\b|\bstipt (?=\w)", "om "),
        (
            rf"\b(om|tegen|na|rond) ({'|'.join(_ON_THE_HOUR)})\b",
            lambda m: f"{m[1]} {_ON_THE_HOUR[m[2]]} uur",
        ),
        (r"\ba\.? ?s\.(?= |$)|\ba\.s\b", " komende "),
        (r"\bas (?=(?:ma|di|woe|do|vr|za|zo)[a-z]*dag)", "komende "),
        (r"\bl\.l\.?|\bj\.l\.?", " afgelopen "),
        (r"\btot (?:en|&) met\b|\bt\.e\.m\.|\bt\.?/?e?n?/?m\.?(?=\s|\d|$)", " t/m "),
        (r"\btot aan\b", "tot"),
        (r"\bs'(?=middags|avonds|ochtends|morgens|nachts)|'s(?= )", " "),
        (r"\bover morgen\b", "overmorgen"),
        (r"\beer gister", "eergister"),
        (r"\b([01]?\d|2[0-4]) ?[uh] ?([0-5]\d)\b", r"\1:\2"),
        (r"\b([01]\d|2[0-3])([0-5]\d) ?(?:uur|u|h)\b", r"\1:\2 uur"),
        (rf"\b(\d{{1,2}})[-/]({_MONTH_WORD})(?:[-/](?=\d{{4}}\b))?", r"\1 \2 "),
        (r"(?<=\d)(?:uur|u|h)\b", " uur"),
        (r"(?<=\d) ?u\b", " uur"),
        (r"(\d{1,2}/\d{1,2})-(?=\d{1,2}/\d{1,2})", r"\1 - "),
        (r"(?<=\d) may\b|(?<=\bend of )may\b|(?<=\bin )may\b", " mei"),
        (r"\bmay (?=\d{1,2}\b)", "mei "),
        (r"\bvolgendeweek\b", "volgende week"),
        (r"\bn\.? ?d\. ?(?=[a-z]+vak)", "na de "),
        (r"\bbeg(?:\.|n\b|(?= (?:mrt|jan|feb|apr|mei|jun|jul|aug|sep|okt|nov|dec)))", "begin "),
        (r"\b(?:oevr|ovre|ovr|ober)\b(?= (?:een|n|\d|twee|drie|vier|vijf|zes)\b)", "over"),
        (r"\b'?n (?=(?:dag|week|maand|weekje|maandje|dagje)\b)", "een "),
        (r"\bdeze (?=(?:ochtend|middag|avond|nacht)\b)", "vandaag "),
        (r"\bdeze morgen\b", "vandaag ochtend"),
        (r"\b(tussen|van|vanaf) nu\b", r"\1 vandaag"),
        (r"\b(maan|dins|woens|donder|vrij|zater) dag\b", r"\1dag"),
        (r"\b(20\d\d)([01]\d)([0-3]\d)\b", r"\1-\2-\3"),
        (r"\b(?:the )?day after tomorrow\b", "overmorgen"),
        (r"\b(?:the )?day before yesterday\b", "eergisteren"),
        (r"\b(?:the )?(end|beginning|middle) of (?:the )?(?!maan|dins|week \d)", _english_part),
        (r"(?<=\d)((?:st|nd|rd|th)) of ", r"\1 "),
        (r"\bv/?d\b", "van de"),
        (r"\b(?:een )?(dag|week|maand)(?:je)? of (\w+)\b", _about),
    )
)
_FEASTS = tuple(
    (re.compile(rf"(?<!&)\b(?:{pattern})\b"), name)
    for pattern, name in (
        (r"(?<=\bna |\bin )(?:de )?kerst", "kerstvakantie"),
        (r"(?:1e|eerste) kerstdag", "kerstdag"),
        (r"(?:2e|tweede) kerstdag", "tweedekerstdag"),
        (r"kerstavond", "kerstavond"),
        (r"kerst(?:mis|dagen)?", "kerst"),
        (r"oud en nieuw|oude?jaars?(?:dag|avond)?", "oudjaar"),
        (r"nieuwjaar(?:sdag)?", "nieuwjaar"),
        (r"goede vrijdag", "goedevrijdag"),
        (r"(?:2e|tweede) paasdag|paasmaandag|easter monday", "tweedepaasdag"),
        (r"(?:(?:1e|eerste) )?paasdag|paaszondag", "paasdag"),
        (r"pasen|easter", "pasen"),
        (r"(?:2e|tweede) pinksterdag|pinkstermaandag", "tweedepinksterdag"),
        (r"(?:(?:1e|eerste) )?pinksterdag|pinksterzondag", "pinksterdag"),
        (r"pinksteren", "pinksteren"),
        (r"hemelvaart(?:s?dag)?", "hemelvaart"),
        (r"konings?dag", "koningsdag"),
        (r"bevrijdingsdag", "bevrijdingsdag"),
    )
)


def rephrased(flat: str) -> str:
    """A text in small letters with such expressions in full, holidays and feasts as ` &name `."""
    for pattern, to in _FIRST:
        flat = pattern.sub(to, flat)
    flat = _HOLIDAY.sub(lambda m: f" &{_HOLIDAY_NAMES.get(m[1], m[1] + 'vakantie')} ", flat)
    for pattern, name in _FEASTS:
        flat = pattern.sub(f" &{name} ", flat)
    return flat
