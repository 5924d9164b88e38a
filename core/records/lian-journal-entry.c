/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "journal_entry": what was booked between a co-operative and a member.
 *
 * An entry stays for ever, and the books only go forward: a mistake is reversed by an entry of today, and
 * what was forgotten is booked today, with the day on which it took effect.  So what the books said at the
 * end of a day is what they say of that day ever after. */
#include "lian-account-book.h"
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-journal-rules.h"
#include "lian-types-private.h"

#define MOST G_GINT64_CONSTANT (10000000000000)

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Entry"), .flags = LIAN_FIELD_REQUIRED, .reference = "cooperative" },
  { "member", LIAN_FIELD_REFERENCE, N_("member"), .group = N_("Entry"), .flags = LIAN_FIELD_LISTED, .reference = "member" },
  { "deed", LIAN_FIELD_CHOICE, N_("what is booked"), .group = N_("Entry"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_deed },
  { "booked_on", LIAN_FIELD_DATE, N_("booked on"), .group = N_("Entry"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED,
    .help = N_("The working date: the books only go forward.") },
  { "effective_on", LIAN_FIELD_DATE, N_("in effect from"), .group = N_("Entry"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Interest and terms count from it; empty: the day of booking.") },
  { "amount", LIAN_FIELD_MONEY, N_("amount"), .group = N_("Entry"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = MOST },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("Entry"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = MOST, .quantity_unit = "unit",
    .help = N_("Where shares are counted in goods, such as jin of rice.") },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("Entry"), .flags = LIAN_FIELD_LISTED, .reference = "unit" },
  { "to_member", LIAN_FIELD_REFERENCE, N_("transferred to"), .group = N_("Further"), .flags = LIAN_FIELD_LISTED, .reference = "member" },
  { "reversed", LIAN_FIELD_REFERENCE, N_("entry that is reversed"), .group = N_("Further"), .reference = "journal_entry" },
  { "valuation_item", LIAN_FIELD_REFERENCE, N_("valued item"), .group = N_("Further"), .reference = "valuation_item" },
  { "paper", LIAN_FIELD_TEXT, N_("voucher"), .group = N_("Further"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Further"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "distribution", LIAN_FIELD_REFERENCE, N_("distribution of surplus"), .group = N_("Further"), .flags = LIAN_FIELD_ASSIGNED, .reference = "distribution" },
  { "account", LIAN_FIELD_CHOICE, N_("account carried over"), .group = N_("Further"), .flags = LIAN_FIELD_ASSIGNED, .choices = lian_choices_account },
  { "succession", LIAN_FIELD_REFERENCE, N_("change of co-operatives"), .group = N_("Further"), .flags = LIAN_FIELD_ASSIGNED, .reference = "succession" },
};

static void
check_figures (LianCheck *c, const LianRecord *r)
{
  const char *deed = lian_record_get_text (r, "deed");
  gboolean money = !lian_record_is_empty (r, "amount"), goods = !lian_record_is_empty (r, "quantity");
  if (deed == NULL)
    return;
  if (!money && !goods)
    lian_check_error (c, r, "amount", "no-amount", _ ("how much is booked?"));
  if (goods && lian_record_is_empty (r, "unit"))
    lian_check_error (c, r, "unit", "no-unit", _ ("what are the goods counted in?"));
  if (lian_deed_is (r, "REVERSED"))
    return;
  if (goods && !money && lian_deed_takes_money (deed))
    lian_check_error (c, r, "amount", "no-amount", _ ("how much money is it?"));
  if (goods && !lian_deed_takes_goods (deed))
    lian_check_error (c, r, "quantity", "goods", _ ("this is booked in money only"));
  if (goods && money && !lian_deed_takes_money (deed))
    lian_check_error (c, r, "quantity", "two-units", _ ("a share is counted in money or in goods, not in both"));
}

static void
check_whose (LianCheck *c, const LianRecord *r, const char *field)
{
  g_autoptr (LianRecord) member = lian_check_load (c, r, field);
  if (member != NULL
      && lian_record_get_number (member, "cooperative") != lian_record_get_number (r, "cooperative"))
    lian_check_error (c, r, field, "other-cooperative", _ ("“%s” is a member of another co-operative"),
                      lian_record_get_title (member));
}

static void
check_transfer (LianCheck *c, const LianRecord *r)
{
  gboolean transfer = lian_deed_is (r, "TRANSFERRED"), to = !lian_record_is_empty (r, "to_member");
  if (transfer && !to)
    lian_check_error (c, r, "to_member", "to-member", _ ("who gets the share?"));
  if (!transfer && to && !lian_deed_is (r, "REVERSED"))
    lian_check_error (c, r, "to_member", "to-member", _ ("only a share that is transferred goes to somebody"));
  if (to && lian_record_get_number (r, "to_member") == lian_record_get_number (r, "member"))
    lian_check_error (c, r, "to_member", "to-member", _ ("it is transferred to the one who has it"));
}

static void
check_days (LianCheck *c, const LianRecord *r)
{
  if (lian_record_get_date (r, "booked_on") > c->working_date)
    lian_check_error (c, r, "booked_on", "future", _ ("this day is after the working date"));
  if (lian_record_get_date (r, "effective_on") > lian_record_get_date (r, "booked_on"))
    lian_check_error (c, r, "effective_on", "effect", _ ("it can't count from a day after its booking"));
}

/* What holds when an entry is booked.  Later the member may have gone to another co-operative by a merger,
 * and the members may have resolved otherwise. */
static void
check_booking (LianCheck *c, const LianRecord *r)
{
  if (!lian_deed_is_carried (r))
    check_whose (c, r, "member");
  check_whose (c, r, "to_member");
  _lian_journal_check_terms (c, r);
  _lian_journal_check_dividend (c, r);
  _lian_journal_check_balance (c, r, FALSE);
}

static void
check_entry (LianCheck *c, const LianRecord *r)
{
  check_figures (c, r);
  check_transfer (c, r);
  _lian_journal_check_act (c, r);
  check_days (c, r);
  _lian_journal_check_reversal (c, r);
  _lian_journal_check_docked (c, r);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_entry (c, r);
  if (lian_record_get_id (r) <= 0)
    check_booking (c, r);
}

static void
check_act (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  if (before == NULL)
    {
      check_entry (c, after);
      check_booking (c, after);
      _lian_journal_check_carried (c, after);
      _lian_journal_check_forward (c, after, "booked_on", TRUE);
    }
  else if (after == NULL)
    {
      _lian_journal_check_balance (c, before, TRUE);
      _lian_journal_check_forward (c, before, "booked_on", FALSE);
    }
}

static void
check_delete (LianCheck *c, const LianRecord *r)
{
  lian_check_error (c, r, NULL, "kept",
                    _ ("an entry stays in the books; reverse it by an entry of today"));
}

static void
check_change (LianCheck *c, const LianRecord *before, const LianRecord *r)
{
  static const char *const free_fields[] = { "paper", "note", "source" };
  guint64 changed = _lian_likeness_unexplained (c, before, r);
  for (guint i = 0; i < G_N_ELEMENTS (free_fields); i++)
    changed &= ~(G_GUINT64_CONSTANT (1) << lian_type_field (&lian_type_journal_entry, free_fields[i]));
  if (changed != 0)
    lian_check_error (c, r, NULL, "kept",
                      _ ("an entry stays as it was booked; reverse it by an entry of today"));
}

const LianType lian_type_journal_entry = {
  .id = "journal_entry",
  .label = N_("journal entry"),
  .label_plural = N_("Journal"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "deed",
  .title_en = "deed",
  .check = check,
  .check_delete = check_delete,
  .check_change = check_change,
  .ledger_day = "booked_on",
  .check_act = check_act,
};
