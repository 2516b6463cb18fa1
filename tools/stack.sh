# The whole program on this machine: PostgreSQL, the API, the page. Sourced, after lib.sh.
#
#   stack_start_backend FOLDER API_PORT PAGE_PORT POSTGRES_PORT
#   stack_start_page PAGE_PORT
#   stack_stop
#
# FOLDER keeps everything: the database, the uploaded files, the secrets, the logs.

stack_pids=()

stack_secret() {
    local file=$stack_folder/secrets/$1
    mkdir -p "$stack_folder/secrets" && chmod 700 "$stack_folder/secrets"
    [ -s "$file" ] || (umask 077 && openssl rand -hex 32 >"$file")
    cat "$file"
}

stack_start_backend() {
    stack_folder=$1
    stack_api=http://127.0.0.1:$2
    stack_postgres_port=$4
    mkdir -p "$stack_folder/logs"
    stack_environment "$2" "$3"

    DATAPILOT_POSTGRES_PASSWORD=$(stack_secret database-owner) \
        tools/postgres start "$stack_folder/postgres" "$stack_postgres_port"
    backend/build/release/datapilot migrate >"$stack_folder/logs/migrate.log" 2>&1 ||
        { cat "$stack_folder/logs/migrate.log" >&2; return 1; }

    backend/build/release/datapilot serve >>"$stack_folder/logs/backend.log" 2>&1 &
    stack_pids+=($!)
    stack_alive "$stack_api/readyz" 20 "$stack_folder/logs/backend.log"
}

stack_start_page() {
    stack_page=http://127.0.0.1:$1
    stack_run_page "$1" >>"$stack_folder/logs/page.log" 2>&1 &
    stack_pids+=($!)
    stack_alive "$stack_page/login" 60 "$stack_folder/logs/page.log"
}

stack_run_page() {
    cd frontend
    export NEXT_TELEMETRY_DISABLED=1 DATAPILOT_API_URL=$stack_api
    if [ -n "${DEV:-}" ]; then
        exec node_modules/.bin/next dev --hostname 127.0.0.1 --port "$1"
    fi
    exec node_modules/.bin/next start --hostname 127.0.0.1 --port "$1"
}

stack_environment() {
    local owner_password app_password
    owner_password=$(stack_secret database-owner)
    app_password=$(stack_secret database-app)
    export DATAPILOT_ENV=development
    export DATAPILOT_HOST=127.0.0.1 DATAPILOT_PORT=$1
    export DATAPILOT_DATA_DIR=$stack_folder/data
    # A server on this machine may be tried as a source.
    export DATAPILOT_ALLOWED_NETWORKS=${DATAPILOT_ALLOWED_NETWORKS:-127.0.0.1,::1}
    export DATAPILOT_ALLOWED_ORIGINS=http://127.0.0.1:$2,http://localhost:$2
    export DATAPILOT_DATABASE_OWNER_URL=postgresql://datapilot_owner:$owner_password@127.0.0.1:$stack_postgres_port/datapilot
    export DATAPILOT_DATABASE_URL=postgresql://datapilot_app:$app_password@127.0.0.1:$stack_postgres_port/datapilot
}

stack_alive() {
    wait_for "$1" "$2" && return
    echo "le journal dit :" >&2
    tail -n 20 "$3" >&2
    return 1
}

stack_stop() {
    local pid
    for pid in "${stack_pids[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
    for pid in "${stack_pids[@]}"; do wait "$pid" 2>/dev/null || true; done
    stack_pids=()
    tools/postgres stop "$stack_folder/postgres" || true
}
