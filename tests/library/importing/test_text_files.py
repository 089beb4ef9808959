"""Plain text: its encoding, its paragraphs, and what is guessed in it."""

from __future__ import annotations

import pytest

from reader.library.importing.import_files import FileImportFailed, ImportOptions, read_files
from reader.library.importing.imported import ImportedDocument
from reader.library.importing.markdown_blocks import written_article
from reader.library.importing.plain_text.encodings import decoded

OPTIONS = ImportOptions("2026-11-29")


def read(tmp_path, text: str | bytes, name: str = "one.txt") -> ImportedDocument:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_files([path], OPTIONS).documents[0].document


def markdown(tmp_path, text: str) -> str:
    found = read(tmp_path, f"Title\n\n{text}")
    return written_article(found.blocks, found.notes).rstrip("\n")


def entries(document: ImportedDocument, what: str) -> list[tuple[str, str]]:
    return [(entry.text, entry.place) for entry in document.report if entry.what == what]


RUSSIAN = "Пациент должен принимать по одной таблетке в день после еды."
GERMAN = "Die Übergangszeit für Ärzte, größer als vorher. Müdigkeit früh."
POLISH = "Pacjent powinien zażyć dwie tabletki dziennie, nie więcej niż sześć na dobę."
JAPANESE = "患者は一日一錠を食後に服用してください。眠れないときは医師に相談する。"
ENCODED = {
    "utf-8": ("Give 5 µg – now", "utf-8", "utf-8"),
    "utf-8 with mark": ("Give 5 µg", "utf-8-sig", "utf-8"),
    "utf-16 with mark": ("Give 5 µg", "utf-16", "utf-16-le"),
    "utf-16 without mark": ("Give 5 mg", "utf-16-le", "utf-16-le"),
    "utf-16 big end": ("Give 5 mg", "utf-16-be", "utf-16-be"),
    "western": (GERMAN, "cp1252", "windows-1252"),
    "one sign": ("Give 5 µg and rest", "cp1252", "windows-1252"),
    "typographic quotes": ("It’s a “test” – don’t stop…", "cp1252", "windows-1252"),
    "polish": (POLISH, "cp1250", "windows-1250"),
    "russian": (RUSSIAN, "cp1251", "windows-1251"),
    "russian on unix": (RUSSIAN, "koi8-r", "koi8-r"),
    "dos": (GERMAN, "cp437", "cp437"),
    "mac": (GERMAN, "mac_roman", "mac_roman"),
    "japanese": (JAPANESE, "shift_jis", "shift_jis"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings(name) -> None:
    text, encoding, found = ENCODED[name]
    result = decoded(text.encode(encoding))
    assert result
    assert (result.text, result.encoding) == (text, found)


def test_a_guessed_encoding_is_in_the_report(tmp_path) -> None:
    found = read(tmp_path, b"Night\n\n5 \xb5g at night")
    assert [entry.message for entry in found.report if entry.what == "encoding"] == [
        "The file does not say its encoding. It was read as windows-1252: check letters with accents."
    ]
    assert "5 µg" in str(found.blocks)
    assert not entries(read(tmp_path, "Night\n\n5 µg at night"), "encoding")


def test_two_encodings_in_one_file(tmp_path) -> None:
    text = read(tmp_path, "Ärzte grüßen Müller für später\n\n".encode() + b"Gr\xfc\xdfe 5 mg")
    assert "Grüße 5 mg" in str(text.blocks)


KANJI = "患者は一日一錠を食後に服用してください。眠れないときは医師に相談し"
WRAPPED = """This is a paragraph that somebody broke by hand at about sixty
columns, so that it is easy to read. It goes on for a while and
ends here with 5-
10 mg of a well-
known drug.
"""
TEXTS = {
    "wrapped": (
        WRAPPED,
        WRAPPED.replace("5-\n", "5-").replace("well-\n", "well-").replace("\n", " ").strip(),
    ),
    "address": ("Main Street 5\n12345 Town", "Main Street 5\\\n12345 Town"),
    "poem": ("O Rose thou art sick.\nThe worm,\nThat flies", "O Rose thou art sick.\\\nThe worm,\\\nThat flies"),
    "long lines": (f"{'word ' * 40}\n{'other ' * 40}", f"{('word ' * 40).strip()}\n\n{('other ' * 40).strip()}"),
    "one page break": ("a\fb", "a\n\nb"),
    "page break": ("a\n\fb", "a\n\nb"),
    "underlined": ("Doses\n=====\n\na\n\nMore\n----\nb", "## Doses\n\na\n\n### More\n\nb"),
    "over and under": ("=====\nDoses\n=====\na", "## Doses\n\na"),
    "capitals": ("WHAT TO DO\n\na", "## WHAT TO DO\n\na"),
    "numbered": (
        "1. Doses\n\na\n\n1.1 Children\n\nb\n\n2. End\n\nc",
        "## 1\\. Doses\n\na\n\n### 1.1 Children\n\nb\n\n## 2\\. End\n\nc",
    ),
    "chapter": ("Chapter 3: Night\n\na", "## Chapter 3: Night\n\na"),
    "bullets": ("- a\n- b\n\n  more\n- c", "- a\n\n- b\n\n  more\n\n- c"),
    "nested": ("* a\n  - b\n  - c\n* d", "- a\n  - b\n  - c\n- d"),
    "numbers": ("3) a\n4) b\n   goes on", "3. a\n4. b goes on"),
    "steps with gaps": ("1. First\n\n2. Second\n\n3. Third", "1. First\n2. Second\n3. Third"),
    "not counting": ("5. a\n7. b", "5\\. a\\\n7\\. b"),
    "tasks": ("- [ ] a\n- [x] b", "- ☐ a\n- ☑ b"),
    "a minus": ("- 5 °C", "\\- 5 °C"),
    "quote": ("> A\n> B\n>> c\n>> D", "> A\\\n> B\n>\n> > c\\\n> > D"),
    "answer": ("Jane wrote:\n> a", "Jane wrote:\n\n> a"),
    "greater than": ("> 5 mg is too much", "\\> 5 mg is too much"),
    "greater than twice": ("> 5 mg\n> 10 mg", "\\> 5 mg\\\n\\> 10 mg"),
    "rule": ("a\n\n* * *\n\nb", "a\n\n---\n\nb"),
    "tabs": ("Drug\tDose\tTimes\nA\t5 mg\t3", "| Drug | Dose | Times |\n|---|---|---|\n| A | 5 mg | 3 |"),
    "two columns": ("a\tb\nc\td\ne\tf", "| a | b |\n|---|---|\n| c | d |\n| e | f |"),
    "a single tab": ("Dose:\t5 mg", "Dose: 5 mg"),
    "grid": ("+--+--+\n|a |b |\n+==+==+\n|c |d |\n|  |e |\n+--+--+", "| a | b |\n|---|---|\n| c | d e |"),
    "pipes": ("| a | b |\n|---|---|\n| c | d |", "| a | b |\n|---|---|\n| c | d |"),
    "address of a page": ("See (https://a.org/b_(c)).", "See ([https://a.org/b\\_(c)](<https://a.org/b_(c)>))."),
    "markdown signs": ("2 * 3 * 4 and [x] and <b>", "2 \\* 3 \\* 4 and \\[x] and \\<b>"),
    "east asian": (f"{KANJI}\n{KANJI}", f"{KANJI}{KANJI}"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name, tmp_path) -> None:
    text, wanted = TEXTS[name]
    assert markdown(tmp_path, text) == wanted


def test_line_ends_and_control_characters(tmp_path) -> None:
    assert markdown(tmp_path, "a\r\n\r\nb\rc\u2028d") == "a\n\nb\\\nc\\\nd"
    found = read(tmp_path, "Title\n\na\x01b and some more text so that it is one")
    assert "ab and" in str(found.blocks)
    assert found.report[0].what == "control-characters"


def test_guesses_are_in_the_report_with_their_lines(tmp_path) -> None:
    found = read(tmp_path, "Title\n\nDOSES\n\n- a\n- b\n\nx\ty\tz\n1\t2\t3\n")
    assert entries(found, "text-heading") == [("DOSES", "line 3")]
    assert entries(found, "text-list") == [("- a", "1 place")]
    assert entries(found, "text-table") == [("x · y · z", "line 8")]


@pytest.mark.parametrize(
    ("text", "title"),
    [("Night\n\na", "Night"), ("NIGHT\n=====\n\na\n", "NIGHT"), ("A sentence.\n\na", "my notes"), ("Only", "my notes")],
)
def test_title(text, title, tmp_path) -> None:
    assert read(tmp_path, text, "my_notes.txt").title == title


LANGUAGES = {
    "en": "The patient is to take the drug and it is not for the children. What is it? It is in the text.",
    "de": "Der Patient soll es nicht nehmen und ist nicht bei der Arzt. Was ist das? " * 3,
    "ja": JAPANESE,
    "und": "5 mg",
}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_language(tag, tmp_path) -> None:
    assert read(tmp_path, LANGUAGES[tag]).language == tag


REFUSED = {
    "nothing": (b"", "It is empty."),
    "spaces": (b" \n \n", "It is empty."),
    "zeros": (bytes(5_000), "It is not a text."),
    "binary": (bytes(range(1, 256)) * 20, "It is not a text."),
    "word": (b"PK\x03\x04abc", "an archive or a document"),
    "pdf": (b"%PDF-1.4", "It is a PDF"),
    "too long": (b"a" * 4_000_001, "more than 4,000,000 characters"),
    "too large": (b"a" * ((16 << 20) + 1), "more than 16 MB"),
    "too many paragraphs": (b"a\n\n" * 50_001, "more than 50,000 paragraphs"),
    "deep items": ("".join(f"{' ' * (row % 50)}1. a\n" for row in range(100_000)).encode(), "50,000 paragraphs"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name, tmp_path) -> None:
    data, sentence = REFUSED[name]
    with pytest.raises(FileImportFailed, match=sentence):
        read(tmp_path, data)


HOSTILE = {
    "deep quotes": ">" * 100_000 + "\n" + ">" * 100_000,
    "quoted numbers": "> 5\n" * 50_000,
    "grid lines": "+--+\n" * 50_000,
    "same number": "1. a\n" * 50_000,
    "numbers with tabs": "1.\ta\n" * 50_000,
    "deep list": "".join(f"{' ' * (2 * depth)}* a\n" for depth in range(1_000)),
    "brackets": "https://a.b/(" + "(" * 100_000 + ")" * 200_000,
    "stops": "http://a." + "." * 500_000,
    "divided words": "abc-\n" * 50_000,
    "dashes": "- " * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_long_texts_are_read_once(name, tmp_path) -> None:
    """Each took minutes if its lines were looked at again for every line."""
    assert read(tmp_path, HOSTILE[name]).blocks
