/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sales of a day or a month, entered on one sheet.
 *
 * A shop counts at the end of the day, or of the month: a line for each product, quantity and amount.
 * What the rules warn of is shown before it is saved, and saved with a reason.  Nothing that was typed
 * is lost to a mistake: the window stays until all of it is in the base. */
#include "lian-sale-window.h"

#include "lian-check.h"
#include "lian-date.h"
#include "lian-format.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-money.h"
#include "lian-sale-goods.h"
#include "lian-text.h"

/* What the reader thread finds for the sheet. */
typedef struct
{
  gint64 cooperative;
  char *name;
  GPtrArray *outlets; /* LianRecord, not closed */
  GPtrArray *goods;
} Sheet;

struct _LianSaleWindow
{
  GtkWindow parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  Sheet *sheet;
  GtkDropDown *outlet;
  GtkWidget *from, *to;
  GtkWidget *grid;
  GtkWidget *problem;
  GtkWidget *reason_row, *reason;
  GtkWidget *save;
  GPtrArray *quantities, *amounts; /* GtkEntry, a pair for each of the goods */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (LianSaleWindow, lian_sale_window, GTK_TYPE_WINDOW)

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;
  g_free (sheet->name);
  g_clear_pointer (&sheet->outlets, g_ptr_array_unref);
  g_clear_pointer (&sheet->goods, g_ptr_array_unref);
  g_free (sheet);
}

static gboolean
read_sheet (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Sheet *sheet = data;
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("outlet"), "cooperative", sheet->cooperative);
  g_autofree char *title = lian_txn_title (txn, lian_type_find ("cooperative"), sheet->cooperative);
  sheet->name = lian_text_shorten_to (title, 40);
  sheet->goods = lian_sale_list_goods (txn, sheet->cooperative);
  sheet->outlets = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_is_empty (all->pdata[i], "closed"))
      g_ptr_array_add (sheet->outlets, lian_record_copy (all->pdata[i]));
  return TRUE;
}

static void
say (LianSaleWindow *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->problem), text);
  gtk_widget_set_visible (self->problem, *text != '\0');
}

/* The sheet becomes records. */

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
refuse (LianSaleWindow *self, GtkWidget *entry, const char *what)
{
  /* Translators: a product or a date field, then what was typed */
  g_autofree char *text = g_strdup_printf (_ ("%s: “%s” can't be read"), what, text_of (entry));
  say (self, text);
  gtk_widget_grab_focus (entry);
  return FALSE;
}

static gboolean
read_days (LianSaleWindow *self, LianDate *from, LianDate *to)
{
  LianDate today = lian_context_get_working_date (self->context);
  if (!lian_date_parse_entry (text_of (self->from), today, from))
    return refuse (self, self->from, _ ("from"));
  if (*text_of (self->to) == '\0')
    *to = *from;
  else if (!lian_date_parse_entry (text_of (self->to), today, to))
    return refuse (self, self->to, _ ("until"));
  return TRUE;
}

static LianRecord *
new_sale (LianSaleWindow *self, const LianSaleGoods *goods, LianDate from, LianDate to)
{
  LianRecord *sale = lian_record_new (lian_type_find ("sale"));
  guint outlet = gtk_drop_down_get_selected (self->outlet);
  lian_record_set_number (sale, "cooperative", self->sheet->cooperative);
  if (outlet < self->sheet->outlets->len)
    lian_record_set_number (sale, "outlet", lian_record_get_id (self->sheet->outlets->pdata[outlet]));
  lian_record_set_number (sale, "product", goods->product);
  lian_record_set_number (sale, "unit", goods->unit);
  lian_record_set_date (sale, "from_date", from);
  lian_record_set_date (sale, "to_date", to);
  lian_record_set_text (sale, "channel", "SELF_SALE");
  return sale;
}

static gboolean
read_line (LianSaleWindow *self, guint i, LianDate from, LianDate to, GPtrArray *sales)
{
  const LianSaleGoods *goods = self->sheet->goods->pdata[i];
  GtkWidget *quantity = self->quantities->pdata[i], *amount = self->amounts->pdata[i];
  gint64 number, fen;
  if (*text_of (quantity) == '\0' && *text_of (amount) == '\0')
    return TRUE;
  if (!lian_quantity_parse (text_of (quantity), &goods->measure, &number) || number < 0)
    return refuse (self, quantity, goods->name);
  if (*text_of (amount) != '\0' && (!lian_money_parse (text_of (amount), &fen) || fen < 0))
    return refuse (self, amount, goods->name);
  LianRecord *sale = new_sale (self, goods, from, to);
  lian_record_set_number (sale, "quantity", number);
  if (*text_of (amount) != '\0')
    lian_record_set_number (sale, "amount", fen);
  g_ptr_array_add (sales, sale);
  return TRUE;
}

static GPtrArray *
read_lines (LianSaleWindow *self)
{
  LianDate from, to;
  g_autoptr (GPtrArray) sales = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  if (!read_days (self, &from, &to))
    return NULL;
  for (guint i = 0; i < self->sheet->goods->len; i++)
    if (!read_line (self, i, from, to, sales))
      return NULL;
  if (sales->len > 0)
    return g_steal_pointer (&sales);
  say (self, _ ("Nothing is entered yet."));
  return NULL;
}

/* Saving: what the rules say first, then one act. */

typedef struct
{
  GPtrArray *sales;
  GString *warnings; /* what the rules say; nothing is written before it was answered */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;
  g_ptr_array_unref (saving->sales);
  g_string_free (saving->warnings, TRUE);
  g_free (saving);
}

static void
add_warnings (LianTxn *txn, Saving *saving, const LianRecord *sale)
{
  g_autoptr (GPtrArray) issues = lian_txn_check (txn, sale, NULL);
  g_autofree char *title
      = lian_txn_title (txn, lian_type_find ("product"), lian_record_get_number (sale, "product"));
  g_autofree char *line = lian_text_shorten_to (title, 40), *name = lian_isolate (line);
  for (guint i = 0; i < issues->len; i++)
    {
      const LianIssue *issue = issues->pdata[i];
      g_string_append_printf (saving->warnings, "%s⚠ %s: %s", saving->warnings->len > 0 ? "\n" : "", name,
                              issue->message);
    }
}

static gboolean
check_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Saving *saving = data;
  for (guint i = 0; i < saving->sales->len; i++)
    add_warnings (txn, saving, saving->sales->pdata[i]);
  return TRUE;
}

static gboolean
insert_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *sales = data;
  return lian_txn_insert_many (txn, (LianRecord *const *) sales->pdata, sales->len, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianSaleWindow) self = data;
  g_autoptr (GError) error = NULL;
  lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  self->saving = FALSE;
  if (self->context == NULL)
    return;
  gtk_widget_set_sensitive (self->save, TRUE);
  if (error != NULL)
    say (self, error->message);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
write_sales (LianSaleWindow *self, GPtrArray *sales)
{
  /* Translators: name of an act: a co-operative */
  g_autofree char *label = g_strdup_printf (_ ("sales of %s"), self->sheet->name);
  const char *reason = gtk_widget_get_visible (self->reason_row) ? text_of (self->reason) : NULL;
  lian_store_write_async (lian_context_get_store (self->context), label, reason, insert_job,
                          g_ptr_array_ref (sales), (GDestroyNotify) g_ptr_array_unref, NULL, saved_cb,
                          g_object_ref (self));
}

/* A reason given is an answer to the warnings shown; other warnings are shown anew. */
static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianSaleWindow) self = data;
  g_autoptr (GError) error = NULL;
  Saving *saving = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->context == NULL)
    return;
  gboolean same = saving != NULL
                  && g_str_equal (gtk_label_get_text (GTK_LABEL (self->problem)), saving->warnings->str);
  gboolean answered = *text_of (self->reason) != '\0';
  if (saving != NULL && (saving->warnings->len == 0 || (same && answered)))
    {
      gtk_widget_set_visible (self->reason_row, saving->warnings->len > 0);
      write_sales (self, saving->sales);
      return;
    }
  self->saving = FALSE;
  gtk_widget_set_sensitive (self->save, TRUE);
  say (self, saving != NULL ? saving->warnings->str : error->message);
  gtk_widget_set_visible (self->reason_row, saving != NULL);
  gtk_widget_grab_focus (saving != NULL ? self->reason : self->save);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianSaleWindow *self = LIAN_SALE_WINDOW (widget);
  GPtrArray *sales = self->sheet != NULL && !self->saving ? read_lines (self) : NULL;
  if (sales == NULL)
    return;
  Saving *saving = g_new0 (Saving, 1);
  saving->sales = sales;
  saving->warnings = g_string_new (NULL);
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save, FALSE);
  lian_store_read_async (lian_context_get_store (self->context), check_job, saving, saving_free,
                         self->cancellable, checked_cb, g_object_ref (self));
}

/* Building. */

/* Enter goes on, as in every table of this program. */
static void
next_cb (LianSaleWindow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
add_entry (LianSaleWindow *self, const char *column, const char *name, int at, int row)
{
  GtkWidget *entry = gtk_entry_new ();
  /* Translators: accessible name of a cell: column, then product */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s"), column, name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 9);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (GTK_GRID (self->grid), entry, at, row, 1, 1);
  return entry;
}

static void
add_word (LianSaleWindow *self, const char *text, const char *style, int at, int row)
{
  g_autofree char *line = lian_text_shorten_to (text, 28);
  GtkWidget *label = gtk_label_new (line);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (self->grid), label, at, row, 1, 1);
}

static void
add_goods (LianSaleWindow *self, const LianSaleGoods *goods, int row)
{
  add_word (self, goods->name, NULL, 0, row);
  g_ptr_array_add (self->quantities, add_entry (self, _ ("quantity"), goods->name, 1, row));
  add_word (self, goods->measure.name, "dim-label", 2, row);
  g_ptr_array_add (self->amounts, add_entry (self, _ ("amount"), goods->name, 3, row));
  add_word (self, _ ("yuan"), "dim-label", 4, row);
}

static void
show_sheet (LianSaleWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->sheet->outlets->len; i++)
    {
      g_autofree char *name = lian_text_shorten_to (lian_record_get_title (self->sheet->outlets->pdata[i]), 28);
      gtk_string_list_append (names, name);
    }
  gtk_string_list_append (names, _ ("no outlet"));
  gtk_drop_down_set_model (self->outlet, G_LIST_MODEL (names));
  add_word (self, _ ("Product"), "heading", 0, 0);
  add_word (self, _ ("quantity"), "heading", 1, 0);
  add_word (self, _ ("amount"), "heading", 3, 0);
  for (guint i = 0; i < self->sheet->goods->len; i++)
    add_goods (self, self->sheet->goods->pdata[i], (int) i + 1);
  if (self->sheet->goods->len == 0)
    say (self, _ ("The catalogue has no product of this co-operative's trade: enter one under Registers first."));
  else
    gtk_widget_grab_focus (self->quantities->pdata[0]);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianSaleWindow) self = data;
  g_autoptr (GError) error = NULL;
  Sheet *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->context == NULL)
    return;
  if (read == NULL)
    {
      say (self, error->message);
      return;
    }
  self->sheet = g_new0 (Sheet, 1);
  *self->sheet = *read;
  *read = (Sheet){ 0 };
  /* Translators: title of a window: a co-operative */
  g_autofree char *title = g_strdup_printf (_ ("Sales of %s"), self->sheet->name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  show_sheet (self);
}

static GtkWidget *
labelled (const char *mnemonic, GtkWidget *widget)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (mnemonic);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), widget);
  return row;
}

static GtkWidget *
create_head (LianSaleWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *outlet = gtk_drop_down_new (NULL, NULL);
  self->outlet = GTK_DROP_DOWN (outlet);
  lian_gtk48_name_drop_down (self->outlet, _ ("outlet"));
  self->from = gtk_entry_new ();
  self->to = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->from), 11);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->to), 11);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->to), _ ("the same day"));
  gtk_box_append (GTK_BOX (box), labelled (_ ("_Outlet"), outlet));
  gtk_box_append (GTK_BOX (box), labelled (_ ("_From"), self->from));
  gtk_box_append (GTK_BOX (box), labelled (_ ("_Until"), self->to));
  return box;
}

static GtkWidget *
create_foot (LianSaleWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_set_visible (self->problem, FALSE);
  self->reason = gtk_entry_new ();
  gtk_widget_set_hexpand (self->reason, TRUE);
  self->reason_row = labelled (_ ("_Reason for keeping it"), self->reason);
  gtk_widget_set_visible (self->reason_row, FALSE);
  self->save = gtk_button_new_with_label (_ ("Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "sales.save");
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), self->save);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), self->reason_row);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
lian_sale_window_dispose (GObject *object)
{
  LianSaleWindow *self = LIAN_SALE_WINDOW (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->sheet, sheet_free);
  g_clear_pointer (&self->quantities, g_ptr_array_unref);
  g_clear_pointer (&self->amounts, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_sale_window_parent_class)->dispose (object);
}

static void
lian_sale_window_finalize (GObject *object)
{
  g_object_unref (LIAN_SALE_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (lian_sale_window_parent_class)->finalize (object);
}

static void
lian_sale_window_class_init (LianSaleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_sale_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_sale_window_finalize;
  gtk_widget_class_install_action (widget_class, "sales.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "sales.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lian_sale_window_init (LianSaleWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scrolled = gtk_scrolled_window_new ();
  self->cancellable = g_cancellable_new ();
  self->quantities = g_ptr_array_new ();
  self->amounts = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (box, "lian-form");
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), create_foot (self));
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 480);
}

/**
 * lian_sale_window_new:
 * @context: what the window shares
 * @cooperative: whose sales
 * @parent: (nullable): the window it stands over
 *
 * Returns: (transfer none): a window, not yet presented; it fills itself
 */
GtkWidget *
lian_sale_window_new (LianContext *context, gint64 cooperative, GtkWindow *parent)
{
  LianSaleWindow *self = g_object_new (LIAN_TYPE_SALE_WINDOW, "transient-for", parent, NULL);
  Sheet *sheet = g_new0 (Sheet, 1);
  self->context = g_object_ref (context);
  sheet->cooperative = cooperative;
  g_autofree char *today = lian_date_to_text (lian_context_get_working_date (context));
  gtk_editable_set_text (GTK_EDITABLE (self->from), today);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Sales"));
  lian_store_read_async (lian_context_get_store (context), read_sheet, sheet, sheet_free, self->cancellable,
                         read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
