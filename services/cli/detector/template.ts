const tests = `# A trace is a line a call: when, SERVER/TOOL, what the tool can do and what the arguments hold, and behind the arrow
# what the result holds. A name such as A is one value wherever it stands. All of it: docs/reference/trace-notation.md
tests:
  - title: What the record says is refused on its way out.
    trace: |
      0s    crm/customer   can:read.private              -> has:personal.email payload:A
      20s   mail/send      can:egress.message payload:A
    fires: [2] # the number of the call at which it fires
    armed: [{ after: 1, step: send, values: [A] }] # gateways know what to refuse after call 1 …
    refused: [2] # … and so refuse call 2
    evidence: [{ read: 1, send: 2 }]

  - title: It fires at exactly the end of the window.
    trace: |
      0s    crm/customer   can:read.private              -> has:personal.email payload:A
      15m   mail/send      can:egress.message payload:A
    fires: [2]

  - title: It stays silent when something else is mailed.
    trace: |
      0s    crm/customer   can:read.private              -> has:personal.email payload:A
      20s   mail/send      can:egress.message payload:B
    fires: []

  - title: It stays silent when somebody granted the message.
    trace: |
      0s    crm/customer   can:read.private              -> has:personal.email payload:A
      20s   mail/draft     held
      25s   approval granted of:2
      30s   mail/send      can:egress.message payload:A
    fires: []
`;

/** A detector to begin with: it is valid, passes its tests, and says what each part is for. */
export function detectorTemplate({ id, schema }: { readonly id: string; readonly schema: string }): string {
  return `# yaml-language-server: $schema=${schema}
#
# A sequence: calls of one session that are harmless one by one and dangerous in this order.
# Try it as you change it:  shearpin detector test FILE --watch

id: ${id} # final once released: findings and alerts carry it
version: 0.1.0
title: What a private record says leaves through a later call
description: An agent read a private record with personal data in it, and a later call sends something of it out.
status: experimental # runs in shadow: its findings are shown, and nobody is alarmed. Later: test, stable
severity: medium
maps: # which techniques it detects; \`shearpin detector coverage\` counts them
  - { framework: mitre-attack, version: '19.2', id: T1213 }
  - { framework: mitre-atlas, version: '2026.09', id: AML.T0086 }

sequence:
  by: [tenant, session] # what must be the same in all calls
  within: 15m # from the first step to the last
  steps: # in this order; other calls may stand between them
    - id: read
      # Which calls the step takes. What a tool can do, and which content a result holds, gateways tell.
      where: call.can("read.private") && result.has("personal")
      # Gateways tell no values, only keyed fingerprints of them; these are kept for a later step.
      capture: { value: result.fingerprints() }
    - id: send
      where: call.can("egress.*")
      # The same value stands in the arguments of this call.
      carries: $value
  unless: # what makes it harmless
    - between: [read, send]
      where: event.type == "approval" && approval.decision == "granted"

# Gateways refuse this step themselves, as soon as all before it has happened. It is the last, and reads no result.
arm: send

text: A call sends out something that a private record with personal data had held. # one sentence, for the alert
falsepositives:
  - An agent that answers a customer, whose address stands in the record.
triage: # what whoever gets the alert should ask
  - Is the receiver the person whom the record is about?
  - Who asked for the message, the user or a text that the agent read?

${tests}`;
}
