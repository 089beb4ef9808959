"""Content folders while somebody edits them. No window: a window, or a test, drives it and owns the clock.

How a window uses it (`now` is a time in seconds that only rises, such as `time.monotonic()`):

    folder = EditedFolder(path, data / DRAFTS)       # edited_folder.py; FolderIsOpen, NotAContentFolder
    folder.restored, folder.notices                  # what to tell the author first
    folder.texts["articles/sleep.md"]                # always with \\n; the file keeps its own line ends
    folder.change("articles/sleep.md", text, now)    # after each key; quick
    folder.apply(edit, now)                          # any other step: forms, tool bar, articles, figures, “Mend it”
    folder.undo(now); folder.redo(now)               # over all files; names in undo_name and redo_name
    folder.due_in(now)                               # seconds until something must be written: set a timer to it
    for job in folder.jobs(now):                     # when the timer fires
        result = job.run()                           # on any thread
        events = folder.finish(result, now)          # on the window's thread; then ask `due_in` again
    folder.look(now)                                 # window activated, and every few seconds: changes by others
    folder.conflicts, folder.resolve(file, choice, now)
    folder.status                                    # SaveState and, if something is wrong, a sentence
    folder.close(now)                                # saves all; a draft remains of what could not be saved

`work(now)` runs all due jobs here and now; `save_all(now)` also those that are not due.

Everything that changes files is a `FolderEdit` (folder_edit.py): new values by file name, and the name of the step for
the menu. The functions that make them take a `FolderSnapshot` (`folder.snapshot()`), which never changes, and raise
`EditRefused` with a sentence:

    article_edits.py    articles(snapshot), new_article, rename_article, reorder_articles, delete_article
    pack_arrangement.py sections(snapshot), move_article
    section_edits.py    add_section, rename_section, delete_section, move_section, place_section, change_section
    field_edits.py      forms: fields, set_field, entries, add_entry, set_entry_field, delete_entry, move_entry
    figure_edits.py     add_figure, rename_figure, delete_figure
    yaml_edit.py        set_field, delete_field, add_entry, delete_entry, move_entry: nothing else in the file changes
    insertions/         the tool bar: (text, selection) -> (text, selection)
    mends.py            “Mend it”: mend_of(problem, snapshot) -> Mend or None; mend.edit(answer) -> FolderEdit;
                        sentence_of(problem), column_of(problem, snapshot)

What a window asks on another thread, each with a snapshot:

    FolderCheck.problems(snapshot), .preview(snapshot, article)       problem_check.py
    type_ahead(snapshot, "term" or "citation", typed)                 type_ahead.py
    edition_changes(contents, pack)       edition_changes.py; contents: FolderCheck.contents
    next_edition(snapshot, packs), edition_problem(snapshot, packs), set_edition(snapshot, number, date)
                                          edition_number.py

`reader/release_pack.py` then builds the folder as it is on disk: call `save_all` before.
"""
