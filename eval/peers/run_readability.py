"""readability-lxml: the main text of a page, as Arc90's bookmarklet found it."""

import rows
from lxml.html import fromstring
from readability import Document

rows.answer("text", lambda row: fromstring(Document(row["text"]).summary()).text_content())
