/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of lian-net share. */
#pragma once

#include "lian-net.h"

/* How far a line runs straight from its words, with its sign in the middle, before it bends. */
#define LIAN_NET_LEAD 36.0

struct _LianNetSpec
{
  char *title;
  char *scope;
  char *language; /* or NULL */
  char *empty;
  char *kinds[LIAN_N_NET_KINDS];
  char *states[LIAN_N_NET_STATES];
  GStringChunk *texts;
  GPtrArray *left;  /* of names */
  GPtrArray *right;
  GArray *lines;
};

/* A sample of the legend: a line of the kind, in the state. */
typedef struct
{
  LianNetKind kind;
  LianNetState state;
  LianChartPoint from;
  LianChartPoint to;
} LianNetSample;

struct _LianNetLayout
{
  LianNetSpec *spec;
  double width;
  double height;
  double text_scale;
  GArray *placed;
  GArray *labels;
  GArray *boxes;
  GArray *samples;
};
