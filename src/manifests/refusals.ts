/** Why a text is no YAML, in our words, by those of the parser; `\\1` stands for what it names. */
const REFUSALS: ReadonlyArray<readonly [reason: RegExp, id: string, message: string, fix: string]> = [
  [/tab characters must not be used/, 'unreadable-document', 'a tab is no indentation in YAML', 'indent with spaces'],
  [/^bad indentation of a mapping entry/, 'unreadable-document', 'the line is indented too much or too little for its map, or a text with ": " in it lacks quotes',
    'put it under the first letter of the key above it, or the text in quotes'],
  [/^bad indentation of a sequence entry/, 'unreadable-document', 'the item is indented unlike those before it', 'put its "-" under theirs'],
  [/^deficient indentation/, 'unreadable-document', 'the line is indented less than what it belongs to', 'indent it further'],
  [/quoted scalar/, 'unreadable-document', 'a quote is opened and never closed', 'close it'],
  [/^missed comma between flow/, 'unreadable-document', 'a comma is missing between two entries', 'write one'],
  [/within a flow collection/, 'unreadable-document', 'a bracket or brace is opened and never closed', 'close it'],
  [/^nesting exceeded maxDepth \((\d+)\)/, 'nested-too-deep', 'maps and lists are inside each other more than \\1 deep', 'nest them less'],
  [/^null byte|non-printable characters/, 'bad-encoding', 'a control character is here that no manifest may have', 'remove it'],
  [/^unknown escape sequence|hexadecimal character/, 'unreadable-document', 'a backslash between double quotes begins an escape, and this is none',
    'write the backslash twice, or the text in single quotes'],
  [/^can not read a block mapping entry|^expected ':' after a mapping key|a multiline key/, 'unreadable-document', 'a key without its value', 'write ": " and the value behind it'],
  [/^end of the stream or a document separator is expected/, 'unreadable-document', 'what stands here belongs to nothing above it', 'indent it as what it belongs to, or begin a document with "---"'],
  [/^directives end mark/, 'unreadable-document', 'kubectl reads no directives such as %YAML: it takes what stands before "---" for a document', 'remove the line'],
  [/^a whitespace character is expected after the key-value separator/, 'unreadable-document', 'no space is behind the colon', 'write one'],
  [/^a line break is expected/, 'unreadable-document', 'a text stands behind the "|" or ">" that begins a block', 'put it on the next line'],
  [/^undeclared tag handle "(.*)"/, 'unreadable-document', 'nothing says what tags with \\1 are', 'leave the tag out'],
];

/** What to say of a text that the parser refuses. */
export function refusalOf(reason: string): { readonly id: string; readonly message: string; readonly fix: string } {
  for (const [pattern, id, message, fix] of REFUSALS) {
    const match = pattern.exec(reason);
    if (match !== null) return { id, message: message.replace('\\1', match[1] ?? match[2] ?? ''), fix };
  }
  return { id: 'unreadable-document', message: `this is no YAML: ${reason}`, fix: 'write YAML or JSON' };
}
