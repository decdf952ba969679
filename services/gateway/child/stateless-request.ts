/**
 * What Streamable HTTP of 2026-07-28 has its server refuse before the request runs. In front of stdio the gateway is
 * that server: behind the pipes nobody sees the headers, and a stdio server takes a request that does not say which
 * revision it speaks for the opening of an older one, for all who share its process.
 */
import type { Envelope } from '../../sensor/messages/envelope.ts';
import { decodeHeader, repeatsParameters } from '../../sensor/messages/header-check.ts';
import { stringText } from '../../sensor/messages/json-text.ts';
import { readValue } from '../../sensor/messages/json-value.ts';
import { errorCodes } from '../http/local-answers.ts';
import { claimsOf, parameterOf } from '../http/message-slices.ts';
import type { ServerKnowledge } from './server-knowledge.ts';

export interface StatelessRequest {
  readonly body: Uint8Array;
  readonly envelope: Envelope;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly server: ServerKnowledge;
}

export interface RequestFault {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** The parameter that `Mcp-Name` repeats. */
const namedBy: ReadonlyMap<string, string> = new Map([
  ['tools/call', 'name'],
  ['prompts/get', 'name'],
  ['resources/read', 'uri'],
]);

/** The first thing that is wrong; undefined when the server may have the request. */
export function statelessFault(request: StatelessRequest): RequestFault | undefined {
  return envelopeFault(request) ?? headerFault(request) ?? revisionFault(request) ?? parameterFault(request);
}

function envelopeFault({ body, envelope }: StatelessRequest): RequestFault | undefined {
  const { revisions, capabilities } = claimsOf(body, envelope);
  if (revisions.length === 0) return missing('protocolVersion');
  return capabilities.length === 0 ? missing('clientCapabilities') : undefined;
}

function missing(key: string): RequestFault {
  const message = `Invalid params: _meta has no io.modelcontextprotocol/${key}.`;
  return { code: errorCodes.invalidParams, message };
}

function headerFault({ body, envelope, headers }: StatelessRequest): RequestFault | undefined {
  const said = [
    ['MCP-Protocol-Version', claimsOf(body, envelope).revisions.map((slice) => stringText(body, slice))],
    ['Mcp-Method', envelope.methods],
    ...envelope.methods.flatMap((method) => {
      const parameter = namedBy.get(method);
      const names = parameter === undefined ? [] : parameterOf(body, envelope, parameter);
      return names.map((slice) => ['Mcp-Name', [stringText(body, slice)]] as const);
    }),
  ] as const;
  const wrong = said.find(([name, values]) => !repeats(headers[name.toLowerCase()], values));
  if (wrong === undefined) return undefined;
  return { code: errorCodes.headerMismatch, message: `The header ${wrong[0]} does not say what the body says.` };
}

/** A server that speaks one revision already may let another one pass; what it said of itself decides. */
function revisionFault({ body, envelope, server: { revisions } }: StatelessRequest): RequestFault | undefined {
  const asked = claimsOf(body, envelope).revisions.map((slice) => stringText(body, slice));
  const requested = asked.find((one) => one !== undefined && revisions?.includes(one) === false);
  if (requested === undefined) return undefined;
  const data = { supported: revisions, requested };
  return { code: errorCodes.unsupportedRevision, message: 'The server does not speak this revision.', data };
}

function parameterFault({ body, envelope, headers, server }: StatelessRequest): RequestFault | undefined {
  if (!envelope.methods.includes('tools/call')) return undefined;
  const [tool] = parameterOf(body, envelope, 'name').flatMap((slice) => stringText(body, slice) ?? []);
  const parameters = server.parametersOf(tool ?? '');
  if (parameters.length === 0) return undefined;
  const args = parameterOf(body, envelope, 'arguments').map((slice) => readValue(body, slice, argumentLimits)?.value);
  if (args.every((one) => repeatsParameters(headers, { args: one, parameters }))) return undefined;
  const message = 'A header Mcp-Param is missing, or does not say what the argument says.';
  return { code: errorCodes.headerMismatch, message };
}

const argumentLimits = { bytesMax: 1024 * 1024, depthMax: 64 };

/** A value that is no text is the server's to refuse. */
function repeats(header: string | undefined, values: readonly (string | undefined)[]): boolean {
  const value = header === undefined ? undefined : decodeHeader(header.trim());
  return values.every((one) => one === undefined || one === value);
}
