/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the records page share. */
#pragma once

#include "lian-filter-bar.h"
#include "lian-form.h"
#include "lian-records-page.h"
#include "lian-table.h"

struct _LianRecordsPage
{
  AdwBin parent_instance;

  /* Own. */
  LianContext *context;
  GCancellable *cancellable;
  GPtrArray *types;
  const LianType *type;
  gint64 opened;
  guint open_source;
  gboolean focus_wanted;
  const char *chip; /* the condition that is set */
  gboolean choosing;

  /* Children. */
  GtkWidget *paned;
  GtkWidget *switcher;
  GtkWidget *count;
  GtkWidget *new_button;
  GtkWidget *void_button;
  GtkWidget *search;
  GtkWidget *search_problem;
  LianFilterBar *filter;
  GtkWidget *chips;
  GtkWidget *chooser;
  GtkWidget *kept;
  GtkWidget *list_stack;
  GtkWidget *table_bin;
  GtkWidget *empty;
  GtkWidget *selection_bar;
  GtkWidget *selection_label;
  GtkWidget *bulk_button;
  GtkWidget *form_stack;
  LianTable *table;
  LianForm *form;
};

void _lian_records_page_build (LianRecordsPage *self);
void _lian_records_page_install_actions (GtkWidgetClass *klass);
void _lian_records_page_install_exchange (GtkWidgetClass *klass);
void _lian_records_page_install_removal (GtkWidgetClass *klass);
gboolean _lian_records_page_is_read_only (LianRecordsPage *self);
gboolean _lian_records_page_may_type (LianRecordsPage *self);
gboolean _lian_records_page_may_make (LianRecordsPage *self);
void _lian_records_page_show_type (LianRecordsPage *self, const LianType *type);
void _lian_records_page_build_chips (LianRecordsPage *self);
void _lian_records_page_set_chip (LianRecordsPage *self, const char *value);
void _lian_records_page_update (LianRecordsPage *self);
void _lian_records_page_say (LianRecordsPage *self, const char *text);
void _lian_records_page_focus_list (LianRecordsPage *self);
char *_lian_records_page_title_of (LianRecordsPage *self, guint position);
