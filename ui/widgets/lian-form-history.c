/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The acts on the record: who, when, why, and what each changed.
 *
 * The changes are read when the list is opened.  "Put this value back" is an act of its own: it
 * gives the field the earlier value and leaves what is typed in the others alone. */
#include "lian-change.h"
#include "lian-form-private.h"
#include "lian-i18n.h"
#include "lian-plural.h"

#define MOST_ACTS 50

/* One question: the changes of each act. */
typedef struct
{
  const LianType *type;
  gint64 id;
  GPtrArray *acts;
  GPtrArray *changes; /* ActPast, of the first of them */
} Past;

typedef struct
{
  LianForm *self;
  Past *past;
  guint generation;
} Asked;

static void
clear_past (gpointer data)
{
  Past *past = data;
  g_ptr_array_unref (past->acts);
  g_ptr_array_unref (past->changes);
}

static void
past_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_past);
}

static void
asked_free (Asked *asked)
{
  past_unref (asked->past);
  g_object_unref (asked->self);
  g_free (asked);
}

/* What one act changed, or why that can't be read: the other acts are shown all the same. */
typedef struct
{
  GPtrArray *changes;
  char *trouble;
} ActPast;

static void
act_past_free (gpointer data)
{
  ActPast *act = data;
  g_clear_pointer (&act->changes, g_ptr_array_unref);
  g_free (act->trouble);
  g_free (act);
}

static gboolean
past_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Past *past = data;
  for (guint i = 0; i < past->acts->len && i < MOST_ACTS; i++)
    {
      const LianAct *act = past->acts->pdata[i];
      g_autoptr (GError) local = NULL;
      ActPast *found = g_new0 (ActPast, 1);
      found->changes = lian_txn_list_changes (txn, act->seq, past->id, &local);
      found->trouble = local != NULL ? g_strdup (local->message) : NULL;
      g_ptr_array_add (past->changes, found);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static GtkWidget *
new_words (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
put_back_cb (GtkWidget *button)
{
  LianForm *self = LIAN_FORM (gtk_widget_get_ancestor (button, LIAN_TYPE_FORM));
  lian_change_put_back (GTK_WIDGET (self), self->context,
                        g_object_get_data (G_OBJECT (button), "lian-change"));
}

static GtkWidget *
new_put_back (const LianFieldChange *change)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Put this value back"));
  g_object_set_data_full (G_OBJECT (button), "lian-change", lian_field_change_copy (change),
                          (GDestroyNotify) lian_field_change_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (change->type->fields[change->field].label), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (put_back_cb), NULL);
  return button;
}

static GtkWidget *
new_change (LianForm *self, const LianFieldChange *change)
{
  const LianField *field = &change->type->fields[change->field];
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *before = lian_change_words (field, change->before);
  g_autofree char *after = lian_change_words (field, change->after);
  g_autofree char *words
      = g_strdup_printf ("%s: %s → %s", _ (field->label), before, after);
  gboolean writable = !_lian_form_is_read_only (self);
  gtk_widget_set_margin_start (line, 18);
  gtk_box_append (GTK_BOX (line), new_words (words, NULL));
  if (writable && lian_change_may_put_back (change))
    gtk_box_append (GTK_BOX (line), new_put_back (change));
  return line;
}

static void
show_act (LianForm *self, const LianAct *act, const ActPast *past)
{
  /* Translators: a moment, a person, what was done */
  g_autofree char *words = g_strdup_printf (_ ("%s, %s: %s"), act->time,
                                            act->author != NULL ? act->author : "—", act->label);
  gtk_box_append (GTK_BOX (self->history_list), new_words (words, "caption-heading"));
  if (act->reason != NULL && *act->reason != '\0')
    {
      /* Translators: why something was done */
      g_autofree char *reason = g_strdup_printf (_ ("Reason: %s"), act->reason);
      gtk_box_append (GTK_BOX (self->history_list), new_words (reason, "dim-label"));
    }
  if (past->trouble != NULL)
    gtk_box_append (GTK_BOX (self->history_list),
                    lian_message_new (LIAN_MARK_ERROR, past->trouble));
  for (guint i = 0; past->changes != NULL && i < past->changes->len; i++)
    {
      const LianFieldChange *change = past->changes->pdata[i];
      if (change->type == self->type && change->id == self->id
          && !(change->type->fields[change->field].flags & LIAN_FIELD_HIDDEN))
        gtk_box_append (GTK_BOX (self->history_list), new_change (self, change));
    }
}

static void
past_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  LianForm *self = asked->self;
  Past *past = asked->past;
  g_autoptr (GError) error = NULL;
  lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (asked->generation == self->generation && self->sheet != NULL)
    {
      lian_message_clear (self->history_list);
      gtk_widget_set_visible (self->history_list, TRUE);
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          /* Closing and opening the list tries again. */
          self->history_loaded = FALSE;
          gtk_box_append (GTK_BOX (self->history_list),
                          lian_message_new (LIAN_MARK_ERROR, error->message));
        }
      for (guint i = 0; i < past->changes->len; i++)
        show_act (self, past->acts->pdata[i], past->changes->pdata[i]);
    }
  asked_free (asked);
}

static void
load_history (LianForm *self)
{
  Asked *asked = g_new0 (Asked, 1);
  self->history_loaded = TRUE;
  asked->self = g_object_ref (self);
  asked->generation = self->generation;
  asked->past = g_atomic_rc_box_new0 (Past);
  asked->past->type = self->type;
  asked->past->id = self->id;
  asked->past->acts = g_ptr_array_ref (self->acts);
  asked->past->changes = g_ptr_array_new_with_free_func (act_past_free);
  lian_store_read_async (_lian_form_store (self), past_job, g_atomic_rc_box_acquire (asked->past),
                         past_unref, self->cancellable, past_cb, asked);
}

static void
expanded_cb (GtkExpander *expander, GParamSpec *pspec, LianForm *self)
{
  if (gtk_expander_get_expanded (expander) && !self->history_loaded && self->acts != NULL)
    load_history (self);
}

/* Returns: (transfer floating): the expander under the groups */
GtkWidget *
_lian_form_history_new (LianForm *self)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  self->history_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_expander_set_child (GTK_EXPANDER (expander), self->history_list);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  return expander;
}

/* Writes the number of acts, and reads them again when they are open. */
void
_lian_form_update_history (LianForm *self)
{
  guint n = self->acts != NULL ? self->acts->len : 0;
  g_autofree char *text = g_strdup_printf (
      ngettext ("History: %u act", "History: %u acts", n), n);
  gtk_expander_set_label (GTK_EXPANDER (self->history), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->history), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_set_visible (self->history, n > 0);
  self->history_loaded = FALSE;
  if (n > 0 && gtk_expander_get_expanded (GTK_EXPANDER (self->history)))
    load_history (self);
}
