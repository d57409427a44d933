# What the production lane stands on: its own PostgreSQL and its own Redis, on free ports, in a temporary folder.

install_missing_packages() {
    local missing=()
    [ -n "$(postgres_bin)" ] || missing+=(postgresql)
    command -v redis-server >/dev/null || missing+=(redis-server)
    [ -x /usr/bin/chromium ] || missing+=(chromium)
    [ ${#missing[@]} -gt 0 ] || return 0
    step "apt-get update" apt-get update -q
    step "apt-get install ${missing[*]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y "${missing[@]}"
}

postgres_bin() { # prints the folder of the newest initdb
    ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1
}

start_postgres() {
    local bin port
    bin=$(postgres_bin)
    [ -n "$bin" ] || return 1
    POSTGRES=$(mktemp -d) && port=$(free_port) || return 1
    [ "$(id -u)" != 0 ] || chown postgres "$POSTGRES"
    step "initdb" as_postgres "$bin/initdb" -D "$POSTGRES/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 &&
        step "pg_ctl start" as_postgres "$bin/pg_ctl" -D "$POSTGRES/data" -l "$POSTGRES/log" -w -t 60 \
            -o "-p $port -k $POSTGRES -c listen_addresses=127.0.0.1" start || return 1
    POSTGRES_URL="postgres://postgres@127.0.0.1:$port/postgres"
    POSTGRES_SAYS=$("$bin/postgres" --version)
}

as_postgres() { # PostgreSQL refuses to run as root
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

start_redis() {
    local port
    command -v redis-server >/dev/null && port=$(free_port) || return 1
    redis-server --port "$port" --bind 127.0.0.1 --save "" --appendonly no --dir "$WORK" \
        --logfile "$WORK/redis.log" </dev/null &
    REDIS_PID=$!
    for _ in $(seq 100); do
        if [ "$(redis-cli -p "$port" ping 2>/dev/null)" = PONG ]; then
            REDIS_URL="redis://127.0.0.1:$port/0"
            REDIS_SAYS="Redis on port $port"
            return 0
        fi
        sleep 0.1
    done
    cat "$WORK/redis.log"
    return 1
}

stop_services() {
    if [ -n "${REDIS_PID:-}" ]; then
        kill "$REDIS_PID" && wait "$REDIS_PID"
    fi 2>/dev/null
    if [ -n "${POSTGRES:-}" ]; then
        as_postgres "$(postgres_bin)/pg_ctl" -D "$POSTGRES/data" -m immediate -w stop
        rm -rf "$POSTGRES"
    fi >/dev/null 2>&1
}

free_port() {
    "${PYTHON_EMBEDDED:-python3}" -c "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])"
}
