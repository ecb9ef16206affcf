-- Read models of circulation. Titles and texts may name people; seen by the audience of the record; as long
-- as the records they are derived from. Only columns that lists show, filter or sort by.
create table paper_type (
    id blob primary key,
    name text not null,
    name_sort blob not null,
    abbreviation text not null,
    is_active integer not null
) strict, without rowid;

create table paper (
    id blob primary key,
    number text not null,
    number_sort blob not null,
    title text not null,
    title_sort blob not null,
    paper_type blob,
    presenter blob not null,
    drafter blob not null,
    department blob,
    competence text not null,
    confidentiality text not null,
    state text not null,
    due_on text,
    version integer not null,
    return_reason text not null,
    checks_open integer not null,   -- items of the formal check nobody looked at
    checks_failed integer not null, -- items that are not in order
    created_at text not null,
    submitted_at text
) strict, without rowid;
create index paper_by_state on paper (state, due_on);
create index paper_by_created on paper (created_at, id);
create index paper_by_number on paper (number_sort, id);
create index paper_by_title on paper (title_sort, id);
create index paper_by_due on paper (due_on, id);

create table paper_person (
    paper blob not null,
    person blob not null,
    part text not null, -- presenter, co_presenter, drafter
    primary key (paper, person, part)
) strict, without rowid;
create index paper_person_by_person on paper_person (person, paper);

create table paper_version (
    id blob primary key,
    paper blob not null,
    number integer not null,
    author blob,
    made_at text not null,
    label text not null,
    hash text not null
) strict, without rowid;
create index paper_version_by_paper on paper_version (paper, number);

create table attachment (
    id blob primary key,
    parent blob,
    name text not null,
    blob_id text not null,
    size_bytes integer not null,
    media_type text not null,
    place integer not null,
    is_confidential integer not null,
    version integer not null,
    is_current integer not null,
    added_by blob,
    added_at text not null,
    note text not null
) strict, without rowid;
create index attachment_by_parent on attachment (parent, place);
create index attachment_by_blob on attachment (blob_id);

create table opinion (
    id blob primary key,
    paper blob not null,
    person blob,
    department blob,
    requested_by blob,
    due_on text not null,
    is_mandatory integer not null,
    state text not null,
    stance text,
    version integer not null,
    given_at text,
    is_settled integer not null
) strict, without rowid;
create index opinion_by_paper on opinion (paper, due_on);
create index opinion_by_state on opinion (state, due_on);

create table consultation (
    id blob primary key,
    paper blob not null,
    body blob not null,
    role text not null,
    place integer not null,
    round integer not null,
    state text not null,
    meeting blob,
    agenda_item blob,
    resolution blob,
    summary text not null,
    reason text not null
) strict, without rowid;
create index consultation_by_paper on consultation (paper, place, round);
create index consultation_by_body on consultation (body, state);
create index consultation_by_meeting on consultation (meeting) where meeting is not null;

create table meeting (
    id blob primary key,
    body blob not null,
    number integer not null,
    term integer not null,
    held_on text not null,
    starts_at text not null,
    place text not null,
    state text not null,
    agenda_version integer not null,
    convened_at text
) strict, without rowid;
create index meeting_by_day on meeting (held_on, starts_at);
create index meeting_by_body on meeting (body, held_on);

create table agenda_item (
    id blob primary key,
    meeting blob not null,
    paper blob,
    consultation blob,
    title text not null,
    section text not null,
    place text not null, -- key between neighbours
    minutes integer not null,
    is_late integer not null,
    presenter blob,
    state text not null,
    outcome blob
) strict, without rowid;
create index agenda_item_by_meeting on agenda_item (meeting, place, id);
create index agenda_item_by_paper on agenda_item (paper) where paper is not null;

create table resolution (
    id blob primary key,
    number text not null,
    number_sort blob not null,
    body blob not null,
    meeting blob,
    paper blob,
    title text not null,
    title_sort blob not null,
    decided_on text,
    year integer,
    state text not null,
    summary text not null,
    imported_from blob
) strict, without rowid;
create index resolution_by_day on resolution (decided_on, number_sort, id);
create index resolution_by_number on resolution (number_sort, id);
create index resolution_by_title on resolution (title_sort, id);
create index resolution_by_body on resolution (body, decided_on);
create index resolution_by_meeting on resolution (meeting, number_sort) where meeting is not null;
create index resolution_by_paper on resolution (paper) where paper is not null;
create index resolution_by_import on resolution (imported_from) where imported_from is not null;

create table task (
    id blob primary key,
    resolution blob,
    number text not null,
    number_sort blob not null,
    body blob not null,
    text text not null,
    assignee blob,
    assignee_text text not null,
    due_on text,
    due_text text not null,
    state text not null,
    is_open integer not null
) strict, without rowid;
create index task_by_due on task (is_open, due_on, id);
create index task_by_assignee on task (assignee, is_open, due_on);
create index task_by_resolution on task (resolution);
