/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whose base it is, on which day, and who works with it: read from the base. */
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"
#include "lian-window-private.h"

typedef struct
{
  char *federation;
  char *officer;
  gint64 author;
} Heading;

static void
heading_free (gpointer data)
{
  Heading *heading = data;
  g_free (heading->federation);
  g_free (heading->officer);
  g_free (heading);
}

static gboolean
read_heading (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Heading *heading = data;
  g_autoptr (GPtrArray) settings = lian_txn_list_all (txn, lian_type_find ("settings"));
  if (settings != NULL && settings->len > 0)
    {
      gint64 id = lian_record_get_number (g_ptr_array_index (settings, 0), "federation");
      heading->federation = lian_txn_title (txn, lian_type_find ("federation"), id);
    }
  if (heading->author != 0)
    heading->officer = lian_txn_title (txn, lian_type_find ("officer"), heading->author);
  return TRUE;
}

static void
show_date (LianWindow *self)
{
  LianDate date = lian_context_get_working_date (self->context);
  g_autofree char *day = lian_date_format (date);
  gboolean other = date != lian_date_today ();
  g_autofree char *text = other ? g_strdup_printf (_ ("Working date %s"), day)
                                : g_strdup_printf (_ ("Today, %s"), day);
  gtk_label_set_text (GTK_LABEL (self->subtitle), text);
  gtk_widget_set_tooltip_text (self->subtitle,
                               _ ("What is due or overdue is counted from this day."));
  if (other)
    gtk_widget_add_css_class (self->subtitle, "other-day");
  else
    gtk_widget_remove_css_class (self->subtitle, "other-day");
}

/* A list of windows has to tell an earlier day from today as well. */
static void
show_title (LianWindow *self, const char *name)
{
  LianPastBase *past = lian_context_get_past (self->context);
  LianStore *store = lian_context_get_store (self->context);
  gtk_widget_set_tooltip_text (self->title, past != NULL ? lian_past_base_get_origin (past)
                                                         : lian_store_get_path (store));
  if (past == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), name);
      return;
    }
  g_autofree char *day = lian_date_format (lian_past_base_get_day (past));
  /* Translators: title of a window: a base's name, a day */
  g_autofree char *title = g_strdup_printf (_ ("%s, as known on %s"), name, day);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
heading_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianWindow) self = data;
  g_autoptr (GError) error = NULL;
  Heading *heading = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (heading == NULL || self->context == NULL)
    return;
  g_autofree char *file = g_path_get_basename (lian_store_get_path (LIAN_STORE (source)));
  g_autofree char *name = lian_text_shorten (
      heading->federation != NULL && *heading->federation != '\0' ? heading->federation : file);
  gtk_label_set_text (GTK_LABEL (self->title), name);
  show_title (self, name);
  g_autofree char *officer = lian_text_shorten (
      heading->officer != NULL ? heading->officer : _ ("nobody in particular"));
  g_autofree char *shown = lian_isolate (officer);
  g_autofree char *who = lian_store_is_read_only (LIAN_STORE (source))
                             ? g_strdup (_ ("Read-only"))
                             : g_strdup_printf (_ ("Working as: %s"), shown);
  gtk_button_set_label (GTK_BUTTON (self->who), who);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (self->who));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  show_date (self);
}

/* Reads and shows it. */
void
_lian_window_read_heading (LianWindow *self)
{
  LianStore *store = lian_context_get_store (self->context);
  Heading *heading = g_new0 (Heading, 1);
  heading->author = lian_store_get_author (store);
  lian_store_read_async (store, read_heading, heading, heading_free, self->cancellable,
                         heading_cb, g_object_ref (self));
}
