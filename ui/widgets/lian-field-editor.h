/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One interface for the editors of all kinds of field. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_FIELD_EDITOR (lian_field_editor_get_type ())
/**
 * LianFieldEditor:
 *
 * Edits one field as the text that lian_format_read() understands: typed digits, an ISO date, the
 * value of a choice, the id of a record.  What can't be read yet is kept as it was typed.
 *
 * Signals: `changed`, after the user changed the text; `next`, when Enter asks for the next field.
 */
G_DECLARE_DERIVABLE_TYPE (LianFieldEditor, lian_field_editor, LIAN, FIELD_EDITOR, GtkWidget)

/**
 * LianFieldEditorClass:
 * @set_text: shows a text; (nullable): %NULL stands for ""
 * @dup_text: gives the text
 * @enter: Enter was pressed; returns whether the editor used it up
 * @escape: Escape was pressed; returns whether the editor used it up
 * @leave: the focus left
 * @target: the widget that takes the focus
 * @named: the widgets that carry the accessible name and state; the target when missing
 */
struct _LianFieldEditorClass
{
  GtkWidgetClass parent_class;

  void (*set_text) (LianFieldEditor *self, const char *text);
  char *(*dup_text) (LianFieldEditor *self);
  gboolean (*enter) (LianFieldEditor *self);
  gboolean (*escape) (LianFieldEditor *self);
  void (*leave) (LianFieldEditor *self);
  GtkWidget *(*target) (LianFieldEditor *self);
  GtkWidget *(*named) (LianFieldEditor *self);
};

/**
 * LianMark:
 * @LIAN_MARK_NONE: nothing to say
 * @LIAN_MARK_WARNING: may be kept with a reason
 * @LIAN_MARK_ERROR: can't be saved
 */
typedef enum
{
  LIAN_MARK_NONE,
  LIAN_MARK_WARNING,
  LIAN_MARK_ERROR,
} LianMark;

LianFieldEditor *lian_field_editor_new (LianContext *context, const LianField *field);
const LianField *lian_field_editor_get_field (LianFieldEditor *self);
LianContext *lian_field_editor_get_context (LianFieldEditor *self);
void lian_field_editor_set_text (LianFieldEditor *self, const char *text);
char *lian_field_editor_dup_text (LianFieldEditor *self);
void lian_field_editor_set_label (LianFieldEditor *self, GtkWidget *label);
void lian_field_editor_set_name (LianFieldEditor *self, const char *name);
void lian_field_editor_set_mark (LianFieldEditor *self, LianMark mark, const char *message);
void lian_field_editor_set_unit (LianFieldEditor *self, const char *unit);
gboolean lian_field_editor_is_composing (LianFieldEditor *self);
GtkWidget *lian_field_editor_get_target (LianFieldEditor *self);

/* For the editors themselves. */
void lian_field_editor_set_content (LianFieldEditor *self, GtkWidget *content);
void lian_field_editor_set_popover (LianFieldEditor *self, GtkWidget *popover);
void lian_field_editor_watch (LianFieldEditor *self, GtkWidget *text);
void lian_field_editor_add_key (LianFieldEditor *self, guint keyval, GdkModifierType modifiers,
                                GtkShortcutFunc func, gpointer data);
void lian_field_editor_take_change (LianFieldEditor *self);
void lian_field_editor_next (LianFieldEditor *self);

G_END_DECLS
