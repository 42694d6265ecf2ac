#!/usr/bin/env bash
# Restores, builds and tests everything, as continuous integration does: bash tests/run.sh
# Arguments go on to "dotnet test": bash tests/run.sh --filter Bundles
#
# Nothing may be skipped here: a test that lacks a tool fails. On Debian the tools are installed when they are missing.
# The last line is "N passed, N failed", with ", N skipped" behind it where a test was skipped; then the exit code is 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly solution=ReserveMeds.Packets.sln results=artifacts/test-results installed=artifacts/install-tools.log
passed=0 failed=0 skipped=0 step="the start"

# Command (or file) that the tests need, and the Debian package that holds it. One line for each.
readonly tools="
  chromium  chromium
  fribidi   libfribidi-bin
  flock     util-linux
  lowriter  libreoffice-writer
  mutool    mupdf-tools
  pdfinfo   poppler-utils
  /usr/lib/postgresql  postgresql
  qpdf      qpdf
  /usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf  fonts-noto-core
"

main() {
  trap finish EXIT
  # Tests read it: a missing tool is a failure. The build reads it: a lock file that does not fit is an error.
  export CI=true DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

  # The SDK and others leave empty folders behind: here they go with the rest. The user of the database must get through.
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/packets-tests.XXXXXX")
  chmod 755 "$scratch"
  export TMPDIR=$scratch

  step="the check of the SDK and of Node"
  check_platforms
  # Tools are fetched and unpacked while the build computes.
  mkdir -p artifacts
  install_tools >"$installed" 2>&1 &
  local tools_pid=$!
  step="the restore by the lock files"
  dotnet restore "$solution" --locked-mode --disable-build-servers
  step="the restore without lock files"
  restore_without_lock
  step="the build"
  dotnet build "$solution" --no-restore --disable-build-servers -warnaserror
  step="the installation of tools"
  wait "$tools_pid" || { cat "$installed" >&2; return 1; }
  cat "$installed"
  step="the tests"
  run_tests "$@"
  step=""
}

check_platforms() {
  dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
    stop "The .NET 10 SDK is missing. Install it, version 10.0.400 or newer, so that 'dotnet --list-sdks' shows it."
  local node
  node=$(node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/') || true
  [ "${node:-0}" -ge 20 ] ||
    stop "Node 20 or newer is missing ('node --version' says ${node:-nothing}). Install it with npm; it runs the PDF engine."
  npm --version >/dev/null 2>&1 || stop "npm is missing. Install it beside Node; it brings the PDF engine."
}

install_tools() {
  local command package missing=()
  while read -r command package; do
    [ -z "$command" ] || command -v "$command" >/dev/null || [ -e "$command" ] || missing+=("$package")
  done <<<"$tools"
  [ ${#missing[@]} -gt 0 ] || return 0

  command -v apt-get >/dev/null || stop "The tests need: ${missing[*]} (names of Debian packages). Install them and run this again."
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  [ ${#root[@]} -eq 0 ] || command -v sudo >/dev/null ||
    stop "The tests need: ${missing[*]}. Run this as root or with sudo once, or install them yourself."
  echo "Installing ${missing[*]}"
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
}

# A lock file hides that a registry serves another version than the one asked for (NU1603 and its kin).
restore_without_lock() {
  local log=artifacts/restore-without-lock.log
  rm -rf artifacts/without-lock
  dotnet restore "$solution" --disable-build-servers -p:ArtifactsPath="$PWD/artifacts/without-lock" \
    -p:RestorePackagesWithLockFile=false -p:NuGetLockFilePath=none.json -p:RestoreLockedMode=false >"$log" 2>&1 || { cat "$log"; return 1; }
  ! grep -E 'NU16[0-9]{2}' "$log" ||
    stop "A package comes in another version than asked for. Pin the one that is served in Directory.Packages.props."
}

run_tests() {
  rm -rf "$results"
  mkdir -p "$results"
  local code=0 project trx attribute
  # Browser and pages work on one thing at a time and leave a core idle, so they run at once; the others, one after the other, use both.
  run_project ReserveMeds.Packets.Browser.Tests "$@" >"$results/browser.log" 2>&1 &
  local browser_pid=$!
  run_project ReserveMeds.Packets.Layout.Tests "$@" || code=$?
  run_project ReserveMeds.Packets.Tests "$@" || code=$?
  wait "$browser_pid" || code=$?
  cat "$results/browser.log"
  for project in tests/*.Tests; do
    case $project in
      *.Browser.Tests | *.Layout.Tests | tests/ReserveMeds.Packets.Tests) ;;
      *) run_project "${project#tests/}" "$@" || code=$? ;;
    esac
  done

  for trx in "$results"/*/*.trx; do
    [ -e "$trx" ] || continue
    local total=0 executed=0 ok=0
    for attribute in $(grep -oE '<Counters [^>]*' "$trx" | grep -oE '(total|executed|passed)="[0-9]+"'); do
      case $attribute in
        total=*) total=$(number "$attribute") ;;
        executed=*) executed=$(number "$attribute") ;;
        passed=*) ok=$(number "$attribute") ;;
      esac
    done
    passed=$((passed + ok)) failed=$((failed + executed - ok)) skipped=$((skipped + total - executed))
  done

  [ $((passed + failed + skipped)) -gt 0 ] || stop "No test ran. Look at the filter."
  [ "$code" -eq 0 ] || [ "$failed" -gt 0 ] || stop "The test run broke off before it was done."
}

run_project() {
  dotnet test "tests/$1" --no-build --disable-build-servers --logger trx --results-directory "$results/$1" "${@:2}"
}

number() { tr -cd '0-9' <<<"$1"; }

stop() {
  echo "$1" >&2
  exit 1
}

finish() {
  local code=$?
  trap - EXIT
  kill $(jobs -p) 2>/dev/null || true
  rm -rf "${scratch:-}"
  if [ -n "$step" ] && [ "$failed" -eq 0 ]; then
    echo "Stopped at $step; counted as one failure." >&2
    failed=1
  fi

  [ "$code" -ne 0 ] || [ $((failed + skipped)) -eq 0 ] || code=1
  local line="$passed passed, $failed failed"
  [ "$skipped" -eq 0 ] || line+=", $skipped skipped"
  echo "$line"
  exit "$code"
}

main "$@"
