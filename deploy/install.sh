#!/usr/bin/env bash
# Installs DataPilot on a fresh Debian 12 or Ubuntu 22.04, as root: packages, secrets, images, certificate, timers.
# A second run does only what is missing, and brings an installed one up to the sources that stand here.
#   DATAPILOT_DOMAIN, DATAPILOT_EMAIL   asked for when they are absent, the first time
#   CERTIFICATE=own                     no Certbot: install a certificate with deploy/certificate FOLDER
set -euo pipefail
# nginx reads its certificate, and what Certbot shows, whatever root's own mask is.
umask 022
cd "$(dirname "$0")/.."
# shellcheck source=deploy/lib.sh
. deploy/lib.sh

require_machine() {
    [ "$(id -u)" = 0 ] || fail "à lancer en tant que root (sudo deploy/install.sh)"
    # shellcheck source=/dev/null
    . /etc/os-release
    case $ID-$VERSION_ID in
        debian-12 | ubuntu-22.04) ;;
        *) fail "prévu pour Debian 12 ou Ubuntu 22.04, pas pour $PRETTY_NAME" ;;
    esac
    local memory
    memory=$(awk '/^MemTotal/ {print int($2 / 1024)}' /proc/meminfo)
    [ "$memory" -ge 3500 ] || fail "$memory Mo de mémoire : il en faut 4 Go"
}

install_packages() {
    local wanted=(openssl ca-certificates curl age certbot) missing=() package
    if ! command -v docker >/dev/null; then wanted+=(docker.io); fi
    if ! docker compose version >/dev/null 2>&1 && ! command -v docker-compose >/dev/null; then
        # Debian's docker-compose is 1.29; Ubuntu carries version 2.
        if [ "$ID" = ubuntu ]; then wanted+=(docker-compose-v2); else wanted+=(docker-compose); fi
    fi
    for package in "${wanted[@]}"; do
        # shellcheck disable=SC2016  # dpkg-query expands it
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    say "installation de ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Kept, so that a second run asks nothing; what is set for this run goes first, so that a slip can be corrected.
ask_settings() {
    mkdir -p "$settings" && chmod 711 "$settings"
    local kept=$settings/install.env given=("${DATAPILOT_DOMAIN:-}" "${DATAPILOT_EMAIL:-}") before
    # shellcheck source=/dev/null
    [ ! -f "$kept" ] || . "$kept"
    before=${DATAPILOT_DOMAIN:-}
    DATAPILOT_DOMAIN=${given[0]:-$before} DATAPILOT_EMAIL=${given[1]:-${DATAPILOT_EMAIL:-}}
    ask_domain
    [ "${CERTIFICATE:-}" = own ] || ask_email
    printf 'DATAPILOT_DOMAIN=%q\nDATAPILOT_EMAIL=%q\n' "$DATAPILOT_DOMAIN" "$DATAPILOT_EMAIL" >"$kept"
    [ ! -f "$settings/backend.env" ] || sed -i \
        "s#^DATAPILOT_ALLOWED_ORIGINS=https://$before\$#DATAPILOT_ALLOWED_ORIGINS=https://$DATAPILOT_DOMAIN#" \
        "$settings/backend.env"
}

domain_pattern='([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}'

ask_domain() {
    [ -n "$DATAPILOT_DOMAIN" ] || read -rp "Nom de domaine (par exemple bi.exemple.fr) : " DATAPILOT_DOMAIN ||
        fail "il manque le nom de domaine : sudo DATAPILOT_DOMAIN=bi.exemple.fr deploy/install.sh"
    [[ $DATAPILOT_DOMAIN =~ ^$domain_pattern$ ]] ||
        fail "« $DATAPILOT_DOMAIN » n'est pas un nom de domaine (attendu : bi.exemple.fr, sans https://)"
}

ask_email() {
    [ -n "$DATAPILOT_EMAIL" ] ||
        read -rp "Adresse e-mail de l'administrateur (pour Let's Encrypt) : " DATAPILOT_EMAIL ||
        fail "il manque l'adresse e-mail : sudo DATAPILOT_EMAIL=nom@exemple.fr deploy/install.sh"
    [[ $DATAPILOT_EMAIL =~ ^[^@[:space:]]+@$domain_pattern$ ]] ||
        fail "« $DATAPILOT_EMAIL » n'est pas une adresse e-mail (attendue : nom@exemple.fr)"
}

start() {
    say "construction des images (la première fois : une vingtaine de minutes sur deux cœurs)"
    compose build --quiet
    say "démarrage"
    compose up -d
    local patience=$((SECONDS + 180))
    until curl --fail --silent --insecure --output /dev/null --max-time 3 https://127.0.0.1/healthz; do
        [ $SECONDS -lt $patience ] || fail "rien ne répond après trois minutes : voir « docker-compose logs »"
        sleep 1
    done
    # A container that came anew has another address.
    compose exec -T nginx nginx -s reload
    if compose logs backend | grep sandbox_lacks; then
        say "attention : ce noyau ou ce moteur de conteneurs ne confine pas tout (voir docs/workers.md)"
    fi
}

get_certificate() {
    [ "${CERTIFICATE:-}" != own ] || return 0
    say "certificat de Let's Encrypt pour $DATAPILOT_DOMAIN"
    certbot certonly --webroot --webroot-path "$settings/acme" --cert-name datapilot --domain "$DATAPILOT_DOMAIN" \
        --email "$DATAPILOT_EMAIL" --agree-tos --non-interactive --keep-until-expiring --renew-with-new-domains \
        --deploy-hook "$PWD/deploy/certificate" ||
        fail "Let's Encrypt refuse : $DATAPILOT_DOMAIN désigne-t-il cette machine, port 80 ouvert ? Corrigez, puis relancez" \
            "(pour un autre domaine : sudo DATAPILOT_DOMAIN=… deploy/install.sh)"
    # The hook is called for new certificates alone.
    deploy/certificate
    systemctl enable --quiet --now certbot.timer
}

# Where systemd looks for units; a test has a folder of its own.
units=${DATAPILOT_UNITS:-/etc/systemd/system}

plan_backups() {
    make_backup_key
    sed "s#@FOLDER@#$PWD#" deploy/systemd/datapilot-backup.service >"$units/datapilot-backup.service"
    cp deploy/systemd/datapilot-backup.timer "$units/"
    systemctl daemon-reload
    systemctl enable --quiet --now datapilot-backup.timer
}

require_machine
install_packages
ask_settings
make_secrets postgres:5432
make_settings "$DATAPILOT_DOMAIN"
make_first_certificate "$DATAPILOT_DOMAIN"
mkdir -p "$settings/acme"
start
get_certificate
plan_backups
cat <<END

  DataPilot est prêt : https://$DATAPILOT_DOMAIN
  Réglages et secrets : $settings · Journaux : docker-compose logs -f backend
  Sauvegarde chaque nuit dans /var/backups/datapilot, chiffrée. Mettez à l'abri, hors de cette machine, puis
  effacez-la d'ici, la clé qui les ouvre : $settings/backup-identity
  et les clés de l'application, une fois : deploy/backup keys FICHIER

END
