# What the two stories share; sourced with $programs and $here set. Leaves the caller in a folder that goes away.
tools=$(dirname "$here")
work=$(mktemp -d "${TMPDIR:-/tmp}/xinshi-demo.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"
export PATH="$programs:$PATH" LANG=zh_CN.UTF-8 LC_ALL=
python=/usr/bin/python3

bold='' plain=''
if [ -t 1 ]; then bold=$'\033[1m' plain=$'\033[0m'; fi
say() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }
x() { xinshi "$@" --data station; }
field() { jq -rs ".[0].$1"; }
expect_failure() { if "$@"; then echo "这一步本应失败 (this should have failed)"; exit 1; fi; }

today=$(TZ=Asia/Shanghai date +%F)
day() { TZ=Asia/Shanghai date -d "$1 days ago" +%F; }

# Passphrases, each known to one person only.
umask 077
passphrases() { for person in "$@"; do head -c 18 /dev/urandom | base64 >"口令-$person"; done; }
with() {
    local person=$1
    shift
    XINSHI_PASSPHRASE_FILE="$work/口令-$person" "$@"
}
