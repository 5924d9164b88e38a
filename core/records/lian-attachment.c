/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "attachment": a file kept inside the base with its hash. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "investigation", LIAN_FIELD_REFERENCE, N_("investigation"), .group = N_("File"), .flags = LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "investigation" },
  { "name", LIAN_FIELD_TEXT, N_("file name"), .group = N_("File"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "media_type", LIAN_FIELD_TEXT, N_("kind of file"), .group = N_("File"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED },
  { "size", LIAN_FIELD_INTEGER, N_("size"), .group = N_("File"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .bounded = TRUE, .min = 0, .max = LIAN_BLOB_MOST, .unit = N_("bytes") },
  { "sha256", LIAN_FIELD_TEXT, N_("hash of the file"), .group = N_("File"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED,
    .help = N_("SHA-256; a file that was altered no longer has it.") },
  { "content", LIAN_FIELD_BLOB, N_("content of the file"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_HIDDEN },
  { "added_on", LIAN_FIELD_DATE, N_("added on"), .group = N_("File"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("File"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "contract", LIAN_FIELD_REFERENCE, N_("contract"), .group = N_("File"), .flags = LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "contract" },
  { "kind", LIAN_FIELD_CHOICE, N_("what it is"), .group = N_("File"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_attachment_kind },
  { "special_craft", LIAN_FIELD_REFERENCE, N_("special craft"), .group = N_("File"), .flags = LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "special_craft" },
  { "annual_return", LIAN_FIELD_REFERENCE, N_("annual return"), .group = N_("File"), .flags = LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "annual_return" },
};

/* A record that has only just been made carries its content; one that was read does not.  A table
 * can name a file but not bring it. */
static void
check (LianCheck *c, const LianRecord *r)
{
  GBytes *content = lian_record_get_bytes (r, "content");
  if (content == NULL && lian_record_get_id (r) <= 0)
    lian_check_error (c, r, "name", "no-content", _ ("the file itself is missing"));
  if (content == NULL)
    return;
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_strcmp0 (hash, lian_record_get_text (r, "sha256")) != 0
      || (gint64) g_bytes_get_size (content) != lian_record_get_number (r, "size"))
    lian_check_error (c, r, "sha256", "file-hash",
                      _ ("size or hash are not those of the file's content"));
}

const LianType lian_type_attachment = {
  .id = "attachment",
  .label = N_("attached file"),
  .label_plural = N_("Attached files"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name",
  .title_en = "name",
  .check = check,
  .by_acts = TRUE,
};
