/** How long nothing new may come until a proxy has it all. */
const QUIET_MS = 700;
const PATIENCE_MS = 40_000;
const PAUSE_MS = 150;
const ADMIN_PORT = 19000;
/** Resources that the proxy has got, and those that it waits for before it uses them. */
const ASKED = 'stats?filter=update_success|update_rejected|warming';

/**
 * Waits until a proxy uses all that it is to use: a cluster that it still waits for would answer with 503. Gives the listeners that it refuses to use, each with
 * the reason.
 */
export async function ready(address: string): Promise<string[]> {
  const end = Date.now() + PATIENCE_MS;
  let [last, since] = ['', Date.now()];
  for (;;) {
    const got = await fetch(`http://${address}:${ADMIN_PORT}/${ASKED}`).then(answer => answer.text(), () => '');
    const isWarm = /listener_manager\.lds\.update_(success|rejected): [1-9]/.test(got) && !/warming: [1-9]/.test(got);
    if (got !== last || !isWarm) [last, since] = [got, Date.now()];
    if (Date.now() - since >= QUIET_MS) return /update_rejected: [1-9]/.test(got) ? refusedListeners(address) : [];
    if (Date.now() > end) throw new Error(`the proxy at ${address} is not ready: ${got}`);
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}

async function refusedListeners(address: string): Promise<string[]> {
  const answer = await fetch(`http://${address}:${ADMIN_PORT}/config_dump?resource=dynamic_listeners`);
  const { configs = [] } = await answer.json() as { readonly configs?: any[] };
  return [...new Set(configs.flatMap(({ error_state: state }) => state === undefined ? [] : [state.details as string]))];
}
