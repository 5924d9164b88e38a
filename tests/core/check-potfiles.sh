#!/bin/sh
# Lists of file names, which hold no blanks, are split on purpose.
# shellcheck disable=SC2046,SC2086
# Fails if po/POTFILES.in does not name exactly the files with words to translate.
# Usage: check-potfiles.sh SOURCE-ROOT [--update]     with --update the list is written anew
root=$1
cd -- "$root" || exit 1

found=$(
  {
    # With a literal: a macro of one's own around _() is not a word to translate.
    find app core ui -name '*.[ch]' -exec \
      grep -lE '(^|[^A-Za-z0-9_])(N?C?_|Q_|ngettext|g_dngettext) ?\((NULL, ?)?"|(^|[^A-Za-z0-9_])(N?C?_|Q_|ngettext|g_dngettext) ?\($' {} +
    find app core ui resources -name '*.ui' -exec grep -l 'translatable="yes"' {} +
    find resources -name '*.desktop.in' -o -name '*.metainfo.xml.in'
  } | LC_ALL=C sort -u
)

if [ "${2:-}" = --update ]; then
  printf '# Files with words to translate; tests/core/check-potfiles.sh . --update writes it.\n%s\n' \
    "$found" > po/POTFILES.in
  exit 0
fi

listed=$(sed 's/#.*//' po/POTFILES.in | awk 'NF { print $1 }' | LC_ALL=C sort -u)
missing=$(printf '%s\n' "$found" | grep -vxF -e "$listed" | grep .)
gone=$(printf '%s\n' "$listed" | grep -vxF -e "$found" | grep .)
if [ -n "$missing$gone" ]; then
  [ -z "$missing" ] || printf 'not in po/POTFILES.in: %s\n' $missing
  [ -z "$gone" ] || printf 'nothing to translate in: %s\n' $gone
  echo 'Run: tests/core/check-potfiles.sh . --update'
  exit 1
fi
