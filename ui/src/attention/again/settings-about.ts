import { enteredAs, type Again, type MandateEndRow, type MandateSeat, type PartyListRow } from '$lib/api';
import type { BodyRow, DepartmentRow, MemberRow, PaperTypeRow, PersonRow, SettingsDto, SubstitutionRow } from '../../settings/dto';

/** What a refused change of the set-up was about, as it stands now; a new thing stands nowhere. */
export interface SettingsAbout {
  dto: SettingsDto;
  person?: PersonRow | undefined;
  department?: DepartmentRow | undefined;
  body?: BodyRow | undefined;
  type?: PaperTypeRow | undefined;
  member?: MemberRow | undefined;
  substitution?: SubstitutionRow | undefined;
  list?: PartyListRow | undefined;
  seat?: MandateSeat | undefined;
  end?: MandateEndRow | undefined;
}

type Find = (again: Again, dto: SettingsDto) => Omit<SettingsAbout, 'dto'> | undefined;

const byId = <T extends { id: string }>(rows: readonly T[], id: string | undefined): T | undefined => rows.find((row) => row.id === id);

/** What must be there still is a thing found; the rest may be new. */
const FINDERS: Readonly<Record<string, Find>> = {
  'municipality.define_person': (again, dto) => ({ person: byId(dto.people, enteredAs(again, 'municipality.define_person')?.id) }),
  'municipality.define_department': (again, dto) => ({ department: byId(dto.departments, enteredAs(again, 'municipality.define_department')?.id) }),
  'municipality.define_body': (again, dto) => ({ body: byId(dto.bodies, enteredAs(again, 'municipality.define_body')?.id) }),
  'circulation.continue_numbers': (again, dto) => there(byId(dto.bodies, enteredAs(again, 'circulation.continue_numbers')?.body), (body) => ({ body })),
  'circulation.define_paper_type': (again, dto) => ({ type: byId(dto.paper_types, enteredAs(again, 'circulation.define_paper_type')?.paper_type) }),
  'municipality.set_membership': (again, dto) => there(byId(dto.bodies, enteredAs(again, 'municipality.set_membership')?.membership?.body), (body) => ({ body })),
  'municipality.end_membership': (again, dto) => {
    const id = enteredAs(again, 'municipality.end_membership')?.id;
    const body = dto.bodies.find((one) => byId(one.members, id));
    return body && { body, member: byId(body.members, id) };
  },
  'municipality.name_substitute': (again, dto) => ({ substitution: byId(dto.substitutions, enteredAs(again, 'municipality.name_substitute')?.id) }),
  'municipality.end_substitution': (again, dto) => there(byId(dto.substitutions, enteredAs(again, 'municipality.end_substitution')?.id), (substitution) => ({ substitution })),
  'municipality.set_party_list': (again, dto) => ({ list: byId(dto.mandates.lists, enteredAs(again, 'municipality.set_party_list')?.id) }),
  'municipality.end_mandate': (again, dto) => {
    const membership = enteredAs(again, 'municipality.end_mandate')?.membership;
    return there(dto.mandates.seats.find((one) => one.membership === membership), (seat) => ({ seat }));
  },
  'municipality.note_certificate': (again, dto) => there(byId(dto.mandates.ends, enteredAs(again, 'municipality.note_certificate')?.mandate_end), (end) => ({ end })),
  'municipality.take_back_mandate_end': (again, dto) => there(byId(dto.mandates.ends, enteredAs(again, 'municipality.take_back_mandate_end')?.mandate_end), (end) => ({ end })),
  'municipality.begin_term': () => ({}),
  'circulation.plan_constituent': () => ({}),
  'circulation.hand_over': (again, dto) => there(byId(dto.people, enteredAs(again, 'circulation.hand_over')?.from), (person) => ({ person })),
};

const there = <T>(found: T | undefined, about: (found: T) => Omit<SettingsAbout, 'dto'>): Omit<SettingsAbout, 'dto'> | undefined =>
  found === undefined ? undefined : about(found);

/** What the refused change was about; nothing where it is here no more. */
export function aboutSettings(again: Again, dto: SettingsDto): SettingsAbout | undefined {
  const found = FINDERS[again.kind]?.(again, dto);
  return found && { ...found, dto };
}

/** Kinds that it finds what they are about for. */
export const ABOUT_SETTINGS = Object.keys(FINDERS);
