/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The areas of the sidebar. */
#pragma once

#include "lian-type.h"

G_BEGIN_DECLS

/**
 * LianArea:
 * @id: as in the settings and in win.area
 * @label: English word; translate with _() when shown
 * @icon: an icon's name
 * @key: the accelerator that leads there: one key with Alt or Control, such as "<Alt>1"
 * @types: (nullable) (array zero-terminated=1): the record types listed there, the first one shown
 *   first; %NULL for a page of its own kind
 * @face: (nullable): of an area with both, the English name of its own page; translate with _()
 *
 * A job of the office, with its page.
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *icon;
  const char *key;
  const char *const *types;
  const char *face;
} LianArea;

const LianArea *lian_areas (guint *n_areas);
const LianArea *lian_area_find (const char *id);
const LianArea *lian_area_of_type (const LianType *type);
char *lian_area_get_key_sign (const LianArea *area);
char *lian_area_get_key_words (const LianArea *area);

G_END_DECLS
