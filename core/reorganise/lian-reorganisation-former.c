/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Who was merged is there again after it was taken apart: under both names, with what the register said of it, and with
 * where that is kept. */
#include "lian-i18n.h"
#include "lian-reorganisation-private.h"

static gboolean
is_called (const LianRecord *cooperative, const char *name)
{
  return name != NULL
         && (g_strcmp0 (lian_record_get_text (cooperative, "name_zh"), name) == 0
             || g_strcmp0 (lian_record_get_text (cooperative, "name_en"), name) == 0);
}

/* One that went into the merger and goes on no more. */
static LianRecord *
find_former (LianTxn *txn, gint64 merger, const LianRecord *founded)
{
  g_autoptr (GPtrArray) steps = lian_txn_list (txn, lian_type_find ("succession_step"), "succession", merger);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autoptr (LianRecord) former = lian_txn_load (txn, lian_type_find ("cooperative"),
                                                     lian_record_get_number (steps->pdata[i], "from_cooperative"));
      gboolean gone = former != NULL && !lian_record_is_empty (former, "dissolved");
      if (gone
          && (is_called (former, lian_record_get_text (founded, "name_zh"))
              || is_called (former, lian_record_get_text (founded, "name_en"))))
        return g_steal_pointer (&former);
    }
  return NULL;
}

/* A number of the register is given once: the old one is told, the new one comes from the registrar. */
static void
note_past (const LianRecord *former, LianRecord *founded)
{
  g_autofree char *day = lian_date_format (lian_record_get_date (former, "dissolved"));
  const char *number = lian_record_get_text (former, "reg_no");
  g_autofree char *note
      /* Translators: a registration number, a day */
      = g_strdup_printf (_ ("Was there before under the registration number %s, until it was merged on %s."),
                         number != NULL ? number : "–", day);
  lian_record_set_text (founded, "note", note);
}

/**
 * _lian_reorganisation_restore:
 * @txn: the base
 * @proposal: a proposal
 * @founded: a co-operative that a batch of it is about to found
 *
 * Gives a co-operative that is taken apart again what the register said of it before the merger.  What the proposal
 * names otherwise is left as it is.
 */
void
_lian_reorganisation_restore (LianTxn *txn, const LianRecord *proposal, LianRecord *founded)
{
  static const char *const kept[] = { "name_zh", "name_en",     "registrar",      "legal_form", "ownership_class", "trade",
                                      "city",    "trade_class", "bylaws_amended", "address",    "bylaws_date",     "joined" };
  gint64 merger = lian_record_get_number (proposal, "taken_apart");
  g_autoptr (LianRecord) former = merger != 0 ? find_former (txn, merger, founded) : NULL;
  const LianType *type = lian_record_get_type_info (founded);
  if (former == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      int field = lian_type_field (type, kept[i]);
      if (lian_record_is_empty_at (former, field))
        continue;
      if (lian_record_holds_number (&type->fields[field]))
        lian_record_set_number_at (founded, field, lian_record_number_at (former, field));
      else
        lian_record_set_text_at (founded, field, lian_record_text_at (former, field));
    }
  note_past (former, founded);
}
