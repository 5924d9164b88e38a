# Sourced by app/run and tests/run: packages, ownership, build folder, build.  Bash.
#
# Only apt-get ever runs as root on behalf of a user.  Whoever starts a script through sudo gets
# builds, bases and papers of their own: after the packages, the script starts itself again as
# that user.  Standard output stays free for what the program itself has to say.

: "${script_name:?}" "${root:?}"        # set by the script that sources this

# A cron job or a container may have no home, or closed standard input, whose number the next file
# opened would get.  A compiler cache that can't be written to stops the compiler.
if [[ -z ${HOME:-} ]]; then
  HOME=$(getent passwd "$(id -u)" | cut -d: -f6)
  export HOME
fi
{ true <&0; } 2>/dev/null || exec </dev/null
[[ -w $HOME ]] || export CCACHE_DISABLE=1

say ()  { printf '%s: %s\n' "$script_name" "$*" >&2; }
fail () { printf '%s: %s\n' "$script_name" "$*" >&2; exit 3; }

# through_sudo: true when root acts for somebody else.
through_sudo ()
{
  [[ $EUID -eq 0 && -n ${SUDO_USER:-} && $SUDO_USER != root ]] && id -u "$SUDO_USER" >/dev/null 2>&1
}

# wanted_packages PURPOSE...: the names listed for these purposes in app/packages.
wanted_packages ()
{
  local purpose name wanted
  while read -r purpose name; do
    for wanted in "$@"; do
      if [[ $purpose == "$wanted" ]]; then printf '%s\n' "$name"; fi
    done
  done < <(sed 's/#.*//' "$root/app/packages")
}

# missing_packages NAME...: those of them that dpkg does not have.
missing_packages ()
{
  local name
  for name in "$@"; do
    if [[ $(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null) != installed ]]; then
      printf '%s\n' "$name"
    fi
  done
}

# apt ARGUMENT...: apt-get as root, without questions, waiting for another package manager.
apt ()
{
  local -a with=()
  if [[ $EUID -ne 0 ]]; then with=(sudo); fi
  "${with[@]}" env DEBIAN_FRONTEND=noninteractive PATH="$PATH:/usr/sbin:/sbin" \
    apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}

# install_packages PURPOSE...: touches nothing, and asks nobody, when all is there.
install_packages ()
{
  local -a wanted missing unknown
  local name updated=no

  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "this is not a Debian system; going on with what is installed"
    return 0
  fi

  mapfile -t wanted < <(wanted_packages "$@")
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  if [[ ${#missing[@]} -eq 0 ]]; then return 0; fi

  say "installing ${#missing[@]} packages: ${missing[*]}"
  if [[ $EUID -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
      fail "packages are missing, and this is neither root nor a system with sudo.
Ask for:  apt-get install --no-install-recommends ${missing[*]}"
    fi
    if [[ ! -t 0 ]] && ! sudo -n true 2>/dev/null; then
      fail "packages are missing, and sudo would ask for a password where nobody can answer.
Ask for:  apt-get install --no-install-recommends ${missing[*]}"
    fi
  fi

  mapfile -t unknown < <(for name in "${missing[@]}"; do
                           apt-cache show --no-all-versions "$name" >/dev/null 2>&1 || echo "$name"
                         done)
  if [[ ${#unknown[@]} -gt 0 ]]; then
    apt update || say "the package lists could not be fetched"
    updated=yes
  fi
  if ! apt install -y --no-install-recommends "${missing[@]}"; then
    # Lists that are too old name files that are gone.
    if [[ $updated == no ]] && apt update; then
      apt install -y --no-install-recommends "${missing[@]}" || true
    fi
  fi

  mapfile -t missing < <(missing_packages "${wanted[@]}")
  if [[ ${#missing[@]} -gt 0 ]]; then
    fail "these packages could not be installed: ${missing[*]}"
  fi
}

# give_up_root COMMAND...: the rest of the work as the user who called sudo.  Does not return.
give_up_root ()
{
  local user=$SUDO_USER uid gid home runtime
  local -a environment=()

  uid=$(id -u "$user")
  gid=$(id -g "$user")
  home=$(getent passwd "$user" | cut -d: -f6)
  runtime=/run/user/$uid

  if [[ -d $runtime ]]; then
    environment+=("XDG_RUNTIME_DIR=$runtime")
    if [[ -S $runtime/bus ]]; then
      environment+=("DBUS_SESSION_BUS_ADDRESS=unix:path=$runtime/bus")
    fi
    if [[ -z ${WAYLAND_DISPLAY:-} && -S $runtime/wayland-0 ]]; then
      environment+=("WAYLAND_DISPLAY=wayland-0")
    fi
  fi
  if [[ -n ${DISPLAY:-} && -z ${XAUTHORITY:-} && -f $home/.Xauthority ]]; then
    environment+=("XAUTHORITY=$home/.Xauthority")
  fi

  if ! setpriv --reuid="$uid" --regid="$gid" --init-groups test -r "$root/meson.build"; then
    fail "$user cannot read $root: clone it as $user, or start this script without sudo"
  fi
  exec setpriv --reuid="$uid" --regid="$gid" --init-groups \
    env -u SUDO_USER -u SUDO_UID -u SUDO_GID -u SUDO_COMMAND \
        HOME="$home" USER="$user" LOGNAME="$user" "${environment[@]}" "$@"
}

# writable_folder FOLDER: it can be written to, or made.
writable_folder ()
{
  if [[ -e $1 ]]; then
    [[ -d $1 && -w $1 && ( ! -e $1/build.ninja || -w $1/build.ninja ) ]]
  else
    [[ -w ${1%/*} ]]
  fi
}

# choose_build_folder NAME: prints NAME in the clone, or a place in the user's cache when the
# clone is read-only or its build folder belongs to somebody else.
choose_build_folder ()
{
  local key
  if writable_folder "$root/$1"; then
    printf '%s\n' "$root/$1"
  else
    key=$(printf '%s' "$root" | cksum | cut -d' ' -f1)
    printf '%s\n' "${XDG_CACHE_HOME:-$HOME/.cache}/lianshe/$key/$1"
  fi
}

# configure FOLDER OPTION...: meson setup, once.  A folder made for another place (the clone was
# moved) or left half configured is made anew.
configure ()
{
  local folder=$1
  shift
  if [[ -f $folder/build.ninja ]]; then
    if grep -qF "\"source\": \"$root\"" "$folder/meson-info/meson-info.json" 2>/dev/null; then
      return 0
    fi
    say "$folder was made for another folder; making it again"
  fi
  case ${folder##*/} in
    _build*) rm -rf -- "$folder" ;;
    *) fail "will not replace $folder" ;;
  esac
  mkdir -p -- "${folder%/*}"
  meson setup "$@" "$folder" "$root"
}
