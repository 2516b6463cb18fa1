#!/bin/bash
# Makes the database and its owner, who is no superuser. The owner makes the second role, datapilot_app, with the
# first `datapilot migrate`; the program runs as that one, whom row-level security binds.
set -euo pipefail
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres \
    --set=password="$(cat "$DATAPILOT_OWNER_PASSWORD_FILE")" <<'SQL'
CREATE ROLE datapilot_owner LOGIN CREATEROLE CREATEDB PASSWORD :'password';
CREATE DATABASE datapilot OWNER datapilot_owner;
SQL
