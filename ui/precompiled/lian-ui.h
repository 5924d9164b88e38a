/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What takes most of the time of compiling a file of the window; read once where -Dprecompiled=true. */
#include <adwaita.h>
