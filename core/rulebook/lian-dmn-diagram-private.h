/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The drawing in a DMN file; private to the rulebook engine. */
#pragma once

#include "lian-dmn-reader-private.h"

G_BEGIN_DECLS

#define LIAN_DMN_NS "https://www.omg.org/spec/DMN/20191111/MODEL/"
#define LIAN_DMNDI_NS "https://www.omg.org/spec/DMN/20191111/DMNDI/"
#define LIAN_FEEL_NS "https://www.omg.org/spec/DMN/20191111/FEEL/"

void _lian_dmn_add_diagram (LianDmnReader *reader, xmlNode *root);

G_END_DECLS
