import { createColors } from 'picocolors';
import { borderless } from './borderless';
import { printable } from './printable';
import { objectText } from '../../model/cluster-object';
import { grouped } from '../../model/grouped';
import { Condition } from '../../status/condition';
import { isFailure, isTrouble, StatusPart, StatusReport } from '../../status/status-report';

/** Conditions with a column of their own; the others are told below. */
const COLUMNS = ['Accepted', 'Programmed', 'ResolvedRefs', 'Conflicted'];

/** Statuses as kubectl prints them, a row for each object and each of its parts, and below what is amiss and how to mend it; nothing where there is none. */
export function statusTable(reports: readonly StatusReport[], coloured: boolean): string {
  if (reports.length === 0) return '';
  const colours = createColors(coloured);
  const paint: Paint = (text, condition) => isFailure(condition) ? colours.red(text) : isTrouble(condition) ? colours.yellow(text) : text;
  const rows = reports.flatMap(report => {
    const title = titleOf(report);
    const own = report.parts[0]?.name === undefined ? [] : [[title, ...COLUMNS.map(() => ''), '']];
    return [...own, ...report.parts.map(part => rowOf(part, title, paint))];
  });
  const text = borderless(['OBJECT', ...COLUMNS.map(each => each.toUpperCase()), 'ROUTES'], rows);
  const troubles = reports.flatMap(report => report.parts.flatMap(part =>
    troublesOf(part).map(conditions => troubleText(report, part, conditions, paint))));
  return [text, ...troubles.length === 0 ? [] : ['', ...troubles], '', ''].join('\n');
}

function rowOf({ name, conditions, attachedRoutes }: StatusPart, title: string, paint: Paint): string[] {
  const cells = COLUMNS.map(type => {
    const condition = conditions.find(each => each.type === type);
    if (condition === undefined) return '';
    return paint(isTrouble(condition) ? `${condition.status} (${condition.reason})` : condition.status, condition);
  });
  return [name === undefined ? title : `  ${printable(name)}`, ...cells, attachedRoutes === undefined ? '' : String(attachedRoutes)];
}

function titleOf({ object: { kind, metadata: { namespace, name } } }: StatusReport): string {
  return printable(objectText(kind, namespace, name));
}

/** What is amiss, with the conditions that say the same together. */
function troublesOf({ conditions }: StatusPart): Condition[][] {
  return [...grouped(conditions.filter(each => isTrouble(each) || isFailure(each)), ({ message }) => message).values()];
}

function troubleText(report: StatusReport, { name }: StatusPart, conditions: readonly Condition[], paint: Paint): string {
  const where = [titleOf(report), ...name === undefined ? [] : [printable(name)]].join(', ');
  const [{ message, fix }] = conditions;
  return [
    `${where}: ${conditions.map(condition => paint(`${condition.type}=${condition.status} (${condition.reason})`, condition)).join(', ')}`,
    `  ${printable(message)}`,
    ...fix === undefined ? [] : [`  fix: ${printable(fix)}`],
  ].join('\n');
}

type Paint = (text: string, condition: Condition) => string;
