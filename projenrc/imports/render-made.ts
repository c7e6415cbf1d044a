import { BANNER } from './typescript-text';

/** How the classes say what they make to whoever judges it, and who is of a higher rank than they. */
export function renderMade(): string {
  return `${BANNER}import { ApiObject } from 'cdk8s';

/** Who is told of every object that the classes make; the library sets it. */
export const made: { tell?: (object: ApiObject) => void } = {};
`;
}
