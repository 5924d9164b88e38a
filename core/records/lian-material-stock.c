/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What lies of one material in one place, as the movements say.
 *
 * Nothing of it is stored: stock is the sum of the steps up to a day, and a count sets it.  Rules ask
 * for it movement by movement, so it is kept while no record changes. */
#include "lian-material-stock.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

typedef struct
{
  gint64 id;
  gint64 contract;
  LianDate from;
  gint64 quantity;
} Promise;

struct _LianStock
{
  GArray *steps;    /* LianStockStep, in order */
  GArray *promises; /* Promise: reservations that hold */
  LianDate today;
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/* Of each kind, whether it comes in (1), goes out (-1), or is found (0). */
static int
sign_of (const LianRecord *movement)
{
  static const char *const in[] = { "OPENING", "IN", "RETURNED", NULL };
  const char *kind = lian_record_get_text (movement, "movement_kind");
  if (kind == NULL || g_str_equal (kind, "COUNTED"))
    return 0;
  return g_strv_contains (in, kind) ? 1 : -1;
}

static void
fill_step (const LianRecord *movement, const char *place, int sign, LianStockStep *step)
{
  gboolean orderers = is (movement, "material_source", "ORDERER");
  gint64 contract = lian_record_get_number (movement, "contract");
  *step = (LianStockStep){
    .day = lian_record_get_date (movement, "moved_on"),
    .order = is (movement, "movement_kind", "OPENING") ? 0 : sign > 0 ? 1 : sign < 0 ? 2 : 3,
    .id = lian_record_get_id (movement),
    .material = lian_record_get_number (movement, "material"),
    .place = lian_record_get_number (movement, place),
    .source = lian_choice_index (lian_choices_material_source,
                                 lian_record_get_text (movement, "material_source")),
    .owner = orderers ? contract : 0,
    .contract = contract,
    .takes = is (movement, "movement_kind", "ISSUED") || is (movement, "movement_kind", "USED")
             || is (movement, "movement_kind", "RETURNED"),
    .counted = sign == 0,
    .quantity = (sign < 0 ? -1 : 1) * lian_record_get_number (movement, "quantity"),
  };
}

/**
 * lian_movement_steps:
 * @movement: a stock movement
 * @steps: (out): room for two
 *
 * What @movement does to stocks: nothing where it concerns a workshop or money only, two steps where
 * material is moved from one place to another.
 *
 * Returns: the number of steps
 */
guint
lian_movement_steps (const LianRecord *movement, LianStockStep steps[2])
{
  guint n = 0;
  if (!lian_record_is_empty (movement, "place"))
    fill_step (movement, "place", sign_of (movement), &steps[n++]);
  if (is (movement, "movement_kind", "TRANSFER") && !lian_record_is_empty (movement, "to_place"))
    fill_step (movement, "to_place", 1, &steps[n++]);
  return n;
}

/**
 * lian_stock_step_compare:
 * @a: a #LianStockStep
 * @b: a #LianStockStep
 *
 * Returns: less than, equal to or greater than 0 as @a counts before or after @b
 */
int
lian_stock_step_compare (gconstpointer a, gconstpointer b)
{
  const LianStockStep *one = a, *other = b;
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

static void
add_movements (LianStock *self, LianCheck *c, const char *field, gint64 place, gint64 material)
{
  g_autoptr (GPtrArray) movements = c->list (c->data, "material_movement", field, place);
  for (guint i = 0; i < movements->len; i++)
    {
      LianStockStep steps[2];
      guint n = lian_movement_steps (movements->pdata[i], steps);
      gboolean arrives = g_str_equal (field, "to_place");
      if (n > (arrives ? 1U : 0U) && steps[arrives].material == material)
        g_array_append_val (self->steps, steps[arrives]);
    }
}

/* What is released or past its last day is no promise any more. */
static gboolean
holds (const LianRecord *reservation, LianDate today)
{
  LianDate until = lian_record_get_date (reservation, "until_date");
  return lian_record_is_empty (reservation, "released_on") && (until == 0 || until >= today);
}

static Promise
read_promise (const LianRecord *reservation, gint64 contract)
{
  return (Promise){ lian_record_get_id (reservation), contract,
                    lian_record_get_date (reservation, "from_date"),
                    lian_record_get_number (reservation, "quantity") };
}

static void
add_promises (LianStock *self, LianCheck *c, gint64 place, gint64 material)
{
  g_autoptr (GPtrArray) reservations = c->list (c->data, "reservation", "place", place);
  for (guint i = 0; i < reservations->len; i++)
    {
      g_autoptr (LianRecord) wanted
          = c->load (c->data, "contract_material",
                     lian_record_get_number (reservations->pdata[i], "contract_material"));
      if (wanted == NULL || !holds (reservations->pdata[i], c->working_date)
          || lian_record_get_number (wanted, "catalogue_material") != material)
        continue;
      Promise promise
          = read_promise (reservations->pdata[i], lian_record_get_number (wanted, "contract"));
      g_array_append_val (self->promises, promise);
    }
}

static void
stock_clear (gpointer data)
{
  LianStock *self = data;
  g_array_unref (self->steps);
  g_array_unref (self->promises);
}

/* Frees a stock that _lian_stock_new() gave. */
void
_lian_stock_unref (LianStock *self)
{
  g_rc_box_release_full (self, stock_clear);
}

static LianStock *
collect (LianCheck *c, gint64 place, gint64 material)
{
  LianStock *self = g_rc_box_new0 (LianStock);
  self->steps = g_array_new (FALSE, FALSE, sizeof (LianStockStep));
  self->promises = g_array_new (FALSE, FALSE, sizeof (Promise));
  self->today = c->working_date;
  add_movements (self, c, "place", place, material);
  add_movements (self, c, "to_place", place, material);
  add_promises (self, c, place, material);
  g_array_sort (self->steps, lian_stock_step_compare);
  return self;
}

/* The stocks that were collected while no record changed, by place and material. */
static GHashTable *
kept_stocks (LianCheck *c)
{
  GHashTable *stocks = g_datalist_get_data (c->kept, "stocks");
  if (stocks == NULL)
    {
      stocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) _lian_stock_unref);
      g_datalist_set_data_full (c->kept, "stocks", stocks, (GDestroyNotify) g_hash_table_unref);
    }
  return stocks;
}

/* The stock of a material in a place, from what the rules may see. */
LianStock *
_lian_stock_new (LianCheck *c, gint64 place, gint64 material)
{
  if (c->kept == NULL)
    return collect (c, place, material);
  GHashTable *stocks = kept_stocks (c);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, place, material);
  LianStock *self = g_hash_table_lookup (stocks, key);
  if (self == NULL)
    {
      self = collect (c, place, material);
      g_hash_table_insert (stocks, g_steal_pointer (&key), self);
    }
  return g_rc_box_acquire (self);
}

/* As many as there are sources, and one for a source that is missing. */
#define N_SOURCES 5

static gint64
free_on (const GArray *steps, LianDate day)
{
  gint64 stock[N_SOURCES] = { 0 }, sum = 0;
  for (guint i = 0; i < steps->len; i++)
    {
      const LianStockStep *step = &g_array_index (steps, LianStockStep, i);
      if (step->day <= day && step->owner == 0)
        stock[step->source] = step->counted ? step->quantity : stock[step->source] + step->quantity;
    }
  for (guint i = 0; i < N_SOURCES; i++)
    sum += stock[i];
  return sum;
}

/* What is there at the end of a day of all that is no orderer's. */
gint64
_lian_stock_free_on (const LianStock *self, LianDate day)
{
  return free_on (self->steps, day);
}

/* The steps of the stock that the movement draws on, or of all sources, with the movement as it is
 * now. */
static GArray *
steps_with (const LianStock *self, const LianRecord *movement, gboolean all)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (LianStockStep));
  LianStockStep own[2];
  lian_movement_steps (movement, own);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const LianStockStep *step = &g_array_index (self->steps, LianStockStep, i);
      if (step->id != own->id
          && (all || (step->source == own->source && step->owner == own->owner)))
        g_array_append_val (steps, *step);
    }
  g_array_append_val (steps, own[0]);
  g_array_sort (steps, lian_stock_step_compare);
  return steps;
}

/* The least that the place will hold of what the movement takes, from its day on; with it. */
gint64
_lian_stock_least (const LianStock *self, const LianRecord *movement, LianDate *day)
{
  g_autoptr (GArray) steps = steps_with (self, movement, FALSE);
  gint64 stock = 0, least = G_MAXINT64;
  gboolean reached = FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      const LianStockStep *step = &g_array_index (steps, LianStockStep, i);
      stock = step->counted ? step->quantity : stock + step->quantity;
      reached = reached || step->id == lian_record_get_id (movement);
      if (!reached || stock >= least)
        continue;
      least = stock;
      *day = step->day;
    }
  return least;
}

/* As _lian_stock_free_on(), with the movement as it is now. */
gint64
_lian_stock_left (const LianStock *self, const LianRecord *movement, LianDate day)
{
  g_autoptr (GArray) steps = steps_with (self, movement, TRUE);
  return free_on (steps, day);
}

/* What a contract has taken from the place since its reservation began. */
static gint64
taken_by (const LianStock *self, gint64 contract, LianDate since)
{
  gint64 sum = 0;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const LianStockStep *step = &g_array_index (self->steps, LianStockStep, i);
      if (step->takes && step->contract == contract && step->owner == 0 && step->day >= since
          && step->day <= self->today)
        sum -= step->quantity;
    }
  return MAX (sum, 0);
}

static gint64
remaining_of (const LianStock *self, const GArray *promises, gint64 contract)
{
  gint64 sum = 0;
  LianDate since = G_MAXINT32;
  for (guint i = 0; i < promises->len; i++)
    {
      const Promise *promise = &g_array_index (promises, Promise, i);
      if (promise->contract != contract)
        continue;
      sum += promise->quantity;
      since = MIN (since, promise->from);
    }
  return sum > 0 ? MAX (sum - taken_by (self, contract, since), 0) : 0;
}

static gboolean
seen_before (const GArray *promises, guint at)
{
  for (guint i = 0; i < at; i++)
    if (g_array_index (promises, Promise, i).contract == g_array_index (promises, Promise, at).contract)
      return TRUE;
  return FALSE;
}

/* What is still kept in the place for a contract, or for all others, less what they have taken;
 * @reservation (nullable) counts as it is now. */
gint64
_lian_stock_reserved (const LianStock *self, const LianRecord *reservation, gint64 contract,
                      gboolean mine)
{
  g_autoptr (GArray) promises = g_array_new (FALSE, FALSE, sizeof (Promise));
  gint64 own = reservation != NULL ? lian_record_get_id (reservation) : -1, sum = 0;
  for (guint i = 0; i < self->promises->len; i++)
    if (g_array_index (self->promises, Promise, i).id != own)
      g_array_append_val (promises, g_array_index (self->promises, Promise, i));
  if (reservation != NULL && holds (reservation, self->today))
    {
      Promise promise = read_promise (reservation, contract);
      g_array_append_val (promises, promise);
    }
  if (mine)
    return remaining_of (self, promises, contract);
  for (guint i = 0; i < promises->len; i++)
    {
      gint64 other = g_array_index (promises, Promise, i).contract;
      if (other != contract && !seen_before (promises, i))
        sum += remaining_of (self, promises, other);
    }
  return sum;
}

/* Units of one measure turn into each other exactly; those of two never do. */
void
_lian_material_check_measure (LianCheck *c, const LianRecord *r, const char *material,
                              const char *unit)
{
  g_autoptr (LianRecord) what = c->load (c->data, "material", lian_record_get_number (r, material));
  g_autoptr (LianRecord) own = c->load (c->data, "unit", lian_record_get_number (r, unit));
  g_autoptr (LianRecord) its
      = what != NULL ? c->load (c->data, "unit", lian_record_get_number (what, "unit")) : NULL;
  if (own == NULL || its == NULL
      || g_strcmp0 (lian_record_get_text (own, "measure"), lian_record_get_text (its, "measure")) == 0)
    return;
  lian_check_error (c, r, unit, "measure",
                    /* Translators: material, unit, unit */
                    _ ("%s is counted in %s: %s measures something else"),
                    lian_record_get_title (what), lian_record_get_title (its),
                    lian_record_get_title (own));
}
