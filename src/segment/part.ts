/** What a paragraph of a page is, before speakers are known. */
export type Part = 'furniture' | 'date' | 'place' | 'title' | 'heading' | 'incident' | 'note' | 'text';
