/* net.h - a small neural network over features. */
#ifndef PITH_MODEL_NET_H
#define PITH_MODEL_NET_H

#include "model/model.h"

/* Inputs count for no more than so many of their deviations. */
#define NET_CLIP 5.0F

/* The value of the inputs x, in the order of their names; see net.c. */
float net_value(const net *n, const float *x);

#endif
