#!/usr/bin/env bash
# Verifies the signature of a credential.json with programs that are not ours: jq, openssl, xxd, sha256sum, base58.
# 用通用程序核对证明的签名，不依赖本系统。
#
# usage: check_with_openssl.sh credential.json [certificate.rows]
#
# Checks spec 09 §2: canonical form, issuer's key = signing key, @context, Ed25519 signature; and §6, when the rows file is
# given: form of the lines, Merkle root, number and sum. That the certificate stands in the log is in
# certificate.tlog-proof and is not checked here. Exit codes: 0 good, 1 bad, 2 usage, 3 a program is missing.
set -euo pipefail
export LC_ALL=C

[ $# -ge 1 ] && [ $# -le 2 ] && [ -r "$1" ] && [ -r "${2:-$1}" ] ||
    { echo "usage: $0 credential.json [certificate.rows]" >&2; exit 2; }
for program in jq openssl xxd sha256sum base58; do
    command -v "$program" >/dev/null || { echo "missing program: $program (Debian: apt-get install $program)" >&2; exit 3; }
done

file=$1
rows=${2-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad() { echo "BAD 不符: $1"; exit 1; }

# jq -cS sorts keys by code points and writes no white space. For this profile (ASCII keys, no floats, no control
# characters) that is RFC 8785, byte for byte; the first check makes sure of it.
# The newline that jq adds is taken off.
canonical() { jq -cS "$1" "$file" | head -c -1; }

canonical . >"$work/whole" 2>/dev/null || bad "not JSON 不是 JSON 文本"
cmp -s "$work/whole" "$file" || bad "not in canonical form 不是规范文本"
[ "$(jq '.proof | length' "$file")" = 1 ] || bad "not exactly one proof 签名数目不为一"
[ "$(canonical '."@context"')" = "$(canonical '.proof[0]."@context"')" ] || bad "contexts differ 词汇表不一致"
[ "$(canonical '."@context"')" = '["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]' ] ||
    bad "another context 词汇表不符"
[ "$(canonical '.proof[0].cryptosuite')" = '"eddsa-jcs-2022"' ] || bad "another cryptosuite 签名算法不符"

did=$(jq -r '.issuer.id' "$file")
multikey=${did#did:key:}
[ "$(jq -r '.proof[0].verificationMethod' "$file")" = "did:key:$multikey#$multikey" ] ||
    bad "the signing key is not the issuer's 签名密钥不属于出具单位"

# A Multikey is base 58 of ed01 and the key; openssl wants the key as SubjectPublicKeyInfo.
key=$(printf %s "${multikey#z}" | base58 -d | xxd -p -c 256)
[ "${#key}" = 68 ] && [ "${key:0:4}" = ed01 ] || bad "no Ed25519 key 不是 Ed25519 公钥"
printf '302a300506032b6570032100%s' "${key:4}" | xxd -r -p >"$work/key.der"

canonical '.proof[0] | del(.proofValue)' | sha256sum | cut -c1-64 | xxd -r -p >"$work/message"
canonical 'del(.proof)' | sha256sum | cut -c1-64 | xxd -r -p >>"$work/message"
value=$(jq -r '.proof[0].proofValue' "$file")
printf %s "${value#z}" | base58 -d >"$work/signature" || bad "no base 58 不是 base58"

openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$work/key.der" \
    -in "$work/message" -sigfile "$work/signature" >"$work/answer" 2>&1 || bad "signature 签名不符"
# Reads lines of one hash each and joins them two by two; an odd last one goes up as it is: the tree of RFC 6962.
join_hashes() {
    while [ "$(wc -l <"$1")" -gt 1 ]; do
        while read -r left && read -r right || [ -n "${left-}" ]; do
            if [ -n "${right-}" ]; then
                printf '01%s%s' "$left" "$right" | xxd -r -p | sha256sum | cut -c1-64
            else
                echo "$left"
            fi
            left='' right=''
        done <"$1" >"$1.up"
        mv "$1.up" "$1"
    done
}

if [ -n "$rows" ]; then
    named=$(jq -r '.evidence[0].id // ""' "$file")
    [ "${named#urn:xinshi:rows:}" != "$named" ] || bad "the credential names no rows 本证明没有另附的逐条记录"
    jq -cS . "$rows" >"$work/rows" 2>/dev/null && cmp -s "$work/rows" "$rows" || bad "rows not in canonical form 逐条记录不是规范文本"
    salt=$(jq -r '.proof[0].nonce' "$file")
    while IFS= read -r line; do
        { printf '00%s' "$salt" | xxd -r -p; printf %s "$line"; } | sha256sum | cut -c1-64
    done <"$rows" >"$work/hashes"
    count=$(wc -l <"$rows")
    join_hashes "$work/hashes"
    [ "urn:xinshi:rows:$count:$(cat "$work/hashes")" = "$named" ] || bad "rows are not those committed to 逐条记录与承诺值不符"
    sum=$(jq -s '[.[].narrative | capture("服务时间 (?<s>[0-9]+) 秒").s | tonumber] | add' "$rows")
    total=$(jq -r '.credentialSubject.result[-1].value' "$file")
    [ "$sum" = "$total" ] || bad "rows do not add up 逐条记录之和与合计不符"
fi
echo "GOOD 签名相符: $(jq -r '.credentialSubject.licenseNumber' "$file") $(jq -r '.issuer.name' "$file")"
