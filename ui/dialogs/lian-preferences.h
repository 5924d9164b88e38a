/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The program's language, and who works with it. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_PREFERENCES (lian_preferences_get_type ())
/**
 * LianPreferences:
 *
 * Language and officer.  Both hold at once; app.relabel makes the window anew for the language.
 */
G_DECLARE_FINAL_TYPE (LianPreferences, lian_preferences, LIAN, PREFERENCES, AdwPreferencesWindow)

GtkWidget *lian_preferences_new (GtkWindow *parent, LianContext *context);

G_END_DECLS
