export function sentenceOf(_rule: string): { problem: string; fix: string; culprit?: (self: unknown) => string | undefined } | undefined { return undefined; }
