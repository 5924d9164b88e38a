/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Files inside the base: read from the disk, kept with their hash, held against it on the way out.
 *
 * A file of the evidence must outlive the disk it came from and must be known to be the same: so it
 * is a record like others, with its bytes, and goes with every copy, backup and look into the past.
 * What comes out is checked first; an altered file is never handed over as evidence.  A file lies in
 * the base twice: as a record, and in the act that brought it. */
#include "lian-attach.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-out-file.h"

#include <errno.h>
#include <glib/gstdio.h>

#define BLOCK (256 * 1024)

/**
 * lian_attach_file_free:
 * @file: (nullable) (transfer full): a file
 */
void
lian_attach_file_free (LianAttachFile *file)
{
  if (file == NULL)
    return;
  g_free (file->name);
  g_free (file->media_type);
  g_clear_pointer (&file->content, g_bytes_unref);
  g_free (file);
}

static gboolean
refuse_size (const char *name, GError **error)
{
  /* Translators: name of a file, then a number of MiB */
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
               _ ("“%s” is larger than %d MiB and was not added; make the picture smaller or split "
                  "the file"),
               name, LIAN_BLOB_MOST / (1024 * 1024));
  return FALSE;
}

/* Devices and pipes have no end. */
static gboolean
may_be_read (GFileInfo *info, const char *name, GError **error)
{
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("“%s” is not a file"), name);
      return FALSE;
    }
  return g_file_info_get_size (info) <= LIAN_BLOB_MOST || refuse_size (name, error);
}

/* The size may have grown since it was asked for. */
static GBytes *
read_all (GInputStream *stream, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gsize n = 1;
  while (n > 0)
    {
      guint had = all->len;
      g_byte_array_set_size (all, had + BLOCK);
      if (!g_input_stream_read_all (stream, all->data + had, BLOCK, &n, cancellable, error))
        return NULL;
      g_byte_array_set_size (all, had + (guint) n);
      if (all->len > LIAN_BLOB_MOST)
        {
          refuse_size (name, error);
          return NULL;
        }
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/* What turns the direction of a line makes one name look like another. */
static gboolean
turns_direction (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f;
}

/* A name from elsewhere becomes a line of text: no folders, no line breaks, valid. */
static char *
clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString *clean = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean bad = c == '/' || c == '\\' || g_unichar_iscntrl (c) || turns_direction (c);
      g_string_append_unichar (clean, bad ? '_' : c);
    }
  if (clean->len == 0 || g_str_equal (clean->str, ".") || g_str_equal (clean->str, ".."))
    g_string_assign (clean, "_");
  return g_string_free (clean, FALSE);
}

static char *
guess_type (const char *name, GBytes *content)
{
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);
  g_autofree char *type = g_content_type_guess (name, data, MIN (size, 4096), NULL);
  return g_content_type_get_mime_type (type);
}

/**
 * lian_attach_file_read:
 * @from: a file
 * @cancellable: (nullable): to stop
 * @error: return location; %LIAN_ERROR_INPUT for a folder, a device or a file above 16 MiB
 *
 * Blocks: not for the main thread.
 *
 * Returns: (transfer full) (nullable): the file with its bytes
 */
LianAttachFile *
lian_attach_file_read (GFile *from, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      from,
      G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                     "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
      G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL || !may_be_read (info, g_file_info_get_display_name (info), error))
    return NULL;
  g_autoptr (LianAttachFile) file = g_new0 (LianAttachFile, 1);
  file->name = clean_name (g_file_info_get_display_name (info));
  g_autoptr (GFileInputStream) stream = g_file_read (from, cancellable, error);
  if (stream == NULL)
    return NULL;
  file->content = read_all (G_INPUT_STREAM (stream), file->name, cancellable, error);
  if (file->content == NULL)
    return NULL;
  file->media_type = guess_type (file->name, file->content);
  return g_steal_pointer (&file);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer from, GCancellable *cancellable)
{
  GError *error = NULL;
  LianAttachFile *file = lian_attach_file_read (from, cancellable, &error);
  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) lian_attach_file_free);
  else
    g_task_return_error (task, error);
}

/**
 * lian_attach_file_read_async:
 * @from: a file
 * @cancellable: (nullable): to stop
 * @callback: called on this thread when it is read
 * @user_data: for @callback
 *
 * As lian_attach_file_read(), in a thread of its own.
 */
void
lian_attach_file_read_async (GFile *from, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (from, cancellable, callback, user_data);
  g_task_set_task_data (task, g_object_ref (from), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * lian_attach_file_read_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file with its bytes
 */
LianAttachFile *
lian_attach_file_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The same bytes twice with one owner are a slip of the hand. */
static gboolean
is_new (LianTxn *txn, const char *field, gint64 owner, const LianAttachFile *file, const char *hash,
        GError **error)
{
  g_autoptr (GPtrArray) others
      = lian_txn_list (txn, lian_type_find ("attachment"), field, owner);
  for (guint i = 0; i < others->len; i++)
    if (g_strcmp0 (lian_record_get_text (others->pdata[i], "sha256"), hash) == 0)
      {
        g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                     /* Translators: names of two files */
                     _ ("“%s” is attached already, as “%s”"), file->name,
                     lian_record_get_text (others->pdata[i], "name"));
        return FALSE;
      }
  return TRUE;
}

/* No two records have one id: it tells a visit from a contract and from a craft.
 *
 * Returns: (nullable): the field of an attachment that names such an owner, and its type */
static const char *
owner_field (LianTxn *txn, gint64 owner, GError **error)
{
  static const char *const types[] = { "investigation", "contract", "annual_return", "special_craft" };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find (types[i]), owner);
      if (record != NULL)
        return types[i];
    }
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s",
               _ ("there is no such investigation, contract, annual return or special craft"));
  return NULL;
}

/**
 * lian_attach_add:
 * @txn: a write
 * @owner: the visit whose evidence it is, the contract or annual return whose paper, or the craft whose
 *   process file
 * @file: the file
 * @error: return location; %LIAN_ERROR_CONSTRAINT when the owner has it already
 *
 * Keeps the file in the base with the working date, its size and its SHA-256.
 *
 * Returns: the attachment; 0 on failure
 */
gint64
lian_attach_add (LianTxn *txn, gint64 owner, const LianAttachFile *file, GError **error)
{
  const char *field = owner_field (txn, owner, error);
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("attachment"));
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file->content);
  if (field == NULL || !is_new (txn, field, owner, file, hash, error))
    return 0;
  if (g_bytes_get_size (file->content) > LIAN_BLOB_MOST)
    {
      refuse_size (file->name, error);
      return 0;
    }
  lian_record_set_number (record, field, owner);
  if (file->kind != NULL)
    lian_record_set_text (record, "kind", file->kind);
  lian_record_set_text (record, "name", file->name);
  lian_record_set_text (record, "media_type", file->media_type);
  lian_record_set_number (record, "size", (gint64) g_bytes_get_size (file->content));
  lian_record_set_text (record, "sha256", hash);
  lian_record_set_bytes (record, "content", file->content);
  lian_record_set_date (record, "added_on", lian_txn_get_working_date (txn));
  return lian_txn_insert (txn, record, error) ? lian_record_get_id (record) : 0;
}

static gboolean
is_unaltered (const LianRecord *record, GBytes *content, GError **error)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_strcmp0 (hash, lian_record_get_text (record, "sha256")) == 0)
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED,
               _ ("“%s” is no longer the file that was added: its hash differs"),
               lian_record_get_text (record, "name"));
  return FALSE;
}

/**
 * lian_attach_take:
 * @txn: the base
 * @attachment: an attached file
 * @error: return location; %LIAN_ERROR_DAMAGED when its bytes no longer have its hash
 *
 * Returns: (transfer full) (nullable): the file, held against its hash
 */
LianAttachFile *
lian_attach_take (LianTxn *txn, gint64 attachment, GError **error)
{
  const LianType *type = lian_type_find ("attachment");
  g_autoptr (GBytes) content = lian_txn_read_bytes (txn, type, attachment, "content", error);
  g_autoptr (LianRecord) record = content != NULL ? lian_txn_load (txn, type, attachment) : NULL;
  if (record == NULL || !is_unaltered (record, content, error))
    return NULL;
  LianAttachFile *file = g_new0 (LianAttachFile, 1);
  file->name = clean_name (lian_record_get_text (record, "name"));
  file->media_type = g_strdup (lian_record_get_text (record, "media_type"));
  file->content = g_steal_pointer (&content);
  return file;
}

/**
 * lian_attach_file_save:
 * @file: a file
 * @path: (nullable): where to; %NULL for standard output
 * @error: return location
 *
 * Writes it whole or not at all.  Blocks.
 *
 * Returns: whether it was written
 */
gboolean
lian_attach_file_save (const LianAttachFile *file, const char *path, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (file->content, &size);
  if (path != NULL && !lian_out_file_may_replace (path, error))
    return FALSE;
  g_autoptr (LianOutFile) out = lian_out_file_new (path, error);
  return out != NULL && (size == 0 || lian_out_file_write (out, data, size, error))
         && lian_out_file_commit (out, error);
}

/**
 * lian_attach_file_save_private:
 * @file: a file
 * @error: return location
 *
 * Writes a copy to look at, where only this person can read it and nobody can run it; changes to it
 * do not come back.  The session's folder goes when the person logs out.  Blocks.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
lian_attach_file_save_private (const LianAttachFile *file, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "lianshe-XXXXXX", NULL);
  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_FAILED, _ ("%s: %s; nothing was written"),
                   g_get_user_runtime_dir (), g_strerror (errno));
      return NULL;
    }
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  if (!lian_attach_file_save (file, path, error))
    {
      g_rmdir (folder);
      return NULL;
    }
  g_chmod (path, 0400);
  return g_steal_pointer (&path);
}
