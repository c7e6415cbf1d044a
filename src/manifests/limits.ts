/** The largest request that the API server takes, in bytes: the JSON of one object (`MaxRequestBodyBytes` in apiserver's `server/config.go`). */
export const LARGEST_OBJECT = 3 * 1024 * 1024;

/** The longest document that is read at all, in characters: a list may have many objects. */
export const LONGEST_DOCUMENT = 32 * 1024 * 1024;

/** How deep maps and lists may be inside each other, aliases followed: several times what the schema of any kind asks for. */
export const DEEPEST_NESTING = 100;
