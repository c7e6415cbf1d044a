import * as yaml from 'js-yaml';

// Taken out once: a bundler puts a getter before each export of the parser, and these are asked for with every value of every manifest.
export const CHOMPING_MODE = yaml.CHOMPING_MODE;
export const COLLECTION_STYLE = yaml.COLLECTION_STYLE;
export const EVENT_ID = yaml.EVENT_ID;
export const SCALAR_STYLE = yaml.SCALAR_STYLE;
export const getScalarValue = yaml.getScalarValue;
export const parseEvents = yaml.parseEvents;
