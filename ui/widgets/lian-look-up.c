/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A look-up field.
 *
 * GtkEntryCompletion says nothing to screen readers and GtkDropDown has no entry, so this is an
 * entry with a popover that never takes the focus: the arrows move through it, Enter chooses,
 * Escape puts back what stood there.  Tab chooses only what was picked with the arrows or what is
 * the only hit; it never guesses.  Enter before the hits are there means the list that they will open. */
#include "lian-look-up.h"
#include "lian-text.h"
#include "lian-i18n.h"

typedef struct
{
  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *scrolled;
  GtkWidget *list;
  GPtrArray *hits;
  char *value;
  char *title;
  gboolean typed;
  gboolean picked;
  gboolean make;
  gboolean searching;
  guint n_enters;
} LianLookUpPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LianLookUp, lian_look_up, LIAN_TYPE_FIELD_EDITOR)

/**
 * lian_look_up_hit_new:
 * @value: what the field holds when it is chosen
 * @title: its name
 * @detail: (nullable): code and place
 *
 * Returns: (transfer full): a line of the list
 */
LianLookUpHit *
lian_look_up_hit_new (const char *value, const char *title, const char *detail)
{
  LianLookUpHit *hit = g_new0 (LianLookUpHit, 1);
  hit->value = g_strdup (value);
  hit->title = g_strdup (title);
  hit->detail = g_strdup (detail);
  return hit;
}

/**
 * lian_look_up_hit_free:
 * @hit: (transfer full): a line of the list
 */
void
lian_look_up_hit_free (LianLookUpHit *hit)
{
  g_free (hit->value);
  g_free (hit->title);
  g_free (hit->detail);
  g_free (hit);
}

static LianLookUpPrivate *
private_of (LianLookUp *self)
{
  return lian_look_up_get_instance_private (self);
}

static const char *
entry_text (LianLookUp *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (private_of (self)->entry));
}

static gboolean
is_open (LianLookUp *self)
{
  return gtk_widget_get_visible (private_of (self)->popover);
}

static void
close_list (LianLookUp *self)
{
  LianLookUpPrivate *priv = private_of (self);
  priv->picked = FALSE;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (priv->entry),
                                 GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  gtk_popover_popdown (GTK_POPOVER (priv->popover));
}

static void
show_entry (LianLookUp *self, const char *text)
{
  LianLookUpPrivate *priv = private_of (self);
  if (!g_str_equal (entry_text (self), text))
    gtk_editable_set_text (GTK_EDITABLE (priv->entry), text);
}

static GtkWidget *
new_line (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
append_row (LianLookUp *self, const char *title, const char *detail)
{
  LianLookUpPrivate *priv = private_of (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *line = new_line (title, FALSE);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *name = detail != NULL && *detail != '\0'
                              ? g_strconcat (title, ", ", detail, NULL)
                              : g_strdup (title);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (box), line);
  if (detail != NULL && *detail != '\0')
    {
      GtkWidget *right = new_line (detail, TRUE);
      gtk_label_set_xalign (GTK_LABEL (right), 1.0f);
      gtk_box_append (GTK_BOX (box), right);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (priv->list), row);
}

static void
scroll_to (LianLookUp *self, GtkWidget *row)
{
  LianLookUpPrivate *priv = private_of (self);
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (priv->scrolled));
  graphene_rect_t bounds;
  if (gtk_widget_compute_bounds (row, priv->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
select_row (LianLookUp *self, int index)
{
  LianLookUpPrivate *priv = private_of (self);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (priv->list), index);
  if (row == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (priv->list), row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (priv->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  scroll_to (self, GTK_WIDGET (row));
}

static void
use_row (LianLookUp *self, int index)
{
  LianLookUpPrivate *priv = private_of (self);
  LianLookUpClass *klass = LIAN_LOOK_UP_GET_CLASS (self);
  if (index < 0)
    return;
  if ((guint) index < priv->hits->len)
    {
      const LianLookUpHit *hit = priv->hits->pdata[index];
      g_autofree char *value = g_strdup (hit->value), *title = g_strdup (hit->title);
      lian_look_up_choose (self, value, title);
      return;
    }
  g_autofree char *text = g_strdup (priv->typed ? entry_text (self) : "");
  close_list (self);
  klass->make (self, text);
}

static int
selected_index (LianLookUp *self)
{
  LianLookUpPrivate *priv = private_of (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (priv->list));
  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static void
row_activated_cb (LianLookUp *self, GtkListBoxRow *row)
{
  use_row (self, gtk_list_box_row_get_index (row));
}

static void
stop_waiting (LianLookUp *self)
{
  private_of (self)->searching = FALSE;
  private_of (self)->n_enters = 0;
}

static void
search (LianLookUp *self, const char *text)
{
  stop_waiting (self);
  private_of (self)->searching = TRUE;
  LIAN_LOOK_UP_GET_CLASS (self)->search (self, text);
}

static void
changed_cb (LianLookUp *self)
{
  LianLookUpPrivate *priv = private_of (self);
  const char *text = entry_text (self);
  priv->typed = priv->title == NULL ? *text != '\0' : !g_str_equal (text, priv->title);
  lian_field_editor_take_change (LIAN_FIELD_EDITOR (self));
  if (!priv->typed || gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    return;
  priv->picked = FALSE;
  if (*text != '\0')
    search (self, text);
  else
    {
      stop_waiting (self);
      close_list (self);
    }
}

static gboolean
arrow_cb (GtkWidget *widget, GVariant *args, gpointer step)
{
  LianLookUp *self = LIAN_LOOK_UP (widget);
  LianLookUpPrivate *priv = private_of (self);
  if (lian_field_editor_is_composing (LIAN_FIELD_EDITOR (self)))
    return FALSE;
  if (!is_open (self))
    {
      if (GPOINTER_TO_INT (step) < 0)
        return FALSE;
      search (self, priv->typed ? entry_text (self) : "");
      return TRUE;
    }
  priv->picked = TRUE;
  select_row (self, MAX (selected_index (self) + GPOINTER_TO_INT (step), 0));
  return TRUE;
}

static void
icon_cb (LianLookUp *self)
{
  gtk_widget_grab_focus (private_of (self)->entry);
  if (is_open (self))
    close_list (self);
  else
    search (self, "");
}

static char *
lian_look_up_dup_text (LianFieldEditor *editor)
{
  LianLookUp *self = LIAN_LOOK_UP (editor);
  LianLookUpPrivate *priv = private_of (self);
  if (!priv->typed)
    return g_strdup (priv->value != NULL ? priv->value : "");
  if (*entry_text (self) == '\0')
    return g_strdup ("");
  return LIAN_LOOK_UP_GET_CLASS (self)->raw (self, entry_text (self));
}

static GtkWidget *
lian_look_up_target (LianFieldEditor *editor)
{
  return private_of (LIAN_LOOK_UP (editor))->entry;
}

static gboolean
lian_look_up_enter (LianFieldEditor *editor)
{
  LianLookUp *self = LIAN_LOOK_UP (editor);
  LianLookUpPrivate *priv = private_of (self);
  if (priv->searching && priv->typed)
    {
      priv->n_enters++;
      return TRUE;
    }
  if (!is_open (self) || selected_index (self) < 0)
    return FALSE;
  use_row (self, selected_index (self));
  return TRUE;
}

static gboolean
lian_look_up_escape (LianFieldEditor *editor)
{
  LianLookUp *self = LIAN_LOOK_UP (editor);
  LianLookUpPrivate *priv = private_of (self);
  gboolean open = is_open (self);
  stop_waiting (self);
  close_list (self);
  if (!priv->typed)
    return open;
  priv->typed = FALSE;
  lian_field_editor_set_text (editor, priv->value);
  lian_field_editor_take_change (editor);
  return TRUE;
}

/* The code stands first in the detail, alone or before the place. */
static gboolean
is_called (const LianLookUpHit *hit, const char *folded)
{
  g_auto (GStrv) detail = g_strsplit (hit->detail != NULL ? hit->detail : "", " · ", 2);
  g_autofree char *title = lian_text_fold (hit->title);
  g_autofree char *code = lian_text_fold (detail[0] != NULL ? detail[0] : "");
  return g_str_equal (title, folded) || g_str_equal (code, folded);
}

/* Whoever types a whole name or code has chosen, however quickly the keys go on; two records of one
 * name are told apart by hand. */
static void
use_exact (LianLookUp *self)
{
  LianLookUpPrivate *priv = private_of (self);
  int exact = -1;
  g_autofree char *folded = lian_text_fold (entry_text (self));
  for (guint i = 0; priv->typed && *folded != '\0' && i < priv->hits->len; i++)
    {
      if (!is_called (priv->hits->pdata[i], folded))
        continue;
      if (exact >= 0)
        return;
      exact = (int) i;
    }
  use_row (self, exact);
}

static void
lian_look_up_leave (LianFieldEditor *editor)
{
  LianLookUp *self = LIAN_LOOK_UP (editor);
  LianLookUpPrivate *priv = private_of (self);
  gboolean only = priv->typed && is_open (self) && priv->hits->len == 1;
  int chosen = selected_index (self);
  if (is_open (self) && (priv->picked || only) && chosen >= 0 && (guint) chosen < priv->hits->len)
    use_row (self, chosen);
  else if (is_open (self))
    use_exact (self);
  close_list (self);
}

static GtkWidget *
new_popover (LianLookUp *self)
{
  LianLookUpPrivate *priv = private_of (self);
  priv->list = gtk_list_box_new ();
  gtk_widget_set_focusable (priv->list, FALSE);
  g_signal_connect_object (priv->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  priv->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (priv->scrolled), priv->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (priv->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (priv->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (priv->scrolled), 280);
  GtkWidget *popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), priv->scrolled);
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (popover, FALSE);
  gtk_widget_add_css_class (popover, "menu");
  gtk_widget_add_css_class (popover, "lian-list");
  return popover;
}

static void
lian_look_up_constructed (GObject *object)
{
  LianLookUp *self = LIAN_LOOK_UP (object);
  LianFieldEditor *editor = LIAN_FIELD_EDITOR (object);
  LianLookUpPrivate *priv = private_of (self);
  G_OBJECT_CLASS (lian_look_up_parent_class)->constructed (object);
  priv->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_look_up_hit_free);
  priv->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (priv->entry), 8);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (priv->entry), GTK_ENTRY_ICON_SECONDARY,
                                     "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (priv->entry), GTK_ENTRY_ICON_SECONDARY,
                                   _ ("Show the list (Down)"));
  g_signal_connect_object (priv->entry, "icon-press", G_CALLBACK (icon_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  lian_field_editor_set_content (editor, priv->entry);
  priv->popover = new_popover (self);
  lian_field_editor_set_popover (editor, priv->popover);
  lian_field_editor_watch (editor,
                           GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (priv->entry))));
  lian_field_editor_add_key (editor, GDK_KEY_Down, 0, arrow_cb, GINT_TO_POINTER (1));
  lian_field_editor_add_key (editor, GDK_KEY_Up, 0, arrow_cb, GINT_TO_POINTER (-1));
}

static void
lian_look_up_finalize (GObject *object)
{
  LianLookUpPrivate *priv = private_of (LIAN_LOOK_UP (object));
  g_clear_pointer (&priv->hits, g_ptr_array_unref);
  g_clear_pointer (&priv->value, g_free);
  g_clear_pointer (&priv->title, g_free);
  G_OBJECT_CLASS (lian_look_up_parent_class)->finalize (object);
}

static void
lian_look_up_class_init (LianLookUpClass *klass)
{
  LianFieldEditorClass *editor_class = LIAN_FIELD_EDITOR_CLASS (klass);
  G_OBJECT_CLASS (klass)->constructed = lian_look_up_constructed;
  G_OBJECT_CLASS (klass)->finalize = lian_look_up_finalize;
  editor_class->dup_text = lian_look_up_dup_text;
  editor_class->target = lian_look_up_target;
  editor_class->enter = lian_look_up_enter;
  editor_class->escape = lian_look_up_escape;
  editor_class->leave = lian_look_up_leave;
}

static void
lian_look_up_init (LianLookUp *self)
{
}

static void
clear_list (GtkWidget *list)
{
  GtkWidget *row;
  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

/* Enter was pressed before the hits came: the first takes the first hit, the next one goes on. */
static void
enter_late (LianLookUp *self, guint n_enters)
{
  LianLookUpPrivate *priv = private_of (self);
  if (priv->hits->len > 0)
    {
      use_row (self, 0);
      n_enters--;
    }
  else
    close_list (self);
  if (n_enters > 0 && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    lian_field_editor_next (LIAN_FIELD_EDITOR (self));
}

/**
 * lian_look_up_show:
 * @self: a look-up field
 * @hits: (element-type LianLookUpHit) (transfer full): what was found
 *
 * Fills the list and opens it, as long as the field has the focus; once it was left, takes the one
 * that is called exactly what was typed.  Where Enter was pressed meanwhile, takes the first.
 */
void
lian_look_up_show (LianLookUp *self, GPtrArray *hits)
{
  LianLookUpPrivate *priv = private_of (self);
  guint n_enters = priv->n_enters;
  stop_waiting (self);
  g_ptr_array_unref (priv->hits);
  priv->hits = hits;
  if (n_enters > 0)
    {
      enter_late (self, n_enters);
      return;
    }
  clear_list (priv->list);
  for (guint i = 0; i < hits->len; i++)
    {
      const LianLookUpHit *hit = hits->pdata[i];
      append_row (self, hit->title, hit->detail);
    }
  if (priv->make)
    append_row (self, _ ("New…"), NULL);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL
      || gtk_list_box_get_row_at_index (GTK_LIST_BOX (priv->list), 0) == NULL)
    {
      use_exact (self);
      close_list (self);
      return;
    }
  gtk_widget_set_size_request (priv->scrolled,
                               MAX (gtk_widget_get_allocated_width (priv->entry) - 8, 160), -1);
  gtk_popover_popup (GTK_POPOVER (priv->popover));
  if (hits->len > 0)
    select_row (self, 0);
}

/**
 * lian_look_up_fail:
 * @self: a look-up field
 *
 * Ends waiting for what could not be looked for.  Where Enter was pressed meanwhile, goes on with what
 * was typed.
 */
void
lian_look_up_fail (LianLookUp *self)
{
  guint n_enters = private_of (self)->n_enters;
  stop_waiting (self);
  if (n_enters > 0 && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    lian_field_editor_next (LIAN_FIELD_EDITOR (self));
}

/**
 * lian_look_up_set_value:
 * @self: a look-up field
 * @value: (nullable): what the field holds
 * @title: (nullable): how it is shown
 *
 * Shows a value without `changed`.
 */
void
lian_look_up_set_value (LianLookUp *self, const char *value, const char *title)
{
  LianLookUpPrivate *priv = private_of (self);
  char *new_value = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  char *new_title = new_value != NULL && title != NULL ? g_strdup (title) : NULL;
  g_free (priv->value);
  g_free (priv->title);
  priv->value = new_value;
  priv->title = new_title;
  priv->typed = FALSE;
  stop_waiting (self);
  show_entry (self, new_title != NULL ? new_title : "");
  priv->typed = FALSE;
}

/**
 * lian_look_up_set_typed:
 * @self: a look-up field
 * @text: what was typed and not chosen
 */
void
lian_look_up_set_typed (LianLookUp *self, const char *text)
{
  LianLookUpPrivate *priv = private_of (self);
  lian_look_up_set_value (self, NULL, NULL);
  show_entry (self, text);
  priv->typed = TRUE;
}

/**
 * lian_look_up_choose:
 * @self: a look-up field
 * @value: what the user chose
 * @title: how it is shown
 */
void
lian_look_up_choose (LianLookUp *self, const char *value, const char *title)
{
  LianLookUpPrivate *priv = private_of (self);
  g_signal_handlers_block_by_func (priv->entry, changed_cb, self);
  lian_look_up_set_value (self, value, title);
  g_signal_handlers_unblock_by_func (priv->entry, changed_cb, self);
  gtk_editable_set_position (GTK_EDITABLE (priv->entry), -1);
  close_list (self);
  lian_field_editor_take_change (LIAN_FIELD_EDITOR (self));
}

/**
 * lian_look_up_get_value:
 * @self: a look-up field
 *
 * Returns: (transfer none) (nullable): the value chosen, or %NULL
 */
const char *
lian_look_up_get_value (LianLookUp *self)
{
  return private_of (self)->value;
}

/**
 * lian_look_up_set_make:
 * @self: a look-up field
 * @make: whether the list ends with "New…"
 */
void
lian_look_up_set_make (LianLookUp *self, gboolean make)
{
  private_of (self)->make = make;
}
