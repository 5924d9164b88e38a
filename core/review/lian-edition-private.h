/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of lian-edition share. */
#pragma once

#include "lian-rulebook.h"
#include "lian-txn.h"

/* The rulebook in force, while a job runs. */
#define LIAN_EDITION_MEMO "edition-in-force"

LianRulebook *_lian_edition_compile (const LianRecord *record, GError **error);
void _lian_edition_put_rulebook (LianRecord *record, LianRulebook *rulebook);
