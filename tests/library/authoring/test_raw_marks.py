"""`check` warns of marks that readers would see as they are written, and lets ordinary text pass."""

from __future__ import annotations

import pytest

from reader.library.authoring.raw_marks import field_mark
from tests.library.authoring.samples import warnings_of


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("![alt] (figures/x.svg)", "![alt] ("),
        ("!(alt)[figures/x.svg]", "!(alt)["),
        ("![alt](my pic.svg)", "![alt]("),
        ("[text] (https://x.org)", "] (https://x.org)"),
        ("[text](my page.md)", "[text]("),
        ("(text)[https://x.org]", "(text)[https://x.org]"),
        ("see [[wiki]]", "[[wiki]]"),
        ("![[pic.png]]", "![[pic.png]]"),
        ("[text][ref]", "[text][ref]"),
        ("so ^[a note]", "^[a note]"),
        ("@a says", "@a"),
        ("so [a].", "[a]"),
        ("so [a, p. 3].", "[a, p. 3]"),
        ("@smith2021 says", "@smith2021"),
        ("so [Smith2020].", "[Smith2020]"),
        ("**bold unclosed", "**"),
        ("a **「強調」**です", "**"),
        ("** bold **", "** bold **"),
        ("__bold", "__"),
        ("*word * x", "*word *"),
        ("`code", "`"),
        ("a _word b", "_"),
        ("take *one now", "*"),
        ("so [@a", "[@a"),
        ("== Heading ==", "== Heading =="),
        ("h2. Heading", "h2."),
        ("#+TITLE: x", "#+TITLE:"),
        ("[i]x[/i]", "[/i]"),
        ("{code} x", "{code}"),
        ("==mark==", "==mark=="),
        ("~~strike~~", "~~strike~~"),
        ("++ins++", "++ins++"),
        ("10^6 cells", "^6"),
        ("10^6–10^9", "^6"),
        ("10**6 cells", "**6"),
        ("CO_2 and H_2", "CO_2"),
        ("CO~2 rises", "CO~2"),
        ("so [^a note]", "[^a note]"),
        ("so ［^1］", "［^1］"),
        ("so 【@a】", "【@a】"),
        ("[text]（https://x.org）", "]（https://x.org）"),
        ("【text】(https://x.org)", "】(https:"),
        ("[text]\u00a0(https://x.org)", "] (https://x.org)"),
        ("<www.x.org>", "<www.x.org>"),
        ("the patientâ€™s cafÃ©", "â€™"),
        ("37 Â°C", "Â°"),
        ("37 \uf0b0C", "�"),
        ("x^{2}", "^{2}"),
        ("H_{2}O", "_{2}"),
        ("text {.class}", "{.class}"),
        ("{width=50%} x", "{width=50%}"),
        ("text {#x} more", "{#x}"),
        ("{{ name }}", "{{ name }}"),
        ("{% if %}", "{% if %}"),
        ("> [!NOTE]\n> hi", "[!NOTE]"),
        ("!!! note", "!!! note"),
        ("[TOC]", "[TOC]"),
        (": definition", ":"),
        (":warning: careful", ":warning:"),
        ("%%comment%%", "%%comment%%"),
        ("a -- b", "--"),
        ("a---b", "---"),
        ("a <b>bold</b>", "<b>"),
        ('<span style="color:red">x', '<span style="color:red">'),
        ("a <!-- b", "<!--"),
        ("a &foo; b", "&foo;"),
        ("a &nbsp b", "&nbsp"),
        ("a &amp;nbsp; b", "&nbsp;"),
        ("so $x^2$", "$x^2$"),
        ("so \\(x^2\\)", "\\("),
        ("so \\[x = 2\\]", "\\["),
        ("5 \\mu g", "\\mu"),
        ("One\\nTwo", "\\n"),
        ("end \\", "\\"),
        ("lost \ufffd", "\ufffd"),
    ],
)
def test_a_mark_is_reported_once(text: str, mark: str) -> None:
    ((line, message),) = warnings_of(f"First.\n\n{text}\n")
    assert (line, message.startswith(f"{mark} ")) == (3, True), message


@pytest.mark.parametrize(
    "text",
    [
        "CO\\_2, CO\\~2, 10\\*\\*6, <https://x.org/CO_2?a=H_2>, MÃE, château",
        "p < 0.05, x > 3 and a<b",
        "a < b and c > d",
        "3 * 4 * 5",
        "A & B; R&D; AT&T; & so on",
        "#1 cause",
        "# as a sign: \\# is none",
        "e.g. [12], [1-3], [sic] and [...]",
        "[Smith 2020]; shown[1][4], [39], doses of 15– < 25 kg (Hb < 7 g/dL, > 5%)",
        "18-F-DOPA, IC1 (GOM), *H19/IGF2*, 5′ end, 26 and 4/7 weeks, µg/24 hours, P.falciparum",
        "T1/2 *in vivo*; CD4+ & CD8+; HbA1c ≥ 6.5 %; α- and β-blockers; Na+/K+; 2 x 2 = 4; 1+1; +/- 2; ± 2",
        "e.g., i.e., (i) first; (ii) second; A/B; and/or; 24/7; No. 5; § 3; 50% [95% CI: 40–60]; [p = 0.03]",
        "Tel. +41 22 791 21 11; www.who.int; <5 years; >38.5°C; 20–30 %*; 5% †; *** p < 0.001; ** P = 0.01",
        "Take 1 tablet (250 mg) at 8:00, 16:00 and 24:00; ratio 30:2; pH 7.4; 37 °C; #4 suture; 18-gauge",
        "“Quoted” ‘words’, it's; a – b — c; 5 – 10; 2-3; -5; x = -1; t = 0; Q&A; R&D; <1 %; 1 < 2 > 0",
        "~5 mg and ~10 mg, ~5–~10, 5~10",
        "* p < 0.05, ** p < 0.01",
        "**p < 0.01",
        "0.42** and 0.3*; 10 mg**",
        "*Adjusted for age",
        "C:\\new\\temp and \\\\server\\new",
        "$5 and $10, US$ 20 to US$ 30",
        "name@example.org, call @who, see @nhs2",
        "snake_case, a_b_c, a*b, ____",
        "x = 3; y == 4",
        "\\*\\*not bold\\*\\* and \\[x](y)",
        "`**` and `<b>` and `[[x]]`",
        "<patient name>",
        "Ratio 1:2:3, 10:30:15",
        "{see text}",
        "https://x.org/a_b?c=d&e=f",
        "10⁶, 10^6^, H~2~O, T~max~",
        "\\(see below\\)",
        "- -20 °C",
    ],
)
def test_ordinary_text_passes(text: str) -> None:
    warnings = warnings_of(f"Text: {text}" if text.startswith("#") else text)
    assert warnings == []


@pytest.mark.parametrize(
    "text",
    ["**", "^", "a\\", "$x ", "<b ", "x^2 ", "@a ", "{.", "--", "\\[a", "<!-- ", "<!--\n", "- <!--\n", "• a\n"],
)
def test_hostile_text_ends(text: str) -> None:
    warnings_of(f"x {text * 20_000}")


def test_the_line_of_a_mark_in_a_paragraph() -> None:
    assert [line for line, _ in warnings_of("One\n`two`\nthree\\\nfour <b>\n")] == [4]


@pytest.mark.parametrize(
    ("text", "is_reported"),
    [("**Stop**", True), ("a [b](c)", True), ("10^6^", True), ("a<br>b", True), ("R&amp;D", True), ("[@a]", True),
     ("`x`", True), ("_x_", True), ("R&D", False), ("2 * 3 * 4", False), ("p < 0.05", False), ("a_b_c", False),
     ("[12]", False)],
)  # fmt: skip
def test_titles_have_no_formatting(text: str, is_reported: bool) -> None:
    assert bool(field_mark(text, "title")) == is_reported
