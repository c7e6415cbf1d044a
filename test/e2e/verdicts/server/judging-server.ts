import { Answer, answerOf, unknownFieldsIn } from './answer';
import { ApiClient, Response } from './api-client';
import { pinnedCrds } from './crds';
import { startApiServer } from '../../stack/api-server';
import { CertificateAuthority } from '../../stack/certificates';
import { API_SERVER } from '../../stack/whereabouts';
import { Toolbox } from '../../tools/toolbox';
import { PinnedDefinition } from '../definitions';
import { isObject, JsonObject } from '../json';

/** Enough to keep two cores busy. */
const CONNECTIONS = 8;

/** kube-apiserver with the pinned kinds, asked what it would make of objects. */
export class JudgingServer {
  /** Namespaces are not looked up, so that what is wrong with the name of one is heard of. */
  public static async start(toolbox: Toolbox): Promise<JudgingServer> {
    const kubectl = await startApiServer(toolbox, await CertificateAuthority.make(), ['NamespaceLifecycle']);
    await kubectl.output(['create', '--filename', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: pinnedCrds() }));
    await kubectl.output(['wait', '--for=condition=Established', 'crd', '--all']);
    return new JudgingServer(new ApiClient(API_SERVER.kubeconfig, CONNECTIONS));
  }

  private constructor(private readonly client: ApiClient) {}

  public get connections(): number {
    return this.client.connections;
  }

  /** What it would make of the creation of an object. */
  public async ofCreation(definition: PinnedDefinition, object: JsonObject): Promise<Answer> {
    return this.judged(query => this.client.send('POST', `${collection(definition, object)}?dryRun=All&${query}`, served(definition, object)));
  }

  /** Stores an object, and deletes it where it shall wait for its finalizers. Gives it as it is then, or nothing where it is refused. */
  public async store(definition: PinnedDefinition, object: JsonObject, isDeleted: boolean): Promise<JsonObject | undefined> {
    const path = collection(definition, object);
    const { code, body } = await this.client.send('POST', `${path}?fieldValidation=Strict`, served(definition, object));
    if (code !== 201) return undefined;
    const { metadata: { name } } = JSON.parse(body);
    const { body: last } = isDeleted ? await this.client.send('DELETE', `${path}/${name}`) : { body };
    return { ...JSON.parse(last), apiVersion: object.apiVersion };
  }

  /** What it would make of an object in the place of one that is stored. */
  public async ofUpdate(definition: PinnedDefinition, object: JsonObject, stored: JsonObject): Promise<Answer> {
    const { name, resourceVersion } = stored.metadata as JsonObject;
    // Without it there is no update at all, and with another one it comes too late.
    const isAddressed = isObject(object.metadata) && typeof (object.metadata.resourceVersion ?? '') === 'string';
    const metadata = isAddressed ? { ...object.metadata as JsonObject, resourceVersion } : object.metadata;
    const path = `${collection(definition, stored)}/${name}`;
    return this.judged(query => this.client.send('PUT', `${path}?dryRun=All&${query}`, served(definition, { ...object, metadata })));
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

function served({ servedGroup, version }: PinnedDefinition, object: JsonObject): JsonObject {
  return { ...object, apiVersion: `${servedGroup}/${version}` };
}
