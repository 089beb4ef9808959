"""The headings of lists of sources, in many languages."""

from __future__ import annotations

import re
import unicodedata

_SURE = """
references; reference list; list of references; references cited; literature cited; works cited; bibliography
cited sources; selected references; selected bibliography; key references; sources and references
references and sources; source list
références; références bibliographiques; bibliographie; liste des références; ouvrages cités; sources bibliographiques
referencias; referencias bibliográficas; bibliografía; obras citadas; fuentes bibliográficas
referências; referências bibliográficas; bibliografia; obras citadas; riferimenti; riferimenti bibliografici
marejeo; marejeleo; rejea; vyanzo; orodha ya marejeo; bibliografia ya marejeo
المراجع; المصادر; المصادر والمراجع; المراجع والمصادر; قائمة المراجع; ثبت المراجع
संदर्भ; सन्दर्भ; संदर्भ सूची; संदर्भ ग्रंथ; ग्रंथ सूची
literatur; literaturverzeichnis; quellen; quellenverzeichnis; literaturangaben; referenzen; quellenangaben
литература; список литературы; список использованной литературы; источники; библиография; ссылки; список источников
参考文献; 参考资料; 引用文献; 參考文獻; 参考书目; 参考文献一覧
참고문헌; kaynakça; kaynaklar; referenties; literatuurlijst
referenser; referanser; litteratur; källor; piśmiennictwo; literatura; daftar pustaka; tài liệu tham khảo; maraajo
maelekezo ya vyanzo; tilmaamaha; ማጣቀሻ; ማጣቀሻዎች; منابع; حوالہ جات; তথ্যসূত্র; bronnen; bronnenlijst; lähteet; reference
"""
_LIKELY = """
sources; literature; further reading; suggested reading; recommended reading; readings; resources; useful links; links
web resources; websites; notes and references; endnotes; pour en savoir plus; lectures complémentaires
lectures; lecturas recomendadas; lecturas complementarias; fuentes; para saber más; leituras recomendadas
leitura complementar; fontes; para saber mais; weiterführende literatur; zum weiterlesen; links und quellen
kusoma zaidi; soma zaidi; قراءات إضافية
مراجع إضافية; для дальнейшего чтения; рекомендуемая литература; 延伸阅读; 更多阅读; आगे पढ़ें; स्रोत
"""
_AROUND = re.compile(r"^[\W\d_]+|[\W_]+$")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _names(text: str) -> frozenset[str]:
    return frozenset(filter(None, (_folded(name) for line in text.split("\n") for name in line.split(";"))))


SURE, LIKELY = _names(_SURE), _names(_LIKELY)
_LONGEST = 60


def is_sure_heading(text: str) -> bool:
    """Whether only a list of sources has this heading."""
    return _bare(text) in SURE


def is_heading(text: str) -> bool:
    return _bare(text) in SURE or _bare(text) in LIKELY


def _bare(text: str) -> str:
    """Without a number before it and signs around it: 7. References:"""
    if len(text) > _LONGEST:
        return ""
    folded = re.sub(
        r"^(?:chapter|section|annex|appendix|anexo|annexe)\s\w{1,4}\W\s*|^[ivx]{1,4}[.)]\s", "", _folded(text)
    )
    return _AROUND.sub("", folded)
