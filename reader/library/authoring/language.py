"""Checks language tags (BCP 47) without the complete registry, and suggests corrections for common mistakes."""

from __future__ import annotations

import re

from reader.translation import Translated, _

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3})(?P<script>-[a-z]{4})?(?P<region>-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)

_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss "
    "st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_TWO_LETTERS = frozenset(_CODES.split())

_COUNTRY_CODES = {
    "jp": "ja",
    "cz": "cs",
    "gr": "el",
    "dk": "da",
    "cn": "zh",
    "kz": "kk",
    "vn": "vi",
    "ua": "uk",
    "al": "sq",
}
"""Country codes that are mistaken for language codes -> the language code."""

_NAMES = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr", "german": "de", "hindi": "hi",
    "italian": "it", "japanese": "ja", "portuguese": "pt", "russian": "ru", "spanish": "es", "swahili": "sw",
    "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip


def language_problem(tag: str) -> Translated:
    """What to do about a tag that is not a language tag, as a clause; empty if it is one."""
    found = _TAG.fullmatch(tag)
    if found:
        primary = found["language"].split("-")[0].casefold()
        if len(primary) == 3 or primary in _TWO_LETTERS:
            return Translated("")
        guess = _COUNTRY_CODES.get(primary, "")
    elif _TAG.fullmatch(tag.replace("_", "-")):
        guess = tag.replace("_", "-")
    else:
        guess = _NAMES.get(tag.casefold(), "")
    if guess:
        return _("did you mean {name}?", name=guess)
    return _("write one such as en, en-GB or sw")
