/* options_table.c - the table that the parser and the help are made from. The verbs are
 * s summarize, k keywords, g segment, x extract; a letter may mean another thing to another verb.
 */
#include "cli/options_table.h"

const option_row option_rows[OPTION_ROWS] = {
    {'n', "sentences", "N", "s", "at most N sentences (3, when no other budget is given)"},
    {'w', "words", "N", "s", "at most N words"},
    {'b', "bytes", "N", "s", "at most N bytes of UTF-8"},
    {'r', "percent", "P", "s", "at most P percent of the words of the document"},
    {OPTION_TRUNCATE, "truncate", NULL, "s",
     "cut the best sentence that does not fit the words or bytes"},
    {'n', "count", "N", "k", "at most N key phrases (10)"},
    {'m', "method", "METHOD", "sk", "one of 'pith methods' (auto)"},
    {'q', "query", "TEXT", "s", "prefer sentences about TEXT"},
    {OPTION_AFTER, "after", "FILE", "s", "only what is new to who has read FILE"},
    {'k', "keywords", "N", "s", "add at most N key phrases"},
    {OPTION_EXPLAIN, "explain", NULL, "s", "show what each score is made of"},
    {OPTION_TOKENS, "tokens", NULL, "g", "show the words, folded, instead of the sentences"},
    {OPTION_MERGE, "merge", NULL, "sk", "treat all files as one set"},
    {OPTION_ALL_BLOCKS, "all-blocks", NULL, "skgx", "use every block, not only the body of a page"},
    {'l', "language", "LANG", "skgx", "the language, such as en (auto)"},
    {'i', "input-format", "FORMAT", "skgx", "auto, jsonl, or one of 'pith formats' (auto)"},
    {'f', "format", "FORMAT", "skgx",
     "text, json, jsonl, markdown or html (text; for jsonl, jsonl)"},
    {OPTION_TIMEOUT, "timeout", "N", "skgx",
     "give each document, or page of the web, N seconds (60)"},
    {OPTION_MAX_BYTES, "max-bytes", "N", "skgx", "fetch at most N bytes of a page (268435456)"},
    {OPTION_ALLOW_LOCAL, "allow-local", NULL, "skgx",
     "fetch from addresses that are not public, too"},
    {OPTION_NO_ROBOTS, "no-robots", NULL, "skgx",
     "fetch pages that robots.txt keeps programs from"},
    {OPTION_SANDBOX, "sandbox", NULL, "skgx", "read nothing when the system has no sandbox"},
    {OPTION_NO_SANDBOX, "no-sandbox", NULL, "skgx", "read with all rights"},
    {OPTION_MODEL, "model", "FILE", "skgx", "use this packed model instead of the built-in one"},
    {'h', "help", NULL, "skgx", "show this help"},
    {'V', "version", NULL, "skgx", "show the version"},
};
