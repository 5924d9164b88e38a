/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The filters of a list, as chips in words.
 *
 * A chip is a button that takes its filter away.  The same condition is never there twice. */
#include "lian-filter-bar.h"
#include "lian-i18n.h"
#include "lian-tooltip.h"

#define WORDS "lian-words"

struct _LianFilterBar
{
  AdwBin parent_instance;

  GPtrArray *filters; /* LianFilter, in the order of the chips */
  GtkWidget *chips;
  GtkWidget *button;
  GtkWidget *editor;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LianFilterBar, lian_filter_bar, ADW_TYPE_BIN)

static guint
place_of (LianFilterBar *self, const LianFilter *filter)
{
  for (guint i = 0; i < self->filters->len; i++)
    if (lian_filter_equal (self->filters->pdata[i], filter))
      return i;
  return G_MAXUINT;
}

/* The chip that comes into the place of the removed one gets the focus, so that several can be
 * removed one after the other. */
static void
remove_cb (LianFilterBar *self, GtkWidget *chip)
{
  GtkFlowBoxChild *child = GTK_FLOW_BOX_CHILD (gtk_widget_get_parent (chip));
  guint at = (guint) gtk_flow_box_child_get_index (child);
  g_ptr_array_remove_index (self->filters, at);
  gtk_flow_box_remove (GTK_FLOW_BOX (self->chips), GTK_WIDGET (child));
  gtk_widget_set_visible (GTK_WIDGET (self), self->filters->len > 0);
  GtkFlowBoxChild *next = self->filters->len > 0
                              ? gtk_flow_box_get_child_at_index (
                                  GTK_FLOW_BOX (self->chips),
                                  (int) MIN (at, self->filters->len - 1))
                              : NULL;
  gtk_widget_grab_focus (next != NULL ? gtk_flow_box_child_get_child (next) : self->button);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
new_chip (LianFilterBar *self, const char *words)
{
  g_autofree char *name = g_strdup_printf (_ ("Remove the filter “%s”"), words);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *chip = gtk_button_new ();
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  lian_tooltip_set (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (chip), WORDS, g_strdup (words), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

/**
 * lian_filter_bar_add:
 * @self: a filter bar
 * @filter: a condition on a field of its type; copied
 * @words: how it is said
 *
 * Adds a chip, as the user would; what is there already stays alone.
 */
void
lian_filter_bar_add (LianFilterBar *self, const LianFilter *filter, const char *words)
{
  g_return_if_fail (LIAN_IS_FILTER_BAR (self));
  if (place_of (self, filter) != G_MAXUINT)
    return;
  g_ptr_array_add (self->filters, lian_filter_copy (filter));
  gtk_flow_box_insert (GTK_FLOW_BOX (self->chips), new_chip (self, words), -1);
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->chips),
                                                            (int) self->filters->len - 1);
  gtk_widget_set_focusable (GTK_WIDGET (child), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  g_signal_emit (self, changed_signal, 0);
}

static void
made_cb (LianFilterBar *self, const LianFilter *filter, const char *words)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  lian_filter_bar_add (self, filter, words);
}

static void
shown_cb (LianFilterBar *self)
{
  lian_filter_editor_start (LIAN_FILTER_EDITOR (self->editor));
}

static void
make_button (LianFilterBar *self, LianContext *context)
{
  GtkWidget *popover = gtk_popover_new ();
  self->editor = lian_filter_editor_new (context);
  gtk_popover_set_child (GTK_POPOVER (popover), self->editor);
  self->button = g_object_ref_sink (gtk_menu_button_new ());
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("Filter"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Add a filter (Ctrl+Shift+F)"));
  gtk_widget_add_css_class (self->button, "flat");
  g_signal_connect_object (self->editor, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
}

static void
lian_filter_bar_dispose (GObject *object)
{
  LianFilterBar *self = LIAN_FILTER_BAR (object);
  g_clear_object (&self->button);
  G_OBJECT_CLASS (lian_filter_bar_parent_class)->dispose (object);
}

static void
lian_filter_bar_finalize (GObject *object)
{
  g_ptr_array_unref (LIAN_FILTER_BAR (object)->filters);
  G_OBJECT_CLASS (lian_filter_bar_parent_class)->finalize (object);
}

static void
lian_filter_bar_class_init (LianFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_filter_bar_finalize;
  changed_signal = g_signal_new ("changed", LIAN_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
lian_filter_bar_init (LianFilterBar *self)
{
  self->filters = lian_filters_new ();
  self->chips = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->chips), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->chips), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->chips), 4);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->chips), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->chips);
}

/**
 * lian_filter_bar_new:
 * @context: what pages share
 *
 * Returns: (transfer floating): a bar without a type
 */
GtkWidget *
lian_filter_bar_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianFilterBar *self = g_object_new (LIAN_TYPE_FILTER_BAR, NULL);
  make_button (self, context);
  return GTK_WIDGET (self);
}

/**
 * lian_filter_bar_get_button:
 * @self: a filter bar
 *
 * Returns: (transfer none): the button that adds a filter, to be put beside the search
 */
GtkWidget *
lian_filter_bar_get_button (LianFilterBar *self)
{
  g_return_val_if_fail (LIAN_IS_FILTER_BAR (self), NULL);
  return self->button;
}

/**
 * lian_filter_bar_get_editor:
 * @self: a filter bar
 *
 * Returns: (transfer none): where a filter is entered
 */
LianFilterEditor *
lian_filter_bar_get_editor (LianFilterBar *self)
{
  g_return_val_if_fail (LIAN_IS_FILTER_BAR (self), NULL);
  return LIAN_FILTER_EDITOR (self->editor);
}

/**
 * lian_filter_bar_set_type:
 * @self: a filter bar
 * @type: whose records are filtered
 *
 * Offers the fields of @type; there is no filter then.
 */
void
lian_filter_bar_set_type (LianFilterBar *self, const LianType *type)
{
  g_return_if_fail (LIAN_IS_FILTER_BAR (self));
  lian_filter_bar_clear (self);
  lian_filter_editor_set_type (LIAN_FILTER_EDITOR (self->editor), type);
  gtk_widget_set_visible (self->button,
                          lian_filter_editor_has_fields (LIAN_FILTER_EDITOR (self->editor)));
}

/**
 * lian_filter_bar_pop_up:
 * @self: a filter bar
 *
 * Opens the editor of a new filter.
 */
void
lian_filter_bar_pop_up (LianFilterBar *self)
{
  g_return_if_fail (LIAN_IS_FILTER_BAR (self));
  if (gtk_widget_get_visible (self->button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

/**
 * lian_filter_bar_clear:
 * @self: a filter bar
 *
 * Removes all filters, without a signal.
 */
void
lian_filter_bar_clear (LianFilterBar *self)
{
  GtkFlowBoxChild *child;
  g_return_if_fail (LIAN_IS_FILTER_BAR (self));
  g_ptr_array_set_size (self->filters, 0);
  while ((child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->chips), 0)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->chips), GTK_WIDGET (child));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * lian_filter_bar_get_filters:
 * @self: a filter bar
 *
 * Returns: (transfer none) (element-type LianFilter): the filters; none for no filter
 */
const GPtrArray *
lian_filter_bar_get_filters (LianFilterBar *self)
{
  g_return_val_if_fail (LIAN_IS_FILTER_BAR (self), NULL);
  return self->filters;
}

/**
 * lian_filter_bar_get_words:
 * @self: a filter bar
 * @place: the place of a filter
 *
 * Returns: (transfer none): how it is said
 */
const char *
lian_filter_bar_get_words (LianFilterBar *self, guint place)
{
  g_return_val_if_fail (LIAN_IS_FILTER_BAR (self) && place < self->filters->len, NULL);
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->chips), (int) place);
  return g_object_get_data (G_OBJECT (gtk_flow_box_child_get_child (child)), WORDS);
}
