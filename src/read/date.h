/* date.h - dates as mail and feeds write them. */
#ifndef PITH_READ_DATE_H
#define PITH_READ_DATE_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

/* A date of RFC 5322, "Tue, 1 Jul 2003 10:52:37 +0200", as ISO 8601, "2003-07-01T10:52:37+02:00",
 * in `a`; any other as it is. */
pith_status date_to_iso(slice said, arena *a, slice *out);

#endif
