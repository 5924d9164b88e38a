#!/bin/sh
# Names of languages hold no blanks.
# shellcheck disable=SC2013
# Fails if a translation is malformed, incomplete, or older than the words in the sources.
# Usage: check-translations.sh SOURCE-ROOT [--update]   with --update the .po files are merged
root=$1
cd -- "$root" || exit 1
for tool in msgfmt msgmerge msgattrib xgettext; do
  command -v $tool >/dev/null || exit 77
done

place=$(mktemp -d) || exit 1
trap 'rm -rf "$place"' EXIT
template=$place/lianshe.pot
sed 's/#.*//' po/POTFILES.in | awk 'NF' > "$place/files"
# The same key words as meson's preset "glib".
xgettext --files-from="$place/files" --output="$template" --force-po --package-name=lianshe \
  --from-code=UTF-8 --add-comments=TRANSLATORS \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
  --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
  --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format \
  --flag=g_dngettext:2:pass-c-format --flag=g_strdup_printf:1:c-format \
  --flag=g_string_printf:2:c-format --flag=g_string_append_printf:2:c-format \
  --flag=g_error_new:3:c-format --flag=g_set_error:4:c-format || exit 1

status=0
for language in $(sed 's/#.*//' po/LINGUAS); do
  po=po/$language.po
  if [ "${2:-}" = --update ]; then
    msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-location "$po" "$template" || status=1
    # A date that every merge would change is of no use to anybody.
    sed -i '/^"POT-Creation-Date:/d' "$po"
    continue
  fi
  msgfmt --check --output-file=/dev/null "$po" || status=1
  merged=$place/$language.po
  msgmerge --quiet --no-fuzzy-matching --output-file="$merged" "$po" "$template" || status=1
  for kind in untranslated only-fuzzy; do
    msgattrib --no-obsolete --$kind --no-wrap "$merged" > "$place/left"
    count=$(grep -c '^msgid ' "$place/left")
    # The header is printed along with what is found.
    if [ "$count" -gt 1 ]; then
      echo "$po: $((count - 1)) messages are $kind, among them:"
      grep '^msgid ' "$place/left" | sed -n '2,11p'
      status=1
    fi
  done
done
exit $status
