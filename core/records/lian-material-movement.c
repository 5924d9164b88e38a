/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "material_movement": one line of the stock books.
 *
 * With a place, material enters or leaves its store.  Without one, use and loss happen in the workshop
 * that it was issued to, and SETTLED is money for what was used beyond the norm.  What comes in on a
 * day still ahead is expected. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-material-stock.h"
#include "lian-money.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "moved_on", LIAN_FIELD_DATE, N_("day of movement"), .group = N_("Movement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "movement_kind", LIAN_FIELD_CHOICE, N_("kind of movement"), .group = N_("Movement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_movement_kind },
  { "material", LIAN_FIELD_REFERENCE, N_("raw material"), .group = N_("Movement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "material" },
  { "material_source", LIAN_FIELD_CHOICE, N_("source of material"), .group = N_("Movement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_material_source },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("Movement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "unit" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("Movement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "place", LIAN_FIELD_REFERENCE, N_("place of stock"), .group = N_("Where and for whom"), .flags = LIAN_FIELD_LISTED, .reference = "stock_place",
    .help = N_("The store it enters or leaves; empty for use and loss of what was issued before.") },
  { "to_place", LIAN_FIELD_REFERENCE, N_("moved to"), .group = N_("Where and for whom"), .reference = "stock_place" },
  { "contract", LIAN_FIELD_REFERENCE, N_("contract"), .group = N_("Where and for whom"), .flags = LIAN_FIELD_LISTED, .reference = "contract" },
  { "contract_line", LIAN_FIELD_REFERENCE, N_("contract line"), .group = N_("Where and for whom"), .reference = "contract_line" },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Where and for whom"), .flags = LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "partner", LIAN_FIELD_REFERENCE, N_("trading partner"), .group = N_("Where and for whom"), .reference = "partner",
    .help = N_("Who delivered it or took it back.") },
  { "price", LIAN_FIELD_MONEY, N_("price of a unit"), .group = N_("Papers"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "approval", LIAN_FIELD_REFERENCE, N_("approval of self-purchase"), .group = N_("Papers"), .reference = "purchase_approval" },
  { "paper", LIAN_FIELD_TEXT, N_("paper"), .group = N_("Papers"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Number of the receipt or of the issue slip.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Papers"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static void
check_where (LianCheck *c, const LianRecord *r)
{
  static const char *const in_workshop[] = { "USED", "LOSS", "BACK_TO_ORDERER", "SETTLED", NULL };
  const char *kind = lian_record_get_text (r, "movement_kind");
  gboolean transfer = is (r, "movement_kind", "TRANSFER");
  if (lian_record_is_empty (r, "place") && kind != NULL && !g_strv_contains (in_workshop, kind))
    lian_check_error (c, r, "place", "no-place", _ ("which store does it enter or leave?"));
  if (transfer && lian_record_is_empty (r, "to_place"))
    lian_check_error (c, r, "to_place", "to-place", _ ("where was it moved to?"));
  else if (!transfer && !lian_record_is_empty (r, "to_place"))
    lian_check_error (c, r, "to_place", "to-place", _ ("only material that is moved has a second place"));
  else if (transfer
           && lian_record_get_number (r, "to_place") == lian_record_get_number (r, "place"))
    lian_check_error (c, r, "to_place", "to-place", _ ("it is moved to the place where it is"));
  gboolean workshop = is (r, "movement_kind", "ISSUED") || is (r, "movement_kind", "RETURNED")
                      || ((is (r, "movement_kind", "USED") || is (r, "movement_kind", "LOSS"))
                          && lian_record_is_empty (r, "place"));
  if (workshop && lian_record_is_empty (r, "cooperative"))
    lian_check_error (c, r, "cooperative", "no-maker", _ ("in whose workshop?"));
}

/* The orderer's material is accounted for apart, contract by contract. */
static void
check_owner (LianCheck *c, const LianRecord *r)
{
  gboolean orderers = is (r, "material_source", "ORDERER");
  if (orderers && lian_record_is_empty (r, "contract"))
    lian_check_error (c, r, "contract", "no-contract",
                      _ ("the orderer's material is kept apart for its contract: which one?"));
  if (!orderers && (is (r, "movement_kind", "BACK_TO_ORDERER") || is (r, "movement_kind", "SETTLED")))
    lian_check_error (c, r, "movement_kind", "not-orderers",
                      _ ("only the orderer's material is given back or settled with the orderer"));
  g_autoptr (LianRecord) line
      = c->load (c->data, "contract_line", lian_record_get_number (r, "contract_line"));
  if (line != NULL && lian_record_get_number (line, "contract") != lian_record_get_number (r, "contract"))
    lian_check_error (c, r, "contract_line", "other-contract", _ ("this line is of another contract"));
}

/* A material that the contract doesn't ask for was probably booked on the wrong contract. */
static void
check_wanted (LianCheck *c, const LianRecord *r)
{
  if (!is (r, "movement_kind", "ISSUED") && !is (r, "movement_kind", "USED"))
    return;
  g_autoptr (GPtrArray) wanted = c->list (c->data, "contract_material", "contract",
                                          lian_record_get_number (r, "contract"));
  guint n = 0;
  for (guint i = 0; i < wanted->len; i++)
    {
      gint64 material = lian_record_get_number (wanted->pdata[i], "catalogue_material");
      if (material == lian_record_get_number (r, "material"))
        return;
      n += material != 0;
    }
  if (n > 0 && !lian_record_is_empty (r, "contract"))
    lian_check_warning (c, r, "material", "not-in-contract", _ ("the contract asks for no such material"));
}

static gint64
bought_under (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) all
      = c->list (c->data, "material_movement", "approval", lian_record_get_number (r, "approval"));
  gint64 sum = lian_record_get_number (r, "quantity");
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_id (all->pdata[i]) != lian_record_get_id (r)
        && is (all->pdata[i], "movement_kind", "IN"))
      sum += lian_record_get_number (all->pdata[i], "quantity");
  return sum;
}

/* Prices are of a unit each, and the units may differ: fen per smallest unit, compared by crossing. */
static gboolean
is_dearer (LianCheck *c, const LianRecord *r, const LianRecord *approval)
{
  g_autoptr (LianRecord) own = c->load (c->data, "unit", lian_record_get_number (r, "unit"));
  g_autoptr (LianRecord) its = c->load (c->data, "unit", lian_record_get_number (approval, "unit"));
  if (own == NULL || its == NULL || lian_record_is_empty (r, "price")
      || lian_record_is_empty (approval, "highest_price"))
    return FALSE;
  __int128 mine = (__int128) lian_record_get_number (r, "price")
                  * lian_record_get_number (own, "denominator") * lian_record_get_number (its, "numerator");
  __int128 most = (__int128) lian_record_get_number (approval, "highest_price")
                  * lian_record_get_number (its, "denominator") * lian_record_get_number (own, "numerator");
  return mine > most;
}

static void
check_term (LianCheck *c, const LianRecord *r, const LianRecord *approval)
{
  LianDate day = lian_record_get_date (r, "moved_on");
  LianDate from = lian_record_get_date (approval, "from_date");
  LianDate to = lian_record_get_date (approval, "to_date");
  if (day == 0 || ((from == 0 || day >= from) && (to == 0 || day <= to)))
    return;
  g_autofree char *first = from != 0 ? lian_date_format (from) : g_strdup ("…");
  g_autofree char *last = to != 0 ? lian_date_format (to) : g_strdup ("…");
  lian_check_warning (c, r, "moved_on", "approval-term",
                      /* Translators: two dates */
                      _ ("the approval holds from %s to %s only"), first, last);
}

static void
check_under (LianCheck *c, const LianRecord *r, const LianRecord *approval)
{
  gint64 bought = bought_under (c, r), most = lian_record_get_number (approval, "quantity");
  if (lian_record_get_number (approval, "material") != lian_record_get_number (r, "material"))
    {
      lian_check_error (c, r, "approval", "other-material", _ ("this approval is for another material"));
      return;
    }
  if (bought > most)
    {
      g_autofree char *a = lian_check_quantity (c, r, bought);
      g_autofree char *b = lian_check_quantity (c, r, most);
      lian_check_warning (c, r, "quantity", "over-approval",
                          _ ("with this, %s are bought under the approval; it allows %s"), a, b);
    }
  if (is_dearer (c, r, approval))
    {
      g_autofree char *a = lian_money_to_text (lian_record_get_number (r, "price"));
      g_autofree char *b = lian_money_to_text (lian_record_get_number (approval, "highest_price"));
      lian_check_warning (c, r, "price", "over-price",
                          _ ("%s is more than the approval allows (%s): no bidding up (S4)"), a, b);
    }
  check_term (c, r, approval);
}

static void
check_purchase (LianCheck *c, const LianRecord *r)
{
  if (!is (r, "movement_kind", "IN") || !is (r, "material_source", "SELF"))
    return;
  g_autoptr (LianRecord) approval
      = c->load (c->data, "purchase_approval", lian_record_get_number (r, "approval"));
  if (approval != NULL)
    {
      check_under (c, r, approval);
      return;
    }
  g_autofree char *quantity = lian_check_quantity (c, r, lian_record_get_number (r, "quantity"));
  lian_check_warning (c, r, "approval", "no-approval",
                      _ ("%s bought without the local government's approval (S4)"), quantity);
}

/* Books may be behind the store, so this can be kept with a reason; it is never silent. */
static void
check_there (LianCheck *c, const LianRecord *r, const LianStockStep *step, const LianStock *stock)
{
  LianDate day = 0;
  gint64 least = _lian_stock_least (stock, r, &day);
  if (least < 0)
    {
      g_autofree char *a = lian_check_quantity (c, r, -step->quantity);
      g_autofree char *b = lian_check_quantity (c, r, -least);
      g_autofree char *on = lian_date_format (day);
      lian_check_warning (c, r, "quantity", "not-there",
                          /* Translators: quantity, quantity, date */
                          _ ("%s leave, and by the books %s of that are not there on %s"), a, b, on);
    }
}

/* What is left must cover what is kept for others. */
static void
check_promised (LianCheck *c, const LianRecord *r, const LianStockStep *step, const LianStock *stock)
{
  if (step->owner != 0 || step->day > c->working_date)
    return;
  gint64 promised = _lian_stock_reserved (stock, NULL, step->contract, FALSE);
  gint64 left = _lian_stock_left (stock, r, c->working_date);
  if (promised == 0 || left >= promised)
    return;
  g_autofree char *a = lian_check_quantity (c, r, left);
  g_autofree char *b = lian_check_quantity (c, r, promised);
  lian_check_warning (c, r, "quantity", "promised",
                      _ ("this leaves %s, but %s are kept for other contracts"), a, b);
}

static void
check_stock (LianCheck *c, const LianRecord *r)
{
  LianStockStep step[2];
  if (lian_movement_steps (r, step) == 0 || step->counted || step->quantity >= 0)
    return;
  g_autoptr (LianStock) stock = _lian_stock_new (c, step->place, step->material);
  check_there (c, r, step, stock);
  check_promised (c, r, step, stock);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  _lian_material_check_measure (c, r, "material", "unit");
  check_where (c, r);
  check_owner (c, r);
  check_wanted (c, r);
  check_purchase (c, r);
  check_stock (c, r);
  if (lian_record_get_date (r, "moved_on") > c->working_date && !is (r, "movement_kind", "IN"))
    lian_check_warning (c, r, "moved_on", "future", _ ("this day is after the working date"));
}

const LianType lian_type_material_movement = {
  .id = "material_movement",
  .label = N_("stock movement"),
  .label_plural = N_("Stock movements"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "moved_on",
  .title_en = "moved_on",
  .ledger_day = "moved_on",
  .check = check,
};
