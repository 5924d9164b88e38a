/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writes sample pages and pictures into a folder, to be looked at:  samples FOLDER */

#include "sample-document.h"

static void
write_pdf (LianDocument *document, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!lian_document_write_pdf (document, path, &error))
    g_printerr ("%s\n", error->message);
  g_print ("%s: %.0f ms\n", name, (g_get_monotonic_time () - start) / 1000.0);
  lian_document_unref (document);
}

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : ".";

  write_pdf (sample_document_new_contract ("zh-cn"), folder, "contract.pdf");
  write_pdf (sample_document_new_decision (), folder, "decision.pdf");
  write_pdf (sample_document_new_register (5000), folder, "register.pdf");
  write_pdf (sample_document_new_hostile (), folder, "hostile.pdf");
  return 0;
}
