/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a rehearsal found, in words; the figures stay with the record. */
#include "lian-choices.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-money.h"
#include "lian-plural.h"
#include "lian-reorganisation.h"
#include "lian-text.h"

static const char *
unknown (void)
{
  return _ ("not known");
}

static char *
number_text (const LianRecord *finding, const char *field)
{
  return lian_record_is_empty (finding, field)
             ? g_strdup (unknown ())
             : g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_number (finding, field));
}

static char *
money_text (const LianRecord *finding, const char *field)
{
  g_autofree char *amount = lian_money_format (lian_record_get_number (finding, field));
  return lian_record_is_empty (finding, field) ? g_strdup (unknown ()) : g_strdup_printf (_ ("%s yuan"), amount);
}

static char *
way_text (const LianRecord *finding, const char *field)
{
  return lian_record_is_empty (finding, field)
             ? g_strdup (_ ("none"))
             : g_strdup_printf (_ ("%d m"), (int) lian_record_get_number (finding, field));
}

/* The record as it is called now, in the language of the reader; what is gone as it was called then.  Cut, to
 * stand within a sentence. */
static char *
about_of (LianTxn *txn, const LianRecord *finding)
{
  const LianType *type = lian_type_find (lian_record_get_text (finding, "kind"));
  gint64 id = lian_record_get_number (finding, "record");
  g_autoptr (LianRecord) record = type != NULL && id != 0 ? lian_txn_load (txn, type, id) : NULL;
  gboolean says_more = g_strcmp0 (lian_record_get_text (finding, "finding"), "RELATION") == 0;
  g_autofree char *name = record != NULL && !says_more ? lian_record_dup_name (record)
                                                       : lian_text_shorten (lian_record_get_text (finding, "about"));
  return lian_isolate (name);
}

static char *
with_rules (const LianRecord *finding, char *text)
{
  const char *rules = lian_record_get_text (finding, "rules");
  if (rules == NULL)
    return text;
  char *whole = g_strdup_printf (_ ("%s (%s)"), text, rules);
  g_free (text);
  return whole;
}

static const char *
outcome_of (const LianRecord *finding)
{
  const LianField *field = lian_type_get_field (lian_record_get_type_info (finding), "outcome");
  return lian_choice_label (field, lian_record_get_text (finding, "outcome"));
}

static char *
form_text (LianTxn *txn, const LianRecord *finding, const char *about)
{
  /* Translators: an activity, a form of production */
  return g_strdup_printf (lian_record_get_truth (finding, "against") == LIAN_YES
                              ? _ ("%s: %s is proposed, and the rules speak against it")
                              : _ ("%s: %s would be stopped"),
                          about, outcome_of (finding));
}

static char *
craft_text (LianTxn *txn, const LianRecord *finding, const char *about)
{
  return g_strdup_printf (lian_record_get_truth (finding, "against") == LIAN_YES
                              ? _ ("%s is a protected craft and would be centralised")
                              : _ ("%s is a protected craft"),
                          about);
}

static char *
relation_text (LianTxn *txn, const LianRecord *finding, const char *about)
{
  return g_strdup_printf (lian_record_get_truth (finding, "against") == LIAN_YES ? _ ("would cut: %s")
                                                                                 : _ ("may cut: %s"),
                          about);
}

static char *
closing_text (LianTxn *txn, const LianRecord *finding, const char *about)
{
  return g_strdup_printf (lian_record_get_truth (finding, "against") == LIAN_YES
                              ? _ ("%s would close, and is not shown to be one that may")
                              : _ ("%s would close"),
                          about);
}

static char *
residents_text (LianTxn *txn, const LianRecord *finding, const char *about)
{
  const LianField *field = lian_type_get_field (lian_record_get_type_info (finding), "loss");
  const char *loss = lian_record_get_text (finding, "loss");
  g_autofree char *number = number_text (finding, "how_many");
  g_autofree char *before = way_text (finding, "metres_before"), *after = way_text (finding, "metres_after");
  if (loss == NULL)
    return g_strdup_printf (_ ("%s: who loses is not known"), about);
  /* Translators: a neighbourhood, how many residents, what they lose, their way before, their way afterwards */
  return g_strdup_printf (_ ("%s, residents: %s; %s; way %s → %s"), about, number, lian_choice_label (field, loss),
                          before, after);
}

/* A contract may count in another currency; its record says in which. */
static char *
owed_text (LianTxn *txn, const LianRecord *finding)
{
  LianUnit unit;
  g_autoptr (LianRecord) contract
      = lian_txn_load (txn, lian_type_find ("contract"), lian_record_get_number (finding, "record"));
  gint64 currency = contract != NULL ? lian_record_get_number (contract, "currency") : 0;
  g_autoptr (LianRecord) record = currency != 0 ? lian_txn_load (txn, lian_type_find ("currency"), currency) : NULL;
  if (lian_record_is_empty (finding, "money_before") || !lian_format_unit_of_record (record, &unit))
    return money_text (finding, "money_before");
  g_autofree char *number = lian_money_format_in (lian_record_get_number (finding, "money_before"), &unit);
  g_autofree char *name = lian_record_dup_name (record);
  return g_strdup_printf ("%s %s", number, name);
}

static char *
contract_text (LianTxn *txn, const LianRecord *finding, const char *about)
{
  g_autofree char *owed = owed_text (txn, finding);
  guint n = (guint) lian_record_get_number (finding, "how_many");
  g_autofree char *lines = g_strdup_printf (ngettext ("%u allotment", "%u allotments", n), n);
  /* Translators: a contract, how many allotments, an amount */
  return g_strdup_printf (_ ("contract %s goes over: %s, still owed: %s"), about, lines, owed);
}

static char *
shares_text (LianTxn *txn, const LianRecord *finding, const char *about)
{
  g_autofree char *all = money_text (finding, "money_before"), *part = money_text (finding, "money_after");
  g_autofree char *number = number_text (finding, "how_many");
  /* Translators: a co-operative, how many members, two amounts */
  return g_strdup_printf (_ ("%s, members who go over: %s; shares with them: %s of %s"), about, number, part, all);
}

static char *
income_text (LianTxn *txn, const LianRecord *finding, const char *about)
{
  g_autofree char *before = money_text (finding, "money_before"), *after = money_text (finding, "money_after");
  g_autofree char *worse = number_text (finding, "how_many");
  if (lian_record_is_empty (finding, "money_before") && lian_record_is_empty (finding, "money_after"))
    return g_strdup_printf (_ ("%s: what a member earns is not known, neither before nor afterwards"), about);
  /* Translators: a co-operative, two amounts a month, how many members */
  return g_strdup_printf (_ ("%s, pay of a member in a month: %s → %s; below what they had before joining: %s"), about,
                          before, after, worse);
}

static char *
size_text (LianTxn *txn, const LianRecord *finding, const char *about)
{
  g_autofree char *number = number_text (finding, "how_many");
  /* Translators: a co-operative, how many members, how many are suitable */
  return g_strdup_printf (_ ("%s: members %s, about %d are suitable"), about, number, LIAN_SUITABLE_SIZE);
}

static char *
carried_text (LianTxn *txn, const LianRecord *finding, const char *about)
{
  const LianType *type = lian_type_find (lian_record_get_text (finding, "kind"));
  /* Translators: a kind of record, how many */
  return g_strdup_printf (_ ("%s: %d"), _ (type->label_plural), (int) lian_record_get_number (finding, "how_many"));
}

/**
 * lian_reorganisation_finding_dup_text:
 * @txn: the base
 * @finding: a record of type "reorganisation_finding", kept or not
 *
 * Returns: (transfer full): it in the language of the thread, with the rules that it rests on
 */
char *
lian_reorganisation_finding_dup_text (LianTxn *txn, const LianRecord *finding)
{
  static const struct
  {
    const char *finding;
    char *(*words) (LianTxn *txn, const LianRecord *finding, const char *about);
  } kinds[] = {
    { "FORM", form_text },       { "CRAFT", craft_text },         { "RELATION", relation_text },
    { "POINT", closing_text },   { "ROUND", closing_text },       { "RESIDENTS", residents_text },
    { "CONTRACT", contract_text }, { "SHARES", shares_text },     { "INCOME", income_text },
    { "SIZE", size_text },       { "CARRIED", carried_text },
  };
  g_autofree char *about = about_of (txn, finding);
  const char *kind = lian_record_get_text (finding, "finding");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].finding, kind) == 0)
      return with_rules (finding, kinds[i].words (txn, finding, about));
  return g_steal_pointer (&about);
}
