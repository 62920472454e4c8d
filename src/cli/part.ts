/**
 * Where a part of the program stands that is read or started at run time.
 * @param path from the folder that holds the program, `dist`
 */
export const partAt = (path: string): URL => new URL(`../${path}`, import.meta.url);
