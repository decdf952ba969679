import { readWholeNumber } from '../usage.ts';
import { readScenarioOutline, type ScenarioOutline } from './scenario-outline.ts';

/** How a demo is played and told. */
export interface DemoOptions {
  readonly paceMs: number;
  readonly scenario: ScenarioOutline;
  readonly exitAfterDemo: boolean;
  readonly json: boolean;
}

export const demoOptionTable = {
  'pace-ms': { type: 'string', default: '250' },
  scenario: { type: 'string' },
  'exit-after-demo': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

export interface DemoOptionValues {
  readonly 'pace-ms': string;
  readonly scenario?: string;
  readonly 'exit-after-demo': boolean;
  readonly json: boolean;
}

/** Throws E_USAGE. */
export function readDemoOptions(command: string, values: DemoOptionValues): DemoOptions {
  return {
    paceMs: readWholeNumber(values['pace-ms'], { command, option: '--pace-ms', min: 0, max: 60_000 }),
    scenario: readScenarioOutline(values.scenario),
    exitAfterDemo: values['exit-after-demo'],
    json: values.json,
  };
}
