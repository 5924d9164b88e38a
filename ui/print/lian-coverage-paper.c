/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Coverage on paper: the map, and the cost of closing each point.
 *
 * By name they are printed trade by trade with the standard in force, along the ways where the base
 * has any; the window prints what it shows. */
#include "lian-coverage-paper.h"
#include "lian-coverage-map.h"
#include "lian-coverage-words.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-own-trade.h"
#include "lian-paper.h"

#define MOST_PLACES 4 /* named in a row of the table; the rest is counted */

/* One scope, read. */
typedef struct
{
  LianCoverage *coverage;
  GPtrArray *closings;
  GPtrArray *own; /* of LianOwnHarm; of all trades together, each point within its own */
  char *scope;
} Reading;

typedef void (*AddPages) (LianDocument *document, const Reading *reading);

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->closings, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->coverage, lian_coverage_unref);
  g_free (self->scope);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static char *
describe_scope (LianTxn *txn, const LianGround *ground)
{
  const LianGroundScope *scope = &lian_ground_get_parts (ground)->scope;
  g_autofree char *city = scope->city != 0
                              ? lian_txn_title (txn, lian_type_find ("city"), scope->city)
                              : g_strdup (_ ("all cities"));
  g_autofree char *trade = scope->trade != 0
                               ? lian_txn_title (txn, lian_type_find ("trade"), scope->trade)
                               : g_strdup (_ ("all trades together"));
  g_autofree char *measure = lian_coverage_words_measure (ground);
  g_autofree char *day = lian_date_format (scope->day);
  return lian_isolate_join (" · ", city, trade, measure, day, NULL);
}

static gboolean
read_scope (LianTxn *txn, const LianGroundScope *scope, int limit, Reading *reading,
            GCancellable *cancellable, GError **error)
{
  LianStandard given = LIAN_STANDARD_NONE;
  if (limit >= 0)
    given.limit = scope->measure == LIAN_MEASURE_MINUTES ? limit * 60 : limit;
  g_autoptr (LianGround) ground = lian_ground_read (txn, scope, &given, cancellable, error);
  if (ground == NULL)
    return FALSE;
  if (lian_ground_get_standard (ground)->limit < 0)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING,
                           _ ("Nobody has set how far residents may have to go: enter a standard of "
                              "service, or type a limit on the coverage page"));
      return FALSE;
    }
  reading->scope = describe_scope (txn, ground);
  reading->coverage = lian_coverage_new (ground);
  reading->closings = lian_coverage_closings (reading->coverage, cancellable, error);
  if (scope->trade == 0 && reading->closings != NULL)
    reading->own = lian_own_trade_harms (txn, scope, &given, cancellable, error);
  return reading->closings != NULL && (scope->trade != 0 || reading->own != NULL);
}

/* The map. */

static void
add_map (LianDocument *document, const Reading *reading)
{
  const LianCoverageMap wanted = { .title = _ ("Coverage of service points"),
                                   .scope = reading->scope, .coverage = reading->coverage };
  g_autoptr (LianMapSpec) map = lian_coverage_map_new (&wanted);
  g_autofree char *totals = lian_coverage_words_totals (reading->coverage);
  lian_document_add_title (document, wanted.title);
  lian_document_add_subtitle (document, reading->scope);
  lian_document_add_paragraph (document, totals);
  lian_document_add_maps (document, map, NULL, 0);
}

/* The table. */

static char *
name_losers (const LianGround *ground, const LianClosing *closing)
{
  guint n;
  const LianPlace *places = lian_ground_get_places (ground, &n);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < MIN (closing->losers->len, MOST_PLACES); i++)
    {
      const LianLoser *loser = &g_array_index (closing->losers, LianLoser, i);
      g_autofree char *name = lian_isolate (places[loser->place].title);
      g_autofree char *residents = loser->residents > 0
                                       ? lian_coverage_words_number (loser->residents)
                                       : g_strdup (_ ("unknown"));
      g_autofree char *way = lian_coverage_words_change (lian_ground_get_measure (ground), loser->before, loser->after);
      g_string_append_printf (text, "%s%s · %s (%s)", i > 0 ? "\n" : "", name, residents, way);
    }
  if (closing->losers->len > MOST_PLACES)
    {
      g_autofree char *more
          = g_strdup_printf (_ ("and %u more"), closing->losers->len - MOST_PLACES);
      g_string_append_printf (text, "\n%s", more);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_closing (LianDocumentTable *table, const LianGround *ground, const LianClosing *closing,
             const char *trade, guint number)
{
  guint n;
  const LianOutlet *outlet = &lian_ground_get_outlets (ground, &n)[closing->outlet];
  g_autofree char *title = lian_isolate_join (" · ", outlet->title, trade, NULL);
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *lost = lian_coverage_words_number (closing->residents_lost);
  g_autofree char *waiting = lian_coverage_words_number (closing->residents_waiting);
  g_autofree char *farther = lian_coverage_words_number (closing->residents_farther);
  g_autofree char *extra
      = lian_coverage_words_extra_figure (lian_ground_get_measure (ground), closing->extra_person_metres);
  g_autofree char *losers = name_losers (ground, closing);
  const char *const unmeasured[]
      = { place, title, "?", "?", "?", "?", _ ("position unknown"), NULL };
  const char *const cells[] = { place, title, lost, waiting, farther, extra, losers, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY,
                               closing->measured ? cells : unmeasured);
}

static void
add_table (LianDocument *document, const Reading *reading)
{
  const LianGround *ground = reading->coverage->ground;
  gboolean minutes = lian_ground_get_parts (ground)->scope.measure == LIAN_MEASURE_MINUTES;
  const LianDocumentColumn columns[] = {
    { _ ("No."), 0.5, LIAN_ALIGN_END },
    { _ ("If this point closes"), 2.3, LIAN_ALIGN_START },
    { _ ("residents who lose it"), 1.3, LIAN_ALIGN_END },
    { _ ("who wait for a round"), 1.3, LIAN_ALIGN_END },
    { _ ("who go farther"), 1.3, LIAN_ALIGN_END },
    { minutes ? _ ("hours more") : _ ("km more"), 1, LIAN_ALIGN_END },
    { _ ("Neighbourhoods that lose · residents (way, before → after)"), 3.8, LIAN_ALIGN_START },
  };
  g_autofree char *totals = lian_coverage_words_totals (reading->coverage);
  lian_document_add_title (document, _ ("Cost of closing each service point"));
  lian_document_add_subtitle (document, reading->scope);
  lian_document_add_paragraph (document, totals);
  LianDocumentTable *table
      = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; reading->own == NULL && i < reading->closings->len; i++)
    add_closing (table, ground, reading->closings->pdata[i], NULL, i + 1);
  for (guint i = 0; reading->own != NULL && i < reading->own->len; i++)
    {
      const LianOwnHarm *own = reading->own->pdata[i];
      add_closing (table, own->coverage->ground, own->closing, own->title, i + 1);
    }
}

/* Documents. */

typedef struct
{
  AddPages add;
  const char *title; /* English */
} Sheet;

static const Sheet map_sheet = { add_map, N_ ("Coverage map") };
static const Sheet table_sheet = { add_table, N_ ("Cost of closing") };

static gboolean
add_scope (LianTxn *txn, const Sheet *sheet, const LianGroundScope *scope, int limit,
           LianDocument *document, gboolean first, GCancellable *cancellable, GError **error)
{
  g_auto (Reading) reading = { 0 };
  if (!read_scope (txn, scope, limit, &reading, cancellable, error))
    return FALSE;
  if (!first)
    lian_document_add_page_break (document);
  sheet->add (document, &reading);
  return TRUE;
}

static LianDocument *
create_document (const LianPaper *paper, const Sheet *sheet)
{
  LianDocument *document
      = lian_paper_create_document (paper, _ (sheet->title), _ (sheet->title));
  lian_document_set_landscape (document, TRUE);
  return document;
}

/* The cities that have neighbourhoods; 0 where nobody has said of which city they are. */
static GArray *
list_cities (LianTxn *txn)
{
  GArray *cities = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) places = lian_txn_list_all (txn, lian_type_find ("neighbourhood"));
  for (guint i = 0; i < places->len; i++)
    {
      gint64 city = lian_record_get_number (places->pdata[i], "city");
      gboolean known = FALSE;
      for (guint k = 0; k < cities->len; k++)
        known |= g_array_index (cities, gint64, k) == city;
      if (!known)
        g_array_append_val (cities, city);
    }
  return cities;
}

/* A trade in each city, or all trades in one city: whichever the record is. */
static gboolean
add_selected (LianTxn *txn, const Sheet *sheet, gint64 selected, LianDocument *document,
              gboolean first, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) cities = list_cities (txn);
  g_autoptr (LianRecord) trade = lian_txn_load (txn, lian_type_find ("trade"), selected);
  gboolean is_city = selected != 0 && trade == NULL;
  for (guint i = 0; i < MAX (cities->len, 1); i++)
    {
      const LianGroundScope scope = { .trade = is_city ? 0 : selected,
                                      .city = is_city           ? selected
                                              : cities->len > 0 ? g_array_index (cities, gint64, i)
                                                                : 0,
                                      .day = lian_txn_get_working_date (txn),
                                      .network = lian_txn_count (txn, lian_type_find ("way")) > 0 };
      if (!add_scope (txn, sheet, &scope, -1, document, first && i == 0, cancellable, error))
        return FALSE;
      if (is_city)
        break;
    }
  return TRUE;
}

static LianDocument *
create_of_trades (LianTxn *txn, const Sheet *sheet, const GArray *trades, int *done,
                  GCancellable *cancellable, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  const char *before = lian_i18n_set_thread_language (paper.language);
  g_autoptr (LianDocument) document = create_document (&paper, sheet);
  gboolean good = TRUE;
  for (guint i = 0; i < trades->len && good; i++)
    {
      good = add_selected (txn, sheet, g_array_index (trades, gint64, i), document, i == 0,
                           cancellable, error);
      g_atomic_int_inc (done);
    }
  lian_i18n_set_thread_language (before);
  return good ? g_steal_pointer (&document) : NULL;
}

/**
 * lian_coverage_paper_choose:
 * @txn: the base
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): all trades together, as one
 */
GArray *
lian_coverage_paper_choose (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 all = 0;
  g_array_append_val (chosen, all);
  return chosen;
}

/**
 * lian_coverage_map_paper_new:
 * @txn: the base, on a reader thread
 * @trades: (element-type gint64): trades or cities, each on a page of its own; 0 for all together
 * @done: (inout): how many have been read
 * @cancellable: (nullable): stops between trades
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the maps
 */
LianDocument *
lian_coverage_map_paper_new (LianTxn *txn, const GArray *trades, int *done,
                             GCancellable *cancellable, GError **error)
{
  return create_of_trades (txn, &map_sheet, trades, done, cancellable, error);
}

/**
 * lian_coverage_table_paper_new:
 * @txn: the base, on a reader thread
 * @trades: (element-type gint64): trades or cities, each on pages of its own; 0 for all together
 * @done: (inout): how many have been read
 * @cancellable: (nullable): stops between trades
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the tables
 */
LianDocument *
lian_coverage_table_paper_new (LianTxn *txn, const GArray *trades, int *done,
                               GCancellable *cancellable, GError **error)
{
  return create_of_trades (txn, &table_sheet, trades, done, cancellable, error);
}

/* The window's scope travels in place of records. */
enum
{
  TRADE,
  CITY,
  MEASURE,
  NETWORK,
  LIMIT,
  N_PACKED,
};

/**
 * lian_coverage_paper_pack:
 * @scope: what the window shows
 * @limit: the limit that was typed there, in metres or minutes; -1 for none
 *
 * Returns: (transfer full) (element-type gint64): that, as the records of a document of the window
 */
GArray *
lian_coverage_paper_pack (const LianGroundScope *scope, int limit)
{
  const gint64 packed[N_PACKED] = { [TRADE] = scope->trade, [CITY] = scope->city,
                                    [MEASURE] = scope->measure, [NETWORK] = scope->network,
                                    [LIMIT] = limit };
  GArray *array = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (array, packed, N_PACKED);
  return array;
}

static LianDocument *
create_of_window (LianTxn *txn, const Sheet *sheet, const GArray *packed, int *done,
                  GCancellable *cancellable, GError **error)
{
  const gint64 *parts = (const gint64 *) (gconstpointer) packed->data;
  LianPaper paper = lian_paper_new (txn);
  const LianGroundScope scope
      = { parts[TRADE], parts[CITY], lian_txn_get_working_date (txn),
          (LianMeasure) parts[MEASURE], parts[NETWORK] != 0 };
  const char *before = lian_i18n_set_thread_language (paper.language);
  g_autoptr (LianDocument) document = create_document (&paper, sheet);
  gboolean good = add_scope (txn, sheet, &scope, (int) parts[LIMIT], document, TRUE, cancellable,
                             error);
  lian_i18n_set_thread_language (before);
  g_atomic_int_set (done, (int) packed->len);
  return good ? g_steal_pointer (&document) : NULL;
}

static LianDocument *
create_map_of_window (LianTxn *txn, const GArray *packed, int *done, GCancellable *cancellable,
                      GError **error)
{
  return create_of_window (txn, &map_sheet, packed, done, cancellable, error);
}

static LianDocument *
create_table_of_window (LianTxn *txn, const GArray *packed, int *done, GCancellable *cancellable,
                        GError **error)
{
  return create_of_window (txn, &table_sheet, packed, done, cancellable, error);
}

const LianPrintKind lian_coverage_map_of_window
    = { .name = "coverage-map", .type = "trade", .label = N_ ("Coverage map"),
        .build_list = create_map_of_window };
const LianPrintKind lian_coverage_table_of_window
    = { .name = "coverage-table", .type = "trade", .label = N_ ("Cost of closing"),
        .build_list = create_table_of_window };
