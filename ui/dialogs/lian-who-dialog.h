/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking who works here, once. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

void lian_who_dialog_ask (GtkWindow *parent, LianContext *context);

G_END_DECLS
