/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the rulebook page share. */
#pragma once

#include "lian-rehearsal.h"
#include "lian-rule-table-view.h"
#include "lian-rulebook-page.h"
#include "lian-trouble.h"

/* One edition as it was read, beside the list of all. */
typedef struct
{
  gint64 wanted;         /* an edition, 0 for what the program brings, or one of below */
  guint generation;
  GPtrArray *editions;   /* LianRecord; what the program brings has id 0 */
  guint at;              /* which of them is shown */
  LianRulebook *rulebook;
  GPtrArray *tables;     /* LianRuleTable, pointing into the rulebook */
  GPtrArray *parameters; /* LianParameter */
  GPtrArray *flaws;      /* LianFlaw */
  GPtrArray *officers;   /* LianRecord */
  char *suggestion;      /* a name for the next edition */
  LianDate working_date;
} LianRulebookView;

#define LIAN_EDITION_IN_FORCE ((gint64) -1)
#define LIAN_EDITION_NEWEST ((gint64) -2)

#define LIAN_RULEBOOK_N_ACTS 8

struct _LianRulebookPage
{
  AdwBin parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  LianRulebookView *view; /* NULL until it is read */
  guint generation;
  gint64 wanted;
  gboolean focus_wanted;
  GListStore *rows;
  GtkWidget *list;
  GtkSingleSelection *selection;
  GtkWidget *editions;
  GtkWidget *state;
  GtkWidget *health;
  LianRuleTableView *table;
  LianTrouble *trouble;
  GtkWidget *buttons[LIAN_RULEBOOK_N_ACTS];
  char *rehearsed_hash; /* the edition that was rehearsed last */
  guint rehearsed;
  guint flips;
};

void _lian_rulebook_view_free (gpointer view);
gboolean _lian_rulebook_view_read (LianTxn *txn, gpointer view, GCancellable *cancellable,
                                   GError **error);
const char *_lian_rulebook_view_get_state (const LianRulebookView *view);
const LianParameter *_lian_rulebook_view_find_parameter (const LianRulebookView *view,
                                                         const char *name);

void _lian_rulebook_page_install_acts (GtkWidgetClass *widget_class);
GtkWidget *_lian_rulebook_page_create_acts (LianRulebookPage *self);
void _lian_rulebook_page_ask_draft (LianRulebookPage *self, GBytes *file, const char *body);
void _lian_rulebook_page_draft_file (GtkWidget *widget, const char *action, GVariant *parameter);
void _lian_rulebook_page_export (GtkWidget *widget, const char *action, GVariant *parameter);
void _lian_rulebook_page_update_acts (LianRulebookPage *self);
void _lian_rulebook_page_load (LianRulebookPage *self);
void _lian_rulebook_page_note_rehearsal (LianRulebookPage *self, const char *hash,
                                         const LianRehearsal *rehearsal);
const LianRuleTable *_lian_rulebook_page_get_table (LianRulebookPage *self);
