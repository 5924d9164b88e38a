/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The filter of a list.
 *
 * Fields with a closed set of values can be filtered by: choices, truths, references.  The values
 * of a reference are read when its field is chosen; an answer for a field that is no longer chosen
 * is dropped by its generation. */
#include "lian-filter-bar.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"

#define MAX_VALUES 500

struct _LianFilterBar
{
  AdwBin parent_instance;

  LianContext *context;
  const LianType *type;
  GCancellable *cancellable;
  guint generation;
  GtkWidget *chip;
  GtkWidget *chip_label;
  GtkWidget *button;
  GtkWidget *fields;
  GtkWidget *values;
  GtkWidget *apply;
  GArray *places;
  GPtrArray *texts;
  GArray *numbers;
  char *field;
  char *value;
  gint64 number;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LianFilterBar, lian_filter_bar, ADW_TYPE_BIN)

/* Values of a reference, read in the store's thread. */

typedef struct
{
  const LianType *type;
  guint generation;
  GPtrArray *titles;
  GArray *ids;
} Values;

static void
values_free (gpointer data)
{
  Values *values = data;
  g_ptr_array_unref (values->titles);
  g_array_unref (values->ids);
  g_free (values);
}

static gboolean
read_values (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Values *values = data;
  LianQuery query = { .type = values->type, .limit = MAX_VALUES };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, cancellable, error);
  if (ids == NULL)
    return FALSE;
  g_array_append_vals (values->ids, ids->data, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (values->titles,
                     lian_txn_title (txn, values->type, g_array_index (ids, gint64, i)));
  return TRUE;
}

static void
offer (LianFilterBar *self, const char *text, const char *title, gint64 number)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->values)));
  g_ptr_array_add (self->texts, g_strdup (text));
  g_array_append_val (self->numbers, number);
  gtk_string_list_append (list, title);
}

static void
values_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianFilterBar) self = data;
  g_autoptr (GError) error = NULL;
  Values *values = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (values == NULL || values->generation != self->generation || self->values == NULL)
    return;
  for (guint i = 0; i < values->ids->len; i++)
    offer (self, NULL, g_ptr_array_index (values->titles, i),
           g_array_index (values->ids, gint64, i));
  gtk_widget_set_sensitive (self->apply, values->ids->len > 0);
}

static void
offer_references (LianFilterBar *self, const LianField *field)
{
  Values *values = g_new0 (Values, 1);
  values->type = lian_type_find (field->reference);
  values->generation = self->generation;
  values->titles = g_ptr_array_new_with_free_func (g_free);
  values->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  lian_store_read_async (lian_context_get_store (self->context), read_values, values, values_free,
                         self->cancellable, values_read_cb, g_object_ref (self));
}

static void
offer_truths (LianFilterBar *self)
{
  for (LianTruth truth = LIAN_YES; truth <= LIAN_UNKNOWN; truth++)
    offer (self, lian_truth_to_text (truth), lian_truth_label (truth), 0);
}

static const LianField *
chosen_field (LianFilterBar *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->fields));
  return at < self->places->len ? &self->type->fields[g_array_index (self->places, int, at)]
                                : NULL;
}

static void
field_chosen_cb (LianFilterBar *self)
{
  const LianField *field = self->type != NULL ? chosen_field (self) : NULL;
  if (field == NULL)
    return;
  self->generation++;
  g_ptr_array_set_size (self->texts, 0);
  g_array_set_size (self->numbers, 0);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->values), G_LIST_MODEL (list));
  if (field->kind == LIAN_FIELD_REFERENCE)
    offer_references (self, field);
  else if (field->kind == LIAN_FIELD_TRUTH)
    offer_truths (self);
  else
    for (const LianChoice *choice = field->choices; choice->value != NULL; choice++)
      offer (self, choice->value, _ (choice->label), 0);
  gtk_widget_set_sensitive (self->apply, self->texts->len > 0);
}

static void
show_chip (LianFilterBar *self, const LianField *field, const char *word)
{
  /* Translators: a filter in words, "field: value". */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), _ (field->label), word);
  g_autofree char *name = g_strdup_printf (_ ("Remove the filter “%s”"), text);
  gtk_label_set_text (GTK_LABEL (self->chip_label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_tooltip_text (self->chip, name);
  gtk_widget_set_visible (self->chip, TRUE);
}

static void
apply_cb (LianFilterBar *self)
{
  const LianField *field = chosen_field (self);
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->values));
  if (field == NULL || at >= self->texts->len)
    return;
  g_free (self->field);
  g_free (self->value);
  self->field = g_strdup (field->id);
  self->value = g_strdup (g_ptr_array_index (self->texts, at));
  self->number = g_array_index (self->numbers, gint64, at);
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->values)));
  show_chip (self, field, gtk_string_list_get_string (list, at));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, changed_signal, 0);
}

static void
remove_cb (LianFilterBar *self)
{
  lian_filter_bar_clear (self);
  gtk_widget_grab_focus (self->button);
  g_signal_emit (self, changed_signal, 0);
}

/* Construction. */

static GtkWidget *
make_chip (LianFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->chip_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->chip_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->chip_label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  self->chip = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->chip), box);
  gtk_widget_add_css_class (self->chip, "chip");
  gtk_widget_set_visible (self->chip, FALSE);
  g_signal_connect_swapped (self->chip, "clicked", G_CALLBACK (remove_cb), self);
  return self->chip;
}

static GtkWidget *
make_drop_down (const char *name)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down
      = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), text);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  gtk_widget_set_size_request (drop_down, 240, -1);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (drop_down), name);
  return drop_down;
}

static GtkWidget *
make_popover (LianFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->fields = make_drop_down (_ ("Field"));
  self->values = make_drop_down (_ ("Value"));
  self->apply = gtk_button_new_with_label (_ ("Filter"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_box_append (GTK_BOX (box), self->fields);
  gtk_box_append (GTK_BOX (box), self->values);
  gtk_box_append (GTK_BOX (box), self->apply);
  g_signal_connect_swapped (self->fields, "notify::selected", G_CALLBACK (field_chosen_cb), self);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  GtkWidget *popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
lian_filter_bar_dispose (GObject *object)
{
  LianFilterBar *self = LIAN_FILTER_BAR (object);
  g_cancellable_cancel (self->cancellable);
  self->values = NULL;
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_filter_bar_parent_class)->dispose (object);
}

static void
lian_filter_bar_finalize (GObject *object)
{
  LianFilterBar *self = LIAN_FILTER_BAR (object);
  g_object_unref (self->cancellable);
  g_array_unref (self->places);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->numbers);
  g_free (self->field);
  g_free (self->value);
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
  self->cancellable = g_cancellable_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (int));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("Filter"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_widget_add_css_class (self->button, "flat");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (box), make_chip (self));
  gtk_box_append (GTK_BOX (box), self->button);
  adw_bin_set_child (ADW_BIN (self), box);
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
  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
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
  self->type = type;
  g_array_set_size (self->places, 0);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  for (int i = 0; i < (int) type->n_fields; i++)
    {
      const LianField *field = &type->fields[i];
      if ((field->kind != LIAN_FIELD_CHOICE && field->kind != LIAN_FIELD_TRUTH
           && field->kind != LIAN_FIELD_REFERENCE)
          || field->flags & LIAN_FIELD_HIDDEN)
        continue;
      g_array_append_val (self->places, i);
      gtk_string_list_append (list, _ (field->label));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->fields), G_LIST_MODEL (list));
  gtk_widget_set_visible (self->button, self->places->len > 0);
  field_chosen_cb (self);
}

/**
 * lian_filter_bar_clear:
 * @self: a filter bar
 *
 * Removes the filter, without a signal.
 */
void
lian_filter_bar_clear (LianFilterBar *self)
{
  g_return_if_fail (LIAN_IS_FILTER_BAR (self));
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->value, g_free);
  self->number = 0;
  gtk_widget_set_visible (self->chip, FALSE);
}

/**
 * lian_filter_bar_get_field:
 * @self: a filter bar
 *
 * Returns: (transfer none) (nullable): the field, or %NULL for no filter
 */
const char *
lian_filter_bar_get_field (LianFilterBar *self)
{
  g_return_val_if_fail (LIAN_IS_FILTER_BAR (self), NULL);
  return self->field;
}

/**
 * lian_filter_bar_get_value:
 * @self: a filter bar
 *
 * Returns: (transfer none) (nullable): the value, for a text field
 */
const char *
lian_filter_bar_get_value (LianFilterBar *self)
{
  g_return_val_if_fail (LIAN_IS_FILTER_BAR (self), NULL);
  return self->value;
}

/**
 * lian_filter_bar_get_number:
 * @self: a filter bar
 *
 * Returns: the value, for a number field
 */
gint64
lian_filter_bar_get_number (LianFilterBar *self)
{
  g_return_val_if_fail (LIAN_IS_FILTER_BAR (self), 0);
  return self->number;
}
