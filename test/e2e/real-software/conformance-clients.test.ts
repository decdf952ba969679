import { compareClients } from '../../support/real-software/conformance-client-lanes.ts';
import { latestRevision } from '../../support/real-software/conformance-clients.ts';
import { conformance, conformanceNext } from '../../support/real-software/programs.ts';

const earlier = ['elicitation-sep1034-client-defaults', 'auth/metadata-var3'].map((scenario) => ({
  title: `0.1.16, ${scenario}`,
  program: conformance,
  sdk: '1' as const,
  args: ['--scenario', scenario],
}));
const latest = ['sep-2322-client-request-state', 'http-custom-headers', 'auth/scope-step-up'].map((scenario) => ({
  title: `0.2.0-alpha.12, ${scenario}`,
  program: conformanceNext,
  sdk: '2' as const,
  args: ['--scenario', scenario, '--spec-version', latestRevision],
}));

compareClients([...earlier, ...latest]);
