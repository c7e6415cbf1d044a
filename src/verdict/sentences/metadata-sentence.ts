import { Sentence } from './sentence';
import { valueText } from './value-text';
import { MetadataDemand } from '../../schema/field-error';

const SUBDOMAIN = 'at most 253 lower-case letters, digits, "-" and ".", each part beginning and ending with a letter or digit';
const LABEL_NAME = 'at most 63 letters, digits, "-", "_" and ".", beginning and ending with a letter or digit';

/** What is demanded, and what to write, for each of the demands on metadata. */
const TEXTS: { readonly [demand in MetadataDemand]: readonly [demand: string, fix: string] } = {
  nameOrGenerateName: ['an object needs a name', 'add "name" to "metadata"'],
  name: [`a name is ${SUBDOMAIN}`, 'write a name such as "web-1"'],
  generateName: [`a generated name is ${SUBDOMAIN}`, 'write the beginning of one, such as "web-"'],
  namespace: ['the name of a namespace is at most 63 lower-case letters, digits and "-", beginning and ending with a letter or digit', 'write a name such as "team-a"'],
  labelKey: [`the key of a label is ${LABEL_NAME}, perhaps behind a domain and "/"`, 'write a key such as "app.kubernetes.io/name"'],
  labelValue: [`the value of a label is empty, or ${LABEL_NAME}`, 'write a value such as "team-a", or make it an annotation'],
  annotationKey: [`the key of an annotation is ${LABEL_NAME}, perhaps behind a domain and "/"`, 'write a key such as "app.kubernetes.io/name"'],
  annotationsSize: ['all annotations together have at most 262144 bytes', 'move what is large into a ConfigMap'],
  ownerReference: ['an owner has apiVersion, kind, name and uid, and at most one of them is the controller', 'complete it, or leave owners to the controllers that set them'],
  finalizer: ['a finalizer is the name of a controller behind its domain, such as "example.com/cleanup", and "orphan" and "foregroundDeletion" exclude each other', 'write one such name, or leave finalizers to controllers'],
  unchanged: ['must stay as it is in an update', 'write what it is, or make a new object'],
};

export function metadataSentence(demand: MetadataDemand, value: unknown, name: string): Sentence {
  const [words, fix] = TEXTS[demand];
  const text = demand === 'unchanged' ? `${name} ${words}` : words;
  return { id: 'bad-metadata', message: value === undefined ? text : `${text}, got ${valueText(value)}`, fix };
}
