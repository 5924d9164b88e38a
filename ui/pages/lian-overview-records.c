/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records behind a figure. */
#include "lian-overview-records.h"
#include "lian-i18n.h"

struct _LianOverviewRecords
{
  AdwWindow parent_instance;

  LianOverviewGroup group;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LianOverviewRecords, lian_overview_records, ADW_TYPE_WINDOW)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 1)
        gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static const LianOverviewRecord *
get_record (LianOverviewRecords *self, guint position)
{
  return self->group.records->pdata[position];
}

static void
bind_cb (LianOverviewRecords *self, GtkListItem *item)
{
  const LianOverviewRecord *record = get_record (self, gtk_list_item_get_position (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  gtk_label_set_text (GTK_LABEL (title), record->title);
  gtk_label_set_text (GTK_LABEL (detail), record->detail != NULL ? record->detail : "");
  gtk_widget_set_visible (detail, record->detail != NULL);
}

static void
activate_cb (LianOverviewRecords *self, guint position)
{
  const LianOverviewRecord *record = get_record (self, position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-record", "(sx)", record->type,
                                record->id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
lian_overview_records_finalize (GObject *object)
{
  LianOverviewRecords *self = LIAN_OVERVIEW_RECORDS (object);
  g_clear_pointer (&self->group.records, g_ptr_array_unref);
  G_OBJECT_CLASS (lian_overview_records_parent_class)->finalize (object);
}

static void
lian_overview_records_class_init (LianOverviewRecordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_overview_records_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
lian_overview_records_init (LianOverviewRecords *self)
{
}

/* The rows have nothing of their own to follow: a string each, for its place. */
static GListModel *
create_model (const LianOverviewGroup *group)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  for (guint i = 0; i < group->n_records; i++)
    g_strv_builder_add (titles, ((LianOverviewRecord *) group->records->pdata[i])->title);
  g_auto (GStrv) strings = g_strv_builder_end (titles);
  return G_LIST_MODEL (gtk_string_list_new ((const char *const *) strings));
}

static GtkWidget *
create_list (LianOverviewRecords *self, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (create_model (&self->group))), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/**
 * lian_overview_records_new:
 * @parent: (nullable): the window whose records they are
 * @title: the figure, in words
 * @group: what it is made of
 *
 * Returns: (transfer none): a window; present it
 */
GtkWidget *
lian_overview_records_new (GtkWindow *parent, const char *title, const LianOverviewGroup *group)
{
  LianOverviewRecords *self = g_object_new (LIAN_TYPE_OVERVIEW_RECORDS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->group = (LianOverviewGroup){ g_ptr_array_ref (group->records), group->n_records };
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), create_list (self, title));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 480);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_widget_grab_focus (self->list);
  return GTK_WIDGET (self);
}

/* The title names the figure as the chart does. */
static char *
describe_group (LianChartSpec *spec, gint64 number)
{
  for (guint c = 0; c < lian_chart_spec_get_n_categories (spec); c++)
    for (guint s = 0; s < lian_chart_spec_get_n_series (spec); s++)
      {
        LianChartDatum datum = lian_chart_spec_get_datum (spec, s, c);
        if (datum.id == number)
          return g_strdup_printf (_ ("%s, %s: %s"), lian_chart_spec_get_category_label (spec, c),
                                  lian_chart_spec_get_series_name (spec, s), datum.text);
      }
  return g_strdup ("");
}

/**
 * lian_overview_records_open:
 * @chart: the widget
 * @shown: what it shows
 * @number: what the figure that was activated leads to
 *
 * Opens the record behind a figure, or lists them where there are several.
 */
void
lian_overview_records_open (GtkWidget *chart, const LianOverviewChart *shown, gint64 number)
{
  if (number < 1 || number > shown->groups->len)
    return;
  const LianOverviewGroup *group = shown->groups->pdata[number - 1];
  const LianOverviewRecord *first = group->records->pdata[0];
  GtkRoot *root = gtk_widget_get_root (chart);
  if (group->n_records == 1)
    {
      gtk_widget_activate_action (chart, "win.open-record", "(sx)", first->type, first->id);
      return;
    }
  g_autofree char *title = describe_group (shown->spec, number);
  gtk_window_present (GTK_WINDOW (
      lian_overview_records_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, group)));
}
