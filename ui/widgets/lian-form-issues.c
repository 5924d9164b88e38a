/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the rules say while the user types.
 *
 * The rules run on the reader thread over the record and its parts as they stand on the form.  The
 * same job looks up the units, since a number can't be read without them: when a unit turns out to be
 * another one, the question is asked again. */
#include "lian-form-private.h"
#include "lian-held-keys.h"
#include "lian-i18n.h"
#include "lian-plural.h"

#define CHECK_DELAY 150

typedef struct
{
  LianRecord *record;
  GPtrArray *issues;
  LianUnit *units;
} Checked;

/* A question to the reader thread. */
typedef struct
{
  GPtrArray *checked;
  GPtrArray *overlay;
} Check;

typedef struct
{
  LianForm *self;
  GPtrArray *sheets;
  GPtrArray *input;
  Check *check;
  guint generation;
  guint check_generation;
} Asked;

static void
checked_free (gpointer data)
{
  Checked *checked = data;
  g_clear_pointer (&checked->issues, g_ptr_array_unref);
  lian_record_free (checked->record);
  g_free (checked->units);
  g_free (checked);
}

static void
clear_check (gpointer data)
{
  Check *check = data;
  g_ptr_array_unref (check->checked);
  g_ptr_array_unref (check->overlay);
}

static void
check_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_check);
}

static void
asked_free (Asked *asked)
{
  check_unref (asked->check);
  g_ptr_array_unref (asked->sheets);
  g_ptr_array_unref (asked->input);
  g_object_unref (asked->self);
  g_free (asked);
}

void
_lian_form_issue_free (LianFormIssue *issue)
{
  g_object_unref (issue->sheet);
  lian_issue_free (issue->issue);
  g_free (issue);
}

static void
add_issue (GPtrArray *issues, LianFormSheet *sheet, LianIssue *issue)
{
  LianFormIssue *found = g_new0 (LianFormIssue, 1);
  found->sheet = g_object_ref (sheet);
  found->issue = issue;
  g_ptr_array_add (issues, found);
}

static gboolean
check_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Check *check = data;
  for (guint i = 0; i < check->checked->len; i++)
    {
      Checked *checked = check->checked->pdata[i];
      const LianType *type = lian_record_get_type_info (checked->record);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      checked->issues = lian_txn_check_typed (txn, checked->record, check->overlay);
      checked->units = g_new0 (LianUnit, type->n_fields);
      for (guint f = 0; f < type->n_fields; f++)
        if (lian_field_unit_path (&type->fields[f]) != NULL)
          lian_form_unit_of (txn, check->overlay, checked->record, (int) f, &checked->units[f]);
    }
  return TRUE;
}

/* A removed part counts as the part of nobody. */
static LianRecord *
overlay_record (LianFormSheet *sheet, const LianRecord *record)
{
  LianRecord *copy = lian_record_copy (record);
  int owner = lian_type_owner_field (lian_record_get_type_info (record));
  if (lian_form_sheet_is_removed (sheet) && owner >= 0)
    lian_record_set_number_at (copy, owner, -1);
  return copy;
}

static void
add_sheet (Asked *asked, LianFormSheet *sheet, gboolean main)
{
  g_autoptr (GPtrArray) input
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_issue_free);
  LianRecord *record = lian_form_sheet_dup_record (sheet, input);
  g_ptr_array_add (asked->check->overlay, overlay_record (sheet, record));
  if (!main && (!lian_form_sheet_is_dirty (sheet) || lian_form_sheet_is_removed (sheet)))
    {
      lian_record_free (record);
      return;
    }
  Checked *checked = g_new0 (Checked, 1);
  checked->record = record;
  g_ptr_array_add (asked->check->checked, checked);
  g_ptr_array_add (asked->sheets, g_object_ref (sheet));
  g_ptr_array_set_free_func (input, NULL);
  for (guint i = 0; i < input->len; i++)
    add_issue (asked->input, sheet, input->pdata[i]);
}

static Asked *
ask (LianForm *self)
{
  g_autoptr (GPtrArray) sheets = _lian_form_sheets (self);
  Asked *asked = g_new0 (Asked, 1);
  asked->self = g_object_ref (self);
  asked->generation = self->generation;
  asked->check_generation = ++self->check_generation;
  asked->sheets = g_ptr_array_new_with_free_func (g_object_unref);
  asked->input = g_ptr_array_new_with_free_func ((GDestroyNotify) _lian_form_issue_free);
  asked->check = g_atomic_rc_box_new0 (Check);
  asked->check->checked = g_ptr_array_new_with_free_func (checked_free);
  asked->check->overlay = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < sheets->len; i++)
    add_sheet (asked, sheets->pdata[i], i == 0);
  return asked;
}

/* An amount keeps its digits: another currency is a mistake put right, not an exchange. */
static gboolean
take_unit (LianFormSheet *sheet, int field, const LianUnit *unit)
{
  const LianField *f = &lian_form_sheet_get_type_info (sheet)->fields[field];
  g_autofree char *text = lian_form_sheet_dup_text (sheet, field);
  if (!lian_form_sheet_set_unit (sheet, field, unit))
    return FALSE;
  if (f->kind == LIAN_FIELD_MONEY)
    lian_form_sheet_put (sheet, field, text);
  return TRUE;
}

static gboolean
take_units (Asked *asked)
{
  gboolean other = FALSE;
  for (guint i = 0; i < asked->sheets->len; i++)
    {
      Checked *checked = asked->check->checked->pdata[i];
      const LianType *type = lian_record_get_type_info (checked->record);
      for (guint f = 0; f < type->n_fields; f++)
        if (lian_field_unit_path (&type->fields[f]) != NULL)
          other |= take_unit (asked->sheets->pdata[i], (int) f, &checked->units[f]);
    }
  return other;
}

/* What was typed and can't be read says so itself; the rules saw the old value there. */
static gboolean
has_input_issue (GPtrArray *input, LianFormSheet *sheet, const char *field)
{
  for (guint i = 0; i < input->len; i++)
    {
      const LianFormIssue *issue = input->pdata[i];
      if (issue->sheet == sheet && g_strcmp0 (issue->issue->field, field) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
take_issues (Asked *asked)
{
  LianForm *self = asked->self;
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) _lian_form_issue_free);
  g_ptr_array_set_free_func (asked->input, NULL);
  for (guint i = 0; i < asked->input->len; i++)
    g_ptr_array_add (self->issues, asked->input->pdata[i]);
  for (guint i = 0; i < asked->sheets->len; i++)
    {
      Checked *checked = asked->check->checked->pdata[i];
      GPtrArray *issues = checked->issues;
      for (guint j = 0; j < issues->len; j++)
        {
          LianIssue *issue = issues->pdata[j];
          if (has_input_issue (asked->input, asked->sheets->pdata[i], issue->field))
            lian_issue_free (issue);
          else
            add_issue (self->issues, asked->sheets->pdata[i], issue);
        }
      g_ptr_array_set_free_func (issues, NULL);
    }
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  LianForm *self = asked->self;
  g_autoptr (GError) error = NULL;
  lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (asked->generation == self->generation && asked->check_generation == self->check_generation
      && self->sheet != NULL)
    {
      self->checking = FALSE;
      if (error != NULL)
        {
          self->save_wanted = FALSE;
          lian_held_keys_release (GTK_WIDGET (self));
          _lian_form_say (self, error->message);
        }
      else if (take_units (asked))
        _lian_form_check (self);
      else
        {
          take_issues (asked);
          _lian_form_show_issues (self);
          _lian_form_checked_for_save (self);
        }
    }
  asked_free (asked);
}

/* Asks the rules now. */
void
_lian_form_check (LianForm *self)
{
  if (self->sheet == NULL)
    return;
  g_clear_handle_id (&self->check_source, g_source_remove);
  Asked *asked = ask (self);
  self->checking = TRUE;
  lian_store_read_async (_lian_form_store (self), check_job, g_atomic_rc_box_acquire (asked->check),
                         check_unref, self->cancellable, checked_cb, asked);
}

static gboolean
check_cb (gpointer data)
{
  LianForm *self = data;
  LianFieldEditor *editor = _lian_form_focused_editor (self);
  /* A list of candidates is open: an answer now would move the form under it. */
  if (editor != NULL && lian_field_editor_is_composing (editor))
    return G_SOURCE_CONTINUE;
  self->check_source = 0;
  _lian_form_check (self);
  return G_SOURCE_REMOVE;
}

/* Asks the rules once the user pauses. */
void
_lian_form_check_soon (LianForm *self)
{
  /* An answer that is under way is about older text. */
  self->check_generation++;
  g_clear_handle_id (&self->check_source, g_source_remove);
  if (self->save_wanted)
    _lian_form_check (self);
  else
    self->check_source = g_timeout_add (CHECK_DELAY, check_cb, self);
}

static gboolean
is_being_typed (LianForm *self, const LianFormIssue *issue)
{
  LianFieldEditor *editor = self->visited;
  return editor != NULL && g_strcmp0 (issue->issue->code, "input") == 0
         && lian_binding_get_sheet (editor) == issue->sheet
         && g_strcmp0 (lian_field_editor_get_field (editor)->id, issue->issue->field) == 0;
}

/* A new record is not blamed for what has not been typed yet. */
gboolean
_lian_form_shows (LianForm *self, const LianFormIssue *issue)
{
  gboolean missing = g_strcmp0 (issue->issue->code, "required") == 0
                     || g_strcmp0 (issue->issue->code, "name") == 0;
  if (issue->issue->severity == LIAN_ISSUE_WARNING && _lian_form_is_kept (self, issue))
    return FALSE;
  if (!self->show_all && is_being_typed (self, issue))
    return FALSE;
  return self->show_all || !missing || lian_form_sheet_get_id (issue->sheet) != 0;
}

typedef struct
{
  LianFormSheet *sheet;
  int field;
} Target;

static void
target_free (gpointer data, GClosure *closure)
{
  Target *target = data;
  g_object_unref (target->sheet);
  g_free (target);
}

static void
issue_clicked_cb (GtkButton *button, Target *target)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (button), LIAN_TYPE_FORM);
  g_autoptr (LianFormSheet) sheet = g_object_ref (target->sheet);
  int field = target->field;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (LIAN_FORM (form)->issue_button));
  _lian_form_focus (LIAN_FORM (form), sheet, field);
}

static void
list_issue (LianForm *self, const LianFormIssue *issue)
{
  LianMark mark
      = issue->issue->severity == LIAN_ISSUE_ERROR ? LIAN_MARK_ERROR : LIAN_MARK_WARNING;
  GtkWidget *button = gtk_button_new ();
  Target *target = g_new0 (Target, 1);
  target->sheet = g_object_ref (issue->sheet);
  target->field
      = issue->issue->field != NULL ? lian_type_field (issue->issue->type, issue->issue->field) : -1;
  gtk_button_set_child (GTK_BUTTON (button), lian_message_new (mark, issue->issue->message));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  issue->issue->message, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (issue_clicked_cb), target, target_free, 0);
  gtk_box_append (GTK_BOX (self->issue_list), button);
}

static void
show_counts (LianForm *self, guint errors, guint warnings)
{
  g_autofree char *e
      = g_strdup_printf (ngettext ("%u error", "%u errors", errors), errors);
  g_autofree char *w = g_strdup_printf (
      ngettext ("%u warning", "%u warnings", warnings), warnings);
  g_autofree char *both = g_strdup_printf ("%s · %s", e, w);
  const char *text = errors > 0 && warnings > 0 ? both
                     : errors > 0               ? e
                     : warnings > 0             ? w
                                                : _ ("No issues");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->issue_button), text);
  gtk_widget_set_sensitive (self->issue_button, errors + warnings > 0);
  gtk_widget_remove_css_class (self->issue_button, "error");
  gtk_widget_remove_css_class (self->issue_button, "warning");
  if (errors + warnings > 0)
    gtk_widget_add_css_class (self->issue_button, errors > 0 ? "error" : "warning");
}

static void
show_table (LianForm *self, LianPartTable *table)
{
  for (guint i = 0; i < lian_part_table_get_n_sheets (table); i++)
    {
      LianFormSheet *sheet = lian_part_table_get_sheet (table, i);
      g_autoptr (GPtrArray) issues = g_ptr_array_new ();
      for (guint j = 0; j < self->issues->len; j++)
        {
          const LianFormIssue *issue = self->issues->pdata[j];
          if (issue->sheet == sheet && _lian_form_shows (self, issue))
            g_ptr_array_add (issues, issue->issue);
        }
      lian_part_table_show_issues (table, sheet, issues);
    }
}

/* Shows what the rules said: under the fields, and counted above. */
void
_lian_form_show_issues (LianForm *self)
{
  guint counts[2] = { 0, 0 };
  lian_message_clear (self->issue_list);
  gtk_widget_set_visible (self->issue_list, TRUE);
  for (guint i = 0; i < self->issues->len; i++)
    {
      const LianFormIssue *issue = self->issues->pdata[i];
      if (!_lian_form_shows (self, issue))
        continue;
      counts[issue->issue->severity == LIAN_ISSUE_ERROR ? 0 : 1]++;
      list_issue (self, issue);
    }
  show_counts (self, counts[0], counts[1]);
  for (guint i = 0; i < self->type->n_fields; i++)
    _lian_form_show_field (self, (int) i);
  for (guint i = 0; i < self->tables->len; i++)
    if (self->tables->pdata[i] != NULL)
      show_table (self, self->tables->pdata[i]);
}
