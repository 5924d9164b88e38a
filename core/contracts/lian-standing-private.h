/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The conditions of the list of contracts.  Private to core/contracts. */
#pragma once

extern const char *const _lian_contract_conditions[4];
