/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Above the plan: which one, how it is shown, and what can be done with it. */
#include "lian-arrange-page-private.h"
#include "lian-choices.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-text.h"

#define MOST_OF_NAME 28

static const char *const faces[LIAN_ARRANGE_N_FACES] = {
  N_ ("order by order"),
  N_ ("by co-operative"),
  N_ ("load of a co-operative"),
  N_ ("sheet of a trade"),
  N_ ("delivery outlook"),
};

static const char *
get_state (const LianRecord *plan)
{
  const LianType *type = lian_record_get_type_info (plan);
  return _ (lian_choice_label (lian_type_get_field (type, "state"), lian_record_get_text (plan, "state")));
}

static char *
describe_plan (const LianRecord *plan)
{
  g_autofree char *name = lian_text_shorten_to (lian_record_get_text (plan, "name"), MOST_OF_NAME);
  return lian_isolate_join (" · ", get_state (plan), name, NULL);
}

/**
 * _lian_arrange_fill_plans:
 * @self: the page, with something read
 *
 * Offers the plans that there are.
 */
void
_lian_arrange_fill_plans (LianArrangePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < self->job->plans->len; i++)
    {
      g_autofree char *words = describe_plan (self->job->plans->pdata[i]);
      gtk_string_list_append (names, words);
      if (self->job->plans->pdata[i] == self->job->plan)
        chosen = i;
    }
  self->filling = TRUE;
  lian_lines_fill_choice (self->plans, names);
  gtk_drop_down_set_selected (self->plans, chosen);
  self->filling = FALSE;
}

static void
plan_cb (LianArrangePage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->plans);
  if (self->filling || self->job == NULL || chosen >= self->job->plans->len)
    return;
  self->arrangement = lian_record_get_id (self->job->plans->pdata[chosen]);
  _lian_arrange_load (self);
}

/**
 * _lian_arrange_get_flags:
 * @self: the page
 *
 * Returns: which rows are wanted
 */
LianArrangeRowsFlags
_lian_arrange_get_flags (LianArrangePage *self)
{
  LianArrangeRowsFlags flags = 0;
  if (gtk_drop_down_get_selected (self->face_choice) == LIAN_ARRANGE_BY_MAKER)
    flags |= LIAN_ARRANGE_ROWS_TURNED;
  if (gtk_check_button_get_active (self->able))
    flags |= LIAN_ARRANGE_ROWS_ABLE;
  if (gtk_check_button_get_active (self->doubtful))
    flags |= LIAN_ARRANGE_ROWS_DOUBTFUL;
  return flags;
}

static void
show_cb (LianArrangePage *self)
{
  _lian_arrange_show_face (self);
}

static GtkCheckButton *
add_check (LianArrangePage *self, GtkWidget *lines, const char *label, const char *name)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);
  /* Without it GTK 4.8 names it with its mnemonic. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  lian_lines_append (LIAN_LINES (lines), check);
  return GTK_CHECK_BUTTON (check);
}

static GtkWidget *
create_choices (LianArrangePage *self)
{
  GtkWidget *lines = lian_lines_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  for (guint i = 0; i < LIAN_ARRANGE_N_FACES; i++)
    gtk_string_list_append (words, _ (faces[i]));
  self->plans = lian_lines_add_choice (LIAN_LINES (lines), _ ("P_lan"), _ ("Plan"));
  lian_gtk48_make_searchable (self->plans);
  g_signal_connect_object (self->plans, "notify::selected", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  self->face_choice = lian_lines_add_choice (LIAN_LINES (lines), _ ("_Show"), _ ("What is shown"));
  gtk_drop_down_set_model (self->face_choice, G_LIST_MODEL (words));
  g_signal_connect_object (self->face_choice, "notify::selected", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  self->able = add_check (self, lines, _ ("Who else _could"), _ ("Who else could"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->able), _ ("Also makers that are given nothing of the order"));
  self->doubtful = add_check (self, lines, _ ("Only what is _wrong"), _ ("Only what is wrong"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->doubtful), _ ("Only what is short, late or breaks a rule"));
  return lines;
}

static GMenuModel *
create_print_menu (void)
{
  static const char *const papers[][2] = {
    { "arrangement", N_ ("The plan by trade") },
    { "arrangement-slips", N_ ("A slip for each co-operative") },
    { "arrangement-differences", N_ ("What changes") },
    { "arrangement-comparison", N_ ("Plans beside each other") },
    { "trade-load", N_ ("Orders against capacity, by trade") },
  };
  GMenu *menu = g_menu_new ();
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *action = g_strconcat ("arrange.print::", papers[i][0], NULL);
      g_menu_append (menu, _ (papers[i][1]), action);
    }
  return G_MENU_MODEL (menu);
}

static void
add_print (GtkWidget *lines)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = create_print_menu ();
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("P_rint"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Print"), -1);
  lian_lines_append (LIAN_LINES (lines), button);
}

static GtkWidget *
create_buttons (void)
{
  GtkWidget *lines = lian_lines_new ();
  LianLines *l = LIAN_LINES (lines);
  lian_lines_add_button (l, _ ("_New plan…"), _ ("Another plan beside those that there are"), "arrange.new");
  GtkWidget *compute = lian_lines_add_button (
      l, _ ("Work _out"), _ ("Make the best plan; what is pinned stays (F5)"), "arrange.compute");
  gtk_widget_add_css_class (compute, "suggested-action");
  lian_lines_add_button (l, _ ("Settin_gs"), _ ("What the plan is after, and what it counts with"),
                         "arrange.settings");
  lian_lines_add_button (l, _ ("Co_mpare…"), _ ("Plans beside each other, and what differs"), "arrange.compare");
  lian_lines_add_button (l, _ ("Put in _force…"), _ ("Write the allotments of all orders, as one act"),
                         "arrange.force");
  add_print (lines);
  return lines;
}

/**
 * _lian_arrange_create_bar:
 * @self: the page
 *
 * Returns: (transfer floating): what stands above the plan
 */
GtkWidget *
_lian_arrange_create_bar (LianArrangePage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *totals = gtk_label_new (NULL);
  gtk_widget_add_css_class (bar, "list-head");
  gtk_label_set_xalign (GTK_LABEL (totals), 0);
  gtk_label_set_wrap (GTK_LABEL (totals), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (totals), PANGO_WRAP_WORD_CHAR);
  self->totals = GTK_LABEL (totals);
  self->protection = GTK_LABEL (lian_label_new ("", "heading"));
  gtk_widget_set_visible (GTK_WIDGET (self->protection), FALSE);
  self->standing = GTK_LABEL (lian_label_new (
      _ ("Nothing can be kept in this base. A plan can still be worked out to look at; paper has it as it is kept."),
      "dim-label"));
  gtk_widget_set_visible (GTK_WIDGET (self->standing), FALSE);
  self->refusal = GTK_LABEL (lian_label_new ("", "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->protection));
  gtk_box_append (GTK_BOX (bar), create_choices (self));
  gtk_box_append (GTK_BOX (bar), create_buttons ());
  gtk_box_append (GTK_BOX (bar), totals);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->standing));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->refusal));
  return bar;
}
