"""Takes a list of names apart, as APA, Harvard and Vancouver style write them."""

from __future__ import annotations

import re

from reader.library.importing.typed_references.organisations import is_organisation
from reader.library.importing.typed_references.words import word_set

CslNames = list[dict[str, str]]
OTHERS = {"literal": "et al."}
MOST = 200
LONGEST = 1_500

_ET_AL = re.compile(
    r"[,;]?\s+(?:(?:and|&)\s+others|(?:and|&)\s+colleagues|et\.?\s+al(?:ii)?\.?|et\s+coll?\.?|y\s+cols?\.?|e\s+cols?\.?|y\s+otros"
    r"|e\s+outros|u\.\s?a\.|и\s+др\.?|na\s+wenzake|وآخرون)\s*$|[,，]?\s*等\s*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"(\s*[,;，、،؛]\s*(?:(?:&|and|y|et|e|und|na|и)\s+)?|\s+(?:&|and|y|et|e|und|na|и)\s+|\s+&(?=\w))", re.IGNORECASE
)
_ELLIPSIS = re.compile(r"[,;]?\s*(?:\.\s?\.\s?\.|…)\s*(?:[,;]\s*)?(?:&\s*)?")
_PARTICLE = (
    r"(?:[Vv][ao]n(?:\s(?:de[nr]?|het|'t))?|[Dd]e(?:\s(?:l[ao]s?|la))?|[Dd]e[lnr]|[Dd]os|[Dd]as?|[Dd]i|[Dd]u|[Ll][ae]|[Tt]e[nr]|[Ee]l|[Aa]l|[Bb]in|[Ii]bn|[Aa]bu"
    r"|zu[mr]?|af|av|[Mm]ac|[Ss]t\.?)"
)
_CAPITAL = "[^\\W\\d_a-zß-öø-ÿа-я]"
_PART = rf"(?:(?:[dDlLnN]|al|el|Al|El|O)['’]|[Aa]l-|[Ee]l-)?{_CAPITAL}[^\W\d_]*(?:['’][^\W\d_]+)?"
_FAMILY = (
    rf"(?:{_PARTICLE}\s){{0,2}}{_PART}(?:-(?:{_PART}|[^\W\d_]+)){{0,2}}"
    rf"(?:\s(?:(?:{_PARTICLE})\s)?{_PART}(?:-{_PART})?){{0,2}}"
)
_INITIAL = rf"{_CAPITAL}[^\W\d_A-Z]?"
_DOTTED = rf"{_INITIAL}\.(?:[\s-]{{0,2}}{_INITIAL}\.){{0,4}}(?:\s?{_CAPITAL})?"
_BARE = rf"{_CAPITAL}{{1,4}}(?:-{_CAPITAL}{{1,2}})?|{_CAPITAL}(?:\s{_CAPITAL}){{1,3}}|(?![JS]r){_CAPITAL}[a-zа-я]"
_SUFFIX = r"Jr\.?|Sr\.?|I{2,3}|IV|2nd|3rd"
_FAMILY_ONLY = re.compile(_FAMILY)
_INITIALS_ONLY = re.compile(rf"(?P<given>{_DOTTED}|{_BARE})(?:,?\s(?P<suffix>{_SUFFIX}))?")
_FAMILY_AND_INITIALS = re.compile(rf"(?P<family>{_FAMILY})\s(?P<given>{_DOTTED}|{_BARE})(?:,?\s(?P<suffix>{_SUFFIX}))?")
_INITIALS_AND_FAMILY = re.compile(rf"(?P<given>{_DOTTED})\s(?P<family>{_FAMILY})")
_NAME_FIRST = re.compile(
    rf"(?:{_FAMILY}\s(?:{_DOTTED}|{_CAPITAL}{{1,3}})(?:\s(?:{_SUFFIX}))?\s?[,:;&]|{_FAMILY},\s{_DOTTED}(?=[\s,;:&]|$)"
    rf"|{_DOTTED}\s{_FAMILY}\s?(?:[,:;&]|and\s|et\s|y\s|und\s)|{_PART}\s{_PART}(?:-{_PART})?\s?,\s|{_FAMILY}\s{_DOTTED}\s|{_PART}\s{_CAPITAL}{{1,3}}\s(?:et|and|&|y)\s|{_CAPITAL}{{1,3}}\s{_PART}\s(?:and|&)\s{_CAPITAL}{{1,3}}\s{_PART}[:,.]|{_PART},\s{_PART},\s|{_FAMILY},\s{_CAPITAL}{{1,3}}(?![^\W\d_])"
    rf"|{_FAMILY},\s{_PART}(?:\s{_CAPITAL}\.)?\s(?:and|&|{_CAPITAL}\.)|{_FAMILY},\s{_PART}\s{_PART}\s(?:and|&)\s|{_FAMILY}\s{_CAPITAL}\.\s|(?:{_PART}\s{_CAPITAL}{{1,2}}\s){{2}}|{_CAPITAL}{{2,20}},\s{_CAPITAL}{{2,20}}\b)"
)
_FAMILY_IN_CAPITALS = re.compile(
    rf"(?P<family>(?:{_CAPITAL}{{2,20}}|D[AEO]S?)(?:[\s-](?:{_CAPITAL}{{2,20}}|D[AEO]S?)){{0,3}}),\s"
    rf"(?P<given>(?:{_CAPITAL}[^\W\d_]+|{_CAPITAL}\.)(?:\s(?:{_CAPITAL}[^\W\d_]+|{_CAPITAL}\.|d[aeo]s?)){{0,4}})"
)
_SUFFIX_ONLY = re.compile(_SUFFIX)
_GIVEN = re.compile(rf"{_CAPITAL}[^\W\d_]{{1,20}}(?:[\s-]{_CAPITAL}[^\W\d_]{{0,20}}\.?)?")
_STOPPED_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]\.")
_NO_FAMILY = word_set("dr prof mr mrs ms sr see dir")
_WITH_GROUP = re.compile(
    r"(?P<people>.{4,1400}?)\s?[;,]\s(?:(?:for|on\sbehalf\sof)\s)?(?:the\s)?(?P<group>[^,;]{4,120}?)\.?"
)
_OF_STATE = re.compile(r"(?P<state>[^\W\d_]{4,12})\.\s(?P<office>[^.:;]{6,100})")
"""Brasil. Ministério da Saúde: one author, the office of a state."""

_CJK_NAME = re.compile("[\u3400-\u9fff\uac00-\ud7af]{2,4}")


def begins_with_name(text: str) -> bool:
    """Whether a name with initials and a sign between names stand at the beginning: Smith, J., or J. Smith and."""
    return bool(_NAME_FIRST.match(text[:120]))


def read_people(text: str) -> CslNames | None:
    """Persons alone; None if a single one of the names is not plain."""
    text = _without_stop(text)
    if not text or len(text) > LONGEST or any(sign.isdigit() for sign in text.replace("2nd", "").replace("3rd", "")):
        return None
    has_more = _ET_AL.search(text)
    if has_more:
        text = text[: has_more.start()]
    names: CslNames = []
    for number, part in enumerate(_ELLIPSIS.split(text)):
        found = _names(part.strip(" ,;&"))
        if not found:
            return None
        names += [OTHERS, *found] if number else found
    if has_more:
        names.append(OTHERS)
    return names if len(names) <= MOST else None


def _without_stop(text: str) -> str:
    """Without the stop after the list, unless that belongs to an initial like all others."""
    text = text.strip(" ,;:")
    is_initial = re.search(r"(?:,\s|[.\s-])[^\W\d_a-z]\.$", text)
    is_one = re.search(r"^[^,]+,\s(?:[^\W\d_]{2,20}\s)?[^\W\d_]\.$", text)
    has_stops = len(_STOPPED_INITIAL.findall(text)) > 1 or (
        is_one and not _FAMILY_AND_INITIALS.fullmatch(text.split(",")[0])
    )
    return text if is_initial and has_stops else text.rstrip(".")


def read_authors(text: str) -> CslNames | None:
    """Persons, or one or two organisations."""
    if (people := read_people(text)) is not None:
        return people
    if (family_first := _in_capitals(text)) is not None:
        return family_first
    if (found := _WITH_GROUP.fullmatch(text)) and is_organisation(found["group"]):
        people = read_people(found["people"])
        return [*people, {"literal": found["group"]}] if people else None
    if (found := _OF_STATE.fullmatch(text.strip(" .,;:"))) and found["state"].casefold() in _COUNTRIES:
        return [{"literal": found[0]}] if is_organisation(found["office"]) else None
    text = text.strip(" .,;:")
    both = text.split(" & ")
    if len(both) == 2 and all(" " in part and is_organisation(part) for part in both):
        return [{"literal": part} for part in both]
    if is_organisation(text) and not text.endswith(("Press", "Publishers", "Verlag")):
        return [{"literal": text}]
    both = re.split(r"\s(?:&|and|et|y|und)\s", text)
    if len(both) == 2 and all(part.isupper() and is_organisation(part) for part in both):
        return [{"literal": part} for part in both]
    return None


def _in_capitals(text: str) -> CslNames | None:
    """FREIRE, Paulo; SILVA, João da: capitals say which names are those of the family."""
    names: CslNames = []
    for part in text.strip(" .;").split(";"):
        found = _FAMILY_IN_CAPITALS.fullmatch(part.strip())
        if not found:
            return None
        names.append({"family": found["family"], "given": found["given"]})
    return names


def _names(text: str) -> CslNames:
    """Empty if one of them is not plain."""
    pieces = _SEPARATOR.split(text)
    tokens, marks = [token.strip() for token in pieces[::2]], [mark.strip() for mark in pieces[1::2]]
    if tokens and all(_CJK_NAME.fullmatch(token) for token in tokens):
        return [{"literal": token} for token in tokens]
    names: CslNames = []
    number = 0
    while number < len(tokens):
        token = tokens[number]
        following = tokens[number + 1] if number < len(marks) and marks[number] in ",،，" else ""
        if names and _SUFFIX_ONLY.fullmatch(token):
            names[-1]["suffix"] = token.rstrip(".")
        elif token.casefold().rstrip(".") in _NO_FAMILY or token.casefold().startswith(("dr ", "dr. ", "prof")):
            return []
        elif _FAMILY_ONLY.fullmatch(token) and (found := _INITIALS_ONLY.fullmatch(following)):
            names.append(_person(token, found["given"], found["suffix"]))
            number += 1
        elif (found := _FAMILY_AND_INITIALS.fullmatch(token)) or (found := _INITIALS_AND_FAMILY.fullmatch(token)):
            names.append(_person(found["family"], found["given"], found.groupdict().get("suffix")))
        elif len(tokens) == 2 and re.fullmatch("[^,،]+[,،][^,،]+", text) and _is_full_name(token, following):
            return [{"family": token, "given": following}]
        else:
            return []
        number += 1
    return names


def _is_full_name(family: str, given: str) -> bool:
    """Smith, John: only where neither word can be an organisation or a place with a country."""
    is_plain = _FAMILY_ONLY.fullmatch(family) and _GIVEN.fullmatch(given) and " " not in family
    return bool(is_plain) and given.split()[0].casefold() not in _COUNTRIES and not is_organisation(family)


_COUNTRIES = word_set(
    "kenya uganda tanzania rwanda burundi ethiopia malawi zambia zimbabwe mozambique nigeria ghana senegal mali "
    "niger cameroon congo sudan somalia egypt morocco algeria tunisia india pakistan bangladesh nepal china japan "
    "brazil brasil méxico mexico peru colombia chile bolivia ecuador france germany deutschland spain españa "
    "portugal italy italia switzerland belgium canada australia england scotland ireland wales usa uk ma ny ca "
    "health ministry republic south north east west new government"
)


def _person(family: str, given: str, suffix: str | None) -> dict[str, str]:
    name = {"family": family, "given": given}
    return {**name, "suffix": suffix.rstrip(".")} if suffix else name


def has_capital(text: str) -> bool:
    """Whether it begins as names and titles do; scripts without capitals always do."""
    word = next((word for word in text.split() if any(sign.isalnum() for sign in word)), "")
    return bool(word) and not word.islower()
