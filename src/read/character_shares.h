/* character_shares.h - which characters beyond ASCII stand where, in tenths of a natural logarithm.
 * Made by models/fit_charsets.py. */
#ifndef PITH_READ_CHARACTER_SHARES_H
#define PITH_READ_CHARACTER_SHARES_H

#include <stdint.h>

enum {
    BEYOND_SMALL,
    BEYOND_CAPITAL,
    BEYOND_CASELESS,
    BEYOND_OPENING,
    BEYOND_CLOSING,
    BEYOND_APOSTROPHE,
    BEYOND_DASH,
    BEYOND_SPACE,
    BEYOND_SIGN,
    BEYOND_ODD,
    BEYOND
};
enum { BY_SPACE, BY_SMALL, BY_CAPITAL, BY_DIGIT, BY_OTHER, BY };

/* Of the characters between two others, by what these are, the share of each kind. */
static const signed char place_shares[BEYOND][BY][BY] = {
    [BEYOND_SMALL] = {{-18, -5, -50, -28, -13},
                      {-3, -4, -29, -13, -5},
                      {-9, -6, -24, -11, -20},
                      {-29, -19, -16, -30, -23},
                      {-37, -10, -22, -21, -31}},
    [BEYOND_CAPITAL] = {{-47, -22, -45, -61, -16},
                        {-69, -67, -48, -47, -26},
                        {-33, -65, -8, -44, -7},
                        {-42, -53, -50, -64, -32},
                        {-59, -26, -40, -54, -42}},
    [BEYOND_CASELESS] = {{-59, -54, -54, -75, -69},
                         {-46, -57, -75, -60, -48},
                         {-38, -51, -38, -57, -76},
                         {-42, -66, -25, -50, -54},
                         {-40, -29, -48, -33, -52}},
    [BEYOND_OPENING] = {{-53, -16, -1, -23, -40},
                        {-58, -72, -54, -40, -47},
                        {-60, -79, -50, -30, -55},
                        {-58, -45, -42, -56, -54},
                        {-51, -35, -14, -46, -68}},
    [BEYOND_CLOSING] = {{-47, -65, -49, -56, -48},
                        {-24, -89, -57, -42, -21},
                        {-27, -75, -52, -39, -31},
                        {-21, -47, -44, -58, -36},
                        {-6, -50, -26, -49, -41}},
    [BEYOND_APOSTROPHE] = {{-73, -36, -57, -30, -53},
                           {-32, -12, -10, -25, -32},
                           {-28, -12, -16, -17, -38},
                           {-34, -9, -28, -29, -36},
                           {-40, -37, -31, -30, -46}},
    [BEYOND_DASH] = {{-6, -56, -66, -46, -64},
                     {-55, -33, -13, -15, -59},
                     {-55, -49, -33, -22, -35},
                     {-53, -16, -19, -4, -9},
                     {-61, -26, -43, -24, -65}},
    [BEYOND_SPACE] = {{-29, -48, -44, -29, -36},
                      {-35, -59, -16, -13, -41},
                      {-40, -76, -42, -45, -31},
                      {-25, -31, -39, -64, -16},
                      {-18, -38, -14, -54, -57}},
    [BEYOND_SIGN] = {{-27, -66, -29, -7, -45},
                     {-33, -66, -36, -28, -27},
                     {-20, -32, -42, -15, -23},
                     {-13, -42, -8, -53, -22},
                     {-45, -13, -54, -30, -43}},
    [BEYOND_ODD] = {{-20, -48, -46, -15, -8},
                    {-43, -45, -25, -28, -31},
                    {-15, -23, -20, -28, -20},
                    {-9, -17, -34, -16, -24},
                    {-16, -29, -15, -5, -1}},
};

/* Of the signs of a kind, the share of one. Ascending. */
static const struct {
    uint16_t sign;
    unsigned char kind;
    signed char share;
} sign_shares[] = {
    {0x00a0, BEYOND_SPACE, 0},     {0x00a1, BEYOND_SIGN, -39},    {0x00a3, BEYOND_SIGN, -33},
    {0x00a7, BEYOND_SIGN, -38},    {0x00a9, BEYOND_SIGN, -36},    {0x00ab, BEYOND_OPENING, -42},
    {0x00ae, BEYOND_SIGN, -20},    {0x00b0, BEYOND_SIGN, -20},    {0x00b7, BEYOND_SIGN, -30},
    {0x00bb, BEYOND_CLOSING, -35}, {0x00bf, BEYOND_SIGN, -51},    {0x2013, BEYOND_DASH, -9},
    {0x2014, BEYOND_DASH, -6},     {0x2018, BEYOND_OPENING, -19}, {0x2019, BEYOND_APOSTROPHE, 0},
    {0x201a, BEYOND_OPENING, -86}, {0x201c, BEYOND_OPENING, -2},  {0x201d, BEYOND_CLOSING, 0},
    {0x201e, BEYOND_OPENING, -39}, {0x2022, BEYOND_SIGN, -22},    {0x2026, BEYOND_SIGN, -15},
    {0x2039, BEYOND_OPENING, -86}, {0x203a, BEYOND_CLOSING, -61}, {0x20ac, BEYOND_SIGN, -21},
    {0x2122, BEYOND_SIGN, -21},
};

/* Of any other. */
enum { ODD_SHARE = -39 };

#endif
