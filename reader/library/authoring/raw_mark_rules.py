"""The marks that readers would see as they are written: a pattern and a message for each kind."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.library.authoring.raw_text import ESCAPED, OTHER
from reader.translation import N_


class MarkRule(NamedTuple):
    """`message` has the field `mark`, which is the first group of the pattern that is not empty."""

    pattern: re.Pattern[str]
    message: str


NOT_ESCAPED = f"(?<![{ESCAPED}{OTHER}])"
TAGS = (
    "a abbr article aside audio b big blockquote br button caption center cite code col dd del details dfn div dl dt "
    "em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label li link "
    "mark meta nav object ol p pre q ruby s samp script section small source span strike strong style sub summary sup "
    "svg table tbody td tfoot th thead tr tt u ul var video"
).replace(" ", "|")
TAG_END = r"(?:[ \t]++(?=[^<>=\n]*+=)[^<>\n]*+>|[ \t]*+/?>)"
_ENTITIES = "nbsp|amp|lt|gt|quot|apos|deg|micro|plusmn|times|ndash|mdash|hellip|bull|middot|copy|reg|shy|eacute|rarr"
_LATEX = (
    "alpha|beta|gamma|delta|Delta|mu|sigma|Sigma|Omega|omega|pi|lambda|theta|frac|times|cdot|pm|leq?|geq?|neq|approx|"
    "text|mathrm|mathbf|textbf|textit|emph|degree|circ|sqrt|sum|begin|end|cite[a-z]*|ref|label|footnote|item|section|"
    "rightarrow|newpage|pagebreak|clearpage|newline|ldots|hline|caption|includegraphics"
)
_MOJIBAKE = r"(Ã[\u00a1-\u00bf]|â(?:€[™œ˜“”\u201c\u201d¦¢]|‰[¤¥]|†[’]|ˆ[’])|Â[°±µ·²³½¼¾\u00a0])"
"""What UTF-8 looks like after a program has read it as Windows-1252: Ã© for é, â€™ for ’."""

_EMOJI = r"(?<![\w:])(:[a-z][a-z0-9_+-]*[a-z0-9]:)(?![\w:])"

# Where a rule looks for a sign anywhere in brackets, it looks ahead for the first one, and reads the rest once (`*+`):
# to go back for each of them would take quadratic time where the last bracket is missing.
RULES = tuple(
    MarkRule(re.compile(pattern, re.MULTILINE), message)
    for pattern, message in (
        # LaTeX and literal escapes
        (
            r"(?<![\w$\\])(\$\$?(?=\S)(?:(?=[^$\n\\^_{}=<>+]*+[\\^_{}=<>+])[^$\n]*+|[A-Za-z])\$\$?)(?!\d)",
            N_("{mark} is shown as it is: Carrel sets no formulas; write the text with ^2^ and ~2~, or use a picture"),
        ),
        (
            rf"(\\(?:{_LATEX}))(?![A-Za-z])",
            N_("{mark} is shown as it is: Carrel sets no LaTeX; type the sign or the words"),
        ),
        (
            r"(\\[nrt])(?!(?<=t)(?:ext|imes|heta)|(?<=n)(?:eq|ew)|(?<=r)(?:ef|ight))",
            N_("{mark} is shown as it is; write a line break or an empty line"),
        ),
        # Links, pictures and citations
        (
            r"(!\[[^\[\]\n]*\][ \t]*\()",
            N_("{mark} shows no picture; write ![what it shows](figures/name.svg)"),
        ),
        (r"(!\([^()\n]*\)\[)", N_("{mark} shows no picture; write ![what it shows](figures/name.svg)")),
        (
            rf"{NOT_ESCAPED}(\[[^\[\]\n]*\]\()",
            N_("{mark} is not a link; write [words](address), and an address with spaces as <…>"),
        ),
        (
            r"(\][ \t\n\u00a0]+\((?:https?:|www\.|mailto:|term:|article:|carrel:|#)[^\s()]*\))",
            N_("{mark} is not a link: delete the space between ] and ("),
        ),
        (
            r"([\]】］](?:（(?:https?:|mailto:|term:|article:|#)[^\s()（）]*[)）]|(?<=[】］])\((?:https?:|term:|article:|#)))",
            N_("{mark} is not a link: write it with the signs [words](address)"),
        ),
        (r"([［【][@^][^［］【】\n]*[］】])", N_("{mark} is shown as it is; write it with the signs [ and ]")),
        (
            r"(\[\^[^\[\]\n]{0,100}\s[^\[\]\n]{0,100}\])",
            N_("{mark} is not a footnote: its name has no spaces; write [^1]"),
        ),
        (r"(<www\.[^<>\s]+>)", N_("{mark} is not a link; write https:// before the address")),
        (
            r"(\([^()\n]+\)\[(?:https?:|mailto:|term:|article:|#)[^\[\]\s]*\])",
            N_("{mark} is not a link; write [words](address)"),
        ),
        (
            r"(!?\[\[[^\[\]\n]+\]\])",
            N_("{mark} is not a link; write [words](article:ID), [words](term:ID) or [words](#block)"),
        ),
        (
            r"(\[(?=[^\[\]\n]*?[^\W\d_])[^\[\]\n]*+\]\[[^\[\]\n]*\])",
            N_("{mark} is not a link: no line has its address; write [words](address)"),
        ),
        (r"(\[-?@[^\W_][\w.-]*)", N_("{mark} is not closed; write ] after it")),
        (r"(\^\[[^\[\]\n]+\])", N_("{mark} is not a footnote; write [^1] here and a line [^1]: … below")),
        # Emphasis
        (
            r"(?<!\*)(\*\* (?![pP]\s*[<=≤>])[^*\n]+ \*\*)(?!\*|\s*[pP]\s*[<=≤>])",
            N_("{mark} has spaces inside; write **words**"),
        ),
        (
            rf"{NOT_ESCAPED}(?<![*\d])(\*{{2,3}})(?=[^*\s])(?!\s*[pP]\s*[<=≤>])",
            N_("{mark} is not closed, or touches a letter outside: write **words** with spaces or punctuation around"),
        ),
        (
            rf"{NOT_ESCAPED}(?<=[^\s*\d])(\*{{2,3}})(?=[^\W\d])",
            N_("{mark} is not opened; write **words**"),
        ),
        (r"(?<![\w_])(__)(?=[^\W_])", N_("{mark} is not closed; write **words**")),
        (
            rf"(?<![\w*{ESCAPED}{OTHER}])(\*(?=[^\W\d_])[^*\n]* \*)(?![\w*])",
            N_("{mark} has a space before its last *; write *words*"),
        ),
        (r"(~~[^~\n]+~~)", N_("{mark} is shown with its signs: Carrel strikes no words out; delete the words")),
        (r"(==[^=\s][^=\n]*==)(?!=)", N_("{mark} is shown with its signs; write **words** to stress them")),
        (r"(?<![\w+])(\+\+[^+\s][^+\n]*\+\+)(?!\+)", N_("{mark} is shown with its signs; delete ++")),
        (rf"{NOT_ESCAPED}(`+)", N_("{mark} is shown as it is: the ` that ends the code is missing")),
        (r"(?<=[^\W_])(\^\{[^{}\n]*\}?)", N_("{mark} is shown as it is; write ^2^ for a superscript")),
        (
            r"(?<=[^\s^])(\^[+\-−–]?\w+)(?!\^)",
            N_("{mark} is shown as it is; for a superscript write ^ on both sides: 10^6^"),
        ),
        (r"(?<=[^\W\d_])(_\{[^{}\n]*\}?)", N_("{mark} is shown as it is; write ~2~ for a subscript")),
        (
            r"(?<![\w~/=.?-])((?:[A-Z][a-z]?){1,4}~\d{1,2})(?![\w~])",
            N_("{mark} is shown as it is; for a subscript write ~ on both sides: ~2~"),
        ),
        (
            r"(?<![\w_/=.?-])((?:[A-Z][a-z]?){1,4}_\d{1,2})(?![\w_])",
            N_("{mark} is shown as it is; write ~2~ for a subscript"),
        ),
        (r"(?<=\d)(\*\*[-−]?\d+)(?![\w*])", N_("{mark} is shown as it is; for a superscript write 10^6^")),
        (r"(?<![\w_])(_)(?=[^\W_])", N_("{mark} is not closed; write *words*")),
        (r"(?<=[^\s*] )(\*)(?=[^\W\d_])(?!\s*[pP]\s*[<=≤>])", N_("{mark} is not closed; write *words*")),
        # Marks of other programs
        (
            r"(\{[ \t]*[.:][^\s{}][^{}\n]*\}|\{(?=[^{}\n]*?\w=)[^{}\n]*+\})",
            N_("{mark} is shown as it is: text has no classes; delete it"),
        ),
        (
            r"(\{[ \t]*#[^{}\n]*\})",
            N_("{mark} is shown as it is; write {{#id}} at the end of the block, and nothing more"),
        ),
        (
            r"(\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\})",
            N_("{mark} is shown as it is: Carrel fills in nothing; write the text itself"),
        ),
        (r"^(\[![A-Za-z]+\])", N_("{mark} is shown as it is; write a line ::: note before the text and ::: after it")),
        (
            r"^((?:!!!|\?\?\?\+?)[ \t]+\w+)",
            N_("{mark} is shown as it is; write a line ::: note before the text and ::: after it"),
        ),
        (r"^(\[(?:TOC|toc|_TOC_)\])$", N_("{mark} is shown as it is: Carrel makes the contents itself; delete it")),
        (r"^(={1,6} [^=\n]+ ={1,6}|={2,6} \S[^\n]*)$", N_("{mark} makes no heading; write ## and a space")),
        (r"^(h[1-6]\. )(?=\S)", N_("{mark} makes no heading; write ## and a space")),
        (r"^(#\+[A-Za-z_]+:)", N_("{mark} is shown as it is; delete it")),
        (r"(\[/(?:b|i|u|s|url|img|quote|code|list|size|color)\])", N_("{mark} is shown as it is; write **words**")),
        (r"(\{(?:code|quote|note|panel|info|warning|toc)(?::[^{}\n]*)?\})", N_("{mark} is shown as it is; delete it")),
        (
            r"^(:[ \t]+)(?=\S)",
            N_("{mark} is shown as it is: there are no definition lists; use a list or the glossary"),
        ),
        (
            r"^(\*\[[^\[\]\n]+\]:)",
            N_("{mark} is shown as it is; put the abbreviation in the glossary, as aka of its term"),
        ),
        (_EMOJI, N_("{mark} is shown as it is; type the sign itself")),
        (r"(%%[^%\n]+%%)", N_("{mark} is shown as it is: it is not a comment; delete it")),
        (
            r"(?:^|(?<=\s))(--{1,2})(?=\s)|(?<=\w)(--{1,2})(?=\w)",
            N_("{mark} is shown as two or three hyphens; type – or —"),
        ),
        # HTML
        (
            rf"{NOT_ESCAPED}(</?(?:{TAGS}){TAG_END})",
            N_("{mark} is shown as it is: Carrel has no HTML; write **strong**, *weak* or a link as Markdown"),
        ),
        (r"(<!--|-->)", N_("{mark} is shown as it is: the other end of the comment is missing")),
        (
            rf"{NOT_ESCAPED}(&(?:[A-Za-z][A-Za-z0-9]+|#\d+|#[xX][0-9A-Fa-f]+);)",
            N_("{mark} is shown as it is; type the sign itself"),
        ),
        (
            rf"{NOT_ESCAPED}(&(?:{_ENTITIES}))(?![A-Za-z0-9;])",
            N_("{mark} is shown as it is: type the sign itself"),
        ),
        # The end of a text
        (r"(\\)$\Z", N_("{mark} is shown at the end; delete it, since no line follows")),
        (_MOJIBAKE, N_("{mark} is text in a wrong encoding; type it again, and save the file as UTF-8")),
        (
            r"([\uf020-\uf0ff])",
            N_("{mark} is a sign of a symbol font, and readers see a box; type the sign itself, such as ° or ≥"),
        ),
        (r"(\ufffd)", N_("{mark} stands for a letter that was lost; type it again")),
    )
)
