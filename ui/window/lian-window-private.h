/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the window share. */
#pragma once

#include "lian-area.h"
#include "lian-progress.h"
#include "lian-window.h"

struct _LianWindow
{
  AdwApplicationWindow parent_instance;

  /* Own. */
  LianContext *context;
  GCancellable *cancellable;
  const LianArea *area;
  guint count_generation;
  guint count_source;
  gboolean follow_change;
  AdwToast *toast;
  gint64 toast_since; /* monotonic */
  gboolean composing; /* an input method does, in the text with the focus */
  GSignalGroup *composed_line; /* that text, of the one kind */
  GSignalGroup *composed_text; /* or of the other */
  gboolean closing;   /* hidden, until everything is on the disk */
  gboolean may_close; /* everything is, or the user gave it up */
  LianProgress *backup; /* of the day, while it is made */
  LianDate backup_day;  /* the day by the computer's clock whose backup was begun; 0 for none */

  /* Children. */
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *search;
  GtkWidget *undo;
  GtkWidget *undo_label;
  GtkWidget *redo;
  GtkWidget *leaflet;
  GtkWidget *sidebar;
  GtkWidget *stack;
  GtkWidget *toasts;
  GtkWidget *trouble;
  GtkWidget *trouble_words;
  GtkWidget *status;
  GtkWidget *backup_view;
  GtkWidget *who;
};

void _lian_window_build (LianWindow *self);
void _lian_window_save_state (LianWindow *self);
void _lian_window_begin_to_close (LianWindow *self);
GtkWidget *_lian_window_notice_new (LianWindow *self);
GtkWidget *_lian_window_trouble_new (LianWindow *self);
void _lian_window_select_sidebar (LianWindow *self, const LianArea *area);
void _lian_window_set_count (LianWindow *self, const char *area, guint count);
void _lian_window_count_areas (LianWindow *self);
void _lian_window_drop_toast (LianWindow *self);
void _lian_window_guard_toasts (LianWindow *self, GtkWidget *content);
GtkWidget *_lian_window_get_page (LianWindow *self);
void _lian_window_stop_backup (LianWindow *self);
void _lian_window_follow_days (LianWindow *self);
void _lian_window_back_up_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void _lian_window_back_up_to_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void _lian_window_restore_zoom (LianWindow *self);
void _lian_window_zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void _lian_window_install_actions (GtkWidgetClass *klass);
void _lian_window_add_shortcuts (LianWindow *self);
void _lian_window_guard_composing (LianWindow *self);
void _lian_window_restrict_past (LianWindow *self);
void _lian_window_read_heading (LianWindow *self);
void _lian_window_update_undo (LianWindow *self);
void _lian_window_fail (LianWindow *self, const char *heading, const GError *error);
