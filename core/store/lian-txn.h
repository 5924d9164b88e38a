/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a job may do with the base: load, look up, and in a write, change records. */
#pragma once

#include <gio/gio.h>

#include "lian-check.h"
#include "lian-filter.h"
#include "lian-format.h"

G_BEGIN_DECLS

/**
 * LianTxn:
 *
 * The base as one job sees it.  A job runs on the store's reader or writer thread; a #LianTxn is
 * valid only while that job runs.  Inside a write, everything is one transaction.
 */
typedef struct _LianTxn LianTxn;

/**
 * LianTxnFunc:
 * @txn: the base
 * @data: the caller's
 * @cancellable: (nullable): test it in loops
 * @error: return location
 *
 * Returns: %FALSE with @error set to give up; a write is then rolled back
 */
typedef gboolean (*LianTxnFunc) (LianTxn *txn, gpointer data, GCancellable *cancellable,
                                 GError **error);

LianDate lian_txn_get_working_date (LianTxn *txn);
LianDate lian_txn_get_known_on (LianTxn *txn);
gint64 lian_txn_get_author (LianTxn *txn);

/* What a job works out once. */
gpointer lian_txn_get_memo (LianTxn *txn, const char *key);
void lian_txn_set_memo (LianTxn *txn, const char *key, gpointer memo, GDestroyNotify free_memo);

/* Reading. */
LianRecord *lian_txn_load (LianTxn *txn, const LianType *type, gint64 id);
GBytes *lian_txn_read_bytes (LianTxn *txn, const LianType *type, gint64 id, const char *field,
                             GError **error);
GPtrArray *lian_txn_list (LianTxn *txn, const LianType *type, const char *field, gint64 id);
GPtrArray *lian_txn_list_all (LianTxn *txn, const LianType *type);

/**
 * LianTxnEach:
 * @record: (transfer none): a record; valid during the call
 * @data: the caller's
 */
typedef void (*LianTxnEach) (LianRecord *record, gpointer data);

gboolean lian_txn_each (LianTxn *txn, const LianType *type, LianTxnEach func, gpointer data,
                        GCancellable *cancellable, GError **error);
gint64 lian_txn_count (LianTxn *txn, const LianType *type);
gint64 lian_txn_find_text (LianTxn *txn, const LianType *type, const char *field,
                           const char *text, gint64 except);
GArray *lian_txn_find_named (LianTxn *txn, const LianType *type, const char *text);
char *lian_txn_record_title (LianTxn *txn, const LianRecord *record);
char *lian_txn_title (LianTxn *txn, const LianType *type, gint64 id);
char *lian_txn_reference_text (LianTxn *txn, const LianType *type, gint64 id);
gboolean lian_txn_load_unit (LianTxn *txn, gint64 id, LianUnit *unit);
gboolean lian_txn_unit_of (LianTxn *txn, const LianRecord *record, int field, LianUnit *unit);
char *lian_txn_display (LianTxn *txn, const LianRecord *record, int field);

/**
 * LianQuery:
 * @type: what is looked for
 * @field: (nullable): keep records whose field equals @value or @number
 * @value: (nullable): for a text field
 * @number: for a number field
 * @filters: (nullable) (element-type LianFilter): further conditions, see #LianFilter
 * @terms: (nullable) (element-type LianTerm): what else has to hold, see lian_query_text_read()
 * @search: (nullable): words to search, see lian_text_words_new()
 * @sort: (nullable): field to sort by; "id" for the order of entry, the cheapest; %NULL for the title
 * @descending: whether the order is turned round
 * @limit: most rows; 0 for all
 * @quick: whether the first @limit of those that are found first will do, where @search finds thousands
 */
typedef struct
{
  const LianType *type;
  const char *field;
  const char *value;
  gint64 number;
  const GPtrArray *filters;
  const GPtrArray *terms;
  const char *search;
  const char *sort;
  gboolean descending;
  guint limit;
  gboolean quick;
} LianQuery;

GArray *lian_txn_query (LianTxn *txn, const LianQuery *query, GCancellable *cancellable,
                        GError **error);

/**
 * LianHit:
 * @type: the type of the record
 * @id: the record
 * @title: its name
 */
typedef struct
{
  const LianType *type;
  gint64 id;
  char *title;
} LianHit;

void lian_hit_free (LianHit *hit);
GPtrArray *lian_txn_search (LianTxn *txn, const char *text, const LianType *type, guint limit,
                            GError **error);
GPtrArray *lian_txn_complete (LianTxn *txn, const LianType *type, const char *text, guint limit);

/* Rules. */
GPtrArray *lian_txn_check (LianTxn *txn, const LianRecord *record, GPtrArray *overlay);
GPtrArray *lian_txn_check_typed (LianTxn *txn, const LianRecord *record, GPtrArray *overlay);

/**
 * LianTxnRule:
 * @check: what a rule may look at; valid during the call
 * @data: the caller's
 */
typedef void (*LianTxnRule) (LianCheck *check, gpointer data);

void lian_txn_ask (LianTxn *txn, LianTxnRule rule, gpointer data);

/* Writing: only inside a write. */
void lian_txn_set_office (LianTxn *txn, gint64 office);
gboolean lian_txn_insert (LianTxn *txn, LianRecord *record, GError **error);
gboolean lian_txn_insert_many (LianTxn *txn, LianRecord *const *records, guint n, GError **error);
gboolean lian_txn_update (LianTxn *txn, const LianRecord *record, GError **error);
gboolean lian_txn_may_delete (LianTxn *txn, const LianType *type, gint64 id, GError **error);
gboolean lian_txn_delete (LianTxn *txn, const LianType *type, gint64 id, GError **error);

/**
 * LianBefore:
 * @type: the type of the record
 * @id: its id
 * @record: (nullable): the record before the write; %NULL when the write added it
 *
 * What a write changed.
 */
typedef struct
{
  const LianType *type;
  gint64 id;
  LianRecord *record;
} LianBefore;

GPtrArray *lian_txn_list_before (LianTxn *txn);
LianRecord *lian_txn_load_before (LianTxn *txn, const LianType *type, gint64 id);

/* Numbers on paper. */

/**
 * LianNumberState:
 * @LIAN_NUMBER_IN_USE: its record is there
 * @LIAN_NUMBER_VOID: its record is there and says that it is void
 * @LIAN_NUMBER_GONE: its record was deleted, or its entry taken back; the number isn't used again
 * @LIAN_NUMBER_SKIPPED: not given out: a greater number came with a record
 *
 * What became of a number.
 */
typedef enum
{
  LIAN_NUMBER_IN_USE,
  LIAN_NUMBER_VOID,
  LIAN_NUMBER_GONE,
  LIAN_NUMBER_SKIPPED,
} LianNumberState;

/**
 * LianPaperNumber:
 * @number: as printed; of skipped ones, the first to the last
 * @year: the year it counts in
 * @record: the record that got it; 0 of skipped ones
 * @state: what became of it
 * @about: (nullable): whom or what the record is about
 * @note: (nullable): the state of the record, the reason for voiding, or where the record went
 *
 * A line of the register of numbers.
 */
typedef struct
{
  char *number;
  int year;
  gint64 record;
  LianNumberState state;
  char *about;
  char *note;
} LianPaperNumber;

void lian_paper_number_free (LianPaperNumber *number);
GPtrArray *lian_txn_list_numbers (LianTxn *txn, const LianType *type, GError **error);
const char *lian_number_state_label (LianNumberState state);
char *lian_txn_issue_number (LianTxn *txn, const LianType *type, LianDate date, gint64 record,
                             GError **error);

G_END_DECLS
