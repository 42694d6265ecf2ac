#!/bin/sh
# Verifies an exported audit trail (GET /v1/cases/<id>/audit?format=ndjson). Needs sha256sum and nothing of the service.
#
#   sh verify-audit.sh trail.ndjson                  each entry must be the one that belongs there
#   sh verify-audit.sh trail.ndjson 12 9f86d0…       and entry 12 must have that hash, as noted down earlier
#
# A line holds the SHA-256 of the line before as "previous", the first one zeros. So a changed, removed, added or moved entry
# shows, but for entries cut off at the end: these show only against a number and hash that are known from elsewhere.
set -eu
LC_ALL=C
file=$1 noted_number=${2:-} noted_hash=${3:-}
number=0 hash=0000000000000000000000000000000000000000000000000000000000000000 start='{"case":"' noted=no

fail() {
  echo "NOT INTACT: $1" >&2
  exit 1
}

while IFS= read -r line || [ -n "$line" ]; do
  number=$((number + 1))
  case $line in
    "$start"*"\",\"number\":$number,\"at\":\""*",\"previous\":\"$hash\"}") ;;
    *) fail "entry $number is not the one that follows entry $((number - 1)), or one of these two was changed" ;;
  esac
  [ "$number" -gt 1 ] || start=${line%%\",\"number\"*}
  hash=$(printf '%s' "$line" | sha256sum | cut -d ' ' -f 1)
  if [ "$number" = "$noted_number" ]; then
    [ "$hash" = "$noted_hash" ] || fail "entry $number does not have the hash that was noted"
    noted=yes
  fi
done <"$file"

[ "$number" -gt 0 ] || fail "there is no entry"
[ -z "$noted_number" ] || [ $noted = yes ] || fail "entry $noted_number is missing, the last one is $number"
echo "intact: $number entries; head: $number $hash"
