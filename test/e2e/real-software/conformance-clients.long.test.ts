import { compareClients } from '../../support/real-software/conformance-client-lanes.ts';
import { clientSuites } from '../../support/real-software/conformance-clients.ts';

compareClients(clientSuites);
