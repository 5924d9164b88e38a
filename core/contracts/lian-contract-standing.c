/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How a contract stands today.
 *
 * It is read off the figures of the working date: what is due and missing of the schedule.  A line
 * without a schedule is due at the end of the term; a quantity that nobody knows is never late. */
#include "lian-contract-standing.h"
#include "lian-federation-words.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-plural.h"
#include "lian-standing-private.h"

static gboolean
is_state (const LianRecord *contract, const char *state)
{
  return g_strcmp0 (lian_record_get_text (contract, "state"), state) == 0;
}

static gboolean
is_to_settle (const LianRecord *contract)
{
  return (is_state (contract, "FULFILLED") || is_state (contract, "TERMINATED"))
         && lian_record_is_empty (contract, "settled_on");
}

/* A line without a schedule is due at the end of the term. */
static LianDueFigures
due_at_end (const LianContractFigures *figures, const LianLineFigures *line)
{
  LianDueFigures due = { .due_on = lian_record_get_date (figures->contract, "term_to") };
  due.missing = line->remaining == LIAN_UNKNOWN ? 0 : line->remaining;
  return due;
}

static void
add_due (LianContractStanding *self, const LianDueFigures *due, LianDate on, LianDate *since,
         gint64 *late)
{
  if (due->missing <= 0 || due->due_on == 0)
    return;
  if (self->due_on == 0 || due->due_on < self->due_on)
    self->due_on = due->due_on;
  if (due->due_on >= on)
    return;
  if (*since == 0 || due->due_on < *since)
    *since = due->due_on;
  *late += due->missing;
}

static void
add_line (LianContractStanding *self, const LianContractFigures *figures,
          const LianLineFigures *line)
{
  LianDate since = 0;
  gint64 late = 0;
  LianDueFigures whole = due_at_end (figures, line);
  for (guint i = 0; i < line->dues->len; i++)
    add_due (self, line->dues->pdata[i], figures->on, &since, &late);
  if (line->dues->len == 0)
    add_due (self, &whole, figures->on, &since, &late);
  if (since == 0)
    return;
  self->n_late++;
  if (self->late_since != 0 && self->late_since <= since)
    return;
  self->late_since = since;
  self->late_line = lian_record_get_id (line->line);
  self->late_quantity = late;
}

static void
read_state (LianContractStanding *self, const LianRecord *contract)
{
  *self = (LianContractStanding){ .binds = is_state (contract, "SIGNED")
                                           || is_state (contract, "EXECUTING") };
  self->to_settle = is_to_settle (contract);
}

/**
 * lian_contract_standing_of:
 * @self: (out caller-allocates): how it stands on the day of the figures
 * @figures: the figures of a contract
 *
 * Tells what is due next and what is late, from schedule and deliveries.
 */
void
lian_contract_standing_of (LianContractStanding *self, const LianContractFigures *figures)
{
  read_state (self, figures->contract);
  for (guint i = 0; self->binds && i < figures->lines->len; i++)
    add_line (self, figures, figures->lines->pdata[i]);
}

/**
 * lian_contract_standing_read:
 * @self: (out caller-allocates): how it stands on the working date
 * @txn: the base
 * @contract: a contract
 *
 * Works out the figures of the contract, where it binds, and how it stands by them.
 */
void
lian_contract_standing_read (LianContractStanding *self, LianTxn *txn, const LianRecord *contract)
{
  read_state (self, contract);
  if (!self->binds)
    return;
  g_autoptr (LianContractFigures) figures = lian_contract_figures_new (
      txn, lian_record_get_id (contract), lian_txn_get_working_date (txn));
  if (figures != NULL)
    lian_contract_standing_of (self, figures);
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
    return g_strdup_printf (ngettext ("%d day · %u lines", "%d days · %u lines",
                                      (gulong) days),
                            days, self->n_late);
  g_autoptr (LianRecord) line
      = lian_txn_load (txn, lian_type_find ("contract_line"), self->late_line);
  LianUnit unit = { NULL, NULL, 1, 1 };
  if (line != NULL)
    lian_txn_load_unit (txn, lian_record_get_number (line, "unit"), &unit);
  g_autofree char *number = lian_quantity_to_text (self->late_quantity, &unit);
  g_autofree char *name = lian_isolate (unit.name != NULL ? unit.name : "");
  /* Translators: days of delay, quantity, unit */
  return g_strdup_printf (ngettext ("%d day · %s %s", "%d days · %s %s",
                                    (gulong) days),
                          days, number, name);
}

/* The columns and conditions of the list of contracts. */

static const LianField columns[] = {
  { "due", LIAN_FIELD_DATE, N_ ("next due"),
    .help = N_ ("The next day on which goods are due that were not delivered.") },
  { "late", LIAN_FIELD_TEXT, N_ ("late"),
    .help = N_ ("Since when, and how much of it, before the working date.") },
  { "federation_today", LIAN_FIELD_TEXT, N_ ("federation today"),
    .help = N_ ("Who signed it, as long as that federation is there; else the makers' own, the specialised one first (A18).") },
};

static const char *const lead[] = { "number", "state", NULL };
static const char *const from[] = { "contract_line", "schedule", "delivery", "delivery_grade", "unit",
                                    "allotment", "federation", "federation_membership", NULL };

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
  cells[2] = lian_federation_dup_names (txn, lian_record_get_type_info (contract), lian_record_get_id (contract),
                                        lian_txn_get_working_date (txn));
  return cells;
}

/**
 * lian_contract_derived:
 *
 * Returns: (transfer none): the columns "next due", "late" and "federation today" of the list of contracts, and its
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
                                       .conditions = _lian_contract_conditions,
                                       .read = read_cells };
  return &derived;
}
