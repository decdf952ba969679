/** What a sequence over several sessions can say: one owner keeps it, far from the gateways that saw its events. */
import type { EventType } from '../../../schemas/generated/fields.ts';
import type { EntityKind } from '../../contract.ts';
import { scopeOf } from '../dispatch/entity.ts';
import { fault, type FormFault } from './fault.ts';
import type { SequenceForm } from './form.ts';
import { typesOf } from './reads.ts';

/** Events that tell whose they are. */
const toldBy: Readonly<Record<EntityKind, readonly EventType[]>> = {
  agent: ['call'],
  principal: ['call', 'approval', 'notification', 'discovery'],
  server: ['call', 'notification', 'discovery'],
  tool: ['call'],
  tenant: ['call', 'approval', 'notification', 'discovery'],
};

/** The owner of an agent's or a principal's events may arm; every wider command is a person's. */
const armedScopes: readonly (EntityKind | undefined)[] = ['agent', 'principal'];

export function checkScope(form: SequenceForm): readonly FormFault[] {
  const { by } = form;
  if (by.includes('session') || !by.includes('tenant')) return [];
  const scope = scopeOf(by);
  const isOne = scope !== undefined && by.length <= 2;
  if (!isOne) {
    const message =
      'Over several sessions calls belong together by the tenant and at most one of agent, principal, server and tool.';
    return [fault('order', message, ['by'])];
  }
  return [...checkCommands(form, scope), ...checkAbsences(form, scope), ...checkOrder(form)];
}

function checkCommands({ arm, respond }: SequenceForm, scope: EntityKind): readonly FormFault[] {
  const faults: FormFault[] = [];
  if (arm !== undefined && !armedScopes.includes(scope))
    faults.push(fault('arm', 'Over several sessions a step is armed for one agent or one principal.', ['arm']));
  if (respond !== undefined)
    faults.push(
      fault('arm', 'A sequence over several sessions opens no breaker: it arms its last step, or alerts.', ['respond']),
    );
  return faults;
}

function checkAbsences({ absences }: SequenceForm, scope: EntityKind): readonly FormFault[] {
  return absences.flatMap((absence, at) => {
    const path = ['absences', at];
    if (absence.kind === 'trailing') {
      const message =
        'What must not follow can be asked of one session: only there it is known that nothing is missing.';
      return [fault('order', message, path)];
    }
    const lacking = typesOf(absence.where).find((type) => !toldBy[scope].includes(type));
    if (lacking === undefined) return [];
    return [fault('event', `Events of type ${lacking} do not tell the ${scope} that they belong to.`, path)];
  });
}

/** Every call would have to be told to the owner. */
function checkOrder({ items }: SequenceForm): readonly FormFault[] {
  const at = items.findIndex(({ isStrict }) => isStrict);
  if (at < 0) return [];
  return [fault('order', 'strict asks for the next call of one session; over several there is none.', ['items', at])];
}
