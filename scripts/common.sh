# Shared by the scripts beside it: where the project is, and how they speak. Sourced, not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
jobs=${JOBS:-$(nproc)}

say() { printf '\n== %s\n' "$*"; }

# configure_and_build PRESET [CMAKE-ARGUMENT...]
configure_and_build() {
  local preset=$1
  shift
  say "building preset $preset in build/$preset"
  cmake --preset "$preset" "$@" >"build-$preset.log" 2>&1 || { cat "build-$preset.log"; rm -f "build-$preset.log"; return 1; }
  rm -f "build-$preset.log"
  cmake --build --preset "$preset" -j "$jobs"
}
