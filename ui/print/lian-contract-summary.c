/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The contract summary on paper.
 *
 * The top reads in one minute: who, what, how much, when, for how much, under whose signature.  The
 * nine clauses follow in their customary order (domain.md §6), then who makes how many, changes and
 * state, and the boxes to sign in.  An amount stands in numerals and in capitals, so that a stroke
 * can't alter it. */
#include "lian-contract-summary.h"
#include "lian-choices.h"
#include "lian-contract-sheet.h"
#include "lian-contract-state.h"
#include "lian-craft-notice.h"
#include "lian-federation-on.h"
#include "lian-i18n.h"
#include "lian-money.h"

static const char *
text_at (const LianContractSheet *self, const char *field)
{
  const char *text = lian_record_get_text (self->contract, field);
  return text != NULL ? text : "";
}

static const char *word (const LianContractSheet *self, const char *message) G_GNUC_FORMAT (2);

static const char *
word (const LianContractSheet *self, const char *message)
{
  return lian_paper_word (&self->paper, message);
}

static char *
date_at (const LianContractSheet *self, const char *field)
{
  return lian_paper_date (&self->paper, lian_record_get_date (self->contract, field));
}

static gboolean
is_state (const LianContractSheet *self, const char *state)
{
  return g_str_equal (text_at (self, "state"), state);
}

static gboolean
bypasses_federation (const LianContractSheet *self)
{
  return !g_str_equal (text_at (self, "signatory"), "FEDERATION")
         && lian_contract_owes_federation (self->contract, self->orderer);
}

static char *
term (const LianContractSheet *self)
{
  g_autofree char *from = date_at (self, "term_from"), *to = date_at (self, "term_to");
  if (*from == '\0')
    return g_steal_pointer (&to);
  /* Translators: first and last day of a term */
  return g_strdup_printf (word (self, N_ ("%s to %s")), from, to);
}

static char *
signature (const LianContractSheet *self)
{
  gboolean federation = g_str_equal (text_at (self, "signatory"), "FEDERATION");
  g_autofree char *name
      = federation ? lian_paper_name (&self->paper, "federation",
                                      lian_record_get_number (self->contract, "signing_federation"))
                   : lian_paper_name (&self->paper, "cooperative",
                                      lian_record_get_number (self->contract,
                                                              "signing_cooperative"));
  g_autofree char *day = date_at (self, "signed_on");
  if (*name == '\0')
    return g_strdup (word (self, N_ ("not signed yet")));
  if (*day == '\0')
    /* Translators: who is to sign */
    return g_strdup_printf (word (self, N_ ("%s (not signed yet)")), name);
  /* Translators: who signed, and the day */
  return g_strdup_printf (word (self, N_ ("%s, signed on %s")), name, day);
}

/* What nobody knows is not nothing: the contract of 1985 lost its quantities. */
gboolean
_lian_contract_sheet_is_unknown (const LianContractSheet *self)
{
  return !self->complete && self->amount == 0;
}

static char *
amount (const LianContractSheet *self)
{
  gint64 currency = lian_record_get_number (self->contract, "currency");
  if (_lian_contract_sheet_is_unknown (self))
    return g_strdup (word (self, N_ ("not known: the lines have no quantity or price")));
  g_autofree char *number = lian_paper_amount (&self->paper, currency, self->amount);
  g_autofree char *capitals = lian_paper_capitals (&self->paper, currency, self->amount);
  if (!self->complete)
    return g_strdup_printf ("%s　%s　%s", number, capitals,
                            word (self, N_ ("(some lines have no quantity or price)")));
  return g_strdup_printf ("%s　%s", number, capitals);
}

/* Where it is not the one that signs: the makers' own on the day of the paper (A18). */
static char *
own_federation (const LianContractSheet *self)
{
  LianTxn *txn = self->paper.txn;
  LianBelongs belongs = lian_federation_of_contract (txn, lian_record_get_id (self->contract),
                                                     lian_txn_get_working_date (txn));
  gboolean signs = belongs.federation == lian_record_get_number (self->contract, "signing_federation");
  return signs ? NULL : lian_paper_name (&self->paper, "federation", belongs.federation);
}

static void
add_top (LianContractSheet *self)
{
  const LianPaper *paper = &self->paper;
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  lian_paper_add_fact (paper, facts, N_ ("orderer"), lian_paper_record_name (paper, self->orderer));
  lian_paper_add_fact (paper, facts, N_ ("maker"), _lian_contract_sheet_makers (self));
  lian_paper_add_fact (paper, facts, N_ ("goods"), _lian_contract_sheet_goods (self));
  lian_paper_add_fact (paper, facts, N_ ("term"), term (self));
  lian_paper_add_fact (paper, facts, N_ ("amount"), amount (self));
  lian_paper_add_fact (paper, facts, N_ ("signed by"), signature (self));
  lian_paper_add_fact (paper, facts, N_ ("federation today"), own_federation (self));
  lian_paper_add_grid (self->document, facts);
}

static void
add_void (LianContractSheet *self)
{
  g_autofree char *day = date_at (self, "voided_on");
  if (!is_state (self, "VOID"))
    return;
  /* Translators: day, reason */
  g_autofree char *text = g_strdup_printf (word (self, N_ ("VOID since %s. Reason: %s")), day,
                                           text_at (self, "void_reason"));
  lian_document_add_heading (self->document, text);
}

static void
add_bypass (LianContractSheet *self)
{
  if (!bypasses_federation (self))
    return;
  const char *reason = text_at (self, "bypass_reason");
  g_autofree char *text = g_strdup_printf (
      /* Translators: the reason given */
      word (self, N_ ("Not signed through the federation. Reason: %s")),
      *reason != '\0' ? reason : word (self, N_ ("none given")));
  LianDocumentFinding finding = {
    .id = "C1",
    .force = word (self, N_ ("should")),
    .text = text,
    .quote_zh = "应该通过当地手工业联社或专业联社统一签订合同",
    .quote_en = "signed uniformly through local handicraft federations or specialized federations",
  };
  lian_document_add_findings (self->document, &finding, 1);
}

static void
append (LianContractSheet *self, GString *text, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (label != NULL)
    /* Translators: label, value */
    g_string_append_printf (text, word (self, N_ ("%s: %s")), word (self, label), value);
  else
    g_string_append (text, value);
}

static void
add_clause (LianContractSheet *self, guint number, const char *heading, GString *text)
{
  static const char *const zh[] = { "一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、" };
  g_autofree char *en = g_strdup_printf ("%u.", number);
  lian_document_add_clause (self->document,
                            lian_paper_is_chinese (&self->paper) ? zh[number - 1] : en,
                            word (self, heading),
                            text->len > 0 ? text->str : word (self, N_ ("nothing agreed")));
  g_string_truncate (text, 0);
}

static void
append_money (LianContractSheet *self, GString *text, const char *label, const char *field)
{
  if (lian_record_is_empty (self->contract, field))
    return;
  gint64 sum = lian_record_get_number (self->contract, field);
  gint64 currency = lian_record_get_number (self->contract, "currency");
  g_autofree char *number = lian_paper_amount (&self->paper, currency, sum);
  g_autofree char *capitals = lian_paper_capitals (&self->paper, currency, sum);
  g_autofree char *both = g_strdup_printf ("%s　%s", number, capitals);
  append (self, text, label, both);
}

/* Clauses 1 to 5: what is made, of what, for how much, by when. */
static void
add_first_clauses (LianContractSheet *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  append (self, text, NULL, self->lines->len > 0 ? word (self, N_ ("As in the table below.")) : "");
  append (self, text, N_ ("sealed sample"), text_at (self, "sealed_sample"));
  append (self, text, N_ ("drawings"), text_at (self, "drawings"));
  add_clause (self, 1, N_ ("Product"), text);
  _lian_contract_sheet_add_lines (self);
  append (self, text, NULL, text_at (self, "quality"));
  append (self, text, N_ ("packing"), text_at (self, "packing"));
  add_clause (self, 2, N_ ("Quantity, quality, packing and method"), text);
  append (self, text, NULL,
          self->materials->len > 0 ? word (self, N_ ("As in the table below.")) : "");
  add_clause (self, 3, N_ ("Raw material"), text);
  _lian_contract_sheet_add_materials (self);
  g_autofree char *total = amount (self);
  append (self, text, N_ ("amount"), self->lines->len > 0 ? total : "");
  append_money (self, text, N_ ("deposit"), "deposit");
  append_money (self, text, N_ ("advance payment"), "advance");
  append (self, text, N_ ("freight and packing cost"), text_at (self, "freight"));
  add_clause (self, 4, N_ ("Price or processing fee"), text);
  g_autofree char *days = term (self);
  append (self, text, N_ ("term"), days);
  append (self, text, N_ ("place and manner of delivery"), text_at (self, "place"));
  add_clause (self, 5, N_ ("Term, place and manner of delivery"), text);
  _lian_contract_sheet_add_schedule (self);
}

static void
add_last_clauses (LianContractSheet *self)
{
  static const struct
  {
    const char *heading, *field;
  } clauses[] = { { N_ ("Acceptance"), "acceptance" },
                  { N_ ("Settlement"), "settlement" },
                  { N_ ("Liability for breach"), "liability" },
                  { N_ ("Other"), "other" } };
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      append (self, text, NULL, text_at (self, clauses[i].field));
      if (i == G_N_ELEMENTS (clauses) - 1)
        append (self, text, N_ ("note"), text_at (self, "note"));
      add_clause (self, i + 6, clauses[i].heading, text);
    }
}

/* What was signed is version 1; each amendment adds one. */
static char *
version (const LianContractSheet *self)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT,
                          MAX (lian_record_get_number (self->contract, "version"), 1));
}

static void
add_after_clauses (LianContractSheet *self)
{
  lian_document_add_heading (self->document, word (self, N_ ("Allotments to co-operatives")));
  _lian_contract_sheet_add_allotments (self);
  _lian_contract_sheet_add_performance (self);
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  lian_paper_add_fact (&self->paper, facts, N_ ("version"), version (self));
  lian_paper_add_fact (&self->paper, facts, N_ ("state"),
                       g_strdup (lian_paper_choice (&self->paper, lian_choices_contract_state,
                                                    text_at (self, "state"))));
  lian_paper_add_grid (self->document, facts);
}

/* The seal line is the name as it stands in the seal; it may differ from the name in the list. */
static char *
seal_line (const LianContractSheet *self)
{
  g_autoptr (LianRecord) federation
      = lian_paper_load (&self->paper, "federation",
                         lian_record_get_number (self->contract, "signing_federation"));
  const char *line = federation != NULL ? lian_record_get_text (federation, "seal_line") : NULL;
  if (line != NULL && *line != '\0')
    return g_strdup (line);
  g_autofree char *name = lian_paper_record_name (&self->paper, federation);
  return g_strdup (*name != '\0' ? name : word (self, N_ ("Federation")));
}

static void
add_signatures (LianContractSheet *self)
{
  const char *lines[] = { word (self, N_ ("Signature")), word (self, N_ ("Date")), NULL };
  const char *named[] = { word (self, N_ ("Signature")), NULL, word (self, N_ ("Date")), NULL };
  g_autofree char *orderer = lian_paper_record_name (&self->paper, self->orderer);
  g_autofree char *federation = seal_line (self);
  g_autofree char *maker = _lian_contract_sheet_makers (self);
  const char *signers[] = { text_at (self, "orderer_signer"), text_at (self, "federation_signer") };
  g_auto (GStrv) first = NULL, second = NULL;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_autofree char *signer
          = *signers[i] != '\0'
                ? g_strdup_printf (word (self, N_ ("%s: %s")), named[0], signers[i])
                : g_strdup (named[0]);
      g_strv_builder_add_many (builder, signer, named[2], NULL);
      *(i == 0 ? &first : &second) = g_strv_builder_end (builder);
    }
  const char *seal = word (self, N_ ("Seal"));
  LianDocumentSignature boxes[] = {
    { orderer, (const char *const *) first, seal },
    { federation, (const char *const *) second, seal },
    { *maker != '\0' ? maker : word (self, N_ ("Co-operative")), lines, seal },
  };
  g_autofree char *day = lian_paper_place_date (&self->paper);
  lian_document_add_place_date (self->document, day);
  lian_document_add_signatures (self->document, boxes, G_N_ELEMENTS (boxes));
}

/**
 * lian_contract_summary_new:
 * @txn: the base, on a reader thread
 * @contract: the contract
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the summary
 */
LianDocument *
lian_contract_summary_new (LianTxn *txn, gint64 contract, GError **error)
{
  g_auto (LianContractSheet) self = { 0 };
  if (!_lian_contract_sheet_load (&self, txn, contract, error))
    return NULL;
  const char *number = text_at (&self, "number");
  const char *type = lian_paper_choice (&self.paper, lian_choices_contract_type,
                                        text_at (&self, "contract_type"));
  const char *state = lian_paper_choice (&self.paper, lian_choices_contract_state,
                                         text_at (&self, "state"));
  g_autofree char *subtitle
      = g_strdup_printf ("%s　·　%s　·　%s",
                         *number != '\0' ? number : word (&self, N_ ("without number")), type, state);
  self.document = lian_paper_create_document (&self.paper, word (&self, N_ ("Contract summary")),
                                              subtitle);
  lian_document_add_title (self.document, word (&self, N_ ("Contract summary")));
  lian_document_add_subtitle (self.document, subtitle);
  add_void (&self);
  lian_craft_notice_add (&self.paper, self.document, "contract", contract);
  add_top (&self);
  add_bypass (&self);
  add_first_clauses (&self);
  add_last_clauses (&self);
  add_after_clauses (&self);
  add_signatures (&self);
  return g_steal_pointer (&self.document);
}
