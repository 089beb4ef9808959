"""Maps British to American spelling: behaviour to behavior, counselling to counseling."""

from __future__ import annotations

import re

_SAME = {
    "ageing": "aging", "cosy": "cozy", "cheque": "check", "defence": "defense", "draught": "draft", "enrol": "enroll",
    "fulfil": "fulfill", "grey": "gray", "instil": "instill", "jewellery": "jewelry", "judgement": "judgment",
    "licence": "license", "mould": "mold", "moult": "molt", "offence": "offense", "plough": "plow",
    "practise": "practice", "practised": "practiced", "practises": "practices", "practising": "practicing",
    "pretence": "pretense", "programme": "program", "programmes": "programs", "pyjamas": "pajamas",
    "sceptic": "skeptic", "sceptical": "skeptical", "skilful": "skillful", "storey": "story", "tyre": "tire",
    "whisky": "whiskey", "wilful": "willful", "acknowledgement": "acknowledgment", "aluminium": "aluminum",
    "mum": "mom", "learnt": "learned",
}  # fmt: skip

_ENDINGS = "(?=(?:s|ed|ing|er|ers|al|ally|ist|able|ably|ful|fully|less|ly|ite|ites|hood|y|ism|istic|ity)?$)"
_DOUBLED = (
    "cancel|channel|counsel|dial|equal|fuel|initial|label|level|marvel|model|quarrel|rival|signal|total|travel|tunnel"
)

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (f"(?<=...)our{_ENDINGS}", "or"),
        (f"^(od|ard|arm)our{_ENDINGS}", r"\1or"),
        (r"(?<=...)is(?=(?:e|es|ed|ing|er|ers|ation|ations|ational|able)$)", "iz"),
        (r"(?<=..)ys(?=(?:e|es|ed|ing|er|ers)$)", "yz"),
        (r"(?<=..[btv])re(?=s?$)", "er"),
        (r"(?<=..)ogue(?=s?$)", "og"),
        (f"^({_DOUBLED})l(?=(?:ed|ing|er|ers|or|ors)$)", r"\1"),
        (r"(?<=[b-df-hj-np-tv-z])ae(?=[b-df-hj-np-tv-z])(?!r(?:o|i))", "e"),
        (r"^ae(?=[b-df-hj-np-tv-z])(?!r)", "e"),
        (
            r"^oe(?=[dst])|(?<=h)oe(?=a)|(?<=^f)oe(?=t)|(?<=am)oe(?=b)|(?<=man)oe(?=u)|(?<=hom)oe(?=o)|(?<=^c)oe(?=l)",
            "e",
        ),
        (r"(?<=sul)ph", "f"),
    )
)


def american(word: str) -> str:
    """A key that is the same for both spellings. It need not be a real word.

    >>> american("behavioural"), american("recognising"), american("haemorrhage"), american("counselling")
    ('behavioral', 'recognizing', 'hemorrhage', 'counseling')
    """
    same = _SAME.get(word)
    if same:
        return same
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word
