/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records of a base as a task of arrangement: what the steps of reading share. */
#pragma once

#include "lian-arrange-book.h"

G_BEGIN_DECLS

/* All records of a type, read once, and by what they refer to. */
typedef struct __LianShelf _LianShelf;

_LianShelf *_lian_shelf_new (LianTxn *txn);
void _lian_shelf_free (_LianShelf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianShelf, _lian_shelf_free)
const GPtrArray *_lian_shelf_all (_LianShelf *self, const char *type);
const GPtrArray *_lian_shelf_list (_LianShelf *self, const char *type, const char *field, gint64 id);
const LianRecord *_lian_shelf_get (_LianShelf *self, const char *type, gint64 id);
LianCheck _lian_shelf_look (_LianShelf *self);

/* The months of a task, from the working date on. */
typedef struct
{
  LianDate today;
  LianDate first; /* of the first month */
  LianDate end; /* the day after the last month */
  guint n;
  guint now; /* the first month in which anything can be made still; n if none */
} _LianMonths;

_LianMonths _lian_months_new (const LianRecord *arrangement, LianDate today);
int _lian_months_index (const _LianMonths *self, LianDate day);
LianDate _lian_months_from (const _LianMonths *self, guint month);
LianDate _lian_months_to (const _LianMonths *self, guint month);

/* A line of a contract that is to be arranged. */
typedef struct
{
  const LianRecord *contract;
  const LianRecord *line;
  LianUnit unit;
  gint64 left; /* smallest units: contracted, less what was delivered and stays */
  gint64 price; /* thousandths of a fen for one of the unit */
} _LianWanted;

typedef struct
{
  LianTxn *txn;
  _LianShelf *shelf;
  LianCheck look;
  const LianRecord *arrangement;
  LianArrangeBook *book;
  LianArrangeTask *task;
  _LianMonths months;
  GHashTable *federations; /* the arrangement's and those under it */
  GHashTable *makers; /* co-operative, index + 1 */
  GHashTable *limits; /* "kind record contract maker", index + 1 */
  GHashTable *varieties; /* "maker product", index + 1 */
  GHashTable *stocks; /* material, what there is of it */
  GHashTable *poor; /* "cooperative product", what of it was refused, in thousandths */
  GCancellable *cancellable;
} _LianReader;

void _lian_reader_say (_LianReader *self, LianArrangeProblemKind kind, const char *type, gint64 record,
                       gint64 value, char *words);
void _lian_reader_read_orders (_LianReader *self);
void _lian_reader_read_parts (_LianReader *self, const _LianWanted *wanted, LianArrangeOrder *order);
void _lian_reader_read_ways (_LianReader *self, const _LianWanted *wanted, guint order);
gint64 _lian_reader_value (const _LianWanted *wanted, gint64 quantity);
gint64 _lian_reader_delivered (_LianReader *self, gint64 line, gint64 cooperative, LianDate after);

/* What work on a line takes in a co-operative. */
guint _lian_reader_maker (_LianReader *self, const LianRecord *cooperative);
guint _lian_reader_limit (_LianReader *self, LianLimitKind kind, gint64 record, gint64 contract,
                          guint maker, gboolean *made);
void _lian_reader_use (_LianReader *self, guint limit, gint64 amount, guint *first, guint *n);
void _lian_reader_add_work (_LianReader *self, const LianArrangeOrder *order, LianArrangeWay *way,
                            GArray *set_up);
void _lian_reader_add_variety (_LianReader *self, const LianArrangeOrder *order, LianArrangeWay *way,
                               const GArray *set_up);
void _lian_reader_add_materials (_LianReader *self, const _LianWanted *wanted,
                                 const LianArrangeOrder *order, LianArrangeWay *way);
void _lian_stocks_free (gpointer stocks);

gboolean _lian_grades_may_meet (const char *wanted, const char *made);

/* What was agreed. */
gint64 _lian_reader_find_base (_LianReader *self);
void _lian_reader_read_agreed (_LianReader *self);
gint64 _lian_reader_find_relation (_LianReader *self, const _LianWanted *wanted, gint64 cooperative);
gint64 _lian_reader_allotted (_LianReader *self, gint64 line, gint64 cooperative);
void _lian_reader_read_stages (_LianReader *self);

/* Of the lines of an arrangement, what is open still: by way and month, in steps. */
typedef struct
{
  const LianArrangeTask *task;
  _LianShelf *shelf;
  LianCheck *look;
  const LianRecord *arrangement;
  _LianMonths months;
} _LianOpen;

GArray *_lian_open_amounts (const _LianOpen *self, GArray **pins);

G_END_DECLS
