/** What no table says about the language. */

export const intro = `# Sequence language

A detector of a sequence is one YAML file: what it is, which calls must follow each other, how soon, what must not happen,
what gateways refuse, and traces that prove it. \`shearpin detector validate\` compiles it; how to write one is told in
[Write a detector](../how-to/write-a-detector.md), and traces in [Trace notation](trace-notation.md).

An editor with yaml-language-server completes names and shows their meaning when the first line names the schema:

\`\`\`yaml
# yaml-language-server: $schema=../../../schemas/detectors/sequence.v1.schema.json
\`\`\``;

export const yamlRules = `Files are UTF-8 with at most 262,144 bytes. Anchors, aliases, tags and merge keys are refused, and so is a
name that stands twice: what is written is what is meant. An expression that begins with \`!\`, \`[\`, \`{\`, \`"\`, \`*\` or
\`&\`, or that holds \`: \` or \` #\`, needs quotes or a block (\`>-\`), as in every YAML file.`;

export const expressions = `## Expressions

An expression is typed, reads one event and what earlier steps captured, has no side effects, ends in time that grows with
its length, and always has a result. It is compiled before any event is seen.

| written                                    | meaning                                                                                                     |
| ------------------------------------------ | ----------------------------------------------------------------------------------------------------------- |
| \`a \\|\\| b\`, \`a && b\`, \`!a\`                 | or, and, not; \`!\` binds strongest, then \`&&\`                                                                |
| \`==\` \`!=\` \`<\` \`<=\` \`>\` \`>=\`                | comparisons of two values of one type; only numbers have an order, and comparisons do not chain             |
| \`x in ["a", "b"]\`                          | the value stands in the list                                                                                |
| \`+\` \`-\` \`*\` \`/\` \`%\`                        | arithmetic on numbers                                                                                       |
| \`"text"\`, \`'text'\`                         | a text; with double quotes \`\\\\n\`, \`\\\\"\`, \`\\\\\\\\\` and \`\\\\u0041\` are escapes, in single quotes nothing is     |
| \`true\`, \`false\`, \`12\`, \`1.5\`               | a condition, numbers; beyond 9007199254740991 a number is refused                                           |
| \`90s\`, \`15m\`, \`10MB\`, \`64KiB\`              | numbers with a unit: times are milliseconds (\`ms s m h d\`), sizes are bytes (\`B KB MB GB KiB MiB GiB\`)      |
| \`server.id\`                                | a [field](#fields) of the event                                                                             |
| \`$name\`                                    | what an earlier step captured under that name                                                               |
| \`steps.ID.FIELD\`                           | a field of the call that an earlier step took; of a repeated step or a count, of its last call              |
| \`call.can("egress.*")\`                     | a [function](#functions)                                                                                    |

A condition that does not ask for \`event.type\` is about calls. \`event.type == "approval" && approval.decision == "granted"\`
is about approvals; what events of that type do not tell cannot be read beside it.

A step that reads only what the request tells is decided at the request. One that reads or captures anything that only the
end tells, such as \`result.bytes\` or \`outcome\`, is decided at the end of the call.

### Three values

A condition is *yes*, *no* or *perhaps*. *Perhaps* comes from inspection alone: arguments or a result of which not all was
looked at, fingerprints that did not fit, a request that was never seen. A step takes what is perhaps so, and the finding
says that it is not certain; \`certain(…)\` asks for more.

| a       | b       | a && b  | a \\|\\| b | !a      | certain(a) |
| ------- | ------- | ------- | ------- | ------- | ---------- |
| yes     | yes     | yes     | yes     | no      | yes        |
| yes     | perhaps | perhaps | yes     | no      | yes        |
| yes     | no      | no      | yes     | no      | yes        |
| perhaps | perhaps | perhaps | perhaps | perhaps | no         |
| perhaps | no      | no      | perhaps | perhaps | no         |
| no      | no      | no      | no      | yes     | no         |

A value that is missing, a division by zero, a number that is not finite and a value of another type than expected make the
comparison *no*, whichever operator it has. So \`result.errorCode != 0\` is no for a result without a code, and
\`!(result.errorCode == 0)\` is yes.`;

export const exceptionsIntro = `## Exceptions

Exceptions stand in a file of their own, beside the detectors or in another folder that is read with them. Each narrows one
step of one detector: the step no longer takes what meets the condition. The condition reads the event alone, and at a step
that is armed only what the request tells. It holds in one tenant, or with \`tenant: '*'\`, in quotes, in every one, and hides
nothing in the others. \`validate\` warns of one that names no agent, principal, server, tool or session, and of one that has
ended, which counts no more.

\`\`\`yaml
exceptions:
  - detector: sequence.secret-to-egress
    step: send
    tenant: acme
    where: server.id == "vault" && target.name == "rotate"
    owner: team-identity
    reason: The rotation job mails each new token to the owner that the directory names.
    expires: '2027-03-31'
\`\`\``;

export const diagnosticsIntro = `## What the compiler says

Every diagnostic has a rule, the file, a line and a column, and a message that says what to do. Errors keep the detector
from being run; warnings do not. A note says where more partial matches are kept than the newest, and why.`;
