import { commandFoldKey } from '../../../schemas/commands/record-key.ts';
import { principalOfSession } from '../../../schemas/events/record-key.ts';
import type { Command, Scope } from '../../../schemas/generated/types.ts';

/** Who and what a call concerns: one name per kind of scope. */
export interface Reach {
  readonly session: string;
  readonly principal: string;
  readonly agent?: string;
  readonly server?: string;
  readonly target?: string;
}

interface CarrierIndex {
  readonly commands: Map<string, Command>;
  /** All their fingerprints; made at the first question after a change. */
  watched: ReadonlySet<string> | undefined;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * The ruling commands of one tenant by what they concern. A call asks the same seven scopes and the same one index of
 * its principal whatever is armed, so the number of look-ups tells nothing of what matched.
 *
 * A condition that follows values concerns every call of its session's principal, whether it names them or was widened
 * since there were too many: a fresh trace, connection or session must not leave it.
 */
export class BreakerTable {
  readonly #byScope = new Map<string, Map<string, Command>>();
  readonly #carriersByPrincipal = new Map<string, CarrierIndex>();

  set(command: Command): void {
    const fold = commandFoldKey(command);
    const scope = scopeName(command.scope.kind, command.scope.id);
    const commands = this.#byScope.get(scope) ?? new Map<string, Command>();
    this.#byScope.set(scope, commands.set(fold, command));
    this.#index(fold, command);
  }

  remove(command: Command): void {
    const fold = commandFoldKey(command);
    const scope = scopeName(command.scope.kind, command.scope.id);
    const commands = this.#byScope.get(scope);
    if (commands?.get(fold)?.id !== command.id) return;
    commands.delete(fold);
    if (commands.size === 0) this.#byScope.delete(scope);
    this.#dropCarrier(fold, command);
  }

  /** Every command that concerns such a call, expired ones too. */
  concerning(reach: Reach): ReadonlySet<Command> {
    const found = new Set<Command>();
    for (const scope of scopesOf(reach)) {
      for (const command of this.#byScope.get(scope)?.values() ?? []) found.add(command);
    }
    for (const command of this.#carriersByPrincipal.get(reach.principal)?.commands.values() ?? []) found.add(command);
    return found;
  }

  /** Fingerprints that a call of this principal may be refused for. */
  watched(principal: string): ReadonlySet<string> {
    const index = this.#carriersByPrincipal.get(principal);
    if (index === undefined) return nothing;
    index.watched ??= new Set([...index.commands.values()].flatMap(valuesOf));
    return index.watched;
  }

  #index(fold: string, command: Command): void {
    const principal = carrierOf(command);
    if (principal === undefined) return;
    if (command.action !== 'arm' || !followsValues(command)) {
      this.#dropCarrier(fold, command);
      return;
    }
    const index = this.#carriersByPrincipal.get(principal) ?? { commands: new Map(), watched: undefined };
    index.commands.set(fold, command);
    index.watched = undefined;
    this.#carriersByPrincipal.set(principal, index);
  }

  #dropCarrier(fold: string, command: Command): void {
    const principal = carrierOf(command);
    const index = principal === undefined ? undefined : this.#carriersByPrincipal.get(principal);
    if (principal === undefined || index?.commands.delete(fold) !== true) return;
    index.watched = undefined;
    if (index.commands.size === 0) this.#carriersByPrincipal.delete(principal);
  }
}

/** Values that the arguments are compared with: those that must be carried, and captured sets. */
function valuesOf({ condition }: Command): readonly string[] {
  const sets = Object.values(condition?.captures ?? {}).flatMap((captured) =>
    typeof captured === 'object' && captured !== null ? captured.values : [],
  );
  return [...(condition?.carries ?? []), ...sets];
}

function followsValues({ condition }: Command): boolean {
  return condition?.carries !== undefined || condition?.widened === true;
}

function carrierOf({ scope }: Command): string | undefined {
  if (scope.kind === 'session') return principalOfSession(scope.id);
  return scope.kind === 'principal' ? scope.id : undefined;
}

function scopesOf({ session, principal, agent = '', server = '', target = '' }: Reach): readonly string[] {
  return [
    scopeName('session', session),
    scopeName('principal', principal),
    scopeName('agent', agent),
    scopeName('server', server),
    scopeName('tool', `${server}/${target}`),
    tenantScope,
    globalScope,
  ];
}

function scopeName(kind: Scope['kind'], id: string): string {
  if (kind === 'tenant') return tenantScope;
  return kind === 'global' ? globalScope : `${kind}/${id}`;
}

const tenantScope = 'tenant/';
const globalScope = 'global/';
