/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The relations of one co-operative on paper: the picture, how each stands, the tasks, the history. */
#include "lian-relation-sheet.h"
#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-paper.h"
#include "lian-relation-net.h"

/* Paper may be in another language than the window. */
static void
name_on_paper (const LianPaper *paper, LianRelationBook *book)
{
  for (guint i = 0; i < book->rows->len; i++)
    {
      LianRelationRow *row = book->rows->pdata[i];
      g_free (row->cooperative_name);
      g_free (row->partner_name);
      row->cooperative_name = lian_paper_name (paper, "cooperative", row->cooperative);
      row->partner_name = lian_paper_name (paper, "partner", row->partner);
    }
}

static void
add_picture (LianDocument *document, const LianPaper *paper, const LianRelationBook *book)
{
  g_autoptr (LianNetSpec) net = lian_relation_net_new (book, NULL, NULL, paper->language);
  lian_document_add_net (document, net);
}

static void
add_states (LianDocument *document, const LianPaper *paper, const LianRelationBook *book)
{
  LianDocumentColumn columns[] = {
    { lian_paper_word (paper, N_ ("trading partner")), 2, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("kind of relation")), 1, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("goods or work")), 1.6, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("state")), 1.5, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("cause")), 1.6, LIAN_ALIGN_START },
  };
  lian_document_add_heading (document, lian_paper_word (paper, N_ ("Relations")));
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < book->rows->len; i++)
    {
      const LianRelationRow *row = book->rows->pdata[i];
      g_autofree char *state = lian_relation_state_words (row, paper->language);
      g_autofree char *partner = lian_paper_name (paper, "partner", row->partner);
      const char *kind = lian_choices_relation_kind[row->kind].value;
      const char *cells[] = { partner, lian_paper_choice (paper, lian_choices_relation_kind, kind),
                              row->goods, state, row->cause, NULL };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

/* Open ones, and those that were done with what came of them. */
static void
add_task_rows (LianDocumentTable *table, const LianPaper *paper, const LianRelationRow *row)
{
  g_autoptr (GPtrArray) tasks = lian_paper_list (paper, "relation_task", "relation", row->id);
  g_autofree char *partner = lian_paper_name (paper, "partner", row->partner);
  for (guint i = 0; i < tasks->len; i++)
    {
      const LianRecord *task = tasks->pdata[i];
      g_autofree char *owner
          = lian_paper_name (paper, "officer", lian_record_get_number (task, "owner"));
      g_autofree char *due = lian_paper_date (paper, lian_record_get_date (task, "due"));
      g_autofree char *done = lian_record_is_empty (task, "done_on")
                                  ? NULL
                                  : lian_paper_date (paper, lian_record_get_date (task, "done_on"));
      const char *cells[] = { partner, lian_record_get_text (task, "what"), owner, due,
                              done, lian_record_get_text (task, "result"), NULL };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

static gboolean
has_parts (const LianPaper *paper, const LianRelationBook *book, const char *type)
{
  for (guint i = 0; i < book->rows->len; i++)
    {
      const LianRelationRow *row = book->rows->pdata[i];
      g_autoptr (GPtrArray) parts = lian_paper_list (paper, type, "relation", row->id);
      if (parts->len > 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_tasks (LianDocument *document, const LianPaper *paper, const LianRelationBook *book)
{
  LianDocumentColumn columns[] = {
    { lian_paper_word (paper, N_ ("trading partner")), 1.6, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("restoration task")), 2, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("person responsible")), 1.1, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("due date")), 1, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("done on")), 1, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("result")), 1.5, LIAN_ALIGN_START },
  };
  if (!has_parts (paper, book, "relation_task"))
    return;
  lian_document_add_heading (document, lian_paper_word (paper, N_ ("Restoration tasks")));
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < book->rows->len; i++)
    add_task_rows (table, paper, book->rows->pdata[i]);
}

static void
add_event_rows (LianDocumentTable *table, const LianPaper *paper, const LianRelationRow *row)
{
  g_autoptr (GPtrArray) events = lian_paper_list (paper, "relation_event", "relation", row->id);
  g_autofree char *partner = lian_paper_name (paper, "partner", row->partner);
  for (guint i = 0; i < events->len; i++)
    {
      const LianRecord *event = events->pdata[i];
      g_autofree char *day = lian_paper_date (paper, lian_record_get_date (event, "on_date"));
      const char *cells[]
          = { partner, day,
              lian_paper_choice (paper, lian_choices_relation_state,
                                 lian_record_get_text (event, "state")),
              lian_paper_choice (paper, lian_choices_relation_cause,
                                 lian_record_get_text (event, "cause")),
              lian_record_get_text (event, "what"), NULL };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

static void
add_history (LianDocument *document, const LianPaper *paper, const LianRelationBook *book)
{
  LianDocumentColumn columns[] = {
    { lian_paper_word (paper, N_ ("trading partner")), 1.6, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("on")), 1, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("state from then on")), 1, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("kind of cause")), 1, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("what happened")), 2, LIAN_ALIGN_START },
  };
  if (!has_parts (paper, book, "relation_event"))
    return;
  lian_document_add_heading (document, lian_paper_word (paper, N_ ("History")));
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < book->rows->len; i++)
    add_event_rows (table, paper, book->rows->pdata[i]);
}

/**
 * lian_relation_sheet_new:
 * @txn: the base, on a reader thread
 * @cooperative: the co-operative
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the sheet of its relations
 */
LianDocument *
lian_relation_sheet_new (LianTxn *txn, gint64 cooperative, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  LianRelationScope scope = { .cooperative = cooperative };
  g_autoptr (LianRecord) record = lian_paper_load (&paper, "cooperative", cooperative);
  if (record == NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, cooperative);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no co-operative %s"), id);
      return NULL;
    }
  g_autoptr (LianRelationBook) book = lian_relation_book_load (txn, &scope, NULL, error);
  if (book == NULL)
    return NULL;
  const char *title = lian_paper_word (&paper, N_ ("Relations of a co-operative"));
  g_autofree char *name = lian_paper_record_name (&paper, record);
  LianDocument *document = lian_paper_create_document (&paper, title, name);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, name);
  name_on_paper (&paper, book);
  add_picture (document, &paper, book);
  if (book->rows->len > 0)
    add_states (document, &paper, book);
  add_tasks (document, &paper, book);
  add_history (document, &paper, book);
  g_autofree char *day = lian_paper_place_date (&paper);
  lian_document_add_place_date (document, day);
  return document;
}
