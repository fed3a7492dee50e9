#!/usr/bin/env bash
# Runs check_with_openssl.sh over Ledger/vectors/certificates.json: good credentials and rows must pass, altered ones not.
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
        "bad committed") expected=1 ;;
        *) continue ;;
    esac
    jq -rj ".cases[$number].credential | join(\"\n\")" "$vectors" >"$work/credential.json"
    given=("$work/credential.json")
    if jq -e ".cases[$number].rows" "$vectors" >/dev/null; then
        jq -rj ".cases[$number].rows | join(\"\n\")" "$vectors" >"$work/certificate.rows"
        given+=("$work/certificate.rows")
    fi
    # What is wrong there stands in the log, which this script does not read.
    [ "$(jq -r ".cases[$number].check" "$vectors")" = statement ] && continue
    status=0
    Tools/certificates/check_with_openssl.sh "${given[@]}" >"$work/answer" || status=$?
    [ "$status" = "$expected" ] || { echo "$name: exit code $status, not $expected: $(cat "$work/answer")" >&2; exit 1; }
    checked=$((checked + 1))
done
echo "$checked credentials checked"
