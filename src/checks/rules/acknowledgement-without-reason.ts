import { ACKNOWLEDGE, acknowledgementsOf } from '../acknowledgements';
import { Rule } from '../rule';

export const acknowledgementWithoutReason: Rule = {
  id: 'acknowledgement-without-reason',
  severity: 'error',
  title: 'An acknowledgement without a reason',
  why: `The annotation ${ACKNOWLEDGE} has a line for each finding that is meant: its id, a colon, and why it is right as it is. Without a reason nobody can `
    + 'tell later whether it still holds, so it acknowledges nothing.',
  find: ({ simulation: { objects } }) => [...objects.all()].flatMap(acknowledgementsOf).filter(({ reason }) => reason === undefined)
    .map(({ object, id, line }) => ({
      object,
      keys: ['metadata', 'annotations', ACKNOWLEDGE],
      message: id === undefined ? `the line ${JSON.stringify(line)} acknowledges nothing` : `${id} is acknowledged without a reason`,
      fix: `write \`${id ?? 'the-id'}: why it is right as it is\``,
    })),
};
