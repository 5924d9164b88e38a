/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several cases before they are decided with one reason.
 *
 * The window shows what each would get and follows what others do meanwhile: a case that changes
 * while it is open is left out until the officer has looked and takes it in again. */
#include "lian-group-window-private.h"
#include "lian-choices.h"
#include "lian-edition.h"
#include "lian-i18n.h"
#include "lian-plural.h"
#include "lian-relation-cut.h"

/* So many relations are named, the others counted. */
#define MOST_CUTS 4

static void
read_free (gpointer data)
{
  LianGroupRead *read = data;
  g_clear_pointer (&read->activities, g_array_unref);
  g_clear_pointer (&read->cases, g_ptr_array_unref);
  g_clear_pointer (&read->officers, g_ptr_array_unref);
  g_free (read);
}

static void
window_free (gpointer data)
{
  LianGroupWindow *self = data;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->read, read_free);
  g_hash_table_unref (self->changed);
  g_array_unref (self->activities);
  g_clear_pointer (&self->signers, lian_officer_list_free);
  g_weak_ref_clear (&self->page);
  g_object_unref (self->context);
  g_free (self);
}

static gboolean
is_going (const LianGroupWindow *self)
{
  return gtk_widget_in_destruction (self->window);
}

/* What is asked for. */

/**
 * _lian_group_dup_reason:
 * @self: the window
 *
 * Returns: (transfer full): the reason as typed, without blanks around it
 */
char *
_lian_group_dup_reason (const LianGroupWindow *self)
{
  GtkTextIter start, end;
  if (self->reason == NULL)
    return g_strdup ("");
  gtk_text_buffer_get_bounds (self->reason, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->reason, &start, &end, FALSE));
}

static LianDate
get_day (const LianGroupWindow *self)
{
  LianDate day = 0;
  if (self->day != NULL && self->read != NULL)
    lian_date_parse_entry (gtk_editable_get_text (self->day), self->read->working_date, &day);
  return day;
}

/**
 * _lian_group_is_on_paper:
 * @self: the window
 *
 * Returns: whether a sheet signed on paper is entered
 */
gboolean
_lian_group_is_on_paper (const LianGroupWindow *self)
{
  return self->way != NULL && gtk_drop_down_get_selected (self->way) == 1;
}

/* The form chosen; NULL for the first row, which is none. */
static const char *
get_form (GtkDropDown *choice)
{
  guint i = choice != NULL ? gtk_drop_down_get_selected (choice) : 0;
  return i > 0 && i != GTK_INVALID_LIST_POSITION ? lian_choices_form[i - 1].value : NULL;
}

/**
 * _lian_group_get_wish:
 * @self: a window that has been read
 *
 * Returns: what is asked for, without the reason, which is not needed to say what each would get
 */
LianGroupWish
_lian_group_get_wish (const LianGroupWindow *self)
{
  LianGroupWish wish = { .deed = self->deed, .outcome = get_form (self->form) };
  wish.also = wish.outcome != NULL ? get_form (self->also) : NULL;
  if (self->deed == LIAN_GROUP_DECIDE)
    wish.review_on = get_day (self);
  if (self->deed != LIAN_GROUP_COUNTERSIGN)
    return wish;
  guint i = gtk_drop_down_get_selected (self->officer);
  wish.signed_on = _lian_group_is_on_paper (self) ? get_day (self) : 0;
  wish.officer = _lian_group_is_on_paper (self) ? lian_officer_list_get (self->signers, i)
                                                : self->read->author;
  return wish;
}

/* What they would get. */

typedef struct
{
  guint taken, waiting, left_out, cuts;
  LianDemands demands;
} Sum;

static Sum
add_up (LianGroupWindow *self, const LianGroupWish *wish)
{
  Sum sum = { 0 };
  for (guint i = 0; i < self->read->cases->len; i++)
    {
      const LianGroupCase *one = self->read->cases->pdata[i];
      g_auto (LianGroupOutlook) outlook = { 0 };
      lian_group_foresee (one, wish, &outlook);
      gboolean taken = one->taken && outlook.refusal == NULL;
      sum.taken += taken;
      sum.left_out += !taken;
      sum.waiting += taken && outlook.waits;
      if (taken)
        sum.demands |= outlook.demands;
      if (taken && outlook.cuts != NULL)
        sum.cuts += outlook.cuts->len;
    }
  return sum;
}

static void
show_summary (LianGroupWindow *self, const Sum *sum)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text, ngettext ("%u case taken", "%u cases taken", sum->taken),
                          sum->taken);
  if (sum->waiting > 0)
    {
      g_string_append (text, _ ("; "));
      g_string_append_printf (text,
                              ngettext ("%u waits for a second officer",
                                        "%u wait for a second officer", sum->waiting),
                              sum->waiting);
    }
  if (sum->left_out > 0)
    {
      g_string_append (text, _ ("; "));
      g_string_append_printf (text, ngettext ("%u left out", "%u left out", sum->left_out),
                              sum->left_out);
    }
  gtk_label_set_text (self->summary, text->str);
}

static void
append_note (GString *text, const char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words);
}

/* What is cut is said before anything is saved (L1). */
static void
append_cuts (GString *text, guint n)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u relation would be cut, or may be (L1): look at it before you decide.",
                "%u relations would be cut, or may be (L1): look at them before you decide.", n),
      n);
  if (n > 0)
    append_note (text, words);
}

static void
show_note (LianGroupWindow *self, const Sum *sum)
{
  LianDemands demands = sum->demands;
  g_autoptr (GString) text = g_string_new (NULL);
  if (demands & LIAN_DEMAND_REASON)
    append_note (text, _ ("A reason is needed."));
  if (demands & LIAN_DEMAND_REVIEW_DATE)
    append_note (text, _ ("The day of the review is needed."));
  if (_lian_group_is_on_paper (self))
    append_note (text, _ ("The day on the signed sheet is needed."));
  append_cuts (text, sum->cuts);
  gtk_label_set_text (self->note, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->note), text->len > 0);
}

static gboolean
is_ready (LianGroupWindow *self, const Sum *sum)
{
  g_autofree char *reason = _lian_group_dup_reason (self);
  gboolean has_text = self->day != NULL && *gtk_editable_get_text (self->day) != '\0';
  if (sum->taken == 0 || self->writing)
    return FALSE;
  if ((sum->demands & LIAN_DEMAND_REASON) && *reason == '\0')
    return FALSE;
  if (has_text)
    return get_day (self) != 0;
  return (sum->demands & LIAN_DEMAND_REVIEW_DATE) == 0 && !_lian_group_is_on_paper (self);
}

static LianGroupCase *
get_selected (const LianGroupWindow *self)
{
  LianTextRow *row = gtk_single_selection_get_selected_item (self->selection);
  return row != NULL && self->read != NULL
             ? self->read->cases->pdata[lian_text_row_get_number (row)]
             : NULL;
}

static void
show_remark (LianGroupWindow *self, const LianGroupWish *wish)
{
  const LianGroupCase *one = get_selected (self);
  g_auto (LianGroupOutlook) outlook = { 0 };
  if (one == NULL)
    return;
  lian_group_foresee (one, wish, &outlook);
  g_autofree char *remark = _lian_group_dup_remark (self, one, &outlook);
  g_autofree char *text
      = *remark != '\0' ? g_strdup_printf ("%s — %s", one->title, remark) : g_strdup (one->title);
  g_autofree char *cuts
      = outlook.cuts != NULL ? lian_relation_cuts_to_text (outlook.cuts, MOST_CUTS) : NULL;
  g_autofree char *whole = cuts != NULL ? g_strdup_printf ("%s\n%s", text, cuts) : g_strdup (text);
  gtk_label_set_text (self->remark, whole);
  gtk_widget_set_sensitive (self->toggle, outlook.refusal == NULL);
}

static gboolean
is_same_row (LianTextRow *one, LianTextRow *other)
{
  for (guint i = 0; i < LIAN_TEXT_ROW_CELLS; i++)
    if (!g_str_equal (lian_text_row_get_cell (one, i), lian_text_row_get_cell (other, i)))
      return FALSE;
  return TRUE;
}

/* Lines that say the same stay, so that the keys stay where they are. */
static void
show_rows (LianGroupWindow *self, const LianGroupWish *wish)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  for (guint i = 0; i < self->read->cases->len; i++)
    {
      g_autoptr (LianTextRow) row = _lian_group_create_row (self, i, wish);
      g_autoptr (LianTextRow) before
          = i < old ? g_list_model_get_item (G_LIST_MODEL (self->rows), i) : NULL;
      if (before == NULL)
        g_list_store_append (self->rows, row);
      else if (!is_same_row (before, row))
        g_list_store_splice (self->rows, i, 1, (gpointer *) &row, 1);
    }
}

/**
 * _lian_group_update:
 * @self: the window
 *
 * Shows what each would get now, and whether it can be written.
 */
void
_lian_group_update (LianGroupWindow *self)
{
  if (self->read == NULL || is_going (self) || self->updating)
    return;
  self->updating = TRUE;
  LianGroupWish wish = _lian_group_get_wish (self);
  guint at = gtk_single_selection_get_selected (self->selection);
  if (self->officer != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->officer), _lian_group_is_on_paper (self));
  if (self->deed == LIAN_GROUP_COUNTERSIGN)
    gtk_widget_set_sensitive (GTK_WIDGET (self->day), _lian_group_is_on_paper (self));
  show_rows (self, &wish);
  if (at != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, at);
  Sum sum = add_up (self, &wish);
  show_summary (self, &sum);
  show_note (self, &sum);
  show_remark (self, &wish);
  gtk_widget_set_sensitive (self->ok, is_ready (self, &sum));
  self->updating = FALSE;
}

/**
 * _lian_group_check:
 * @self: the window
 *
 * Whether it can be written, after a change of the reason: what each would get stays the same.
 */
void
_lian_group_check (LianGroupWindow *self)
{
  if (self->read == NULL || is_going (self))
    return;
  LianGroupWish wish = _lian_group_get_wish (self);
  Sum sum = add_up (self, &wish);
  gtk_widget_set_sensitive (self->ok, is_ready (self, &sum));
}

/**
 * _lian_group_toggle:
 * @self: the window
 *
 * Leaves the case under the cursor out, or takes it in again.
 */
void
_lian_group_toggle (LianGroupWindow *self)
{
  LianGroupCase *one = get_selected (self);
  if (one == NULL || one->facts == NULL)
    return;
  one->taken = !one->taken;
  if (one->taken)
    g_hash_table_remove (self->changed, &one->activity);
  _lian_group_update (self);
}

/* Reading, at first and when something changed. */

static gboolean
read_cases (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianGroupRead *read = data;
  LianRulebook *rulebook = lian_edition_get_in_force (txn, error);
  if (rulebook == NULL)
    return FALSE;
  read->working_date = lian_txn_get_working_date (txn);
  read->review_on = lian_decide_suggest_review (rulebook, read->working_date);
  read->author = lian_txn_get_author (txn);
  read->officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  read->cases = lian_group_read (txn, read->activities, cancellable, error);
  return read->cases != NULL;
}

/* Keeps what was chosen; what is no longer as it was shown is left out and says so. */
static void
carry_over (LianGroupWindow *self, LianGroupRead *next)
{
  for (guint i = 0; self->read != NULL && i < next->cases->len; i++)
    {
      const LianGroupCase *old = self->read->cases->pdata[i];
      LianGroupCase *one = next->cases->pdata[i];
      gboolean same = g_strcmp0 (old->seen, one->seen) == 0;
      one->taken = one->taken && old->taken && same;
      if (!same)
        g_hash_table_insert (self->changed, g_memdup2 (&one->activity, sizeof one->activity),
                             g_strdup (_ ("changed meanwhile: look at it again")));
    }
}

static void
suggest_review (LianGroupWindow *self)
{
  LianGroupWish wish = _lian_group_get_wish (self);
  if (self->deed != LIAN_GROUP_DECIDE
      || (add_up (self, &wish).demands & LIAN_DEMAND_REVIEW_DATE) == 0)
    return;
  g_autofree char *day
      = lian_date_to_text (self->read->review_on);
  gtk_editable_set_text (self->day, day);
}

static void
take_read (LianGroupWindow *self, LianGroupRead *answer)
{
  gboolean first = self->read == NULL;
  LianGroupRead *next = g_new0 (LianGroupRead, 1);
  *next = *answer;
  *answer = (LianGroupRead){ 0 };
  carry_over (self, next);
  g_clear_pointer (&self->read, read_free);
  self->read = next;
  if (self->officer != NULL)
    _lian_group_fill_signers (self);
  if (first)
    suggest_review (self);
  _lian_group_update (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  LianGroupRead *answer = lian_store_read_finish (LIAN_STORE (source), result, &error);
  LianGroupWindow *self = g_object_get_data (G_OBJECT (window), "lian-group");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || is_going (self)
      || (answer != NULL && answer->generation != self->generation)
      || !lian_trouble_take (self->trouble, error))
    return;
  take_read (self, answer);
}

/**
 * _lian_group_read_again:
 * @self: the window
 *
 * Reads the cases as they are now.
 */
void
_lian_group_read_again (LianGroupWindow *self)
{
  LianGroupRead *read = g_new0 (LianGroupRead, 1);
  read->generation = ++self->generation;
  read->activities = g_array_ref (self->activities);
  lian_store_read_async (lian_context_get_store (self->context), read_cases, read, read_free,
                         self->cancellable, read_cb, g_object_ref (self->window));
}

static void
changed_cb (GtkWidget *window)
{
  LianGroupWindow *self = g_object_get_data (G_OBJECT (window), "lian-group");
  if (self != NULL && !self->writing && !is_going (self))
    _lian_group_read_again (self);
}

/**
 * lian_group_window_present:
 * @page: where it is asked for; what was done is said there
 * @context: what pages share
 * @deed: what is to be done
 * @activities: (element-type gint64): with which cases
 *
 * Shows what each case would get, and does it as one act when the officer says so. Escape closes it
 * and nothing is done.
 */
void
lian_group_window_present (GtkWidget *page, LianContext *context, LianGroupDeed deed,
                           const GArray *activities)
{
  LianGroupWindow *self = g_new0 (LianGroupWindow, 1);
  g_weak_ref_init (&self->page, page);
  self->context = g_object_ref (context);
  self->deed = deed;
  self->cancellable = g_cancellable_new ();
  self->activities = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->activities, activities->data, activities->len);
  self->changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  _lian_group_build (self, GTK_WINDOW (gtk_widget_get_root (page)));
  g_object_set_data_full (G_OBJECT (self->window), "lian-group", self, window_free);
  _lian_group_recall_reason (self);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb),
                           self->window, G_CONNECT_SWAPPED);
  _lian_group_read_again (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
