/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The questionnaire for a visit to a service point, blank or filled with what the base knows of it.
 *
 * A point is adjusted only after an investigation (R3), and whether consumers suffer is a matter of
 * distance, hours, waiting and price (A13): these are what it asks.  Two sheets of A4 at most, to be
 * filled in on the spot with a pen. */
#include "lian-visit-questionnaire.h"
#include "lian-error.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-paper.h"

#define MOST_NEIGHBOURS 3
#define ONE_LINE 36         /* letters of a question that fit beside the answer; Chinese counts twice */
#define PEN "\n"            /* a row high enough for a pen */
#define LINE "＿＿＿＿＿＿＿" /* where a word is missing */

typedef struct
{
  LianPaper paper;
  LianDocument *document;
  LianRecord *point; /* NULL: blank */
} Sheet;

static const char *word (const Sheet *self, const char *message) G_GNUC_FORMAT (2);

static const char *
word (const Sheet *self, const char *message)
{
  return lian_paper_word (&self->paper, message);
}

/* What is not known is a line to write on. */
static void
add_fact (Sheet *self, GPtrArray *pairs, const char *label, char *value)
{
  gboolean known = value != NULL && *value != '\0';
  lian_paper_add_fact (&self->paper, pairs, label, known ? value : g_strdup (LINE));
  if (!known)
    g_free (value);
}

static char *
text_of (const Sheet *self, const char *field)
{
  return self->point != NULL ? g_strdup (lian_record_get_text (self->point, field)) : NULL;
}

static char *
number_of (const Sheet *self, const char *field)
{
  if (self->point == NULL || lian_record_is_empty (self->point, field))
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_number (self->point, field));
}

static char *
name_of (const Sheet *self, const char *type, const char *field)
{
  return self->point != NULL
             ? lian_paper_name (&self->paper, type, lian_record_get_number (self->point, field))
             : NULL;
}

/* Its own trade and the further ones. */
static char *
trades_of (const Sheet *self)
{
  g_autofree char *own = name_of (self, "trade", "trade");
  if (self->point == NULL)
    return NULL;
  GString *all = g_string_new (own);
  g_autoptr (GPtrArray) more = lian_paper_list (&self->paper, "point_trade", "service_point",
                                                lian_record_get_id (self->point));
  for (guint i = 0; i < more->len; i++)
    {
      g_autofree char *name = lian_paper_name (&self->paper, "trade",
                                               lian_record_get_number (more->pdata[i], "trade"));
      g_string_append_printf (all, "%s%s", all->len > 0 ? word (self, N_ ("; ")) : "", name);
    }
  return g_string_free (all, FALSE);
}

static char *
place_of (const Sheet *self)
{
  g_autofree char *name = name_of (self, "neighbourhood", "neighbourhood");
  g_autoptr (LianRecord) place
      = self->point != NULL ? lian_paper_load (&self->paper, "neighbourhood",
                                               lian_record_get_number (self->point, "neighbourhood"))
                            : NULL;
  if (place == NULL || lian_record_is_empty (place, "residents"))
    return g_steal_pointer (&name);
  g_autofree char *residents
      = g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_number (place, "residents"));
  /* Translators: a neighbourhood and the number of its residents */
  return g_strdup_printf (word (self, N_ ("%s, %s residents")), name, residents);
}

static char *
days_of (const Sheet *self)
{
  const char *days = self->point != NULL ? lian_record_get_text (self->point, "weekdays") : NULL;
  if (self->point == NULL)
    return NULL;
  return days != NULL ? lian_format_weekdays (days) : g_strdup (word (self, N_ ("every day")));
}

static void
add_point (Sheet *self)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  add_fact (self, pairs, N_ ("service point"), self->point != NULL ? lian_paper_record_name (&self->paper, self->point) : NULL);
  add_fact (self, pairs, N_ ("code"), text_of (self, "code"));
  add_fact (self, pairs, N_ ("co-operative"), name_of (self, "cooperative", "cooperative"));
  add_fact (self, pairs, N_ ("trade"), trades_of (self));
  add_fact (self, pairs, N_ ("address"), text_of (self, "address"));
  add_fact (self, pairs, N_ ("neighbourhood"), place_of (self));
  add_fact (self, pairs, N_ ("opening hours"), text_of (self, "hours"));
  add_fact (self, pairs, N_ ("open on"), days_of (self));
  add_fact (self, pairs, N_ ("workers"), number_of (self, "workers"));
  add_fact (self, pairs, N_ ("customers a day"), number_of (self, "capacity"));
  add_fact (self, pairs, N_ ("visited on"), NULL);
  add_fact (self, pairs, N_ ("visited by"), NULL);
  lian_paper_add_grid (self->document, pairs);
}

/* Neighbours. */

typedef struct
{
  const LianRecord *point;
  gint64 metres;
} Neighbour;

static int
compare_neighbours (gconstpointer a, gconstpointer b)
{
  const Neighbour *x = a, *y = b;
  if (x->metres != y->metres)
    return x->metres < y->metres ? -1 : 1;
  gint64 i = lian_record_get_id (x->point), j = lian_record_get_id (y->point);
  return (i > j) - (i < j);
}

static gboolean
is_placed (const LianRecord *point)
{
  return !lian_record_is_empty (point, "x") && !lian_record_is_empty (point, "y");
}

/* Whole metres, without floating point. */
static gint64
metres_between (const LianRecord *a, const LianRecord *b)
{
  gint64 x = lian_record_get_number (a, "x") - lian_record_get_number (b, "x");
  gint64 y = lian_record_get_number (a, "y") - lian_record_get_number (b, "y");
  guint64 square = (guint64) (x * x) + (guint64) (y * y), root = 0;
  for (guint64 bit = G_GUINT64_CONSTANT (1) << 31; bit > 0; bit >>= 1)
    if ((root | bit) * (root | bit) <= square)
      root |= bit;
  return (gint64) root;
}

/* The open points of the same trade that are nearest, as the crow flies. */
static GArray *
find_neighbours (const Sheet *self, GPtrArray *all)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Neighbour));
  for (guint i = 0; self->point != NULL && is_placed (self->point) && i < all->len; i++)
    {
      const LianRecord *other = all->pdata[i];
      if (lian_record_get_id (other) == lian_record_get_id (self->point) || !is_placed (other)
          || !lian_record_is_empty (other, "closed"))
        continue;
      Neighbour one = { other, metres_between (self->point, other) };
      g_array_append_val (found, one);
    }
  g_array_sort (found, compare_neighbours);
  g_array_set_size (found, MIN (found->len, MOST_NEIGHBOURS));
  return found;
}

static void
add_neighbour (Sheet *self, LianDocumentTable *table, const Neighbour *one)
{
  g_autofree char *name = lian_paper_record_name (&self->paper, one->point);
  g_autofree char *metres = g_strdup_printf ("%" G_GINT64_FORMAT " m", one->metres);
  g_autofree char *capacity
      = lian_record_is_empty (one->point, "capacity")
            ? g_strdup ("")
            : g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_number (one->point, "capacity"));
  const char *hours = lian_record_get_text (one->point, "hours");
  const char *cells[] = { name, metres, capacity, hours != NULL ? hours : "", "" };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_neighbours (Sheet *self)
{
  const LianDocumentColumn columns[] = {
    { word (self, N_ ("nearest points of the trade")), 3, LIAN_ALIGN_START },
    { word (self, N_ ("distance")), 1.2, LIAN_ALIGN_END },
    { word (self, N_ ("customers a day")), 1.2, LIAN_ALIGN_END },
    { word (self, N_ ("opening hours")), 2, LIAN_ALIGN_START },
    { word (self, N_ ("has it room for more?")), 2, LIAN_ALIGN_START },
  };
  gint64 trade = self->point != NULL ? lian_record_get_number (self->point, "trade") : 0;
  g_autoptr (GPtrArray) all = lian_paper_list (&self->paper, "service_point", "trade", trade);
  g_autoptr (GArray) near = find_neighbours (self, all);
  const char *blank[] = { PEN, "", "", "", "" };
  LianDocumentTable *table
      = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < near->len; i++)
    add_neighbour (self, table, &g_array_index (near, Neighbour, i));
  for (guint i = near->len; i < 2; i++)
    lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, blank);
}

/* What is counted and asked on the spot. */

static void
add_counts (Sheet *self)
{
  static const char *const times[]
      = { N_ ("morning"), N_ ("noon"), N_ ("afternoon"), N_ ("evening") };
  const LianDocumentColumn columns[] = {
    { word (self, N_ ("counted")), 1.4, LIAN_ALIGN_START },
    { word (self, N_ ("customers")), 1.4, LIAN_ALIGN_START },
    { word (self, N_ ("longest wait (minutes)")), 1.8, LIAN_ALIGN_START },
    { word (self, N_ ("sent away")), 1.4, LIAN_ALIGN_START },
    { word (self, N_ ("of these from other neighbourhoods")), 2.2, LIAN_ALIGN_START },
  };
  lian_document_add_heading (self->document, word (self, N_ ("Counted during the visit")));
  LianDocumentTable *table
      = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      const char *cells[] = { word (self, times[i]), "", "", "", "" };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

/* A row is at least two lines high, to write beside; a long question is so by itself. */
static char *
dup_high (const char *question)
{
  int width = 0;
  for (const char *p = question; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return g_strconcat (question, width <= ONE_LINE ? PEN : "", NULL);
}

static void
add_questions (Sheet *self, const char *heading, const char *const *questions)
{
  const LianDocumentColumn columns[] = {
    { word (self, N_ ("question")), 3, LIAN_ALIGN_START },
    { word (self, N_ ("answer, and who gave it")), 4, LIAN_ALIGN_START },
  };
  lian_document_add_heading (self->document, word (self, heading));
  LianDocumentTable *table
      = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  for (; *questions != NULL; questions++)
    {
      g_autofree char *high = dup_high (word (self, *questions));
      const char *cells[] = { high, "" };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

static void
add_convenience (Sheet *self)
{
  static const char *const questions[] = {
    N_ ("How far do most customers come, and how long do they walk?"),
    N_ ("Do the hours suit people who work by day?"),
    N_ ("How many days until the work is given back?"),
    N_ ("What does the usual job cost, here and elsewhere; is it dearer than before?"),
    N_ ("Which jobs are refused, and why?"),
    NULL,
  };
  add_questions (self, N_ ("Convenience, waiting, price"), questions);
}

static void
add_complaints (Sheet *self)
{
  const LianDocumentColumn columns[] = {
    { word (self, N_ ("complaint of residents")), 4, LIAN_ALIGN_START },
    { word (self, N_ ("who")), 1.6, LIAN_ALIGN_START },
    { word (self, N_ ("since when")), 1.4, LIAN_ALIGN_START },
  };
  const char *blank[] = { PEN, "", "" };
  lian_document_add_heading (self->document, word (self, N_ ("Complaints of residents")));
  LianDocumentTable *table
      = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  for (int i = 0; i < 3; i++)
    lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, blank);
}

static void
add_consequences (Sheet *self)
{
  static const char *const questions[] = {
    N_ ("If the point were closed or moved: where would its customers go, how far is it?"),
    N_ ("Who could not go there: the old, the sick, people with small children?"),
    N_ ("Could a round come instead; how often, on which days?"),
    N_ ("What becomes of the people who work here?"),
    NULL,
  };
  add_questions (self, N_ ("What would happen to its customers"), questions);
}

/* Lines to write on, under a heading of their own. */
static void
add_lines (Sheet *self, const char *heading, guint n)
{
  const LianDocumentColumn column = { heading, 1, LIAN_ALIGN_START };
  const char *blank[] = { PEN };
  LianDocumentTable *table = lian_document_add_table (self->document, &column, 1);
  for (guint i = 0; i < n; i++)
    lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, blank);
}

static void
add_finding (Sheet *self)
{
  lian_document_add_heading (self->document, word (self, N_ ("What the visit found")));
  lian_document_add_paragraph (
      self->document,
      word (self, N_ ("☐ keep the point　　☐ the point is unreasonable　　☐ not settled yet")));
  add_lines (self, word (self, N_ ("Evidence (R3: unreasonable on evidence only); papers and photographs: ____")), 2);
}

static void
add_signatures (Sheet *self)
{
  const char *lines[] = { word (self, N_ ("Signature")), word (self, N_ ("Date")), NULL };
  const LianDocumentSignature boxes[] = {
    { word (self, N_ ("visited by")), lines, NULL },
    { word (self, N_ ("for the service point")), lines, NULL },
    { word (self, N_ ("for the residents")), lines, NULL },
  };
  lian_document_add_signatures (self->document, boxes, G_N_ELEMENTS (boxes));
}

static LianDocument *
build (LianTxn *txn, LianRecord *point)
{
  Sheet self = { .paper = lian_paper_new (txn), .point = point };
  const char *title = word (&self, N_ ("Questionnaire for the visit to a service point"));
  g_autofree char *name = lian_paper_record_name (&self.paper, point);
  self.document = lian_paper_create_document (&self.paper, title, name);
  lian_document_add_title (self.document, title);
  add_point (&self);
  add_neighbours (&self);
  add_counts (&self);
  add_convenience (&self);
  add_complaints (&self);
  add_consequences (&self);
  add_finding (&self);
  add_signatures (&self);
  return self.document;
}

/**
 * lian_visit_questionnaire_new:
 * @txn: the base, on a reader thread
 * @point: the service point; 0 for a blank questionnaire
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the questionnaire, filled with what the base knows
 */
LianDocument *
lian_visit_questionnaire_new (LianTxn *txn, gint64 point, GError **error)
{
  g_autoptr (LianRecord) record
      = point != 0 ? lian_txn_load (txn, lian_type_find ("service_point"), point) : NULL;
  if (point != 0 && record == NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, point);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no service point %s"), id);
      return NULL;
    }
  return build (txn, record);
}

/**
 * lian_visit_questionnaire_new_blank:
 * @txn: the base, on a reader thread
 * @point: not used
 * @error: not used
 *
 * Returns: (transfer full): a questionnaire with nothing filled in
 */
LianDocument *
lian_visit_questionnaire_new_blank (LianTxn *txn, gint64 point, GError **error)
{
  return build (txn, NULL);
}

/**
 * lian_visit_questionnaire_choose:
 * @txn: the base
 * @cancellable: (nullable): not used
 * @error: not used
 *
 * Returns: (transfer full) (element-type gint64): where no point is chosen, one blank questionnaire
 */
GArray *
lian_visit_questionnaire_choose (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  const gint64 none = 0;
  GArray *one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (one, none);
  return one;
}
