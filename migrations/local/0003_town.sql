-- Read models of the municipality. Names and addresses are personal data, seen by the whole office, as
-- long as the records they are derived from.
create table person (
    id blob primary key,
    given text not null,
    family text not null,
    full_name text not null,
    name_sort blob not null, -- key of the Czech order, family name first
    function text not null,
    email text not null,
    department blob,
    is_active integer not null
) strict, without rowid;
create index person_by_name on person (name_sort);

create table department (
    id blob primary key,
    name text not null,
    name_sort blob not null,
    abbreviation text not null,
    head blob
) strict, without rowid;

create table body (
    id blob primary key,
    kind text not null,
    rank integer not null, -- assembly, council, committees, commissions, others, office
    name text not null,
    name_sort blob not null,
    short_name text not null,
    abbreviation text not null,
    parent blob,
    seats integer not null,
    is_public integer not null,
    from_on text not null,
    to_on text
) strict, without rowid;

create table membership (
    id blob primary key,
    body blob not null,
    person blob not null,
    role text not null,
    from_on text not null,
    to_on text,
    end_reason text not null,
    party text not null
) strict, without rowid;
create index membership_by_body on membership (body, from_on);
create index membership_by_person on membership (person, from_on);

create table substitution (
    id blob primary key,
    absent blob not null,
    by_person blob not null,
    from_on text not null,
    to_on text
) strict, without rowid;
create index substitution_by_absent on substitution (absent);

create table variant (
    id blob primary key,
    of_kind text not null,
    of_id blob not null,
    field text not null,
    author blob,
    state text not null
) strict, without rowid;
create index variant_by_state on variant (state, of_id);
