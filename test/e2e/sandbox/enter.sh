# Runs a command as the first process of a system of its own: $1 is an empty folder, $2 the folder to start in, the rest the command.
# It is called in new namespaces for mounts, network and processes. The files are the host's, but what is new in /, /var/lib and /dev/shm is
# the run's, in memory, and goes with it: /stack, /certs and what Envoy Gateway and Envoy leave there.
set -eu
root=$1
folder=$2
shift 2

# Covers a folder of the new root with one of the run's, in which everything that the host has there is found as before.
layer() {
  mount -t tmpfs -o mode="$2" tmpfs "$root$1"
  for path in "$1"/*; do
    if [ -L "$path" ]; then
      cp -P "$path" "$root$path"
    elif [ -d "$path" ]; then
      mkdir "$root$path"
      mount --rbind "$path" "$root$path"
    elif [ -f "$path" ]; then
      : > "$root$path"
      mount --bind "$path" "$root$path"
    fi
  done
}

layer '' 755
layer /var/lib 755
layer /dev/shm 1777
for private in certs stack; do
  mkdir -p "$root/$private"
  mount -t tmpfs tmpfs "$root/$private"
done
# Only a comfort for whoever looks around; some hosts do not let users have it.
mount -t proc proc "$root/proc" 2>/dev/null || true

ip link set lo up
exec chroot "$root" env -C "$folder" HOME=/stack TMPDIR=/stack "$@"
