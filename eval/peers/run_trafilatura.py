"""trafilatura: the main text of a page."""

import rows
from trafilatura import extract

rows.answer("text", lambda row: extract(row["text"]) or "")
