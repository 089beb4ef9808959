"""Forms of words that stemmers part, and words that only look like forms of another."""

from __future__ import annotations

import pytest

from reader.library.folding import fold
from reader.search.stems import Stems
from reader.search.word_forms import WordForms

JOINED = {
    "de": "zahn zähne|arzt ärzte|mutter mütter|virus viren|bakterium bakterien|ärztin ärztinnen|dosis dosen|"
    "thrombus thromben|rhythmus rhythmen|organismus organismen|antibiotikum antibiotika|trauma traumata traumen|"
    "zentrum zentren|risiko risiken|praxis praxen|material materialien|bronchus bronchien|hals hälse|datum daten",
    "en": "foot feet|child children|woman women|tooth teeth|bacterium bacteria|diagnosis diagnoses|vertebra vertebrae|"
    "ovum ova|fungus fungi|crisis crises|matrix matrices|nucleus nuclei|carcinoma carcinomata|bleed bled bleeding|"
    "leaf leaves|drive driven|pregnant pregnancy|allergy allergic",
    "es": "inyección inyecciones|vez veces|luz luces|nariz narices|bebé bebés|mujer mujeres|joven jóvenes|pie pies|"
    "examen exámenes|régimen regímenes|ojo ojos|año años|uña uñas",
    "fi": "käsi kädet käden|tauti taudit taudin|kipu kivut kivun|lapsi lapset|sairaus sairauden|rokotus rokotuksen|"
    "nainen naiset naisen|hoito hoidot|tabletti tabletit|kaupunki kaupungit|"
    "lääke lääkkeet lääkkeen|sairas sairaat|vuosi vuodet|ihminen ihmiset ihmisen|suu suun",
    "fr": "animal animaux|hôpital hôpitaux|cerveau cerveaux|œil yeux|travail travaux|actif active|tuyau tuyaux|"
    "sec sèche|blanc blanche|long longues|frais fraîche|naïf naïve|public publique",
    "hu": "gyerek gyerekek|tünet tünetek|alma almák|fájdalom fájdalmak|szó szavak|bokor bokrok|"
    "ló lovak|kő kövek|hét hetek|tó tavak",
    "it": "medico medici|fungo funghi|lago laghi|stomaco stomachi|amica amiche|osso ossa|uomo uomini|"
    "arma armi|ala ali",
    "nl": "huis huizen|brief brieven|mogelijkheid mogelijkheden|kind kinderen|stad steden|bacterie bacteriën|"
    "bloedvat bloedvaten|"
    "idee ideeën ideeen|knie knieën|blad bladeren|dak daken",
    "nb": "hånd hender|tann tenner|fot føtter|øye øyne|mann menn|bok bøker|muskel muskler|"
    "rom rommet|tre trær|senter sentre|ku kyr|lus lusa|hjem hjemmet",
    "da": "hånd hænder|tand tænder|fod fødder|barn børn|øje øjne|bror brødre|"
    "lægemiddel lægemidlet lægemidler|barn børnene|dosis doser|"
    "æg ægget æggene|ko køer|knæ knæene|rum rummet|museum museer|by byer",
    "sv": "hand händer händerna|tand tänder|fot fötter|öga ögon|bok böcker|"
    "läkemedel läkemedlet|muskel muskler|hjärta hjärtan|"
    "tecken tecknet|vatten vattnet|dricksvatten dricksvattnet|exempel exemplet|"
    "lus löss|axel axlar|stad städer|medel medlet|rum rummet",
    "pt": "injeção injeções|lesão lesões|pulmão pulmões|mão mãos|pão pães|animal animais|papel papéis|fácil fáceis|"
    "lençol lençóis|homem homens|jardim jardins|azul azuis|infantil infantis|responsável responsáveis|"
    "mãe mães|olho olhos|osso ossos|ano anos|país países|pé pés|luz luzes|avó avós",
    "pl": "dziecko dzieci|oko oczy|"
    "tabletka tabletek|szczepionka szczepionek|łyżka łyżek|palec palce|krew krwi|kropla kropel|"
    "chłopiec chłopcy|ból bólu",
    "cs": "dítě děti dětí|"
    "týden týdny|nemoc nemoci|krev krve|lžíce lžic|sestra sester|nůž nože",
    "ro": "copil copii|mână mâini|dinte dinți|vaccin vaccinuri|pacient pacienți|fată fete|ou ouă|"
    "zi zile|parte părți|sânge sângelui|masă mese|an ani",
    "tr": "ağrı ağrısı ağrılar|aşı aşılar|hasta hastası|anne annesi|"
    "ağız ağzı|burun burnu|göğüs göğsü|karın karnı|beyin beyni|kan kanı",
    "ar": "دم الدم بالدم للدم وللدم|أم الأم للأم وللأم|"
    "يد باليد لليد|أطفال الأطفال وللأطفال بالأطفال|جرعة وبالجرعة والجرعة",
    "hi": "दवा दवाएँ दवाएं|रोगी रोगियों|माता माताओं",
    "ru": "день дни дня|кусок куски|палец пальцы|таблетка таблеток|клетка клеток|отец отцы|ребёнок дети|окно окон|"
    "капля капель|голова голов|колено колени|пятно пятен|рот рты",
}  # fmt: skip

APART = {
    "en": "organ organize|news new|test testis|hand handle|mete meteor",
    "pt": "mão mau|pão pau|país pai|mãe mão|pais país|gás gaza",
    "es": "voz vos|pie pieza|gas gala|tos todo",
    "de": "viren vieren",
    "sv": "bröd bröder|man men",
    "ar": "والدة دة|بالغة غة",
    "pl": "lek lekko",
    "ru": "рот рта ротор|сок сук",
    "fi": "kuume kuuma|kuu kuusi",
    "fr": "os ose|mal maille",
}


def groups(table):
    return [(language, group) for language, lines in table.items() for group in lines.split("|")]


@pytest.mark.parametrize(("language", "words"), groups(JOINED))
def test_joined(language, words):
    stems = Stems(language)
    assert len({fold(stems.of(word)) for word in words.split()}) == 1


@pytest.mark.parametrize(("language", "words"), groups(APART))
def test_apart(language, words):
    first, *_, last = words.split()
    assert Stems(language).of(first) != Stems(language).of(last)


@pytest.mark.parametrize("language", ["", "xx", "zh", "sw"])
def test_without_rules_a_word_is_its_own_base(language):
    forms = WordForms(language)
    assert (forms.base("feet"), forms.finish("feet")) == ("feet", "feet")


@pytest.mark.parametrize(("language", "same"), [("nb", "no"), ("nb", "nn")])
def test_languages_that_share_a_table(language, same):
    assert WordForms(same).base("hender") == WordForms(language).base("hender") == "hånd"
