-- What erasing for good needs: words apart from what is hashed openly, and the memory of what went.

-- JSON of the verdict where it says more than its kind (texts of variants, values in a refusal), and the signature, in
-- links of the second shape; in older ones both stand in the header. As personal as the input; until a lawful erasure.
alter table log add column words text;
alter table log add column signature text;

-- Whether the row was erased for good: then devices drop everything else they kept of it. No personal data.
alter table gone add column is_erased boolean not null default false;
create index gone_by_record on gone (tenant, id, kind);

-- Records erased for good: an identifier never comes back. No personal data but the identifier; for ever.
create table erasure (
    tenant uuid not null,
    id uuid not null,
    kind text collate "C" not null,
    primary key (tenant, id, kind)
);

-- Places of sealed content whose keys went with what named it. No personal data; until it is removed there.
create table abandoned (
    tenant uuid not null,
    place text collate "C" not null,
    primary key (tenant, place)
);

do $$
declare
    one text;
begin
    foreach one in array array['erasure', 'abandoned'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format(
            'create policy own_tenant on %I using (tenant = nullif(current_setting(''obeznik.tenant'', true), '''')::uuid)',
            one
        );
    end loop;
end
$$;
