#!/bin/sh
# Fails if the core library needs, or includes, anything of the user interface's stack.
# Usage: check-layers.sh LIBRARY SOURCE-ROOT
library=$1
root=$2
status=0

if ! symbols=$(nm --undefined-only "$library" 2>/dev/null); then
  echo "cannot read the symbols of $library" >&2
  exit 1
fi
if printf '%s\n' "$symbols" | grep -E '(^| )_?(gtk|gdk|gsk|adw|cairo|pango)_'; then
  echo "the core library must not need the symbols above" >&2
  status=1
fi

if grep -rnE --include='*.[ch]' \
     '#[[:space:]]*include[[:space:]]*[<"](gtk|gdk|gsk|adwaita|cairo|pango|\.\./(\.\./)?(ui|app)/)' \
     "$root/core"; then
  echo "core must not include the headers above" >&2
  status=1
fi

# Drawing is functions of data: it knows neither the core nor GTK.
if grep -rnE --include='*.[ch]' '#[[:space:]]*include[[:space:]]*[<"](gtk|gdk|gsk|adwaita|sqlite3|lian-(store|db|record))' \
     "$root/ui/draw"; then
  echo "ui/draw must not include the headers above" >&2
  status=1
fi

# The window reads core's public headers only.
if grep -rnE --include='*.[ch]' '#[[:space:]]*include[[:space:]]*[<"]((\.\./)*core/db/|(db/)?lian-(db|statement)[a-z-]*\.h|sqlite3\.h)' \
     "$root/ui" "$root/app"; then
  echo "ui and app must not include core/db" >&2
  status=1
fi
exit $status
