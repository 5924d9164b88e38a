/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-layout.h"

G_BEGIN_DECLS

extern const LianChartMeasurer test_measurer;

G_END_DECLS
