import { describe, expect, it } from 'vitest';
import {
  command,
  fromClient,
  invalidEvents,
  message,
  observed,
  parsed,
  refusedByCommand,
  refusing,
  toolCall,
} from './observed.ts';

describe('a refused tools/call', () => {
  it('is not forwarded and is answered with a tool result that names the command', () => {
    const { connect, requested, completed, events } = refusing();
    const { forward, answers } = fromClient(connect(), toolCall(7, 'send_mail', { to: 'a@b.example' }));
    expect(forward).toBeUndefined();
    const answer = parsed(answers[0]);
    expect(answer).toMatchObject({ jsonrpc: '2.0', id: 7, result: { isError: true } });
    expect(answer['result']).not.toHaveProperty('resultType');
    expect(JSON.stringify(answer)).toContain(command);
    expect(requested()[0]?.verdict).toEqual(refusedByCommand);
    expect(completed()).toMatchObject([{ outcome: 'refused', verdict: refusedByCommand }]);
    expect(invalidEvents(events)).toEqual([]);
  });

  it('gets its id back byte for byte', () => {
    const bytes = message(
      '{"jsonrpc":"2.0","id": 12345678901234567890 ,"method":"tools/call","params":{"name":"send"}}',
    );
    const { answers } = fromClient(refusing().connect(), bytes);
    expect(Buffer.from(answers[0] ?? []).toString()).toContain('"id":12345678901234567890,');
  });

  it('says in the stateless era that the result is complete', () => {
    const _meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };
    const bytes = message({ id: 1, method: 'tools/call', params: { name: 'send_mail', arguments: {}, _meta } });
    const { answers } = fromClient(refusing().connect(), bytes);
    expect(parsed(answers[0])).toMatchObject({ result: { isError: true, resultType: 'complete' } });
  });

  it('reads the same whatever was called', () => {
    const connection = refusing().connect();
    const texts = ['send_mail', 'send_other'].map((name) =>
      Buffer.from(fromClient(connection, toolCall(1, name, { x: name })).answers[0] ?? []).toString(),
    );
    expect(texts[0]).toBe(texts[1]);
  });

  it('without an id is dropped without an answer', () => {
    const bytes = message({ method: 'tools/call', params: { name: 'send_mail' } });
    expect(fromClient(refusing().connect(), bytes)).toEqual({ forward: undefined, answers: [] });
  });

  it('as a task, and any other method, is answered with an error that carries the same data', () => {
    const connection = refusing().connect();
    const asTask = message({ id: 1, method: 'tools/call', params: { name: 'send_mail', task: {} } });
    const resource = message({ id: 2, method: 'resources/read', params: { uri: 'https://example.org' } });
    for (const bytes of [asTask, resource]) {
      const { forward, answers } = fromClient(connection, bytes);
      expect(forward).toBeUndefined();
      expect(parsed(answers[0])).toMatchObject({ error: { data: { refused: true, command } } });
    }
  });
});

describe('a fault of our own', () => {
  it('lets the message pass while nothing is armed or open', () => {
    const seen = observed();
    seen.enforcer.decision = () => {
      throw new Error('planted');
    };
    const bytes = toolCall(1, 'send_x');
    expect(fromClient(seen.connect(), bytes).forward).toBe(bytes);
    expect(seen.faults).toMatchObject([{ where: 'client-message' }]);
  });

  it('asks the enforcer as for a message that cannot be read otherwise', () => {
    const failing = refusing({
      capabilities: {
        infer: () => {
          throw new Error('planted');
        },
        refine: (one) => one,
      },
    });
    expect(fromClient(failing.connect(), toolCall(1, 'read_x')).forward).toBeUndefined();
    expect(failing.enforcer.asked).toMatchObject([{ readable: false, incomplete: true }]);
  });

  it('in the event sink loses the event and nothing else', () => {
    const seen = observed({
      emit: () => {
        throw new Error('planted');
      },
    });
    const bytes = toolCall(1, 'read_x');
    expect(fromClient(seen.connect(), bytes).forward).toBe(bytes);
    expect(seen.faults).toMatchObject([{ where: 'emit' }]);
  });
});
