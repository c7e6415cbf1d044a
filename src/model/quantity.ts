const QUANTITY = /^([0-9]+(?:\.[0-9]+)?|\.[0-9]+)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;
const FACTORS: { readonly [suffix: string]: number } = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** An amount as Kubernetes writes it, as a number to compare by; nothing when it is not one. */
export function quantity(text: string): number | undefined {
  const [, digits, suffix] = QUANTITY.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits) * (suffix === undefined ? 1 : FACTORS[suffix]);
}
