import { expect, test } from 'vitest';
import { isRequired, requiredPeople, withRequired } from './required-opinions';

test('an opinion is required of a department or of a person, each once', () => {
  let all = withRequired([], { department: 'd1' }, true);
  all = withRequired(all, { person: 'p1' }, true);
  all = withRequired(all, { person: 'p1' }, true);
  expect(all).toEqual([{ department: 'd1', person: null }, { department: null, person: 'p1' }]);
  expect(requiredPeople(all)).toEqual(['p1']);
  expect([isRequired(all, { department: 'd1' }), isRequired(all, { person: 'p2' })]).toEqual([true, false]);
  expect(withRequired(all, { department: 'd1' }, false)).toEqual([{ department: null, person: 'p1' }]);
  expect(withRequired(all, { person: 'p1' }, false)).toEqual([{ department: 'd1', person: null }]);
});
