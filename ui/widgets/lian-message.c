/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Sentences that stand beside a field.
 *
 * The icon and the words say what the colour says; the role is that of a status, so that a screen
 * reader may read it without the focus going there.  The text is never markup. */
#include "lian-message.h"
#include "lian-i18n.h"

/* How each gravity is seen and read. */
static const struct
{
  const char *icon;
  const char *word;
  const char *class;
} looks[] = {
  [LIAN_MARK_NONE] = { "dialog-information-symbolic", NC_ ("severity", "information"), "dim-label" },
  [LIAN_MARK_WARNING] = { "dialog-warning-symbolic", NC_ ("severity", "warning"), "warning" },
  [LIAN_MARK_ERROR] = { "dialog-error-symbolic", NC_ ("severity", "error"), "error" },
};

/**
 * lian_message_new:
 * @mark: how grave it is; none for what is only good to know
 * @text: a sentence
 *
 * Returns: (transfer floating): a line with an icon and the sentence
 */
GtkWidget *
lian_message_new (LianMark mark, const char *text)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                 "spacing", 6, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[mark].icon);
  GtkWidget *label = gtk_label_new (text);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, looks[mark].class);
  gtk_widget_add_css_class (box, "lian-message");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "severity", looks[mark].word), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/**
 * lian_message_clear:
 * @box: a box of messages
 */
void
lian_message_clear (GtkWidget *box)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  gtk_widget_set_visible (box, FALSE);
  g_object_set_data (G_OBJECT (box), "lian-words", NULL);
}

/**
 * lian_message_add_words:
 * @words: where to add
 * @issues: (element-type LianIssue): what lian_message_show() is going to show
 *
 * Adds what tells these issues from others, for lian_message_renew().
 */
void
lian_message_add_words (GString *words, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const LianIssue *issue = issues->pdata[i];
      g_string_append_printf (words, "%d %s %" G_GINT64_FORMAT ": %s\n", (int) issue->severity,
                              issue->field != NULL ? issue->field : "", issue->other, issue->message);
    }
}

/**
 * lian_message_renew:
 * @box: a box of messages
 * @words: all that it is going to say
 *
 * Clears the box, unless it says just that: a button in it may have the focus, or be taking it
 * while the field above is left.
 *
 * Returns: whether it has to be filled
 */
gboolean
lian_message_renew (GtkWidget *box, const char *words)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (box), "lian-words"), words) == 0)
    return FALSE;
  lian_message_clear (box);
  g_object_set_data_full (G_OBJECT (box), "lian-words", g_strdup (words), g_free);
  return TRUE;
}

/* What is typed stays behind as a draft. */
static GtkWidget *
new_way (const LianIssue *issue)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Look at It"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", issue->type->id, issue->other);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, issue->message, -1);
  return button;
}

/**
 * lian_message_show:
 * @box: the box under a field, already cleared
 * @editor: (nullable): the field's editor
 * @issues: (nullable) (element-type LianIssue): the record's issues
 * @field: the field's id
 *
 * Adds the issues of a field and marks its editor.
 *
 * Returns: the gravest of them
 */
LianMark
lian_message_show (GtkWidget *box, LianFieldEditor *editor, GPtrArray *issues, const char *field)
{
  LianMark worst = LIAN_MARK_NONE;
  GString *all = g_string_new (NULL);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const LianIssue *issue = issues->pdata[i];
      if (g_strcmp0 (issue->field, field) != 0)
        continue;
      LianMark mark = issue->severity == LIAN_ISSUE_ERROR ? LIAN_MARK_ERROR : LIAN_MARK_WARNING;
      gtk_box_append (GTK_BOX (box), lian_message_new (mark, issue->message));
      if (issue->other != 0)
        gtk_box_append (GTK_BOX (box), new_way (issue));
      g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", issue->message);
      worst = MAX (worst, mark);
    }
  if (editor != NULL)
    lian_field_editor_set_mark (editor, worst, all->str);
  gtk_widget_set_visible (box, gtk_widget_get_first_child (box) != NULL);
  g_string_free (all, TRUE);
  return worst;
}
