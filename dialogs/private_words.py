"""The words that `privacy.py` takes for private, and those around them that make them innocent.

Matched in small letters without accents (`spans.flat`), except addresses; how the lists are written stands in
`signs.py`.
"""

from __future__ import annotations

import re

from dialogs.signs import any_of, signs

_WHOSE = "(zijn|haar|hun|je|jouw|uw|mijn)"
_FAMILY = (
    "(vader|moeder|broer|broertje|zus|zusje|opa|oma|ouders?|gezin|familie|kind|dochter|zoon|man|vrouw|partner|vriend|"
    "vriendin|tante|oom)"
)

HEALTH = any_of(
    r"""
    langdurig_ziek ziek(?!_(van|goed|leuk|veel|vet|gaaf|hard|mooi|lekker|knap|slim|laat|druk|saai|grappig)(?!\w))
    zieke(?=_(leerling|student|jongen|meisje|docent|collega)) ziekte ziek_?gemeldt? ziekmelding* ziekteverlof
    ziektewet ziekbed ziekenhuis ziekenhuisopname griep corona covid koorts kanker tumor chemo* leukemie diabetes
    suikerziekte epilep\w+ astma* allergie reuma hernia hartaanval hartkwaal beroerte herseninfarct hersenschudding
    whiplash migraine* hoofdpijn rugklachten buikpijn blessure geblesseerd gebroken_(arm|been|enkel|pols|voet) hiv soa
    chronisch\w*_\w+
    """,
    r"""
    overspannen overspannenheid burn_?-?out depressie* depressief depri angststoornis* angstklachten faalangst*
    paniekaanval* paniekstoornis psychose psychotisch trauma(?!_van) getraumatiseerd zelfmoord* suicid\w+ automutil\w+
    eetstoornis* anorexia boulimia verslaving* verslaafd(?!_aan) verslaafd_aan_(drugs|alcohol|drank|gokken|gamen|wiet)
    """,
    r"""
    adhd add autis\w+ asperger pdd(-nos)? odd tourette ocd ptss borderline bipolair\w* schizo\w+ dyslexi\w*
    dyslecti\w+ dyscalculie hoogbegaafde? laagbegaafde? taalontwikkelingsstoornis gedragsstoornis* handicap
    gehandicapte? (lichamelijke|verstandelijke|visuele|fysieke)_beperking met_een_beperking rolstoel slechthorende?
    slechtziende? gehoorapparaat hoortoestel stotter(t|en|de)
    """,
    r"""
    medicatie medicijn(en)?(?!_(voor|tegen)) ritalin concerta antidepressiva pillen psycholoog psychologe psychiater
    psychiatrisch\w* therapie therapeut* fysiotherap\w+ huisarts ggz orthopedagoog operatie geopereerd revalid\w+
    zwanger(?!_van_(betekenis|verwachting)) zwangerschap* miskraam abortus ivf bevalling(?!_van_een)
    bevallen_van_een_(dochter|zoon|meisje|jongen|tweeling)
    """,
)
"""Illness, the mind, diagnoses and limits, treatment and pregnancy."""

PRIVATE = any_of(
    rf"""
    thuissituatie gezinssituatie prive_?situatie prive_?problemen thuis_niet_(makkelijk|fijn|veilig)
    (problemen|spanningen|ruzie|onrust|zorgen|sores|gedoe|moeilijkheden|moeilijk|zwaar|lastig|slecht)_thuis
    thuis_(onveilig|geslagen|mishandeld|((veel|grote|wat)_)?(problemen|spanningen|ruzie|sores))
    het_thuis_(moeilijk|zwaar)
    thuis_(heeft|heb|gaat|is)_(hij|ze|zij|je|u|het)_(het_)?((erg|heel|niet)_)?(moeilijk|zwaar|lastig|makkelijk|goed)
    gaa?t_(het_)?thuis_(niet|helemaal_niet|erg)_(goed|slecht|lekker) (in|een)_scheiding(?!_(der|van|tussen)(?!\w))
    echtscheiding* vechtscheiding gescheiden_ouders zieke_{_FAMILY}(_thuis)? overleden_{_FAMILY}
    {_FAMILY}_(\w+_){{0,3}}(ziek|overleden|gestorven|dood|werkloos|ontslagen|verslaafd|gescheiden|uit_elkaar|ongeluk)
    {_FAMILY}_(\w+_){{0,3}}(gevangenis|zit_vast|opgepakt|aangehouden) overlijden begrafenis uitvaart crematie rouw
    rouwproces rouwverwerking mantelzorg* pleeg(gezin|kind|ouder|moeder|vader)* uithuis\w+ uit_huis_(geplaatst|gezet)
    jeugdzorg jeugdbescherming kinderbescherming veilig_thuis voogd* ondertoezicht* opvanghuis crisisopvang dakloos
    """,
    r"""
    schulden geldproblemen geldzorgen geldgebrek voedselbank bijstand uitkering armoede deurwaarder schuldsanering
    mishandel\w+ huiselijk_geweld misbruikt seksueel_misbruik aangerand verkracht* wordt_geslagen loverboy* politie
    strafblad gevangenis aangehouden opgepakt gearresteerd reclassering alcohol alcoholis\w+ drugs wiet blow(t|en|de)
    cocaine drinkt_te_veel dronken bsn burgerservicenummer
    """,
    rf"""
    asielzoek\w+ azc vluchteling* statushouder* verblijfsvergunning verblijfsstatus
    (\w+se?_)?(afkomst|migratieachtergrond) etnische_achtergrond nationaliteit moslim* islamitisch\w* christen
    christenen ((streng|zwaar)_)?gelovige? joodse? jood hindoe* boeddhis\w+ jehova* salafis\w+ atheis\w+ katholiek
    gereformeerd protestants christelijk moskee synagoge (naar|bij|in)_(de|een|haar|zijn|hun)_kerk kerkganger ramadan
    hoofddoek* bidt bidden {_WHOSE}_geloof(?!_in) geloofsovertuiging homo homoseksueel homofiel lesbisch\w* lesbo gay
    biseksueel transgender* non-?binair queer trans_?(man|vrouw|jongen|meisje) uit_de_kast
    seksuele_(geaardheid|voorkeur) geaardheid genderidentiteit liefdesverdriet relatieproblemen
    {_WHOSE}_relatie_((is|was)_)?(uit|over|verbroken) verkering_uit het_uitgemaakt vreemd_?gegaan
    stemt_(op_)?(pvv|vvd|fvd|denk|groenlinks|sp|cda|d66) lid_van_(de_)?(pvv|vvd|fvd|denk|vakbond)
    """,
)
"""Home, family, loss and care; money, violence, police and drugs; origin, belief, love and politics."""

MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
"""An e-mail address."""

DIGIT = re.compile(r"\d")
REACHED = re.compile(
    r"(?<!\d)(?:\+31|0031|0)[\s-]?[1-9](?:[\s-]?\d){8}(?!\d)"
    r"|\b[A-Z][\w-]{0,40}(?:straat|laan|weg|plein|kade|singel|dijk|hof|pad|steeg|gracht)\s\d{1,5}\w?\b"
    r"|\bNL\d{2}\s?[A-Z]{4}[\s\d]{10,14}\b"
)
"""A telephone number, a street with its number, an account number; in the text as typed."""

_OF_A_LESSON = (
    "les lessen lesje hoofdstuk paragraaf tekst teksten onderwerp thema filmpje film fragment opdracht verhaal "
    "verhalen artikel boek gedicht lied liedje uitleg presentatie discussie debat project vraag vragen begrip woord "
    "woorden theorie module gesprek bron documentaire werkstuk methode model stelling plattegrond kaart casus "
    "poster quiz spreekbeurt practicum voorlichting gastles nieuws *les *bericht"
)
_TELLS = (
    "ga(at|an) ging(en)? lesgaf lesgeeft gaf_(een_)?les les_geeft praatte besprak(_je)? uitlegde "
    "behandel(de|den|t|en) discussieerde discussieerden"
)
SUBJECT = re.compile(
    signs(_OF_A_LESSON) + rf" (?:\w+ ){{0,2}}(?:over|van|rond|met|uit)(?! (?:{_WHOSE}|een leerling)\b)\b[^.]*$"
    "|" + signs(_TELLS) + rf" (?:het |de )?(?:over )?(?!{_WHOSE})(?:\w+ ){{0,3}}$"
    "|" + signs("onderwerp thema begrip woord hoofdstuk paragraaf volgens model_van schrijver") + r" (?:\w+ )?$"
)
"""Before a word: it is what a lesson, a text or a film was about."""

SUBJECT_AFTER = re.compile(
    r"\w*(?:film|filmpje|les|boek|verhaal|quiz|agent)\b"
    r"| (?:in de (?:middeleeuwen|geschiedenis|tekst|film)|bij (?:economie|biologie|maatschappijleer))\b"
    r"|e? \w*(?:school|college|onderwijs|feestdag\w*|lyceum)\b"
)
"""After it, the same; or it belongs to a school and not to a person."""

IN_GENERAL = re.compile(
    r"\b(?:leerlingen|kinderen|mensen|jongeren|studenten|pubers) "
    r"(?:(?:die )?(?:\w+ )?(?:met|zonder) (?:\w+ ){0,2}|die (?:\w+ )?)$"
    r"|\b(?:rekening (?:te )?(?:\w+ )?|omgaan )met (?:\w+ )?$"
)
"""Before a word: it is about pupils in general, not about one."""

# --- names ---

PUPIL_BEFORE = re.compile(
    r"\b(?:leerling|leerlinge|jongen|meisje|jongetje|kind|puber|klasgenoot|genaamd|dat|die),?\s\(?$"
)
IS_CALLED = re.compile(r" heet\b")
NO_NAME = frozenset(
    {
        "de",
        "het",
        "een",
        "je",
        "jij",
        "u",
        "er",
        "dat",
        "die",
        "deze",
        "dit",
        "was",
        "is",
        "heeft",
        "had",
        "kwam",
        "niet",
    }
    | {"ook", "nog", "wel", "en", "of", "ze", "hij", "zij"}
)

NO_PUPIL = re.compile(
    r"\b(?:mevrouw|meneer|mevr\.?|dhr\.?|juf|meester|collega|docent|mentor|begeleider|schoolopleider|student|stagiaire?|"
    r"julius|koning|koningin|keizer|prins|prinses|sint|paus|president|minister) $"
)
"""Before a name: someone else."""
WITH_ME = re.compile(r" en ik\b")

_NAMED = r"(?:^|[.!?\n]\s*|\b(?:ik zag|ik vind|ik vond|dat|omdat|als|doordat|hoe|over|voor) )([a-z-]{2,}) "
TEACHES = re.compile(
    _NAMED
    + signs(
        """
        begon begint gaf geeft stelde stelt legde legt zette zet liet toonde toont gebruikte gebruikt startte start
        verdeelde controleerde sloot besprak koppelde activeerde herhaalde differentieert straalt ontwikkelt
        """
    )
)
"""A name that does what only a teacher does: the student."""
ACTS = re.compile(
    _NAMED
    + signs(
        """
        liep loopt hielp helpt maakte deelde deelt vroeg vraagt vertelde vertelt hield houdt groeit bereidt reageert
        verzorgt bood sprak spreekt doet_het deed_het
        """
    )
)
"""The same, of what pupils do too."""
IS_TOLD_OF = re.compile(
    _NAMED
    + signs(
        """
        heeft is was doet kan kon laat maakt weet wil moet mag neemt nam bleef blijft werkt werkte schreef schrijft
        wordt zal
        """
    )
)
"""The same, in a text that speaks to nobody."""
SPOKEN_TO = any_of("je jij jou jouw")

LAST_NAME = re.compile(r"(?: (?:de|van|van de|van den|van der|den|der|ten|ter|el|al))? (?:[A-Z][\w-]+|[A-Z]\.)")
"""What may follow a first name."""
