import { CONTROLLERS } from '../model/controllers';

/** What a cluster's controller does where the specification leaves it a choice, or where it departs from it. */
export interface Behaviour {
  /** Envoy Gateway 1.9, with all it does differently; otherwise the specification to the letter. */
  readonly envoyGateway: boolean;
  /** The only controller whose classes are looked at; nothing for any. */
  readonly controllerName?: string;
  /** Features, as conformance reports name them, that the implementation lacks. */
  readonly without: ReadonlySet<string>;
}

/** How the controller of a profile behaves; what a choice says of controller and features counts besides. */
export function behaviourOf(
  { envoyGateway, controllerName, without = [] }: ProfileBehaviour, choice: Omit<ProfileBehaviour, 'envoyGateway'> = {},
): Behaviour {
  return {
    envoyGateway,
    controllerName: choice.controllerName ?? controllerName ?? (envoyGateway ? CONTROLLERS.ENVOY_GATEWAY : undefined),
    without: new Set([...without, ...choice.without ?? []]),
  };
}

interface ProfileBehaviour {
  readonly envoyGateway: boolean;
  readonly controllerName?: string;
  readonly without?: readonly string[];
}
