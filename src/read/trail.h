/* trail.h - the trail of links that leads to a headline. */
#ifndef PITH_READ_TRAIL_H
#define PITH_READ_TRAIL_H

#include "text/document.h"

/* The first of the blocks (trail, last] that block `trail` ends with, or `trail` itself. */
uint32_t trail_end(slice text, const block *blocks, uint32_t trail, uint32_t last);

#endif
