import { StructuralSchema } from './structural-schema';

const text: StructuralSchema = { type: 'string', nullable: true };
const integer: StructuralSchema = { type: 'integer', nullable: true };
const truth: StructuralSchema = { type: 'boolean', nullable: true };
const texts: StructuralSchema = { type: 'object', nullable: true, additionalProperties: text };

/** The metadata of every object. Its source is `ObjectMeta` in apimachinery's `meta/v1/types.go`, which takes a null for nothing. What its times have to be is not said here. */
export const METADATA_SCHEMA: StructuralSchema = {
  type: 'object',
  nullable: true,
  properties: {
    name: text,
    generateName: text,
    namespace: text,
    selfLink: text,
    uid: text,
    resourceVersion: text,
    generation: integer,
    creationTimestamp: text,
    deletionTimestamp: text,
    deletionGracePeriodSeconds: integer,
    labels: texts,
    annotations: texts,
    ownerReferences: listOf({
      type: 'object',
      nullable: true,
      properties: { apiVersion: text, kind: text, name: text, uid: text, controller: truth, blockOwnerDeletion: truth },
    }),
    finalizers: listOf(text),
    managedFields: listOf({
      type: 'object',
      nullable: true,
      properties: {
        manager: text,
        operation: text,
        apiVersion: text,
        time: text,
        fieldsType: text,
        fieldsV1: { 'x-kubernetes-preserve-unknown-fields': true },
        subresource: text,
      },
    }),
  },
};

function listOf(items: StructuralSchema): StructuralSchema {
  return { type: 'array', nullable: true, items };
}
