/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words and values for paper.
 *
 * The paper of a base may be in another language than the window of the clerk who prints it, so
 * nothing here goes through gettext's own language: words come from the catalogue of the paper's
 * language, names from the field of that language. */
#include "lian-paper.h"
#include "lian-act.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-text.h"

/**
 * lian_paper_new:
 * @txn: the base
 *
 * The language is that of the settings record, else the program's.
 *
 * Returns: what the pages need; valid as long as @txn
 */
LianPaper
lian_paper_new (LianTxn *txn)
{
  LianPaper self = { txn, lian_i18n_is_chinese () ? "zh_CN" : "en" };
  g_autoptr (GPtrArray) settings = lian_txn_list_all (txn, lian_type_find ("settings"));
  if (settings->len == 0)
    return self;
  const char *language = lian_record_get_text (settings->pdata[0], "language");
  if (language != NULL && *language != '\0')
    self.language = g_str_equal (language, "zh_CN") ? "zh_CN" : "en";
  return self;
}

/**
 * lian_paper_is_chinese:
 * @self: the paper
 *
 * Returns: whether it is in Chinese
 */
gboolean
lian_paper_is_chinese (const LianPaper *self)
{
  return g_str_equal (self->language, "zh_CN");
}

/* The last act that the paper knows of, as `check --head` finds it again. */
static char *
describe_state (const LianPaper *self)
{
  g_autoptr (GPtrArray) acts = lian_txn_list_acts (self->txn, 0, 1, NULL);
  if (acts == NULL || acts->len == 0)
    return g_strdup (lian_paper_word (self, N_ ("no act yet")));
  const LianAct *act = acts->pdata[0];
  const char *hash = act->hash;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, act->seq);
  g_autofree char *code
      = g_strdup_printf ("%.4s-%.4s-%.4s-%.4s", hash, hash + 4, hash + 8, hash + 12);
  /* Translators: number and hash of the last act in the base that a paper was printed from */
  return g_strdup_printf (lian_paper_word (self, N_ ("as of act %s (%s)")), number, code);
}

static char *
describe_origin (const LianPaper *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;
  g_date_time_get_ymd (now, &year, &month, &day);
  g_autofree char *state = describe_state (self);
  g_autofree char *printed = lian_paper_date (self, lian_date_new (year, month, day));
  LianDate known_on = lian_txn_get_known_on (self->txn);
  g_autofree char *known = known_on != 0 ? lian_paper_date (self, known_on) : NULL;
  if (known_on != 0)
    /* Translators: foot of a printed page: an earlier day, state of the base, day of printing */
    return g_strdup_printf (lian_paper_word (self, N_ ("AS KNOWN ON %s · %s · printed on %s")), known, state, printed);
  /* Translators: foot of a printed page: state of the base, day of printing */
  return g_strdup_printf (lian_paper_word (self, N_ ("%s · printed on %s")), state, printed);
}

/**
 * lian_paper_create_document:
 * @self: the paper
 * @title: its title, already translated
 * @footer: (nullable): words at the foot of every page
 *
 * Every page says of which state of the base it was printed, so that it can be traced.
 *
 * Returns: (transfer full): an empty document dated with the working date
 */
LianDocument *
lian_paper_create_document (const LianPaper *self, const char *title, const char *footer)
{
  LianDocument *document
      = lian_document_new (title, lian_paper_is_chinese (self) ? "zh-cn" : "en");
  g_autofree char *date = lian_date_to_text (lian_txn_get_working_date (self->txn));
  lian_document_set_date (document, date);
  /* Translators: foot of a printed page */
  lian_document_set_footer (document, footer, lian_paper_word (self, N_ ("Page %d of %d")));
  g_autofree char *origin = describe_origin (self);
  lian_document_set_trace (document, origin);
  return document;
}

/**
 * lian_paper_word:
 * @self: the paper
 * @message: an English message, marked with N_()
 *
 * Returns: (transfer none): @message in the paper's language
 */
const char *
lian_paper_word (const LianPaper *self, const char *message)
{
  /* The empty message is the catalogue's own header. */
  return *message != '\0' ? lian_i18n_translate_in (self->language, message) : message;
}

/**
 * lian_paper_choice:
 * @self: the paper
 * @choices: the choices of a field
 * @value: (nullable): what the base holds
 *
 * Returns: (transfer none): the word for @value, or @value where there is none
 */
const char *
lian_paper_choice (const LianPaper *self, const LianChoice *choices, const char *value)
{
  if (value == NULL)
    return "";
  for (const LianChoice *choice = choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value))
      return lian_paper_word (self, choice->label);
  return value;
}

/**
 * lian_paper_load:
 * @self: the paper
 * @type: id of a record type
 * @id: a record, or 0
 *
 * Returns: (transfer full) (nullable): the record
 */
LianRecord *
lian_paper_load (const LianPaper *self, const char *type, gint64 id)
{
  return id != 0 ? lian_txn_load (self->txn, lian_type_find (type), id) : NULL;
}

/**
 * lian_paper_list:
 * @self: the paper
 * @type: id of a record type
 * @field: the reference
 * @id: what it refers to
 *
 * Returns: (transfer container) (element-type LianRecord): the records
 */
GPtrArray *
lian_paper_list (const LianPaper *self, const char *type, const char *field, gint64 id)
{
  return lian_txn_list (self->txn, lian_type_find (type), field, id);
}

/**
 * lian_paper_record_name:
 * @self: the paper
 * @record: (nullable): a record
 *
 * Returns: (transfer full): its name in the paper's language, else in the other one, else ""
 */
char *
lian_paper_record_name (const LianPaper *self, const LianRecord *record)
{
  if (record == NULL)
    return g_strdup ("");
  const LianType *type = lian_record_get_type_info (record);
  const char *first = lian_paper_is_chinese (self) ? type->title_zh : type->title_en;
  const char *second = lian_paper_is_chinese (self) ? type->title_en : type->title_zh;
  const char *name = lian_record_get_text (record, first);
  if (name == NULL || *name == '\0')
    name = lian_record_get_text (record, second);
  return g_strdup (name != NULL ? name : "");
}

/**
 * lian_paper_name:
 * @self: the paper
 * @type: id of a record type
 * @id: a record, or 0
 *
 * Returns: (transfer full): its name
 */
char *
lian_paper_name (const LianPaper *self, const char *type, gint64 id)
{
  g_autoptr (LianRecord) record = lian_paper_load (self, type, id);
  return lian_paper_record_name (self, record);
}

/**
 * lian_paper_date:
 * @self: the paper
 * @date: a day, or 0
 *
 * Returns: (transfer full): the day as it is written on paper; "" for 0
 */
char *
lian_paper_date (const LianPaper *self, LianDate date)
{
  int y, m, d;
  if (date == 0)
    return g_strdup ("");
  lian_date_split (date, &y, &m, &d);
  if (lian_paper_is_chinese (self))
    return g_strdup_printf ("%d年%d月%d日", y, m, d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/**
 * lian_paper_money:
 * @self: the paper
 * @fen: an amount
 *
 * Returns: (transfer full): the amount in numerals with its unit
 */
char *
lian_paper_money (const LianPaper *self, gint64 fen)
{
  g_autofree char *number = lian_money_format (fen);
  /* Translators: an amount of money */
  return g_strdup_printf (lian_paper_word (self, N_ ("%s yuan")), number);
}

/* What amounts of a currency count; FALSE for the yuan of 100 fen. */
static gboolean
read_currency (const LianPaper *self, gint64 currency, LianUnit *unit)
{
  g_autoptr (LianRecord) record = currency != 0 ? lian_paper_load (self, "currency", currency) : NULL;
  return lian_format_unit_of_record (record, unit);
}

/**
 * lian_paper_amount:
 * @self: the paper
 * @currency: a record of type "currency"; 0 for the yuan of 100 fen
 * @amount: smallest units of it
 *
 * Returns: (transfer full): the amount in numerals with the word of its currency
 */
char *
lian_paper_amount (const LianPaper *self, gint64 currency, gint64 amount)
{
  LianUnit unit;
  if (!read_currency (self, currency, &unit))
    return lian_paper_money (self, amount);
  g_autofree char *number = lian_money_format_in (amount, &unit);
  g_autofree char *name = lian_paper_name (self, "currency", currency);
  return g_strdup_printf ("%s %s", number, name);
}

/**
 * lian_paper_capitals:
 * @self: the paper
 * @currency: a record of type "currency"; 0 for the yuan of 100 fen
 * @amount: smallest units of it
 *
 * Returns: (transfer full): the amount in capital figures, after the Chinese name of its currency
 */
char *
lian_paper_capitals (const LianPaper *self, gint64 currency, gint64 amount)
{
  LianUnit unit;
  g_autoptr (LianRecord) record = currency != 0 ? lian_paper_load (self, "currency", currency) : NULL;
  if (!lian_format_unit_of_record (record, &unit))
    return lian_money_capitals (amount);
  unit.name = lian_record_get_text (record, "name_zh");
  return lian_money_capitals_in (amount, &unit);
}

/**
 * lian_paper_quantity:
 * @self: the paper
 * @unit: (nullable): a record of type "unit"
 * @smallest: a quantity
 *
 * Returns: (transfer full): the quantity with the word of its unit
 */
char *
lian_paper_quantity (const LianPaper *self, const LianRecord *unit, gint64 smallest)
{
  g_autofree char *name = lian_paper_record_name (self, unit);
  LianUnit ratio = { NULL, *name != '\0' ? name : NULL, 1, 1 };
  if (unit != NULL)
    {
      ratio.code = lian_record_get_text (unit, "code");
      ratio.numerator = lian_record_get_number (unit, "numerator");
      ratio.denominator = lian_record_get_number (unit, "denominator");
    }
  if (*name == '\0')
    ratio.name = ratio.code;
  g_autofree char *number = lian_quantity_to_text (smallest, &ratio);
  if (ratio.name == NULL)
    return g_steal_pointer (&number);
  return g_strdup_printf (lian_text_has_han (ratio.name) ? "%s%s" : "%s %s", number, ratio.name);
}

/**
 * lian_paper_place_date:
 * @self: the paper
 *
 * Returns: (transfer full): the line above the signatures: city of the own federation and the day
 */
char *
lian_paper_place_date (const LianPaper *self)
{
  g_autoptr (GPtrArray) settings = lian_txn_list_all (self->txn, lian_type_find ("settings"));
  g_autofree char *date = lian_paper_date (self, lian_txn_get_working_date (self->txn));
  g_autofree char *place = NULL;
  if (settings->len > 0)
    {
      g_autoptr (LianRecord) federation = lian_paper_load (
          self, "federation", lian_record_get_number (settings->pdata[0], "federation"));
      if (federation != NULL)
        place = lian_paper_name (self, "city", lian_record_get_number (federation, "city"));
    }
  if (place == NULL || *place == '\0')
    return g_steal_pointer (&date);
  return g_strdup_printf (lian_paper_is_chinese (self) ? "%s　%s" : "%s, %s", place, date);
}

/**
 * lian_paper_add_fact:
 * @self: the paper
 * @pairs: (element-type utf8): labels and values in turn, with g_free() as free function
 * @label: an English label, marked with N_()
 * @value: (transfer full) (nullable): its value; nothing is added when empty
 *
 * Adds a fact for lian_paper_add_grid().
 */
void
lian_paper_add_fact (const LianPaper *self, GPtrArray *pairs, const char *label, char *value)
{
  if (value == NULL || *value == '\0')
    {
      g_free (value);
      return;
    }
  g_ptr_array_add (pairs, g_strdup (lian_paper_word (self, label)));
  g_ptr_array_add (pairs, value);
}

/**
 * lian_paper_add_grid:
 * @document: a document
 * @pairs: (element-type utf8): labels and values in turn; emptied
 *
 * Adds the facts gathered so far as a grid.
 */
void
lian_paper_add_grid (LianDocument *document, GPtrArray *pairs)
{
  g_autofree LianDocumentPair *facts = g_new0 (LianDocumentPair, pairs->len / 2 + 1);
  for (guint i = 0; i + 1 < pairs->len; i += 2)
    facts[i / 2] = (LianDocumentPair){ pairs->pdata[i], pairs->pdata[i + 1] };
  if (pairs->len > 0)
    lian_document_add_grid (document, facts, pairs->len / 2);
  g_ptr_array_set_size (pairs, 0);
}
