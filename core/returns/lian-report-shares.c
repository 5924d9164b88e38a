/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The report of shares: what each member in the books has subscribed, paid and owes, with arrears, deposits and what
 * was docked from wages (S3), and the sums of each co-operative. */
#include "lian-report-private.h"

#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-noted.h"
#include "lian-share-acts.h"

typedef enum
{
  SUBSCRIBED,
  PAID,
  DUE,
  ARREARS,
  DEPOSIT,
  INTEREST,
  DOCKED,
  N_SUMS,
} Sum;

/* One unit that shares are counted in; what stands in money is with the first one of a member. */
typedef struct
{
  gint64 unit;
  gint64 sums[N_SUMS];
  gboolean term; /* whether a resolution gave one, so that arrears are known */
  gboolean money;
} Line;

typedef struct
{
  LianReport *report;
  LianTxn *txn;
  gint64 cooperative;
  GArray *totals; /* Line, of @cooperative */
  guint members;  /* of @cooperative */
} Reading;

static char *
amount_text (LianTxn *txn, gint64 unit, gint64 amount)
{
  LianUnit counted;
  if (unit == 0)
    return lian_money_format (amount);
  lian_txn_load_unit (txn, unit, &counted);
  return lian_quantity_to_text (amount, &counted);
}

static LianReportRow *
add_row (Reading *self, const char *name, const Line *line)
{
  LianReport *report = self->report;
  char **cells = g_new0 (char *, report->n_columns + 1);
  cells[0] = lian_txn_title (self->txn, lian_type_find ("cooperative"), self->cooperative);
  cells[1] = g_strdup (name);
  cells[2] = line->unit != 0 ? lian_txn_title (self->txn, lian_type_find ("unit"), line->unit) : g_strdup (_ ("yuan"));
  for (int i = 0; i < N_SUMS; i++)
    {
      gboolean stated = i != ARREARS || line->term;
      gboolean here = i < DEPOSIT || line->money;
      char *text = amount_text (self->txn, i < DEPOSIT ? line->unit : 0, line->sums[i]);
      cells[3 + i] = !stated ? g_strdup (_ ("no term resolved")) : here ? g_strdup (text) : g_strdup ("");
      g_free (text);
    }
  LianReportRow *row = _lian_report_add_row (report, cells);
  row->cooperative = self->cooperative;
  return row;
}

static void
sum_up (Reading *self, const Line *line)
{
  guint at = 0;
  while (at < self->totals->len && g_array_index (self->totals, Line, at).unit != line->unit)
    at++;
  if (at == self->totals->len)
    {
      Line none = { .unit = line->unit, .term = TRUE };
      g_array_append_val (self->totals, none);
    }
  Line *total = &g_array_index (self->totals, Line, at);
  for (int i = 0; i < N_SUMS; i++)
    total->sums[i] += line->sums[i];
  total->term = total->term && line->term;
  total->money = total->money || line->money;
}

/* The sums of the co-operative that was read, where they say more than its rows. */
static void
end_cooperative (Reading *self)
{
  for (guint i = 0; self->members > 1 && i < self->totals->len; i++)
    add_row (self, _ ("Total"), &g_array_index (self->totals, Line, i))->total = TRUE;
  g_array_set_size (self->totals, 0);
  self->members = 0;
}

static void
add_member (Reading *self, const LianRecord *member)
{
  g_autoptr (LianMemberAccount) account = lian_member_account_read (self->txn, lian_record_get_id (member), 0);
  const LianShareStanding none = { 0 };
  self->members++;
  for (guint i = 0; i < MAX (account->shares->len, 1); i++)
    {
      const LianShareStanding *share
          = i < account->shares->len ? &g_array_index (account->shares, LianShareStanding, i) : &none;
      gboolean term = share->arrears != LIAN_NOT_STATED, first = i == 0;
      Line line = { share->unit,
                    { share->subscribed, share->paid, share->due, term ? share->arrears : 0, first ? account->deposit : 0,
                      first ? account->interest_due : 0, first ? account->docked : 0 },
                    term,
                    first };
      LianReportRow *row = add_row (self, lian_record_get_title (member), &line);
      row->type = "member";
      row->id = lian_record_get_id (member);
      row->emphasis = line.sums[ARREARS] > 0 || line.sums[DOCKED] > 0;
      sum_up (self, &line);
    }
}

static void
add_columns (LianReport *report)
{
  _lian_report_add_column (report, "cooperative", _ ("co-operative"), FALSE, 2.1);
  _lian_report_add_column (report, "member", _ ("member"), FALSE, 1.6);
  _lian_report_add_column (report, "unit", _ ("counted in"), FALSE, 1.1);
  _lian_report_add_column (report, "subscribed", _ ("share capital"), TRUE, 1.3);
  _lian_report_add_column (report, "paid", _ ("paid"), TRUE, 1);
  _lian_report_add_column (report, "due", _ ("shares due"), TRUE, 1.1);
  _lian_report_add_column (report, "arrears", _ ("arrears"), TRUE, 1);
  _lian_report_add_column (report, "deposit", _ ("left on deposit"), TRUE, 1.5);
  _lian_report_add_column (report, "interest", _ ("interest due"), TRUE, 1.2);
  _lian_report_add_column (report, "docked", _ ("docked (S3)"), TRUE, 1.2);
}

/**
 * _lian_report_read_shares:
 * @report: an empty report
 * @txn: the base
 * @most: most members; 0 for all
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: whether its rows could be read
 */
gboolean
_lian_report_read_shares (LianReport *report, LianTxn *txn, guint most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = lian_txn_list_booked (txn, most, &report->n_all, error);
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (Line));
  Reading reading = { report, txn, 0, totals, 0 };
  add_columns (report);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_autoptr (LianRecord) member = lian_txn_load (txn, lian_type_find ("member"), g_array_index (ids, gint64, i));
      gint64 cooperative = lian_record_get_number (member, "cooperative");
      if (cooperative != reading.cooperative)
        end_cooperative (&reading);
      reading.cooperative = cooperative;
      add_member (&reading, member);
    }
  /* Where rows are left off, so may be some of the last co-operative. */
  if (ids != NULL && ids->len == report->n_all)
    end_cooperative (&reading);
  return ids != NULL;
}
