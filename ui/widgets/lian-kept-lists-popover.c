/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The popover of the kept lists, filled anew when it opens. */
#include "lian-kept-lists-private.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-message.h"

#define MOST_ROWS_HIGH 320

static void
say_what (GtkWidget *widget, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (widget, text);
}

static gboolean
may_share (const LianKeptLists *self)
{
  return !lian_store_is_read_only (lian_context_get_store (self->context));
}

/* A list and what its row does; own lists are found again by their name. */
typedef struct
{
  LianKeptLists *self;
  LianRecord *list;
  gboolean shared;
} Row;

static void
row_free (gpointer data, GClosure *closure)
{
  Row *row = data;
  lian_record_free (row->list);
  g_free (row);
}

static Row *
row_new (LianKeptLists *self, const LianRecord *list, gboolean shared)
{
  Row *row = g_new (Row, 1);
  *row = (Row){ self, lian_record_copy (list), shared };
  return row;
}

static void
show_cb (GtkButton *button, Row *row)
{
  LianKeptLists *self = row->self;
  g_autoptr (LianRecord) list = lian_record_copy (row->list);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  lian_list_look_show (&self->look, list);
}

static void
forget_cb (GtkButton *button, Row *row)
{
  LianKeptLists *self = row->self;
  if (row->shared)
    {
      _lian_kept_lists_forget_shared (self, row->list);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
      return;
    }
  g_autofree char *name = g_strdup (lian_record_get_text (row->list, "name"));
  lian_kept_lists_forget (self->button, name);
  _lian_kept_lists_fill (self);
  gtk_widget_grab_focus (self->entry);
}

static GtkWidget *
make_show (LianKeptLists *self, const LianRecord *list, gboolean shared)
{
  const char *name = lian_record_get_text (list, "name");
  GtkWidget *label = gtk_label_new (name), *show = gtk_button_new ();
  g_autofree char *to_show = g_strdup_printf (_ ("Show the list “%s”"), name);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (show), label);
  gtk_widget_set_hexpand (show, TRUE);
  gtk_widget_add_css_class (show, "flat");
  say_what (show, to_show);
  g_signal_connect_data (show, "clicked", G_CALLBACK (show_cb), row_new (self, list, shared), row_free, 0);
  return show;
}

static GtkWidget *
make_forget (LianKeptLists *self, const LianRecord *list, gboolean shared)
{
  const char *name = lian_record_get_text (list, "name");
  GtkWidget *forget = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *to_forget = shared ? g_strdup_printf (_ ("Remove the list “%s” for everybody"), name)
                                      : g_strdup_printf (_ ("Forget the list “%s”"), name);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_sensitive (forget, !shared || may_share (self));
  say_what (forget, to_forget);
  g_signal_connect_data (forget, "clicked", G_CALLBACK (forget_cb), row_new (self, list, shared), row_free, 0);
  return forget;
}

static void
add_rows (LianKeptLists *self, GtkWidget *box, GPtrArray *lists, gboolean shared)
{
  for (guint i = 0; i < lists->len; i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      gtk_box_append (GTK_BOX (row), make_show (self, lists->pdata[i], shared));
      gtk_box_append (GTK_BOX (row), make_forget (self, lists->pdata[i], shared));
      gtk_box_append (GTK_BOX (box), row);
    }
}

/* The lists that are kept for everybody are there, or can't be read. */
void
_lian_kept_lists_show_shared (LianKeptLists *self, GPtrArray *lists, const char *trouble)
{
  if (self->shared == NULL)
    return;
  lian_message_clear (self->shared);
  if (trouble != NULL)
    gtk_box_append (GTK_BOX (self->shared), lian_message_new (LIAN_MARK_ERROR, trouble));
  else if (lists->len > 0)
    {
      gtk_box_append (GTK_BOX (self->shared), lian_label_new (_ ("For everybody"), "dim-label"));
      add_rows (self, self->shared, lists, TRUE);
    }
  gtk_widget_set_visible (self->shared, trouble != NULL || lists->len > 0);
  if (gtk_widget_get_visible (self->shared))
    gtk_widget_set_visible (gtk_widget_get_ancestor (self->shared, GTK_TYPE_SCROLLED_WINDOW), TRUE);
}

static void
keep_cb (LianKeptLists *self)
{
  if (lian_kept_lists_keep (self->button, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  else
    gtk_widget_grab_focus (self->entry);
}

static void
keep_shared_cb (LianKeptLists *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (*name == '\0')
    {
      gtk_widget_grab_focus (self->entry);
      return;
    }
  _lian_kept_lists_keep_shared (self, name);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
make_entry (LianKeptLists *self)
{
  self->entry = gtk_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Name of this list"), "max-length", 60, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of this list"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (keep_cb), self);
}

static GtkWidget *
make_keep_row (LianKeptLists *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keep = gtk_button_new_with_label (_ ("Keep for Me"));
  GtkWidget *share = gtk_button_new_with_label (_ ("Keep for Everybody"));
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_set_sensitive (share, may_share (self));
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (keep_cb), self);
  g_signal_connect_swapped (share, "clicked", G_CALLBACK (keep_shared_cb), self);
  gtk_box_append (GTK_BOX (row), keep);
  gtk_box_append (GTK_BOX (row), share);
  return row;
}

static GtkWidget *
make_lists (LianKeptLists *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller = gtk_scrolled_window_new ();
  g_autoptr (GPtrArray) own = _lian_kept_lists_list_own (self);
  if (own->len > 0)
    gtk_box_append (GTK_BOX (box), lian_label_new (_ ("For me alone"), "dim-label"));
  add_rows (self, box, own, FALSE);
  self->shared = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_visible (self->shared, FALSE);
  gtk_box_append (GTK_BOX (box), self->shared);
  /* Where there is no list it would take the keys that are for the name. */
  gtk_widget_set_visible (scroller, own->len > 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_ROWS_HIGH);
  return scroller;
}

/* What the popover shows; what is kept for everybody follows when it is read. */
void
_lian_kept_lists_fill (LianKeptLists *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), make_lists (self));
  gtk_box_append (GTK_BOX (box), lian_label_new (_ ("Search, filters, columns and order"), "dim-label"));
  make_entry (self);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), make_keep_row (self));
  gtk_popover_set_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button)), box);
  _lian_kept_lists_read_shared (self);
}
