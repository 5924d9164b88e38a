#!/bin/sh
# Lists of file names, which hold no blanks, are split on purpose.
# shellcheck disable=SC2046,SC2086
# Rules of the house that a pattern can see.  Usage: check-sources.sh SOURCE-ROOT
#
# Files that may build SQL text are listed in sql-builders next to this script, with the reason.
root=$1
here=$(dirname -- "$0")
status=0
cd -- "$root" || exit 1

sources=$(find app core ui -name '*.[ch]' | sort)
wrong ()
{
  echo "^ $*" >&2
  status=1
}

# SQL runs through prepared statements; whole scripts only where the base itself is made.
if [ -n "$sources" ]; then
  outside=$(printf '%s\n' "$sources" | grep -v '^core/db/')
  if [ -n "$outside" ] && grep -HnE 'sqlite3_exec[[:space:]]*\(' $outside; then
    wrong 'sqlite3_exec belongs to core/db'
  fi

  builders=$(sed 's/#.*//' "$here/sql-builders" | awk 'NF { print $1 }')
  # A statement of C from a function that formats to its semicolon, with SQL in a string.
  awk '
      FNR == 1 { on = 0 }
      /(g_strdup_printf|g_string_(append_)?printf|g_string_append_vprintf|snprintf|sqlite3_v?mprintf|g_strconcat)[ \t]*\(/ { on = 1; text = ""; line = FNR }
      on {
        text = text $0
        if ($0 ~ /;[ \t]*$/) {
          if (text ~ /"[^"]*(SELECT[ \t]|INSERT[ \t]+(OR[ \t]|INTO)|UPDATE[ \t]+[a-z_%\\]+.*[ \t]SET[ \t]|DELETE[ \t]+FROM)/) {
            print FILENAME ":" line ": " substr(text, 1, 90); bad = 1
          }
          on = 0
        }
      }
      END { exit bad }' $(printf '%s\n' $sources | grep -vxF "$builders") \
    || wrong 'SQL is not made by formatting; bind the values'

  # These parse markup: a record named "Tom & Co" would vanish.
  awk '
      FNR == 1 { on = 0 }
      /(adw_toast_new|set_markup|set_tooltip_markup)[ \t]*\(/ { on = 1; text = ""; line = FNR }
      on {
        text = text $0
        if ($0 ~ /;[ \t]*$/) {
          if (text !~ /escape/ && text !~ /\([^"()]*(C?_ \(|_\()?"[^"]*"\)*\);/) {
            print FILENAME ":" line ": " text; bad = 1
          }
          on = 0
        }
      }
      /^[a-z_]+ \(/ { on = 0 }
      END { exit bad }' $sources || wrong 'markup from text that was not escaped'

  # xgettext stops at such a macro and the translation never matches: cast, and use %lld or PRId64.
  if grep -HnE '(^|[^A-Za-z0-9_])(N?C?_|ngettext) ?\(.*"[[:space:]]*G_G[A-Z0-9]+_(FORMAT|MODIFIER)' $sources; then
    wrong 'a format macro of GLib inside a text to translate'
  fi

  # These know the language of the program only, and a paper may be in another.
  if grep -HnE 'dc?n?gettext[[:space:]]*\(' $(printf '%s\n' $sources | grep -vE '^(core/base/lian-i18n\.c|ui/draw/.*)$'); then
    wrong 'words come from _(), C_() and ngettext()'
  fi
  if grep -LE 'lian-plural\.h' $(grep -lE '(^|[^A-Za-z0-9_])ngettext[[:space:]]*\(' $sources | grep -vE '^(ui/draw/|core/base/lian-plural\.h)') | grep .; then
    wrong 'ngettext() knows the language of a paper by lian-plural.h only'
  fi

  long=$(wc -l $sources | awk '$2 != "total" && $1 > 800')
  if [ -n "$long" ]; then
    printf '%s\n' "$long"
    wrong 'more than 800 lines: split by concern'
  fi

  if grep -HnE '(^|[^A-Za-z_])(TODO|FIXME|XXX|HACK)([^A-Za-z_]|$)' $sources; then
    wrong 'no notes to oneself; an issue has a number'
  fi

  if grep -LE 'SPDX-License-Identifier: LGPL-2\.1-or-later' $sources | grep .; then
    wrong 'no licence line'
  fi

  if grep -HnE '[[:space:]]+$|	' $sources; then
    wrong 'tabs or blanks at the end of a line'
  fi
fi

exit $status
