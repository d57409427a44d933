# Which Pythons there are: on the PATH, of pyenv, and the system's.

find_python() { # find_python X.Y: prints the first one that works and can make environments
    local candidate
    for candidate in "$(command -v "python$1")" "$(command -v python3)" \
        "$(pyenv_root)/versions/$1".*/bin/python "/usr/local/bin/python$1" "/usr/bin/python$1"; do
        if is_python "$candidate" "$1"; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

is_python() { # a pyenv shim stands on the PATH also where its version is not chosen: so try it
    [ -x "$1" ] && "$1" -c "import ensurepip, sys; sys.exit('%d.%d' % sys.version_info[:2] != '$2')" 2>/dev/null
}

pyenv_root() { # also where HOME is not the user's own
    local home
    home=$(getent passwd "$(id -u)" | cut -d: -f6)
    for root in "${PYENV_ROOT:-}" "${HOME:-}/.pyenv" "$home/.pyenv"; do
        [ -d "$root/versions" ] && echo "$root" && return
    done
}

find_newest_python() {
    local minor
    for minor in 19 18 17 16 15 14 13 12; do
        find_python "3.$minor" && return 0
    done
    return 1
}
