/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking an officer for the word that a city is basically co-operativised, or that it is not. */
#pragma once

#include "lian-city-progress.h"
#include "lian-question.h"

G_BEGIN_DECLS

LianQuestion *lian_city_question_ask (GtkWidget *parent, LianContext *context, const LianCityProgress *progress,
                                      const GPtrArray *officers);

G_END_DECLS
