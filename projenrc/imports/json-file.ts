import { readFileSync } from 'fs';
import { z } from 'zod';
import { ImportsFailure } from './failure';

/** What a JSON file holds, once it has the shape asked for. */
export function readJsonFile<Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ImportsFailure(`cannot read ${file}: ${(error as Error).message}`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new ImportsFailure(`${file} is not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`);
  }
  const result = shape.safeParse(content);
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    throw new ImportsFailure(`${file}: ${path.length === 0 ? 'the content' : path.join('.')}: ${message}`);
  }
  return result.data;
}
