#!/usr/bin/env bash
# Runs check_with_openssl.sh over Ledger/vectors/certificates.json: good credentials must pass, altered texts must not.
set -euo pipefail
cd "$(dirname "$0")/../.."
vectors=Ledger/vectors/certificates.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

count=$(jq '.cases | length' "$vectors")
checked=0
for ((number = 0; number < count; number++)); do
    name=$(jq -r ".cases[$number].name" "$vectors")
    case $(jq -r ".cases[$number].flags | join(\" \")" "$vectors") in
        good*) expected=0 ;;
        "bad text") expected=1 ;;
        *) continue ;;
    esac
    jq -rj ".cases[$number].credential | join(\"\n\")" "$vectors" >"$work/credential.json"
    status=0
    Tools/certificates/check_with_openssl.sh "$work/credential.json" >"$work/answer" || status=$?
    [ "$status" = "$expected" ] || { echo "$name: exit code $status, not $expected: $(cat "$work/answer")" >&2; exit 1; }
    checked=$((checked + 1))
done
echo "$checked credentials checked"
