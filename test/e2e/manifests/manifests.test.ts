import { writeFileSync } from 'fs';
import { join } from 'path';
import { changed, Manifests, nameOf, withoutGrants } from './manifests';
import { scratchFolder } from '../../scratch-folder';

const object = (kind: string, name: string, namespace?: string) => `apiVersion: v1\nkind: ${kind}\nmetadata: {name: ${name}${namespace ? `, namespace: ${namespace}` : ''}}\n`;

function manifests(): Manifests {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'app.k8s.yaml'), [object('Service', 'web', 'shop'), object('ReferenceGrant', 'any', 'shop')].join('---\n'));
  writeFileSync(join(folder, 'platform.k8s.yaml'), object('Namespace', 'shop'));
  return new Manifests(folder);
}

test('are applied namespaces first', () => {
  expect(manifests().objects.map(nameOf)).toEqual(['Namespace shop', 'Service shop/web', 'ReferenceGrant shop/any']);
});

test('have copies that differ by an edit', () => {
  const original = manifests();
  expect(original.edited(scratchFolder(), withoutGrants('shop')).objects.map(nameOf)).toEqual(['Namespace shop', 'Service shop/web']);
  const moved = original.edited(scratchFolder(), changed('Service', 'shop/web', service => service.metadata.namespace = 'bank'));
  expect(moved.objects.map(nameOf)).toEqual(['Namespace shop', 'Service bank/web', 'ReferenceGrant shop/any']);
  expect(original.named('Service', 'shop/web').metadata.namespace).toBe('shop');
});

test.each([withoutGrants('bank'), changed('Service', 'bank/web', () => undefined)])('refuse an edit that finds nothing', edit => {
  expect(() => manifests().edited(scratchFolder(), edit)).toThrow('changes nothing');
});

test('name what they do not hold', () => {
  expect(() => manifests().named('Gateway', 'infra/edge')).toThrow(/holds no Gateway infra\/edge$/);
});
