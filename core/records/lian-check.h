/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rules over records: issues, and what a rule may look at. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

/**
 * LianSeverity:
 * @LIAN_ISSUE_ERROR: the record can't be saved
 * @LIAN_ISSUE_WARNING: the record can be saved; the officer sees the reason given
 */
typedef enum
{
  LIAN_ISSUE_ERROR,
  LIAN_ISSUE_WARNING,
} LianSeverity;

/**
 * LianIssue:
 * @type: the type of the record
 * @record: its id; 0 while it is new
 * @field: (nullable): the field's id, or %NULL for the record as a whole
 * @severity: whether it stops saving
 * @code: a stable name, such as "sum-of-allotments"
 * @message: a sentence for people that says the figure and the limit
 * @other: another record of the type that it speaks of and that may be looked at; 0 for none
 */
typedef struct
{
  const LianType *type;
  gint64 record;
  char *field;
  LianSeverity severity;
  const char *code;
  char *message;
  gint64 other;
} LianIssue;

void lian_issue_free (LianIssue *issue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianIssue, lian_issue_free)

/**
 * LianCheck:
 * @working_date: the day that due dates count from
 * @load: gives the record of a type by id; (transfer full) (nullable)
 * @list: gives the records of a type whose field refers to an id; (transfer container)
 * @find: gives the id of another record of the type with that text in that field, or 0
 * @data: for the functions
 * @issues: (element-type LianIssue): what was found
 * @percent: (nullable): gives a share that the edition of the rulebook in force sets, such as
 *   "adjust_share", in per cent
 * @kept: (nullable): what rules have worked out from many records, under names of theirs, each with
 *   what frees it; it is emptied when a record changes, and absent where unsaved records count
 * @before: (nullable): gives a record as it was before the write; (transfer full) (nullable)
 * @replayed: whether an undo or redo changes the records, which may go back where nobody could go forth
 * @indexes: (nullable): as @kept, but lists may have grown since: for what tells from the records of a
 *   list itself how much of it is new; see lian_check_grew()
 * @twins: (nullable): gives the records of the type that may be the same, more rather than fewer, see
 *   lian_twin_compare(); (transfer container); absent where only what stops saving counts
 * @gone: (nullable): gives the records of a type with rules over acts that the write took away, as they were;
 *   (transfer container)
 *
 * What a rule may look at: the record, its neighbours through the functions, the working date.
 * Rules have no other access, so the same rule serves form, store, import and check.
 */
struct _LianCheck
{
  LianDate working_date;
  LianRecord *(*load) (gpointer data, const char *type, gint64 id);
  GPtrArray *(*list) (gpointer data, const char *type, const char *field, gint64 id);
  gint64 (*find) (gpointer data, const LianRecord *self, const char *field, const char *text);
  gpointer data;
  GPtrArray *issues;
  guint (*percent) (gpointer data, const char *parameter);
  GData **kept;
  LianRecord *(*before) (gpointer data, const char *type, gint64 id);
  gboolean replayed;
  GData **indexes;
  GPtrArray *(*twins) (gpointer data, const LianRecord *self);
  GPtrArray *(*gone) (gpointer data, const char *type);
};

void lian_check_record (LianCheck *check, const LianRecord *record);
void lian_check_error (LianCheck *check, const LianRecord *record, const char *field,
                       const char *code, const char *format, ...) G_GNUC_PRINTF (5, 6);
void lian_check_warning (LianCheck *check, const LianRecord *record, const char *field,
                         const char *code, const char *format, ...) G_GNUC_PRINTF (5, 6);
void lian_check_filled (LianCheck *check, const LianRecord *record, const char *field);
void lian_check_officer (LianCheck *check, const LianRecord *record, const char *field);
void lian_check_date_order (LianCheck *check, const LianRecord *record, const char *earlier,
                            const char *later);
LianRecord *lian_check_load (LianCheck *check, const LianRecord *record, const char *field);

/**
 * LianCheckSame:
 * @a: a record
 * @b: another of the same type
 *
 * Returns: whether both are about the same, so that they may not hold on the same day
 */
typedef gboolean (*LianCheckSame) (const LianRecord *a, const LianRecord *b);

char *lian_check_quantity (LianCheck *check, const LianRecord *record, gint64 quantity);
LianDate lian_check_last_day (const LianRecord *record);
gboolean lian_check_share_day (const LianRecord *a, const LianRecord *b);
const LianRecord *lian_check_find_overlap (const LianRecord *record, const GPtrArray *others,
                                           LianCheckSame same);
gboolean lian_check_past_period (LianCheck *check, const LianRecord *record);
gboolean lian_check_grew (GPtrArray *seen, const GPtrArray *list, guint *from);

/**
 * LianCheckGoods:
 * @record: a record
 * @key: what tells it from records that may hold on the same days; appended to
 */
typedef void (*LianCheckGoods) (const LianRecord *record, GString *key);

LianRecord *lian_check_find_same_days (LianCheck *check, const LianRecord *record, const char *by,
                                       LianCheckGoods goods);
gboolean lian_issues_have_error (const GPtrArray *issues);
char *lian_issues_to_text (const GPtrArray *issues);

G_END_DECLS
