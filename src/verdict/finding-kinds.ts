/** What a finding's id stands for, in every report that explains it. */
export interface FindingKind {
  readonly title: string;
  /** What comes of it, and what the way out is in general. */
  readonly why: string;
  /** The input could not be read, so nothing is known of what it holds. */
  readonly unreadable?: true;
}

/** Every finding by its id. Ids are public and do not change. */
export const FINDING_KINDS = {
  'unknown-field': {
    title: 'A field that the kind does not have',
    why: 'The API server refuses it under strict validation, which is what kubectl asks for, and drops it without a word otherwise: '
      + 'what was meant is not in the cluster. Mostly it is misspelt, or one level too high or too low.',
  },
  'missing-field': {
    title: 'A required field that is not there',
    why: 'The API server refuses an object that lacks a required field and has no default for it.',
  },
  'wrong-type': {
    title: 'A value of the wrong type',
    why: 'The API server does not convert values: a number in quotes is a string, and yes without quotes is true for some readers of YAML.',
  },
  'unsupported-value': {
    title: 'A value that is not one of those allowed',
    why: 'The field takes a fixed set of values, written exactly so; the API server refuses any other.',
  },
  'value-too-long': {
    title: 'A value longer than allowed',
    why: 'The API server counts the characters of the value and refuses it beyond the limit of the field.',
  },
  'too-many-items': {
    title: 'More items than allowed',
    why: 'The API server refuses lists and maps beyond the limit of the field. Split the object, or move items to another one.',
  },
  'invalid-value': {
    title: 'A value that does not have the form asked for',
    why: 'The value breaks a pattern, a format or a bound of its field, and the API server refuses the object.',
  },
  'duplicate-item': {
    title: 'An item that is in its list already',
    why: 'Items of this list are told apart by a key, which may be there once; the API server refuses the second.',
  },
  'broken-rule': {
    title: 'A validation rule of the kind does not hold',
    why: 'Kinds have rules over several fields. The API server evaluates them once every field is right for itself, and refuses what breaks one.',
  },
  'bad-metadata': {
    title: 'Metadata that the API server refuses',
    why: 'Names, namespaces, labels and annotations have a form of their own, the same for every kind.',
  },
  'experimental-field': {
    title: 'A field of the experimental channel',
    why: 'The target profile has the standard channel, whose kinds lack this field: there it is unknown. Leave it out, or install the '
      + 'experimental channel and name its profile.',
  },
  'experimental-kind': {
    title: 'A kind of the experimental channel',
    why: 'The target profile has the standard channel, which does not define this kind: the API server does not know it. Leave it out, or '
      + 'install the experimental channel and name its profile.',
  },
  'experimental-value': {
    title: 'A value of the experimental channel',
    why: 'The target profile has the standard channel, whose field does not take this value. Write one that it takes, or install the '
      + 'experimental channel and name its profile.',
  },
  'deprecated-version': {
    title: 'A version that will not be served for long',
    why: 'The API server still answers to it, with a warning, and a later release does not. Write the version that replaces it.',
  },
  'unknown-kind': {
    title: 'A kind that the group does not have',
    why: 'The group and the version are known, the kind is not: the API server finds no match for it. Mostly it is misspelt.',
  },
  'retired-version': {
    title: 'A version that is not served any more',
    why: 'The API server of the target profile does not answer to this version of the kind. Write one that it serves.',
  },
  'unknown-version': {
    title: 'A version that the kind never had',
    why: 'The group and the kind are known, the version is not: the API server finds no match for it.',
  },
  'unreadable-file': {
    title: 'A file that cannot be read',
    why: 'Nothing is known of what the file holds, so nothing in it was checked.',
    unreadable: true,
  },
  'unreadable-document': {
    title: 'A document that is neither YAML nor JSON',
    why: 'The document cannot be parsed, here or by kubectl, so nothing in it was checked.',
    unreadable: true,
  },
  'bad-encoding': {
    title: 'Text in another encoding',
    why: 'Manifests are UTF-8. What is not cannot be read with certainty, so nothing in it was checked.',
    unreadable: true,
  },
  'document-too-large': {
    title: 'A document larger than the API server takes',
    why: 'It is not read, so nothing in it was checked. The API server refuses a request of more than 3 MiB, and etcd mostly half of that.',
    unreadable: true,
  },
  'too-many-aliases': {
    title: 'Aliases that grow beyond measure',
    why: 'Aliases of aliases make a small document a huge one. It is not expanded, so nothing in it was checked.',
    unreadable: true,
  },
  'nested-too-deep': {
    title: 'Maps and lists too far inside each other',
    why: 'No manifest is so deep, and readers of JSON refuse it. It is not read, so nothing in it was checked.',
    unreadable: true,
  },
  'directory-loop': {
    title: 'A folder that leads into itself',
    why: 'A link leads to a folder that is being read already. What is there is checked once, by its own path.',
  },
  'nothing-to-check': {
    title: 'A file or folder without a manifest',
    why: 'What was named holds no object at all, so that no finding there means nothing. Mostly the path is another one.',
  },
  'unreadable-definition': {
    title: 'A CustomResourceDefinition that cannot be used',
    why: 'Objects of its kinds are not checked. Take the file as its project publishes it.',
    unreadable: true,
  },
  'imprecise-number': {
    title: 'A number with more digits than are kept',
    why: 'Readers of YAML and JSON keep some 15 digits, the API server 19 of a whole number: it may judge another number than the one checked.',
  },
  'duplicate-key': {
    title: 'A key that is in its map already',
    why: 'Readers disagree on which of the two counts: kubectl takes the last without a word, others refuse the document. Nothing in it was checked.',
    unreadable: true,
  },
  'not-a-manifest': {
    title: 'A document that is no manifest',
    why: 'It has neither apiVersion nor kind, so the API server takes it for nothing. Below a folder such documents are passed by, and counted.',
  },
  'not-an-object': {
    title: 'A document that is not an object',
    why: 'A manifest is a map with apiVersion, kind and metadata; the API server takes nothing else.',
  },
} as const satisfies { readonly [id: string]: FindingKind };

export type FindingId = keyof typeof FINDING_KINDS;

/** What an id stands for; nothing for one that is not in the table. */
export function findingKind(id: string): FindingKind | undefined {
  return Object.hasOwn(FINDING_KINDS, id) ? FINDING_KINDS[id as FindingId] : undefined;
}
