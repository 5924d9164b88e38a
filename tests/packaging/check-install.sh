#!/bin/sh
# Installs into an empty folder and looks for what has to be there.
# Usage: check-install.sh BUILD-FOLDER program|no-program
place=$(mktemp -d) || exit 1
trap 'rm -rf "$place"' EXIT

if ! DESTDIR=$place meson install -C "$1" --no-rebuild --quiet >"$place.log" 2>&1; then
  cat "$place.log"
  rm -f "$place.log"
  exit 1
fi
rm -f "$place.log"

status=0
want ()
{
  found=$(find "$place" -path "*/$1" -type f)
  if [ -z "$found" ]; then
    echo "not installed: $1"
    status=1
  elif [ -z "$(find "$found" -perm "$2")" ]; then
    echo "mode is not $2: $1"
    status=1
  fi
}

want share/applications/org.lianshe.Lianshe.desktop 644
want share/metainfo/org.lianshe.Lianshe.metainfo.xml 644
want share/mime/packages/org.lianshe.Lianshe.xml 644
want share/icons/hicolor/scalable/apps/org.lianshe.Lianshe.svg 644
want share/icons/hicolor/symbolic/apps/org.lianshe.Lianshe-symbolic.svg 644
want share/man/man1/lianshe.1 644
want share/locale/zh_CN/LC_MESSAGES/lianshe.mo 644
if [ "$2" = program ]; then want bin/lianshe 755; fi

# runs_installed: the installed program finds schema, rulebook, sample and translations.
runs_installed ()
{
  program=$(find "$place" -path '*/bin/lianshe' -type f)
  catalogues=$(find "$place" -path '*/share/locale' -type d)
  "$program" new "$place/base.lianshe" --sample >"$place/said" 2>&1 &&
    LANGUAGE=zh_CN LC_ALL=C.UTF-8 LIAN_LOCALE_DIR=$catalogues \
      "$program" recommend "$place/base.lianshe" >"$place/said" 2>&1 &&
    grep -q '集中生产' "$place/said"
}
if [ "$2" = program ] && ! runs_installed; then
  echo "the installed program does not run, or not in Chinese:"
  head -n 20 "$place/said"
  status=1
fi

# Nothing that only the build needs.
extra=$(find "$place" -name '*.a' -o -name '*.h' -o -name '*.in')
if [ -n "$extra" ]; then
  echo "should not be installed: $extra"
  status=1
fi
exit $status
