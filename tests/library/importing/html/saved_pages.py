"""Web pages with everything around the article that sites put there; the words in capitals tell the parts apart."""

from __future__ import annotations

import base64

JSON = (
    '{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Site"},{"@type":["Article","MedicalWebPage"],'
    '"headline":"Better sleep","datePublished":"2024-02-03T08:00:00Z","dateModified":"2024-05-06","lastReviewed":'
    '"2024-04-05","author":[{"@type":"Person","name":"Ann Otieno"}],"reviewedBy":{"name":"Dr Ben Mwangi"},'
    '"publisher":{"@type":"Organization","name":"Sleep House"},"inLanguage":"en"}]}'
)
TEXT = "A night of sleep has four to six rounds, and each of them takes about ninety minutes in most grown people. "

PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Better sleep | Sleep House</title>
<link rel="canonical" href="https://sleep.example/better">
<script type="application/ld+json">{JSON}</script></head><body>
<div id="cookieConsent"><p>COOKIES 11</p></div>
<div class="siteHeader"><nav><ul><li><a href="/">MENU 12</a></ul></nav></div>
<main><article><header><h1>Better sleep</h1><p class="by-line">By Ann Otieno. LINE 13</p><p>SUMMARY 14</p>
<span class="readingTime">15 min read</span></header>
<nav aria-label="Contents"><h2>On this page</h2><a href="#a">TOC 16</a> <a href="#b">TOC 17</a></nav>
<p>{TEXT}TEXT 18</p><div class="AdSlot__inner"><p>ADVERT 19</p></div><h2 id="a">First</h2><p>{TEXT}TEXT 20</p>
<div class="share-buttons"><a href="https://x.example">SHARE 21</a></div>
<aside class="warning"><p>WARNING 22</p></aside>
<p><a href="https://sleep.example/better#b">JUMP 23</a> <a href="/naps">NAPS 24</a></p>
<h2 id="b">Second</h2><p>{TEXT}</p>
<section><h3>You may also like</h3><ul><li><a href="/c">RELATED 25</a></ul></section>
<div class="references"><h2>Sources</h2><ol><li>SOURCE 26</ol></div>
<div class="authorBio"><h3>About Ann</h3><p>AUTHOR 27</p></div><div class="reviewer-bio"><p>REVIEWER 28</p></div>
<p class="disclaimer">EDITORIAL 29</p></article>
<form><p>Subscribe to our newsletter! NEWS 30</p><input type="email"></form></main>
<aside><h3>Popular</h3><ul><li><a href="/d">POPULAR 31</a></ul></aside><footer><p>FOOT 32</p></footer></body></html>"""

KEPT = ["SUMMARY 14", "TEXT 18", "TEXT 20", "WARNING 22", "JUMP 23", "NAPS 24", "SOURCE 26"]
BOXED = ["AUTHOR 27", "REVIEWER 28", "EDITORIAL 29"]
LEFT_OUT = {
    "cookie-notice": "COOKIES 11",
    "header": "MENU 12",
    "byline": "By Ann Otieno. LINE 13",
    "reading-time": "15 min read",
    "contents": "On this page TOC 16 TOC 17",
    "advertising": "ADVERT 19",
    "sharing": "SHARE 21",
    "related": "You may also like RELATED 25",
    "newsletter": "Subscribe to our newsletter! NEWS 30",
    "footer": "FOOT 32",
}


def archive(html: str, parts: dict[str, bytes], charset: str = "utf-8") -> bytes:
    """A web archive as Chrome writes it. `parts` are pictures by their address."""
    lines = [
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: https://sleep.example/better",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B--x----"',
        "",
        "",
        "------B--x----",
        "Content-Type: text/html",
        "Content-ID: <frame-1@mhtml.blink>",
        "Content-Transfer-Encoding: base64",
        "Content-Location: https://sleep.example/better",
        "",
        base64.encodebytes(html.encode(charset)).decode(),
    ]
    for address, data in parts.items():
        lines += ["------B--x----", "Content-Type: image/png", "Content-Transfer-Encoding: base64"]
        lines += [f"Content-Location: {address}", "", base64.encodebytes(data).decode()]
    return "\r\n".join([*lines, "------B--x------", ""]).encode()
