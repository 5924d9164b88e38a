/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A bar that says what could not be read, with a button that tries again.
 *
 * What was read earlier stays on show under it: the bar says that it may be old.  The words are an
 * alert, so that a screen reader says them where the focus is elsewhere; they are never markup. */
#include "lian-trouble.h"
#include "lian-error.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"

struct _LianTrouble
{
  AdwBin parent_instance;

  GtkWidget *words;
  GtkWidget *button;
};

static guint retry_signal;

G_DEFINE_FINAL_TYPE (LianTrouble, lian_trouble, ADW_TYPE_BIN)

static void
clicked_cb (LianTrouble *self)
{
  g_signal_emit (self, retry_signal, 0);
}

static void
lian_trouble_class_init (LianTroubleClass *klass)
{
  retry_signal = g_signal_new ("retry", LIAN_TYPE_TROUBLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
lian_trouble_init (LianTrouble *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->words = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "xalign", 0.0, "hexpand", TRUE, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  self->button = lian_gtk48_mnemonic_button_new (_ ("_Retry"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "notice-bar");
  /* GTK 4.8 measures a wrapped line a pixel lower without a width, and complains. */
  gtk_widget_set_size_request (bar, -1, 28);
  gtk_box_append (GTK_BOX (bar), gtk_image_new_from_icon_name ("dialog-error-symbolic"));
  gtk_box_append (GTK_BOX (bar), self->words);
  gtk_box_append (GTK_BOX (bar), self->button);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  adw_bin_set_child (ADW_BIN (self), bar);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * lian_trouble_new:
 *
 * Returns: (transfer floating): a bar with nothing to say
 */
GtkWidget *
lian_trouble_new (void)
{
  return g_object_new (LIAN_TYPE_TROUBLE, NULL);
}

/* The button may have the focus while the bar goes: what it spoke of is next. */
static void
hide (LianTrouble *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean focused = root != NULL && gtk_root_get_focus (root) == self->button;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_label_set_text (GTK_LABEL (self->words), "");
  if (focused && parent != NULL)
    gtk_widget_child_focus (parent, GTK_DIR_TAB_FORWARD);
}

/**
 * lian_trouble_say:
 * @self: a bar
 * @text: (nullable): what is missing and why; %NULL when nothing is any more
 *
 * Shows the bar with these words, or hides it.
 */
void
lian_trouble_say (LianTrouble *self, const char *text)
{
  g_return_if_fail (LIAN_IS_TROUBLE (self));
  if (text == NULL)
    {
      hide (self);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->words), text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * lian_trouble_take:
 * @self: a bar
 * @error: (nullable): why something could not be read; %NULL when it was
 *
 * Says why what is on show may be old, or that it is not.  A reading that was given up because
 * nobody waits for it any more says nothing.
 *
 * Returns: whether there is something new to show
 */
gboolean
lian_trouble_take (LianTrouble *self, const GError *error)
{
  g_return_val_if_fail (LIAN_IS_TROUBLE (self), FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CANCELLED))
    return FALSE;
  g_autofree char *text
      = error != NULL ? g_strdup_printf (
            _ ("This can't be read at present, and what is shown may be old. %s"), error->message)
                      : NULL;
  lian_trouble_say (self, text);
  return error == NULL;
}
