/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The whole history of a case on paper, the oldest first.
 *
 * The moment of entry and the day of effect stand in two columns and are never mixed. */
#include "lian-case-history-paper.h"

#include "lian-case-history.h"
#include "lian-case.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-paper.h"
#include "lian-words.h"

static const char *word (const LianPaper *paper, const char *message) G_GNUC_FORMAT (2);

static const char *
word (const LianPaper *paper, const char *message)
{
  return lian_paper_word (paper, message);
}

/* Where the case stands today. */
static void
add_top (LianDocument *document, const LianPaper *paper, const LianCase *facts)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  lian_paper_add_fact (paper, pairs, N_ ("state"),
                       g_strdup (lian_words_section (paper->language, facts->section)));
  lian_paper_add_fact (paper, pairs, N_ ("recommended"),
                       lian_words_dup_outcomes (paper->language, facts->opinion->recommended));
  lian_paper_add_fact (paper, pairs, N_ ("blocked"),
                       lian_words_dup_blocked (paper->language, facts, word (paper, N_ ("; "))));
  lian_paper_add_fact (paper, pairs, N_ ("edition of the rulebook"),
                       g_strdup (facts->opinion->edition));
  lian_paper_add_grid (document, pairs);
}

static void
add_event (LianDocumentTable *table, const LianPaper *paper, const LianEvent *event)
{
  g_autofree char *act = event->act != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, event->act)
                                         : g_strdup ("–");
  g_autofree char *moment = lian_event_dup_moment (event);
  g_autofree char *effect
      = event->effect != 0 ? lian_paper_date (paper, event->effect) : g_strdup ("–");
  g_autoptr (GString) text = g_string_new (event->what);
  if (*event->detail != '\0')
    g_string_append_printf (text, "\n%s", event->detail);
  if (event->why != NULL && *event->why != '\0')
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, word (paper, N_ ("Reason: %s")), event->why);
    }
  const char *cells[]
      = { act, *moment != '\0' ? moment : "–", effect, event->who != NULL ? event->who : "–", text->str, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_events (LianDocument *document, const LianPaper *paper, const GPtrArray *events)
{
  LianDocumentColumn columns[] = {
    { word (paper, N_ ("act")), 0.6, LIAN_ALIGN_END },
    { word (paper, N_ ("entered")), 1.5, LIAN_ALIGN_START },
    { word (paper, N_ ("in effect from")), 1.5, LIAN_ALIGN_START },
    { word (paper, N_ ("by")), 1.1, LIAN_ALIGN_START },
    { word (paper, N_ ("what happened")), 5, LIAN_ALIGN_START },
  };
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < events->len; i++)
    add_event (table, paper, events->pdata[i]);
}

static GPtrArray *
list_in (const LianPaper *paper, gint64 activity, GError **error)
{
  const char *before = lian_i18n_set_thread_language (paper->language);
  GPtrArray *events = lian_case_list_history (paper->txn, activity, NULL, error);
  lian_i18n_set_thread_language (before);
  return events;
}

/**
 * lian_case_history_paper_new:
 * @txn: the base, on a reader thread
 * @activity: the activity
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its history
 */
LianDocument *
lian_case_history_paper_new (LianTxn *txn, gint64 activity, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  g_autoptr (LianCase) facts = lian_case_load_brief (txn, activity, error);
  g_autoptr (GPtrArray) events = facts != NULL ? list_in (&paper, activity, error) : NULL;
  if (events == NULL)
    return NULL;
  const char *title = word (&paper, N_ ("Case history"));
  g_autofree char *name = lian_paper_name (&paper, "cooperative", facts->cooperative);
  g_autofree char *work = lian_paper_name (&paper, "activity", activity);
  g_autofree char *subtitle = lian_isolate_join ("　·　", name, work, NULL);
  g_autofree char *day = lian_paper_place_date (&paper);
  LianDocument *document = lian_paper_create_document (&paper, title, subtitle);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, subtitle);
  add_top (document, &paper, facts);
  add_events (document, &paper, events);
  lian_document_add_place_date (document, day);
  return document;
}
