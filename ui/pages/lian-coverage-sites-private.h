/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the window for the best places share. */
#pragma once

#include "lian-coverage-sites.h"
#include "lian-site.h"
#include "lian-store.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window;
  GWeakRef page;
  LianStore *store;
  LianCoverageJob *job;
  LianGround *ground; /* of one trade, also where the page shows all of them; NULL until it is read */
  gint64 cooperative; /* whose new points would be */
  LianCoverageSitesFunc found;
  gpointer data;
  GCancellable *cancellable; /* of the question that is worked on, or of the reading */
  LianSitePlan *plan;
  GHashTable *pins; /* gint64 of points that stay */

  GtkDropDown *trade; /* where the page shows all trades together; else NULL */
  GtkDropDown *question;
  GtkEditable *number;
  GtkCheckButton *stay;
  GtkCheckButton *rooms;
  GtkEditable *new_room;
  GtkWidget *work;
  GtkWidget *try_out;
  GtkLabel *answer;
  GListStore *rows;
} LianSitesView;

/* lian-coverage-sites.c */
LianSitingKind _lian_sites_get_kind (LianSitesView *view);
void _lian_sites_forget (LianSitesView *view);

/* -words.c: the answer in words */
gboolean _lian_sites_is_solved (const LianSitePlan *plan);
char *_lian_sites_describe_plan (LianSitesView *view);
char *_lian_sites_describe_site (LianSitesView *view, const LianSite *site);

/* -list.c: the places, and which points stay */
GtkWidget *_lian_sites_create_list (LianSitesView *view);
void _lian_sites_fill_list (LianSitesView *view);
GArray *_lian_sites_list_pins (LianSitesView *view);
gboolean _lian_sites_keeps (const LianSitePlan *plan, guint outlet);

G_END_DECLS
