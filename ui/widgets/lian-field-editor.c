/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One interface for the editors of all kinds of field.
 *
 * The base class keeps what all of them share: one Tab stop each, Enter to go on, Escape to put
 * back what stood there when the focus came, accessible name and state, and the question whether an
 * input method is composing.  Keys are caught before the text widget sees them, and never while
 * the input method composes: what is typed then belongs to it. */
#include "lian-field-editor.h"
#include "lian-editors-private.h"
#include "lian-i18n.h"
#include "lian-reference-entry.h"

typedef struct
{
  LianContext *context;
  const LianField *field;
  GtkWidget *content;
  GtkWidget *popover;
  GtkEventController *keys;
  char *visited;
  gboolean setting;
  gboolean composing;
} LianFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LianFieldEditor, lian_field_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_FIELD,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_NEXT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static LianFieldEditorPrivate *
private_of (LianFieldEditor *self)
{
  return lian_field_editor_get_instance_private (self);
}

static GtkWidget *
target_of (LianFieldEditor *self)
{
  LianFieldEditorClass *klass = LIAN_FIELD_EDITOR_GET_CLASS (self);
  return klass->target != NULL ? klass->target (self) : private_of (self)->content;
}

static GtkWidget *
named_of (LianFieldEditor *self)
{
  LianFieldEditorClass *klass = LIAN_FIELD_EDITOR_GET_CLASS (self);
  return klass->named != NULL ? klass->named (self) : target_of (self);
}

static gboolean
enter_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  LianFieldEditor *self = LIAN_FIELD_EDITOR (widget);
  LianFieldEditorClass *klass = LIAN_FIELD_EDITOR_GET_CLASS (self);
  if (private_of (self)->composing)
    return FALSE;
  if (klass->enter == NULL || !klass->enter (self))
    lian_field_editor_next (self);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  LianFieldEditor *self = LIAN_FIELD_EDITOR (widget);
  LianFieldEditorPrivate *priv = private_of (self);
  LianFieldEditorClass *klass = LIAN_FIELD_EDITOR_GET_CLASS (self);
  if (priv->composing)
    return FALSE;
  if (klass->escape != NULL && klass->escape (self))
    return TRUE;
  g_autofree char *text = lian_field_editor_dup_text (self);
  if (priv->visited == NULL || g_str_equal (text, priv->visited))
    return FALSE;
  lian_field_editor_set_text (self, priv->visited);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

static void
focus_enter_cb (GtkEventControllerFocus *controller, LianFieldEditor *self)
{
  LianFieldEditorPrivate *priv = private_of (self);
  g_free (priv->visited);
  priv->visited = lian_field_editor_dup_text (self);
}

static void
focus_leave_cb (GtkEventControllerFocus *controller, LianFieldEditor *self)
{
  LianFieldEditorClass *klass = LIAN_FIELD_EDITOR_GET_CLASS (self);
  private_of (self)->composing = FALSE;
  if (klass->leave != NULL)
    klass->leave (self);
}

static void
preedit_cb (LianFieldEditor *self, const char *preedit)
{
  private_of (self)->composing = preedit != NULL && *preedit != '\0';
}

static gboolean
lian_field_editor_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LianFieldEditor *self = LIAN_FIELD_EDITOR (widget);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  if (!tab && gtk_widget_get_focus_child (widget) != NULL)
    return gtk_widget_child_focus (private_of (self)->content, direction);
  if (gtk_widget_get_focus_child (widget) != NULL || !gtk_widget_is_sensitive (widget))
    return FALSE;
  return gtk_widget_grab_focus (target_of (self));
}

static gboolean
lian_field_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (target_of (LIAN_FIELD_EDITOR (widget)));
}

static GtkSizeRequestMode
lian_field_editor_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lian_field_editor_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  GtkWidget *content = private_of (LIAN_FIELD_EDITOR (widget))->content;
  if (content != NULL)
    gtk_widget_measure (content, orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
}

static void
lian_field_editor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LianFieldEditorPrivate *priv = private_of (LIAN_FIELD_EDITOR (widget));
  if (priv->content != NULL)
    gtk_widget_allocate (priv->content, width, height, baseline, NULL);
  if (priv->popover != NULL)
    gtk_popover_present (GTK_POPOVER (priv->popover));
}

static void
lian_field_editor_dispose (GObject *object)
{
  LianFieldEditorPrivate *priv = private_of (LIAN_FIELD_EDITOR (object));
  g_clear_pointer (&priv->popover, gtk_widget_unparent);
  g_clear_pointer (&priv->content, gtk_widget_unparent);
  g_clear_object (&priv->context);
  g_clear_pointer (&priv->visited, g_free);
  G_OBJECT_CLASS (lian_field_editor_parent_class)->dispose (object);
}

static void
lian_field_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LianFieldEditorPrivate *priv = private_of (LIAN_FIELD_EDITOR (object));
  switch (id)
    {
    case PROP_CONTEXT:
      priv->context = g_value_dup_object (value);
      break;
    case PROP_FIELD:
      priv->field = g_value_get_pointer (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
add_class_signals (GObjectClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NEXT] = g_signal_new ("next", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lian_field_editor_class_init (LianFieldEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->dispose = lian_field_editor_dispose;
  object_class->set_property = lian_field_editor_set_property;
  widget_class->focus = lian_field_editor_focus;
  widget_class->grab_focus = lian_field_editor_grab_focus;
  widget_class->get_request_mode = lian_field_editor_get_request_mode;
  widget_class->measure = lian_field_editor_measure;
  widget_class->size_allocate = lian_field_editor_size_allocate;
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, LIAN_TYPE_CONTEXT,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIELD] = g_param_spec_pointer ("field", NULL, NULL,
                                                 G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                     | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  add_class_signals (object_class);
  gtk_widget_class_set_css_name (widget_class, "fieldeditor");
}

static void
lian_field_editor_init (LianFieldEditor *self)
{
  LianFieldEditorPrivate *priv = private_of (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  priv->keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (priv->keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), priv->keys);
  lian_field_editor_add_key (self, GDK_KEY_Return, 0, enter_cb, NULL);
  lian_field_editor_add_key (self, GDK_KEY_KP_Enter, 0, enter_cb, NULL);
  lian_field_editor_add_key (self, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static GType
type_for (const LianField *field)
{
  switch (field->kind)
    {
    case LIAN_FIELD_MULTILINE:
      return LIAN_TYPE_MULTILINE_EDITOR;
    case LIAN_FIELD_CHOICE:
      return LIAN_TYPE_CHOICE_ENTRY;
    case LIAN_FIELD_TRUTH:
      return LIAN_TYPE_TRUTH_EDITOR;
    case LIAN_FIELD_REFERENCE:
      return LIAN_TYPE_REFERENCE_ENTRY;
    case LIAN_FIELD_WEEKDAYS:
      return LIAN_TYPE_WEEKDAYS_EDITOR;
    case LIAN_FIELD_TEXT:
    case LIAN_FIELD_INTEGER:
    case LIAN_FIELD_MONEY:
    case LIAN_FIELD_QUANTITY:
    case LIAN_FIELD_DATE:
    case LIAN_FIELD_JSON:
    case LIAN_FIELD_BLOB:
    default:
      return LIAN_TYPE_ENTRY_EDITOR;
    }
}

/**
 * lian_field_editor_new:
 * @context: what the window shares
 * @field: the field
 *
 * Returns: (transfer floating): an editor for the field's kind, empty
 */
LianFieldEditor *
lian_field_editor_new (LianContext *context, const LianField *field)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (field != NULL, NULL);
  return g_object_new (type_for (field), "context", context, "field", field, NULL);
}

/**
 * lian_field_editor_get_field:
 * @self: an editor
 *
 * Returns: (transfer none): its field
 */
const LianField *
lian_field_editor_get_field (LianFieldEditor *self)
{
  g_return_val_if_fail (LIAN_IS_FIELD_EDITOR (self), NULL);
  return private_of (self)->field;
}

/**
 * lian_field_editor_get_context:
 * @self: an editor
 *
 * Returns: (transfer none): what the window shares
 */
LianContext *
lian_field_editor_get_context (LianFieldEditor *self)
{
  g_return_val_if_fail (LIAN_IS_FIELD_EDITOR (self), NULL);
  return private_of (self)->context;
}

/**
 * lian_field_editor_set_text:
 * @self: an editor
 * @text: (nullable): the text, as for lian_format_read()
 *
 * Shows a text without `changed`.
 */
void
lian_field_editor_set_text (LianFieldEditor *self, const char *text)
{
  g_return_if_fail (LIAN_IS_FIELD_EDITOR (self));
  LianFieldEditorPrivate *priv = private_of (self);
  gboolean outer = priv->setting;
  priv->setting = TRUE;
  LIAN_FIELD_EDITOR_GET_CLASS (self)->set_text (self, text != NULL ? text : "");
  priv->setting = outer;
}

/**
 * lian_field_editor_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): the text, as for lian_format_read()
 */
char *
lian_field_editor_dup_text (LianFieldEditor *self)
{
  g_return_val_if_fail (LIAN_IS_FIELD_EDITOR (self), NULL);
  return LIAN_FIELD_EDITOR_GET_CLASS (self)->dup_text (self);
}

/**
 * lian_field_editor_set_label:
 * @self: an editor
 * @label: the label beside it
 *
 * The label gives the accessible name.
 */
void
lian_field_editor_set_label (LianFieldEditor *self, GtkWidget *label)
{
  g_return_if_fail (LIAN_IS_FIELD_EDITOR (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (named_of (self)),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}

/**
 * lian_field_editor_set_name:
 * @self: an editor
 * @name: the accessible name, where no label stands beside it
 */
void
lian_field_editor_set_name (LianFieldEditor *self, const char *name)
{
  g_return_if_fail (LIAN_IS_FIELD_EDITOR (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (named_of (self)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
set_invalid (GtkWidget *widget, LianMark mark, const char *message)
{
  if (mark == LIAN_MARK_NONE)
    {
      gtk_accessible_reset_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
  if (mark == LIAN_MARK_ERROR)
    gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                                 GTK_ACCESSIBLE_INVALID_TRUE, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID);
}

/**
 * lian_field_editor_set_mark:
 * @self: an editor
 * @mark: what is wrong with its value
 * @message: (nullable): in words, for those who hear the form
 */
void
lian_field_editor_set_mark (LianFieldEditor *self, LianMark mark, const char *message)
{
  g_return_if_fail (LIAN_IS_FIELD_EDITOR (self));
  GtkWidget *widget = named_of (self);
  gtk_widget_remove_css_class (widget, "error");
  gtk_widget_remove_css_class (widget, "warning");
  if (mark != LIAN_MARK_NONE)
    gtk_widget_add_css_class (widget, mark == LIAN_MARK_ERROR ? "error" : "warning");
  set_invalid (widget, mark, message);
}

/**
 * lian_field_editor_set_unit:
 * @self: an editor
 * @unit: (nullable): the word after the number
 */
void
lian_field_editor_set_unit (LianFieldEditor *self, const char *unit)
{
  g_return_if_fail (LIAN_IS_FIELD_EDITOR (self));
  if (LIAN_IS_ENTRY_EDITOR (self))
    lian_entry_editor_set_unit (LIAN_ENTRY_EDITOR (self), unit);
}

/**
 * lian_field_editor_is_composing:
 * @self: an editor
 *
 * Returns: whether an input method is composing in it
 */
gboolean
lian_field_editor_is_composing (LianFieldEditor *self)
{
  g_return_val_if_fail (LIAN_IS_FIELD_EDITOR (self), FALSE);
  return private_of (self)->composing;
}

/**
 * lian_field_editor_get_target:
 * @self: an editor
 *
 * Returns: (transfer none): the widget that takes the focus
 */
GtkWidget *
lian_field_editor_get_target (LianFieldEditor *self)
{
  g_return_val_if_fail (LIAN_IS_FIELD_EDITOR (self), NULL);
  return target_of (self);
}

/**
 * lian_field_editor_set_content:
 * @self: an editor
 * @content: (transfer floating): what it shows
 */
void
lian_field_editor_set_content (LianFieldEditor *self, GtkWidget *content)
{
  private_of (self)->content = content;
  gtk_widget_set_parent (content, GTK_WIDGET (self));
}

/**
 * lian_field_editor_set_popover:
 * @self: an editor
 * @popover: (transfer floating): its popover
 */
void
lian_field_editor_set_popover (LianFieldEditor *self, GtkWidget *popover)
{
  private_of (self)->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
}

/**
 * lian_field_editor_watch:
 * @self: an editor
 * @text: its #GtkText or #GtkTextView
 *
 * Follows the input method of a text widget.
 */
void
lian_field_editor_watch (LianFieldEditor *self, GtkWidget *text)
{
  g_signal_connect_object (text, "preedit-changed", G_CALLBACK (preedit_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lian_field_editor_add_key:
 * @self: an editor
 * @keyval: a key
 * @modifiers: with these
 * @func: returns %FALSE to let the text widget have the key
 * @data: for @func
 *
 * Catches a key before the text widget does.
 */
void
lian_field_editor_add_key (LianFieldEditor *self, guint keyval, GdkModifierType modifiers,
                           GtkShortcutFunc func, gpointer data)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                                            gtk_callback_action_new (func, data, NULL));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (private_of (self)->keys),
                                        shortcut);
}

/**
 * lian_field_editor_take_change:
 * @self: an editor
 *
 * Emits `changed` unless a text is just being set.
 */
void
lian_field_editor_take_change (LianFieldEditor *self)
{
  if (!private_of (self)->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * lian_field_editor_next:
 * @self: an editor
 *
 * Asks for the next field.
 */
void
lian_field_editor_next (LianFieldEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_NEXT], 0);
}
