/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the history share. */
#pragma once

#include "lian-case-history.h"

gboolean _lian_event_concerns (const LianActSides *sides);
LianDate _lian_event_find_effect (const LianActSides *sides);
char *_lian_event_dup_what (LianTxn *txn, const LianActSides *sides);
char *_lian_event_dup_detail (LianTxn *txn, const LianActSides *sides);
