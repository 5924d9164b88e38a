/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Relations of supply, sales and production: tasks, picture and acts. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_RELATIONS_PAGE (lian_relations_page_get_type ())
/**
 * LianRelationsPage:
 *
 * The tasks of restoring what was interrupted, and a picture of who deals with whom, with the acts
 * on a relation: relations.interrupt, relations.restore, relations.plan, relations.found,
 * relations.close-end, page.print.
 */
G_DECLARE_FINAL_TYPE (LianRelationsPage, lian_relations_page, LIAN, RELATIONS_PAGE, GtkWidget)

GtkWidget *lian_relations_page_new (LianContext *context);

G_END_DECLS
