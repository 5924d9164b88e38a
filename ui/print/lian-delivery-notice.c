/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The notice that tells makers what they have still to deliver: for each co-operative its share of
 * every day of the schedule, what it has delivered of it, and what is missing.
 *
 * A schedule is shared by the allotments, so that the shares of a day add up to it and those of a
 * maker to its allotment.  What a maker delivered fills its share from the first day on.  Deliveries
 * that name no maker fill nobody's share; they are told. */
#include "lian-delivery-notice.h"

#include "lian-apportion.h"
#include "lian-contract-sheet.h"
#include "lian-contract-standing.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"

/* What a maker owes of a line on a day. */
typedef struct
{
  gint64 maker;
  guint line;
  LianDate day;
  gint64 due;
  gint64 delivered;
} Share;

static const char *word (const LianContractSheet *self, const char *message) G_GNUC_FORMAT (2);

static const char *
word (const LianContractSheet *self, const char *message)
{
  return lian_paper_word (&self->paper, message);
}

static const char *
text_at (const LianContractSheet *self, const char *field)
{
  const char *text = lian_record_get_text (self->contract, field);
  return text != NULL ? text : "";
}

/* What came from a maker; 0 stands for nobody named. */
static gint64
delivered_by (const LianContractLine *line, gint64 maker)
{
  gint64 sum = 0;
  for (guint i = 0; i < line->deliveries->len; i++)
    if (lian_record_get_number (line->deliveries->pdata[i], "cooperative") == maker
        && lian_record_get_truth (line->deliveries->pdata[i], "accepted") != LIAN_NO)
      sum += lian_record_get_number (line->deliveries->pdata[i], "quantity");
  return sum;
}

/* The makers of a line and what each is to have of it: the co-operative that signs, where nothing is
 * allotted. */
static void
list_makers (const LianContractSheet *self, const LianContractLine *line, GArray *makers,
             GArray *weights)
{
  gint64 maker = lian_record_get_number (self->contract, "signing_cooperative");
  gint64 weight = MAX (lian_record_get_number (line->record, "quantity"), 1);
  for (guint i = 0; i < line->allotments->len; i++)
    {
      gint64 one = lian_record_get_number (line->allotments->pdata[i], "cooperative");
      gint64 quantity = lian_record_get_number (line->allotments->pdata[i], "quantity");
      g_array_append_val (makers, one);
      g_array_append_val (weights, quantity);
    }
  if (makers->len > 0)
    return;
  g_array_append_val (makers, maker);
  g_array_append_val (weights, weight);
}

typedef struct
{
  GArray *makers;
  GArray *weights;
  gint64 *given;
  gint64 *left; /* what a maker has delivered and no share has taken */
} Sharing;

static void
share_day (Sharing *sharing, guint line, LianDate day, gint64 quantity, GArray *out)
{
  guint n = sharing->makers->len;
  g_autofree gint64 *shares = g_new0 (gint64, n);
  if (!lian_apportion_next ((const gint64 *) (gpointer) sharing->weights->data, n, quantity,
                            sharing->given, shares))
    return;
  for (guint i = 0; i < n; i++)
    {
      Share share = { g_array_index (sharing->makers, gint64, i), line, day, shares[i],
                      MIN (sharing->left[i], shares[i]) };
      sharing->left[i] -= share.delivered;
      if (share.due > 0)
        g_array_append_val (out, share);
    }
}

static void
share_line (const LianContractSheet *self, guint at, GArray *out)
{
  const LianContractLine *line = self->lines->pdata[at];
  Sharing sharing = { g_array_new (FALSE, FALSE, sizeof (gint64)),
                      g_array_new (FALSE, FALSE, sizeof (gint64)), NULL, NULL };
  list_makers (self, line, sharing.makers, sharing.weights);
  sharing.given = g_new0 (gint64, sharing.makers->len);
  sharing.left = g_new0 (gint64, sharing.makers->len);
  for (guint i = 0; i < sharing.makers->len; i++)
    sharing.left[i] = delivered_by (line, g_array_index (sharing.makers, gint64, i));
  for (guint i = 0; i < line->schedule->len; i++)
    share_day (&sharing, at, lian_record_get_date (line->schedule->pdata[i], "due_on"),
               lian_record_get_number (line->schedule->pdata[i], "quantity"), out);
  if (line->schedule->len == 0)
    share_day (&sharing, at, lian_record_get_date (self->contract, "term_to"),
               lian_record_get_number (line->record, "quantity"), out);
  g_free (sharing.given);
  g_free (sharing.left);
  g_array_unref (sharing.makers);
  g_array_unref (sharing.weights);
}

/* By maker in the order of first mention, then by day. */
static GArray *
share_all (const LianContractSheet *self)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (Share));
  for (guint i = 0; i < self->lines->len; i++)
    share_line (self, i, shares);
  return shares;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Share *one = a, *other = b;
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return one->line < other->line ? -1 : one->line > other->line;
}

static char *
describe_delay (const LianContractSheet *self, const Share *share)
{
  int days = (int) (lian_txn_get_working_date (self->paper.txn) - share->day);
  if (share->delivered == share->due)
    return g_strdup (word (self, N_ ("delivered")));
  if (days <= 0 || share->day == 0)
    return g_strdup ("");
  /* Translators: a number of days */
  return g_strdup_printf (word (self, N_ ("%d days late")), days);
}

static void
add_share (LianContractSheet *self, LianDocumentTable *table, const Share *share)
{
  const LianContractLine *line = self->lines->pdata[share->line];
  const LianPaper *paper = &self->paper;
  const char *spec = lian_record_get_text (line->record, "spec");
  g_autofree char *product
      = lian_isolate_join (" ", lian_record_get_text (line->record, "product"),
                           spec != NULL ? spec : "", NULL);
  g_autofree char *day = lian_paper_date (paper, share->day);
  g_autofree char *due = lian_paper_quantity (paper, line->unit, share->due);
  g_autofree char *came = lian_paper_quantity (paper, line->unit, share->delivered);
  g_autofree char *open = lian_paper_quantity (paper, line->unit, share->due - share->delivered);
  g_autofree char *delay = describe_delay (self, share);
  const char *cells[] = { day, product, due, came, open, delay, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static LianDocumentTable *
add_table (LianContractSheet *self, gint64 maker)
{
  LianDocumentColumn columns[] = {
    { word (self, N_ ("delivery date")), 1.4, LIAN_ALIGN_START },
    { word (self, N_ ("goods")), 2.6, LIAN_ALIGN_START },
    { word (self, N_ ("your share")), 1.2, LIAN_ALIGN_END },
    { word (self, N_ ("delivered")), 1.2, LIAN_ALIGN_END },
    { word (self, N_ ("still to deliver")), 1.2, LIAN_ALIGN_END },
    { word (self, N_ ("state")), 1.1, LIAN_ALIGN_START },
  };
  g_autofree char *name = lian_paper_name (&self->paper, "cooperative", maker);
  /* Translators: the co-operative that a notice is for */
  g_autofree char *heading
      = g_strdup_printf (word (self, N_ ("To: %s")),
                         *name != '\0' ? name : word (self, N_ ("the makers")));
  lian_document_add_heading (self->document, heading);
  return lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
}

static gboolean
add_maker (LianContractSheet *self, const GArray *shares, gint64 maker)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (Share));
  gint64 open = 0;
  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, Share, i).maker == maker)
      {
        Share share = g_array_index (shares, Share, i);
        open += share.due - share.delivered;
        g_array_append_val (own, share);
      }
  if (open == 0)
    return FALSE;
  g_array_sort (own, compare_days);
  LianDocumentTable *table = add_table (self, maker);
  for (guint i = 0; i < own->len; i++)
    add_share (self, table, &g_array_index (own, Share, i));
  return TRUE;
}

static void
add_makers (LianContractSheet *self, const GArray *shares)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean any = FALSE;
  for (guint i = 0; i < shares->len; i++)
    {
      gint64 maker = g_array_index (shares, Share, i).maker;
      if (g_hash_table_add (seen, g_memdup2 (&maker, sizeof maker)))
        any = add_maker (self, shares, maker) || any;
    }
  if (!any)
    lian_document_add_paragraph (self->document,
                                 word (self, N_ ("Nothing of this contract is left to deliver.")));
}

/* Nobody's deliveries: someone has to say whose they are. */
static void
add_unnamed (LianContractSheet *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const LianContractLine *line = self->lines->pdata[i];
      gint64 sum = delivered_by (line, 0);
      if (sum == 0)
        continue;
      g_autofree char *quantity = lian_paper_quantity (&self->paper, line->unit, sum);
      g_autofree char *text = g_strdup_printf (
          /* Translators: goods, quantity with unit */
          word (self, N_ ("%s: %s were delivered that name no maker and count for none above.")),
          lian_record_get_text (line->record, "product"), quantity);
      lian_document_add_paragraph (self->document, text);
    }
}

static void
add_terms (LianContractSheet *self)
{
  static const struct
  {
    const char *label, *field;
  } terms[] = { { N_ ("place and manner of delivery"), "place" },
                { N_ ("packing"), "packing" },
                { N_ ("quality"), "quality" },
                { N_ ("acceptance"), "acceptance" } };
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  lian_paper_add_fact (&self->paper, facts, N_ ("orderer"),
                       lian_paper_record_name (&self->paper, self->orderer));
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (*text_at (self, terms[i].field) != '\0')
      lian_paper_add_fact (&self->paper, facts, terms[i].label,
                           g_strdup (text_at (self, terms[i].field)));
  lian_paper_add_grid (self->document, facts);
}

static void
add_end (LianContractSheet *self)
{
  const char *lines[] = { word (self, N_ ("Signature")), word (self, N_ ("Date")), NULL };
  g_autofree char *federation
      = lian_paper_name (&self->paper, "federation",
                         lian_record_get_number (self->contract, "signing_federation"));
  LianDocumentSignature boxes[] = {
    { *federation != '\0' ? federation : word (self, N_ ("Federation")), lines,
      word (self, N_ ("Seal")) },
    { word (self, N_ ("Received by the co-operative")), lines, NULL },
  };
  g_autofree char *day = lian_paper_place_date (&self->paper);
  lian_document_add_place_date (self->document, day);
  lian_document_add_signatures (self->document, boxes, G_N_ELEMENTS (boxes));
}

/**
 * lian_delivery_notice_new:
 * @txn: the base, on a reader thread
 * @contract: the contract
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the notice to all its makers
 */
LianDocument *
lian_delivery_notice_new (LianTxn *txn, gint64 contract, GError **error)
{
  g_auto (LianContractSheet) self = { 0 };
  if (!_lian_contract_sheet_load (&self, txn, contract, error))
    return NULL;
  const char *title = word (&self, N_ ("Delivery notice"));
  const char *number = text_at (&self, "number");
  g_autofree char *subtitle
      /* Translators: number of a contract */
      = g_strdup_printf (word (&self, N_ ("under contract %s")),
                         *number != '\0' ? number : word (&self, N_ ("without number")));
  g_autoptr (GArray) shares = share_all (&self);
  self.document = lian_paper_create_document (&self.paper, title, subtitle);
  lian_document_add_title (self.document, title);
  lian_document_add_subtitle (self.document, subtitle);
  add_terms (&self);
  add_makers (&self, shares);
  add_unnamed (&self);
  add_end (&self);
  return g_steal_pointer (&self.document);
}

/* The end of next month, as the working date has it. */
static LianDate
horizon (LianTxn *txn)
{
  return lian_date_add_months (lian_date_first_of_month (lian_txn_get_working_date (txn)), 2) - 1;
}

/**
 * lian_delivery_notice_choose:
 * @txn: the base
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the contracts that have goods due until
 *   the end of next month, or late
 */
GArray *
lian_delivery_notice_choose (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  LianQuery query = { .type = lian_type_find ("contract") };
  g_autoptr (GArray) all = lian_txn_query (txn, &query, cancellable, error);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      LianContractStanding standing;
      gint64 id = g_array_index (all, gint64, i);
      g_autoptr (LianRecord) contract = lian_txn_load (txn, query.type, id);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      lian_contract_standing_read (&standing, txn, contract);
      if (standing.due_on != 0 && standing.due_on <= horizon (txn))
        g_array_append_val (chosen, id);
    }
  return all != NULL ? g_steal_pointer (&chosen) : NULL;
}
