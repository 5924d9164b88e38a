/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The act by which an officer confirms that a city is basically co-operativised, or takes that back. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianCityWord:
 * @city: a city
 * @withdraw: whether the confirmation that holds is taken back
 * @on: from which day on
 * @officer: who answers for it
 * @reason: why
 *
 * What an officer says (A21).
 */
typedef struct
{
  gint64 city;
  gboolean withdraw;
  LianDate on;
  gint64 officer;
  char *reason;
} LianCityWord;

void lian_city_word_free (gpointer word);
const char *lian_city_word_label (gboolean withdraw);

/* LianTxnFunc */
gboolean lian_city_word_give (LianTxn *txn, gpointer word, GCancellable *cancellable, GError **error);

G_END_DECLS
