/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writes what cairo draws to a file, whole or not at all. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-output.h"

#include "lian-partial-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>

/* The surface streams into a LianPartialFile, so that a full disk is noticed and the old file
 * stays.  Nothing is under the target's name before lian_output_finish() has returned TRUE;
 * freeing an unfinished output leaves no trace.
 *
 * Equal drawing gives equal bytes for PDF once a date is set; otherwise cairo writes the time.
 * An output belongs to one thread at a time. */

#define PNG_SCALE 2.0
#define PNG_MAX 32767.0

struct _LianOutput
{
  LianOutputFormat format;
  LianPartialFile *file;
  cairo_surface_t *surface;
  cairo_t *cr;
};

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  LianOutput *self = closure;

  return _lian_partial_file_write (self->file, data, length) ? CAIRO_STATUS_SUCCESS
                                                             : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_surface_t *
create_surface (LianOutput *self, double width, double height)
{
  cairo_surface_t *surface;

  switch (self->format)
    {
    case LIAN_OUTPUT_PDF:
      return cairo_pdf_surface_create_for_stream (write_cb, self, width, height);

    case LIAN_OUTPUT_SVG:
      surface = cairo_svg_surface_create_for_stream (write_cb, self, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
      return surface;

    case LIAN_OUTPUT_PNG:
      width = CLAMP (ceil (width * PNG_SCALE), 1, PNG_MAX + 1);
      height = CLAMP (ceil (height * PNG_SCALE), 1, PNG_MAX + 1);
      surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
      cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
      return surface;

    default:
      g_return_val_if_reached (NULL);
    }
}

/* Reports the failed write rather than cairo's general word for it. */
static gboolean
report_status (LianOutput *self, cairo_status_t status, GError **error)
{
  const char *target = _lian_partial_file_get_target (self->file);
  int saved_errno = _lian_partial_file_get_errno (self->file);

  if (saved_errno != 0)
    _lian_draw_error_set_errno (error, target, saved_errno);
  else if (status != CAIRO_STATUS_SUCCESS)
    _lian_draw_error_set_render (error, target, cairo_status_to_string (status));
  return saved_errno == 0 && status == CAIRO_STATUS_SUCCESS;
}

/**
 * lian_output_new:
 * @path: where the file shall be, in the file system's encoding
 * @format: the format
 * @width: width of a page in points
 * @height: height of a page in points
 * @error: return location of an error
 *
 * Begins a file.  The bytes go to a new file of mode 0600 beside @path; @path itself changes only
 * in lian_output_finish().
 *
 * Returns: (transfer full) (nullable): an output, or %NULL with @error set
 */
LianOutput *
lian_output_new (const char *path,
                 LianOutputFormat format,
                 double width,
                 double height,
                 GError **error)
{
  g_autoptr (LianOutput) self = NULL;
  cairo_status_t status;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_new0 (LianOutput, 1);
  self->format = format;
  self->file = _lian_partial_file_new (path, error);
  if (self->file == NULL)
    return NULL;

  self->surface = create_surface (self, width, height);
  self->cr = cairo_create (self->surface);
  status = cairo_status (self->cr);
  if (!report_status (self, status, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
set_metadata (LianOutput *self, cairo_pdf_metadata_t field, const char *value)
{
  g_return_if_fail (self != NULL);

  if (self->format == LIAN_OUTPUT_PDF && value != NULL)
    cairo_pdf_surface_set_metadata (self->surface, field, value);
}

/**
 * lian_output_set_title:
 * @self: an output
 * @title: (nullable): title for the properties of the file
 *
 * Has an effect on PDF only.
 */
void
lian_output_set_title (LianOutput *self, const char *title)
{
  set_metadata (self, CAIRO_PDF_METADATA_TITLE, title);
}

/**
 * lian_output_set_author:
 * @self: an output
 * @author: (nullable): author for the properties of the file
 *
 * Has an effect on PDF only.
 */
void
lian_output_set_author (LianOutput *self, const char *author)
{
  set_metadata (self, CAIRO_PDF_METADATA_AUTHOR, author);
}

/**
 * lian_output_set_date:
 * @self: an output
 * @date: (nullable): ISO 8601 date and time, such as "1956-04-15T09:00:00Z"
 *
 * Fixes the date of creation and of change, so that equal drawing gives equal bytes.  Has an
 * effect on PDF only.
 */
void
lian_output_set_date (LianOutput *self, const char *date)
{
  set_metadata (self, CAIRO_PDF_METADATA_CREATE_DATE, date);
  set_metadata (self, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/**
 * lian_output_get_cairo:
 * @self: an output
 *
 * Returns: (transfer none): where to draw, in points, until lian_output_finish()
 */
cairo_t *
lian_output_get_cairo (LianOutput *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cr;
}

/**
 * lian_output_end_page:
 * @self: an output
 *
 * Ends a page of a PDF.  SVG and PNG hold one page, and need no end.
 */
void
lian_output_end_page (LianOutput *self)
{
  g_return_if_fail (self != NULL && self->cr != NULL);

  if (self->format == LIAN_OUTPUT_PDF)
    cairo_show_page (self->cr);
}

static cairo_status_t
finish_surface (LianOutput *self)
{
  cairo_status_t status = cairo_status (self->cr);

  g_clear_pointer (&self->cr, cairo_destroy);
  cairo_surface_flush (self->surface);
  if (status == CAIRO_STATUS_SUCCESS && self->format == LIAN_OUTPUT_PNG)
    status = cairo_surface_write_to_png_stream (self->surface, write_cb, self);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  return status;
}

/**
 * lian_output_finish:
 * @self: an output, not finished before
 * @error: return location of an error
 *
 * Completes the file and puts it under its name, on the disk, in place of an older one.  When it
 * fails the older file is whole and nothing new remains beside it; free the output either way.
 *
 * Returns: %TRUE if the file is complete
 */
gboolean
lian_output_finish (LianOutput *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->cr != NULL, FALSE);

  return report_status (self, finish_surface (self), error)
         && _lian_partial_file_commit (self->file, error);
}

/**
 * lian_output_free:
 * @self: (transfer full): an output
 *
 * Ends the output.  One that was not finished leaves no file.
 */
void
lian_output_free (LianOutput *self)
{
  g_clear_pointer (&self->cr, cairo_destroy);
  if (self->surface != NULL)
    {
      cairo_surface_finish (self->surface);
      cairo_surface_destroy (self->surface);
    }
  g_clear_pointer (&self->file, _lian_partial_file_free);
  g_free (self);
}
