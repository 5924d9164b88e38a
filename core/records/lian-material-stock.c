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

/* The lists that a stock comes from. */
enum { OUT_OF, INTO, PROMISES, N_LISTS };

struct _LianStock
{
  GArray *steps;    /* LianStockStep, in order */
  GArray *promises; /* Promise: reservations that hold */
  GPtrArray *seen[N_LISTS]; /* of LianRecord: what has been taken in of each list */
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

/* Mostly at the end, for books are kept day by day. */
static void
add_step (LianStock *self, const LianStockStep *step)
{
  guint at = self->steps->len;
  while (at > 0 && lian_stock_step_compare (&g_array_index (self->steps, LianStockStep, at - 1), step) > 0)
    at--;
  g_array_insert_val (self->steps, at, *step);
}

static void
add_movement (LianStock *self, const LianRecord *movement, gboolean arrives, gint64 material)
{
  LianStockStep steps[2];
  guint n = lian_movement_steps (movement, steps);
  if (n > (arrives ? 1U : 0U) && steps[arrives].material == material)
    add_step (self, &steps[arrives]);
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
add_promise (LianStock *self, LianCheck *c, const LianRecord *reservation, gint64 material)
{
  g_autoptr (LianRecord) wanted
      = c->load (c->data, "contract_material", lian_record_get_number (reservation, "contract_material"));
  if (wanted == NULL || !holds (reservation, c->working_date)
      || lian_record_get_number (wanted, "catalogue_material") != material)
    return;
  Promise promise = read_promise (reservation, lian_record_get_number (wanted, "contract"));
  g_array_append_val (self->promises, promise);
}

static void
stock_clear (gpointer data)
{
  LianStock *self = data;
  g_array_unref (self->steps);
  g_array_unref (self->promises);
  for (guint i = 0; i < N_LISTS; i++)
    g_ptr_array_unref (self->seen[i]);
}

/* Frees a stock that _lian_stock_new() gave. */
void
_lian_stock_unref (LianStock *self)
{
  g_rc_box_release_full (self, stock_clear);
}

static LianStock *
new_stock (LianCheck *c)
{
  LianStock *self = g_rc_box_new0 (LianStock);
  self->steps = g_array_new (FALSE, FALSE, sizeof (LianStockStep));
  self->promises = g_array_new (FALSE, FALSE, sizeof (Promise));
  for (guint i = 0; i < N_LISTS; i++)
    self->seen[i] = g_ptr_array_new ();
  self->today = c->working_date;
  return self;
}

/* Takes in what is new in the lists; FALSE when they did not just grow. */
static gboolean
take_in (LianStock *self, LianCheck *c, gint64 place, gint64 material)
{
  static const char *const lists[N_LISTS][2]
      = { { "material_movement", "place" }, { "material_movement", "to_place" }, { "reservation", "place" } };
  for (guint i = 0; i < N_LISTS; i++)
    {
      guint from;
      g_autoptr (GPtrArray) list = c->list (c->data, lists[i][0], lists[i][1], place);
      if (!lian_check_grew (self->seen[i], list, &from))
        return FALSE;
      for (; from < list->len; from++)
        {
          g_ptr_array_add (self->seen[i], list->pdata[from]);
          if (i == PROMISES)
            add_promise (self, c, list->pdata[from], material);
          else
            add_movement (self, list->pdata[from], i == INTO, material);
        }
    }
  return TRUE;
}

static LianStock *
collect (LianCheck *c, gint64 place, gint64 material)
{
  LianStock *self = new_stock (c);
  take_in (self, c, place, material);
  return self;
}

/* The stocks that rules have asked for, by place and material. */
static GHashTable *
kept_stocks (LianCheck *c)
{
  GHashTable *stocks = g_datalist_get_data (c->indexes, "stocks");
  if (stocks == NULL)
    {
      stocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) _lian_stock_unref);
      g_datalist_set_data_full (c->indexes, "stocks", stocks, (GDestroyNotify) g_hash_table_unref);
    }
  return stocks;
}

/* The stock of a material in a place, from what the rules may see. */
LianStock *
_lian_stock_new (LianCheck *c, gint64 place, gint64 material)
{
  if (c->indexes == NULL)
    return collect (c, place, material);
  GHashTable *stocks = kept_stocks (c);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, place, material);
  LianStock *self = g_hash_table_lookup (stocks, key);
  /* While nothing changes, there is nothing new. */
  if (self == NULL || (c->kept == NULL && !take_in (self, c, place, material)))
    {
      self = collect (c, place, material);
      g_hash_table_replace (stocks, g_steal_pointer (&key), self);
    }
  return g_rc_box_acquire (self);
}

/* As many as there are sources, and one for a source that is missing. */
#define N_SOURCES 5

/* Walks the steps of a stock in order, with one movement as it is now in place of what it was. */
typedef struct
{
  const GArray *steps;
  const LianStockStep *own; /* NULL: none */
  guint at;
  gboolean given;
} Walk;

static const LianStockStep *
next_step (Walk *self)
{
  while (self->at < self->steps->len && self->own != NULL
         && g_array_index (self->steps, LianStockStep, self->at).id == self->own->id)
    self->at++;
  const LianStockStep *step
      = self->at < self->steps->len ? &g_array_index (self->steps, LianStockStep, self->at) : NULL;
  if (self->own != NULL && !self->given && (step == NULL || lian_stock_step_compare (self->own, step) < 0))
    {
      self->given = TRUE;
      return self->own;
    }
  self->at++;
  return step;
}

static gint64
free_on (const LianStock *self, const LianStockStep *own, LianDate day)
{
  Walk walk = { self->steps, own, 0, FALSE };
  gint64 stock[N_SOURCES] = { 0 }, sum = 0;
  for (const LianStockStep *step = next_step (&walk); step != NULL; step = next_step (&walk))
    if (step->day <= day && step->owner == 0)
      stock[step->source] = step->counted ? step->quantity : stock[step->source] + step->quantity;
  for (guint i = 0; i < N_SOURCES; i++)
    sum += stock[i];
  return sum;
}

/* What is there at the end of a day of all that is no orderer's. */
gint64
_lian_stock_free_on (const LianStock *self, LianDate day)
{
  return free_on (self, NULL, day);
}

/* The least that the place will hold of what the movement takes, from its day on; with it. */
gint64
_lian_stock_least (const LianStock *self, const LianRecord *movement, LianDate *day)
{
  LianStockStep own[2];
  lian_movement_steps (movement, own);
  Walk walk = { self->steps, own, 0, FALSE };
  gint64 stock = 0, least = G_MAXINT64;
  gboolean reached = FALSE;
  for (const LianStockStep *step = next_step (&walk); step != NULL; step = next_step (&walk))
    {
      if (step->source != own->source || step->owner != own->owner)
        continue;
      stock = step->counted ? step->quantity : stock + step->quantity;
      reached = reached || step == own;
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
  LianStockStep own[2];
  lian_movement_steps (movement, own);
  return free_on (self, own, day);
}

/* What is kept in a place for a contract, and since when. */
typedef struct
{
  gint64 quantity;
  gint64 taken;
  LianDate since;
} Kept;

static void
keep (GHashTable *all, const Promise *promise)
{
  Kept *kept = g_hash_table_lookup (all, &promise->contract);
  if (kept == NULL)
    {
      kept = g_new0 (Kept, 1);
      kept->since = G_MAXINT32;
      g_hash_table_insert (all, g_memdup2 (&promise->contract, sizeof promise->contract), kept);
    }
  kept->quantity += promise->quantity;
  kept->since = MIN (kept->since, promise->from);
}

/* What contracts have taken from the place since their reservations began. */
static void
take_off (const LianStock *self, GHashTable *all)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const LianStockStep *step = &g_array_index (self->steps, LianStockStep, i);
      Kept *kept = step->takes && step->owner == 0 ? g_hash_table_lookup (all, &step->contract) : NULL;
      if (kept != NULL && step->day >= kept->since && step->day <= self->today)
        kept->taken -= step->quantity;
    }
}

/* What is still kept in the place for a contract, or for all others, less what they have taken;
 * @reservation (nullable) counts as it is now. */
gint64
_lian_stock_reserved (const LianStock *self, const LianRecord *reservation, gint64 contract,
                      gboolean mine)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gint64 own = reservation != NULL ? lian_record_get_id (reservation) : -1, sum = 0;
  GHashTableIter iter;
  gpointer key, value;
  for (guint i = 0; i < self->promises->len; i++)
    if (g_array_index (self->promises, Promise, i).id != own)
      keep (all, &g_array_index (self->promises, Promise, i));
  if (reservation != NULL && holds (reservation, self->today))
    {
      Promise promise = read_promise (reservation, contract);
      keep (all, &promise);
    }
  if (g_hash_table_size (all) > 0)
    take_off (self, all);
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Kept *kept = value;
      if ((*(const gint64 *) key == contract) == mine && kept->quantity > 0)
        sum += MAX (kept->quantity - MAX (kept->taken, 0), 0);
    }
  return sum;
}

/* Units of one measure turn into each other exactly; those of two never do. */
void
_lian_material_check_measure (LianCheck *c, const LianRecord *r, const char *goods, const char *unit)
{
  g_autoptr (LianRecord) what = lian_check_load (c, r, goods);
  g_autoptr (LianRecord) own = lian_check_load (c, r, unit);
  g_autoptr (LianRecord) its = what != NULL ? lian_check_load (c, what, "unit") : NULL;
  if (own == NULL || its == NULL
      || g_strcmp0 (lian_record_get_text (own, "measure"), lian_record_get_text (its, "measure")) == 0)
    return;
  lian_check_error (c, r, unit, "measure",
                    /* Translators: material or product, unit, unit */
                    _ ("%s is counted in %s: %s measures something else"),
                    lian_record_get_title (what), lian_record_get_title (its),
                    lian_record_get_title (own));
}
