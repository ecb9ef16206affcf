import type { Mandates, MembersWhy } from '$lib/api';
import type { StandingItem } from './standing-items';
import type { Day, Instant } from '$lib/i18n';
import type { LawProfile } from '../setup/desk';

/** A term of office, both days included. */
export interface TermValue {
  label: string;
  from: Day;
  to: Day | null;
  /** The day the results of its election were declared. */
  results_on?: Day | null;
}

/** The municipality as `municipality.set` takes it. */
export interface MunicipalityValue {
  name: string;
  name_genitive: string;
  ico: string;
  address: string;
  law: LawProfile;
  /** The newest last. */
  terms: TermValue[];
  crest_svg: string;
  is_demo: boolean;
  offline_days: OfflineDays;
  /** A small municipality without a council. */
  is_small: boolean;
}

/** Days without contact after which a computer gives up what the office gave it. */
export interface OfflineDays {
  public: number;
  body: number;
  confidential: number;
}

/** A body as `municipality.define_body` takes it. */
export interface BodyValue {
  kind: string;
  name: string;
  short_name: string;
  abbreviation: string;
  parent: string | null;
  seats: number;
  resolution_pattern: string;
  verbs: string[];
  agenda_sections: string[];
  standing_items: StandingItem[];
  papers_close_days: number;
  opinions_close_days: number;
  check_close_days: number;
  pack_days: number;
  late_consent: string | null;
  /** Whether the statute knows alternates. */
  alternates: boolean;
  notice_days: number;
  is_public: boolean;
  place: string;
  starts_at: string;
  from: Day;
  to: Day | null;
}

/** A person as `municipality.define_person` takes it. */
export interface PersonValue {
  given: string;
  family: string;
  title_before: string;
  title_after: string;
  function: string;
  email: string;
  department: string | null;
  active: boolean;
}

/** A department as `municipality.define_department` takes it. */
export interface DepartmentValue {
  name: string;
  abbreviation: string;
  head: string | null;
}

/** What a step of the office asks, and of whom: of one of the three, else of the head of the paper's department. */
export interface ApprovalValue {
  asks: string;
  person: string | null;
  department: string | null;
  role: string | null;
  is_beside: boolean;
  returns_to: string;
}

/** One step of a route. */
export interface RouteStepValue {
  id: string;
  kind: string;
  body: string | null;
  role: string | null;
  days: number | null;
  mandatory: boolean;
  /** Whether a paper is submitted only once somebody was asked for an opinion; `mandatory` of such a step says nothing. */
  insists?: boolean;
  approval: ApprovalValue | null;
  /** Whether an advisory body deals with it beside the body before, not after it. */
  is_beside: boolean;
}

/** A type of paper as `circulation.define_paper_type` takes it. */
export interface PaperTypeValue {
  name: string;
  abbreviation: string;
  route: RouteStepValue[];
  required_opinions: { department: string | null; person: string | null }[];
  number_pattern: string;
  competence_hint: string;
  active: boolean;
  /** `office`, or `member` for proposals of assembly members and committees. */
  submitter: string;
  /** Whether the economist confirms the cover of each of its papers. */
  needs_cover: boolean;
}

/** Somebody's role in a body. */
export interface MemberRow {
  id: string;
  person: string;
  person_name: string;
  role: string;
  from: Day;
  to: Day | null;
  end_reason: string;
  party: string;
}

/** A body with everybody who sits or sat in it, the present ones first. */
export interface BodyRow {
  id: string;
  value: BodyValue;
  members: MemberRow[];
  /** Mandates held today, § 87. */
  mandates: number;
  /** Why so many. */
  why: MembersWhy;
}

/** A person with what they are. */
export interface PersonRow {
  id: string;
  value: PersonValue;
  full_name: string;
  department_name: string | null;
  /** Roles lasting today. */
  roles: DutyRow[];
  /** Whether the person can sign in on this computer. */
  has_profile: boolean;
}

/** A role of a person in a body. */
export interface DutyRow {
  body: string;
  body_name: string;
  role: string;
  /** Whether an absent person can hand it over. */
  is_duty: boolean;
}

/** A department with the name of its head. */
export interface DepartmentRow {
  id: string;
  value: DepartmentValue;
  head_name: string | null;
}

/** A type of paper. */
export interface PaperTypeRow {
  id: string;
  value: PaperTypeValue;
}

/** Somebody acts for somebody else. */
export interface SubstitutionRow {
  id: string;
  absent: string;
  absent_name: string;
  by: string;
  by_name: string;
  from: Day;
  to: Day | null;
  duties: DutyRow[];
  reason: string;
  confidential: boolean;
  state: string;
  /** Names of others with the same duty in those days. */
  beside: string[];
  may_change: boolean;
}

/** How the office is: the store, its copies, the devices. */
export interface StateOfOffice {
  store: { folder: string; size_bytes: number; changed_at: Instant | null; ways: string[] };
  copies: { folder: string; count: number; last_at: Instant | null };
  devices: { id: string; name: string; person_name: string; is_this: boolean; last_seen_at: Instant | null }[];
}

/** Answer of the query `settings`. */
export interface SettingsDto {
  today: Day;
  me: string;
  municipality: MunicipalityValue;
  bodies: BodyRow[];
  people: PersonRow[];
  departments: DepartmentRow[];
  paper_types: PaperTypeRow[];
  substitutions: SubstitutionRow[];
  mandates: Mandates;
  state: StateOfOffice;
  /** Whether this person may change the set-up, people with memberships, whose substitute they name, and whether they write down what others named. */
  may: { set_up: boolean; manage_people: boolean; name_for: string[]; write_down: boolean };
}

/** One part of the program and its licence. */
export interface LicenceRow {
  name: string;
  version: string;
  licence: string;
  source: 'rust' | 'npm' | 'font' | 'data';
  /** Names of the texts it carries, for the call `licence_text`. */
  texts: readonly string[];
}

/** Answer of the call `licences`. */
export interface LicencesDto {
  program: string;
  version: string;
  parts: readonly LicenceRow[];
}

/** Event `rebuild`, while the call of that name runs. */
export interface RebuildProgress {
  stage: string;
  done: number;
  total: number;
}
