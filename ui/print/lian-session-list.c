/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of cases for a meeting: trade by trade what is recommended, what is stopped and what is
 * still to be asked, with room to write down what was decided.
 *
 * A decision that waits for its countersignature stands in that room, so that the second officer can
 * sign several on one sheet. */
#include "lian-session-list.h"

#include "lian-case.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-paper.h"
#include "lian-words.h"

/* More questions than this are counted; the recommendation has all of them. */
#define MOST_QUESTIONS 3
/* Empty lines to write in by hand. */
#define ROOM " \n \n "

/* A case on the agenda, with what its row says. */
typedef struct
{
  char *trade; /* "" without one */
  char *name;  /* of the co-operative, for the order */
  LianCaseSection section;
  char *who;
  char *members;
  char *recommended;
  char *blocked;
  char *questions;
  char *decided;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;
  g_free (item->trade);
  g_free (item->name);
  g_free (item->who);
  g_free (item->members);
  g_free (item->recommended);
  g_free (item->blocked);
  g_free (item->questions);
  g_free (item->decided);
  g_free (item);
}

static const char *word (const LianPaper *paper, const char *message) G_GNUC_FORMAT (2);

static const char *
word (const LianPaper *paper, const char *message)
{
  return lian_paper_word (paper, message);
}

/* What is not recorded is not nought. */
static char *
describe_members (const LianPaper *paper, gint64 cooperative)
{
  g_autoptr (LianRecord) record = lian_paper_load (paper, "cooperative", cooperative);
  if (record == NULL
      || (lian_record_is_empty (record, "members_male")
          && lian_record_is_empty (record, "members_female")))
    return g_strdup ("–");
  gint64 n = lian_record_get_number (record, "members_male")
             + lian_record_get_number (record, "members_female");
  return g_strdup_printf ("%" G_GINT64_FORMAT, n);
}

static char *
describe_questions (const LianPaper *paper, const GPtrArray *ask)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < MIN (ask->len, MOST_QUESTIONS); i++)
    {
      const LianOpinionQuestion *question = ask->pdata[i];
      g_autofree char *fact = g_strdup_printf (word (paper, N_ ("%s?")),
                                               lian_words_fact (paper->language, question->fact));
      g_string_append_printf (text, "%s%u. %s", i > 0 ? "\n" : "", i + 1, fact);
    }
  if (ask->len > MOST_QUESTIONS)
    {
      g_autofree char *more
          = g_strdup_printf (word (paper, N_ ("and %u more")), ask->len - MOST_QUESTIONS);
      g_string_append_printf (text, "\n%s", more);
    }
  return g_string_free (text, FALSE);
}

/* The decision that the meeting only has to countersign, else room for its own. */
static char *
describe_decided (const LianPaper *paper, const LianCase *facts)
{
  const LianRecord *waiting = lian_case_get_decision (facts, "WAITING");
  const char *outcome = waiting != NULL ? lian_record_get_text (waiting, "outcome") : NULL;
  if (outcome == NULL)
    return g_strdup (ROOM);
  const char *number = lian_record_get_text (waiting, "number");
  char *forms[] = { (char *) outcome, (char *) lian_record_get_text (waiting, "outcome_also"),
                    NULL };
  g_autofree char *words = lian_words_dup_outcomes (paper->language, forms);
  /* Translators: number of a decision, form of production */
  return g_strdup_printf (word (paper, N_ ("%s: %s\nto be countersigned")),
                          number != NULL ? number : "–", words);
}

static char *
describe_who (const LianPaper *paper, const LianCase *facts)
{
  g_autofree char *name = lian_paper_name (paper, "cooperative", facts->cooperative);
  g_autofree char *work = lian_paper_name (paper, "activity", facts->activity);
  return lian_isolate_join ("\n", name, work,
                            lian_words_section (paper->language, facts->section), NULL);
}

static char *
find_trade (const LianPaper *paper, gint64 activity)
{
  g_autoptr (LianRecord) record = lian_paper_load (paper, "activity", activity);
  return lian_paper_name (paper, "trade",
                          record != NULL ? lian_record_get_number (record, "trade") : 0);
}

static Item *
read_item (const LianPaper *paper, gint64 activity, GError **error)
{
  g_autoptr (LianCase) facts = lian_case_load (paper->txn, activity, error);
  if (facts == NULL)
    return NULL;
  Item *item = g_new0 (Item, 1);
  item->section = facts->section;
  item->trade = find_trade (paper, activity);
  item->name = lian_paper_name (paper, "cooperative", facts->cooperative);
  item->who = describe_who (paper, facts);
  item->members = describe_members (paper, facts->cooperative);
  item->recommended = lian_words_dup_outcomes (paper->language, facts->opinion->recommended);
  item->blocked = lian_words_dup_blocked (paper->language, facts, "\n");
  item->questions = describe_questions (paper, facts->opinion->ask);
  item->decided = describe_decided (paper, facts);
  return item;
}

/* By trade, then by name; cases without a trade come last. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *one = *(Item *const *) a, *other = *(Item *const *) b;
  if ((*one->trade == '\0') != (*other->trade == '\0'))
    return *one->trade == '\0' ? 1 : -1;
  int order = g_utf8_collate (one->trade, other->trade);
  if (order == 0)
    order = g_utf8_collate (one->name, other->name);
  return order != 0 ? order : g_utf8_collate (one->who, other->who);
}

static GPtrArray *
read_items (const LianPaper *paper, const GArray *activities, int *done, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < activities->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      Item *item = read_item (paper, g_array_index (activities, gint64, i), error);
      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
      g_atomic_int_inc (done);
    }
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}

/* How many of which kind, so that the meeting sees at once what it has before it. */
static void
add_summary (LianDocument *document, const LianPaper *paper, const GPtrArray *items)
{
  guint counts[LIAN_CASE_SETTLED + 1] = { 0 };
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < items->len; i++)
    counts[((const Item *) items->pdata[i])->section]++;
  lian_paper_add_fact (paper, pairs, N_ ("cases"), g_strdup_printf ("%u", items->len));
  for (guint i = 0; i <= LIAN_CASE_SETTLED; i++)
    if (counts[i] > 0)
      {
        g_ptr_array_add (pairs, g_strdup (lian_words_section (paper->language,
                                                              (LianCaseSection) i)));
        g_ptr_array_add (pairs, g_strdup_printf ("%u", counts[i]));
      }
  lian_paper_add_grid (document, pairs);
}

static LianDocumentTable *
add_trade (LianDocument *document, const LianPaper *paper, const char *trade)
{
  LianDocumentColumn columns[] = {
    { word (paper, N_ ("No.")), 0.5, LIAN_ALIGN_END },
    { word (paper, N_ ("co-operative, activity, state")), 2.5, LIAN_ALIGN_START },
    { word (paper, N_ ("members")), 0.8, LIAN_ALIGN_END },
    { word (paper, N_ ("recommended")), 1.8, LIAN_ALIGN_START },
    { word (paper, N_ ("blocked, by which rule")), 1.8, LIAN_ALIGN_START },
    { word (paper, N_ ("ask first")), 2.2, LIAN_ALIGN_START },
    { word (paper, N_ ("what was decided")), 2.4, LIAN_ALIGN_START },
    { word (paper, N_ ("signature")), 1.5, LIAN_ALIGN_START },
  };
  lian_document_add_heading (document, *trade != '\0' ? trade : word (paper, N_ ("without a trade")));
  return lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
}

static void
add_items (LianDocument *document, const LianPaper *paper, const GPtrArray *items)
{
  LianDocumentTable *table = NULL;
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = items->pdata[i];
      const Item *before = i > 0 ? items->pdata[i - 1] : NULL;
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *cells[] = { number,        item->who,       item->members, item->recommended,
                              item->blocked, item->questions, item->decided, NULL };
      if (before == NULL || !g_str_equal (before->trade, item->trade))
        table = add_trade (document, paper, item->trade);
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

static char *
dup_federation (const LianPaper *paper)
{
  g_autoptr (GPtrArray) settings = lian_txn_list_all (paper->txn, lian_type_find ("settings"));
  return settings->len > 0
             ? lian_paper_name (paper, "federation",
                                lian_record_get_number (settings->pdata[0], "federation"))
             : g_strdup ("");
}

static void
add_end (LianDocument *document, const LianPaper *paper)
{
  const char *lines[] = { word (paper, N_ ("Signature")), word (paper, N_ ("Date")), NULL };
  g_autofree char *day = lian_paper_place_date (paper);
  LianDocumentSignature boxes[] = {
    { word (paper, N_ ("Chair of the meeting")), lines, NULL },
    { word (paper, N_ ("Minutes taken by")), lines, NULL },
    { word (paper, N_ ("Countersigning officer")), lines, NULL },
  };
  lian_document_add_place_date (document, day);
  lian_document_add_signatures (document, boxes, G_N_ELEMENTS (boxes));
}

/**
 * lian_session_list_new:
 * @txn: the base, on a reader thread
 * @activities: (element-type gint64): the activities whose cases are on the agenda
 * @done: (inout): how many have been read; others may read it meanwhile
 * @cancellable: (nullable): stops between cases
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the list
 */
LianDocument *
lian_session_list_new (LianTxn *txn, const GArray *activities, int *done,
                       GCancellable *cancellable, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  g_autoptr (GPtrArray) items = read_items (&paper, activities, done, cancellable, error);
  if (items == NULL)
    return NULL;
  const char *title = word (&paper, N_ ("Session list"));
  g_autofree char *federation = dup_federation (&paper);
  g_autofree char *day = lian_paper_place_date (&paper);
  g_autofree char *subtitle
      = *federation != '\0' ? lian_isolate_join ("　·　", federation, day, NULL) : g_strdup (day);
  LianDocument *document = lian_paper_create_document (&paper, title, subtitle);
  lian_document_set_landscape (document, TRUE);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, subtitle);
  add_summary (document, &paper, items);
  add_items (document, &paper, items);
  add_end (document, &paper);
  return document;
}

/**
 * lian_session_list_choose:
 * @txn: the base
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): what is on the agenda when nothing is
 *   chosen: all that waits for an officer; what is with the clerk is not
 */
GArray *
lian_session_list_choose (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) queue = lian_case_list_queue (txn, cancellable, error);
  if (queue == NULL)
    return NULL;
  GArray *activities = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < queue->len; i++)
    {
      const LianQueueItem *item = queue->pdata[i];
      if (item->section != LIAN_CASE_RETURNED)
        g_array_append_val (activities, item->activity);
    }
  return activities;
}
