import { output } from './run';

/** The folder of a sandbox in which everything of its stack is. */
export const STACK = '/stack';

/** Of the sandbox alone: the API server listens here, and a proxy without a cluster. */
export const LOOPBACK = '127.0.0.1';

/** Where the manifests that a stack starts with are. */
export const MANIFESTS = `${STACK}/manifests`;

/** The API server's, on the sandbox's loopback. */
export const API_SERVER = { address: LOOPBACK, port: 6443, kubeconfig: `${STACK}/kubeconfig` };

/** Of the proxies, as a load balancer would give it to them. */
export const PROXY_ADDRESS = '203.0.113.10';

/** Puts an address on this system's `lo`. The API server refuses loopback ones in EndpointSlices. */
export async function addAddress(address: string): Promise<void> {
  await output('ip', ['address', 'add', `${address}/32`, 'dev', 'lo']);
}
