/** An MCP server over HTTP that asks for tokens, verifies them, and says where to get some. */
import { type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { scope } from './authorization-server.ts';
import { startHttpOffice } from './http-office.ts';
import { serve } from './http-upstream.ts';
import type { OfficeOptions } from './office-tools.ts';

export interface ResourceServer {
  readonly url: string;
  /** What tokens may be for; the server's own URL is in it. */
  readonly audiences: string[];
  /** Every request with what its token says; undefined without a good one. */
  readonly asked: {
    readonly path: string;
    readonly authorization: string | undefined;
    readonly claims: JWTPayload | undefined;
  }[];
  [Symbol.asyncDispose](): Promise<void>;
}

const prefix = '/.well-known/oauth-protected-resource';

export async function startResourceServer(
  issuer: string,
  office: OfficeOptions,
  { path = '/mcp' }: { readonly path?: string } = {},
): Promise<ResourceServer> {
  const inner = await startHttpOffice(office);
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  const asked: ResourceServer['asked'] = [];
  const audiences: string[] = [];
  const verify = async (authorization = ''): Promise<JWTPayload | undefined> => {
    const token = authorization.replace(/^Bearer /, '');
    const verified = await jwtVerify(token, keys, { issuer, audience: audiences }).catch(() => undefined);
    return verified?.payload;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = '/', headers } = request;
    const claims = await verify(headers.authorization);
    asked.push({ path: url, authorization: headers.authorization, claims });
    if (url === `${prefix}${path}`) serveMetadata(response, { resource: `${outer.url}${path}`, issuer });
    else if (url !== path) response.writeHead(404).end();
    else if (claims === undefined) challenge(response, `${outer.url}${prefix}${path}`);
    else passOn(request, response, inner.url);
  };
  const outer = await serve((request, response) => void answer(request, response));
  audiences.push(`${outer.url}${path}`);
  return {
    url: `${outer.url}${path}`,
    audiences,
    asked,
    async [Symbol.asyncDispose]() {
      await outer[Symbol.asyncDispose]();
      await inner[Symbol.asyncDispose]();
    },
  };
}

function serveMetadata(response: ServerResponse, { resource, issuer }: { resource: string; issuer: string }): void {
  const metadata = {
    resource,
    authorization_servers: [issuer],
    scopes_supported: [scope],
    bearer_methods_supported: ['header'],
    signed_metadata: 'e30.e30.x',
    'x-own': 12_345,
  };
  response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
  response.end(JSON.stringify(metadata));
}

function challenge(response: ServerResponse, metadataUrl: string): void {
  const value = `Bearer error="invalid_token", resource_metadata="${metadataUrl}", scope="${scope}"`;
  response.writeHead(401, { 'www-authenticate': value }).end();
}

function passOn(request: IncomingMessage, response: ServerResponse, url: string): void {
  const { method, headers } = request;
  const inner = httpRequest(url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  response.once('close', () => inner.destroy());
  inner.on('error', () => response.destroy());
  request.pipe(inner);
}
