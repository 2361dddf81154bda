/* date.h - dates as mail, feeds and pages write them. */
#ifndef PITH_READ_DATE_H
#define PITH_READ_DATE_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

#include <stdbool.h>

/* A date of RFC 5322, "Tue, 1 Jul 2003 10:52:37 +0200", as ISO 8601, "2003-07-01T10:52:37+02:00",
 * in `a`; any other as it is. */
pith_status date_to_iso(slice said, arena *a, slice *out);

/* Is there such a day, as far as `said` is a date of ISO 8601? "0000-00-00" is what an empty field
 * of a database looks like. */
bool date_is_possible(slice said);

/* When that was, in seconds since 1970, UTC, which a time without a zone is taken for. `said` is a
 * date of ISO 8601, "2003-07-01", with a time or not, or one of RFC 5322; DATE_UNKNOWN: neither. */
pith_status date_seconds(slice said, arena *a, int64_t *out);

#endif
