/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How a contract stands today.
 *
 * Deliveries fill the schedule of their line from its first day on, whatever day they came; what was
 * refused fills nothing.  A line without a schedule is due at the end of the term.  A quantity that
 * nobody knows is never late. */
#include "lian-contract-standing.h"
#include "lian-i18n.h"
#include "lian-isolate.h"

/* A day on which goods of a line are due. */
typedef struct
{
  LianDate day;
  gint64 quantity;
} Due;

static gboolean
is_state (const LianRecord *contract, const char *state)
{
  return g_strcmp0 (lian_record_get_text (contract, "state"), state) == 0;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  LianDate one = ((const Due *) a)->day, other = ((const Due *) b)->day;
  return one < other ? -1 : one > other;
}

static GArray *
read_schedule (LianTxn *txn, const LianRecord *contract, const LianRecord *line)
{
  GArray *due = g_array_new (FALSE, FALSE, sizeof (Due));
  g_autoptr (GPtrArray) rows = lian_txn_list (txn, lian_type_find ("schedule"), "contract_line",
                                              lian_record_get_id (line));
  for (guint i = 0; i < rows->len; i++)
    {
      Due row = { lian_record_get_date (rows->pdata[i], "due_on"),
                  lian_record_get_number (rows->pdata[i], "quantity") };
      if (row.day != 0)
        g_array_append_val (due, row);
    }
  Due whole = { lian_record_get_date (contract, "term_to"),
                lian_record_get_number (line, "quantity") };
  if (rows->len == 0 && whole.day != 0 && whole.quantity > 0)
    g_array_append_val (due, whole);
  g_array_sort (due, compare_due);
  return due;
}

static gint64
sum_of_deliveries (LianTxn *txn, const LianRecord *line)
{
  gint64 sum = 0;
  g_autoptr (GPtrArray) rows = lian_txn_list (txn, lian_type_find ("delivery"), "contract_line",
                                              lian_record_get_id (line));
  for (guint i = 0; i < rows->len; i++)
    if (lian_record_get_truth (rows->pdata[i], "accepted") != LIAN_NO)
      sum += lian_record_get_number (rows->pdata[i], "quantity");
  return sum;
}

static void
read_line (LianContractStanding *self, LianTxn *txn, const LianRecord *contract,
           const LianRecord *line)
{
  LianDate today = lian_txn_get_working_date (txn), since = 0;
  gint64 left = sum_of_deliveries (txn, line), late = 0;
  g_autoptr (GArray) due = read_schedule (txn, contract, line);
  for (guint i = 0; i < due->len; i++)
    {
      const Due *row = &g_array_index (due, Due, i);
      gint64 missing = MAX (row->quantity - left, 0);
      left = MAX (left - row->quantity, 0);
      if (missing == 0)
        continue;
      if (self->due_on == 0 || row->day < self->due_on)
        self->due_on = row->day;
      if (row->day >= today)
        continue;
      since = since == 0 ? row->day : since;
      late += missing;
    }
  if (since == 0)
    return;
  self->n_late++;
  if (self->late_since != 0 && self->late_since <= since)
    return;
  self->late_since = since;
  self->late_line = lian_record_get_id (line);
  self->late_quantity = late;
}

/**
 * lian_contract_standing_read:
 * @self: (out caller-allocates): how it stands on the working date
 * @txn: the base
 * @contract: a contract
 *
 * Works out what is due next and what is late, from schedule and deliveries.
 */
void
lian_contract_standing_read (LianContractStanding *self, LianTxn *txn, const LianRecord *contract)
{
  const LianType *type = lian_record_get_type_info (contract);
  *self = (LianContractStanding){ .binds = is_state (contract, "SIGNED")
                                           || is_state (contract, "EXECUTING") };
  gboolean ended = is_state (contract, "FULFILLED") || is_state (contract, "TERMINATED");
  self->to_settle = ended
                    && (lian_type_field (type, "settled_on") < 0
                        || lian_record_is_empty (contract, "settled_on"));
  if (!self->binds)
    return;
  g_autoptr (GPtrArray) lines = lian_txn_list (txn, lian_type_find ("contract_line"), "contract",
                                               lian_record_get_id (contract));
  for (guint i = 0; i < lines->len; i++)
    read_line (self, txn, contract, lines->pdata[i]);
}

/**
 * lian_contract_standing_late:
 * @self: how a contract stands
 * @txn: the base
 *
 * Returns: (transfer full): since how many days how much is late, in words; "" when nothing is
 */
char *
lian_contract_standing_late (const LianContractStanding *self, LianTxn *txn)
{
  if (self->late_since == 0)
    return g_strdup ("");
  int days = (int) (lian_txn_get_working_date (txn) - self->late_since);
  if (self->n_late > 1)
    /* Translators: days of delay, number of lines of a contract */
    return g_strdup_printf (_ ("%d days · %u lines"), days, self->n_late);
  g_autoptr (LianRecord) line
      = lian_txn_load (txn, lian_type_find ("contract_line"), self->late_line);
  LianUnit unit = { NULL, NULL, 1, 1 };
  if (line != NULL)
    lian_txn_load_unit (txn, lian_record_get_number (line, "unit"), &unit);
  g_autofree char *number = lian_quantity_to_text (self->late_quantity, &unit);
  g_autofree char *name = lian_isolate (unit.name != NULL ? unit.name : "");
  /* Translators: days of delay, quantity, unit */
  return g_strdup_printf (_ ("%d days · %s %s"), days, number, name);
}

/* The columns and conditions of the list of contracts. */

static const LianField columns[] = {
  { "due", LIAN_FIELD_DATE, N_ ("next due"),
    .help = N_ ("The next day on which goods are due that were not delivered.") },
  { "late", LIAN_FIELD_TEXT, N_ ("late"),
    .help = N_ ("Since when, and how much of it, before the working date.") },
};

static const char *const lead[] = { "number", "state", NULL };
static const char *const from[] = { "contract_line", "schedule", "delivery", "unit", NULL };

static const LianChoice chips[] = {
  { "DRAFT", N_ ("Draft") },
  { "DUE", N_ ("Due this month") },
  { "LATE", N_ ("Late") },
  { "SETTLE", N_ ("To settle") },
  { NULL, NULL },
};

static GStrv
read_cells (LianTxn *txn, const LianRecord *contract)
{
  LianContractStanding standing;
  lian_contract_standing_read (&standing, txn, contract);
  GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
  cells[0] = standing.due_on != 0 ? lian_date_to_text (standing.due_on) : g_strdup ("");
  cells[1] = lian_contract_standing_late (&standing, txn);
  return cells;
}

static gboolean
is_due_this_month (LianTxn *txn, LianDate day)
{
  int y, m, d, due_y, due_m;
  if (day == 0)
    return FALSE;
  lian_date_split (lian_txn_get_working_date (txn), &y, &m, &d);
  lian_date_split (day, &due_y, &due_m, &d);
  return y == due_y && m == due_m;
}

static gboolean
keeps (LianTxn *txn, const LianRecord *contract, const char *chip)
{
  LianContractStanding standing;
  if (g_str_equal (chip, "DRAFT"))
    return is_state (contract, "DRAFT");
  lian_contract_standing_read (&standing, txn, contract);
  if (g_str_equal (chip, "DUE"))
    return is_due_this_month (txn, standing.due_on);
  if (g_str_equal (chip, "LATE"))
    return standing.late_since != 0;
  return standing.to_settle;
}

/**
 * lian_contract_derived:
 *
 * Returns: (transfer none): the columns "next due" and "late" of the list of contracts, and its
 *   conditions
 */
const LianDerived *
lian_contract_derived (void)
{
  static const LianDerived derived = { .type = "contract",
                                       .lead = lead,
                                       .columns = columns,
                                       .n_columns = G_N_ELEMENTS (columns),
                                       .from = from,
                                       .chips = chips,
                                       .read = read_cells,
                                       .keeps = keeps };
  return &derived;
}
