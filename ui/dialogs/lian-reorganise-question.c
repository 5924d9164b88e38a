/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asks for a change of co-operatives: of one, the stage or a division; of several, a merger.
 *
 * A division makes two of one here; more, and keys from a table, are for the verb.  What is ticked goes
 * to the new co-operative, all else stays. */
#include "lian-reorganise-question.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-money.h"
#include "lian-reorganise-question-private.h"
#include "lian-text.h"

#define N_PEOPLE 5     /* the first figures are counts of people */
#define LIST_HEIGHT 96

typedef struct
{
  LianContext *context;
  GtkWidget *parent;
  LianReorganiseView *view;
  GtkDropDown *change; /* of one co-operative: stage or division */
  GtkDropDown *stage;
  GtkWidget *persons; /* (nullable): whether households become persons */
  GtkDropDown *kept; /* of several: which goes on; the last is a new one */
  GtkEditable *name;
  GtkEditable *on;
  GtkEditable *agreed_with;
  GtkTextBuffer *resolution;
  GtkWidget *division;
  GPtrArray *ticks;                                     /* GtkCheckButton for each movable */
  GtkEditable *figures[LIAN_N_REORGANISE_FIGURES]; /* NULL: not asked */
} Fields;

static void
fields_free (gpointer data)
{
  Fields *fields = data;
  g_clear_object (&fields->context);
  g_clear_object (&fields->parent);
  g_clear_pointer (&fields->view, _lian_reorganise_view_free);
  g_clear_pointer (&fields->ticks, g_ptr_array_unref);
  g_free (fields);
}

static const LianRecord *
only_one (const Fields *fields)
{
  return fields->view->records->pdata[0];
}

static gboolean
divides (const Fields *fields)
{
  return fields->change != NULL && gtk_drop_down_get_selected (fields->change) == 1;
}

/* A new one is founded by a division, and by a merger that none of them goes on from. */
static gboolean
founds (const Fields *fields)
{
  return divides (fields)
         || (fields->kept != NULL
             && gtk_drop_down_get_selected (fields->kept) == fields->view->records->len);
}

/* A producer co-operative is joined by persons. */
static gboolean
may_turn (const Fields *fields)
{
  guint stage = gtk_drop_down_get_selected (fields->stage);
  return fields->persons != NULL && !divides (fields) && stage > 0
         && g_str_equal (lian_choices_stage[stage - 1].value, "PRODUCER_COOP");
}

static gboolean
figure_of (const Fields *fields, guint figure, gint64 *number)
{
  const LianField *field
      = lian_type_get_field (lian_type_find ("cooperative"), lian_reorganise_figures[figure]);
  g_autofree char *text = lian_question_dup_line (fields->figures[figure]);
  return field->kind == LIAN_FIELD_MONEY ? lian_money_parse (text, number)
                                         : g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, number, NULL);
}

static gboolean
is_ready (LianQuestion *question, gpointer data)
{
  Fields *fields = data;
  gint64 number;
  g_autofree char *name = lian_question_dup_line (fields->name);
  gtk_widget_set_sensitive (GTK_WIDGET (fields->name), founds (fields));
  if (fields->persons != NULL)
    gtk_widget_set_visible (fields->persons, may_turn (fields));
  if (fields->division != NULL)
    gtk_widget_set_visible (fields->division, divides (fields));
  for (guint i = 0; divides (fields) && i < LIAN_N_REORGANISE_FIGURES; i++)
    if (fields->figures[i] != NULL && !figure_of (fields, i, &number))
      return FALSE;
  return !founds (fields) || *name != '\0';
}

static void
take_division (const Fields *fields, LianReorganiseAnswer *answer)
{
  for (guint i = 0; i < fields->ticks->len; i++)
    {
      gint64 id = lian_record_get_id (fields->view->movables->pdata[i]);
      if (gtk_check_button_get_active (fields->ticks->pdata[i]))
        g_array_append_val (answer->sent, id);
    }
  for (guint i = 0; i < LIAN_N_REORGANISE_FIGURES; i++)
    {
      gint64 number;
      if (fields->figures[i] != NULL && figure_of (fields, i, &number))
        lian_record_set_number (answer->part, lian_reorganise_figures[i], number);
    }
}

static gint64
kept_of (const Fields *fields)
{
  const GPtrArray *records = fields->view->records;
  guint place = fields->kept != NULL ? gtk_drop_down_get_selected (fields->kept) : 0;
  return place < records->len ? lian_record_get_id (records->pdata[place]) : 0;
}

static void
respond (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  const char *change = fields->kept != NULL ? "MERGER" : divides (fields) ? "DIVISION" : "STAGE";
  LianReorganiseAnswer *answer = _lian_reorganise_answer_new (change, fields->view->ids);
  answer->request->on = lian_question_get_day (question, fields->on);
  answer->request->resolution = lian_question_dup_text (fields->resolution);
  answer->request->agreed_with = lian_question_dup_line (fields->agreed_with);
  answer->kept = kept_of (fields);
  guint stage = gtk_drop_down_get_selected (fields->stage);
  if (stage > 0)
    answer->stage = g_strdup (lian_choices_stage[stage - 1].value);
  answer->request->persons = may_turn (fields) && gtk_check_button_get_active (GTK_CHECK_BUTTON (fields->persons));
  if (founds (fields))
    answer->name = lian_question_dup_line (fields->name);
  if (divides (fields))
    take_division (fields, answer);
  const LianField *field = lian_type_get_field (lian_type_find ("succession"), "change");
  lian_question_write (question, lian_choice_label (field, change), answer->request->resolution,
                       _lian_reorganise_answer_write, answer, _lian_reorganise_answer_free);
}

/* Building. */

/* The first is no stage: whoever says nothing of it changes nothing. */
static GtkDropDown *
add_stage (LianQuestion *question)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_ptr_array_add (words, (gpointer) _ ("as it is"));
  for (const LianChoice *stage = lian_choices_stage; stage->value != NULL; stage++)
    g_ptr_array_add (words, (gpointer) _ (stage->label));
  g_ptr_array_add (words, NULL);
  return lian_question_add_choice (question, _ ("Stage afterwards"), (const char *const *) words->pdata);
}

/* Long names must not widen the question. */
static GtkDropDown *
add_kept (LianQuestion *question, const GPtrArray *records)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (words, lian_text_shorten_to (lian_record_get_title (records->pdata[i]), 28));
  g_ptr_array_add (words, g_strdup (_ ("a new co-operative")));
  g_ptr_array_add (words, NULL);
  return lian_question_add_choice (question, _ ("They go on as"), (const char *const *) words->pdata);
}

static GtkWidget *
make_tick (const LianRecord *record, const char *title)
{
  g_autofree char *kind = g_strdup (_ (lian_record_get_type_info (record)->label));
  g_autofree char *words = lian_isolate_join (": ", kind, title, NULL);
  return gtk_check_button_new_with_label (words);
}

static void
add_ticks (Fields *fields, GtkWidget *list)
{
  fields->ticks = g_ptr_array_new ();
  for (guint i = 0; i < fields->view->movables->len; i++)
    {
      GtkWidget *tick = make_tick (fields->view->movables->pdata[i], fields->view->titles->pdata[i]);
      gtk_box_append (GTK_BOX (list), tick);
      g_ptr_array_add (fields->ticks, tick);
    }
}

/* However much there is to divide, the question stays on the screen. */
static GtkWidget *
make_scrolled (GtkWidget *list)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  return scrolled;
}

/* How much of a figure goes to the new one; people are counted by their ticks where there is a register. */
static void
add_figure (LianQuestion *question, Fields *fields, GtkWidget *grid, guint figure)
{
  const char *id = lian_reorganise_figures[figure];
  const LianField *field = lian_type_get_field (lian_type_find ("cooperative"), id);
  gint64 number = lian_record_get_number (only_one (fields), id);
  if (number == 0 || (figure < N_PEOPLE && fields->view->has_register))
    return;
  g_autofree char *all = field->kind == LIAN_FIELD_MONEY ? lian_money_format (number)
                                                         : g_strdup_printf ("%" G_GINT64_FORMAT, number);
  /* Translators: a figure such as "reserve fund", how much there is of it */
  g_autofree char *words = g_strdup_printf (_ ("%s, of %s"), _ (field->label), all);
  GtkWidget *label = gtk_label_new (words), *entry = gtk_entry_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "0");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_grid_attach (GTK_GRID (grid), label, 0, (int) figure, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), entry, 1, (int) figure, 1, 1);
  fields->figures[figure] = GTK_EDITABLE (entry);
  lian_question_watch (question, entry, "changed");
}

static void
add_division (LianQuestion *question, Fields *fields)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *grid = gtk_grid_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *note = gtk_label_new (_ ("What is ticked goes to the new co-operative, and so does what belongs to it:"));
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_box_append (GTK_BOX (box), note);
  add_ticks (fields, list);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < LIAN_N_REORGANISE_FIGURES; i++)
    add_figure (question, fields, grid, i);
  gtk_box_append (GTK_BOX (list), grid);
  gtk_box_append (GTK_BOX (box), make_scrolled (list));
  gtk_widget_set_visible (box, FALSE);
  fields->division = box;
  lian_question_add_widget (question, box, GTK_WIDGET (fields->change));
}

static void
add_one (LianQuestion *question, Fields *fields)
{
  const char *words[] = { _ ("change of stage"), _ ("division"), NULL };
  fields->change = lian_question_add_choice (question, _ ("What changes"), words);
  fields->stage = add_stage (question);
  if (!fields->view->has_households)
    return;
  fields->persons = gtk_check_button_new_with_label (_ ("Households become persons, each as its head"));
  gtk_widget_set_visible (fields->persons, FALSE);
  lian_question_add_widget (question, fields->persons, GTK_WIDGET (fields->change));
}

static void
add_several (LianQuestion *question, Fields *fields)
{
  fields->kept = add_kept (question, fields->view->records);
  fields->stage = add_stage (question);
}

static char *
name_all (const GPtrArray *records)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *name = lian_isolate (lian_record_get_title (records->pdata[i]));
      g_string_append_printf (names, "%s%s", i > 0 ? " · " : "", name);
    }
  return g_string_free (names, FALSE);
}

static void
ask (Fields *fields)
{
  gboolean one = fields->view->records->len == 1;
  g_autofree char *body = name_all (fields->view->records);
  LianQuestion *question = lian_question_new (
      fields->parent, fields->context, one ? _ ("Change of Stage or Division") : _ ("Merger"),
      body, _ ("Carry _Out"), respond, fields, fields_free);
  lian_question_add_note (question, _ ("All that goes on is carried by a recorded key; the sums stay the same."));
  one ? add_one (question, fields) : add_several (question, fields);
  fields->name = lian_question_add_line (question, _ ("Name of the new co-operative"), NULL, FALSE);
  if (one)
    add_division (question, fields);
  fields->on = lian_question_add_day (question, _ ("Day of effect"),
                                      lian_context_get_working_date (fields->context), TRUE);
  fields->resolution
      = lian_question_add_text (question, _ ("Resolution of the general meeting"), NULL, TRUE);
  fields->agreed_with = lian_question_add_line (
      question, _ ("With whom amendments of signed contracts were agreed"), NULL, FALSE);
  lian_question_set_check (question, is_ready);
  lian_question_show (question);
  /* The question lives by itself now. */
  g_clear_object (&fields->parent);
  g_clear_object (&fields->context);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fields *fields = data;
  g_autoptr (GError) error = NULL;
  gpointer done = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (done == NULL)
    gtk_widget_activate_action (fields->parent, "win.toast", "s", error->message);
  if (done != NULL && fields->view->records->len > 0 && gtk_widget_get_root (fields->parent) != NULL)
    ask (fields);
  else
    fields_free (fields);
}

/**
 * lian_reorganise_question_open:
 * @parent: a widget of the window that it belongs to
 * @context: the context
 * @cooperatives: (element-type gint64): the co-operatives that change
 *
 * Reads what is there and asks.
 */
void
lian_reorganise_question_open (GtkWidget *parent, LianContext *context, const GArray *cooperatives)
{
  Fields *fields = g_new0 (Fields, 1);
  fields->context = g_object_ref (context);
  fields->parent = g_object_ref (parent);
  fields->view = _lian_reorganise_view_new (cooperatives);
  lian_store_read_async (lian_context_get_store (context), _lian_reorganise_view_read, fields->view, NULL, NULL,
                         read_cb, fields);
}
