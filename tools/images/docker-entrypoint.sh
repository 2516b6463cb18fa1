#!/bin/bash
# What deploy/ relies on of the entrypoint of PostgreSQL's own image: a cluster is made on an empty volume, the scripts
# of /docker-entrypoint-initdb.d are run once, then the command.
set -euo pipefail
if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
    # shellcheck disable=SC2086  # several options
    initdb --username="$POSTGRES_USER" --pwfile="$POSTGRES_PASSWORD_FILE" --auth-local=trust \
        ${POSTGRES_INITDB_ARGS:-} >/dev/null
    echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
    echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
    echo "unix_socket_directories = '/var/run/postgresql'" >>"$PGDATA/postgresql.conf"
    pg_ctl start --wait --silent --options="-c listen_addresses=''"
    for script in /docker-entrypoint-initdb.d/*.sh; do bash "$script"; done
    pg_ctl stop --wait --silent --mode=fast
fi
exec "$@"
