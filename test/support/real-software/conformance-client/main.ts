/**
 * The client that the conformance suite asks for. The suite gives it the URL of its server, and the scenario in its
 * environment; with `--through-gateway` it starts a gateway before that server, and asks the gateway.
 */
import { parseArgs } from 'node:util';
import { throughPublicGateway } from '../forms.ts';
import { Provider } from './provider.ts';
import { useServer } from './scenario.ts';
import type { Params } from './session.ts';
import { visitWithV1 } from './typescript-v1.ts';
import { visitWithV2 } from './typescript-v2.ts';

const options = {
  sdk: { type: 'string', default: '1' },
  'through-gateway': { type: 'boolean', default: false },
} as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const [url = ''] = positionals;
const {
  MCP_CONFORMANCE_CONTEXT: context = '{}',
  MCP_CONFORMANCE_PROTOCOL_VERSION: revision = '',
  MCP_CONFORMANCE_SCENARIO: scenario,
} = process.env;
// A server without any metadata is asked at paths of its host.
const isHost = scenario === 'auth/2025-03-26-oauth-endpoint-fallback';
const given = JSON.parse(context) as Params;
const startVisit = values.sdk === '1' ? visitWithV1 : visitWithV2(revision);

await using gateway = values['through-gateway'] ? await throughPublicGateway(url, { isHost }) : undefined;
await useServer({ url: new URL(gateway?.url ?? url), startVisit, provider: new Provider(given), given });
