/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A bar that says what could not be read, with a button that tries again. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIAN_TYPE_TROUBLE (lian_trouble_get_type ())
/**
 * LianTrouble:
 *
 * Hidden while there is nothing to say.
 *
 * Signal: `retry`, when the user wants it to be tried again.
 */
G_DECLARE_FINAL_TYPE (LianTrouble, lian_trouble, LIAN, TROUBLE, AdwBin)

/**
 * LIAN_COUNT_UNKNOWN:
 *
 * Stands for a number that could not be read.
 */
#define LIAN_COUNT_UNKNOWN G_MAXUINT

GtkWidget *lian_trouble_new (void);
void lian_trouble_say (LianTrouble *self, const char *text);
gboolean lian_trouble_take (LianTrouble *self, const GError *error);

G_END_DECLS
