"""Runs one command and prints its CPU seconds (user and system), peak resident bytes and status.

    python3 -I -S measure.py SECONDS INPUT OUTPUT COMMAND...

A process starts with the peak that its parent held when it was started, so it is started from this
small one: peaks below about 8 MB read as 8. The command is ended when it has used
SECONDS of CPU time."""

import os
import resource
import signal
import sys

seconds, source, target = int(sys.argv[1]), sys.argv[2], sys.argv[3]
child = os.fork()
if child == 0:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    os.dup2(os.open(source, os.O_RDONLY), 0)
    os.dup2(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 1)
    os.execvp(sys.argv[4], sys.argv[4:])
_, status, usage = os.wait4(child, 0)
code = os.waitstatus_to_exitcode(status)
word = "late" if code in (-signal.SIGXCPU, -signal.SIGKILL) else str(code)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, word)
