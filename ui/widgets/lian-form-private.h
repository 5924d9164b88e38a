/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The parts of the form, split by concern. */
#pragma once

#include "lian-file-list.h"
#include "lian-form-load.h"
#include "lian-form.h"
#include "lian-message.h"
#include "lian-part-list.h"
#include "lian-part-table.h"
#include "lian-form-sheet.h"
#include "lian-question.h"

G_BEGIN_DECLS

/* One field on the form: label, editor or value, and what stands under it. */
typedef struct
{
  GtkWidget *label;
  GtkWidget *value;
  LianFieldEditor *editor;
  GtkWidget *messages;
  guint reveal;    /* the messages are being brought into sight */
  guint calm;      /* for so many frames the page has not moved */
  double scrolled; /* where it was then */
} LianFormRow;

/* A record the user went into a part from. */
typedef struct
{
  const LianType *type;
  gint64 id;
} LianFormPlace;

/* An issue and the sheet it belongs to; parts that are new have no id to tell them by. */
typedef struct
{
  LianFormSheet *sheet;
  LianIssue *issue;
} LianFormIssue;

struct _LianForm
{
  AdwBin parent_instance;

  /* Frame. */
  GtkWidget *stack;
  GtkWidget *back;
  GtkWidget *title;
  GtkWidget *kind;
  GtkWidget *save_button;
  GtkWidget *issue_button;
  GtkWidget *issue_list;
  GtkWidget *draft_bar;
  GtkWidget *draft_words;
  GtkWidget *another_button;
  GtkWidget *notice;
  GtkWidget *reason_scroll;
  GtkWidget *reason_box;
  GtkWidget *craft_line;
  GtkWidget *belongs_line;
  char *name; /* of a record that is named by several fields, as it was read */
  GtkWidget *strip_place;
  GtkWidget *life_bar;
  GtkWidget *share_bar;
  GtkWidget *act_bar;
  GtkWidget *propose_button;
  GtkWidget *confirm_button;
  GtkWidget *reject_button;
  GtkWidget *reopen_button;
  GtkWidget *book_place;
  GtkWidget *status;
  GtkWidget *empty;

  /* Content, made anew for each record. */
  GtkWidget *book;
  GtkWidget *columns;
  GtkWidget *history;
  GtkWidget *history_list;
  LianFormRow *rows;
  GPtrArray *tables; /* NULL for a kind that has no table */
  GPtrArray *lists;  /* files and parts made by acts; NULL for a kind that has a table, or too many */

  /* State. */
  LianContext *context;
  const LianType *type;
  gint64 id;
  gint64 slot;
  GArray *underway; /* slots of new records that are being written */
  gint64 act;
  LianRecord *preset;
  LianFormSheet *sheet;
  GHashTable *titles;
  GPtrArray *kept;
  GPtrArray *acts;
  GPtrArray *issues;
  GHashTable *reasons;
  LianDraft *wanted_draft;
  GQueue *places;
  LianFormPlace came_from; /* the part that was left last, until the form shows its owner */
  GCancellable *cancellable;
  guint generation;
  guint check_generation;
  guint check_source;
  guint draft_source;
  LianFieldEditor *visited;
  int last_field;
  gboolean loading;
  gboolean checking;
  gboolean saving;
  gboolean save_wanted;
  gboolean show_all;
  gboolean refused; /* the status line says why it was not saved */
  gboolean focus_wanted;
  gboolean reload_wanted;
  gboolean history_loaded;
  gboolean fresh_slot;
  gboolean gone;
};

/* lian-form.c */
LianStore *_lian_form_store (LianForm *self);
gboolean _lian_form_is_read_only (LianForm *self);
char *_lian_form_noun (LianForm *self);
void _lian_form_say (LianForm *self, const char *text);
void _lian_form_notice (LianForm *self, LianMark mark, const char *text);
void _lian_form_update (LianForm *self);
void _lian_form_edited (LianForm *self);
void _lian_form_emit_saved (LianForm *self);
void _lian_form_open_place (LianForm *self, const LianType *type, gint64 id);
GPtrArray *_lian_form_sheets (LianForm *self);

/* lian-form-frame.c */
void _lian_form_build_frame (LianForm *self);

/* lian-form-open.c */
void _lian_form_start (LianForm *self);
void _lian_form_reload (LianForm *self);
void _lian_form_changed (LianForm *self, LianChangeSet *set);
void _lian_form_clear (LianForm *self);
void _lian_form_show_empty (LianForm *self, const char *title, const char *words);

/* lian-form-fields.c */
void _lian_form_build (LianForm *self, LianFormLoad *load);
void _lian_form_show_field (LianForm *self, int field);
void _lian_form_add_book_keys (LianForm *self);
void _lian_form_focus_again (LianForm *self);
gboolean _lian_form_focus (LianForm *self, LianFormSheet *sheet, int field);
void _lian_form_visited (LianForm *self, LianFieldEditor *editor);
void _lian_form_left (LianForm *self);
LianFieldEditor *_lian_form_focused_editor (LianForm *self);
void _lian_form_repeat (LianForm *self);
void _lian_form_show_past (LianForm *self, int field);
void _lian_form_show_past_of_focus (LianForm *self);
void _lian_form_add_past (LianForm *self, GtkWidget *label);
void _lian_form_remember_saved (LianForm *self, const LianRecord *record);

/* lian-form-parts.c */
void _lian_form_build_parts (LianForm *self, LianFormLoad *load);
void _lian_form_rebase_parts (LianForm *self, LianFormLoad *load);
void _lian_form_update_tabs (LianForm *self);
void _lian_form_set_owner_of_lists (LianForm *self);
void _lian_form_open_part (LianForm *self);

/* lian-form-impact.c */
GtkWidget *_lian_form_new_act_bar (LianForm *self);
void _lian_form_install_acts (GtkWidgetClass *klass);
void _lian_form_update_acts (LianForm *self);

/* lian-form-contract.c */
GtkWidget *_lian_form_new_life_bar (LianForm *self);
void _lian_form_install_life (GtkWidgetClass *klass);
void _lian_form_update_contract (LianForm *self);
GtkWidget *_lian_form_new_share_bar (LianForm *self);
void _lian_form_install_shares (GtkWidgetClass *klass);
void _lian_form_update_shares (LianForm *self);
GtkWidget *_lian_form_new_craft_line (LianForm *self);
void _lian_form_show_craft (LianForm *self, const char *words);
GtkWidget *_lian_form_new_belongs_line (LianForm *self);
void _lian_form_show_belongs (LianForm *self, const char *words);

/* lian-form-issues.c */
void _lian_form_check_soon (LianForm *self);
void _lian_form_check (LianForm *self);
void _lian_form_show_issues (LianForm *self);
gboolean _lian_form_shows (LianForm *self, const LianFormIssue *issue);
void _lian_form_issue_free (LianFormIssue *issue);

/* lian-form-reasons.c */
gboolean _lian_form_ask_reasons (LianForm *self);
void _lian_form_clear_reasons (LianForm *self);
const char *_lian_form_reason (LianForm *self, const LianFormIssue *issue);
gboolean _lian_form_is_kept (LianForm *self, const LianFormIssue *issue);

/* What is to be said of a change of a signed contract. */
typedef struct
{
  LianDate on;
  char *agreed_with;
  char *reason;
} LianFormAmendment;

/* lian-form-amend.c */
void _lian_form_ask_amendment (LianForm *self);

/* lian-form-save.c */
void _lian_form_checked_for_save (LianForm *self);
void _lian_form_write_amendment (LianForm *self, LianQuestion *question,
                                 const LianFormAmendment *amendment);
void _lian_form_not_amended (LianForm *self);

/* lian-form-draft.c */
void _lian_form_follow_drafts (LianForm *self);
void _lian_form_draft_soon (LianForm *self);
void _lian_form_draft_now (LianForm *self);
void _lian_form_draft_drop (LianForm *self);
void _lian_form_draft_restore (LianForm *self);
void _lian_form_discard (LianForm *self);

/* lian-conflict.c */
gboolean _lian_form_has_conflict (LianForm *self);
void _lian_form_focus_conflict (LianForm *self);

/* lian-form-history.c */
GtkWidget *_lian_form_history_new (LianForm *self);
void _lian_form_update_history (LianForm *self);

G_END_DECLS
