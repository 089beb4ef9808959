"""Recognises organisations that are named as authors or publishers, in the languages of clinic documents."""

from __future__ import annotations

import re

from reader.library.importing.typed_references.entry_text import TAKEN
from reader.library.importing.typed_references.words import phrase_set, word_list, word_set

LONGEST = 160

_STRONG = word_list(
    "autorité autoridad autoridade organi[sz]ations? organisation organização organización organizzazione "
    "minist(?:ry|ries|erium|erio) ministère ministério ministerio bundesministerium wizara shirika "
    "institut(?:e|es|o|ion|ions)? department département departamento agency agence agencia agência association "
    "asociación associação society société sociedad sociedade gesellschaft federation fédération federación "
    "federação foundation fondation fundación fundação committee comité comitê council conseil consejo conselho "
    "commission comisión comissão academy académie academia college collège colegio university université "
    "universidad universidade universität chuo bureau secretariat secretaría secretaria directorate direction "
    "office oficina taasisi jumuiya baraza министерство организация институт общество университет федерация وزارة "
    "منظمة جامعة المنظمة معهد جمعية मंत्रालय संगठन संस्थान विश्वविद्यालय परिषद"
)
_WEAK = word_list(
    "centers? centres? centro centre zentrum hospital hôpital hospitals clinic clinics collaboration collaborators "
    "collaborative consortium group groups network initiative programme program alliance union fund fonds fondo "
    "board services? service authority task force team nations republic government press publishers? publishing "
    "books verlag éditions editions ediciones editorial editora printer church mission trust frontières "
    "borders commissioner bank observatory laboratory school faculty edições company"
)
_STRONG_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(_STRONG)})(?!\w)", re.IGNORECASE)
_WEAK_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(_WEAK)})(?!\w)", re.IGNORECASE)
_WIDE = re.compile("组织|委员会|卫生部|中心|协会|学会|大学|出版社|研究所|疾控|部$|機構|厚生労働省|協会")
_ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,8}[A-Z]")
_KNOWN = word_set(
    "who unicef nice cdc nhs unhcr msf unaids unfpa unesco idf nih nimh samhsa paho oms ops ifrc icrc moh nascop "
    "iasc savethechildren usaid undp fao ilo acog figo rcpsych africacdc ecdc dhs aihw phe nccmh sign who/euro eu "
    "oecd world­bank"
)
_NO_ACRONYMS = word_set(
    "brasil brazil kenya uganda tanzania malawi zambia rwanda india méxico mexico perú peru chile usa uk pdf "
    "doi isbn issn "
    "url html dvd pmid pmcid cd fax tel"
)
_SMALL = word_set(
    "of the and for in on to with de la le les des du d l y e et do da dos das del los las el e à a en para pour "
    "sur und für der die des von ya wa za na kwa cha la per di delle della i и по в"
)
_IN_ENGLISH = re.compile(
    r"organi[sz]ations?|ministr(?:y|ies)|institut(?:e|es|ion|ions)|department|agency|association|society|federation|foundation"
    r"|committee|council|academy|college|university|bureau|secretariat|directorate|office",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:guidelines?|reports?|strategy|policy|handbook|manual|protocols?|survey|bulletin|website|leaflet|act|training)\b"
    r"|\b(?:lignes directrices|guide|guía|guia|manuel|manual|rapport|informe|relatório|mwongozo)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_COLLECTIVE = re.compile(r"\b(?:Collaborators|Collaboration|Group|Investigators|Consortium|Network|Panel|Team)$")
_PUBLISHERS = phrase_set(
    "routledge; springer; wiley; elsevier; sage; scribner; penguin; norton; mcgraw-hill; mosby; saunders; macmillan;"
    "palgrave; pearson; blackwell; wiley-blackwell; karger; thieme; masson; dunod; herder; mohr; hogrefe; síntesis;"
    "artmed; thames & hudson; simon & schuster; houghton mifflin; harpercollins; random house; free press;"
    "hodder arnold; zed books; bloomsbury; basic books; gaskell; w. w. norton; williams & wilkins; wolters kluwer;"
    "gallimard; seuil; odile jacob; l'harmattan; karthala; flammarion; armand colin; vozes; paz e terra; fiocruz;"
    "hucitec; siglo xxi; paidós; alianza; lumen"
)


def is_organisation(text: str) -> bool:
    """Whether it is sure that this names an organisation, and not a work or a place."""
    text = text.strip(" .,;:")
    if not 2 <= len(text) <= LONGEST or TAKEN in text or "?" in text or "(" in text.split(" ")[0]:
        return False
    text = re.sub(r"\s\([^()]{2,20}\)$", "", text)
    words = _WORD.findall(text)
    if not words or len(words) > 16:
        return False
    if text.casefold() in _KNOWN or (_ACRONYM.fullmatch(text) and text.casefold() not in _NO_ACRONYMS):
        return True
    if _WIDE.search(text) and len(text) <= 30:
        return True
    if any(sign.isdigit() for sign in text):
        return bool(_COLLECTIVE.search(text)) and is_in_title_case(words)
    if _NO_NAME.search(text):
        return False
    beginning = " ".join(words[:2])
    if (found := _STRONG_WORD.search(beginning)) and not _is_sentence(text):
        small = sum(word[0].islower() and word.casefold() not in _SMALL for word in words)
        return small <= 2 or not _IN_ENGLISH.fullmatch(found[0])
    has_word = _STRONG_WORD.search(text) or (_WEAK_WORD.search(text) and len(words) > 1)
    return bool(has_word) and is_in_title_case(words) and not _is_sentence(text)


def is_publisher(text: str) -> bool:
    return is_known_publisher(text) or is_organisation(text.strip(" .,;:"))


def is_known_publisher(text: str) -> bool:
    return text.strip(" .,;:").casefold() in _PUBLISHERS


def has_common_words(words: list[str]) -> bool:
    """Whether a word without a capital is more than an article or a preposition, which names of series seldom have."""
    return any(word.islower() and word.casefold() not in _SMALL for word in words)


def _is_sentence(text: str) -> bool:
    return bool(re.search(r"(?<!\b[A-Z])[.:;]\s", text))


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def is_in_title_case(words: list[str]) -> bool:
    """Whether all words but the small ones have a capital, or letters that have none."""
    return (
        all(word.casefold() in _SMALL or not word[0].islower() for word in words if len(word) > 1)
        and not words[0][0].islower()
    )
