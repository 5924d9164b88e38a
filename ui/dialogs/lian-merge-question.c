/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking an officer how two records become one, field by field, or a clerk why they are two.
 *
 * Only fields that differ are asked about: a row for each, with what either record says as two buttons of
 * one choice.  What one of the two leaves empty is taken from the other unless somebody chooses otherwise.  Which
 * of the two stays is chosen as well: then it is tried out again, by whoever asked the question. */
#include "lian-merge-question.h"

#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-message.h"
#include "lian-plural.h"
#include "lian-text.h"

#define MOST_OF_VALUE 60

typedef struct
{
  const LianType *type;
  gint64 stay, go;
  gboolean refused;
  guint n_fields;
  GtkCheckButton **other; /* of each field, what takes the value of the one that goes; NULL where both agree */
  GtkTextBuffer *reason;
} Asked;

static void
asked_free (gpointer data)
{
  g_free (((Asked *) data)->other);
  g_free (data);
}

static void
merge_free (gpointer data)
{
  g_free (((LianMerge *) data)->reason);
  g_free (data);
}

static void
respond (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  LianMerge *merge = g_new0 (LianMerge, 1);
  merge->type = asked->type;
  merge->stay = asked->stay;
  merge->go = asked->go;
  for (guint f = 0; f < asked->n_fields; f++)
    if (asked->other[f] != NULL && gtk_check_button_get_active (asked->other[f]))
      merge->from_go |= (guint64) 1 << f;
  merge->reason = lian_question_dup_text (asked->reason);
  g_autofree char *reason = g_strdup (merge->reason);
  /* Translators: what was done, an act */
  lian_question_write (question, _ ("Records merged"), reason, lian_merge_write, merge, merge_free);
}

static gboolean
can_answer (LianQuestion *question, gpointer data)
{
  return !((const Asked *) data)->refused;
}

/* What is the matter first, then what goes over. */
static void
add_notes (LianQuestion *question, const LianMergeLook *look)
{
  GString *links = g_string_new (NULL);
  for (guint i = 0; i < look->links->len; i++)
    {
      const LianMergeLinks *found = look->links->pdata[i];
      g_string_append_printf (links, "%s%s %u", links->len > 0 ? _ (", ") : "", _ (found->type->label_plural),
                              found->n);
    }
  g_autofree char *list = g_string_free (links, FALSE);
  /* Translators: kinds of record with their numbers */
  g_autofree char *text = look->links->len > 0 ? g_strdup_printf (_ ("Goes over to it: %s."), list)
                                               : g_strdup (_ ("Nothing refers to the other one."));
  lian_question_add_note (question, text);
}

static void
add_obstacles (LianQuestion *question, const LianMergeLook *look)
{
  if (look->obstacles->len == 0)
    return;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), lian_label_new (_ ("They can't be merged as they are:"), "heading"));
  for (guint i = 0; i < look->obstacles->len; i++)
    gtk_box_append (GTK_BOX (box), lian_message_new (LIAN_MARK_ERROR, look->obstacles->pdata[i]));
  lian_question_add_widget (question, box, NULL);
}

static GtkWidget *
new_choice (const LianMergeLook *look, guint field, gboolean other, GtkWidget *group)
{
  const char *cell = look->cells->pdata[2 * field + (other ? 1 : 0)];
  g_autofree char *text = *cell != '\0' ? lian_text_shorten_to (cell, MOST_OF_VALUE) : g_strdup (_ ("empty"));
  GtkWidget *button = gtk_check_button_new_with_label (text);
  const char *label = _ (look->merge->type->fields[field].label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, text);
  GtkWidget *words = gtk_widget_get_last_child (button);
  if (GTK_IS_LABEL (words))
    {
      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (words), 0);
    }
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, cell);
  return button;
}

static void
add_field (GtkGrid *grid, Asked *asked, const LianMergeLook *look, guint field, int row)
{
  GtkWidget *label = lian_label_new (_ (look->merge->type->fields[field].label), "dim-label");
  GtkWidget *own = new_choice (look, field, FALSE, NULL), *other = new_choice (look, field, TRUE, own);
  gboolean from_other = (lian_merge_suggest (look->stay, look->go) >> field & 1) != 0;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (from_other ? other : own), TRUE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, own, 1, row, 1, 1);
  gtk_grid_attach (grid, other, 2, row, 1, 1);
  asked->other[field] = GTK_CHECK_BUTTON (other);
}

static GtkWidget *
new_fields (Asked *asked, const LianMergeLook *look)
{
  GtkWidget *grid = gtk_grid_new ();
  int row = 1;
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), lian_label_new (_ ("Stays"), "heading"), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), lian_label_new (_ ("Goes into it"), "heading"), 2, 0, 1, 1);
  asked->n_fields = asked->type->n_fields;
  asked->other = g_new0 (GtkCheckButton *, asked->n_fields);
  for (guint f = 0; f < asked->n_fields; f++)
    if (lian_merge_differs (look->stay, look->go, f))
      add_field (GTK_GRID (grid), asked, look, f, row++);
  return grid;
}

/* What is typed already comes along. */
static void
exchange_cb (LianQuestion *question)
{
  const Asked *asked = g_object_get_data (G_OBJECT (question), "lian-merge");
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (question)));
  g_autofree char *reason = lian_question_dup_text (asked->reason);
  gtk_widget_activate_action (window, LIAN_MERGE_EXCHANGE, "(sxxs)", asked->type->id, asked->go, asked->stay, reason);
  gtk_window_close (GTK_WINDOW (question));
}

static void
add_exchange (LianQuestion *question)
{
  GtkWidget *button = lian_gtk48_mnemonic_button_new (_ ("_Exchange: the Other One Stays"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (exchange_cb), question, G_CONNECT_SWAPPED);
  lian_question_add_widget (question, button, NULL);
}

/**
 * lian_merge_question_ask:
 * @parent: the window where it is asked from; its action %LIAN_MERGE_EXCHANGE asks the other way round
 * @context: the base
 * @look: what a merger would do, rehearsed; not kept
 *
 * Asks which of the two stays, from which each field is, and how it is known that they are one.
 *
 * Returns: (transfer none): the question, which is shown
 */
LianQuestion *
lian_merge_question_ask (GtkWidget *parent, LianContext *context, const LianMergeLook *look)
{
  Asked *asked = g_new0 (Asked, 1);
  asked->type = look->merge->type;
  asked->stay = look->merge->stay;
  asked->go = look->merge->go;
  asked->refused = look->obstacles->len > 0;
  LianQuestion *question = lian_question_new (parent, context, _ ("Merge Two Records?"),
                                              _ ("Choose what is kept of each. All that refers to the one that goes will refer to the one "
                                                 "that stays. Earlier days still show both; undo brings both back."),
                                              _ ("_Merge"), respond, asked, asked_free);
  GtkWidget *fields = new_fields (asked, look);
  add_notes (question, look);
  add_obstacles (question, look);
  lian_question_add_widget (question, fields, NULL);
  add_exchange (question);
  asked->reason = lian_question_add_text (question, _ ("How it is known"), look->merge->reason, TRUE);
  g_object_set_data (G_OBJECT (question), "lian-merge", asked);
  lian_question_set_check (question, can_answer);
  lian_question_show (question);
  return question;
}

/* Two that look alike. */

typedef struct
{
  const LianType *type;
  gint64 ids[2];
  GtkTextBuffer *reason;
} Apart;

static void
word_free (gpointer data)
{
  g_free (((LianTwinWord *) data)->reason);
  g_free (data);
}

static void
respond_apart (LianQuestion *question, gpointer data)
{
  const Apart *apart = data;
  LianTwinWord *word = g_new0 (LianTwinWord, 1);
  *word = (LianTwinWord){ apart->type, apart->ids[0], apart->ids[1], lian_question_dup_text (apart->reason) };
  g_autofree char *reason = g_strdup (word->reason);
  lian_question_write (question, _ ("Told apart"), reason, lian_twins_tell_apart, word, word_free);
}

/**
 * lian_apart_question_ask:
 * @parent: where it is asked from
 * @context: the base
 * @pair: two records that look alike; not kept
 *
 * Asks how it is known that they are not the same.
 *
 * Returns: (transfer none): the question, which is shown
 */
LianQuestion *
lian_apart_question_ask (GtkWidget *parent, LianContext *context, const LianTwinPair *pair)
{
  Apart *apart = g_new0 (Apart, 1);
  *apart = (Apart){ pair->type, { pair->ids[0], pair->ids[1] }, NULL };
  g_autofree char *one = lian_isolate (pair->names[0]), *other = lian_isolate (pair->names[1]);
  /* Translators: two records */
  g_autofree char *body = g_strdup_printf (_ ("%s and %s look alike. They will not be told as duplicates any more."),
                                           one, other);
  LianQuestion *question = lian_question_new (parent, context, _ ("Not the Same?"), body, _ ("_Not the Same"),
                                              respond_apart, apart, g_free);
  apart->reason = lian_question_add_text (question, _ ("How it is known"), NULL, TRUE);
  lian_question_show (question);
  return question;
}
