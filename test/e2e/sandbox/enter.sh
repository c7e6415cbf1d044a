# Runs a command as the only process of a system of its own: $1 is an empty folder, $2 the folder to start in, the rest the command.
# It is called in new namespaces for mounts, network and processes. Everything of the host can be read as it was, but what is written to
# /certs, /stack, /dev/shm and /var/lib is the run's, in memory, and goes with it.
set -eu
root=$1
folder=$2
shift 2

mount -t tmpfs -o mode=755 tmpfs "$root"
mkdir "$root/certs" "$root/stack"
for path in /*; do
  name=${path#/}
  if [ -L "$path" ]; then
    cp -P "$path" "$root/$name"
  elif [ -d "$path" ] && [ "$name" != certs ] && [ "$name" != stack ]; then
    mkdir "$root/$name"
    mount --rbind "$path" "$root/$name"
  fi
done
mkdir -p "$root/dev/shm" 2>/dev/null || true
for private in dev/shm var/lib; do
  mount -t tmpfs tmpfs "$root/$private"
done

ip link set lo up
exec chroot "$root" env -C "$folder" HOME=/stack TMPDIR=/stack "$@"
