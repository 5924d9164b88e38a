/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which earlier day's base is to be looked at. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_PAST_DIALOG (lian_past_dialog_get_type ())
/**
 * LianPastDialog:
 *
 * Asks for a day and makes the base as it was known at its end, with progress and Cancel.
 *
 * Signal: `made (LianPastBase *)`, once; the dialog then closes.
 */
G_DECLARE_FINAL_TYPE (LianPastDialog, lian_past_dialog, LIAN, PAST_DIALOG, AdwWindow)

GtkWidget *lian_past_dialog_new (GtkWindow *parent, LianContext *context);
void lian_past_dialog_set_day (LianPastDialog *self, LianDate day);
void lian_past_dialog_show (LianPastDialog *self);

G_END_DECLS
