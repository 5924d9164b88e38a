/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The words of what is on the work list because of the calendar: annual returns, production returns that
 * did not come, terms that end. */
#include "lian-work-private.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-plural.h"

static char *
title_of (LianTxn *txn, const LianRecord *record, const char *field)
{
  const LianField *info = lian_type_get_field (lian_record_get_type_info (record), field);
  gint64 id = lian_record_get_number (record, field);
  return id != 0 ? lian_txn_title (txn, lian_type_find (info->reference), id) : g_strdup ("");
}

static gboolean
is_due (const LianWorkItem *item, const LianRecord *part, LianDate until)
{
  LianDate due = lian_record_get_date (part, "due_on");
  return g_strcmp0 (lian_record_get_text (part, "state"), "OPEN") == 0 && item->due <= due && due <= until;
}

/* A return is on the list once, with the first of its days and all that is due. */
gboolean
_lian_work_say_return (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  LianDate until = lian_date_add_days (lian_txn_get_working_date (txn), LIAN_WORK_DAYS_AHEAD);
  g_autoptr (GPtrArray) parts
      = lian_txn_list (txn, lian_type_find ("return_item"), "annual_return", lian_record_get_id (record));
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++)
    {
      if (!is_due (item, parts->pdata[i], until))
        continue;
      g_autofree char *name = title_of (txn, parts->pdata[i], "return_rule");
      g_autofree char *whole = lian_isolate (name);
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", whole);
    }
  item->what = lian_txn_title (txn, lian_record_get_type_info (record), lian_record_get_id (record));
  item->why = g_strdup_printf (_ ("Annual return: %s"), names->str);
  return TRUE;
}

/* Whole months from the one of @from until the one before that of @today. */
static guint
count_months (LianDate from, LianDate today)
{
  int year, month, day, this_year, this_month;
  lian_date_split (from, &year, &month, &day);
  lian_date_split (today, &this_year, &this_month, &day);
  return (guint) MAX ((this_year - year) * 12 + this_month - month, 1);
}

static int
compare_returns (gconstpointer a, gconstpointer b)
{
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  return lian_record_get_date (one, "from_date") - lian_record_get_date (other, "from_date");
}

typedef struct
{
  guint months;
  LianDate first;
} Missing;

/* @from: the first day that no return covers; @until: the one after the last */
static void
add_missing (Missing *self, LianDate from, LianDate until)
{
  self->months += count_months (from, until);
  if (self->first == 0)
    self->first = from;
}

/* Returns: the last day of the return that follows on @last, which has as many months. */
static LianDate
next_until (const LianRecord *last)
{
  LianDate from = lian_record_get_date (last, "from_date"), to = lian_record_get_date (last, "to_date");
  int months = lian_date_months_between (lian_date_first_of_month (from), lian_date_first_of_month (to));
  return lian_date_add_days (lian_date_add_months (lian_date_first_of_month (to), months + 2), -1);
}

/* As NO_RETURN and GAP find it. */
static Missing
find_missing (LianTxn *txn, gint64 activity)
{
  Missing missing = { 0, 0 };
  LianDate today = lian_txn_get_working_date (txn), covered = 0;
  LianDate back = lian_date_add_months (today, -LIAN_WORK_MONTHS_BACK);
  const LianRecord *last = NULL;
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("production_return"), "activity", activity);
  g_ptr_array_sort (all, compare_returns);
  for (guint i = 0; i < all->len; i++)
    {
      LianDate from = lian_record_get_date (all->pdata[i], "from_date");
      LianDate to = lian_record_get_date (all->pdata[i], "to_date");
      if (covered != 0 && from > lian_date_add_days (covered, 1) && to >= back)
        add_missing (&missing, lian_date_add_days (covered, 1), from);
      covered = to;
      last = all->pdata[i];
    }
  if (last != NULL && next_until (last) < today)
    add_missing (&missing, lian_date_add_days (covered, 1), today);
  return missing;
}

gboolean
_lian_work_say_no_return (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  Missing missing = find_missing (txn, lian_record_get_id (record));
  g_autofree char *cooperative = title_of (txn, record, "cooperative"), *since = lian_date_format (missing.first);
  item->what = lian_isolate_join (" · ", cooperative, lian_record_get_title (record), NULL);
  item->why = g_strdup_printf (ngettext ("The production return of %u month is missing, from %s",
                                         "The production returns of %u months are missing, from %s", missing.months),
                               missing.months, since);
  return TRUE;
}

/* Terms: whose it is, and what is to be done about it. */
static const struct
{
  const char *type;
  const char *about; /* the field that names it; NULL for the record's own name */
  const char *why;
} terms[] = {
  { "contract", NULL, N_ ("The term of the contract ends: complete, prolong or terminate it") },
  { "cooperative", NULL, N_ ("The term of office ends: elect, and enter the election") },
  { "officer", NULL, N_ ("The time in office ends: who takes over the work?") },
  { "quality_person", "cooperative", N_ ("Who answers for quality and variety changes: name who follows (S1-7)") },
  { "federation_membership", "cooperative", N_ ("The membership of the federation ends, and no other follows") },
  { "apprenticeship", "member", N_ ("The apprenticeship ends: enter how it stands") },
  { "reservation", "contract_material", N_ ("The reservation of material ends") },
  { "purchase_approval", "material", N_ ("The approval of self-purchase ends") },
};

gboolean
_lian_work_say_term (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  guint at = 0;
  while (at < G_N_ELEMENTS (terms) - 1 && !g_str_equal (terms[at].type, item->type->id))
    at++;
  item->what = terms[at].about != NULL ? title_of (txn, record, terms[at].about)
                                       : g_strdup (lian_record_get_title (record));
  item->why = g_strdup (_ (terms[at].why));
  return TRUE;
}
