"""The words that `wording.py` takes for signs: of something seen, of its effect, of a next step, of a judgement.

Matched in small letters without accents (`spans.flat`); how the lists are written stands in `signs.py`.
"""

from __future__ import annotations

import re

from dialogs.signs import any_of, any_of_these, signs

ACT = any_of(
    r"""
    begon* stelde* vroeg* wachtte* liep* gaf legde* liet* zette* schreef* schreven noemde* zei zeiden sprak*
    gebruikte* las lazen deelde* hield* vertelde* besprak* controleerde* stond* keek* keken koppelde* verdeelde*
    sloot* hing hingen haalde* vatte* herhaalde* reageerde* riep* stuurde* hielp* tekende* beantwoordde* fluisterde*
    toonde* prees riepen wisselde* bedacht* draaide* speelde* startte* eindigde* checkte* pakte* staken stak zat zaten
    dachten luisterde* werkte* knikte* lachte* kletste* haakte* snapte* kreeg kregen nam namen wees wezen onderbrak*
    benoemde* verliet* gooide* overlegde* maakten bleef bleven kwam kwamen gingen deden bracht* legden zocht* telde*
    rende* zong* oefende* bekeek* verwees* richtte* opende* betrok* bood boden vulde* vergat* vergaten scheidde*
    stapte* leerden vielen viel behandelde* verbeterde* vergeleek* vergeleken duurde* ontstond* werd_er
    (je|jij|u)_(deed|had|maakte) (?!ge|verkeerde)\w+eerde
    """
)
"""Something that was done, told as it happened."""

NO_ACT = any_of(
    r"""
    (deed|doet|deden)_(je_|jij_|u_)?(het_)?((echt|heel|erg|zo)_)?(goed|prima|leuk|super|naar_behoren)
    maakte_een_(\w+_)?indruk kwam_(goed|prima|leuk)_over viel_(een_beetje_|wat_|me_|wel_)?(tegen|mee)
    (je|jij|u)_had_(een_)?(goede?|mooie?|fijne?|prima|leuke|duidelijke)
    """
)
"""Words of doing that only judge."""

CONCRETE = re.compile(
    signs(
        r"""
        bord digibord beamer tafel tafels deur vinger vingers schrift schriften werkblad* kaartje* kaarten filmpje*
        powerpoint quiz timer minuten minuut seconden tellen rug bureau telefoon* touw stoel* papier* bijvoorbeeld
        toen achterin vooraan binnenkomst stokjes woordweb exit stelling dia's som sommen
        (bij|tijdens|aan|in)_(de|het)_(start|begin|einde?|nabespreking|overgang|instructie|uitleg|kring*|practicum)
        (bij|tijdens|aan|in)_(de|het)_(debat|groepswerk|zelfstandig_werken|afsluiting|luisteren|voorlezen|nakijken|toets)
        [1-6]_?([abc]|havo|vwo|vmbo|h\d|v\d)
        """
    )
    + r"|\"[^\"]{4,}\"|(?<!\w)'[^']{6,}'(?!\w)"
)
"""Things, places, moments and words that were really there."""

EFFECT = any_of(
    r"""
    daardoor waardoor hierdoor zodat effect gevolg gevolgen resultaat leverde opleverde opgeleverd zorgde zorgt leidde
    leidt merkte bereikte door_(dat|deze|die|zo'n|de|het|je) ble?ek bleken was_te_zien verliep* er_werd er_werden
    (dat|dit|het)_(gaf|geeft|scheelde|scheelt|hielp|helpt|brak|werkte|werkt|maakte|maakt|bleek|lukte)
    werkte_(heel_|erg_)?(goed|prima|niet) (duidelijk|goed)_te_(zien|merken) kwartje speld
    (was|werd|bleef)_(het_|er_)?(meteen_|ineens_|direct_|toen_|weer_)?(stil|rust|rustig|onrustig|rumoerig|rommelig)
    (ontstond|ontstaat)_\w+ (zo|dan)_(zagen|zien|wisten|weten|konden|kunnen|durfden) de_(les|sfeer)_(liep|werd|ging)
    liep_de_les stil rust rustig onrustig rommelig geconcentreerd geboeid spanning aandacht sfeer snapt snapten
    begreep begrepen (ze|zij|hij|het)_\w+(de|te|den|ten)
    (hij|zij|hem|haar)_(\w+_)?(ging|deed|begon|kon|kwam|durfde|dacht|nam|pakte|zat|bleef|snapte|knikte)
    """
)
"""What came of it: a word that says so."""

PUPILS = any_of("leerling* klas iedereen niemand kinderen groep groepje* helft rest jongen* meisje* ze vingers")
"""Who is told of besides the teacher; with them there nearly always is an effect."""

_DO = (
    "laat wacht stel geef vraag zet maak schrijf loop kijk neem houd hou bouw check noem herhaal gebruik sluit zorg "
    "vertel benoem bespreek ga doe probeer oefen let denk bereid overweeg spreek controleer knip pas tel kies stop "
    "zoek speel bedenk experimenteer wees durf blijf vergeet kom leer daag varieer koppel observeer reflecteer lees "
    "hang pak bekijk formuleer verdeel breng differentieer betrek leg praat vermijd onthoud richt focus parkeer"
)
_DO_FIRST = f"{_DO} plan begin werk deel help start wissel"
_WHAT = (
    "de het een hem ze je jezelf eens nog ook daarna dit dat volgende eerst vooraf niet meer zelf leerlingen er op "
    "aan in"
)
NEXT_STEP = re.compile(
    signs(
        r"""
        volgende?_(keer|x|les|lessen|stap|week|maal|maand|periode|toets|tekst|opdracht|jaar) vervolgstap* voortaan
        (de_)?komende_(tijd|les*|week|weken|periode|maand*) in_het_vervolg richting_jaar om_te_oefenen wat_nu tips?
        werkpunt* ontwikkelpunt* aandachtspunt* leerpunt* verbeterpunt* leerdoel* ontwikkelstap* advies stap
        feed_?forward
        kan_((nog|wat|iets|nu|soms)_)?(beter|sterker|groeien|vaker|meer|concreter|strakker|korter|rustiger)
        (kun|kunt|kan|mag|mogen|zou|zul|moet|moeten|wil)_(je|jij|u|hij|zij|ze|er)
        (je|jij|u|hij|zij|ze|ik)_(zou|mag|kunt|kun|kan|moet) mag_(er|je|u|wel|nog|ook|wat|iets) het_zou ik_zou
        (zou|mag)_(mooi|goed|fijn|meer) verder_(oefenen|ontwikkelen|werken|groeien|met|aan)
        nu_(nog|verder|ook|kun|kan|mag) (vraagt|verdient|heeft)_(nog_|meer_)?aandacht oefen(en)?_met
        nog_(te_)?(werken|oefenen|groeien|leren)_(aan|in|met) werk(en|t)?_(nog_|verder_)?aan werk_toe_naar probeer
        probeert proberen let_(er_|nog_|wel_|ook_|daar_)?op
        """
    )
    + rf"|^\s*(?:(?:en|nu|maar|dus|daarna|verder|ook|misschien) )?{signs(_DO_FIRST)}"
    + rf"|(?:[,:]\s*|\b(?:en|dus|maar) )(?:nu |dan )?{signs(_DO)} {signs(_WHAT)}"
)
"""What to do next; a sentence that begins with an order, too."""

NO_STEP = any_of(
    r"""
    ga_(zo|hier|er|daar|lekker|vooral|maar)?(_zo|_lekker|_vooral)?(_?mee)?_?door zo_doorgaan blijf_zo geniet_er\w*_van
    blijf_((dit|dat|je|het|vooral|zo|ook)_)+(doen|doorgaan|volhouden) (kon|kan|had)_(het_)?beter(?!:)
    het_kan_beter(?!:) houd?_(dit|dat|zo)_(vast|vol) denk_ik ik_moet_zeggen
    """
)
"""What sounds like a next step and is none."""

_GOOD = "goede? prima top super mooie? perfecte? uitstekend geweldige? heerlijke? sterke?"
JUDGEMENT = any_of(
    _GOOD,
    r"""
    beter best beste leuke? fijne? tevreden matige? voldoende onvoldoende zwakke? slechte? keurige? nett?e netjes oke?
    okay lekker wisselend topper bijzonderheden tegen mee redelijke? ruim aardige? complimenten opmerkingen gaat ging
    verloopt (niks|niets|weinig|geen)_(op_)?aan_te_merken ups_en_downs naar_(behoren|wens) in_orde
    """,
)
"""A judgement of the whole."""

ASPECT = re.compile(
    any_of_these(
        """
        instructie uitleg klassenmanagement tempo structuur contact sfeer houding stem differenti relatie humor
        vriendelijk enthousias voorbereid vakinhoud didacti pedagog doelen lesdoel opbouw interactie planning grenzen
        niveau taalgebruik werkvorm zelfvertrouwen onzeker creatie initiatief leergierig communicati presentatie
        samenwerk betrokken activer organis streng consequent overwicht uitstraling tijdsbewaking zelfstandig collegia
        betrouwbaar flexibel professione afsluiting toetsing reflect verantwoordelijk empath geduld
        """.split()  # noqa: SIM905
    )
    + "|"
    + signs("regels band_met vragen_stellen (orde|rust|rustige?)_(in|en|is|zijn|uit) qua_\\w+")
)
"""What a judgement can be about: one side of teaching."""

GOOD = any_of(_GOOD, "fantastisch voldaan voldoende aangetoond")
BAD = any_of(
    r"""
    onvoldoende slechte? zwakke? matige? nog_niet niet_(zo_|echt_|heel_|erg_)?(goed|best|voldaan|aangetoond|voldoende)
    """
)
"""A good and a bad judgement of the whole; the bad one counts where both are."""

BAD_FACT = any_of(
    r"""
    onrustig niemand chaos ruzie* schreeuwde* bang onduidelijk* telefoon* verveel* verveling verwarrend* vergat
    haakten? rommelig* te_laat controle uitgestuurd eruit_gestuurd liep_uit door_elkaar rumoerig lawaai herrie niks
    niets liepen_door niet geen nooit nauwelijks
    """
)
GOOD_FACT = any_of(
    r"""
    stil rust rustig overzicht geboeid betrokken enthousiast helder* duidelijk* compliment* actief geconcentreerd
    snapten op_tijd open_vragen goede_vragen lesdoel dachten_(goed_)?na luisterden werkten? hard fijn meedoen deden
    veilig
    """
)
"""What is told of a lesson that is bad or good news; what is denied is bad news."""

ENGLISH = any_of("the and you your was were next with they of to lesson pupils students good")
DUTCH = any_of("de het een je u en van ik is niet met op wel les goede? dit dat")
"""Signs of the language: the coach reads Dutch."""
