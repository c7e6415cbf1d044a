import { ApiObject, JsonPatch } from 'cdk8s';
import { Team, TeamProps } from 'cdk8s-gateway-api';
import { Namespace } from 'cdk8s-plus-28';
import { Construct } from 'constructs';

/** A team, and its namespaces with the labels it is declared with. */
export function declareTeam(scope: Construct, props: TeamProps): void {
  new Team(scope, `Team-${props.name}`, props);
  props.namespaces.forEach(name => declareNamespace(scope, name, props.labels));
}

/** A Namespace. It belongs to the cluster, so the namespace that cdk8s gives every object of the chart is taken away. */
export function declareNamespace(scope: Construct, name: string, labels?: { [key: string]: string }): void {
  const namespace = new Namespace(scope, name, { metadata: { name, labels } });
  ApiObject.of(namespace).addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}
