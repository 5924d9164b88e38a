/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the coverage page shows, read and worked out off the main thread. */
#include "lian-coverage-job.h"
#include "lian-coverage-map.h"
#include "lian-coverage-words.h"
#include "lian-i18n.h"
#include "lian-isolate.h"

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
  g_clear_pointer (&self->comparison, lian_comparison_free);
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

static void
read_words (LianCoverageJob *self, LianTxn *txn)
{
  LianDate day = lian_txn_get_working_date (txn);
  g_autofree char *when = lian_date_format (day);
  g_autofree char *measure = lian_coverage_words_measure (self->ground);
  self->date = lian_date_to_text (day);
  self->scope_words
      = lian_isolate_join (" · ", find_title (self->cities, self->city, _ ("all cities")),
                           find_title (self->trades, self->trade, _ ("all trades together")), measure, when,
                           NULL);
}

static int
read_resolved (LianTxn *txn, const LianGroundScope *scope)
{
  const char *field = scope->measure == LIAN_MEASURE_MINUTES ? "limit_minutes" : "limit_metres";
  g_autoptr (LianRecord) standard = lian_standard_find (txn, scope);
  return standard != NULL && !lian_record_is_empty (standard, field)
             ? (int) lian_record_get_number (standard, field)
             : -1;
}

static gboolean
compare (LianCoverageJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) refused = NULL;
  if (self->changes->len == 0)
    return TRUE;
  g_autoptr (LianGround) later
      = lian_ground_apply (self->coverage->ground, (LianServiceChange *) (void *) self->changes->data,
                           self->changes->len, cancellable, &refused);
  if (later == NULL && g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (later == NULL)
    {
      self->refusal = g_strdup (refused->message);
      return TRUE;
    }
  g_autoptr (LianCoverage) after = lian_coverage_new (later);
  self->comparison = lian_coverage_compare (self->coverage, after);
  return TRUE;
}

static gboolean
is_open (const LianRecord *proposal)
{
  static const char *const states[] = { "DRAFT", "PUT", "ACCEPTED", NULL };
  const char *state = lian_record_get_text (proposal, "state");
  return state != NULL && g_strv_contains (states, state);
}

static void
read_proposals (LianCoverageJob *self, LianTxn *txn)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("service_proposal"));
  gboolean found = FALSE;
  self->officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  self->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = all->len; i > 0; i--)
    if (is_open (all->pdata[i - 1]))
      g_ptr_array_add (self->proposals, lian_record_copy (all->pdata[i - 1]));
  if (self->take_newest && self->proposals->len > 0)
    self->proposal = lian_record_get_id (self->proposals->pdata[0]);
  for (guint i = 0; i < self->proposals->len; i++)
    found |= lian_record_get_id (self->proposals->pdata[i]) == self->proposal;
  if (!found)
    self->proposal = 0;
}

/* A proposal brings its scope, its changes and what comes of them. */
static gboolean
assess (LianCoverageJob *self, LianTxn *txn, GCancellable *cancellable, GError **error)
{
  self->assessment = lian_proposal_assess (txn, self->proposal, cancellable, error);
  if (self->assessment == NULL)
    return FALSE;
  self->comparison = g_steal_pointer (&self->assessment->comparison);
  self->coverage = lian_coverage_ref (self->comparison->before);
  self->ground = lian_ground_ref (self->coverage->ground);
  const LianGroundScope *scope = &lian_ground_get_parts (self->ground)->scope;
  self->trade = scope->trade;
  self->city = scope->city;
  self->measure = scope->measure;
  self->network = scope->network;
  g_array_set_size (self->changes, 0);
  for (guint i = 0; i < self->assessment->records->len; i++)
    {
      LianServiceChange change;
      lian_service_change_read (self->assessment->records->pdata[i], &change);
      g_array_append_val (self->changes, change);
    }
  return TRUE;
}

static void
draw (LianCoverageJob *self)
{
  const LianCoverageMap now = { .title = self->comparison != NULL ? _ ("As it is")
                                                                  : _ ("Coverage"),
                                .scope = self->scope_words, .date = self->date,
                                .coverage = self->coverage };
  self->map = lian_coverage_map_new (&now);
  if (self->comparison == NULL)
    return;
  const LianCoverageMap later = { .title = _ ("After the changes"),
                                  .scope = self->scope_words, .date = self->date,
                                  .coverage = self->comparison->after,
                                  .comparison = self->comparison };
  self->later_map = lian_coverage_map_new (&later);
}

/* The limit that somebody types stands in for the resolved one; the rest of the standard stays. */
static gboolean
read_ground (LianCoverageJob *self, LianTxn *txn, const LianGroundScope *scope,
             GCancellable *cancellable, GError **error)
{
  LianStandard given = LIAN_STANDARD_NONE;
  if (self->limit >= 0)
    given.limit = self->measure == LIAN_MEASURE_MINUTES ? self->limit * 60 : self->limit;
  self->ground = lian_ground_read (txn, scope, &given, cancellable, error);
  return self->ground != NULL;
}

/**
 * lian_coverage_job_read:
 * @txn: the base, on a reader thread
 * @job: a #LianCoverageJob
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads the ground and works everything out.
 *
 * Returns: whether that was possible
 */
gboolean
lian_coverage_job_read (LianTxn *txn, gpointer job, GCancellable *cancellable, GError **error)
{
  static const char *const serving[] = { "service_point", "round", "point_trade", NULL };
  LianCoverageJob *self = job;
  self->trades = list_used (txn, "trade", serving);
  if (self->trade != 0 && find_title (self->trades, self->trade, NULL) == NULL)
    self->trade = choose_trade (self, txn);
  self->cities = list_used (txn, "city", (const char *const[]){ "neighbourhood", NULL });
  /* A standard is a city's: where there is but one, it is the one that is meant. */
  if (self->cities->len == 1)
    self->city = ((LianCoverageChoice *) self->cities->pdata[0])->id;
  const LianGroundScope scope = { self->trade, self->city, lian_txn_get_working_date (txn),
                                  self->measure, self->network };
  self->has_ways = lian_txn_count (txn, lian_type_find ("way")) > 0;
  self->resolved = read_resolved (txn, &scope);
  read_proposals (self, txn);
  if (self->proposal != 0 ? !assess (self, txn, cancellable, error)
                          : !read_ground (self, txn, &scope, cancellable, error))
    return FALSE;
  read_words (self, txn);
  if (lian_ground_get_standard (self->ground)->limit < 0)
    return TRUE;
  if (self->coverage == NULL)
    self->coverage = lian_coverage_new (self->ground);
  self->closings = lian_coverage_closings (self->coverage, cancellable, error);
  if (self->closings == NULL || (self->comparison == NULL && !compare (self, cancellable, error)))
    return FALSE;
  draw (self);
  return TRUE;
}

/**
 * lian_coverage_job_find_closing:
 * @self: a job that was read
 * @point: a service point
 *
 * Returns: (transfer none) (nullable): what closing it would cost
 */
const LianClosing *
lian_coverage_job_find_closing (const LianCoverageJob *self, gint64 point)
{
  int outlet = lian_ground_find_outlet (self->ground, point);
  for (guint i = 0; self->closings != NULL && outlet >= 0 && i < self->closings->len; i++)
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
  const LianClosing *closing = lian_coverage_job_find_closing (self, point);
  if (closing == NULL)
    return lian_map_spec_ref (self->map);
  const LianOutlet *outlets = lian_ground_get_outlets (self->ground, &n);
  g_autofree char *name = lian_isolate (outlets[closing->outlet].title);
  /* Translators: a service point */
  g_autofree char *title = g_strdup_printf (_ ("Coverage if %s closes"), name);
  const LianCoverageMap wanted = { .title = title, .scope = self->scope_words, .date = self->date,
                                   .coverage = self->coverage, .closing = closing };
  return lian_coverage_map_new (&wanted);
}
