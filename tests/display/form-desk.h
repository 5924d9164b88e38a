/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A form in a window of its own on a base of its own, and what is done with it. */
#pragma once

#include "lian-form-private.h"
#include "lian-test-base.h"

G_BEGIN_DECLS

#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                                  \
    while (!(condition) && g_get_monotonic_time () < until)                                        \
      if (!g_main_context_iteration (NULL, FALSE))                                                 \
        g_usleep (1000);                                                                           \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  LianForm *form;
} FormDesk;

void form_desk_show (FormDesk *desk);
FormDesk form_desk_new (void);
void form_desk_hide (FormDesk *desk);
void form_desk_clear (FormDesk *desk);
gboolean form_desk_is_ready (FormDesk *desk);
void form_desk_open_new (FormDesk *desk, const char *type);
void form_desk_open_record (FormDesk *desk, const char *type, gint64 id);
LianFieldEditor *form_desk_editor_of (FormDesk *desk, const char *field);
void form_desk_type_text (LianFieldEditor *editor, const char *text);
void form_desk_save (FormDesk *desk);
GtkWidget *form_desk_named_of (LianFieldEditor *editor);
gboolean form_desk_press (LianFieldEditor *editor, guint keyval, GdkModifierType modifiers);
void form_desk_assert_text (LianFieldEditor *editor, const char *expected);
gint64 form_desk_write_record (FormDesk *desk, const char *type, gint64 id,
                               const char *const *pairs);
LianRecord *form_desk_read_record (FormDesk *desk, const char *type, gint64 id);
gint64 form_desk_count_records (FormDesk *desk, const char *type);

#define WRITE(desk, type, id, ...)                                                                 \
  form_desk_write_record (desk, type, id, (const char *const[]){ __VA_ARGS__, NULL })

G_END_DECLS
