"""Words with a full stop that do not end a sentence, by language: `Dr.`, `e.g.`, `mg.`, initials."""

from __future__ import annotations

_EVERYWHERE = (
    "al approx art ca cap cf dr ed eds etc fig figs jr ml mg mr mrs ms mt no nos nr op p par pg pp prof ref refs resp "
    "sec sect sr st sub tab tel vol vols vs"
)
_BY_LANGUAGE = {
    "de": "abb abs allg anm aufl bd best bez bspw bzgl bzw ebd evtl ff frl ggf gem hr hrsg inkl jh kap mio mrd mind nr "
    "o.ä s sog std str tabl tägl u.a u.ä usf usw v.a vgl z.b z.t zit zzgl",
    "en": "adm apr aug ave capt col corp dec dept est feb gen gov hon hosp inc jan jul jun lt ltd maj mar max messrs "
    "min nov oct ph.d rep rev sen sep sept sgt sat sun mon tue tues wed thu thur thurs fri tbsp tsp hr hrs wt",
    "es": "admón art arts aprox av avda cía d dña dr dra dres edo ej fig gral lic ltda máx mín núm pág págs párr prof "
    "profa sr sra sres srta ud uds vd vds tlf",
    "fr": "app apr av boul cf chap coll dir éd env etc ex fasc fig hab janv févr juil sept oct nov déc m mm me mlle "
    "mme mmes mgr n.b p.ex pl réf st ste t vol",
    "it": "avv dott dott.ssa ecc ed es fig ing pag prof prof.ssa sig sig.ra sigg tav",
    "nl": "afb bijv blz dhr drs enz evt ir jl mevr mw nl o.a t.a.v t/m zgn",
    "pt": "av dr dra drs ex exa exmo fig ltda máx mín núm pág págs prof profa sr sra sras srs srta",
    "ru": "г гг др и.о им млн млрд напр обл руб см ср стр т т.д т.е т.к т.п тел тыс ул ч",
    "sv": "bl.a d.v.s dvs ca exkl f.d fr.o.m inkl kl m.fl m.m osv p.g.a s.k st t.ex t.o.m",
    "sw": "bi bw dkt prof mhe n.k k.m k.v mf nk uk",
    "tr": "bkz doç dr prof örn sn vb vs yy",
}
_COMMON = frozenset(_EVERYWHERE.split())
_WORDS = {language: _COMMON | frozenset(words.split()) for language, words in _BY_LANGUAGE.items()}

_ORDINARY = frozenset({"art", "no", "par", "s"})
"""Words that are also ordinary ones, such as “No.”, unless a number follows."""

_MAY_END = frozenset(
    {"etc", "ml", "mg", "hr", "hrs", "min", "tbsp", "tsp", "usf", "usw", "osv", "ecc", "enz", "jr", "inc"}
)
"""What often is the last word of a sentence: then the next word has a capital."""


def is_abbreviation(word: str, language: str, following: str = "") -> bool:
    """Whether the stop after `word` belongs to it.

    `language` is the first part of a BCP 47 tag, `following` the next letter or digit.

    >>> [is_abbreviation(word, "en") for word in ("Dr", "e.g", "J", "J.K", "water", "1990")]
    [True, True, True, True, False, False]
    """
    bare = word.strip("“”‘’\"'()[]«»„")
    lowered = bare.lower()
    if lowered in _ORDINARY:
        return following.isdigit()
    if lowered in _MAY_END and following.isupper():
        return False
    if lowered in _WORDS.get(language, _COMMON):
        return True
    letters = [part for part in bare.split(".") if part]
    is_dotted = len(letters) > 1 and all(len(part) <= 2 and part.isalpha() for part in letters)
    return is_dotted or (len(bare) == 1 and bare.isalpha() and bare.isupper() and bare not in "I")
