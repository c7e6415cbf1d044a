import { Row } from './broken-value';

const exact = (value: string) => ({ type: 'Exact', value });
const prefix = (value: string) => ({ type: 'PathPrefix', value });
const regular = (value: string) => ({ type: 'RegularExpression', value });
const ofPath = (demand: string) => `(self.type in ['Exact','PathPrefix']) ? ${demand} : true`;

export const PATH_VALUES: readonly Row[] = [
  ['self.type in [\'Exact\',\'PathPrefix\'] || self.type == \'RegularExpression\'', { type: 'Glob', value: '/' }, exact('/')],
  [ofPath('self.value.startsWith(\'/\')'), prefix('cart'), regular('.*cart')],
  [ofPath('!self.value.contains(\'//\')'), prefix('/a//b'), regular('/a//b')],
  [ofPath('!self.value.contains(\'/./\')'), exact('/a/./b'), exact('/a/.b')],
  [ofPath('!self.value.contains(\'/../\')'), exact('/a/../b'), exact('/a/..b')],
  [ofPath('!self.value.contains(\'%2f\')'), prefix('/a%2fb'), prefix('/a%2eb')],
  [ofPath('!self.value.contains(\'%2F\')'), prefix('/a%2Fb'), regular('/a%2Fb')],
  [ofPath('!self.value.contains(\'#\')'), prefix('/a#b'), regular('/a#b')],
  [ofPath('!self.value.endsWith(\'/..\')'), prefix('/a/..'), prefix('/a..')],
  [ofPath('!self.value.endsWith(\'/.\')'), prefix('/a/.'), prefix('/a.')],
  [ofPath('self.value.matches(…)'), prefix('/a b'), prefix('/a%20b')],
];
