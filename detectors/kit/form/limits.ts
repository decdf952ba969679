/** Bounds of one detector: what is beyond them is refused by the compiler, with the reason. */
export const formLimits = {
  /** Steps, branches of groups and absences together: one bit each. */
  predicates: 32,
  items: 24,
  /** Members of one group. */
  members: 8,
  /** Repetitions that a step must have; more is what a count is for. */
  times: 64,
  captures: 16,
  withinMs: 30 * 24 * 3_600_000,
  /** Highest bound of a count or of distinct values, and most repetitions that a step may have. */
  counted: 1024,
  matches: 1024,
  /** Nodes of one expression. */
  nodes: 512,
  /** How deep an expression may be nested. */
  depth: 32,
  textLength: 256,
  listed: 64,
  patternLength: 256,
  /** Instructions of a compiled regular expression. */
  patternSize: 1024,
} as const;

/** Bounds of what a running sequence keeps. */
export const stateLimits = {
  /** Values of one captured set; past that the set is open. */
  capturedValues: 1024,
  /** Partial matches that wait at one position where the newest start does not decide. */
  runsPerPosition: 64,
  /** The same where each of them is a command to the gateways. */
  armedRunsPerPosition: 16,
  /** Calls in flight, and values that they hold together. */
  callsInFlight: 64,
  valuesInFlight: 16_384,
  /** Calls that an aggregate at the head of a sequence remembers. */
  samples: 1024,
  /** Agents whose last call is remembered, where contiguity is asked for. */
  agents: 64,
  /** Keys of one session, where a sequence is kept apart by more than the session. */
  keys: 64,
  /** Events of one key that are kept to put late ones in their place, and for how long. */
  takes: 512,
  /** Values that they hold together with the states between them, and those of one run of them. */
  values: 32_768,
  chunkValues: 4096,
  latenessMs: 60_000,
  /** Matches that wait for the end of a trailing absence. */
  waiting: 64,
} as const;
