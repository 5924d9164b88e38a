/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The frame of the form: title, issues, bars, foot.  It stays while records come and go. */
#include "lian-form-private.h"
#include "lian-i18n.h"

static GtkWidget *
new_button (const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_line (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
new_issue_button (LianForm *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();
  self->issue_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->issue_list);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  self->issue_button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->issue_button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->issue_button), _ ("No issues"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->issue_button), FALSE);
  gtk_widget_set_tooltip_text (self->issue_button, _ ("What the rules say about this record"));
  gtk_widget_set_valign (self->issue_button, GTK_ALIGN_CENTER);
  return self->issue_button;
}

static GtkWidget *
new_head (LianForm *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "form.back");
  gtk_widget_set_tooltip_text (self->back, _ ("Back (Alt+Left)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back"), -1);
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_valign (self->back, GTK_ALIGN_CENTER);
  self->title = new_line ("title-4");
  self->kind = new_line ("dim-label");
  gtk_widget_add_css_class (self->kind, "caption");
  gtk_box_append (GTK_BOX (names), self->title);
  gtk_box_append (GTK_BOX (names), self->kind);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (head), self->back);
  gtk_box_append (GTK_BOX (head), names);
  gtk_box_append (GTK_BOX (head), new_issue_button (self));
  gtk_widget_add_css_class (head, "lian-form-head");
  return head;
}

static GtkWidget *
new_draft_bar (LianForm *self)
{
  self->draft_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->draft_words = gtk_label_new (NULL);
  self->another_button = new_button (_ ("Start another"), "form.another");
  gtk_label_set_xalign (GTK_LABEL (self->draft_words), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->draft_words), TRUE);
  gtk_widget_set_hexpand (self->draft_words, TRUE);
  gtk_box_append (GTK_BOX (self->draft_bar), self->draft_words);
  gtk_box_append (GTK_BOX (self->draft_bar), self->another_button);
  gtk_box_append (GTK_BOX (self->draft_bar), new_button (_ ("Discard"), "form.discard"));
  gtk_box_append (GTK_BOX (self->draft_bar), new_button (_ ("Save"), "form.save"));
  gtk_widget_add_css_class (self->draft_bar, "lian-bar");
  gtk_widget_set_visible (self->draft_bar, FALSE);
  return self->draft_bar;
}

static GtkWidget *
new_reason_box (LianForm *self)
{
  self->reason_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->reason_scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->reason_scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->reason_scroll),
                                                    TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->reason_scroll), 180);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->reason_scroll), self->reason_box);
  gtk_widget_add_css_class (self->reason_scroll, "lian-bar");
  gtk_widget_set_visible (self->reason_scroll, FALSE);
  return self->reason_scroll;
}

static GtkWidget *
new_foot (LianForm *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                               "xalign", 0.0f, "wrap", TRUE, "hexpand", TRUE, NULL);
  self->save_button = new_button (_ ("Save"), "form.save");
  gtk_widget_set_tooltip_text (self->save_button, _ ("Save (Ctrl+S)"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_widget_set_valign (self->save_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (foot), self->status);
  gtk_box_append (GTK_BOX (foot), self->save_button);
  gtk_widget_add_css_class (foot, "lian-form-foot");
  return foot;
}

/* Builds what stays: no record is shown yet. */
void
_lian_form_build_frame (LianForm *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->notice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->notice, "lian-bar");
  gtk_widget_set_visible (self->notice, FALSE);
  self->book_place = adw_bin_new ();
  gtk_widget_set_vexpand (self->book_place, TRUE);
  gtk_box_append (GTK_BOX (page), new_head (self));
  gtk_box_append (GTK_BOX (page), self->notice);
  gtk_box_append (GTK_BOX (page), new_draft_bar (self));
  gtk_box_append (GTK_BOX (page), new_reason_box (self));
  gtk_box_append (GTK_BOX (page), _lian_form_new_craft_line (self));
  gtk_box_append (GTK_BOX (page), _lian_form_new_belongs_line (self));
  self->strip_place = adw_bin_new ();
  gtk_box_append (GTK_BOX (page), self->strip_place);
  gtk_box_append (GTK_BOX (page), _lian_form_new_life_bar (self));
  gtk_box_append (GTK_BOX (page), _lian_form_new_share_bar (self));
  gtk_box_append (GTK_BOX (page), _lian_form_new_act_bar (self));
  gtk_box_append (GTK_BOX (page), self->book_place);
  gtk_box_append (GTK_BOX (page), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (page), new_foot (self));
  self->empty = adw_status_page_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), page, "record");
  gtk_widget_add_css_class (GTK_WIDGET (self), "lian-form");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  _lian_form_show_empty (self, _ ("No record chosen"),
                         _ ("Choose one in the list, or make a new one."));
}
