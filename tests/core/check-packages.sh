#!/bin/sh
# Names of libraries hold no blanks.
# shellcheck disable=SC2013
# Fails if meson.build asks for a library whose package app/packages does not list: the program
# would build here, and not on a bare machine.  Usage: check-packages.sh SOURCE-ROOT
root=$1
cd -- "$root" || exit 1
command -v dpkg-query >/dev/null || exit 77
command -v pkg-config >/dev/null || exit 77

listed=$(sed 's/#.*//' app/packages | awk '$1 == "build" { print $2 }')
status=0
for library in $(find . -name meson.build -not -path './_*' -exec cat {} + |
                   sed 's/#.*//' | grep -oE "dependency\\('[^']+'" | cut -d"'" -f2 | sort -u); do
  folder=$(pkg-config --variable=pcfiledir "$library" 2>/dev/null) || continue
  package=$(dpkg-query --search "$folder/$library.pc" 2>/dev/null | head -n 1 | sed 's/:.*//')
  # A library that Debian did not install is nothing that app/packages could bring.
  [ -n "$package" ] || continue
  if ! printf '%s\n' "$listed" | grep -qxF "$package"; then
    echo "app/packages lacks: build  $package   ($library)"
    status=1
  fi
done
exit $status
