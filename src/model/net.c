/* net.c - see net.h: a perceptron with one hidden layer, beside a linear function.
 *
 *   z(k)     = (x(k) - mean(k)) * scale(k), in [-NET_CLIP, NET_CLIP]
 *   value(x) = sum over k of direct(k) z(k)
 *              + sum over h of out(h) * max(0, start(h) + sum over k of hidden(k, h) z(k))
 *
 * Rosenblatt 1958; rectified: Nair and Hinton, "Rectified linear units improve restricted Boltzmann
 * machines", ICML 2010. That numbers are clipped keeps a text like none of the fitted ones from
 * having a value like none. Sums run in the order of the inputs, so that every machine has the
 * same. O(inputs * NET_HIDDEN). */
#include "model/net.h"

float net_value(const net *n, const float *x) {
    float sums[NET_HIDDEN];
    float value = 0;
    memcpy(sums, n->inputs[n->count].hidden, sizeof sums);
    for (uint32_t k = 0; k < n->count; k++) {
        const model_input *in = &n->inputs[k];
        float z = (x[k] - in->mean) * in->scale;
        z = z > NET_CLIP ? NET_CLIP : z < -NET_CLIP ? -NET_CLIP : z;
        value += in->direct * z;
        for (int h = 0; h < NET_HIDDEN; h++)
            sums[h] += in->hidden[h] * z;
    }
    const float *out = n->inputs[n->count + 1].hidden;
    for (int h = 0; h < NET_HIDDEN; h++)
        value += sums[h] > 0 ? out[h] * sums[h] : 0;
    return value;
}
