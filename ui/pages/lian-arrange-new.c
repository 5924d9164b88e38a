/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking for a new plan: of what, for which months, what it is after and what it counts with.  Everything
 * that decides the plan stands here to be read and changed. */
#include "lian-arrange-new.h"

#include "lian-arrange-new-read.h"
#include "lian-choices.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-money.h"
#include "lian-question.h"
#include "lian-text.h"

#define MOST_OF_NAME 28
#define WIDTH 990

static const char *const settings[]
    = { "late_months", "floor_hours", "month_hours", "unpriced", "haul", "holding", "poor", "tolerance" };

typedef struct
{
  LianArrangeNew *asked;
  GtkEditable *name;
  GtkDropDown *federation;
  GtkDropDown *trade;
  GtkDropDown *based_on;
  GtkEditable *from;
  GtkEditable *months;
  GtkEditable *settings[G_N_ELEMENTS (settings)];
  GtkEditable *places[LIAN_N_AIMS];
  GtkEditable *weights[LIAN_N_AIMS];
  GtkCheckButton *musts[LIAN_N_AIMS];
} Fields;

static void
fields_free (gpointer data)
{
  Fields *fields = data;
  g_clear_pointer (&fields->asked, lian_arrange_new_free);
  g_free (fields);
}

static const LianField *
find_field (const char *field)
{
  return lian_type_get_field (lian_type_find ("arrangement"), field);
}

/* Reading what was entered. */

static gboolean
parse (const LianField *field, GtkEditable *entry, gint64 *number)
{
  g_autofree char *text = lian_question_dup_line (entry);
  if (field->kind == LIAN_FIELD_MONEY)
    return lian_money_parse (text, number);
  return g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, number, NULL);
}

static gboolean
take_number (LianRecord *record, const char *name, GtkEditable *entry)
{
  const LianField *field = lian_type_get_field (lian_record_get_type_info (record), name);
  g_autofree char *text = lian_question_dup_line (entry);
  gint64 number = 0;
  lian_record_clear (record, name);
  if (*text == '\0')
    return TRUE;
  if (!parse (field, entry, &number))
    return FALSE;
  lian_record_set_number (record, name, number);
  return TRUE;
}

static gboolean
take_stage (Fields *fields, guint aim)
{
  LianRecord *stage = fields->asked->stages->pdata[aim];
  gboolean read = take_number (stage, "place", fields->places[aim]);
  read = take_number (stage, "weight", fields->weights[aim]) && read;
  lian_record_set_truth (stage, "must", gtk_check_button_get_active (fields->musts[aim]) ? LIAN_YES : LIAN_NO);
  return read;
}

static void
take_choice (LianRecord *record, const char *field, GtkDropDown *choice, const GPtrArray *hits, guint before)
{
  guint at = gtk_drop_down_get_selected (choice);
  lian_record_clear (record, field);
  if (at >= before && at - before < hits->len)
    lian_record_set_number (record, field, ((const LianHit *) hits->pdata[at - before])->id);
}

/* Whether everything that has to be a number is one; the rest the base says better. */
static gboolean
take (LianQuestion *question, Fields *fields)
{
  LianRecord *record = fields->asked->record;
  g_autofree char *name = lian_question_dup_line (fields->name);
  gboolean read = take_number (record, "months", fields->months);
  lian_record_set_text (record, "name", name);
  lian_record_set_date (record, "from_month", lian_question_get_day (question, fields->from));
  take_choice (record, "federation", fields->federation, fields->asked->federations, 0);
  take_choice (record, "trade", fields->trade, fields->asked->trades, 1);
  take_choice (record, "based_on", fields->based_on, fields->asked->plans, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    read = take_number (record, settings[i], fields->settings[i]) && read;
  for (guint aim = 0; aim < LIAN_N_AIMS; aim++)
    read = take_stage (fields, aim) && read;
  return read;
}

static gboolean
check (LianQuestion *question, gpointer data)
{
  return take (question, data);
}

static LianArrangeNew *
dup_answer (const Fields *fields)
{
  LianArrangeNew *answer = lian_arrange_new_new (fields->asked->based_on);
  answer->record = lian_record_copy (fields->asked->record);
  answer->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < fields->asked->stages->len; i++)
    g_ptr_array_add (answer->stages, lian_record_copy (fields->asked->stages->pdata[i]));
  return answer;
}

static void
respond (LianQuestion *question, gpointer data)
{
  if (take (question, data))
    lian_question_write (question, _ ("new plan of arrangement"), NULL, lian_arrange_new_write, dup_answer (data),
                         lian_arrange_new_free);
}

/* Construction. */

/* What wraps would get no room beside the fields. */
static GtkWidget *
create_word (const char *text)
{
  GtkWidget *word = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (word), 0);
  return word;
}

static void
attach (GtkGrid *grid, int column, int row, const char *label, const char *help, GtkWidget *field)
{
  GtkWidget *word = create_word (label);
  gtk_widget_set_tooltip_text (field, help);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_grid_attach (grid, word, column, row, 1, 1);
  gtk_grid_attach (grid, field, column + 1, row, 1, 1);
}

static GtkWidget *
create_entry (LianQuestion *question, int width, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  lian_question_watch (question, entry, "changed");
  return entry;
}

static char *
format (const LianRecord *record, const char *name)
{
  const LianField *field = lian_type_get_field (lian_record_get_type_info (record), name);
  if (lian_record_is_empty (record, name))
    return g_strdup ("");
  gint64 number = lian_record_get_number (record, name);
  return field->kind == LIAN_FIELD_MONEY ? lian_money_to_text (number)
                                         : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static GtkEditable *
add_number (LianQuestion *question, GtkGrid *grid, int column, int row, const LianRecord *record, const char *name)
{
  const LianField *field = lian_type_get_field (lian_record_get_type_info (record), name);
  g_autofree char *text = format (record, name);
  g_autofree char *label = field->unit != NULL ? g_strdup_printf ("%s (%s)", _ (field->label), _ (field->unit))
                                               : g_strdup (_ (field->label));
  GtkWidget *entry = create_entry (question, 7, text);
  attach (grid, column, row, label, field->help != NULL ? _ (field->help) : NULL, entry);
  return GTK_EDITABLE (entry);
}

static GtkDropDown *
add_hits (LianQuestion *question, GtkGrid *grid, int row, const char *field, const char *none, const GPtrArray *hits,
          gint64 chosen)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint at = 0, before = none != NULL;
  if (none != NULL)
    gtk_string_list_append (words, none);
  for (guint i = 0; i < hits->len; i++)
    {
      const LianHit *hit = hits->pdata[i];
      g_autofree char *text = lian_text_shorten_to (hit->title, MOST_OF_NAME);
      gtk_string_list_append (words, text);
      at = hit->id == chosen ? i + before : at;
    }
  GtkWidget *choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (words)), NULL);
  const LianField *info = find_field (field);
  attach (grid, 0, row, _ (info->label), info->help != NULL ? _ (info->help) : NULL, choice);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (choice), _ (info->label));
  lian_gtk48_make_searchable (GTK_DROP_DOWN (choice));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), at);
  lian_question_watch (question, choice, "notify::selected");
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
create_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_widget_set_valign (grid, GTK_ALIGN_START);
  return grid;
}

static GtkWidget *
create_scope (LianQuestion *question, Fields *fields)
{
  GtkWidget *grid = create_grid ();
  const LianArrangeNew *asked = fields->asked;
  const LianRecord *record = asked->record;
  g_autofree char *from = lian_date_to_text (lian_record_get_date (record, "from_month"));
  GtkWidget *name = create_entry (question, 24, ""), *day = create_entry (question, 12, from);
  attach (GTK_GRID (grid), 0, 0, _ (find_field ("name")->label), NULL, name);
  fields->name = GTK_EDITABLE (name);
  fields->federation = add_hits (question, GTK_GRID (grid), 1, "federation", NULL, asked->federations,
                                 lian_record_get_number (record, "federation"));
  fields->trade = add_hits (question, GTK_GRID (grid), 2, "trade", _ ("all trades"), asked->trades,
                            lian_record_get_number (record, "trade"));
  attach (GTK_GRID (grid), 0, 3, _ (find_field ("from_month")->label), _ (find_field ("from_month")->help), day);
  fields->from = GTK_EDITABLE (day);
  fields->months = add_number (question, GTK_GRID (grid), 0, 4, record, "months");
  fields->based_on = add_hits (question, GTK_GRID (grid), 5, "based_on", _ ("the allotments of the contracts"),
                               asked->plans, lian_record_get_number (record, "based_on"));
  return grid;
}

static GtkWidget *
create_settings (LianQuestion *question, Fields *fields)
{
  GtkWidget *grid = create_grid ();
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    fields->settings[i]
        = add_number (question, GTK_GRID (grid), 0, (int) i, fields->asked->record, settings[i]);
  return grid;
}

/* The name of a field of a stage goes with its aim: each of them is said by itself. */
static GtkEditable *
add_figure (LianQuestion *question, GtkGrid *grid, int column, int row, const LianRecord *stage, const char *name)
{
  const LianField *field = lian_type_get_field (lian_record_get_type_info (stage), name);
  g_autofree char *text = format (stage, name);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", _ (lian_choices_aim[row - 1].label), _ (field->label));
  GtkWidget *entry = create_entry (question, 4, text);
  gtk_widget_set_tooltip_text (entry, _ (field->help));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_grid_attach (grid, entry, column, row, 1, 1);
  return GTK_EDITABLE (entry);
}

static void
add_stage (LianQuestion *question, Fields *fields, GtkGrid *grid, int aim)
{
  const LianRecord *stage = fields->asked->stages->pdata[aim];
  const LianField *field = lian_type_get_field (lian_record_get_type_info (stage), "must");
  GtkWidget *must = gtk_check_button_new ();
  g_autofree char *spoken = g_strdup_printf ("%s, %s", _ (lian_choices_aim[aim].label), _ (field->label));
  gtk_grid_attach (grid, create_word (_ (lian_choices_aim[aim].label)), 0, aim + 1, 1, 1);
  fields->places[aim] = add_figure (question, grid, 1, aim + 1, stage, "place");
  fields->weights[aim] = add_figure (question, grid, 2, aim + 1, stage, "weight");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (must), lian_record_get_truth (stage, "must") == LIAN_YES);
  gtk_widget_set_tooltip_text (must, _ (field->help));
  gtk_widget_set_halign (must, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (must), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_grid_attach (grid, must, 3, aim + 1, 1, 1);
  fields->musts[aim] = GTK_CHECK_BUTTON (must);
}

static GtkWidget *
create_stages (LianQuestion *question, Fields *fields)
{
  GtkWidget *grid = create_grid ();
  const LianType *type = lian_type_find ("arrangement_stage");
  static const char *const columns[] = { "aim", "place", "weight", "must" };
  for (int i = 0; i < (int) G_N_ELEMENTS (columns); i++)
    gtk_grid_attach (GTK_GRID (grid), create_word (_ (lian_type_get_field (type, columns[i])->label)), i, 0, 1, 1);
  for (int aim = 0; aim < LIAN_N_AIMS; aim++)
    add_stage (question, fields, GTK_GRID (grid), aim);
  return grid;
}

static void
add_part (GtkWidget *box, const char *heading, GtkWidget *part)
{
  gtk_box_append (GTK_BOX (box), lian_label_new (heading, "heading"));
  gtk_box_append (GTK_BOX (box), part);
}

static GtkWidget *
create_content (LianQuestion *question, Fields *fields)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  add_part (left, _ ("What is arranged"), create_scope (question, fields));
  add_part (left, _ ("What it is after, in this order"), create_stages (question, fields));
  add_part (right, _ ("What it counts with"), create_settings (question, fields));
  gtk_widget_add_css_class (columns, "lian-form-page"); /* fields as dense as in forms */
  gtk_box_append (GTK_BOX (columns), left);
  gtk_box_append (GTK_BOX (columns), right);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 500);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), columns);
  return scrolled;
}

/* Asking. */

/* What the reader read goes with it. */
static LianArrangeNew *
take_read (LianArrangeNew *read)
{
  LianArrangeNew *taken = g_memdup2 (read, sizeof *read);
  *read = (LianArrangeNew){ 0 };
  return taken;
}

typedef struct
{
  GWeakRef page;
  LianContext *context;
} Asking;

static void
written_cb (GtkWidget *page)
{
  gtk_widget_activate_action (page, "arrange.newest", NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&asking->page);
  LianArrangeNew *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (read != NULL && page != NULL && gtk_widget_get_mapped (page))
    {
      Fields *fields = g_new0 (Fields, 1);
      fields->asked = take_read (read);
      LianQuestion *question = lian_question_new (page, asking->context, _ ("New Plan"), NULL, _ ("_Make"), respond,
                                                  fields, fields_free);
      GtkWidget *content = create_content (question, fields);
      gtk_window_set_default_size (GTK_WINDOW (question), WIDTH, -1);
      lian_question_add_widget (question, content, GTK_WIDGET (fields->name));
      lian_question_set_check (question, check);
      g_signal_connect_object (question, "written", G_CALLBACK (written_cb), page, G_CONNECT_SWAPPED);
      lian_question_show (question);
    }
  else if (error != NULL && page != NULL)
    gtk_widget_activate_action (page, "win.toast", "s", error->message);
  g_weak_ref_clear (&asking->page);
  g_object_unref (asking->context);
  g_free (asking);
}

/**
 * lian_arrange_new_ask:
 * @page: where it is asked
 * @context: the base
 * @based_on: the plan that it is to begin with; 0 for none
 *
 * Asks for a new plan and makes it.
 */
void
lian_arrange_new_ask (GtkWidget *page, LianContext *context, gint64 based_on)
{
  Asking *asking = g_new0 (Asking, 1);
  g_weak_ref_init (&asking->page, page);
  asking->context = g_object_ref (context);
  lian_store_read_async (lian_context_get_store (context), lian_arrange_new_read, lian_arrange_new_new (based_on),
                         lian_arrange_new_free, NULL, read_cb, asking);
}
