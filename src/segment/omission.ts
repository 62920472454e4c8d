/** Where the editors left something out: `<...>`, `[…]`, `(...)`, `«<…>»`, `< … >`. */
const mark = /^\s*[«“"]?(?:<\s*(?:…|\.{2,5})\s*>|\[\s*(?:…|\.{2,5})\s*\]|\(\s*(?:…|\.{2,5})\s*\))[»”"]?\.?\s*$/u;

/** Whether a text is the mark of an omission and nothing else. */
export const isOmissionMark = (text: string): boolean => mark.test(text);
