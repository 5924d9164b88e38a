#!/bin/sh
# Usage: check-file.sh KIND FILE     status 77 if the tool for this kind is not installed
need () { command -v "$1" >/dev/null || { echo "$1 is not installed"; exit 77; }; }

case $1 in
  desktop)
    need desktop-file-validate
    # It prints hints with status 0, so silence is asked for as well.
    said=$(desktop-file-validate "$2" 2>&1) || { echo "$said"; exit 1; }
    [ -z "$said" ] || { echo "$said"; exit 1; }
    ;;
  metainfo)
    need appstreamcli
    appstreamcli validate --no-net --explain "$2"
    ;;
  mime)
    need xmllint
    need update-mime-database
    xmllint --noout "$2" || exit 1
    place=$(mktemp -d) || exit 1
    trap 'rm -rf "$place"' EXIT
    mkdir "$place/packages" && cp "$2" "$place/packages/"
    update-mime-database "$place" || exit 1
    grep -qx 'application/x-lianshe:\*\.lianshe' "$place/globs"
    ;;
  manual)
    need mandoc
    # STYLE remarks count: the page is short enough to be clean.
    mandoc -Tlint "$2"
    ;;
  icon)
    need xmllint
    xmllint --noout "$2"
    ;;
  symbolic)
    need xmllint
    xmllint --noout "$2" || exit 1
    # GTK colours symbolic icons through fill; a stroke would stay grey on a dark header bar.
    ! grep -n 'stroke' "$2" | grep -v 'not strokes'
    ;;
  *)
    echo "unknown kind $1" >&2
    exit 2
    ;;
esac
