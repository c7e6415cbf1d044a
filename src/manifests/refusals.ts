/** Why a text is no YAML, in our words, by those of the parser; `\\1` stands for what it names. */
const REFUSALS: ReadonlyArray<readonly [reason: RegExp, id: string, message: string, fix: string]> = [
  [/^duplicated mapping key/, 'duplicate-key', 'this key is in its map already', 'keep one of the two'],
  [/tab characters must not be used/, 'unreadable-document', 'a tab is no indentation in YAML', 'indent with spaces'],
  [/^bad indentation of a mapping entry/, 'unreadable-document', 'the line is indented too much or too little for its map, or a text with ": " in it lacks quotes',
    'put it under the first letter of the key above it, or the text in quotes'],
  [/^bad indentation of a sequence entry/, 'unreadable-document', 'the item is indented unlike those before it', 'put its "-" under theirs'],
  [/^deficient indentation/, 'unreadable-document', 'the line is indented less than what it belongs to', 'indent it further'],
  [/^unidentified alias "(.*)"/s, 'unreadable-document', 'nothing above is called "&\\1"', 'name an anchor that is there'],
  [/quoted scalar/, 'unreadable-document', 'a quote is opened and never closed', 'close it'],
  [/^missed comma between flow/, 'unreadable-document', 'a comma is missing between two entries', 'write one'],
  [/within a flow collection/, 'unreadable-document', 'a bracket or brace is opened and never closed', 'close it'],
  [/^nesting exceeded maxDepth \((\d+)\)/, 'nested-too-deep', 'maps and lists are inside each other more than \\1 deep', 'nest them less'],
  [/^null byte|non-printable characters/, 'bad-encoding', 'a control character is here that no manifest may have', 'remove it'],
  [/^unknown escape sequence|hexadecimal character/, 'unreadable-document', 'a backslash between double quotes begins an escape, and this is none',
    'write the backslash twice, or the text in single quotes'],
  [/^can not read a block mapping entry|^expected ':' after a mapping key|a multiline key/, 'unreadable-document', 'a key without its value', 'write ": " and the value behind it'],
  [/^end of the stream or a document separator is expected/, 'unreadable-document', 'what stands here belongs to nothing above it', 'indent it as what it belongs to, or begin a document with "---"'],
  [/^unknown .* tag !<(.*)>|^undeclared tag handle "(.*)"/, 'unreadable-document', 'there is no tag \\1', 'leave the tag out'],
  [/^cannot resolve a node with !<tag:yaml.org,2002:(.*)> explicit tag/, 'unreadable-document', 'this is no value of the type \\1', 'leave the tag out, or write such a value'],
  [/^recursive alias/, 'too-many-aliases', 'an alias stands within what it stands for', 'write out what is meant'],
  [/^NULL KEY/, 'unreadable-document', 'a key is empty', 'write the key, or remove the entry'],
  [/^COMPLEX KEY/, 'unreadable-document', 'a map or a list is a key here, and JSON has only texts; often it is a template, such as {{ … }}, that nobody filled in', 'write a text, or render the template first'],
  [/^NO MAP TO MERGE/, 'unreadable-document', 'only maps can be merged', 'name an anchor of a map'],
];

/** What to say of a text that the parser refuses. */
export function refusalOf(reason: string): { readonly id: string; readonly message: string; readonly fix: string } {
  for (const [pattern, id, message, fix] of REFUSALS) {
    const match = pattern.exec(reason);
    if (match !== null) return { id, message: message.replace('\\1', match[1] ?? match[2] ?? ''), fix };
  }
  return { id: 'unreadable-document', message: `this is no YAML: ${reason}`, fix: 'write YAML or JSON' };
}
