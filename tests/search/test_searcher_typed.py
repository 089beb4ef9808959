"""Words found however people type them: without accents, with another sign or script, as a part of a compound."""

from __future__ import annotations

import pytest

from tests.packs import article_of
from tests.search.asking import ids, marked, term, texts

FOUND = [
    # language, text, typed, what is marked
    ("tr", "Baş ağrısı ve göğüs ağrısı.", "bas agrisi", ["Baş", "ağrısı", "ağrısı"]),
    ("tr", "Göğüs", "gogus", ["Göğüs"]),
    ("tr", "Aşı takvimi. Süt.", "asi ", ["Aşı"]),
    ("tr", "Aşı takvimi. Süt.", "sut", ["Süt"]),
    ("tr", "ISIRIK", "isirik", ["ISIRIK"]),
    ("tr", "ILIK SU", "ılık ", ["ILIK"]),
    ("tr", "İşitme", "IŞITME ", ["İşitme"]),
    ("tr", "göğüsler", "gogusl", ["göğüsler"]),
    ("az", "Ürək döyüntüsü, nəfəs", "urek ", ["Ürək"]),
    ("tr", "göğüste ağrı", "gogus agrisi ", ["göğüste", "ağrı"]),
    ("tr", "göğüs ağrısı", "goguste agrilar ", ["göğüs", "ağrısı"]),
    ("az", "Ürək döyüntüsü, nəfəs", "nefes", ["nəfəs"]),
    ("pl", "Ciąża i poród", "ciaza", ["Ciąża"]),
    ("pl", "Ciąża i poród", "ciaze ", ["Ciąża"]),
    ("pl", "ból głowy", "bol glowy", ["ból", "głowy"]),
    ("cs", "Čaj a lék", "caj", ["Čaj"]),
    ("sk", "Kašeľ a dýchanie", "kasel", ["Kašeľ"]),
    ("vi", "Bệnh tiểu đường", "tieu duong", ["tiểu", "đường"]),
    ("vi", "Bệnh tiểu đường", "tieu duo", ["tiểu", "đường"]),
    ("sv", "Ett sår", "sar", ["sår"]),
    ("sv", "Ett sår, öronen", "oronen", ["öronen"]),
    ("sv", "Ett sår", "saar ", ["sår"]),
    ("da", "Lægen kom", "laegen ", ["Lægen"]),
    ("da", "Lægen kom, øre", "oere ", ["øre"]),
    ("da", "et saar", "sår ", ["saar"]),
    ("nb", "Øye og åre", "oye ", ["Øye"]),
    ("nb", "Øye og åre", "aare ", ["åre"]),
    ("fi", "Pää ja yskä", "yska", ["yskä"]),
    ("hu", "Fejfájás, köhögés", "kohoges", ["köhögés"]),
    ("hu", "Szülő", "szulo", ["Szülő"]),
    ("ro", "Sarcină și naștere", "nastere", ["naștere"]),
    ("ro", "Sarcină şi naştere", "naștere ", ["naştere"]),
    ("hr", "Trudnoća, rođenje", "rodjenje ", ["rođenje"]),
    ("hr", "Trudnoća, rođenje", "trudnoca", ["Trudnoća"]),
    ("lt", "Širdis, nėštumas", "sirdis", ["Širdis"]),
    ("lv", "Grūtniecība, šķiņķis", "skinkis", ["šķiņķis"]),
    ("et", "Köha ja õendus", "oendus", ["õendus"]),
    ("is", "Þungun og ökkli", "thungun", ["Þungun"]),
    ("is", "Þungun og ökkli", "okkli", ["ökkli"]),
    ("sq", "Shëndeti i fëmijës", "shendeti", ["Shëndeti"]),
    ("de", "Müller, Übung, Fuß", "uebung ", ["Übung"]),
    ("de", "Mueller", "Müller ", ["Mueller"]),
    ("de", "Fuß", "fuss ", ["Fuß"]),
    ("es", "El año", "ano ", ["año"]),
    ("en", "By Jørgensen", "joergensen ", ["Jørgensen"]),
    ("ha", "Ƙafa da ɓera", "kafa", ["Ƙafa"]),
    # forms that stemmers part
    ("pt", "A injeção dói", "injeções ", ["injeção"]),
    ("pt", "As injeções", "injecao ", ["injeções"]),
    ("pt", "Duas lesões", "lesão", ["lesões"]),
    ("pt", "Os pulmões", "pulmão ", ["pulmões"]),
    ("es", "Dos veces", "vez ", ["veces"]),
    ("fr", "Les yeux", "œil ", ["yeux"]),
    ("it", "I laghi", "lago ", ["laghi"]),
    ("nl", "Twee steden", "stad ", ["steden"]),
    ("en", "Two feet", "foot ", ["feet"]),
    ("en", "The bacterium", "bacteria ", ["bacterium"]),
    ("sv", "Mina händerna", "hand ", ["händerna"]),
    ("sv", "Mina händer", "handerna ", ["händer"]),
    ("ru", "Нет таблеток", "таблетка ", ["таблеток"]),
    # Arabic: one order of folding and stemming, vowel signs
    ("ar", "جرعة واحدة", "الجرعة ", ["جرعة"]),
    ("ar", "الماء والدواء", "دواء ", ["والدواء"]),
    ("ar", "هذه الجرعة", "جرعه ", ["الجرعة"]),
    ("ar", "المُمَرِّضَة هنا", "ممرضة ", ["المُمَرِّضَة"]),
    # apostrophes
    ("fr", "l’eau lʼeau l'eau", "eau ", ["eau", "eau", "eau"]),
    ("fr", "de l'eau", "lʼeau", ["eau"]),
    ("uk", "п'ять", "пять", ["п'ять"]),
    ("uk", "п’ять", "пʼять ", ["п’ять"]),
    ("uk", "пять", "п'ять ", ["пять"]),
    ("uz", "Oʻzbek tili", "o'zbek ", ["Oʻzbek"]),
    ("uz", "O‘zbek tili", "ozbek", ["O‘zbek"]),
    ("haw", "Hawaiʻi", "hawaii", ["Hawaiʻi"]),
    ("haw", "ʻōlelo Hawaiʻi", "olelo ", ["ōlelo"]),
    ("sw", "ng'ombe", "ngombe ", ["ng'ombe"]),
    # Hebrew, Persian, India, Ethiopia
    ("he", "הדם שלו", "דם ", ["הדם"]),
    ("he", "כאב לב", "הלב ", ["לב"]),
    ("he", "בבית ובדם", "דם ", ["ובדם"]),
    ("he", "צה״ל", 'צה"ל', ["צה״ל"]),
    ("he", "תרופות לילדים", "ילד", ["לילדים"]),
    ("he", "תרופות לילדים", "ילד ", ["לילדים"]),
    ("he", "תרופות לילדים", "תרופה ", ["תרופות"]),
    ("he", "חיסון נגד צהבת", "חיסונים ", ["חיסון"]),
    ("he", "לתינוקות בלבד", "תינוק", ["לתינוקות"]),
    ("fa", "می‌شود", "می شود", ["می‌شود"]),
    ("fa", "می شود", "میشود ", ["می شود"]),
    ("fa", "میشود", "می‌شود ", ["میشود"]),
    ("fa", "کتاب ها", "کتاب‌ها ", ["کتاب ها"]),
    ("hi", "हिन्दी", "हिंदी ", ["हिन्दी"]),
    ("hi", "हिंदी", "हिन्दी ", ["हिंदी"]),
    ("mr", "अंडा", "अण्डा ", ["अंडा"]),
    ("ne", "सम्बन्ध", "संबंध ", ["सम्बन्ध"]),
    ("bn", "ব্যাঙ্ক", "ব্যাংক ", ["ব্যাঙ্ক"]),
    ("am", "ሐኪም", "ሀኪም ", ["ሐኪም"]),
    ("am", "ሠላም", "ሰላም ", ["ሠላም"]),
    ("am", "ዐይን", "አይን ", ["ዐይን"]),
    ("am", "ፀጉር", "ጸጉር ", ["ፀጉር"]),
    # East Asia
    ("ja", "くすりを飲む", "クスリ", ["くすり"]),
    ("ja", "クスリを飲む", "くすり", ["クスリ"]),
    ("zh", "糖尿病治疗", "糖尿病治療", ["糖尿病治疗"]),
    ("zh-Hant", "頭髮", "头发", ["頭髮"]),
    ("ja", "ＨＩＶ １２", "hiv 12", ["ＨＩＶ １２"]),
    # compounds
    ("de", "Der Krankenhausaufenthalt", "Aufenthalt ", ["Krankenhausaufenthalt"]),
    ("de", "Die Krankenhausaufenthaltsdauer", "Aufenthalt ", ["Krankenhausaufenthaltsdauer"]),
    ("de", "Der Schwangerschaftsdiabetes", "Diabetes", ["Schwangerschaftsdiabetes"]),
    ("nl", "De bloeddrukmeter", "meter ", ["bloeddrukmeter"]),
    ("sv", "Blodtrycksmätare", "mätare ", ["Blodtrycksmätare"]),
    ("nb", "Sykehusopphold", "opphold ", ["Sykehusopphold"]),
    ("da", "Hospitalsophold", "ophold ", ["Hospitalsophold"]),
    ("sv", "Sjukhusvistelse", "vistelse ", ["Sjukhusvistelse"]),
    ("nl", "De borstvoeding", "voeding ", ["borstvoeding"]),
    ("de", "Die Schwangerschaftsvergiftung", "Vergiftungen ", ["Schwangerschaftsvergiftung"]),
    ("de", "Der Hausarzt", "Arzt ", ["Hausarzt"]),
    ("nl", "De huisarts", "arts ", ["huisarts"]),
    ("de", "Bei Kopfschmerzen", "Schmerz ", ["Kopfschmerzen"]),
    ("de", "Bei Kopfschmerzen", "schmerz", ["Kopfschmerzen"]),
    # words that the end of a line parts
    ("en", "TAKE PARACE- TAMOL", "paracetamol", ["PARACE- TAMOL"]),
    ("en", "Take parace‐\u00a0tamol", "paracetamol", ["parace‐ tamol"]),
    ("ca", "Un col·legi", "collegi ", ["col·legi"]),
    ("it", "dell’acqua", "acqua ", ["acqua"]),
    ("en", "Take parace- tamol now", "paracetamol", ["parace- tamol"]),
    ("en", "Take parace\u00ad tamol now", "paracetamol ", ["parace\u00ad tamol"]),
    ("en", "Take parace-\ntamol now", "paracetamol ", ["parace- tamol"]),
    ("de", "Die Behand- lung", "Behandlung ", ["Behand- lung"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "body", "typed", "marks"), FOUND, ids=[f"{number}-{case[0]}" for number, case in enumerate(FOUND)]
)
def test_found(shelf, language, body, typed, marks):
    answer = shelf.searcher(shelf.pack(texts(body), language=language)).ask(typed)
    assert [marked(hit) for hit in answer.hits] == [marks]
    assert not answer.is_suggested
    assert not answer.is_partial


@pytest.mark.parametrize(
    ("language", "body", "typed", "parts"),
    [
        ("en", "Take parace- tamol, parace\u00ad\ntamol.", "paracetamol", ["parace- tamol", "parace\u00ad\ntamol"]),
        ("sv", "Ett sår", "sar ", ["sår"]),
        ("hi", "यह हिन्दी है", "हिंदी ", ["हिन्दी"]),
        ("de", "Der Krankenhausaufenthalt", "Aufenthalt ", ["Krankenhausaufenthalt"]),
    ],
)
def test_marked_on_the_page(shelf, language, body, typed, parts):
    [article] = texts(body)
    searcher = shelf.searcher(shelf.pack([article], language=language, id="one"))
    matches = searcher.matches(typed, "one", article.blocks)
    assert [body[match.first : match.last] for match in matches] == parts


@pytest.mark.parametrize(
    ("language", "bodies", "typed"),
    [
        ("sv", ("en far", "ett får"), "far "),
        ("vi", ("bệnh tiểu đường", "đường xa, tiêu chảy"), "tieu duong"),
        ("de", ("ein Aufenthalt", "Krankenhausaufenthalt"), "Aufenthalt "),
        ("tr", ("asi biri", "aşı takvimi"), "asi "),
        ("pl", ("zlosc zlosci", "złość"), "zlosc"),
    ],
)
def test_what_was_typed_comes_first(shelf, language, bodies, typed):
    file = shelf.pack(texts(*reversed(bodies)), language=language)
    assert ids(shelf.searcher(file).ask(typed)) == ["a2", "a1"]


@pytest.mark.parametrize(
    ("language", "title", "body", "typed"), [("sv", "Sår", "en sar häst", "sar "), ("tr", "Acı", "aci kahve", "aci ")]
)
def test_a_text_with_what_was_typed_is_above_a_title_with_other_accents(shelf, language, title, body, typed):
    file = shelf.pack([article_of("x", id="a1", title=title), *texts("y", body)[1:]], language=language)
    assert ids(shelf.searcher(file).ask(typed))[:2] == ["a2", "a1"]


def test_who_types_the_letters_of_the_language_wants_them(shelf):
    file = shelf.pack(texts("en far", "ett får"), language="sv")
    assert ids(shelf.searcher(file).ask("får ")) == ["a2"]


def test_a_term_is_found_by_its_name_without_accents_and_finds_its_other_names(shelf):
    file = shelf.pack(texts("Về đái tháo đường"), [term("tiểu đường", "Bệnh.", "đái tháo đường")], language="vi")
    assert set(ids(shelf.searcher(file).ask("tieu duong "))) == {"tiểu-đường", "a1"}


@pytest.mark.parametrize(
    ("language", "body", "typed", "suggestion"),
    [
        ("tr", "Göğüs ağrısı", "gogsus ", "göğüs "),
        ("pl", "Ciąża", "cziaza ", "ciąża "),
        ("vi", "đường", "duogn ", "đường "),
    ],
)  # fmt: skip
def test_slips_without_accents(shelf, language, body, typed, suggestion):
    answer = shelf.searcher(shelf.pack(texts(body), language=language)).ask(typed)
    assert answer.is_suggested
    assert answer.suggestion == suggestion


def test_a_hyphen_before_a_conjunction_parts_no_word(shelf):
    searcher = shelf.searcher(shelf.pack(texts("Pre- and postnatal care")))
    assert ids(searcher.ask("preand ")) == []
    assert ids(searcher.ask('"postnatal care"')) == ["a1"]
