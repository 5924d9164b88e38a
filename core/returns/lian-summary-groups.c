/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Into which groups of a summary a co-operative goes, from the outermost inwards. */
#include "lian-summary-private.h"

#include "lian-choices.h"
#include "lian-i18n.h"

/* Federations above federations; more of them are a circle. */
#define MOST_LEVELS 16

static const char *const labels[LIAN_N_SUMMARIES] = {
  N_("federation and trade"),
  N_("class of trade, trade and stage"),
  N_("form of production and trade"),
  N_("stage and trade"),
};

static void
add_record (GArray *way, const char *type, gint64 id)
{
  LianSummaryKey key = { type, id, NULL, NULL };
  g_array_append_val (way, key);
}

static void
add_code (GArray *way, const LianChoice *choices, const char *code)
{
  LianSummaryKey key = { NULL, 0, choices, code != NULL ? g_intern_string (code) : NULL };
  g_array_append_val (way, key);
}

static gint64
parent_of (LianTxn *txn, gint64 federation)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("federation"), federation);
  return record != NULL ? lian_record_get_number (record, "parent") : 0;
}

/* The federation, then those above it. */
static guint
list_levels (LianTxn *txn, gint64 federation, gint64 *levels)
{
  guint n = 0;
  for (; federation != 0 && n < MOST_LEVELS; federation = parent_of (txn, federation))
    levels[n++] = federation;
  return n;
}

static gboolean
is_among (const gint64 *levels, guint n, gint64 federation)
{
  for (guint i = 0; i < n; i++)
    if (levels[i] == federation)
      return TRUE;
  return FALSE;
}

/* A specialised federation stands below the local one; one of another place doesn't take the co-operative
 * out of its own. */
static guint
levels_of (LianTxn *txn, const LianRecord *cooperative, gint64 *levels)
{
  gint64 local = lian_record_get_number (cooperative, "federation");
  gint64 special = lian_record_get_number (cooperative, "spec_federation");
  guint n = list_levels (txn, special, levels);
  if (n > 0 && (local == 0 || is_among (levels, n, local)))
    return n;
  return list_levels (txn, local, levels);
}

/* What stands above the federation that the summary is of has no more in it than that one. */
static void
add_federations (LianTxn *txn, const LianRecord *cooperative, gint64 top, GArray *way)
{
  gint64 levels[MOST_LEVELS];
  guint n = levels_of (txn, cooperative, levels);
  if (n == 0)
    add_record (way, "federation", 0);
  while (top != 0 && n > 0 && levels[n - 1] != top)
    n--;
  for (guint i = n; i > 0; i--)
    add_record (way, "federation", levels[i - 1]);
}

static const char *
class_of (LianTxn *txn, const LianRecord *cooperative)
{
  g_autoptr (LianRecord) trade
      = lian_txn_load (txn, lian_type_find ("trade"), lian_record_get_number (cooperative, "trade"));
  const char *code = lian_record_get_text (cooperative, "trade_class");
  if (code == NULL && trade != NULL)
    code = lian_record_get_text (trade, "trade_class");
  return code != NULL ? g_intern_string (code) : NULL;
}

/* The present form of all its activities; of several forms, and where none is stated, it has none. */
static const char *
form_of (LianTxn *txn, const LianRecord *cooperative)
{
  g_autoptr (GPtrArray) activities
      = lian_txn_list (txn, lian_type_find ("activity"), "cooperative", lian_record_get_id (cooperative));
  const char *form = NULL;
  for (guint i = 0; i < activities->len; i++)
    {
      const char *one = lian_record_get_text (activities->pdata[i], "current_form");
      if (one == NULL || (i > 0 && g_strcmp0 (one, form) != 0))
        return NULL;
      form = g_intern_string (one);
    }
  return form;
}

/**
 * _lian_summary_find_way:
 * @txn: the base
 * @cooperative: a co-operative
 * @by: what the rows are put together by
 * @federation: that the summary is of; 0 for all
 * @way: (element-type LianSummaryKey): appended to
 *
 * Finds the groups that a co-operative is in.
 */
void
_lian_summary_find_way (LianTxn *txn, const LianRecord *cooperative, LianSummaryGrouping by, gint64 federation,
                        GArray *way)
{
  if (by == LIAN_SUMMARY_FEDERATION)
    add_federations (txn, cooperative, federation, way);
  else if (by == LIAN_SUMMARY_TRADE)
    add_code (way, lian_choices_trade_class, class_of (txn, cooperative));
  else if (by == LIAN_SUMMARY_FORM)
    add_code (way, lian_choices_form, form_of (txn, cooperative));
  else
    add_code (way, lian_choices_stage, lian_record_get_text (cooperative, "stage"));
  add_record (way, "trade", lian_record_get_number (cooperative, "trade"));
  if (by == LIAN_SUMMARY_TRADE)
    add_code (way, lian_choices_stage, lian_record_get_text (cooperative, "stage"));
}

/**
 * _lian_summary_belongs:
 * @txn: the base
 * @cooperative: a co-operative
 * @federation: a federation
 *
 * Returns: whether it belongs to the federation or to one below it
 */
gboolean
_lian_summary_belongs (LianTxn *txn, const LianRecord *cooperative, gint64 federation)
{
  gint64 levels[MOST_LEVELS];
  guint n = levels_of (txn, cooperative, levels);
  return is_among (levels, n, federation);
}

static char *
name_of_none (const LianSummaryKey *key)
{
  if (key->choices == lian_choices_form)
    return g_strdup (_ ("several forms, or none stated"));
  if (key->choices == lian_choices_stage)
    return g_strdup (_ ("no stage stated"));
  if (key->choices != NULL)
    return g_strdup (_ ("no class stated"));
  return g_strdup (g_strcmp0 (key->type, "trade") == 0 ? _ ("no trade stated") : _ ("no federation stated"));
}

/**
 * _lian_summary_name:
 * @txn: the base
 * @key: what a group is of
 *
 * Returns: (transfer full): its name for people
 */
char *
_lian_summary_name (LianTxn *txn, const LianSummaryKey *key)
{
  if (key->code != NULL)
    return g_strdup (_ (key->choices[lian_choice_index (key->choices, key->code)].label));
  char *title = key->id != 0 ? lian_txn_title (txn, lian_type_find (key->type), key->id) : NULL;
  return title != NULL ? title : name_of_none (key);
}

/**
 * lian_summary_grouping_label:
 * @by: a grouping
 *
 * Returns: (transfer none): its name for people, in English; translate with _() when shown
 */
const char *
lian_summary_grouping_label (LianSummaryGrouping by)
{
  return labels[by];
}
