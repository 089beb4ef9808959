"""The text of a PDF is that of the article, in scripts whose fonts build letters of parts or move them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.border_spans import bordered
from reader.library.model import Article, Block, BlockKind, Span, Spans, Style
from reader.library.print_order import PaperFormat, PdfOrder, PrintOptions, PrintSelection, PrintSubject
from reader.library.word_borders import BORDER
from reader.ui.paper import print_job
from reader.ui.paper.glyph_texts import Glyph, Run, needs_texts
from reader.ui.paper.pdf_streams import packed_stream, unpacked_stream
from reader.ui.paper.pdf_texts import FontCodes, font_codes, with_texts
from tests.packs import INFO, make_pack
from tests.ui.paper.pdf_tools import check, needs_poppler, needs_qpdf, text_of

SENTENCES = {
    "ar": "يحتاج البالغ إلى نوم كاف كل ليلة ولذلك يترك الهاتف خارج غرفته لأن الضوء يؤخر النوم مُعَلِّمٌ",
    "fa": "پزشک گفت که بیمار باید هر روز ژل و چسب را پیش از خواب عوض کند",
    "ur": "ڈاکٹر نے کہا کہ ٹھنڈے پانی سے زخم دھوئیں اور پٹی ہر روز بدلیں",
    "he": "האחות שטפה את הפצע במים נקיים וכיסתה אותו בתחבושת",
    "hi": "रोगी को क्षेत्र के स्वास्थ्य केंद्र में तुरंत ले जाएँ और पानी पिलाते रहें",
    "bn": "রোগীকে দ্রুত স্বাস্থ্যকেন্দ্রে নিয়ে যান এবং পরিষ্কার পানি খেতে দিন",
    "ta": "நோயாளிக்கு சுத்தமான தண்ணீர் கொடுத்து மருத்துவமனைக்கு அழைத்துச் செல்லுங்கள்",
    "te": "రోగికి శుభ్రమైన నీరు ఇచ్చి ఆసుపత్రికి తీసుకెళ్ళండి",
    "kn": "ರೋಗಿಗೆ ಶುದ್ಧ ನೀರು ಕೊಟ್ಟು ಆಸ್ಪತ್ರೆಗೆ ಕರೆದುಕೊಂಡು ಹೋಗಿ",
    "ml": "രോഗിക്ക് ശുദ്ധമായ വെള്ളം കൊടുത്ത് ആശുപത്രിയിൽ കൊണ്ടുപോകുക",
    "gu": "દર્દીને સ્વચ્છ પાણી આપો અને તરત હોસ્પિટલ લઈ જાઓ",
    "pa": "ਮਰੀਜ਼ ਨੂੰ ਸਾਫ਼ ਪਾਣੀ ਦਿਓ ਅਤੇ ਹਸਪਤਾਲ ਲੈ ਜਾਓ",
    "or": "ରୋଗୀଙ୍କୁ ପରିଷ୍କାର ପାଣି ଦିଅନ୍ତୁ ଏବଂ ଡାକ୍ତରଖାନା ନିଅନ୍ତୁ",
    "si": "රෝගියාට පිරිසිදු ජලය දී රෝහලට ගෙන යන්න",
    "th": "ผู้ป่วยควรดื่มน้ำมากๆ และพักผ่อนให้เพียงพอ",
    "lo": "ຄົນເຈັບຄວນດື່ມນ້ຳຫຼາຍໆ ແລະພັກຜ່ອນໃຫ້ພຽງພໍ",
    "km": "អ្នកជំងឺគួរផឹកទឹកឱ្យបានច្រើន និងសម្រាកឱ្យបានគ្រប់គ្រាន់",
    "my": "လူနာသည်ရေများများသောက်ပြီး အနားယူသင့်သည်",
    "yo": "Ọ̀rọ̀ àkọ́kọ́ Ẹ̀kọ́ ẸKỌ́ ń gbé m̀ n̄ Ŋ̀",
    "ee": "Ɔ̃ ɛ̃ ŋ̀ ɖe ŋutɔ́ Ɛ́",
    "am": "ታካሚው ብዙ ውሃ መጠጣት አለበት",
}  # fmt: skip


_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e]")
"""Around lines that are read from the right, poppler's own."""


@pytest.fixture
def printed(paper_fonts: None, tmp_path: Path) -> Callable[..., Path]:
    def run(language: str, *sentences: str | Spans) -> Path:
        texts = [(Span(each),) if isinstance(each, str) else each for each in sentences]
        blocks = tuple(Block(f"p{n}", BlockKind.PARAGRAPH, spans) for n, spans in enumerate(texts))
        info = INFO._replace(language=language)
        pack = make_pack(tmp_path / "a.carrel", info=info, articles=(Article("a", "A title", blocks),))
        options = PrintOptions(paper=PaperFormat.A4)
        file = tmp_path / "out.pdf"
        order = PdfOrder(pack, PrintSelection(PrintSubject.ARTICLE, "a"), options, file, "", is_bundled=True)
        print_job.write(order, lambda *_: None)
        return file

    return run


@needs_poppler
@pytest.mark.parametrize("language", SENTENCES)
def test_the_text_of_a_pdf_is_what_was_printed(printed: Callable[..., Path], language: str) -> None:
    sentence = SENTENCES[language]
    found = _UNSEEN.sub("", text_of(printed(language, sentence))).split()
    assert [word for word in sentence.split() if word not in found] == []


@needs_poppler
@pytest.mark.parametrize("style", [Style.PLAIN, Style.STRONG, Style.EMPHASIS, Style.STRONG | Style.EMPHASIS])
def test_accents_are_in_the_text_of_every_style(printed: Callable[..., Path], style: Style) -> None:
    found = text_of(printed("yo", (Span(SENTENCES["yo"], style),))).split()
    assert [word for word in SENTENCES["yo"].split() if word not in found] == []


@needs_poppler
@pytest.mark.parametrize("sentence", ["ܫܠܡܐ ܥܠܡܐ ܕܝܠܟ", "ދވހ ރއޖ ދނޔ"], ids=["Syriac", "Thaana"])
@pytest.mark.parametrize("style", [Style(0), Style.STRONG], ids=["", "strong"])
def test_letters_of_a_script_that_no_font_can_set_are_text(
    printed: Callable[..., Path], sentence: str, style: Style
) -> None:
    """Where the computer has no font for them, Qt paints boxes of its own, as drawings."""
    file = printed("en", (Span("Before "), Span(sentence, style), Span(" after.")), (Span(sentence, style),))
    found = _UNSEEN.sub("", " ".join(text_of(file).split()))
    assert found.count(sentence) == 2
    assert "Before" in found
    assert "after" in found


@needs_poppler
def test_vowels_of_a_script_that_no_font_can_set_are_text(printed: Callable[..., Path]) -> None:
    found = text_of(printed("en", "ދިވެހި ރާއްޖެ"))
    assert sorted(each for each in found if "\u0780" <= each <= "\u07bf") == sorted("ދިވެހިރާއްޖެ")


@needs_qpdf
def test_such_a_file_is_sound(printed: Callable[..., Path]) -> None:
    assert "No syntax or stream encoding errors" in check(printed("ar", *SENTENCES.values(), "ܫܠܡܐ ܥܠܡܐ"))


@needs_poppler
def test_the_borders_of_words_are_in_no_text(printed: Callable[..., Path]) -> None:
    file = printed("th", bordered(SENTENCES["th"]))
    assert BORDER not in text_of(file)
    assert SENTENCES["th"] in text_of(file)


@pytest.mark.parametrize(
    ("text", "needed"), [("Paracetamol 500 mg", False), ("ماء", True), ("ջուր", False), ("Ọ̀", True), ("é", False)]
)
def test_a_page_needs_them_only_in_such_scripts(text: str, needed: bool) -> None:
    assert needs_texts(text) is needed


@needs_poppler
@pytest.mark.parametrize(
    "words",
    [
        "中文字",
        "\U0001f30d \U0001f600",
        "ᏣᎳᎩ",
        "\U00010330\U00010331",
        "가",
        "ܐܒܓ",
        "ހށނ",
    ],
    ids=["Chinese", "emoji", "Cherokee", "Gothic", "Korean", "Syriac", "Thaana"],
)
def test_letters_that_may_have_no_font_are_text_and_lose_no_other(printed: Callable[..., Path], words: str) -> None:
    found = text_of(printed("yo", f"Ọ̀rọ̀ {words} Ẹ̀kọ́", (Span(words, Style.STRONG | Style.EMPHASIS),)))
    assert "Ọ̀rọ̀" in found
    assert "Ẹ̀kọ́" in found
    assert _UNSEEN.sub("", found).replace(" ", "").count(words.replace(" ", "")) == 2


RUN = b"q\nBT\n/F7 10 Tf 1 0 0 -1 0 0 Tm\n5 -9 Td <0001> Tj\n2 -1 Td <0002> Tj\nET\nQ\n"
FONT = b"<<\n/CIDToGIDMap /Identity\n/W [0 [500 600 0 ]\n]\n>>\n"
BEH = (Glyph("ب"), Glyph("", shape=b"0 0 m\n9 9 l"))
TEH = (Glyph("ت"), Glyph("", shape=b"1 1 m\n9 9 l"))


def codes() -> FontCodes:
    found = font_codes(FONT, b"")
    assert found
    return found


def test_a_bowl_has_a_code_for_each_letter_and_its_dots_are_shapes() -> None:
    font = codes()
    found = with_texts(RUN * 3, [(), BEH, TEH], {7: font})
    assert found == RUN + b"".join(
        b"q\nBT\n/F7 10 Tf 1 0 0 -1 0 0 Tm\n5 -9 Td <%04X> Tj\nET\n"
        b"q 0.01 0 0 0.01 7 10 cm\n%s\nf Q\nQ\n" % (code, glyphs[1].shape)
        for code, glyphs in ((3, BEH), (4, TEH))
    )
    assert font.font(FONT, 12) == b"<<\n/CIDToGIDMap 12 0 R\n/W [0 [500 600 0 600 600]]\n\n>>\n"
    assert unpacked_stream(font.glyph_table()) == bytes((0, 0, 0, 1, 0, 2, 0, 1, 0, 1))
    assert font.characters(b"1 beginbfrange\nendcmap\nend") == (
        b"1 beginbfrange\n2 beginbfchar\n<0003> <0628>\n<0004> <062A>\nendbfchar\nendcmap\nend"
    )


def test_a_syllable_can_be_as_wide_as_its_glyphs() -> None:
    font = codes()
    with_texts(RUN, [(Glyph("ko", width=1100), Glyph(""))], {7: font})
    assert b"[500 600 0 1100]" in font.font(FONT, 12)


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param([(), ()], id="none-needed"),
        pytest.param([BEH], id="fewer-runs"),
        pytest.param([BEH] * 3, id="more-runs"),
    ],
)
def test_a_page_with_other_runs_stays(runs: list[Run]) -> None:
    assert with_texts(RUN * 2, runs, {7: codes()}) is None


@pytest.mark.parametrize(
    ("run", "fonts"),
    [
        pytest.param(BEH[:1], {7: FONT}, id="more-glyphs"),
        pytest.param((*BEH, *BEH), {7: FONT}, id="fewer-glyphs"),
        pytest.param(BEH, {8: FONT}, id="unknown-font"),
        pytest.param(BEH, {7: FONT.replace(b"600 0", b"")}, id="unknown-glyph"),
    ],
)
def test_a_run_that_does_not_fit_stays(run: Run, fonts: dict[int, bytes]) -> None:
    made = {number: found for number, body in fonts.items() if (found := font_codes(body, b""))}
    assert with_texts(RUN * 2, [run, ()], made) == RUN * 2


def test_widths_in_ranges() -> None:
    font = font_codes(b"<< /CIDToGIDMap /Identity\n/W [0 [750 543 ]\n2 4 521 \n5 [680 0 ]\n]\n>>", b"")
    assert font
    code = font.code(4, Glyph("x"))
    assert code == 7
    body = font.font(b"/CIDToGIDMap /Identity\n/W [0 [750 543 ]\n2 4 521 \n5 [680 0 ]\n]\n>>", 9)
    assert body == b"/CIDToGIDMap 9 0 R\n/W [0 [750 543 521 521 521 680 0 521]]\n\n>>"


@pytest.mark.parametrize(
    ("ranges", "count"),
    [(b"<0000> <0000> <0000>", 1), (b"<0000> <0000> <0000>\n<0001> <000f> [<0043> <006A>]", 16)],
    ids=["the box", "code"],
)
def test_a_font_whose_glyphs_are_equally_wide(ranges: bytes, count: int) -> None:
    body = b"<<\n/CIDToGIDMap /Identity\n/DW 640\n>>"
    font = font_codes(body, b"begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" + ranges + b"\nendbfrange")
    assert font
    assert font.code(0, Glyph("中")) == count
    widths = b" ".join([b"640"] * (count + 1))
    assert font.font(body, 9) == b"<<\n/CIDToGIDMap 9 0 R\n/W [0 [%s]]\n/DW 640\n>>" % widths


@needs_poppler
def test_code_keeps_its_letters_beside_some_without_a_font(printed: Callable[..., Path]) -> None:
    found = text_of(printed("en", (Span("if x: import mini", Style.CODE),), (Span("村上 mini", Style.CODE),)))
    assert "if x: import mini" in found
    assert "村上 mini" in found


@pytest.mark.parametrize(
    "body",
    [
        b"<< /CIDToGIDMap /Identity /W [0 [1] 2 [3]] >>",
        b"",
        b"<< /CIDToGIDMap /Identity /DW 500 /W [3 4 500] >>",
        b"<< /W [0 [1 2]] >>",
        b"<< /CIDToGIDMap /Identity /W [3 4 500] >>",
    ],
)
def test_another_font_has_no_codes(body: bytes) -> None:
    assert font_codes(body, b"") is None


@pytest.mark.parametrize(
    ("body", "data"),
    [
        (packed_stream(b"abc"), b"abc"),
        (b"<< /Length 3 >>\nstream\nabcendstream", b"abc"),
        (b"<< /FlateDecode >>\nstream\nno zlib\nendstream", None),
        (b"<< >>", None),
    ],
)
def test_streams(body: bytes, data: bytes | None) -> None:
    assert unpacked_stream(body) == data
