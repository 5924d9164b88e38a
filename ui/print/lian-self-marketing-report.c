/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a co-operative sold by itself in the year up to the working date: month by month and outlet
 * by outlet, with subtotals that add up, against the plan and market control. */
#include "lian-self-marketing-report.h"

#include "lian-channel-account.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-paper.h"

typedef struct
{
  LianPaper paper;
  LianRecord *cooperative;
  LianChannelAccount *account;
  GPtrArray *sales; /* of the period, by month, outlet and product */
  GPtrArray *currencies;
  LianDate from;
  LianDate to;
} Report;

static void
report_clear (Report *self)
{
  g_clear_pointer (&self->cooperative, lian_record_free);
  g_clear_pointer (&self->account, lian_channel_account_free);
  g_clear_pointer (&self->sales, g_ptr_array_unref);
  g_clear_pointer (&self->currencies, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

static int
month_of (const LianRecord *sale)
{
  int year, month, day;
  lian_date_split (lian_record_get_date (sale, "to_date"), &year, &month, &day);
  return year * 12 + month - 1;
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_sales (gconstpointer a, gconstpointer b)
{
  static const char *const fields[] = { "outlet", "product", "unit" };
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  int order = compare_numbers (month_of (one), month_of (other));
  for (gsize i = 0; order == 0 && i < G_N_ELEMENTS (fields); i++)
    order = compare_numbers (lian_record_get_number (one, fields[i]), lian_record_get_number (other, fields[i]));
  return order != 0 ? order : compare_numbers (lian_record_get_id (one), lian_record_get_id (other));
}

static gboolean
is_one_row (const LianRecord *a, const LianRecord *b)
{
  return month_of (a) == month_of (b) && lian_record_get_number (a, "outlet") == lian_record_get_number (b, "outlet")
         && lian_record_get_number (a, "product") == lian_record_get_number (b, "product")
         && lian_record_get_number (a, "unit") == lian_record_get_number (b, "unit");
}

static void
add_amount (const Report *self, LianFenSum *sum, const LianRecord *sale)
{
  LianRate rate;
  if (!lian_record_is_empty (sale, "amount")
      && lian_rate_on (self->currencies, lian_record_get_number (sale, "currency"),
                       lian_record_get_date (sale, "to_date"), &rate))
    lian_fen_sum_add (sum, lian_record_get_number (sale, "amount"), &rate);
  else
    lian_fen_sum_spoil (sum);
}

static char *
amount_text (const Report *self, const LianFenSum *sum)
{
  gint64 fen;
  return lian_fen_sum_get (sum, &fen) ? lian_paper_money (&self->paper, fen) : g_strdup (_ ("not known"));
}

static void
add_row (LianDocumentTable *table, const Report *self, LianDocumentRow kind, const LianRecord *sale,
         const char *name, const char *quantity, const LianFenSum *sum)
{
  g_autofree char *amount = amount_text (self, sum);
  g_autofree char *month = sale != NULL
                               ? g_strdup_printf ("%d-%02d", month_of (sale) / 12, month_of (sale) % 12 + 1)
                               : g_strdup ("");
  gint64 outlet = sale != NULL ? lian_record_get_number (sale, "outlet") : 0;
  g_autofree char *where = outlet != 0 ? lian_paper_name (&self->paper, "outlet", outlet) : g_strdup ("");
  const char *cells[] = { month, where, name, quantity, amount, NULL };
  lian_document_table_add_row (table, kind, cells);
}

/* Sales from @first to before @end are one row: the goods of a month in an outlet. */
static void
add_goods (LianDocumentTable *table, const Report *self, guint first, guint end, LianFenSum *month)
{
  const LianRecord *sale = self->sales->pdata[first];
  LianFenSum sum = { 0 };
  gint64 quantity = 0;
  for (guint i = first; i < end; i++)
    {
      quantity += lian_record_get_number (self->sales->pdata[i], "quantity");
      add_amount (self, &sum, self->sales->pdata[i]);
    }
  g_autoptr (LianRecord) unit = lian_paper_load (&self->paper, "unit", lian_record_get_number (sale, "unit"));
  g_autofree char *name = lian_paper_name (&self->paper, "product", lian_record_get_number (sale, "product"));
  g_autofree char *text = lian_paper_quantity (&self->paper, unit, quantity);
  add_row (table, self, LIAN_DOCUMENT_ROW_BODY, sale, name, text, &sum);
  lian_fen_sum_add_sum (month, &sum);
}

static void
add_sales (LianDocument *document, const Report *self)
{
  LianDocumentColumn columns[] = {
    { _ ("month"), 1, LIAN_ALIGN_START },   { _ ("outlet"), 2, LIAN_ALIGN_START },
    { _ ("Product"), 2, LIAN_ALIGN_START }, { _ ("quantity"), 1.4, LIAN_ALIGN_END },
    { _ ("amount"), 1.6, LIAN_ALIGN_END },
  };
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  LianFenSum month = { 0 }, total = { 0 };
  for (guint i = 0, first = 0; i < self->sales->len; i++)
    {
      const LianRecord *next = i + 1 < self->sales->len ? self->sales->pdata[i + 1] : NULL;
      if (next != NULL && is_one_row (self->sales->pdata[i], next))
        continue;
      add_goods (table, self, first, i + 1, &month);
      first = i + 1;
      if (next != NULL && month_of (next) == month_of (self->sales->pdata[i]))
        continue;
      add_row (table, self, LIAN_DOCUMENT_ROW_SUBTOTAL, NULL, _ ("together in the month"), "", &month);
      lian_fen_sum_add_sum (&total, &month);
      month = (LianFenSum){ 0 };
    }
  add_row (table, self, LIAN_DOCUMENT_ROW_TOTAL, NULL, _ ("Total"), "", &total);
}

static void
add_plan_row (LianDocumentTable *table, const Report *self, const LianRecord *plan, const LianChannelRow *row)
{
  const LianChannelFigures *own = &row->channels[LIAN_CHANNEL_SELF_SALE];
  gint64 percent;
  if (!own->is_planned)
    return;
  g_autofree char *name = lian_paper_name (&self->paper, "product", row->product);
  g_autofree char *want = lian_channel_row_text (row, own->planned);
  g_autofree char *is = lian_channel_row_text (row, lian_channel_figures_done (own));
  g_autofree char *share = lian_channel_percent (own, &percent)
                               ? g_strdup_printf ("%" G_GINT64_FORMAT " %%", percent)
                               : g_strdup ("–");
  const char *cells[] = { lian_record_get_title (plan), name, want, is, row->unit.name, share, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

/* Each plan against its own period: half of it done in half the time is not behind. */
static gboolean
add_plans (LianDocument *document, const Report *self, GError **error)
{
  LianDocumentColumn columns[] = {
    { _ ("plan"), 2.2, LIAN_ALIGN_START },  { _ ("Product"), 1.6, LIAN_ALIGN_START },
    { _ ("planned"), 1, LIAN_ALIGN_END },   { _ ("done"), 1, LIAN_ALIGN_END },
    { _ ("unit"), 0.7, LIAN_ALIGN_START },  { _ ("per cent of the plan"), 1, LIAN_ALIGN_END },
  };
  LianDocumentTable *table = NULL;
  g_autoptr (GPtrArray) plans
      = lian_paper_list (&self->paper, "plan", "cooperative", lian_record_get_id (self->cooperative));
  for (guint i = 0; i < plans->len; i++)
    {
      LianDate from = lian_record_get_date (plans->pdata[i], "from_date");
      LianDate to = lian_record_get_date (plans->pdata[i], "to_date");
      LianChannelScope scope = { lian_record_get_id (self->cooperative), 0, from, to };
      if (to < self->from || self->to < from)
        continue;
      g_autoptr (LianChannelAccount) account = lian_channel_account_read (self->paper.txn, &scope, NULL, error);
      if (account == NULL)
        return FALSE;
      if (table == NULL)
        {
          lian_document_add_heading (document, _ ("Self-marketing against the plan"));
          table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
        }
      for (guint r = 0; r < account->sums->len; r++)
        add_plan_row (table, self, plans->pdata[i], account->sums->pdata[r]);
    }
  return TRUE;
}

static void
add_prices (LianDocument *document, const Report *self)
{
  guint n = 0;
  for (guint i = 0; i < self->account->doubts->len; i++)
    {
      const LianChannelDoubt *doubt = self->account->doubts->pdata[i];
      if (!g_str_equal (doubt->code, "market-price"))
        continue;
      if (n++ == 0)
        lian_document_add_heading (document, _ ("Prices outside market control"));
      g_autofree char *number = g_strdup_printf ("%u", n);
      lian_document_add_clause (document, number, NULL, doubt->message);
    }
}

static void
add_end (LianDocument *document, const Report *self)
{
  const char *lines[] = { _ ("Signature"), _ ("Date"), NULL };
  g_autofree char *day = lian_paper_place_date (&self->paper);
  LianDocumentSignature boxes[] = {
    { _ ("For the co-operative"), lines, NULL },
    { _ ("Received by the federation"), lines, NULL },
  };
  lian_document_add_place_date (document, day);
  lian_document_add_signatures (document, boxes, G_N_ELEMENTS (boxes));
}

static LianDocument *
compose (const Report *self, GError **error)
{
  const char *title = _ ("Self-marketing report");
  g_autofree char *name = lian_paper_record_name (&self->paper, self->cooperative);
  g_autofree char *from = lian_paper_date (&self->paper, self->from), *to = lian_paper_date (&self->paper, self->to);
  /* Translators: two dates */
  g_autofree char *period = g_strdup_printf (_ ("%s to %s"), from, to);
  g_autofree char *subtitle = lian_isolate_join ("　·　", name, period, NULL);
  g_autoptr (LianDocument) document = lian_paper_create_document (&self->paper, title, subtitle);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, subtitle);
  if (self->sales->len == 0)
    lian_document_add_paragraph (document, _ ("Nothing was sold by the co-operative itself in this period."));
  else
    add_sales (document, self);
  if (!add_plans (document, self, error))
    return NULL;
  add_prices (document, self);
  add_end (document, self);
  return g_steal_pointer (&document);
}

/* The year of the working date, up to it; a sale counts on its last day. */
static void
read_sales (Report *self)
{
  int year, month, day;
  g_autoptr (GPtrArray) all
      = lian_paper_list (&self->paper, "sale", "cooperative", lian_record_get_id (self->cooperative));
  self->to = lian_txn_get_working_date (self->paper.txn);
  lian_date_split (self->to, &year, &month, &day);
  self->from = lian_date_new (year, 1, 1);
  self->sales = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < all->len; i++)
    {
      LianDate on = lian_record_get_date (all->pdata[i], "to_date");
      if (self->from <= on && on <= self->to
          && g_strcmp0 (lian_record_get_text (all->pdata[i], "channel"), "SELF_SALE") == 0)
        g_ptr_array_add (self->sales, lian_record_copy (all->pdata[i]));
    }
  g_ptr_array_sort (self->sales, compare_sales);
}

static gboolean
read_report (Report *self, gint64 cooperative, GError **error)
{
  LianTxn *txn = self->paper.txn;
  self->cooperative = lian_paper_load (&self->paper, "cooperative", cooperative);
  if (self->cooperative == NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, cooperative);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no co-operative %s"), id);
      return FALSE;
    }
  self->currencies = lian_txn_list_all (txn, lian_type_find ("currency"));
  read_sales (self);
  LianChannelScope scope = { cooperative, 0, self->from, self->to };
  self->account = lian_channel_account_read (txn, &scope, NULL, error);
  return self->account != NULL;
}

/**
 * lian_self_marketing_report_new:
 * @txn: the base, on a reader thread
 * @cooperative: the co-operative
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the report
 */
LianDocument *
lian_self_marketing_report_new (LianTxn *txn, gint64 cooperative, GError **error)
{
  g_auto (Report) self = { .paper = lian_paper_new (txn) };
  const char *before = lian_i18n_set_thread_language (self.paper.language);
  LianDocument *document = read_report (&self, cooperative, error) ? compose (&self, error) : NULL;
  lian_i18n_set_thread_language (before);
  return document;
}

/**
 * lian_self_marketing_report_choose:
 * @txn: the base
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the co-operatives that ever sold by
 *   themselves
 */
GArray *
lian_self_marketing_report_choose (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sales = lian_txn_list_all (txn, lian_type_find ("sale"));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < sales->len; i++)
    {
      gint64 id = lian_record_get_number (sales->pdata[i], "cooperative");
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}
