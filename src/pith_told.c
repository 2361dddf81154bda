/* pith_told.c - the public functions for what has been told: see rank/told.h. */
#include "rank/told.h"

pith_status pith_told_new(pith_told **out) {
    return out ? told_new(out) : PITH_ERROR_ARGUMENT;
}

void pith_told_free(pith_told *told) {
    told_free(told);
}
