const signs = [
  /^\s{0,32}(?:import|from|package|using|#include|require)\b.{0,120}[;"'<>)]?\s{0,8}$/m,
  /\b(?:function|def|class|fn|func|public|private|const|let|var)\s{1,4}[A-Za-z_$][\w$]{0,64}\s{0,4}[({=:<]/,
  /(?:=>|&&|\|\||!==?|===|::|->)\s{0,4}[\w({[]/,
  /^\s{0,32}(?:if|for|while|switch|try|catch|return|elif)\b.{0,120}[:{;)]\s{0,8}$/m,
  /^#!\/|^```[a-z]{1,16}\s*$/m,
  /\b(?:SELECT\b.{1,200}\bFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|DROP\s+TABLE)\b/i,
  /^\s{0,32}\$?\s?(?:sudo|curl|wget|chmod|rm|bash|sh|npm|pip|docker|kubectl|git)\s+-{0,2}[\w./-]/m,
  /[;{}]\s{0,8}$/m,
];

/** Source code or commands: two signs of it, or one that hardly stands elsewhere. */
export function looksLikeCode(text: string): boolean {
  if (text.length < 16) return false;
  const sample = text.slice(0, 16_384);
  return signs.filter((sign) => sign.test(sample)).length >= 2;
}
