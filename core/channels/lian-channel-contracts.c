/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What contracts put into an account of channels: what is due, and what was delivered.
 *
 * A schedule belongs to a line, not to a maker: what is due is shared out by the allotments, so that
 * the shares add up to it and, at the end, to the allotments (see lian-apportion.c).  What nobody is
 * allotted stands in a row of its own. */
#include "lian-channel-private.h"

#include "lian-apportion.h"

/* One line of a contract, with who makes it. */
typedef struct
{
  LianChannelReading *reading;
  const LianRecord *line;
  const LianRecord *contract;
  LianChannel channel;
  gint64 *makers;
  gint64 *weights;
  guint n_makers;
} Line;

typedef struct
{
  GHashTable *contracts;  /* id, LianRecord */
  GHashTable *schedules;  /* contract line, GPtrArray of LianRecord */
  GHashTable *allotments;
  GHashTable *deliveries;
  GHashTable *refused; /* delivery, quantity */
} Records;

static void
records_clear (Records *records)
{
  g_clear_pointer (&records->contracts, g_hash_table_unref);
  g_clear_pointer (&records->schedules, g_hash_table_unref);
  g_clear_pointer (&records->allotments, g_hash_table_unref);
  g_clear_pointer (&records->deliveries, g_hash_table_unref);
  g_clear_pointer (&records->refused, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Records, records_clear)

static gint64 *
key (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* Records of a type by what a field of theirs refers to; read once, for there may be many lines. */
static GHashTable *
group (LianTxn *txn, const char *type, const char *field)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find (type));
  GHashTable *groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                              (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 owner = lian_record_get_number (all->pdata[i], field);
      GPtrArray *list = g_hash_table_lookup (groups, &owner);
      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
          g_hash_table_insert (groups, key (owner), list);
        }
      g_ptr_array_add (list, lian_record_copy (all->pdata[i]));
    }
  return groups;
}

static GHashTable *
by_id (LianTxn *txn, const char *type)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find (type));
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                           (GDestroyNotify) lian_record_free);
  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (ids, key (lian_record_get_id (all->pdata[i])), lian_record_copy (all->pdata[i]));
  return ids;
}

/* Goods that were refused on inspection, by delivery. */
static GHashTable *
read_refused (LianTxn *txn)
{
  GHashTable *refused = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  const LianType *type = lian_type_find ("delivery_grade");
  g_autoptr (GPtrArray) grades = type != NULL ? lian_txn_list_all (txn, type) : g_ptr_array_new ();
  for (guint i = 0; i < grades->len; i++)
    {
      gint64 delivery = lian_record_get_number (grades->pdata[i], "delivery");
      gint64 *sum = g_hash_table_lookup (refused, &delivery);
      if (g_strcmp0 (lian_record_get_text (grades->pdata[i], "verdict"), "REFUSED") != 0)
        continue;
      if (sum == NULL)
        g_hash_table_insert (refused, key (delivery), sum = g_new0 (gint64, 1));
      *sum += lian_record_get_number (grades->pdata[i], "quantity");
    }
  return refused;
}

static GPtrArray *
list_of (GHashTable *groups, const LianRecord *line)
{
  gint64 id = lian_record_get_id (line);
  return g_hash_table_lookup (groups, &id);
}

static gboolean
is_yes (const LianRecord *record, const char *field)
{
  return lian_type_field (lian_record_get_type_info (record), field) >= 0
         && lian_record_get_truth (record, field) == LIAN_YES;
}

/* A framework says what may be called off; its call-offs are the contracts. */
static gboolean
binds (const LianRecord *contract)
{
  static const char *const states[] = { "SIGNED", "EXECUTING", "FULFILLED", NULL };
  const char *state = lian_record_get_text (contract, "state");
  return state != NULL && g_strv_contains (states, state) && !is_yes (contract, "is_framework");
}

static LianChannelFigures *
figures_of (const Line *self, gint64 maker)
{
  LianChannelPlace place = {
    .cooperative = maker,
    .product = lian_record_get_number (self->line, "catalogue_product"),
    .name = lian_record_get_text (self->line, "product"),
    .unit = lian_record_get_number (self->line, "unit"),
  };
  if (!_lian_channel_is_ours (self->reading, maker, place.product))
    return NULL;
  return &_lian_channel_row (self->reading, &place)->channels[self->channel];
}

static void
add_maker (Line *self, gint64 maker, gint64 weight)
{
  for (guint i = 0; i < self->n_makers; i++)
    if (self->makers[i] == maker)
      {
        self->weights[i] += weight;
        return;
      }
  self->makers[self->n_makers] = maker;
  self->weights[self->n_makers++] = weight;
}

static void
read_makers (Line *self, GPtrArray *allotments)
{
  guint n = allotments != NULL ? allotments->len : 0;
  gint64 rest = lian_record_get_number (self->line, "quantity");
  self->makers = g_new0 (gint64, n + 1);
  self->weights = g_new0 (gint64, n + 1);
  for (guint i = 0; i < n; i++)
    {
      gint64 quantity = lian_record_get_number (allotments->pdata[i], "quantity");
      rest -= quantity;
      add_maker (self, lian_record_get_number (allotments->pdata[i], "cooperative"), quantity);
    }
  if (rest > 0)
    add_maker (self, 0, rest);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  LianDate day = lian_record_get_date (one, "due_on"), day_other = lian_record_get_date (other, "due_on");
  if (day != day_other)
    return day < day_other ? -1 : 1;
  return lian_record_get_id (one) < lian_record_get_id (other) ? -1 : 1;
}

static gboolean
is_within (const Line *self, LianDate day)
{
  const LianChannelScope *scope = &self->reading->account->scope;
  return scope->from <= day && day <= scope->to;
}

static void
add_due (Line *self, LianDate day, gint64 quantity, gint64 *given)
{
  g_autofree gint64 *shares = g_new0 (gint64, self->n_makers + 1);
  if (!lian_apportion_next (self->weights, self->n_makers, quantity, given, shares) || !is_within (self, day))
    return;
  for (guint i = 0; i < self->n_makers; i++)
    {
      LianChannelFigures *figures = shares[i] != 0 ? figures_of (self, self->makers[i]) : NULL;
      if (figures != NULL)
        figures->contracted += shares[i];
    }
}

/* A line without a schedule is due at the end of the term; a spot contract, when it is signed. */
static LianDate
day_of (const LianRecord *contract)
{
  LianDate end = lian_record_get_date (contract, "term_to");
  return end != 0 ? end : lian_record_get_date (contract, "signed_on");
}

/* Of a lost quantity (the contract of 1985) nothing is known but that there was one. */
static void
mark_unknown (Line *self, GPtrArray *allotments)
{
  if (!is_within (self, day_of (self->contract)))
    return;
  for (guint i = 0; i == 0 || (allotments != NULL && i < allotments->len); i++)
    {
      gint64 maker = allotments != NULL && allotments->len > 0
                         ? lian_record_get_number (allotments->pdata[i], "cooperative")
                         : 0;
      LianChannelFigures *figures = figures_of (self, maker);
      if (figures != NULL)
        figures->unknown = TRUE;
    }
}

static void
read_due (Line *self, const Records *records)
{
  GPtrArray *allotments = list_of (records->allotments, self->line);
  GPtrArray *schedule = list_of (records->schedules, self->line);
  if (lian_record_is_empty (self->line, "quantity"))
    {
      mark_unknown (self, allotments);
      return;
    }
  g_autofree gint64 *given = g_new0 (gint64, self->n_makers + 1);
  if (schedule == NULL)
    {
      add_due (self, day_of (self->contract), lian_record_get_number (self->line, "quantity"), given);
      return;
    }
  g_ptr_array_sort (schedule, compare_due);
  for (guint i = 0; i < schedule->len; i++)
    add_due (self, lian_record_get_date (schedule->pdata[i], "due_on"),
             lian_record_get_number (schedule->pdata[i], "quantity"), given);
}

/* Who delivered is written down, or is the only one who could have. */
static gint64
maker_of (const Line *self, const LianRecord *delivery)
{
  gint64 maker = lian_record_get_number (delivery, "cooperative");
  return maker != 0 || self->n_makers != 1 ? maker : self->makers[0];
}

static void
read_delivered (Line *self, const Records *records)
{
  GPtrArray *deliveries = list_of (records->deliveries, self->line);
  for (guint i = 0; deliveries != NULL && i < deliveries->len; i++)
    {
      const LianRecord *delivery = deliveries->pdata[i];
      gint64 id = lian_record_get_id (delivery);
      const gint64 *refused = g_hash_table_lookup (records->refused, &id);
      if (!is_within (self, lian_record_get_date (delivery, "delivered_on"))
          || lian_record_get_truth (delivery, "accepted") == LIAN_NO)
        continue;
      LianChannelFigures *figures = figures_of (self, maker_of (self, delivery));
      if (figures != NULL)
        figures->delivered
            += lian_record_get_number (delivery, "quantity") - (refused != NULL ? *refused : 0);
    }
}

static void
read_line (LianChannelReading *reading, const Records *records, const LianRecord *line)
{
  gint64 id = lian_record_get_number (line, "contract");
  const LianRecord *contract = g_hash_table_lookup (records->contracts, &id);
  const char *state = contract != NULL ? lian_record_get_text (contract, "state") : NULL;
  if (state == NULL || g_str_equal (state, "DRAFT") || g_str_equal (state, "VOID"))
    return;
  Line self = { .reading = reading, .line = line, .contract = contract,
                .channel = lian_channel_of_contract_type (lian_record_get_text (contract, "contract_type")) };
  read_makers (&self, list_of (records->allotments, line));
  if (binds (contract))
    read_due (&self, records);
  read_delivered (&self, records);
  g_free (self.makers);
  g_free (self.weights);
}

/**
 * _lian_channel_read_contracts:
 * @self: the reading
 * @cancellable: (nullable): tested between the lines
 * @error: return location
 *
 * Adds what is contracted and delivered in the period.
 *
 * Returns: whether it could be read
 */
gboolean
_lian_channel_read_contracts (LianChannelReading *self, GCancellable *cancellable, GError **error)
{
  g_auto (Records) records = {
    .contracts = by_id (self->txn, "contract"),
    .schedules = group (self->txn, "schedule", "contract_line"),
    .allotments = group (self->txn, "allotment", "contract_line"),
    .deliveries = group (self->txn, "delivery", "contract_line"),
    .refused = read_refused (self->txn),
  };
  g_autoptr (GPtrArray) lines = lian_txn_list_all (self->txn, lian_type_find ("contract_line"));
  for (guint i = 0; i < lines->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_line (self, &records, lines->pdata[i]);
    }
  return TRUE;
}
