/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Dividing the labour and the share dividend of a year among the members: labour by wages earned or days
 * worked, as the members resolved, shares by what was paid up and for how many days (domain.md §4, S11,
 * S21).
 *
 * Each part is whole fen and they add up exactly, by the largest remainder; of equal remainders the member
 * who was entered first goes first.  What is not known is never taken for nothing: a member without an
 * entry of the year's work stops the act. */
#include "lian-surplus-members.h"

#include "lian-booking-private.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-ratio.h"
#include "lian-share-days.h"
#include "lian-surplus.h"

typedef struct
{
  LianTxn *txn;
  const LianRecord *distribution;
  const LianRecord *terms;
  gint64 cooperative;
  LianDate first, last; /* of the year */
  GPtrArray *entries;
  gint64 unit; /* of shares */
  GPtrArray *lines; /* of type distribution_share, one for each member who has a part */
} Division;

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, message);
  return FALSE;
}

static const char *
measure_of (const Division *self)
{
  return g_strcmp0 (lian_record_get_text (self->terms, "labour_by"), "DAYS") == 0 ? "days" : "wages";
}

static gboolean
check_ready (const Division *self, GError **error)
{
  g_autoptr (GPtrArray) done = lian_txn_list (self->txn, lian_type_find ("distribution_share"), "distribution",
                                              lian_record_get_id (self->distribution));
  if (done->len > 0)
    return fail (error, _ ("this surplus was divided among the members already"));
  if (self->last >= lian_txn_get_working_date (self->txn))
    return fail (error, _ ("the year is not over"));
  if (self->terms == NULL)
    return fail (error, _ ("no resolution says how the surplus of this year is divided; none is assumed"));
  if (lian_record_get_number (self->distribution, "to_labour") > 0 && lian_record_is_empty (self->terms, "labour_by"))
    return fail (error, _ ("the resolution does not say whether the labour dividend is divided by wages or by days"));
  return TRUE;
}

/* Who had joined and was there at some time of the year. */
static gboolean
has_to_be_known (const Division *self, const LianRecord *member)
{
  const char *role = lian_record_get_text (member, "member_role");
  LianDate left = lian_record_get_date (member, "left_on");
  return (g_strcmp0 (role, "MEMBER") == 0 || g_strcmp0 (role, "MASTER") == 0)
         && lian_record_get_number (member, "cooperative") == self->cooperative
         && lian_record_get_date (member, "joined") <= self->last && (left == 0 || left >= self->first);
}

static LianRecord *
find_work (const Division *self, gint64 member)
{
  g_autoptr (GPtrArray) all = lian_txn_list (self->txn, lian_type_find ("member_year"), "member", member);
  int year, month, day;
  lian_date_split (self->last, &year, &month, &day);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], "cooperative") == self->cooperative
        && lian_record_get_number (all->pdata[i], "year") == year)
      return lian_record_copy (all->pdata[i]);
  return NULL;
}

static void
copy_number (LianRecord *to, const LianRecord *from, const char *field)
{
  if (from != NULL && !lian_record_is_empty (from, field))
    lian_record_set_number (to, field, lian_record_get_number (from, field));
}

static LianRecord *
new_line (const Division *self, const LianRecord *member, const LianRecord *work)
{
  static const char *const figures[] = { "months", "days", "wages" };
  LianRecord *line = lian_record_new (lian_type_find ("distribution_share"));
  gint64 id = lian_record_get_id (member);
  lian_record_set_number (line, "distribution", lian_record_get_id (self->distribution));
  lian_record_set_number (line, "member", id);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    copy_number (line, work, figures[i]);
  copy_number (line, member, "income_before");
  lian_record_set_number (line, "share_days",
                          lian_share_days (self->entries, self->cooperative, id, self->unit, self->first, self->last));
  return line;
}

static gboolean
add_member (Division *self, gint64 id, GError **error)
{
  g_autoptr (LianRecord) member = lian_txn_load (self->txn, lian_type_find ("member"), id);
  g_autoptr (LianRecord) work = find_work (self, id);
  g_autoptr (LianRecord) line = new_line (self, member, work);
  gboolean known = !lian_record_is_empty (line, measure_of (self));
  if (!known && has_to_be_known (self, member) && lian_record_get_number (self->distribution, "to_labour") > 0)
    {
      g_autofree char *name = lian_txn_title (self->txn, lian_type_find ("member"), id);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                   /* Translators: name of a member, name of a figure */
                   _ ("“%s”: %s is not entered; enter it among the work of years, 0 where there was none"), name,
                   _ (lian_type_get_field (lian_type_find ("member_year"), measure_of (self))->label));
      return FALSE;
    }
  if (work != NULL || lian_record_get_number (line, "share_days") > 0)
    g_ptr_array_add (self->lines, g_steal_pointer (&line));
  return TRUE;
}

static void
take_ids (GArray *ids, GPtrArray *records, const char *field)
{
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = field != NULL ? lian_record_get_number (records->pdata[i], field) : lian_record_get_id (records->pdata[i]);
      if (id != 0)
        g_array_append_val (ids, id);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
  return (x > y) - (x < y);
}

/* Who is a member, has worked, or stands in the books: some of them may have left since. */
static gboolean
add_members (Division *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) members = lian_txn_list (self->txn, lian_type_find ("member"), "cooperative", self->cooperative);
  g_autoptr (GPtrArray) years = lian_txn_list (self->txn, lian_type_find ("member_year"), "cooperative", self->cooperative);
  take_ids (ids, members, NULL);
  take_ids (ids, years, "member");
  take_ids (ids, self->entries, "member");
  take_ids (ids, self->entries, "to_member");
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if ((i == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, i - 1))
        && !add_member (self, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* @part: the field of the part, in the distribution and in its lines; @measure: what it is divided by */
static gboolean
divide (const Division *self, const char *part, const char *measure, GError **error)
{
  guint n = self->lines->len;
  gint64 whole = lian_record_get_number (self->distribution, part);
  g_autofree __int128 *weights = g_new0 (__int128, n + 1);
  g_autofree gint64 *parts = g_new0 (gint64, n + 1);
  __int128 sum = 0;
  for (guint i = 0; i < n; i++)
    sum += weights[i] = lian_record_get_number (self->lines->pdata[i], measure);
  if (whole > 0 && sum == 0)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, _ ("nobody has any %s in this year: it can't be divided"),
                   _ (lian_type_get_field (lian_type_find ("distribution_share"), measure)->label));
      return FALSE;
    }
  lian_share_out (whole, weights, parts, n);
  for (guint i = 0; i < n; i++)
    lian_record_set_number (self->lines->pdata[i], part, parts[i]);
  return TRUE;
}

/* Wages and dividends of the year, in a month that was worked, beside a month before joining (S4). */
static void
compare_income (LianRecord *line)
{
  gint64 months = lian_record_get_number (line, "months");
  gint64 sum = lian_record_get_number (line, "wages") + lian_record_get_number (line, "to_labour")
               + lian_record_get_number (line, "to_share");
  if (months > 0 && !lian_record_is_empty (line, "wages"))
    lian_record_set_number (line, "income_after", (gint64) lian_divide_rounded (sum, months));
  gboolean known = !lian_record_is_empty (line, "income_after") && !lian_record_is_empty (line, "income_before");
  gboolean below = lian_record_get_number (line, "income_after") < lian_record_get_number (line, "income_before");
  lian_record_set_text (line, "compared", !known ? "NOT_KNOWN" : below ? "BELOW" : "NOT_BELOW");
}

static gboolean
write_line (const Division *self, LianRecord *line, GError **error)
{
  LianBooking booking = { .txn = self->txn,
                          .cooperative = self->cooperative,
                          .member = lian_record_get_number (line, "member"),
                          .effect = lian_txn_get_working_date (self->txn),
                          .distribution = lian_record_get_id (self->distribution) };
  compare_income (line);
  return lian_txn_insert (self->txn, line, error)
         && _lian_booking_add (&booking, "DIVIDEND_LABOUR", lian_record_get_number (line, "to_labour"), 0, 0, error)
         && _lian_booking_add (&booking, "DIVIDEND_SHARE", lian_record_get_number (line, "to_share"), 0, 0, error);
}

static gboolean
carry_out (Division *self, GError **error)
{
  if (!check_ready (self, error))
    return FALSE;
  if (!lian_share_days_unit (self->entries, self->cooperative, self->last, &self->unit)
      && lian_record_get_number (self->distribution, "to_share") > 0)
    return fail (error, _ ("shares were counted in several units: what was paid can't be added up"));
  if (!add_members (self, error) || !divide (self, "to_labour", measure_of (self), error)
      || !divide (self, "to_share", "share_days", error))
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    if (!write_line (self, self->lines->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * lian_surplus_divide_among_members:
 * @txn: a write
 * @distribution: a record of type "distribution" of a year that is over
 * @n: (out): to how many members
 * @error: return location; %LIAN_ERROR_CONSTRAINT names what is not resolved or not entered yet
 *
 * Divides the labour dividend by wages or days, as resolved, and the share dividend by paid-up shares and
 * days, keeps each part with what it comes from, and credits it in the journal.
 *
 * Returns: whether it was done
 */
gboolean
lian_surplus_divide_among_members (LianTxn *txn, gint64 distribution, guint *n, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("distribution"), distribution);
  if (record == NULL)
    return fail (error, _ ("the record is no longer there"));
  int year = (int) lian_record_get_number (record, "year");
  Division self = { .txn = txn,
                    .distribution = record,
                    .cooperative = lian_record_get_number (record, "cooperative"),
                    .first = lian_date_new (year, 1, 1),
                    .last = lian_date_new (year, 12, 31) };
  g_autoptr (GPtrArray) terms = lian_txn_list (txn, lian_type_find ("distribution_terms"), "cooperative", self.cooperative);
  g_autoptr (GPtrArray) entries = lian_txn_list (txn, lian_type_find ("journal_entry"), "cooperative", self.cooperative);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  self.terms = lian_surplus_terms_on (terms, self.last);
  self.entries = entries;
  self.lines = lines;
  gboolean done = carry_out (&self, error);
  *n = lines->len;
  return done;
}
