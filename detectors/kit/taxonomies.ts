/** Techniques that detectors may name, each in the words of one version of its framework. */
import type { TechniqueMap } from '../contract.ts';

export type Framework = TechniqueMap['framework'];

interface Taxonomy {
  readonly title: string;
  readonly version: string;
  readonly names: Readonly<Record<string, string>>;
}

export const taxonomies: Readonly<Record<Framework, Taxonomy>> = {
  'mitre-attack': {
    title: 'MITRE ATT&CK (Enterprise)',
    version: '19.2',
    names: {
      T1005: 'Data from Local System',
      T1020: 'Automated Exfiltration',
      T1030: 'Data Transfer Size Limits',
      T1041: 'Exfiltration Over C2 Channel',
      T1048: 'Exfiltration Over Alternative Protocol',
      T1059: 'Command and Scripting Interpreter',
      T1078: 'Valid Accounts',
      T1119: 'Automated Collection',
      T1195: 'Supply Chain Compromise',
      T1213: 'Data from Information Repositories',
      T1528: 'Steal Application Access Token',
      T1530: 'Data from Cloud Storage',
      T1552: 'Unsecured Credentials',
      'T1552.001': 'Unsecured Credentials: Credentials In Files',
      'T1555.006': 'Credentials from Password Stores: Cloud Secrets Management Stores',
      T1567: 'Exfiltration Over Web Service',
      'T1567.002': 'Exfiltration Over Web Service: Exfiltration to Cloud Storage',
      'T1567.004': 'Exfiltration Over Web Service: Exfiltration Over Webhook',
    },
  },
  'mitre-atlas': {
    title: 'MITRE ATLAS',
    version: '2026.09',
    names: {
      'AML.T0025': 'Exfiltration via Cyber Means',
      'AML.T0034.002': 'Cost Harvesting: Agentic Resource Consumption',
      'AML.T0036': 'Data from Information Repositories',
      'AML.T0037': 'Data from Local System',
      'AML.T0051': 'LLM Prompt Injection',
      'AML.T0051.000': 'LLM Prompt Injection: Direct',
      'AML.T0051.001': 'LLM Prompt Injection: Indirect',
      'AML.T0053': 'AI Agent Tool Invocation',
      'AML.T0055': 'Unsecured Credentials',
      'AML.T0080': 'AI Agent Context Poisoning',
      'AML.T0083': 'Credentials from AI Agent Configuration',
      'AML.T0085.001': 'Data from AI Services: AI Agent Tools',
      'AML.T0086': 'Exfiltration via AI Agent Tool Invocation',
      'AML.T0098': 'AI Agent Tool Credential Harvesting',
      'AML.T0099': 'AI Agent Tool Data Poisoning',
      'AML.T0101': 'Data Destruction via AI Agent Tool Invocation',
      'AML.T0109': 'AI Supply Chain Rug Pull',
      'AML.T0110': 'AI Agent Tool Poisoning',
    },
  },
  'owasp-mcp': {
    title: 'OWASP MCP Top 10',
    version: '2025',
    names: {
      MCP01: 'Token Mismanagement and Secret Exposure',
      MCP02: 'Privilege Escalation via Scope Creep',
      MCP03: 'Tool Poisoning',
      MCP04: 'Software Supply Chain Attacks and Dependency Tampering',
      MCP05: 'Command Injection and Execution',
      MCP06: 'Intent Flow Subversion',
      MCP07: 'Insufficient Authentication and Authorization',
      MCP08: 'Lack of Audit and Telemetry',
      MCP09: 'Shadow MCP Servers',
      MCP10: 'Context Injection and Over-Sharing',
    },
  },
  'owasp-agentic': {
    title: 'OWASP Top 10 for Agentic Applications',
    version: '2026',
    names: {
      ASI01: 'Agent Goal Hijack',
      ASI02: 'Tool Misuse and Exploitation',
      ASI03: 'Identity and Privilege Abuse',
      ASI04: 'Agentic Supply Chain Vulnerabilities',
      ASI05: 'Unexpected Code Execution',
      ASI06: 'Memory and Context Poisoning',
      ASI07: 'Insecure Inter-Agent Communication',
      ASI08: 'Cascading Failures',
      ASI09: 'Human-Agent Trust Exploitation',
      ASI10: 'Rogue Agents',
    },
  },
};
