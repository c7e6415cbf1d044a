/** A number that the environment may give, as `VERDICTS_SEED`. */
export function asked(variable: string, otherwise: number): number {
  const text = process.env[variable] ?? '';
  if (!/^\d{0,9}$/.test(text)) throw new Error(`${variable} must be a whole number of up to nine digits, got ${text}`);
  return text === '' ? otherwise : Number(text);
}
