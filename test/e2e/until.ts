const PAUSE_MS = 100;

/** What was got when it was as wanted, or last. A failure counts as an answer. */
export async function until(wanted: (got: string) => boolean, attempt: () => Promise<string>, patience: number): Promise<string> {
  const last = Date.now() + patience;
  for (;;) {
    const got = await attempt().catch((error: Error) => `failed: ${error.message}`);
    if (wanted(got) || Date.now() > last) return got;
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}
