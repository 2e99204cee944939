"""Bring British and American spellings of a word together, to compare words by."""

import re
from functools import cache


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Words of each class, in the spelling that both become; others of their family begin
# like them. What they become may be nobody's spelling: only that it is the same counts.
OUR = _words("armor behavior misbehavior candor clamor color discolor demeanor endeavor enamor "
       "favor disfavor unfavor fervor flavor glamor harbor honor dishonor humor labor "
       "belabor neighbor odor parlor rancor rigor rumor savor unsavor savior splendor "
       "succor tumor valor vapor vigor")  # fmt: skip
RE = _words("caliber center fiber goiter kiloliter centiliter milliliter liter kilometer "
      "centimeter millimeter luster meager ocher saber sepulcher somber specter "
      "theater")  # fmt: skip
LL = _words("bevel cancel channel chisel counsel cruel dial duel enamel equal fuel funnel grovel "
      "imperil initial jewel label level libel marshal marvel model panel pencil quarrel "
      "rival signal shovel shrivel snivel squirrel swivel total towel travel trowel "
      "tunnel unravel wool")  # fmt: skip
ONE_L = _words("appal distil enrol enthral fulfil instil instal")
OGUE = _words("analog catalog dialog epilog homolog monolog prolog")
STARTS = {
    "anaem": "anem", "anaesth": "anesth", "archaeo": "archeo", "artef": "artif",
    "caesar": "cesar", "diarrhoea": "diarrhea", "encyclopaed": "encycloped",
    "enquir": "inquir", "foet": "fet", "gynaec": "gynec", "haem": "hem",
    "leukaem": "leukem", "mould": "mold", "moustache": "mustache",
    "oedem": "edem", "oesophag": "esophag", "oestrogen": "estrogen",
    "orthopaed": "orthoped", "paed": "ped", "pajama": "pyjama", "plough": "plow",
    "practis": "practic", "sceptic": "skeptic", "sulph": "sulf", "jewellery": "jewelry",
    "acknowledgement": "acknowledgment", "judgement": "judgment", "licenc": "licens",
    "defenc": "defens", "offenc": "offens", "pretenc": "pretens",
    "skillful": "skilful", "willful": "wilful",
}  # fmt: skip
WHOLE = {
    "ageing": "aging", "aluminium": "aluminum", "burnt": "burned", "cozy": "cosy",
    "dreamt": "dreamed", "grey": "gray", "greys": "grays", "leant": "leaned",
    "leapt": "leaped", "learnt": "learned", "mom": "mum", "moms": "mums", "mommy": "mummy",
    "manoeuvre": "maneuver", "manoeuvres": "maneuvers", "manoeuvred": "maneuvered",
    "manoeuvring": "maneuvering", "programme": "program", "programmes": "programs",
    "spoilt": "spoiled",
}  # fmt: skip
LISTED = {word[:3] for words in (OUR, RE, LL, ONE_L, OGUE, STARTS) for word in words}
START = re.compile("|".join(sorted(STARTS, key=len, reverse=True)))
Z_STAYS = re.compile("(re|down|over|out|up|mid|under)?siz|priz|seiz|capsiz|maiz|baiz")
# a keyword may end in the z, as organiz*
Z = re.compile(r"(?<=\w\w\w)(i|(?<=l)y)z(?=(e|ed|es|er|ers|ing|able|ations?)?$)")
FAMILIES = [(re.compile(pattern), new) for pattern, new in (
    (rf"^({'|'.join(word[:-2] for word in OUR)})or", r"\1our"),
    (rf"^({'|'.join(word[:-2] for word in RE)})er(s?)$", r"\1re\2"),
    (rf"^({'|'.join(word[:-2] for word in RE)})er(ed|ing)$", r"\1r\2"),
    (rf"^({'|'.join(LL)})l(?=$|ed$|ing|er|or|ous|ist|e?n)", r"\1"),
    (rf"^({'|'.join(ONE_L)})l", r"\1"),
    (rf"^({'|'.join(OGUE)})(s?)$", r"\1ue\2"),
)]  # fmt: skip

# how every word begins that is not spelt its one way already, apart from -ize, -yze
CHANGED = frozenset({
    *STARTS, *WHOLE, *OGUE, *(f"{word}l" for word in LL + ONE_L),
    *(f"{word[:-2]}or" for word in OUR), *(f"{word[:-2]}er" for word in RE),
})  # fmt: skip


@cache
def one_spelling(word: str) -> str:
    """Give the form that the British and the American spelling of a word share.

    Parameters
    ----------
    word : str
        Folded; one word, or the start of one.

    Returns
    -------
    str
        To compare by, not to show: `organization` and `organisation` are both
        `organisation`, `counsellor` and `counselor` both `counselor`. The classes
        are -ise, -yse, -our, -re, -ll-, -l-, -ogue, -ence, ae and oe, and single
        words. What means two things stays apart: `tyre` and `tire`, `cheque` and
        `check`, `prise` and `prize`.

    References
    ----------
    Waddingham (ed.) (2014) New Hart's Rules, Oxford, on spelling in Britain and in
    the United States; Atkinson, VarCon: variant spellings of English (SCOWL).
    """
    if "z" in word and not Z_STAYS.match(word):
        word = Z.sub(r"\1s", word)
    if word[:3] not in LISTED:
        return WHOLE.get(word, word)
    start = START.match(word)
    word = STARTS[start[0]] + word[start.end() :] if start else WHOLE.get(word, word)
    for pattern, new in FAMILIES:
        word = pattern.sub(new, word)
    return word
