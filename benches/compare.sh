#!/usr/bin/env bash
# Drivepress against what people do today, on the same input, in turn; medians of ROUNDS rounds.
# Prints one table and writes it as JSON. Installs nothing; says which peer is missing.
#   benches/compare.sh [MEDIA_MIB] [FILES] [ROUNDS]      default: 1024 300 3
# An absolute time means nothing on a shared machine: read the ratios.
set -euo pipefail
export LC_ALL=C.UTF-8 PATH="$PATH:/usr/sbin"
here=$(cd "$(dirname "$0")/.." && pwd)
mib=${1:-1024} files=${2:-300} rounds=${3:-3}
work=$(mktemp -d "${TMPDIR:-/tmp}/drivepress-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
missing=()
for peer in mcopy mkfs.vfat zip sha256sum bagit.py hashdeep openssl; do
  command -v "$peer" >/dev/null || missing+=("$peer")
done
[ "${#missing[@]}" -eq 0 ] || echo "missing peers, their rows are left out: ${missing[*]}"
has() { command -v "$1" >/dev/null; }

cargo build --release --quiet --manifest-path "$here/Cargo.toml"
press=$here/target/release/drivepress

# The sample kit, and random media: two films' worth and many small files.
kit=$work/kit
mkdir -p "$kit"
cp -r "$here/manifests" "$here/media" "$here/site-template" "$kit/"
mkdir -p "$kit/media/print/random"
for i in 1 2; do
  large=$kit/media/print/random/large-$i.jpg
  dd if=/dev/urandom of="$large" bs=1M count="$((mib / 2))" status=none
  printf '\xff\xd8\xff\xe0' | dd of="$large" conv=notrunc status=none
done
for i in $(seq 1 "$files"); do
  { printf '\xff\xd8\xff\xe0'; head -c 20000 /dev/urandom; } > "$kit/media/print/random/small-$i.jpg"
done
(cd "$kit" && find media/print/random -type f | sort | xargs "$press" media add >/dev/null 2>&1)
# Entries need a title; the one the benchmark gives says what they are.
python3 - "$kit/manifests/media.toml" <<'PY'
import re, sys
path = sys.argv[1]
text = open(path, encoding="utf-8").read()
parts = text.split("[[media]]")
for i, part in enumerate(parts):
    if "print/random/" in part:
        part = re.sub(r'(?m)^title = .*\n', '', part)
        part = re.sub(r'(?m)^(licence|source|sample) = .*\n', '', part)
        parts[i] = part.rstrip("\n") + ('\ntitle = { th = "สุ่ม", en = "Random" }\nlicence = "CC0-1.0"\n'
                                        'source = "Drivepress benchmark"\nsample = true\n\n')
open(path, "w", encoding="utf-8").write("[[media]]".join(parts))
PY

now() { date +%s.%N; }
seconds() { local t0 t1; t0=$(now); "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }; t1=$(now); echo "$t1 - $t0" | bc; }
# ext4 searches long for a new file's inode within five seconds of a deletion. Nobody stamps so soon
# after the last time, and the peers delete nothing before they are timed.
settle() { sync; sleep 6; }
median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
rows=()
row() { # work, ours, peer's name, peer's, wanted ratio
  local ratio; ratio=$(echo "scale=2; $4 / $2" | bc)
  rows+=("$1|$2|$3|$4|$ratio|$5")
  printf '%-46s %10s s   %-28s %12s s   %10s x  (wanted %s)\n' "$1" "$2" "$3" "$4" "$ratio" "$5"
}

set=$kit/dist/images/community drive=$kit/dist/drive/community

# --- the loop people write today: 3 districts, times 878/3
loop() {
  local code
  for code in a b c; do
    cp "$set/base.img" "$work/$code.img"
    mcopy -n -o -i "$work/$code.img@@1M" "$drive/bag-info.txt" ::/data/LOOP.TXT
    mcopy -n -o -i "$work/$code.img@@1M" "$drive/data/district/index.html" ::/data/LOOP.HTM
    sha256sum "$work/$code.img" > "$work/$code.sum"
    sync "$work/$code.img"
  done
}
first=() restamp=() looped=()
"$press" build --kit "$kit" >/dev/null 2>&1
drive_files=$(find "$drive" -type f | wc -l)
for i in $(seq "$rounds"); do
  rm -rf "$kit/dist/images"; settle
  first+=("$(seconds "$press" stamp --kit "$kit")")
  sed -i '/^8101,bench/d' "$kit/manifests/contacts.csv"
  echo "8101,bench,สำนักงาน $i,Office $i,1300,,,,th,,,,," >> "$kit/manifests/contacts.csv"
  settle
  restamp+=("$(seconds "$press" stamp --kit "$kit")")
  if has mcopy; then
    looped+=("$(echo "scale=3; $(seconds loop) * 878 / 3" | bc)")
    rm -f "$work"/[abc].img
  fi
done
m() { printf '%s\n' "$@" | median; }
echo "Input: two large and $files small files of random media, $mib MiB, beside the sample kit: $drive_files files a drive;"
echo "878 districts; medians of $rounds."
if has mcopy; then
  row "first stamp of 878, both bases, synced" "$(m "${first[@]}")" "cp, mcopy, sha256sum, sync" "$(m "${looped[@]}")" 1000
  row "restamp of 878 over the unchanged base" "$(m "${restamp[@]}")" "the same loop" "$(m "${looped[@]}")" 5000
fi
set_bytes=$(du -s --block-size=1 "$set" | cut -f1)
base_bytes=$(du -c --block-size=1 "$set/base.img" "$set/base.zip" | tail -1 | cut -f1)
echo "allocated: set $set_bytes, bases $base_bytes, ratio $(echo "scale=4; $set_bytes / $base_bytes" | bc) (wanted at most 1.05 with 150 files on a drive, 1.10 with 450; here $drive_files)"

# --- verify
ours=() sums=() bag=() deep=()
hashdeep_list() { (cd "$drive" && hashdeep -c sha256 -r . ); }
has hashdeep && hashdeep_list > "$work/deep" 2>/dev/null
for i in $(seq "$rounds"); do
  ours+=("$(seconds "$press" verify "$drive")")
  sums+=("$(cd "$drive" && seconds sha256sum -c --quiet manifest-sha256.txt)")
  has bagit.py && bag+=("$(seconds bagit.py --validate --quiet --processes 2 "$drive")")
  has hashdeep && deep+=("$(seconds hashdeep_list)")
done
row "verify a drive folder" "$(m "${ours[@]}")" "sha256sum -c" "$(m "${sums[@]}")" 6
has bagit.py && row "verify a drive folder" "$(m "${ours[@]}")" "bagit.py --processes 2" "$(m "${bag[@]}")" 1.8
has hashdeep && row "verify a drive folder" "$(m "${ours[@]}")" "hashdeep" "$(m "${deep[@]}")" 3.5

# --- one whole image: export against cp, verify against sha256sum
ours=() peer=() verify=() sums=()
for i in $(seq "$rounds"); do
  rm -rf "$work/out"; mkdir "$work/out"; sync
  ours+=("$(seconds "$press" export "$set" --district 8101 --format img --to "$work/out")")
  image=$work/out/community/8101.img
  copy() { cp "$image" "$work/copy.img" && sync "$work/copy.img"; }
  peer+=("$(seconds copy)")
  verify+=("$(seconds "$press" verify "$image" --out "$kit/dist")")
  sums+=("$(seconds sha256sum "$image")")
  rm -f "$work/copy.img"
done
row "export one image, synced" "$(m "${ours[@]}")" "cp and sync of the same" "$(m "${peer[@]}")" 1
row "verify one image" "$(m "${verify[@]}")" "sha256sum" "$(m "${sums[@]}")" 1

# --- a disk image's base of a folder against mkfs.vfat and mcopy, and against a plain copy
sed -i 's/^zip = true/zip = false/' "$kit/manifests/kit.toml"
"$press" build --kit "$kit" >/dev/null 2>&1
base=() plain=() copies=()
size=$(( ($(du -sm "$drive" | cut -f1) + 300) ))
mkfs_base() {
  rm -f "$work/plain.img"; truncate -s "${size}M" "$work/plain.img"
  mkfs.vfat -F 32 "$work/plain.img" >/dev/null
  mcopy -s -n -Q -i "$work/plain.img" "$drive"/* ::/
  sha256sum "$work/plain.img"; sync "$work/plain.img"
}
copy_base() { cp "$set/base.img" "$work/copy.img" && sync "$work/copy.img"; }
for i in $(seq "$rounds"); do
  rm -rf "$kit/dist/images"; settle
  base+=("$(seconds "$press" stamp --kit "$kit")")
  copies+=("$(seconds copy_base)"); rm -f "$work/copy.img"
  if has mkfs.vfat && has mcopy; then plain+=("$(seconds mkfs_base)"); rm -f "$work/plain.img"; fi
done
if has mkfs.vfat && has mcopy; then
  row "base.img of a folder, and 878 tails" "$(m "${base[@]}")" "mkfs.vfat, mcopy, sha256sum, sync" "$(m "${plain[@]}")" 3
fi
row "base.img of a folder, and 878 tails" "$(m "${base[@]}")" "cp and sync of the base" "$(m "${copies[@]}")" 0.67
sed -i 's/^zip = false/zip = true/' "$kit/manifests/kit.toml"
"$press" build --kit "$kit" >/dev/null 2>&1

# --- the ZIPs against zip -r, times 878
if has zip; then
  zips=()
  zip_once() { rm -f "$work/all.zip"; (cd "$drive" && zip -q -r -0 "$work/all.zip" .); sha256sum "$work/all.zip"; }
  for i in $(seq "$rounds"); do zips+=("$(echo "$(seconds zip_once) * 878" | bc)"); done
  row "878 ZIP digests (restamp, images included)" "$(m "${restamp[@]}")" "zip -r, sha256sum, times 878" "$(m "${zips[@]}")" 2000
fi

# --- a second make with nothing changed
again=() whole=()
for i in $(seq "$rounds"); do
  rm -rf "$kit/dist"; sync
  whole+=("$(seconds "$press" make --kit "$kit")")
  again+=("$(seconds "$press" make --kit "$kit")")
done
row "second make, nothing changed" "$(m "${again[@]}")" "the first make" "$(m "${whole[@]}")" 50

rm -rf "$kit/dist"
if [ -x /usr/bin/time ]; then
  peak=$( { /usr/bin/time -f %M "$press" make --kit "$kit" >/dev/null 2>"$work/peak"; tail -1 "$work/peak"; } )
  echo "peak memory of make: $((peak / 1024)) MiB (wanted below 128)"
fi

# --- sticks: write, restamp, probe
if [ "$(id -u)" -eq 0 ] && losetup -f >/dev/null 2>&1; then
  while IFS= read -r line; do rows+=("$line"); done < <(bash "$here/benches/sticks.sh" "$press" "$set" "${STICKS:-16}" "$rounds")
else
  echo "no loop devices (root is needed): the rows of sticks are left out"
fi

json=${JSON:-$here/target/compare.json}
{
  echo '['
  for i in "${!rows[@]}"; do
    IFS='|' read -r what mine who theirs ratio wanted <<< "${rows[$i]}"
    comma=$([ "$i" -lt $((${#rows[@]} - 1)) ] && echo , || true)
    printf '  {"work": "%s", "seconds": %s, "peer": "%s", "peer_seconds": %s, "ratio": %s, "wanted": %s}%s\n' \
      "$what" "$(printf '%.4f' "$mine")" "$who" "$(printf '%.4f' "$theirs")" "$(printf '%.4f' "$ratio")" "$wanted" "$comma"
  done
  echo ']'
} > "$json"
echo "written: $json"
