"""A small content folder in Arabic, for pictures of right-to-left pages."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "pack.yaml": """\
id: sleep-ar
title: النوم والدماغ
edition: 1
date: 2026-01-01
language: ar
licence: CC-BY-4.0
""",
    "glossary.yaml": """\
- id: memory
  term: الذاكرة
  definition: قدرة الدماغ على حفظ ما نتعلمه واستعادته حين نحتاج إليه.
  see: [sleep]
- id: sleep
  term: النوم
  definition: حالة راحة منتظمة يستعيد فيها الجسم والدماغ نشاطهما.
  see: [memory]
""",
    "references.yaml": """\
references:
  - id: example2020
    type: book
    title: النوم والتعلم
    author: [{family: الأحمد, given: ليلى}]
    publisher: دار المثال
    issued: {date-parts: [[2020]]}
  - id: example2021
    type: article-journal
    title: A study of sleep and learning
    author: [{family: Example, given: A. B.}]
    container-title: Journal of Examples
    volume: 12
    issue: 3
    page: 45-52
    issued: {date-parts: [[2021]]}
""",
    "articles/sleep.md": """\
---
title: كيف يساعدنا النوم على التعلم
summary: ما يحدث في الدماغ ونحن نائمون، ولماذا نتذكر أكثر بعد ليلة هادئة.
authors: [مشروع كاريل]
updated: 2026-01-01
---

## لماذا ننام {#why}

كل ليلة نغمض أعيننا ونترك العالم ساعات طويلة. قد يبدو أن لا شيء يحدث، لكن الدماغ يعمل. إنه يرتب ما عشناه في النهار،
ويحفظ منه ما يهم. [@example2020] ولذلك فإن النوم جزء من التعلم، لا انقطاع عنه.

يحتاج البالغ عادة إلى **7 أو 8 ساعات** كل ليلة، ويحتاج الطفل إلى أكثر من ذلك. [@example2021]

::: note اقرأ هذا أولا
هذه معلومات عامة، وليست تشخيصا. إذا طال الأرق فاسأل عاملا صحيا.
:::

## ما الذي يتغير في الدماغ {#change}

حين نتعلم شيئا جديدا تقوى الصلات بين الخلايا العصبية. وفي النوم تتكرر الإشارات نفسها مرة بعد مرة، فتثبت الذاكرة وتصبح
أسهل. يسمي الباحثون هذا *consolidation*، أي التثبيت. [@example2020; @example2021]

### ثلاث نصائح {#advice}

1. نم واستيقظ في الوقت نفسه كل يوم.
2. اترك الهاتف خارج غرفة النوم.
3. لا تشرب القهوة بعد الظهر.

> من نام جيدا تعلم جيدا.

| العمر | ساعات النوم |
| --- | --- |
| 6 إلى 12 سنة | 9 إلى 12 |
| 13 إلى 18 سنة | 8 إلى 10 |
| البالغون | 7 أو أكثر |
""",
}


def write(folder: Path) -> Path:
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return folder
