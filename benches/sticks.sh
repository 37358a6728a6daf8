#!/usr/bin/env bash
# `drivepress write` against what people write sticks with today: loop devices, all at once or one
# after another. Needs root. Called by compare.sh; alone:
#   benches/sticks.sh PROGRAM SET [STICKS] [ROUNDS]      default: 16 3
# A row goes to standard output as compare.sh keeps it, and for people to standard error. Peers are
# not asked to read back; Drivepress does. Loop devices share one disk, so all at once gains nothing
# over one after another as it does with sticks, each of which has its own speed. Free space of the sticks' disk: their images twice.
set -euo pipefail
export LC_ALL=C.UTF-8 PATH="$PATH:/usr/sbin"
press=$1 set=$2 count=${3:-16} rounds=${4:-3}
work=$(mktemp -d "${TMPDIR:-/tmp}/drivepress-sticks.XXXXXX")
sticks=()
clear_up() {
  for mounted in "$work"/mounted-*; do umount "$mounted" 2>/dev/null || true; done
  for stick in "${sticks[@]}"; do losetup -d "$stick" 2>/dev/null || true; done
  rm -rf "$work"
}
trap clear_up EXIT
for peer in bmaptool f3probe mkfs.ext4; do
  command -v "$peer" >/dev/null || echo "missing peer, its rows are left out: $peer" >&2
done
has() { command -v "$1" >/dev/null; }
now() { date +%s.%N; }
seconds() { local t0 t1; t0=$(now); "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }; t1=$(now); echo "$t1 - $t0" | bc; }
median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
m() { printf '%s\n' "$@" | median; }
row() {
  local ratio; ratio=$(echo "scale=2; $4 / $2" | bc)
  printf '%s|%s|%s|%s|%s|%s\n' "$1" "$2" "$3" "$4" "$ratio" "$5"
  printf '%-46s %10s s   %-28s %12s s   %10s x  (wanted %s)\n' "$1" "$2" "$3" "$4" "$ratio" "$5" >&2
}

codes=("$set"/stamps/*.img.tail)
code=$(basename "${codes[0]}" .img.tail) other=$(basename "${codes[1]}" .img.tail)
cp --sparse=always "$set/base.img" "$work/image"
cat "$set/stamps/$code.img.tail" >>"$work/image"
bytes=$(stat -c %s "$work/image")
for n in $(seq "$count"); do
  truncate -s $((bytes + (64 << 20))) "$work/stick-$n"
  sticks+=("$(losetup -f --show "$work/stick-$n")")
done
# A new stick holds what its maker left: blocks that are there, and no drive of ours.
wipe() { for n in $(seq "$count"); do dd if=/dev/zero of="$work/stick-$n" bs=1M count=32 conv=notrunc status=none; done; sync; }
to=() confirmed=()
for stick in "${sticks[@]}"; do to+=(--to "$stick"); confirmed+=(--yes "$stick"); done
ours() { "$press" write "$set" --allow-file --district "$1" "${to[@]}" "${confirmed[@]}"; }
one() { "$press" write "$set" --allow-file --district "$1" --to "${sticks[0]}" --yes "${sticks[0]}"; }
probe() { "$press" write --probe --allow-file --to "${sticks[0]}" --yes "${sticks[0]}"; }
with_dd() { for stick in "${sticks[@]}"; do dd if="$work/image" of="$stick" bs=4M oflag=direct conv=fsync status=none; done; }
with_bmaptool() { for stick in "${sticks[@]}"; do bmaptool -q copy --bmap "$work/bmap" "$work/image" "$stick"; done; }
with_cp() {
  local n
  for n in $(seq "$count"); do cp -r "$work/files/." "$work/mounted-$n/" & done
  wait
  sync
}

wrote=() dd=() bmap=() restamped=() probed=() f3=() copied=()
has bmaptool && bmaptool -q create -o "$work/bmap" "$work/image"
for _ in $(seq "$rounds"); do
  wipe; wrote+=("$(seconds ours "$code")")
  restamped+=("$(seconds ours "$other")")
  probed+=("$(seconds probe)")
  wipe; dd+=("$(seconds with_dd)")
  if has bmaptool; then wipe; bmap+=("$(seconds with_bmaptool)"); fi
  if has f3probe; then f3+=("$(seconds f3probe --time-ops "${sticks[0]}")"); fi
done
if has mkfs.ext4; then
  "$press" export "$set" --district "$code" --format folder --to "$work/out" >/dev/null 2>&1
  mv "$work"/out/*/"$code" "$work/files"
  for n in $(seq "$count"); do mkdir -p "$work/mounted-$n"; done
  for _ in $(seq "$rounds"); do
    for n in $(seq "$count"); do
      mkfs.ext4 -q -F "${sticks[n - 1]}"
      mount "${sticks[n - 1]}" "$work/mounted-$n"
    done
    sync
    copied+=("$(seconds with_cp)")
    for n in $(seq "$count"); do umount "$work/mounted-$n"; done
  done
fi
row "write $count sticks at once, read back" "$(m "${wrote[@]}")" "dd, one after another" "$(m "${dd[@]}")" 0.4
if has bmaptool; then
  row "write $count sticks at once, read back" "$(m "${wrote[@]}")" "bmaptool, one after another" "$(m "${bmap[@]}")" 1
fi
if has mkfs.ext4; then
  row "write $count sticks at once, read back" "$(m "${wrote[@]}")" "cp to mounted ones, at once" "$(m "${copied[@]}")" 0.8
fi
row "$count sticks to another district" "$(m "${restamped[@]}")" "the whole write" "$(m "${wrote[@]}")" 10
if has f3probe; then
  row "probe one stick" "$(m "${probed[@]}")" "f3probe" "$(m "${f3[@]}")" 1
fi
