const TITLES = /^(?:ing|mgr|bc|judr|mudr|phdr|rndr|doc|prof|arch|akad|mvdr|paeddr|thdr|dis|ph\.?d|csc|mba|ll\.?m)\.?,?$/iu;

/** "KS" of "Ing. Kateřina Svídová, Ph.D.": first letters of the first and the last name, without titles. */
export function initials(name: string): string {
  const names = name.split(/[\s,]+/u).filter((word) => word !== '' && !TITLES.test(word) && !/\.$/u.test(word));
  const first = names[0]?.charAt(0) ?? '';
  const last = names.length > 1 ? (names.at(-1)?.charAt(0) ?? '') : '';
  return `${first}${last}`.toLocaleUpperCase('cs');
}
