import { Construct, IConstruct } from 'constructs';
import { Ownership } from './ownership';
import { shown } from '../model/checked-argument';

const ID = 'Findings';

/**
 * What is found at a construct and everything below it, as far as somebody has decided that it is right as it is.
 *
 * A finding that is acknowledged neither fails the synthesis nor is said on standard error. In manifests the annotation
 * `cdk8s-gateway-api/acknowledge` does the same for the command line: a line for each finding, `hostless-route: the reason`.
 */
export class Findings extends Construct {
  /**
   * The findings at a construct and below it: a route, a chart, or a whole app.
   *
   * @param scope the construct
   */
  public static of(scope: IConstruct): Findings {
    return scope.node.tryFindChild(ID) as Findings | undefined ?? new Findings(scope as Construct, ID);
  }

  private readonly ownership: Ownership;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.ownership = Ownership.of(this);
  }

  /**
   * Lets findings of a check be, and says why. When there are none, that is a finding itself, `unused-acknowledgement`.
   *
   * @param findingId name of the check, such as `hostless-route`
   * @param reason why it is right as it is
   * @throws when there is no reason
   */
  public acknowledge(findingId: string, reason: string): void {
    if (typeof findingId !== 'string' || !/^[a-z]+(-[a-z]+)*$/.test(findingId)) {
      throw new Error(`what is acknowledged must be the id of a finding, got ${shown(findingId)}. Write one such as "hostless-route"`);
    }
    if (typeof reason !== 'string' || reason.trim() === '') {
      throw new Error(`the reason to acknowledge ${findingId} must say why it is right as it is, got ${shown(reason)}`);
    }
    const { path } = this.node.scope!.node;
    this.ownership._acknowledge({ id: findingId, path, reason: reason.trim() });
  }
}
