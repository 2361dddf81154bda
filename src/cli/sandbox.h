/* sandbox.h - a process that gives up whatever it does not need to read documents. */
#ifndef PITH_CLI_SANDBOX_H
#define PITH_CLI_SANDBOX_H

#include "pith.h"

/* From now on this process and its children may compute, read and write what is open, and read the
 * system's libraries: no other file, no network, no program, and no more than some memory. False:
 * the system has no way to keep it so. Cannot be undone. */
bool sandbox_enter(void);

/* The same for a program that is to be started: it may read every file that its user may, and write
 * to what is open, but make or change no file and ask nobody, as far as the system can keep it so.
 */
void sandbox_enter_program(void);

/* What the system has: "landlock and seccomp", "seccomp", "landlock" or "none". */
const char *sandbox_kinds(void);

/* Kills this process, by SIGPROF, when it has computed for `seconds` from now on. */
void sandbox_clock(unsigned seconds);

#endif
