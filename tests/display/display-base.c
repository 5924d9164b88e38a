/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A small base for tests of the window, and what they show, look for, press and wait for.
 *
 * Its names hold what breaks careless programs: markup, Chinese, very long words. */
#include "display-base.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  LianRecord *record;
  guint n;
  gint64 trade;
  gint64 city;
} Job;

static gboolean
insert (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  return lian_txn_insert (txn, job->record, error);
}

/* Numbers are given as decimal text; the array ends with NULL. */
gint64
display_base_insert (LianStore *store, const char *type, const char *const *fields_and_values)
{
  g_autoptr (GError) error = NULL;
  const LianType *info = lian_type_find (type);
  g_autoptr (LianRecord) record = lian_record_new (info);
  for (const char *const *at = fields_and_values; at[0] != NULL; at += 2)
    {
      const LianField *field = lian_type_get_field (info, at[0]);
      g_assert_nonnull (field);
      if (lian_record_holds_number (field))
        lian_record_set_number (record, at[0], g_ascii_strtoll (at[1], NULL, 10));
      else
        lian_record_set_text (record, at[0], at[1]);
    }
  Job job = { .record = record };
  g_autofree char *label = g_strdup_printf ("new %s", info->label);
  lian_store_write (store, label, NULL, insert, &job, NULL, &error);
  g_assert_no_error (error);
  return lian_record_get_id (record);
}

static const char *
name_of (guint i)
{
  static const char *const names[] = { "铁器", "竹器", "木器", "缝纫", "修表", "制鞋", "五金" };
  return names[i % G_N_ELEMENTS (names)];
}

/* A sale of locks to "East Gate"; of a state, since the first of April, at a point where it is not 0. */
gint64
display_base_insert_relation (LianStore *store, gint64 cooperative, const char *state, gint64 point)
{
  gint64 partner = display_base_insert (
      store, "partner",
      (const char *const[]){ "name_en", "East Gate", "partner_kind", "SUPPLY_COOP", NULL });
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, cooperative);
  g_autofree char *with = g_strdup_printf ("%" G_GINT64_FORMAT, partner);
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, point);
  return display_base_insert (
      store, "relation",
      (const char *const[]){ "cooperative", of, "partner", with, "relation_kind", "SALES", "goods",
                             "locks", "state", state, "since", "1956-04-01",
                             point != 0 ? "service_point" : NULL, at, NULL });
}

static gboolean
insert_many (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  for (guint i = 0; i < job->n; i++)
    {
      g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("cooperative"));
      g_autofree char *zh = g_strdup_printf ("绥滨%s生产合作社第%u社", name_of (i), i);
      g_autofree char *en = i == 3 ? g_strdup ("Tom & Co <b>")
                                   : g_strdup_printf ("Suibin Makers' Co-operative %05u", i);
      g_autofree char *number = g_strdup_printf ("%06u", i);
      lian_record_set_text (record, "name_zh", zh);
      lian_record_set_text (record, "name_en", en);
      lian_record_set_text (record, "reg_no", number);
      lian_record_set_text (record, "stage", i % 3 == 0 ? "GROUP" : "PRODUCER_COOP");
      lian_record_set_text (record, "status", "LIVE");
      lian_record_set_number (record, "trade", job->trade);
      lian_record_set_number (record, "city", job->city);
      if (!lian_txn_insert (txn, record, error))
        return FALSE;
    }
  return TRUE;
}

/* A federation of 1956 with that many co-operatives. */
void
display_base_fill (LianStore *store, guint n_cooperatives)
{
  g_autoptr (GError) error = NULL;
  Job job = { .n = n_cooperatives };
  job.city = display_base_insert (store, "city", (const char *const[]){ "name_zh", "绥滨", "name_en",
                                                                     "Suibin", NULL });
  job.trade = display_base_insert (
      store, "trade",
      (const char *const[]){ "name_zh", "铁器业", "name_en", "Ironware", "trade_class",
                             "MANUFACTURE", NULL });
  gint64 federation = display_base_insert (
      store, "federation", (const char *const[]){ "name_zh", "绥滨手工业联社", "name_en",
                                                  "Suibin Handicraft Federation", "level",
                                                  "LOCAL", NULL });
  gint64 officer = display_base_insert (
      store, "officer", (const char *const[]){ "name", "Li & Wang", "role", "OFFICER", NULL });
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, federation);
  display_base_insert (store, "settings",
                    (const char *const[]){ "federation", id, "office", "0", "working_date",
                                           "1956-04-15", "language", "zh_CN", NULL });
  lian_store_set_author (store, officer);
  lian_store_write (store, "import of co-operatives", NULL, insert_many, &job, NULL, &error);
  g_assert_no_error (error);
}

/* What each test begins with; without a display it is skipped. */
void
display_init (int *argc, char ***argv)
{
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      exit (0);
    }
  adw_init ();
  g_test_init (argc, argv, NULL);
}

/* Runs the main loop until @condition holds; says whether it did within the bound. */
gboolean
display_wait (gboolean (*condition) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + DISPLAY_WAIT_US;
  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  return TRUE;
}

/* Runs the main loop for a while, for what is to settle. */
void
display_spin (guint frames)
{
  gint64 end = g_get_monotonic_time () + frames * 16667;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* For display_wait(): whether an object added to a weak pointer at this place was finalized. */
gboolean
display_is_gone (gpointer weak_pointer)
{
  return *(gpointer *) weak_pointer == NULL;
}

/**
 * display_find_text:
 * @widget: a widget
 * @text: a text
 *
 * Returns: (transfer none) (nullable): the first label at or below @widget that is on the screen
 *   and holds @text
 */
GtkWidget *
display_find_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = display_find_text (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * display_find_button:
 * @widget: a widget
 * @label: the label of a button, its mnemonic with it
 *
 * Returns: (transfer none) (nullable): the first button of that label at or below @widget
 */
GtkWidget *
display_find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = display_find_button (child, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * display_find_window:
 * @text: a text
 * @except: (nullable): a window that is passed over
 *
 * Returns: (transfer none) (nullable): a window that shows @text, see display_find_text()
 */
GtkWidget *
display_find_window (const char *text, GtkWidget *except)
{
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (window != except && display_find_text (window, text) != NULL)
        return window;
    }
  return NULL;
}

/**
 * display_find_message:
 *
 * Returns: (transfer none) (nullable): the last message that is on the screen
 */
GtkWidget *
display_find_message (void)
{
  GtkWidget *message = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        message = window;
    }
  return message;
}

/**
 * display_find_type:
 * @widget: a widget
 * @type: a type of widget
 *
 * Returns: (transfer none) (nullable): the first widget of that type at or below @widget
 */
GtkWidget *
display_find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = display_find_type (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  GtkWidget *widget;
  const char *text;
} Saying;

static gboolean
says (gpointer data)
{
  const Saying *saying = data;
  return display_find_text (saying->widget, saying->text) != NULL;
}

/* Fails where @text is not on the screen at or below @widget within the bound. */
void
display_wait_text (GtkWidget *widget, const char *text)
{
  Saying saying = { widget, text };
  g_test_message ("%s", text);
  g_assert_true (display_wait (says, &saying));
}

/* Returns: (transfer none): a window of that size with @child in it, on the screen. */
GtkWidget *
display_show (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Destroys a window and sees to it that @child, which it holds, is finalized. */
void
display_close (GtkWidget *window, gpointer child)
{
  gpointer gone = child;
  g_object_add_weak_pointer (child, &gone);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (display_wait (display_is_gone, &gone));
}

static gboolean
is_shortcut (GtkShortcut *shortcut, guint key, GdkModifierType modifiers)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

/* Runs the widget's shortcut of that key, as the key does, and says whether it was used. */
gboolean
display_press (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          if (is_shortcut (shortcut, key, modifiers))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_error ("no such key");
}
