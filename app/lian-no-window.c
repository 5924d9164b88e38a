/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a program that was built without its window says to who asks for one. */
#include "lian-application-run.h"
#include "lian-i18n.h"
#include "lian-verb.h"

int
lian_application_run (int argc, char **argv)
{
  return lian_verb_misuse ("%s", _ ("this program was built without its window; see lianshe --help"));
}
