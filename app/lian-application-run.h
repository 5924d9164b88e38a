/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The way from the command line to the window, which main () takes without knowing GTK. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int lian_application_run (int argc, char **argv);

G_END_DECLS
