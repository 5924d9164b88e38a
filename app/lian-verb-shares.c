/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe shares: what a member owns and owes, and the acts that book several entries at once. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-json.h"
#include "lian-money.h"
#include "lian-share-act.h"
#include "lian-verb.h"

#include <inttypes.h>

static gboolean interest, refund, leaves, rents, pay, divide, repay;
static char *means, *goods, *cash, *why, *finish;

static const GOptionEntry options[] = {
  { "interest", 0, 0, G_OPTION_ARG_NONE, &interest,
    N_ ("Of a co-operative: credit the interest on deposits"), NULL },
  { "refund", 0, 0, G_OPTION_ARG_NONE, &refund,
    N_ ("Of a co-operative: refund what was docked from wages"), NULL },
  { "rents", 0, 0, G_OPTION_ARG_NONE, &rents, N_ ("Of a co-operative: book the rents that have fallen due"), NULL },
  { "pay", 0, 0, G_OPTION_ARG_NONE, &pay,
    N_ ("Of a co-operative: pay out interest, rents and dividends that are due"), NULL },
  { "repay", 0, 0, G_OPTION_ARG_NONE, &repay,
    N_ ("Of a co-operative: repay the instalments of deposits that are due"), NULL },
  { "divide", 0, 0, G_OPTION_ARG_NONE, &divide,
    N_ ("Of a distribution of surplus: divide it among the members"), NULL },
  { "exit", 0, 0, G_OPTION_ARG_NONE, &leaves, N_ ("Settle with a member who leaves"), NULL },
  { "finish", 0, 0, G_OPTION_ARG_STRING, &finish,
    N_ ("Finish a valuation and book what it comes to"), N_ ("RESOLUTION") },
  { "means", 0, 0, G_OPTION_ARG_STRING, &means,
    N_ ("With --exit: so much of the share is returned as means of production"), N_ ("YUAN") },
  { "goods", 0, 0, G_OPTION_ARG_STRING, &goods,
    N_ ("With --exit: so much of the share is returned in goods"), N_ ("YUAN") },
  { "cash", 0, 0, G_OPTION_ARG_STRING, &cash,
    N_ ("With --exit: what a share counted in goods is worth, where it is returned in cash"),
    N_ ("YUAN") },
  { "why", 0, 0, G_OPTION_ARG_STRING, &why, N_ ("With --exit: why the member leaves"), N_ ("VALUE") },
  { NULL },
};

typedef struct
{
  gint64 id;
  LianShareRequest request;
  gint64 done; /* the act; 0: none */
  GPtrArray *accounts; /* of LianMemberAccount */
  GPtrArray *names;
  GHashTable *units; /* id to LianRecord */
} Shares;

static void
shares_clear (Shares *self)
{
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shares, shares_clear)

static gboolean
is_there (LianTxn *txn, const char *type, gint64 id)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find (type), id);
  return record != NULL;
}

static gboolean
check_there (LianTxn *txn, const char *type, gint64 id, GError **error)
{
  if (is_there (txn, type, id))
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("%s %" PRId64 " is not there"),
               _ (lian_type_find (type)->label), id);
  return FALSE;
}

static gboolean
write_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Shares *self = data;
  return check_there (txn, lian_share_act_type (self->request.act), self->id, error)
         && lian_share_act_take (txn, &self->request, error);
}

static void
take_units (Shares *self, LianTxn *txn, const LianMemberAccount *account)
{
  for (guint i = 0; i < account->shares->len; i++)
    {
      gint64 unit = g_array_index (account->shares, LianShareStanding, i).unit;
      if (unit != 0 && !g_hash_table_contains (self->units, &unit))
        g_hash_table_insert (self->units, g_memdup2 (&unit, sizeof unit),
                             lian_txn_load (txn, lian_type_find ("unit"), unit));
    }
}

static void
take (Shares *self, LianTxn *txn, gint64 member)
{
  LianMemberAccount *account = lian_member_account_read (txn, member, 0);
  g_ptr_array_add (self->accounts, account);
  g_ptr_array_add (self->names, lian_txn_title (txn, lian_type_find ("member"), member));
  take_units (self, txn, account);
}

/* Whose members they are: of a co-operative, or of what is said of one. */
static gint64
find_cooperative (LianTxn *txn, gint64 id)
{
  static const char *const types[] = { "valuation", "distribution" };
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find (types[i]), id);
      if (record != NULL)
        return lian_record_get_number (record, "cooperative");
    }
  return id;
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Shares *self = data;
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_member_account_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) lian_record_free);
  if (is_there (txn, "member", self->id))
    {
      take (self, txn, self->id);
      return TRUE;
    }
  gint64 cooperative = find_cooperative (txn, self->id);
  g_autoptr (GPtrArray) members
      = lian_txn_list (txn, lian_type_find ("member"), "cooperative", cooperative);
  for (guint i = 0; i < members->len; i++)
    take (self, txn, lian_record_get_id (members->pdata[i]));
  return members->len > 0 || check_there (txn, "cooperative", cooperative, error);
}

static char *
amount_text (const Shares *self, gint64 unit, gint64 amount)
{
  LianUnit ratio = { NULL, NULL, 1, 1 };
  if (unit == 0)
    return lian_money_to_text (amount);
  lian_format_unit_of_record (g_hash_table_lookup (self->units, &unit), &ratio);
  g_autofree char *number = lian_quantity_to_text (amount, &ratio);
  return g_strdup_printf ("%s %s", number, ratio.code != NULL ? ratio.code : "");
}

static void
add_amount (JsonBuilder *builder, const Shares *self, const char *name, gint64 unit, gint64 amount)
{
  g_autofree char *text = amount != LIAN_NOT_STATED ? amount_text (self, unit, amount) : NULL;
  lian_json_add_text (builder, name, text);
}

static void
add_shares (JsonBuilder *builder, const Shares *self, const LianMemberAccount *account)
{
  json_builder_set_member_name (builder, "shares");
  json_builder_begin_array (builder);
  for (guint i = 0; i < account->shares->len; i++)
    {
      const LianShareStanding *share = &g_array_index (account->shares, LianShareStanding, i);
      json_builder_begin_object (builder);
      add_amount (builder, self, "subscribed", share->unit, share->subscribed);
      add_amount (builder, self, "paid", share->unit, share->paid);
      add_amount (builder, self, "due", share->unit, share->due);
      add_amount (builder, self, "arrears", share->unit, share->arrears);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_entries (JsonBuilder *builder, const LianMemberAccount *account)
{
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < account->entries->len; i++)
    {
      const LianRecord *entry = account->entries->pdata[i];
      json_builder_begin_object (builder);
      lian_json_add_number (builder, "id", lian_record_get_id (entry));
      lian_json_add_text (builder, "booked_on", lian_record_get_text (entry, "booked_on"));
      lian_json_add_text (builder, "deed", lian_record_get_text (entry, "deed"));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_account (JsonBuilder *builder, const Shares *self, guint i)
{
  const LianMemberAccount *account = self->accounts->pdata[i];
  g_autofree char *day = lian_date_to_text (account->day);
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "member", account->member);
  lian_json_add_text (builder, "name", self->names->pdata[i]);
  lian_json_add_text (builder, "day", day);
  add_shares (builder, self, account);
  add_amount (builder, self, "deposit", 0, account->deposit);
  add_amount (builder, self, "repay_due", 0, account->repay_due);
  add_amount (builder, self, "interest_due", 0, account->interest_due);
  add_amount (builder, self, "rent_due", 0, account->rent_due);
  add_amount (builder, self, "dividend_due", 0, account->dividend_due);
  add_amount (builder, self, "docked", 0, account->docked);
  add_entries (builder, account);
  json_builder_end_object (builder);
}

static void
print_json (const Shares *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "accounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->accounts->len; i++)
    add_account (builder, self, i);
  json_builder_end_array (builder);
  lian_json_add_id (builder, "act", self->done);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static void
print_account (const Shares *self, guint i)
{
  const LianMemberAccount *account = self->accounts->pdata[i];
  g_autofree char *name = lian_isolate (self->names->pdata[i]);
  g_autofree char *deposit = lian_money_to_text (account->deposit);
  g_autofree char *due = lian_money_to_text (account->interest_due);
  g_autofree char *rent = lian_money_to_text (account->rent_due);
  g_autofree char *dividend = lian_money_to_text (account->dividend_due);
  g_autofree char *docked = lian_money_to_text (account->docked);
  g_print ("%s\n", name);
  for (guint k = 0; k < account->shares->len; k++)
    {
      const LianShareStanding *share = &g_array_index (account->shares, LianShareStanding, k);
      g_autofree char *subscribed = amount_text (self, share->unit, share->subscribed);
      g_autofree char *paid = amount_text (self, share->unit, share->paid);
      g_autofree char *arrears = share->arrears == LIAN_NOT_STATED
                                     ? g_strdup (_ ("no term resolved"))
                                     : amount_text (self, share->unit, share->arrears);
      /* Translators: three amounts */
      g_print (_ ("  shares %s, paid %s, arrears %s\n"), subscribed, paid, arrears);
    }
  /* Translators: three amounts */
  g_print (_ ("  deposit %s, interest due %s, docked %s\n"), deposit, due, docked);
  /* Translators: two amounts */
  if (account->rent_due != 0 || account->dividend_due != 0)
    g_print (_ ("  rents due %s, dividends due %s\n"), rent, dividend);
}

static gboolean
read_money (const char *option, const char *text, gint64 *fen)
{
  if (text == NULL || (lian_money_parse (text, fen) && *fen >= 0))
    return TRUE;
  lian_verb_misuse (_ ("%s: “%s” is no amount of yuan and fen"), option, text);
  return FALSE;
}

static gboolean
read_options (Shares *self)
{
  LianShareExit *exit = &self->request.exit;
  self->request.act = finish != NULL ? LIAN_SHARE_ACT_FINISH
                      : leaves       ? LIAN_SHARE_ACT_EXIT
                      : rents        ? LIAN_SHARE_ACT_RENTS
                      : pay          ? LIAN_SHARE_ACT_PAY
                      : divide       ? LIAN_SHARE_ACT_DIVIDE
                      : repay        ? LIAN_SHARE_ACT_REPAY
                      : refund       ? LIAN_SHARE_ACT_REFUND
                                     : LIAN_SHARE_ACT_INTEREST;
  self->request.record = exit->member = self->id;
  self->request.resolution = finish;
  exit->why = why;
  return read_money ("--means", means, &exit->means) && read_money ("--goods", goods, &exit->goods)
         && read_money ("--cash", cash, &exit->cash);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_auto (Shares) self = { 0 };
  int n_acts = interest + refund + leaves + rents + pay + divide + repay + (finish != NULL);
  if (!g_ascii_string_to_signed (arguments[1], 10, 1, G_MAXINT64, &self.id, NULL))
    return lian_verb_misuse (_ ("“%s” is no id of Lianshe"), arguments[1]);
  if (n_acts > 1)
    return lian_verb_misuse (_ ("one act at a time: the options name %d"), n_acts);
  if (!read_options (&self))
    return LIAN_EXIT_USAGE;
  const LianVerbWork work = { n_acts > 0 ? lian_share_act_label (self.request.act) : NULL, write_job, read_job, &self, &self.done, FALSE };
  if (!lian_verb_work (arguments[0], &work, &error))
    return lian_verb_fail_at (arguments[0], error);
  if (lian_verb_options.json)
    print_json (&self);
  for (guint i = 0; !lian_verb_options.json && i < self.accounts->len; i++)
    print_account (&self, i);
  if (!lian_verb_options.json && self.done != 0)
    g_print (_ ("act %" PRId64 "\n"), self.done);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_shares = {
  "shares", "FILE ID [--interest|--refund|--rents|--pay|--divide|--exit|--finish RESOLUTION]",
  N_ ("What members own and owe, and the acts on their shares"), 2, 2, options, run,
};
