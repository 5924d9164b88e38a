/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The bars that say that the base is open read-only, or that it or the drafts can't be written at
 * present, and what can be done about it.
 *
 * They stay while that is so: whoever types into a form that keeps nothing has to know before, not
 * after. */
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-plural.h"
#include "lian-window-private.h"

static void
append_button (GtkWidget *bar, const char *label, const char *action)
{
  GtkWidget *button = lian_gtk48_mnemonic_button_new (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  /* The label names it as well, and a reader would say both. */
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), button);
}

static GtkWidget *
make_words (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "hexpand", TRUE, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_ALERT, NULL);
}

static GtkWidget *
make_bar (const char *icon, GtkWidget *words)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (bar, "notice-bar");
  /* GTK 4.8 measures a wrapped line a pixel lower without a width, and complains. */
  gtk_widget_set_size_request (bar, -1, 28);
  gtk_box_append (GTK_BOX (bar), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (bar), words);
  return bar;
}

/* The window shows the base as it was known on an earlier day, and must never be taken for that of
 * today. */
static GtkWidget *
past_notice_new (LianPastBase *past)
{
  g_autofree char *day = lian_date_format (lian_past_base_get_day (past));
  gint64 left_out = lian_past_base_get_left_out (past);
  /* Translators: a day, and how many acts were entered after it */
  g_autofree char *text = g_strdup_printf (
      ngettext ("As known on %s · read-only · without %d later act",
                "As known on %s · read-only · without %d later acts", (gulong) left_out),
      day, (int) left_out);
  GtkWidget *bar = make_bar ("document-open-recent-symbolic", make_words (text));
  gtk_widget_add_css_class (bar, "past");
  append_button (bar, _ ("Another _Day…"), "win.past");
  append_button (bar, _ ("_Back to Today"), "app.back-to-today");
  return bar;
}

/* Returns: (transfer floating) (nullable): the bar; NULL where there is nothing to say */
GtkWidget *
_lian_window_notice_new (LianWindow *self)
{
  LianStore *store = lian_context_get_store (self->context);
  LianPastBase *past = lian_context_get_past (self->context);
  if (past != NULL)
    return past_notice_new (past);
  if (!lian_store_is_read_only (store))
    return NULL;
  const char *damage = lian_store_get_damage (store);
  const char *text = damage != NULL
                         ? _ ("The base is damaged and open read-only: what can't be read is missing "
                              "here, and nothing is changed.")
                         : _ ("The base is open read-only: nothing is changed, no draft and no backup "
                              "is written.");
  GtkWidget *words = make_words (text);
  GtkWidget *bar = make_bar ("changes-prevent-symbolic", words);
  gtk_widget_set_tooltip_text (words, damage);
  if (damage != NULL)
    append_button (bar, _ ("Open a Backup…"), "win.restore");
  else
    append_button (bar, _ ("Open to Write"), "app.open-to-write");
  return bar;
}

static void
update_trouble (LianWindow *self)
{
  LianDrafts *drafts = lian_context_get_drafts (self->context);
  const char *trouble = lian_store_get_trouble (lian_context_get_store (self->context));
  const char *problem = drafts != NULL ? lian_drafts_get_problem (drafts) : NULL;
  g_autofree char *text = g_strdup (trouble);
  if (text == NULL && problem != NULL)
    text = g_strdup_printf (_ ("What is typed and not saved can't be kept at present, so don't close "
                               "the window; it is tried again. %s"),
                            problem);
  gtk_label_set_text (GTK_LABEL (self->trouble_words), text != NULL ? text : "");
  /* Other trouble ends by itself. */
  gtk_widget_set_visible (gtk_widget_get_last_child (self->trouble),
                          lian_store_get_damage (lian_context_get_store (self->context)) != NULL);
  gtk_widget_set_visible (self->trouble, text != NULL);
}

/* Returns: (transfer floating): the bar; hidden while there is nothing to say */
GtkWidget *
_lian_window_trouble_new (LianWindow *self)
{
  LianDrafts *drafts = lian_context_get_drafts (self->context);
  self->trouble_words = make_words ("");
  self->trouble = make_bar ("dialog-warning-symbolic", self->trouble_words);
  append_button (self->trouble, _ ("Open a Backup…"), "win.restore");
  g_signal_connect_object (lian_context_get_store (self->context), "notify::trouble",
                           G_CALLBACK (update_trouble), self, G_CONNECT_SWAPPED);
  if (drafts != NULL)
    g_signal_connect_object (drafts, "notify::problem", G_CALLBACK (update_trouble), self,
                             G_CONNECT_SWAPPED);
  update_trouble (self);
  return self->trouble;
}
