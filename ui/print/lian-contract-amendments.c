/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The versions of a contract in its summary: when and with whom each was agreed and why, and what
 * every changed clause said before and says since (domain.md §6). */
#include "lian-contract-sheet.h"
#include "lian-contract-life.h"
#include "lian-contract-versions.h"
#include "lian-i18n.h"

static char *
number_of (const LianContractVersion *version)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, version->number);
}

static char *
or_nothing (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static void
add_version (LianContractSheet *self, LianDocumentTable *table, const LianContractVersion *version)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (cells, number_of (version));
  g_ptr_array_add (cells, lian_paper_date (&self->paper, version->on));
  g_ptr_array_add (cells, or_nothing (version->agreed_with));
  g_ptr_array_add (cells, version->amendment != 0 ? or_nothing (version->reason)
                                                  : g_strdup (_ ("as signed")));
  g_ptr_array_add (cells, lian_paper_name (&self->paper, "officer", version->officer));
  _lian_contract_sheet_add_row (table, cells);
}

static void
add_change (LianDocumentTable *table, const LianContractVersion *version,
            const LianClauseChange *change)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (cells, number_of (version));
  g_ptr_array_add (cells, lian_clause_change_dup_part (change));
  g_ptr_array_add (cells, lian_clause_change_dup_clause (change));
  g_ptr_array_add (cells, lian_clause_change_dup_text (change, FALSE));
  g_ptr_array_add (cells, lian_clause_change_dup_text (change, TRUE));
  _lian_contract_sheet_add_row (table, cells);
}

static void
add_changes (LianContractSheet *self, const GPtrArray *versions)
{
  LianDocumentColumn columns[] = {
    { N_ ("version"), 0.8, LIAN_ALIGN_END },      { N_ ("part of the contract"), 2.4, LIAN_ALIGN_START },
    { N_ ("clause"), 1.6, LIAN_ALIGN_START },     { N_ ("before the change"), 2.4, LIAN_ALIGN_START },
    { N_ ("since then"), 2.4, LIAN_ALIGN_START },
  };
  LianDocumentTable *table = _lian_contract_sheet_add_headed (self, N_ ("Changed clauses"), columns,
                                                              G_N_ELEMENTS (columns));
  for (guint i = 0; i < versions->len; i++)
    {
      const LianContractVersion *version = versions->pdata[i];
      for (guint c = 0; c < version->changes->len; c++)
        add_change (table, version, version->changes->pdata[c]);
    }
}

/**
 * _lian_contract_sheet_add_versions:
 * @self: a sheet
 *
 * Adds the versions and their changed clauses; nothing for a contract that was never amended.
 */
void
_lian_contract_sheet_add_versions (LianContractSheet *self)
{
  LianDocumentColumn columns[] = {
    { N_ ("version"), 0.8, LIAN_ALIGN_END },       { N_ ("agreed on"), 1.8, LIAN_ALIGN_START },
    { N_ ("agreed with"), 1.8, LIAN_ALIGN_START },   { N_ ("reason"), 3, LIAN_ALIGN_START },
    { N_ ("officer"), 1.6, LIAN_ALIGN_START },
  };
  g_autoptr (GPtrArray) versions = lian_contract_list_versions (self->paper.txn, self->contract);
  if (versions->len < 2)
    return;
  const char *before = lian_i18n_set_thread_language (self->paper.language);
  LianDocumentTable *table = _lian_contract_sheet_add_headed (self, N_ ("Versions"), columns,
                                                              G_N_ELEMENTS (columns));
  for (guint i = 0; i < versions->len; i++)
    add_version (self, table, versions->pdata[i]);
  add_changes (self, versions);
  lian_i18n_set_thread_language (before);
}
