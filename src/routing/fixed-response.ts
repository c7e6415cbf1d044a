import { Construct, IConstruct } from 'constructs';
import { IRouteTarget, RouteTargetConfig } from './backend';
import { RouteAnswer } from './route-answer';
import { ResponseValueType } from '../../imports/envoygateway/common';
import { HttpRouteFilter } from '../../imports/envoygateway/http-route-filter';
import { checkedHeaderValue, checkedText, checkedWhole } from '../model/checked-argument';
import { namespacedMetadata, namespaceOf, SyncWave } from '../ownership/common-metadata';

/** Properties of `FixedResponse`. */
export interface FixedResponseProps {
  /**
   * Name of the HTTPRouteFilter; `metadata.name`.
   *
   * @default - made by the chart from the construct's path
   */
  readonly name?: string;
  /**
   * Status of the answer, from 200 to 599.
   *
   * @default 200
   */
  readonly statusCode?: number;
  /**
   * Body of the answer, at most 4096 characters.
   *
   * @default - none
   */
  readonly body?: string;
  /**
   * Header `Content-Type` of the answer.
   *
   * @default "text/plain"
   */
  readonly contentType?: string;
}

/**
 * A target that answers without a backend; an `HTTPRouteFilter`, understood by Envoy Gateway alone. It is for routes of its own namespace.
 *
 * Source: Envoy Gateway, HTTPDirectResponseFilter.
 */
export class FixedResponse extends Construct implements IRouteTarget {
  private readonly resource: HttpRouteFilter;

  public constructor(scope: Construct, id: string, props: FixedResponseProps) {
    super(scope, id);
    const { statusCode = 200, body, contentType = 'text/plain' } = props;
    this.resource = new HttpRouteFilter(this, 'Resource', {
      metadata: namespacedMetadata(this, SyncWave.ROUTE, props),
      spec: {
        directResponse: {
          statusCode: checkedWhole('the status of a fixed response', statusCode, 200, 599),
          contentType: body === undefined ? undefined : checkedHeaderValue('the content type of a fixed response', contentType),
          body: body === undefined ? undefined : { type: ResponseValueType.INLINE, inline: checkedText('the body of a fixed response', body, 4096) },
        },
      },
    });
  }

  /** The rule answers with the response. */
  public bindToRoute(route: IConstruct): RouteTargetConfig {
    if (namespaceOf(route) !== namespaceOf(this)) {
      throw new Error(`a fixed response answers for routes of its own namespace: ${this.node.path} is in "${namespaceOf(this)}", `
        + `and ${route.node.path} in "${namespaceOf(route)}". Make one in the chart of the route`);
    }
    return { answer: RouteAnswer._extension(this.resource.name) };
  }
}
