import { Answer, answerOf, unknownFieldsIn } from './answer';
import { ApiClient, Response } from './api-client';
import { laxCrds, pinnedCrds } from './crds';
import { startApiServer } from '../../stack/api-server';
import { CertificateAuthority } from '../../stack/certificates';
import { Kubectl, KubernetesObject } from '../../stack/kubectl';
import { API_SERVER } from '../../stack/whereabouts';
import { Toolbox } from '../../tools/toolbox';
import { until } from '../../until';
import { DEFINITIONS, PinnedDefinition } from '../definitions';
import { isObject, JsonObject } from '../json';

/** Enough to keep two cores busy. */
const CONNECTIONS = 8;
/** How long it may take until a CRD that has changed is judged by. */
const PATIENCE_MS = 30_000;

/** kube-apiserver with the pinned kinds, asked what it would make of objects. It is lax until it is told to judge. */
export class JudgingServer {
  /** Namespaces are not looked up, so that what is wrong with the name of one is heard of. */
  public static async start(toolbox: Toolbox): Promise<JudgingServer> {
    const kubectl = await startApiServer(toolbox, await CertificateAuthority.make(), ['NamespaceLifecycle']);
    await apply(kubectl, laxCrds());
    await kubectl.output(['wait', '--for=condition=Established', 'crd', '--all']);
    return new JudgingServer(kubectl, new ApiClient(API_SERVER.kubeconfig, CONNECTIONS));
  }

  private constructor(private readonly kubectl: Kubectl, private readonly client: ApiClient) {}

  /** Has it judge by what the pinned kinds ask for, and waits until it does. */
  public async judge(): Promise<void> {
    await apply(this.kubectl, pinnedCrds());
    await Promise.all(DEFINITIONS.filter(({ served }) => served).map(definition => this.untilJudged(definition)));
  }

  public get connections(): number {
    return this.client.connections;
  }

  private async untilJudged(definition: PinnedDefinition): Promise<void> {
    const { group, version, kind } = definition;
    const wrong = { apiVersion: `${group}/${version}`, kind, metadata: { name: 'wrong' }, spec: 'text' };
    const got = await until(text => text === 'judged', async () => {
      const answer = await this.ofCreation(definition, wrong);
      return answer.is === 'judged' && answer.refusals.length > 0 ? 'judged' : answer.is;
    }, PATIENCE_MS);
    if (got !== 'judged') throw new Error(`${kind} ${version} is not judged after ${PATIENCE_MS / 1000} s`);
  }

  /** What it would make of the creation of an object. */
  public async ofCreation(definition: PinnedDefinition, object: JsonObject): Promise<Answer> {
    return this.judged(query => this.client.send('POST', `${collection(definition, object)}?dryRun=All&${query}`, asServed(definition, object)));
  }

  /** Stores an object, unless it is refused. */
  public async store(definition: PinnedDefinition, object: JsonObject): Promise<void> {
    await this.client.send('POST', `${collection(definition, object)}?fieldValidation=Ignore`, asServed(definition, object));
  }

  /** Deletes an object that is stored; it stays while it has finalizers. */
  public async delete(definition: PinnedDefinition, object: JsonObject): Promise<void> {
    await this.client.send('DELETE', address(definition, object));
  }

  /** An object as it is stored, or nothing. */
  public async stored(definition: PinnedDefinition, object: JsonObject): Promise<JsonObject | undefined> {
    const { code, body } = await this.client.send('GET', address(definition, object));
    return code === 200 ? { ...JSON.parse(body), apiVersion: object.apiVersion } : undefined;
  }

  /** What it would make of an object in the place of one that is stored. */
  public async ofUpdate(definition: PinnedDefinition, object: JsonObject, stored: JsonObject): Promise<Answer> {
    const { resourceVersion } = stored.metadata as JsonObject;
    // Without it there is no update at all, and with another one it comes too late.
    const isAddressed = isObject(object.metadata) && typeof (object.metadata.resourceVersion ?? '') === 'string';
    const metadata = isAddressed ? { ...object.metadata as JsonObject, resourceVersion } : object.metadata;
    return this.judged(query => this.client.send('PUT', `${address(definition, stored)}?dryRun=All&${query}`, asServed(definition, { ...object, metadata })));
  }

  public close(): void {
    this.client.close();
  }

  /** Unknown fields are all that is said where there are some, and the rest is asked for without them. */
  private async judged(send: (query: string) => Promise<Response>): Promise<Answer> {
    const strict = await send('fieldValidation=Strict');
    const unknown = unknownFieldsIn(strict);
    return answerOf(unknown === undefined ? strict : await send('fieldValidation=Ignore'), unknown ?? []);
  }
}

/** Where objects of a kind are created. Without a namespace they go where a client's default says. */
function collection({ servedGroup, version, plural, namespaced }: PinnedDefinition, { metadata }: JsonObject): string {
  const namespace = isObject(metadata) && typeof metadata.namespace === 'string' && metadata.namespace !== '' ? metadata.namespace : 'default';
  return `/apis/${servedGroup}/${version}${namespaced ? `/namespaces/${encodeURIComponent(namespace)}` : ''}/${plural}`;
}

function address(definition: PinnedDefinition, object: JsonObject): string {
  return `${collection(definition, object)}/${(object.metadata as JsonObject).name as string}`;
}

async function apply(kubectl: Kubectl, items: readonly KubernetesObject[]): Promise<void> {
  await kubectl.output(['apply', '--server-side', '--filename', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
}

function asServed({ servedGroup, version }: PinnedDefinition, object: JsonObject): JsonObject {
  return { ...object, apiVersion: `${servedGroup}/${version}` };
}
