/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Framework contracts: later contracts call quantities off from them, never more than they name. */
#include "lian-check.h"
#include "lian-contract-state.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static gboolean
is_state (const LianRecord *contract, const char *state)
{
  return contract != NULL && g_strcmp0 (lian_record_get_text (contract, "state"), state) == 0;
}

/* A framework names one orderer, and so do those that call off from it. */
void
_lian_contract_check_framework (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) framework = lian_check_load (c, r, "framework");
  if (framework == NULL)
    return;
  if (lian_record_get_truth (framework, "is_framework") != LIAN_YES)
    lian_check_error (c, r, "framework", "no-framework", _ ("contract %s is no framework contract"),
                      lian_record_get_title (framework));
  else if (lian_record_get_number (framework, "orderer") != lian_record_get_number (r, "orderer"))
    lian_check_error (c, r, "framework", "other-orderer",
                      _ ("the framework contract %s is with another orderer"),
                      lian_record_get_title (framework));
  else if (lian_contract_binds (r) && !lian_contract_binds (framework))
    lian_check_error (c, r, "framework", "framework-unsigned",
                      _ ("the framework contract %s is not signed, or was ended"),
                      lian_record_get_title (framework));
}

static gint64
kept_of (LianCheck *c, const LianRecord *line)
{
  gint64 kept = 0;
  g_autoptr (GPtrArray) deliveries
      = c->list (c->data, "delivery", "contract_line", lian_record_get_id (line));
  for (guint i = 0; i < deliveries->len; i++)
    kept += _lian_delivery_kept (c, deliveries->pdata[i]);
  return kept;
}

/* What binding contracts call off; of one that was ended before its end, what it delivered. */
static gint64
called_off (LianCheck *c, gint64 framework_line)
{
  gint64 sum = 0;
  g_autoptr (GPtrArray) lines = c->list (c->data, "contract_line", "framework_line", framework_line);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (LianRecord) contract
          = c->load (c->data, "contract", lian_record_get_number (lines->pdata[i], "contract"));
      if (lian_contract_binds (contract))
        sum += lian_record_get_number (lines->pdata[i], "quantity");
      else if (is_state (contract, "TERMINATED"))
        sum += kept_of (c, lines->pdata[i]);
    }
  return sum;
}

/* Asked of the calling line, and of the framework's own; from an unsaved line nothing is called off. */
static void
check_most (LianCheck *c, const LianRecord *r, const LianRecord *framework_line)
{
  if (lian_record_get_id (framework_line) == 0)
    return;
  gint64 most = lian_record_get_number (framework_line, "quantity");
  gint64 sum = called_off (c, lian_record_get_id (framework_line));
  if (sum <= most || lian_record_is_empty (framework_line, "quantity"))
    return;
  g_autofree char *got = lian_check_quantity (c, framework_line, sum);
  g_autofree char *want = lian_check_quantity (c, framework_line, most);
  lian_check_error (c, r, "quantity", "called-off-more",
                    _ ("called off %s, the framework contract names %s"), got, want);
}

static gboolean
same_measure (LianCheck *c, const LianRecord *a, const LianRecord *b)
{
  g_autoptr (LianRecord) one = c->load (c->data, "unit", lian_record_get_number (a, "unit"));
  g_autoptr (LianRecord) other = c->load (c->data, "unit", lian_record_get_number (b, "unit"));
  return one == NULL || other == NULL
         || g_strcmp0 (lian_record_get_text (one, "measure"), lian_record_get_text (other, "measure")) == 0;
}

void
_lian_contract_check_framework_line (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) line = lian_check_load (c, r, "framework_line");
  check_most (c, r, r);
  if (line == NULL)
    return;
  g_autoptr (LianRecord) contract
      = c->load (c->data, "contract", lian_record_get_number (r, "contract"));
  if (contract != NULL
      && lian_record_get_number (contract, "framework") != lian_record_get_number (line, "contract"))
    lian_check_error (c, r, "framework_line", "other-framework",
                      _ ("this line belongs to another contract"));
  if (!same_measure (c, line, r))
    lian_check_error (c, r, "unit", "other-measure",
                      _ ("the framework's line is counted in another measure"));
  check_most (c, r, line);
}
