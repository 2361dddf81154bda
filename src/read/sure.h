/* sure.h - how sure a format is that bytes are of it, 0 .. 100. */
#ifndef PITH_READ_SURE_H
#define PITH_READ_SURE_H

enum { SURE = 90, LIKELY = 50 };

#endif
