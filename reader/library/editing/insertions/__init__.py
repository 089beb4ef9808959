"""What a tool bar does to the text of an article: pure functions from a text and a selection to others of these.

Each takes `EditedText` and returns another one; pressed again it takes back what it did, where that makes sense.

    emphasis.py        toggle_strong, toggle_weak, toggle_superscript, toggle_subscript, toggle_code
    paragraphs.py      set_heading, change_heading, toggle_bullets, toggle_numbers, toggle_quote, indent_items
    boxes.py           toggle_box, insert_rule, insert_line_break, set_block_id
    markdown_table.py  insert_table, add_row, delete_row, add_column, delete_column, align_column, tidy_table
    links.py           insert_link, insert_term, insert_citation, insert_figure, insert_footnote
"""
