"""What the columns of a table of terms are called, in many languages."""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Sequence


class Column(enum.Enum):
    ID = "id"
    TERM = "term"
    DEFINITION = "definition"
    AKA = "other names"
    SEE = "related terms"
    SOURCE = "sources"


_NAMES = {
    Column.ID: "id; key; identifier; slug",
    Column.TERM: (
        "term; terms; word; words; name; entry; concept; keyword; glossary term; key term; headword; title; "
        "terme; mot; nom; concepto; término; termino; palabra; nombre; termo; palavra; nome; conceito; neno; "
        "istilahi; jina; msamiati; begriff; wort; fachwort; ausdruck; bezeichnung; термин; слово; понятие; "
        "术语; 词语; 词; 名称; المصطلح; مصطلح; الكلمة; शब्द; पद; termine; parola; terim"
    ),
    Column.DEFINITION: (
        "definition; definitions; meaning; meanings; explanation; description; what it means; gloss; "
        "plain language; text; définition; signification; explication; sens; definición; significado; "
        "explicación; descripción; definição; explicação; descrição; maana; ufafanuzi; maelezo; tafsiri; "
        "bedeutung; erklärung; beschreibung; erläuterung; определение; значение; описание; 定义; 解释; 释义; "
        "说明; التعريف; تعريف; المعنى; معنى; الشرح; परिभाषा; अर्थ; व्याख्या; definizione; significato; tanım; "
        "anlam"
    ),
    Column.AKA: (
        "other names; other name; aka; also known as; also called; synonym; synonyms; alias; aliases; "
        "alternative names; alternative; alternatives; abbreviation; abbreviations; acronym; acronyms; "
        "variants; short form; autres noms; autre nom; synonyme; synonymes; abréviation; abréviations; "
        "otros nombres; otro nombre; sinónimo; sinónimos; abreviatura; siglas; outros nomes; sinônimo; "
        "sinônimos; sigla; majina mengine; jina lingine; visawe; kisawe; kifupi; vifupisho; weitere namen; "
        "auch; abkürzung; abkürzungen; синоним; синонимы; другие названия; сокращение; 同义词; 别名; 缩写; "
        "其他名称; مرادفات; أسماء أخرى; اختصار; पर्यायवाची; अन्य नाम; संक्षेप; sinonimi"
    ),
    Column.SEE: (
        "see; see also; related; related terms; related term; voir; voir aussi; termes liés; véase; "
        "véase también; ver también; términos relacionados; ver; ver também; termos relacionados; tazama; "
        "tazama pia; siehe; siehe auch; verwandte begriffe; см.; см. также; 参见; 另见; انظر; انظر أيضا; "
        "यह भी देखें"
    ),
    Column.SOURCE: (
        "source; sources; reference; references; cites; citation; citations; origine; référence; références; "
        "fuente; fuentes; referencia; referencias; fonte; fontes; referência; referências; chanzo; vyanzo; "
        "marejeo; quelle; quellen; beleg; источник; источники; 来源; 参考; المصدر; المصادر; स्रोत"
    ),
}


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("_", " ").split()).strip(" :*.?")


_COLUMNS = {_folded(name): column for column, names in _NAMES.items() for name in names.split(";")}


def column_of(heading: str) -> Column | None:
    return _COLUMNS.get(_folded(heading))


def columns_of(row: Sequence[str]) -> dict[Column, int] | None:
    """The number of each known column, if the row is a header: it names the term and its definition."""
    found: dict[Column, int] = {}
    for number, heading in enumerate(row):
        column = column_of(heading)
        if column and column not in found:
            found[column] = number
    return found if Column.TERM in found and Column.DEFINITION in found else None
