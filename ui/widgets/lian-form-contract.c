/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the form of a contract has beside its fields: its figures. */
#include "lian-contract-strip.h"
#include "lian-form-private.h"

/* Shows the figures of a contract that is in the base. */
void
_lian_form_update_contract (LianForm *self)
{
  gboolean contract = self->type != NULL && g_str_equal (self->type->id, "contract");
  GtkWidget *strip = adw_bin_get_child (ADW_BIN (self->strip_place));
  if (strip == NULL && contract)
    {
      strip = lian_contract_strip_new (self->context);
      adw_bin_set_child (ADW_BIN (self->strip_place), strip);
    }
  if (strip != NULL)
    lian_contract_strip_show (LIAN_CONTRACT_STRIP (strip), contract ? self->id : 0);
}
