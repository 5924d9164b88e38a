/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The program with windows. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIAN_TYPE_APPLICATION (lian_application_get_type ())
/**
 * LianApplication:
 *
 * Opens bases, each in a window of its own; owns the settings.
 */
G_DECLARE_FINAL_TYPE (LianApplication, lian_application, LIAN, APPLICATION, AdwApplication)

G_END_DECLS
