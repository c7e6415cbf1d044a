import { closestName } from '../../verdict/sentences/closest-name';
import { ACKNOWLEDGE, Acknowledgement } from '../acknowledgements';
import { Found } from '../found';
import { Rule } from '../rule';

/** It finds nothing by itself: what is acknowledged is known once every other rule has spoken. */
export const unusedAcknowledgement: Rule = {
  id: 'unused-acknowledgement',
  severity: 'warning',
  title: 'An acknowledgement of something that is not found',
  why: 'What was acknowledged is not there any more, or never was. Left in place it would hide the finding when it comes back. Remove it.',
  find: () => [],
};

/** What to say of acknowledgements that matched nothing. */
export function unused({ object, id = '' }: Acknowledgement, ids: readonly string[]): Found {
  const close = ids.includes(id) ? undefined : closestName(id, ids);
  return {
    object,
    keys: ['metadata', 'annotations', ACKNOWLEDGE],
    message: ids.includes(id) ? `${id} is acknowledged, and not found in this object` : `${id} is acknowledged, and no check has this id`,
    fix: close === undefined ? 'remove the line' : `write ${close}`,
  };
}
