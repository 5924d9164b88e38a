/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the coverage page shows, read and worked out off the main thread. */
#include "lian-coverage-job-private.h"
#include "lian-coverage-map.h"
#include "lian-coverage-words.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-known-words.h"
#include "lian-text.h"

#define MOST_OF_NAME 40

/**
 * lian_coverage_job_new:
 *
 * Returns: (transfer full): a job for everything, without a typed limit
 */
LianCoverageJob *
lian_coverage_job_new (void)
{
  LianCoverageJob *self = g_atomic_rc_box_new0 (LianCoverageJob);
  self->limit = -1;
  self->changes = g_array_new (FALSE, FALSE, sizeof (LianServiceChange));
  return self;
}

/**
 * lian_coverage_job_ref:
 * @self: a job
 *
 * Returns: (transfer full): @self
 */
LianCoverageJob *
lian_coverage_job_ref (LianCoverageJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer job)
{
  LianCoverageJob *self = job;
  g_array_unref (self->changes);
  g_clear_pointer (&self->closings, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->earlier, lian_coverage_job_unref);
  g_clear_pointer (&self->weighings, g_ptr_array_unref);
  g_clear_pointer (&self->shares, g_ptr_array_unref);
  g_clear_pointer (&self->change_words, g_ptr_array_unref);
  g_clear_pointer (&self->cuts, g_ptr_array_unref);
  g_clear_pointer (&self->kept, lian_proposal_kept_free);
  g_clear_pointer (&self->comparison, lian_comparison_unref);
  g_clear_pointer (&self->assessment, lian_assessment_free);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->coverage, lian_coverage_unref);
  g_clear_pointer (&self->ground, lian_ground_unref);
  g_clear_pointer (&self->trades, g_ptr_array_unref);
  g_clear_pointer (&self->cities, g_ptr_array_unref);
  g_clear_pointer (&self->map, lian_map_spec_unref);
  g_clear_pointer (&self->later_map, lian_map_spec_unref);
  g_free (self->refusal);
  g_free (self->scope_words);
  g_free (self->date);
}

/**
 * lian_coverage_job_unref:
 * @job: (transfer full): a job
 */
void
lian_coverage_job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, clear);
}

static void
choice_free (gpointer data)
{
  g_free (((LianCoverageChoice *) data)->title);
  g_free (data);
}

/* How many records of a type name each record in a field. */
static void
count_used (LianTxn *txn, const char *type, const char *field, GHashTable *used)
{
  g_autoptr (GPtrArray) records = lian_txn_list_all (txn, lian_type_find (type));
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = lian_record_get_number (records->pdata[i], field);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (used, &id));
      g_hash_table_insert (used, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n + 1));
    }
}

/* Of some hundred trades and cities only those are offered that have something to show. */
static GPtrArray *
list_used (LianTxn *txn, const char *type, const char *const *by)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) records = lian_txn_list_all (txn, lian_type_find (type));
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);
  for (guint i = 0; by[i] != NULL; i++)
    count_used (txn, by[i], type, used);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = lian_record_get_id (records->pdata[i]);
      if (!g_hash_table_contains (used, &id))
        continue;
      LianCoverageChoice *choice = g_new (LianCoverageChoice, 1);
      choice->id = id;
      choice->title = g_strdup (lian_record_get_title (records->pdata[i]));
      g_ptr_array_add (choices, choice);
    }
  return choices;
}

/* The trade that serves at most points. */
static gint64
choose_trade (const LianCoverageJob *self, LianTxn *txn)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint most = 0;
  gint64 best = 0;
  count_used (txn, "service_point", "trade", used);
  for (guint i = 0; i < self->trades->len; i++)
    {
      const LianCoverageChoice *trade = self->trades->pdata[i];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (used, &trade->id));
      if (n > most)
        best = trade->id;
      most = MAX (n, most);
    }
  return best;
}

static const char *
find_title (const GPtrArray *choices, gint64 id, const char *otherwise)
{
  for (guint i = 0; i < choices->len; i++)
    if (((LianCoverageChoice *) choices->pdata[i])->id == id)
      return ((LianCoverageChoice *) choices->pdata[i])->title;
  return otherwise;
}

static char *
describe_scope (const LianCoverageJob *self, const char *trade)
{
  g_autofree char *when = lian_date_format (lian_ground_get_parts (self->ground)->scope.day);
  g_autofree char *measure = lian_coverage_words_measure (self->ground);
  g_autofree char *city = lian_text_shorten_to (
      find_title (self->cities, self->city, _ ("all cities")), MOST_OF_NAME);
  g_autofree char *of_trade = lian_text_shorten_to (trade, MOST_OF_NAME);
  g_autofree char *line = lian_isolate_join (" · ", city, of_trade, measure, when, NULL);
  return lian_known_scope (self->known_on, line);
}

static void
read_words (LianCoverageJob *self, LianTxn *txn)
{
  const LianGroundScope *scope = &lian_ground_get_parts (self->ground)->scope;
  self->known_on = lian_txn_get_known_on (txn);
  self->date = lian_date_to_text (scope->day);
  self->scope_words = describe_scope (
      self, find_title (self->trades, self->trade, _ ("all trades together")));
}

/* What a limit is called in the field: metres or minutes. */
static int
in_field (const LianCoverageJob *self, gint32 limit)
{
  return limit >= 0 && self->measure == LIAN_MEASURE_MINUTES ? limit / 60 : limit;
}

/* A limit that was typed, or came with a proposal, hides that of the standard. */
static int
read_resolved (const LianCoverageJob *self, LianTxn *txn)
{
  const LianGroundScope *scope = &lian_ground_get_parts (self->ground)->scope;
  const char *field = scope->measure == LIAN_MEASURE_MINUTES ? "limit_minutes" : "limit_metres";
  if (self->limit < 0 && self->proposal == 0)
    return in_field (self, lian_ground_get_standard (self->ground)->limit);
  g_autoptr (LianRecord) standard = lian_standard_find (txn, scope);
  return standard != NULL && !lian_record_is_empty (standard, field)
             ? (int) lian_record_get_number (standard, field)
             : -1;
}

/* Of all trades together, changes about one alone are drawn within that one. */
static char *
describe_comparison (const LianCoverageJob *self)
{
  const LianWeighing *first = self->weighings->pdata[0];
  return self->weighings->len == 1 ? describe_scope (self, first->title)
                                   : g_strdup (self->scope_words);
}

static void
draw_comparison (LianCoverageJob *self)
{
  g_autofree char *scope = describe_comparison (self);
  const LianCoverageMap now = { .title = _ ("As it is"), .scope = scope, .date = self->date,
                                .coverage = self->comparison->before };
  const LianCoverageMap later = { .title = _ ("After the changes"), .scope = scope,
                                  .date = self->date, .coverage = self->comparison->after,
                                  .comparison = self->comparison };
  self->map = lian_coverage_map_new (&now);
  self->later_map = lian_coverage_map_new (&later);
}

static void
draw (LianCoverageJob *self)
{
  const LianCoverageMap now = { .title = _ ("Coverage"), .scope = self->scope_words,
                                .date = self->date, .coverage = self->coverage };
  if (self->comparison != NULL)
    draw_comparison (self);
  else
    self->map = lian_coverage_map_new (&now);
}

/* The limit that somebody types stands in for the resolved one; the rest of the standard stays. */
static LianStandard
typed_standard (const LianCoverageJob *self)
{
  LianStandard given = LIAN_STANDARD_NONE;
  if (self->limit >= 0)
    given.limit = self->measure == LIAN_MEASURE_MINUTES ? self->limit * 60 : self->limit;
  return given;
}

static gboolean
is_same_ground (const LianCoverageJob *self, const LianCoverageJob *earlier, LianDate day)
{
  return earlier != NULL && self->proposal == 0 && earlier->proposal == 0 && !self->take_newest
         && earlier->ground != NULL && self->trade == earlier->trade && self->city == earlier->city
         && self->measure == earlier->measure && self->network == earlier->network
         && self->limit == earlier->limit
         && lian_ground_get_parts (earlier->ground)->scope.day == day;
}

static GPtrArray *
share_array (GPtrArray *array)
{
  return array != NULL ? g_ptr_array_ref (array) : NULL;
}

/* Nothing but the changes is new: what was read for the ones before holds. */
static void
take_earlier (LianCoverageJob *self, const LianCoverageJob *earlier)
{
  self->trades = share_array (earlier->trades);
  self->cities = share_array (earlier->cities);
  self->proposals = share_array (earlier->proposals);
  self->officers = share_array (earlier->officers);
  self->closings = share_array (earlier->closings);
  self->own = share_array (earlier->own);
  self->ground = lian_ground_ref (earlier->ground);
  self->coverage = earlier->coverage != NULL ? lian_coverage_ref (earlier->coverage) : NULL;
  self->has_ways = earlier->has_ways;
  self->resolved = earlier->resolved;
  self->scope_words = g_strdup (earlier->scope_words);
  self->date = g_strdup (earlier->date);
  self->known_on = earlier->known_on;
}

static void
read_choices (LianCoverageJob *self, LianTxn *txn)
{
  static const char *const serving[] = { "service_point", "round", "point_trade", NULL };
  self->trades = list_used (txn, "trade", serving);
  if (self->trade != 0 && find_title (self->trades, self->trade, NULL) == NULL)
    self->trade = choose_trade (self, txn);
  self->cities = list_used (txn, "city", (const char *const[]){ "neighbourhood", NULL });
  /* A standard is a city's: where there is but one, it is the one that is meant. */
  if (self->cities->len == 1)
    self->city = ((LianCoverageChoice *) self->cities->pdata[0])->id;
  self->has_ways = lian_txn_count (txn, lian_type_find ("way")) > 0;
}

/* A barber does not make up for a mender of watches. */
static gboolean
read_own (LianCoverageJob *self, LianTxn *txn, const LianStandard *given, GCancellable *cancellable,
          GError **error)
{
  const LianGroundScope *scope = &lian_ground_get_parts (self->ground)->scope;
  if (scope->trade != 0)
    return TRUE;
  self->own = lian_own_trade_harms (txn, scope, given, cancellable, error);
  return self->own != NULL;
}

static gboolean
read_anew (LianCoverageJob *self, LianTxn *txn, const LianStandard *given, GCancellable *cancellable,
           GError **error)
{
  read_choices (self, txn);
  _lian_coverage_job_read_proposals (self, txn);
  const LianGroundScope scope = { self->trade, self->city, lian_txn_get_working_date (txn),
                                  self->measure, self->network };
  if (self->proposal != 0)
    {
      if (!_lian_coverage_job_look_at_proposal (self, txn, cancellable, error))
        return FALSE;
    }
  else
    self->ground = lian_ground_read (txn, &scope, given, cancellable, error);
  if (self->ground == NULL)
    return FALSE;
  self->resolved = read_resolved (self, txn);
  read_words (self, txn);
  if (lian_ground_get_standard (self->ground)->limit < 0)
    return TRUE;
  if (self->coverage == NULL)
    self->coverage = lian_coverage_new (self->ground);
  self->closings = lian_coverage_closings (self->coverage, cancellable, error);
  return self->closings != NULL && read_own (self, txn, given, cancellable, error);
}

/**
 * lian_coverage_job_read:
 * @txn: the base, on a reader thread
 * @job: a #LianCoverageJob
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads the ground and works everything out; where @job has an earlier one that differs in nothing
 * but the changes, only these are.
 *
 * Returns: whether that was possible
 */
gboolean
lian_coverage_job_read (LianTxn *txn, gpointer job, GCancellable *cancellable, GError **error)
{
  LianCoverageJob *self = job;
  const LianStandard given = typed_standard (self);
  g_autoptr (LianCoverageJob) earlier = g_steal_pointer (&self->earlier);
  if (is_same_ground (self, earlier, lian_txn_get_working_date (txn)))
    take_earlier (self, earlier);
  else if (!read_anew (self, txn, &given, cancellable, error))
    return FALSE;
  if (self->closings == NULL)
    return TRUE;
  if (self->proposal == 0 && !_lian_coverage_job_try (self, txn, &given, cancellable, error))
    return FALSE;
  draw (self);
  return TRUE;
}

static const LianOwnHarm *
find_own (const LianCoverageJob *self, gint64 point)
{
  for (guint i = 0; self->own != NULL && i < self->own->len; i++)
    if (lian_own_harm_get_outlet (self->own->pdata[i])->id == point)
      return self->own->pdata[i];
  return NULL;
}

/**
 * lian_coverage_job_find_closing:
 * @self: a job that was read
 * @point: a service point
 * @coverage: (out) (optional) (nullable) (transfer none): whom points serve among which it closes: of
 *   all trades together, those of the trade of the point in which that costs most
 *
 * Returns: (transfer none) (nullable): what closing it would cost
 */
const LianClosing *
lian_coverage_job_find_closing (const LianCoverageJob *self, gint64 point, LianCoverage **coverage)
{
  const LianOwnHarm *own = find_own (self, point);
  int outlet = lian_ground_find_outlet (self->ground, point);
  if (coverage != NULL)
    *coverage = own != NULL ? own->coverage : self->coverage;
  if (own != NULL)
    return own->closing;
  for (guint i = 0; self->own == NULL && self->closings != NULL && outlet >= 0
                    && i < self->closings->len; i++)
    if (((LianClosing *) self->closings->pdata[i])->outlet == outlet)
      return self->closings->pdata[i];
  return NULL;
}

/**
 * lian_coverage_job_draw_closing:
 * @self: a job that was read
 * @point: a service point
 *
 * Returns: (transfer full): the map with the losers of its closing.
 */
LianMapSpec *
lian_coverage_job_draw_closing (const LianCoverageJob *self, gint64 point)
{
  guint n;
  LianCoverage *coverage;
  const LianOwnHarm *own = find_own (self, point);
  const LianClosing *closing = lian_coverage_job_find_closing (self, point, &coverage);
  if (closing == NULL)
    return lian_map_spec_ref (self->map);
  const LianOutlet *outlets = lian_ground_get_outlets (coverage->ground, &n);
  g_autofree char *brief = lian_text_shorten_to (outlets[closing->outlet].title, MOST_OF_NAME);
  g_autofree char *name = lian_isolate (brief);
  /* Translators: a service point */
  g_autofree char *title = g_strdup_printf (_ ("Coverage if %s closes"), name);
  g_autofree char *scope = own != NULL ? describe_scope (self, own->title)
                                       : g_strdup (self->scope_words);
  const LianCoverageMap wanted = { .title = title, .scope = scope, .date = self->date,
                                   .coverage = coverage, .closing = closing };
  return lian_coverage_map_new (&wanted);
}
