/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Deriving the figures of proposals again.
 *
 * A proposal names the act before it was put or decided.  On a copy everything later is taken back,
 * and there the figures are worked out anew: they must be the same, or somebody has touched them. */
#include "lian-proposal-check.h"

#include "lian-i18n.h"
#include "lian-past-visit.h"
#include "lian-proposal-kept.h"

/**
 * lian_proposal_check_free:
 * @check: (nullable) (transfer full): a result
 */
void
lian_proposal_check_free (LianProposalCheck *check)
{
  if (check == NULL)
    return;
  g_free (check->number);
  g_free (check->detail);
  g_free (check);
}

/* A proposal that is looked at. */
typedef struct
{
  LianProposalKept *kept;
  LianProposalCheck *check;
} Case;

static void
case_free (gpointer data)
{
  Case *one = data;
  lian_proposal_kept_free (one->kept);
  g_free (one);
}

static void
add_case (GPtrArray *cases, GPtrArray *out, const LianRecord *proposal)
{
  const char *number = lian_record_get_text (proposal, "number");
  LianProposalKept *kept = lian_proposal_kept_read (lian_record_get_text (proposal, "figures"));
  gboolean draft = g_strcmp0 (lian_record_get_text (proposal, "state"), "DRAFT") == 0;
  if (draft || number == NULL)
    {
      lian_proposal_kept_free (kept);
      return;
    }
  LianProposalCheck *check = g_new0 (LianProposalCheck, 1);
  check->proposal = lian_record_get_id (proposal);
  check->number = g_strdup (number);
  g_ptr_array_add (out, check);
  if (kept == NULL)
    {
      check->detail = g_strdup (_ ("it has no figures"));
      return;
    }
  Case *one = g_new (Case, 1);
  *one = (Case){ kept, check };
  g_ptr_array_add (cases, one);
}

typedef struct
{
  GPtrArray *cases;
  GPtrArray *out;
} Gathering;

static gboolean
gather (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Gathering *gathering = data;
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("service_proposal"));
  for (guint i = 0; i < all->len; i++)
    add_case (gathering->cases, gathering->out, all->pdata[i]);
  return TRUE;
}

static void
add_numbers (GString *text, const gint64 *numbers, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, " %" G_GINT64_FORMAT, numbers[i]);
}

static void
add_places (GString *text, const GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      const LianKeptPlace *one = places->pdata[i];
      const gint64 numbers[] = { one->id, one->why, one->gain, one->residents, one->before,
                                 one->after, one->wait };
      g_string_append_c (text, '\n');
      add_numbers (text, numbers, G_N_ELEMENTS (numbers));
    }
}

static void
add_trade (GString *text, const LianKeptTrade *trade, gboolean whole)
{
  const LianCoverageTotals *before = &trade->before, *after = &trade->after;
  const gint64 numbers[]
      = { trade->extra,      trade->lost,      before->residents, before->by_point,
          before->by_round,  before->uncovered, before->unknown,  after->residents,
          after->by_point,   after->by_round,  after->uncovered,  after->unknown };
  add_numbers (text, numbers, G_N_ELEMENTS (numbers));
  add_places (text, trade->losers);
  if (!whole)
    return;
  const gint64 further[] = { trade->trade, (gint64) trade->impact };
  add_numbers (text, further, G_N_ELEMENTS (further));
  add_places (text, trade->gainers);
}

static void
add_shares (GString *text, const LianProposalKept *kept)
{
  for (guint i = 0; i < kept->shares->len; i++)
    {
      const LianAdjustShare *one = kept->shares->pdata[i];
      const gint64 numbers[]
          = { one->cooperative, one->trade, one->adjusted, one->points, one->too_many };
      add_numbers (text, numbers, G_N_ELEMENTS (numbers));
    }
  for (guint i = 0; i < kept->obstacles->len; i++)
    {
      const LianObstacle *one = kept->obstacles->pdata[i];
      const gint64 numbers[] = { one->point, one->round, (gint64) one->unreasonable,
                                 (gint64) one->investigated, (gint64) one->prepared };
      add_numbers (text, numbers, G_N_ELEMENTS (numbers));
    }
}

/* All that was figured out, without names: these may be in another language.  Of what an older
 * program kept, as much as it kept. */
static char *
dup_print (const LianProposalKept *kept, gboolean whole)
{
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "%d", kept->impact);
  for (guint i = 0; i < (whole ? kept->trades->len : MIN (kept->trades->len, 1)); i++)
    add_trade (text, kept->trades->pdata[i], whole);
  if (whole)
    add_shares (text, kept);
  return g_string_free (text, FALSE);
}

static void
look (LianTxn *txn, gpointer data)
{
  Case *one = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LianAssessment) assessment
      = lian_proposal_assess (txn, one->check->proposal, NULL, &error);
  if (assessment == NULL)
    {
      one->check->detail = g_strdup (error->message);
      return;
    }
  g_autoptr (LianProposalKept) again = lian_proposal_kept_of (txn, assessment);
  g_autofree char *then = dup_print (one->kept, one->kept->whole);
  g_autofree char *now = dup_print (again, one->kept->whole);
  one->check->same = g_str_equal (then, now);
  if (!one->check->same)
    one->check->detail
        = g_strdup (_ ("its figures do not follow from the base as it was when it was put or decided"));
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const Case *one = *(Case *const *) a, *other = *(Case *const *) b;
  return one->kept->act > other->kept->act ? -1 : one->kept->act < other->kept->act;
}

static void
visit (const char *path, GPtrArray *cases)
{
  guint done = 0;
  g_autoptr (GError) error = NULL;
  g_autofree LianPastVisit *visits = g_new (LianPastVisit, MAX (cases->len, 1));
  for (guint i = 0; i < cases->len; i++)
    {
      Case *one = cases->pdata[i];
      visits[i] = (LianPastVisit){ one->kept->act, one->kept->computed_on, one };
    }
  if (lian_past_visit (path, visits, cases->len, look, &done, &error))
    return;
  for (guint i = done; i < cases->len; i++)
    ((Case *) cases->pdata[i])->check->detail
        = g_strdup_printf (_ ("the base as it was then can't be made again: %s"), error->message);
}

/**
 * lian_proposal_check_all:
 * @store: the base
 * @path: its file
 * @out: (element-type LianProposalCheck): a result is added for each proposal that was ever put
 * @error: return location
 *
 * Derives the figures of every proposal again.  Blocks.
 *
 * Returns: whether the base could be read
 */
gboolean
lian_proposal_check_all (LianStore *store, const char *path, GPtrArray *out, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);
  Gathering gathering = { cases, out };
  if (!lian_store_read (store, gather, &gathering, error))
    return FALSE;
  g_ptr_array_sort (cases, compare_cases);
  if (cases->len > 0)
    visit (path, cases);
  return TRUE;
}
