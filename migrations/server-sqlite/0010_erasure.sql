-- What erasing for good needs: words apart from what is hashed openly, and the memory of what went.

-- JSON of the verdict where it says more than its kind (texts of variants, values in a refusal), and the signature, in
-- links of the second shape; in older ones both stand in the header. As personal as the input; until a lawful erasure.
alter table log add column words text;
alter table log add column signature text;

-- Whether the row was erased for good: then devices drop everything else they kept of it. No personal data.
alter table gone add column is_erased integer not null default 0;
create index gone_by_record on gone (id, kind);

-- Records erased for good: an identifier never comes back. No personal data but the identifier; for ever.
create table erasure (
    id blob not null,
    kind text not null,
    primary key (id, kind)
) strict, without rowid;
