/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the kept lists share. */
#pragma once

#include "lian-kept-lists.h"
#include "lian-list-look.h"

#define LIAN_KEPT_LISTS "lian-kept"

typedef struct
{
  LianContext *context;
  LianListLook look;
  GtkWidget *button;
  GCancellable *cancellable;

  /* Of the popover that is open. */
  GtkWidget *entry;
  GtkWidget *shared; /* box */
} LianKeptLists;

LianKeptLists *_lian_kept_lists_get (GtkWidget *button);
GPtrArray *_lian_kept_lists_list_own (LianKeptLists *self);
void _lian_kept_lists_fill (LianKeptLists *self);
void _lian_kept_lists_read_shared (LianKeptLists *self);
void _lian_kept_lists_keep_shared (LianKeptLists *self, const char *name);
void _lian_kept_lists_forget_shared (LianKeptLists *self, const LianRecord *list);
void _lian_kept_lists_show_shared (LianKeptLists *self, GPtrArray *lists, const char *trouble);
