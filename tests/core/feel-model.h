/* SPDX-License-Identifier: LGPL-2.1-or-later
 * FEEL inside the smallest model that holds it, so that tests need nothing private. */
#pragma once

#include "lian-rulebook.h"

char *feel_model_text (const char *expression);
LianRulebook *feel_model_load (const char *text, GError **error);
char *feel_compute (const char *expression);
