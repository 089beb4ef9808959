"""What a folder changes since an edition: articles, blocks, numbers, glossary, references, figures."""

from __future__ import annotations

import datetime
from contextlib import closing

import pytest

from reader.library import border_spans
from reader.library.editing.edited_folder import EditedFolder
from reader.library.editing.edition_changes import ChangeKind, edition_changes
from reader.library.editing.edition_number import edition_problem, next_edition, set_edition
from reader.library.editing.folder_edit import FolderEdit
from reader.library.editing.mends import mend_of
from reader.library.editing.problem_check import FolderCheck
from reader.library.packfile import PackFile
from reader.release_pack import release_pack
from resources.standalone import word_lists
from tests.library.authoring.conftest import ARTICLE, GLOSSARY, REFERENCES, SVG, VALID, write_folder

MOOD, NAPS = "articles/mood.md", "articles/naps.md"
NAP = "---\ntitle: Naps\n---\n\nGive 5 mg of it, and rest for 3 hours.\n\n## More\n\nSleep *well* at night.\n"


@pytest.fixture
def folder(tmp_path, drafts) -> EditedFolder:
    return EditedFolder(write_folder(tmp_path / "folder", {**VALID, NAPS: NAP}), drafts)


@pytest.fixture
def earlier(folder, tmp_path):
    built = release_pack(folder.path, tmp_path / "old.carrel")
    pack = PackFile(built.file)
    yield pack
    pack.close()


def changes_of(folder, earlier, files=None):
    folder.apply(FolderEdit("x", files or {}), 0.0)
    contents = FolderCheck().contents(folder.snapshot(), folder.data_of)
    return edition_changes(contents, earlier)


def test_nothing_has_changed(folder, earlier):
    assert changes_of(folder, earlier).is_empty


def test_the_borders_of_words_are_no_change(drafts, tmp_path, monkeypatch):
    """An edition that was built before packs had them."""
    word_lists.make_missing()
    naps = NAP.replace("at night", "ผู้ป่วยควรดื่มน้ำ")
    folder = EditedFolder(write_folder(tmp_path / "folder", {**VALID, NAPS: naps}), drafts)
    with monkeypatch.context() as patch:
        patch.setattr(border_spans, "borders", lambda text: [])
        built = release_pack(folder.path, tmp_path / "old.carrel")
    with closing(PackFile(built.file)) as earlier:
        assert changes_of(folder, earlier).is_empty
        found = changes_of(folder, earlier, files={NAPS: naps.replace("ดื่มน้ำ", "กินยา")})
    (change,) = found.articles[0].blocks
    assert (change.before, change.after) == ("Sleep well ผู้ป่วยควรดื่มน้ำ.", "Sleep well ผู้ป่วยควรกินยา.")


def test_doses_come_first(folder, earlier):
    new = NAP.replace("5 mg", "50 mg").replace("3 hours", "4 hours")
    found = changes_of(folder, earlier, files={NAPS: new})
    assert [(each.before, each.after, each.is_dose) for each in found.numbers] == [
        ("5 mg", "50 mg", True),
        ("3 hours", "4 hours", False),
    ]
    assert found.numbers[0].sentence_after == "Give 50 mg of it, and rest for 4 hours."
    (article,) = found.articles
    assert (article.kind, article.id, len(article.blocks)) == (ChangeKind.CHANGED, "naps", 1)


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        (NAP.replace("Sleep *well* at night.", "Sleep *well* at day."), ChangeKind.CHANGED),
        (NAP.replace("*well*", "**well**"), ChangeKind.FORMATTED),
        (NAP + "\nQuite another paragraph.\n", ChangeKind.ADDED),
        (NAP.replace("## More\n\n", ""), ChangeKind.DELETED),
    ],
    ids=["words", "formatting", "new", "gone"],
)
def test_blocks(folder, earlier, new, kind):
    (article,) = changes_of(folder, earlier, files={NAPS: new}).articles
    assert [block.kind for block in article.blocks] == [kind]


def test_articles_come_go_and_are_renamed(folder, earlier):
    found = changes_of(
        folder, earlier, files={NAPS: None, "articles/rest.md": NAP, "articles/x.md": "---\ntitle: X\n---\n"}
    )
    assert [(each.kind, each.id, each.old_id) for each in found.articles] == [
        (ChangeKind.RENAMED, "rest", "naps"),
        (ChangeKind.ADDED, "x", ""),
    ]


def test_glossary_references_figures_and_facts(folder, earlier):
    found = changes_of(
        folder,
        earlier,
        files={
            "glossary.yaml": GLOSSARY.replace("A state of rest", "Rest for 8 hours"),
            "references.yaml": REFERENCES.replace("On sleep", "On dreams"),
            "pack.yaml": VALID["pack.yaml"].replace("title: Rest", "title: Sleep"),
            "figures/bed.svg": folder.stored(SVG.replace("40", "50").encode()),
        },
    )
    assert [(each.kind, each.id) for each in found.terms] == [(ChangeKind.CHANGED, "sleep")]
    assert [(each.kind, each.id) for each in found.references] == [(ChangeKind.CHANGED, "smith2020")]
    assert [(each.kind, each.id) for each in found.figures] == [(ChangeKind.CHANGED, "figures/bed.svg")]
    assert found.fields == ["title"]
    assert [each.after for each in found.numbers] == ["8 hours"]


def test_a_new_term_does_not_change_every_article(folder, earlier):
    found = changes_of(
        folder, earlier, files={"glossary.yaml": GLOSSARY + "- {id: night, term: night, definition: Dark.}\n"}
    )
    assert found.articles == []


def test_an_article_with_an_error_is_compared_too(folder, earlier):
    (article,) = changes_of(folder, earlier, files={NAPS: NAP.replace("night", "night [@nobody]")}).articles
    assert article.id == "naps"


def test_the_next_edition_is_higher_than_every_known_one(folder, earlier):
    others = [earlier.info._replace(edition=7), earlier.info._replace(id="other", edition=90)]
    assert next_edition(folder.snapshot(), [earlier.info, *others]) == 8
    assert next_edition(folder.snapshot(), []) == 1
    assert edition_problem(folder.snapshot(), []) is None
    problem = edition_problem(folder.snapshot(), others)
    assert problem
    assert str(problem) == "pack.yaml:3: edition 1 is not higher than the one that readers have; write 8"
    mend = mend_of(problem, folder.snapshot())
    assert mend
    assert "edition: 8\n" in str(mend.edit("").changes["pack.yaml"])
    folder.apply(set_edition(folder.snapshot(), 8, datetime.date(2026, 11, 29)), 0.0)
    assert "edition: 8\ndate: 2026-11-29\n" in folder.text("pack.yaml")
    assert folder.text(MOOD) == ARTICLE
