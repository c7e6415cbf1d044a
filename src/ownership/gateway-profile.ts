import { Construct, IConstruct } from 'constructs';
import { ofRoot } from './root-construct';
import { checkedInstance, shown } from '../model/checked-argument';

/** What an app is made for: a release and channel of the Gateway API, and perhaps a release of Envoy Gateway. */
export class GatewayProfile {
  /** Envoy Gateway 1.9, with the standard channel of Gateway API 1.6. */
  public static readonly ENVOY_GATEWAY_1_9 = new GatewayProfile('envoy-gateway-1.9', false, true);
  /** Envoy Gateway 1.9, with the experimental channel of Gateway API 1.6. */
  public static readonly ENVOY_GATEWAY_1_9_EXPERIMENTAL = new GatewayProfile('envoy-gateway-1.9-experimental', true, true);
  /** The standard channel of Gateway API 1.6, with any controller. */
  public static readonly GATEWAY_API_1_6 = new GatewayProfile('gateway-api-1.6', false, false);
  /** The experimental channel of Gateway API 1.6, with any controller. */
  public static readonly GATEWAY_API_1_6_EXPERIMENTAL = new GatewayProfile('gateway-api-1.6-experimental', true, false);

  /**
   * A profile by its name on the command line, such as that of an implementation: `npx cdk8s-gateway profiles` lists them. An implementation is
   * taken to do as the specification says, with the channel that its conformance report was made with.
   *
   * @param profileName the name, such as `istio-1.28`
   * @throws when there is no such profile
   */
  public static named(profileName: string): GatewayProfile {
    // Loaded on first use: most apps are made for a profile that is written out here.
    const { profileNamed, profileProblem } = require('../verdict/implementations') as typeof import('../verdict/implementations'); // eslint-disable-line @typescript-eslint/no-require-imports
    const profile = typeof profileName === 'string' ? profileNamed(profileName) : undefined;
    if (profile === undefined) throw new Error(`a profile must have the name of one, got ${shown(profileName)}: ${profileProblem(String(profileName))}`);
    return new GatewayProfile(profile.name, profile.channel === 'experimental', profile.envoyGateway);
  }

  private constructor(
    /** Name of the profile, as on the command line. */
    public readonly profileName: string,
    /** Whether the cluster has the CRDs of the experimental channel. */
    public readonly experimental: boolean,
    /** Whether the controller is Envoy Gateway. */
    public readonly envoyGateway: boolean,
  ) {}
}

/** The profile of an app, set once. */
export class GatewayProfiles extends Construct {
  /**
   * The profile of an app.
   *
   * @param scope any construct of the app
   */
  public static of(scope: IConstruct): GatewayProfiles {
    return ofRoot(scope, 'GatewayProfiles', (root, id) => new GatewayProfiles(root, id));
  }

  private chosen?: GatewayProfile;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
  }

  /** What the app is made for. `GatewayProfile.ENVOY_GATEWAY_1_9` unless another is set. */
  public get profile(): GatewayProfile {
    return this.chosen ?? GatewayProfile.ENVOY_GATEWAY_1_9;
  }

  /**
   * Sets the profile of the app.
   *
   * @param profile what the app is made for
   * @throws when another one was set already
   */
  public use(profile: GatewayProfile): void {
    checkedInstance('the profile of an app', profile, GatewayProfile, 'GatewayProfile.ENVOY_GATEWAY_1_9');
    if (this.chosen !== undefined && this.chosen.profileName !== profile.profileName) {
      throw new Error(`the profile of this app is ${this.chosen.profileName} already, got ${profile.profileName}: set it once, where the app is made`);
    }
    this.chosen = profile;
  }
}
