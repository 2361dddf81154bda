"""jusText: the paragraphs of a page that link density and stop words take for text."""

import rows
from justext import get_stoplist, justext

STOP_WORDS = get_stoplist("English")


def text(row):
    found = justext(row["text"], STOP_WORDS)
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


rows.answer("text", text)
