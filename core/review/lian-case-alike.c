/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases that one reason can answer for.
 *
 * Two cases are alike when the rules say the same of them for the same reasons: the forms, the
 * findings, and the facts that made a rule fire.  Other facts may differ, and so may numbers, which
 * the findings have weighed. */
#include "lian-case-compare.h"

static gboolean
has_text (const GPtrArray *texts, const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_str_equal (texts->pdata[i], text))
      return TRUE;
  return FALSE;
}

static const char *
value_of (const LianCase *self, const char *fact)
{
  const LianCaseFact *found = lian_case_find_fact (self, fact);
  return found != NULL && found->value != NULL ? found->value : "unknown";
}

static gboolean
is_number (const LianCase *self, const char *fact)
{
  const LianCaseFact *found = lian_case_find_fact (self, fact);
  return found != NULL && found->number;
}

static void
add_unlike (GPtrArray *unlike, const LianCase *deciding, const LianCase *self,
            const LianCase *other)
{
  const GPtrArray *findings = deciding->opinion->findings;
  for (guint i = 0; i < findings->len; i++)
    {
      const GPtrArray *because = ((const LianOpinionFinding *) findings->pdata[i])->because;
      for (guint j = 0; because != NULL && j < because->len; j++)
        {
          const char *fact = ((const LianOpinionFact *) because->pdata[j])->fact;
          if (!is_number (deciding, fact) && !has_text (unlike, fact)
              && !g_str_equal (value_of (self, fact), value_of (other, fact)))
            g_ptr_array_add (unlike, (gpointer) fact);
        }
    }
}

/**
 * lian_case_list_unlike:
 * @self: a case, with its reasons
 * @other: another one, with its reasons
 *
 * Returns: (transfer container) (element-type utf8): facts that decide one of them and have another
 *   value in the other; never asked counts as unknown, as it does for the rules.  The texts belong
 *   to the cases.
 */
GPtrArray *
lian_case_list_unlike (const LianCase *self, const LianCase *other)
{
  GPtrArray *unlike = g_ptr_array_new ();
  add_unlike (unlike, self, self, other);
  add_unlike (unlike, other, self, other);
  return unlike;
}

static gboolean
have_same_findings (const LianCase *self, const LianCase *other)
{
  const GPtrArray *a = self->opinion->findings, *b = other->opinion->findings;
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const LianOpinionFinding *one = a->pdata[i], *two = b->pdata[i];
      if (!g_str_equal (one->rule, two->rule) || !g_str_equal (one->outcome, two->outcome))
        return FALSE;
    }
  return TRUE;
}

/* The same stage of the work: what waits for a signature goes with what waits. */
static LianCaseSection
get_stage (const LianCase *self)
{
  return self->section == LIAN_CASE_WAITING || self->section == LIAN_CASE_RETURNED
                 || self->section == LIAN_CASE_SETTLED
             ? self->section
             : LIAN_CASE_NEVER;
}

static gboolean
look_alike (const LianCase *self, const LianCase *other)
{
  return get_stage (self) == get_stage (other)
         && g_strv_equal ((const char *const *) self->opinion->recommended,
                          (const char *const *) other->opinion->recommended)
         && have_same_findings (self, other);
}

/**
 * lian_case_is_like:
 * @self: a case, with its reasons
 * @other: another one, with its reasons
 *
 * Returns: whether the rules say the same of both, for the same reasons
 */
gboolean
lian_case_is_like (const LianCase *self, const LianCase *other)
{
  if (!look_alike (self, other))
    return FALSE;
  g_autoptr (GPtrArray) unlike = lian_case_list_unlike (self, other);
  return unlike->len == 0;
}

/* The reasons are worked out only for what looks alike without them. */
static gboolean
add_if_like (LianTxn *txn, const LianCase *self, gint64 activity, GArray *alike, GError **error)
{
  g_autoptr (LianCase) brief = lian_case_load_brief (txn, activity, error);
  if (brief == NULL || !look_alike (self, brief))
    return brief != NULL;
  g_autoptr (LianCase) other = lian_case_load (txn, activity, error);
  if (other != NULL && lian_case_is_like (self, other))
    g_array_append_val (alike, activity);
  return other != NULL;
}

/**
 * lian_case_list_alike:
 * @txn: the base
 * @activity: an activity
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the activity, then the others of its
 *   trade whose cases are like its own and stand at the same stage
 */
GArray *
lian_case_list_alike (LianTxn *txn, gint64 activity, GCancellable *cancellable, GError **error)
{
  const LianType *type = lian_type_find ("activity");
  g_autoptr (LianCase) self = lian_case_load (txn, activity, error);
  if (self == NULL)
    return NULL;
  g_autoptr (GArray) alike = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LianRecord) own = lian_txn_load (txn, type, activity);
  gint64 trade = own != NULL ? lian_record_get_number (own, "trade") : 0;
  g_autoptr (GPtrArray) same = trade != 0 ? lian_txn_list (txn, type, "trade", trade) : NULL;
  g_array_append_val (alike, activity);
  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      gint64 other = lian_record_get_id (same->pdata[i]);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (other != activity && !add_if_like (txn, self, other, alike, error)))
        return NULL;
    }
  return g_steal_pointer (&alike);
}
