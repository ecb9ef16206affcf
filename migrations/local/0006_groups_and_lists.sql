-- Documents alike in all that filters see, so that counting hits reads a few narrow pages instead of every
-- found document. No personal data beyond the body; seen by who sees the documents; as long as they are.
create table search_group (
    group_id integer primary key,
    kind text not null,
    body blob,
    year integer,
    state text not null
) strict;
create unique index search_group_by_filters on search_group (kind, ifnull(body, x''), ifnull(year, 0), state);

create table search_member (
    search_id integer primary key,
    group_id integer not null,
    id blob not null -- the record
) strict;

-- Counting was all it served.
drop index search_document_by_kind;

-- Lists by state and by body walk along an index instead of reading every row.
create index resolution_by_state on resolution (state, decided_on, id);
drop index resolution_by_body;
create index resolution_by_body on resolution (body, decided_on, id);
