/** Three standard deviations of how often something of a probability happens in a number of tries. */
function threeSigma(percent: number, tries: number): number {
  const probability = percent / 100;
  return 3 * Math.sqrt(tries * probability * (1 - probability));
}

/** Whoever got more or less than chance explains; anyone who should get nothing, and does, is among them. */
export function outsideThreeSigma(percent: { readonly [service: string]: number }, counts: ReadonlyMap<string, number>, tries: number): string[] {
  return [...new Set([...Object.keys(percent), ...counts.keys()])].filter(service => {
    const share = Object.hasOwn(percent, service) ? percent[service] : 0;
    return Math.abs((counts.get(service) ?? 0) - tries * share / 100) > threeSigma(share, tries);
  });
}

export function sharesInWords(percent: { readonly [service: string]: number }, tries: number): string {
  return Object.entries(percent).map(([service, share]) =>
    `${service} ${Math.round(tries * share / 100)} ± ${Math.floor(threeSigma(share, tries))}`).join(', ');
}
