/* terminal.h - which characters end sentences. */
#ifndef PITH_TEXT_TERMINAL_H
#define PITH_TEXT_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>

/* Of a script that puts no space behind it, or uses it for nothing else. */
bool terminal_of_script(uint32_t c);

#endif
