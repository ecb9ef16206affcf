import type { PaperTypeValue } from './dto';

type Required = PaperTypeValue['required_opinions'];

/** Of whom an opinion is required: a department or a person. */
export type Asked = { department: string } | { person: string };

const isOf = (one: Required[number], asked: Asked): boolean =>
  'person' in asked ? one.person === asked.person : one.person === null && one.department === asked.department;

/** Whether the opinion is required. */
export const isRequired = (all: Required, asked: Asked): boolean => all.some((one) => isOf(one, asked));

/** The list with one required or not; each stands in it once. */
export function withRequired(all: Required, asked: Asked, on: boolean): Required {
  const others = all.filter((one) => !isOf(one, asked));
  return on ? [...others, { department: null, person: null, ...asked }] : others;
}

/** People whose opinion is required, in the order in which they were chosen. */
export const requiredPeople = (all: Required): string[] => all.flatMap(({ person }) => (person === null ? [] : [person]));
