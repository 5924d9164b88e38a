/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of lian-relation-cut share. */
#pragma once

#include "lian-relation-cut.h"

char *_lian_relation_cut_name (LianCheck *c, const char *type, gint64 id);
void _lian_relation_cut_add (LianCheck *c, GPtrArray *cuts, const LianRecord *relation,
                             gboolean certain, char *why);
void _lian_relation_cut_by_contract (LianCheck *c, GPtrArray *cuts, const LianRecord *contract);
void _lian_relation_cut_by_line (LianCheck *c, GPtrArray *cuts, const LianRecord *line);
