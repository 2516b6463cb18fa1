# Shared by the scripts of this folder; sourced, with the repository as the current folder.
# shellcheck shell=bash

settings=${DATAPILOT_SETTINGS:-deploy/settings}

# The users of the images, who must be able to read their secrets.
backend_user=10001
postgres_user=999
nginx_user=10002

say() { printf '\033[1m▸ %s\033[0m\n' "$*" >&2; }
fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# Docker Compose: the plugin, or the older program, or what the tests put in its place.
compose() {
    if [ -n "${COMPOSE:-}" ]; then
        "$COMPOSE" "$@"
    elif docker compose version >/dev/null 2>&1; then
        docker compose "$@"
    else
        docker-compose "$@"
    fi
}

# secret NAME USER [VALUE]: makes the file of a secret where it is not there; drawn when no value is given.
secret() {
    local file=$settings/secrets/$1
    [ -s "$file" ] && return
    (umask 077 && printf '%s\n' "${3:-$(openssl rand -hex 32)}" >"$file.new")
    chown "$2" "$file.new" && chmod 400 "$file.new" && mv "$file.new" "$file"
}

# make_secrets HOST:PORT, of PostgreSQL. Never draws one anew: what is encrypted with a lost key is lost.
make_secrets() {
    local host=$1 secrets=$settings/secrets
    mkdir -p "$secrets" && chmod 711 "$secrets"
    secret database_superuser $postgres_user
    secret database_owner $postgres_user
    secret token_secret $backend_user
    secret encryption_keys $backend_user
    secret database_owner_url $backend_user \
        "postgresql://datapilot_owner:$(cat "$secrets/database_owner")@$host/datapilot"
    secret database_url $backend_user "postgresql://datapilot_app:$(openssl rand -hex 32)@$host/datapilot"
}

# What the administrator may change afterwards: docs/configuration.md lists the variables.
make_settings() {
    [ -f "$settings/backend.env" ] && return
    # Whoever adds the key of a language model finds the file closed to others.
    (umask 077 && cat >"$settings/backend.env") <<END
DATAPILOT_ALLOWED_ORIGINS=https://$1
DATAPILOT_MAX_WORKERS=3
DATAPILOT_WORKER_MEMORY_MB=512
END
}

# install_certificate CHAIN KEY: what nginx serves from its next reload on.
install_certificate() {
    mkdir -p "$settings/tls"
    install -o $nginx_user -m 400 "$1" "$settings/tls/fullchain.pem"
    install -o $nginx_user -m 400 "$2" "$settings/tls/privkey.pem"
}

# nginx does not start without a certificate, and Certbot gets none without nginx: this one is nobody's.
make_first_certificate() {
    [ -s "$settings/tls/fullchain.pem" ] && return
    local work
    work=$(mktemp -d)
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj "/CN=$1" \
        -addext "subjectAltName=DNS:$1" -keyout "$work/key" -out "$work/chain" 2>/dev/null
    install_certificate "$work/chain" "$work/key"
    rm -rf "$work"
}

# The key pair of the backups. Whoever reads one needs the identity, which belongs elsewhere than this machine.
make_backup_key() {
    [ -s "$settings/backup-recipient" ] && return
    (umask 077 && age-keygen --output "$settings/backup-identity" 2>/dev/null)
    age-keygen -y "$settings/backup-identity" >"$settings/backup-recipient"
}
