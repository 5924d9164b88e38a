/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Warnings may be kept, with a reason that the officer sees.  Asked beside the form, not in a
 * dialog, and only once: what is kept stays kept. */
#include "lian-form-private.h"
#include "lian-i18n.h"

static char *
key_of (const LianFormIssue *issue)
{
  return g_strdup_printf ("%p %s", (void *) issue->sheet, issue->issue->code);
}

/* Whether somebody gave a reason for this warning of this record already. */
gboolean
_lian_form_is_kept (LianForm *self, const LianFormIssue *issue)
{
  gint64 id = lian_form_sheet_get_id (issue->sheet);
  const char *kind = lian_form_sheet_get_type_info (issue->sheet)->id;
  for (guint i = 0; id != 0 && self->kept != NULL && i < self->kept->len; i++)
    {
      const LianRecord *kept = self->kept->pdata[i];
      if (lian_record_get_number (kept, "record") == id
          && g_strcmp0 (lian_record_get_text (kept, "kind"), kind) == 0
          && g_strcmp0 (lian_record_get_text (kept, "code"), issue->issue->code) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Returns: (nullable): the reason given for keeping a warning */
const char *
_lian_form_reason (LianForm *self, const LianFormIssue *issue)
{
  g_autofree char *key = key_of (issue);
  const char *reason = g_hash_table_lookup (self->reasons, key);
  return reason != NULL && *reason != '\0' ? reason : NULL;
}

static void
typed_cb (GtkEditable *entry, LianForm *self)
{
  const char *key = g_object_get_data (G_OBJECT (entry), "key");
  g_hash_table_replace (self->reasons, g_strdup (key), g_strdup (gtk_editable_get_text (entry)));
}

static void
entered_cb (GtkEntry *entry, LianForm *self)
{
  lian_form_save (self);
}

static GtkWidget *
new_reason_row (LianForm *self, const LianFormIssue *issue)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Keep, because"));
  GtkWidget *entry = gtk_entry_new ();
  const char *given = _lian_form_reason (self, issue);
  gtk_editable_set_text (GTK_EDITABLE (entry), given != NULL ? given : "");
  g_object_set_data_full (G_OBJECT (entry), "key", key_of (issue), g_free);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  issue->issue->message, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, 0);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entered_cb), self, 0);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (row), lian_message_new (LIAN_MARK_WARNING, issue->issue->message));
  gtk_box_append (GTK_BOX (row), line);
  g_object_set_data (G_OBJECT (row), "entry", entry);
  return row;
}

static void
empty_box (LianForm *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (self->reason_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->reason_box), child);
}

/* Forgets the questions and their answers. */
void
_lian_form_clear_reasons (LianForm *self)
{
  g_hash_table_remove_all (self->reasons);
  if (self->context == NULL)
    return;
  empty_box (self);
  gtk_widget_set_visible (self->reason_scroll, FALSE);
}

/* Asks for the reasons that are missing.  Returns: whether any is */
gboolean
_lian_form_ask_reasons (LianForm *self)
{
  GtkWidget *first = NULL;
  empty_box (self);
  for (guint i = 0; i < self->issues->len; i++)
    {
      const LianFormIssue *issue = self->issues->pdata[i];
      if (issue->issue->severity != LIAN_ISSUE_WARNING || _lian_form_is_kept (self, issue))
        continue;
      GtkWidget *row = new_reason_row (self, issue);
      gtk_box_append (GTK_BOX (self->reason_box), row);
      if (first == NULL && _lian_form_reason (self, issue) == NULL)
        first = g_object_get_data (G_OBJECT (row), "entry");
    }
  gtk_widget_set_visible (self->reason_scroll, first != NULL);
  if (first != NULL)
    gtk_widget_grab_focus (first);
  return first != NULL;
}
