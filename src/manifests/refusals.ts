import { DEEPEST_NESTING } from './limits';

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
  [/^nesting exceeded maxDepth/, 'nested-too-deep', `maps and lists are inside each other more than ${DEEPEST_NESTING} deep`, 'nest them less'],
  [/^null byte|non-printable characters|^expected valid JSON character/, 'bad-encoding', 'a control character is here that no manifest may have', 'remove it'],
  [/^unknown escape sequence|hexadecimal character/, 'unreadable-document', 'a backslash between double quotes begins an escape, and this is none',
    'write the backslash twice, or the text in single quotes'],
  [/^can not read a block mapping entry|^expected ':' after a mapping key|a multiline key/, 'unreadable-document', 'a key without its value', 'write ": " and the value behind it'],
  [/^end of the stream or a document separator is expected/, 'unreadable-document', 'what stands here belongs to nothing above it', 'indent it as what it belongs to, or begin a document with "---"'],
  [/^directives end mark|directive/i, 'unreadable-document', 'kubectl reads no directives such as %YAML: it takes what stands before "---" for a document', 'remove the line'],
  [/^a whitespace character is expected after the key-value separator/, 'unreadable-document', 'no space is behind the colon', 'write one'],
  [/^a line break is expected/, 'unreadable-document', 'a text stands behind the "|" or ">" that begins a block', 'put it on the next line'],
  [/^duplication of an|^alias node should not have/, 'unreadable-document', 'an anchor, an alias or a tag is one too many here', 'remove it'],
  [/^name of an (anchor|alias) node/, 'unreadable-document', 'a text that begins with "&" or "*" is an anchor or an alias, and here its name is missing', 'put the text in quotes'],
  [/block scalar|chomping mode|indentation width/, 'unreadable-document', 'behind the "|" or ">" of a block come "-" or "+" and a digit, each once at most', 'remove what is too much'],
  [/^expected the node content/, 'unreadable-document', 'a comma has no entry before it', 'remove it'],
  [/^undeclared tag handle "(.*)"/, 'unreadable-document', 'nothing says what tags with \\1 are', 'leave the tag out'],
  [/\btag\b/, 'unreadable-document', 'a text that begins with "!" is a tag, and this is none', 'put the text in quotes'],
];

/** What to say of a text that the parser refuses, and of the line on which it does. */
export function refusalOf(reason: string, line: string): { readonly id: string; readonly message: string; readonly fix: string } {
  if (line.includes('{{')) return TEMPLATE;
  for (const [pattern, id, message, fix] of REFUSALS) {
    const match = pattern.exec(reason);
    if (match !== null) return { id, message: message.replace('\\1', match[1] ?? ''), fix };
  }
  return { id: 'unreadable-document', message: `this is no YAML: ${reason}`, fix: 'write YAML or JSON' };
}

/** What to say of a line that looks like a template, which is wrong in more ways than one. */
export const TEMPLATE = {
  id: 'unreadable-document', message: 'this is a template, such as {{ … }}, that nobody filled in', fix: 'render it first, or put the text in quotes',
};
